from __future__ import annotations

import pytest
from tests.cli.running import run

from mkdocs_postmortems.cli.explain import as_text, explained
from mkdocs_postmortems.lint.engine import EXPLAINED, RULES
from mkdocs_postmortems.lint.explanation import HEADINGS


def test_without_a_code_every_code_is_listed() -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines[:-2]] == list(EXPLAINED)
    starred = [line.split()[0] for line in lines[:-2] if line.endswith(" *")]
    assert starred == [rule.code for rule in RULES]


@pytest.mark.parametrize("word", ["PM501", "pm501", "vague-action", "Vague-Action"])
def test_a_code_or_a_name_is_explained(word: str) -> None:
    done = run("explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith("PM501 vague-action (hint)\n\nThe title of an action says try")
    assert [line for line in done.stdout.splitlines() if line.isupper()] == [
        heading.upper() for heading in HEADINGS
    ]
    assert "\n    actions: [Improve the alerts of the payment queue]\n" in done.stdout


def test_a_code_that_states_a_fact_has_its_meaning() -> None:
    said = "The front matter is not YAML; the record is not yet coded."
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
    text = as_text(explained(code), 40)
    assert not [line for line in text.splitlines() if len(line) > 40 and line[:4].strip()]
    assert "```" not in text
