from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.cli.running import OWN_LEXICON, run

from mkdocs_postmortems.cli.explain import as_text, look_up
from mkdocs_postmortems.lint.engine import RULES, explained
from mkdocs_postmortems.lint.explanation import HEADINGS
from mkdocs_postmortems.lint.wording.lexicon import Lexicon

EXPLAINED = explained()
WORDING = Lexicon.shipped().rules


def test_without_a_code_every_code_is_listed() -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines[:-2]] == list(EXPLAINED)
    starred = [line.split()[0] for line in lines[:-2] if line.endswith(" *")]
    assert starred == [rule.code for rule in RULES] + [rule.id for rule in WORDING]


@pytest.mark.parametrize("word", ["PM501", "pm501", "vague-action", "Vague-Action"])
def test_a_code_or_a_name_is_explained(word: str) -> None:
    done = run("explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith("PM501 vague-action (hint)\n\nThe title of an action says try")
    assert [line for line in done.stdout.splitlines() if line.isupper()] == [
        heading.upper() for heading in HEADINGS
    ]
    assert "\n    actions: [Improve the alerts of the payment queue]\n" in done.stdout


@pytest.mark.parametrize("word", ["PB01", "pb01", "failed-to"])
def test_a_rule_about_wording_is_explained(word: str) -> None:
    done = run("explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith('PB01 failed-to (hint)\n\nLooks for: a person "failed to".\n')
    heads = [line for line in done.stdout.splitlines() if line.isupper()]
    assert heads == ["WHAT IT ASKS", "WHY", "EXAMPLE", "WRITE INSTEAD", "LEAVES ALONE", "SOURCE"]


def test_a_lexicon_of_the_site_is_explained_too(
    repository: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository(OWN_LEXICON))
    assert run("explain", "PB90").stdout.startswith("PB90 pb90 (hint)")
    assert "PB90" in run("explain").stdout


def test_a_code_that_states_a_fact_has_its_meaning() -> None:
    said = "The front matter is no YAML or TOML; the record is not yet coded."
    assert run("explain", "PM101").stdout == f"PM101 broken-yaml (error)\n\n{said}\n"


@pytest.mark.parametrize(
    ("word", "mend"),
    [("vague-actoin", "Did you mean 'vague-action'?"), ("zzz", "`postmortems explain` lists")],
)
def test_an_unknown_code_is_refused(word: str, mend: str) -> None:
    done = run("explain", word)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: no code or name is '{word}'. {mend}")


@pytest.mark.parametrize("code", EXPLAINED)
def test_text_fits_a_narrow_screen(code: str) -> None:
    text = as_text(look_up(code, EXPLAINED), 40)
    assert not [line for line in text.splitlines() if len(line) > 40 and line[:4].strip()]
    assert "```" not in text
