from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.model.factor import FamilyId
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.pages.vocabulary import RECORDS_SHOWN, WORDS_SHOWN

DAY = date(2024, 5, 1)
HERE = "vocabulary/index.md"


def section(page: str, name: str) -> str:
    _, _, rest = page.partition(f"{{ #pm-{name} }}\n")
    assert rest, name
    return rest.split("\n## ")[0]


def fact(page: str, label: str) -> int:
    _, _, rest = page.partition(f'<span class="pm-label">{label}</span> ')
    return int(rest.split("\n")[0])


def test_an_empty_collection_uses_no_word(build: Any, vocabulary: Any) -> None:
    page = build([]).page(HERE)
    assert "No incident yet." in page
    assert "No word waits." in section(page, "waiting")
    assert fact(page, "Never seen") == fact(page, "Factors") == len(vocabulary.factors)
    assert "pm-once" not in page
    assert "pm-deprecated" not in page


def test_spellings_of_one_word_wait_together(build: Any, record: Any) -> None:
    records = [
        record("a", date(2024, 1, 1), waiting=("magic smoke",)),
        record("b", date(2024, 2, 1), waiting=("Magic-Smoke", "gremlin")),
        record("c", None, factors=[], waiting=("magic_smoke",)),
    ]
    waiting = section(build(records).page(HERE), "waiting")
    words = [line.split(" | ")[0] for line in waiting.splitlines() if "](../" in line]
    assert words == ["| Magic-Smoke", "| gremlin"]
    assert "[Title of b](../b.md); [Title of a](../a.md); [Title of c](../c.md) |" in waiting


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nothing like it", "nothing near"),
        ("config pusch", "[Configuration or flag change](../factors/change.config-push.md)"),
        ("human error", "Consider [Powerful operation without a guard]"),
        ("change", "one of [Change and release](../factors/index.md#change)"),
        ("no canary", "[Change reached everything at once]"),
    ],
)
def test_a_word_that_waits_has_what_it_could_mean(
    build: Any, record: Any, word: str, said: str
) -> None:
    waiting = section(build([record("a", DAY, waiting=(word,))]).page(HERE), "waiting")
    assert said in waiting


def test_a_word_that_means_two_factors_names_both(read: Any) -> None:
    text = """
extends: nothing
families: [{id: lab, label: Lab}, {id: rig, label: Rig}]
factors: [{id: lab.clock, label: Lab clock}, {id: rig.clock, label: Rig clock}]
"""
    record = "---\ntitle: T\ndate: 2024-05-01\nfactors: [clock]\n---\n"
    page = read({"vocabulary.yml": text, "a.md": record}).page(HERE)
    assert "more than one: [Lab clock](../factors/lab.clock.md), [Rig clock]" in page


@pytest.mark.parametrize(
    "front", [FrontMatter(status=Status.WITHDRAWN), FrontMatter(kind=Kind.REVIEW)]
)
def test_words_of_withdrawn_records_and_reviews_do_not_wait(
    build: Any, record: Any, front: FrontMatter
) -> None:
    page = build([record("a", DAY, waiting=("magic",), front=front)]).page(HERE)
    assert "No word waits." in page


def test_many_records_and_many_words_are_cut_with_their_number(build: Any, record: Any) -> None:
    words = tuple(f"word {n:04}" for n in range(WORDS_SHOWN + 2))
    records = [record(f"r{n}", DAY, waiting=words) for n in range(RECORDS_SHOWN + 3)]
    waiting = section(build(records).page(HERE), "waiting")
    assert waiting.count("; and 3 more |") == WORDS_SHOWN
    assert "2 more words wait; `postmortems check` lists them all." in waiting


def test_factors_are_parted_by_how_often_they_are_seen(build: Any, record: Any) -> None:
    both = ["infrastructure.dns", "change.config-push"]
    records = [record("a", DAY, factors=both), record("b", DAY)]
    page = build(records).page(HERE)
    assert (fact(page, "Seen in a record"), fact(page, "Seen in one record")) == (2, 1)
    assert (
        "| [Configuration or flag change](../factors/change.config-push.md) | [Title of a](../a.md), 1 May 2024 |"
        in section(page, "once")
    )
    assert "Name resolution" not in section(page, "once")
    assert "infrastructure.dns.md" not in section(page, "unused")
    assert (
        "- [Infrastructure and data platform](../factors/index.md#infrastructure): [Backup" in page
    )


def test_a_family_named_alone_stands_with_its_records(build: Any, record: Any) -> None:
    record_b = record("b", DAY, factors=[], families=(FamilyId("change"),))
    families = section(build([record("a", DAY), record_b]).page(HERE), "family-only")
    assert (
        "[Change and release](../factors/index.md#change) | 1 record | [Title of b](../b.md) |"
        in families
    )


VOCABULARY = """
extends: nothing
families: [{id: lab, label: Lab}]
factors:
  - {id: lab.old, label: Old rig, aliases: [rust], deprecated: 2024-01-02, replaced_by: lab.rig}
  - {id: lab.rig, label: Rig}
  - {id: lab.rope, label: Rope, deprecated: 2024-01-02}
"""


def test_deprecated_words_stand_with_the_records_that_still_have_them(read: Any) -> None:
    def record(title: str, factors: str) -> str:
        return f"---\ntitle: {title}\ndate: 2024-05-01\nfactors: [{factors}]\n---\n"

    site = read(
        {
            "vocabulary.yml": VOCABULARY,
            "a.md": record("A", "Rust"),
            "b.md": record("B", "{id: old-rig, role: trigger}, rig, magic"),
            "c.md": record("C", "rig"),
        }
    )
    page = site.page(HERE)
    deprecated = section(page, "deprecated")
    old = "[Old rig](../factors/lab.old.md) | 2 January 2024 | [Rig](../factors/lab.rig.md)"
    assert f"| {old} | [B](../b.md); [A](../a.md) |" in deprecated
    assert "| [Rope](../factors/lab.rope.md) | 2 January 2024 | none | none |" in deprecated
    assert (fact(page, "Deprecated"), fact(page, "Factors"), fact(page, "Never seen")) == (2, 2, 0)
    assert "Every factor is named in a record." in page
    assert site.plan.pages[f"postmortems/{HERE}"].source == "postmortems/vocabulary.yml"


def test_without_a_file_of_the_site_there_is_nothing_to_edit(build: Any) -> None:
    assert build([]).plan.pages[f"postmortems/{HERE}"].source is None


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    inert(build([record("a", DAY, waiting=(hostile,))]).page(HERE))
    inert(build([record("a", DAY, title=hostile)]).page(HERE))


def test_questions_of_refused_words_stay_text(read: Any, hostile: str, inert: Any) -> None:
    refused = json.dumps({"terms": ["gremlin"], "ask": hostile})
    record = "---\ntitle: T\ndate: 2024-05-01\nfactors: [gremlin]\n---\n"
    inert(read({"vocabulary.yml": f"refused: [{refused}]\n", "a.md": record}).page(HERE))
