from __future__ import annotations

import pytest

from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.names import known
from mkdocs_postmortems.lint.wording.remark import remarks

NAMES = frozenset(
    {
        "Priya Raman",
        "Tom Okafor",
        "Will Mark",
        "Jean-Luc de Vries",
        "Ana",
        "tokafor",
        "minkyu9",
        "platform",
        "Build Bot",
        "dependabot[bot]",
        "Your Name",
        "GitHub Actions",
        "li@example.org",
        "",
    }
)


def named(text: str, lexicon: Lexicon) -> list[str]:
    people = known(NAMES, lexicon.names)
    return [text[start:end] for start, end in people.find(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Priya merged it.", ["Priya"]),
        ("It was Tom Okafor's commit.", ["Tom Okafor"]),
        ("Okafor and Raman paired.", ["Okafor", "Raman"]),
        ("TOM OKAFOR signed.", ["TOM OKAFOR"]),
        ("Thanks to Jean-Luc de Vries.", ["Jean-Luc de Vries"]),
        ("Vries looked first.", ["Vries"]),
        ("Ana paged tokafor and minkyu9.", ["Ana", "tokafor", "minkyu9"]),
        ("Will Mark signed off.", ["Will Mark"]),
        ("Will it run? Mark the line.", []),
        ("The Priya cluster and cluster Priya were drained.", []),
        ("our Tom runs on a host", []),
        ("priya runs, and so does tom okafor", []),
        ("The platform held. Your turn, Name it. Build it.", []),
        ("GitHub Actions and Build Bot ran.", []),
    ],
)
def test_people_are_told_from_things(text: str, people: list[str], lexicon: Lexicon) -> None:
    assert named(text, lexicon) == people


def test_without_names_nothing_is_named(lexicon: Lexicon) -> None:
    assert list(known(frozenset(), lexicon.names).find("Priya merged it.")) == []
    assert remarks("Priya merged it.", lexicon) == ()


def test_a_name_is_a_person_for_the_other_rules(lexicon: Lexicon) -> None:
    text = "The outage began after Priya from the platform team forgot the flag."
    assert {each.rule for each in remarks(text, lexicon, names=NAMES)} == {"PB02"}


def test_a_sentence_brings_one_remark_about_names(lexicon: Lexicon) -> None:
    found = remarks("Priya and Okafor met. Raman came later.", lexicon, names=NAMES)
    assert [(each.rule, each.words) for each in found] == [("NM02", "Priya"), ("NM02", "Raman")]
