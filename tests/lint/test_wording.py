"""Wording in the engine: what is asked where, at which level, and what an exception covers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.lint.engine import all_findings
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.wording import Wording
from mkdocs_postmortems.model.finding import Finding, Level
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

SHIPPED = Wording(Lexicon.shipped())
HEAD = "title: T\ndate: 2024-05-01\nfactors: [dns]\n"
BLAMING = "The operator forgot the flag."

Heard = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def heard(repository: Callable[[Mapping[str, str]], Path]) -> Heard:
    """Return the findings about one record whose wording is looked at; `body` is line 7."""

    def look(
        body: str = "", *, head: str = HEAD, wording: Wording | None = SHIPPED, **settings: Any
    ) -> tuple[Finding, ...]:
        root = repository({"postmortems/a.md": f"---\n{head}---\n\n{body}\n"})
        set_here = Settings(root=root, **settings)
        return all_findings(read_collection(set_here), set_here, wording)

    return look


def rows(found: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(f.code, f.location.line, f.location.column) for f in found]


def test_a_sentence_of_the_text_is_asked_about_in_its_place(heard: Heard) -> None:
    (said,) = heard(f"## Text\n\nIt was late. {BLAMING}")
    assert rows((said,)) == [("PB02", 9, 14)]
    assert said.level is Level.HINT
    assert said.message == "'The operator forgot': It makes a trait of what the setting allowed."
    assert said.hint == "Which reminder or mechanism does this step have?"


@pytest.mark.parametrize(
    ("front", "place"),
    [
        (f"title: {BLAMING}\ndate: 2024-05-01\nfactors: [dns]\n", (2, 8)),
        (f"{HEAD}impact: {{summary: {BLAMING}}}\n", (5, 19)),
        (f"title: T\ndate: 2024-05-01\nfactors: [bug, {{id: dns, note: {BLAMING}}}]\n", (4, 32)),
        (f"{HEAD}actions: [A test, {BLAMING}]\n", (5, 19)),
        (f"{HEAD}open_questions:\n- {BLAMING}\n", (6, 3)),
    ],
)
def test_a_sentence_of_the_front_matter_is_asked_about_at_its_value(
    heard: Heard, front: str, place: tuple[int, int]
) -> None:
    assert ("PB02", *place) in rows(heard(head=front))


def test_without_a_lexicon_nothing_is_asked(heard: Heard) -> None:
    assert heard(BLAMING, wording=None) == ()


@pytest.mark.parametrize("level", ["error", "warning", "hint", "off"])
def test_a_site_sets_a_rule_about_wording_to_any_level(heard: Heard, level: str) -> None:
    found = heard(BLAMING, levels={"PB02": Level(level)})
    assert [f.level for f in found] == ([] if level == "off" else [level])


def test_text_in_another_language_is_left_alone_with_its_front_matter(heard: Heard) -> None:
    german = (
        "Der Dienst war nicht zu erreichen und die Pakete wurden von dem Router verworfen. " * 5
    )
    assert heard(german, head=HEAD.replace("title: T", f"title: {BLAMING}")) == ()


def test_names_of_people_are_asked_about_and_not_their_owners_words(heard: Heard) -> None:
    known = Wording(Lexicon.shipped(), frozenset({"Marta Okonkwo"}))
    assert [f.code for f in heard("Then Marta Okonkwo called.", wording=known)] == ["NM02"]
    assert heard("Then Marta Okonkwo called.") == ()


@pytest.mark.parametrize("head", ["status: withdrawn\n", "kind: review\nperiod: 2024 Q2\n"])
def test_withdrawn_records_and_reviews_are_left_alone(heard: Heard, head: str) -> None:
    assert "PB02" not in {f.code for f in heard(BLAMING, head=HEAD + head)}


ALLOWED = {
    "PB02: quotes the contract": [],
    "pb02:why": [],
    "PB02": [("PM513", 7, 1), ("PB02", 8, 1)],
    "CF01: why": [("PM514", 7, 1), ("PB02", 8, 1)],
    "PB99: why": [("PM514", 7, 1), ("PB02", 8, 1)],
    "PM301: why": [("PM514", 7, 1), ("PB02", 8, 1)],
}


@pytest.mark.parametrize(("comment", "left"), ALLOWED.items())
def test_a_comment_excepts_what_follows_with_a_reason(
    heard: Heard, comment: str, left: list[tuple[str, int, int]]
) -> None:
    assert rows(heard(f"<!-- allow {comment} -->\n{BLAMING}")) == left


def test_a_comment_excepts_no_other_paragraph(heard: Heard) -> None:
    found = heard(f"<!-- allow PB02: why -->\n{BLAMING}\n\n{BLAMING}")
    assert rows(found) == [("PB02", 10, 1)]


ALLOWED_IN_FRONT = {
    "{rule: PB02, reason: Quotes the contract}": [],
    "{rule: pb02, reason: Quotes the contract}": [],
    "PB02": ["PM513", "PB02", "PB02"],
    "{rule: CF01, reason: x}": ["PM514", "PB02", "PB02"],
}


@pytest.mark.parametrize(("allow", "codes"), ALLOWED_IN_FRONT.items())
def test_the_front_matter_excepts_the_whole_record(
    heard: Heard, allow: str, codes: list[str]
) -> None:
    found = heard(f"{BLAMING}\n\n{BLAMING}", head=f"{HEAD}lint: {{allow: {allow}}}\n")
    assert [f.code for f in found] == codes


@pytest.mark.parametrize("settings", [{}, {"levels": {"PB02": Level.OFF}}])
@pytest.mark.parametrize("front", ["", "lint: {allow: {rule: PB02, reason: x}}\n"])
def test_an_exception_may_be_of_use_where_wording_is_not_looked_at(
    heard: Heard, settings: dict[str, Any], front: str
) -> None:
    body = f"<!-- allow PB02: why -->\n{BLAMING}"
    assert heard(body, head=HEAD + front, wording=None, **settings) == ()


def test_a_comment_excepts_a_hint_of_another_kind_too(heard: Heard) -> None:
    body = "## Timeline\n\n<!-- allow PM212: as they told it -->\n- 10:20 one\n\n- 10:10 two\n"
    plain = body.replace("allow", "x")
    assert [f.code for f in heard(plain) if f.code == "PM212"]
    assert heard(body.replace("- 10:20 one\n\n", "").replace("<!--", "- 10:20 one\n<!--")) == ()


def test_a_project_switches_wording_off(tmp_path: Path) -> None:
    assert Wording.of(Settings(root=tmp_path, wording=False)) is None
    wording = Wording.of(Settings(root=tmp_path))
    assert wording is not None
    assert wording.lexicon is Lexicon.shipped()


def test_the_lexicon_in_the_guide_can_be_used(heard: Heard, project: Path, tmp_path: Path) -> None:
    guide = (project / "docs/guide/findings.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    (tmp_path / "wording.toml").write_text(shown, encoding="utf-8")
    own = Wording(Lexicon.read(tmp_path / "wording.toml"))
    text = "The dispatcher forgot the flag.\n\nGremlins, they said."
    assert [f.code for f in heard(text, wording=own)] == ["PB02", "PB90"]
    assert heard(text) == ()
