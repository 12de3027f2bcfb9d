from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.insight.test_population import base
from tests.records import record

from mkdocs_postmortems.insight.added_words import NewFactor, NewWord, new_factors, new_words
from mkdocs_postmortems.insight.touched import Touched
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.reading.vocabulary import default_vocabulary
from mkdocs_postmortems.settings import Settings

Repository = Callable[[Mapping[str, str | bytes]], Path]

RECORD = "---\ntitle: A\ndate: 2024-05-01\nfactors: [lab.x, canry]\n---\n"


def added(repository: Repository, text: str) -> tuple[NewFactor, ...]:
    files = f"families: [{{id: lab, label: Lab}}]\nfactors:\n{text}"
    root = repository({"postmortems/a.md": RECORD, "postmortems/vocabulary.yml": files})
    return new_factors(default_vocabulary(), KnowledgeBase.load(Settings(root=root)))


@pytest.mark.parametrize(
    ("factor", "near"),
    [
        ("{id: lab.x, label: Name resolutions}", "infrastructure.dns"),
        ("{id: lab.alert-treshold, label: Other}", "detection.alert-threshold"),
        ("{id: lab.x, label: Other, aliases: [retry storms]}", "resilience.retry-amplification"),
    ],
)
def test_a_name_like_that_of_a_known_factor_is_found(
    repository: Repository, factor: str, near: str
) -> None:
    (new,) = added(repository, f"  - {factor}\n")
    assert new.alike[0].factor == near
    assert new.alike[0].words == ()


def test_a_definition_like_that_of_a_known_factor_is_found_with_its_words(
    repository: Repository,
) -> None:
    known = default_vocabulary().factors
    told = next(f for id, f in known.items() if id == "detection.alert-threshold").definition
    (new,) = added(repository, f"  - {{id: lab.x, label: Xyzzy, definition: '{told}'}}\n")
    assert new.alike[0].factor == "detection.alert-threshold"
    assert len(new.alike[0].words) >= 3
    assert new.of == len(known)


def test_a_factor_like_no_other_says_so_and_where_it_is(repository: Repository) -> None:
    (new,) = added(repository, "  - {id: lab.x, label: Xyzzy}\n")
    assert (new.alike, new.records) == ((), ("a",))


def test_known_factors_are_not_new(repository: Repository) -> None:
    root = repository({"postmortems/a.md": RECORD})
    assert new_factors(default_vocabulary(), KnowledgeBase.load(Settings(root=root))) == ()


def test_a_word_that_waits_comes_with_what_it_may_mean() -> None:
    now = record("a", waiting=("dnss", "human error", "xyzzy"))
    kb = base(now, words=default_vocabulary())
    close, refused, unknown = new_words([Touched(now)], kb)
    assert close.candidates == ("infrastructure.dns",)
    assert refused.refused is not None and refused.candidates
    assert unknown == NewWord("xyzzy", now.id)


def test_a_word_the_record_had_before_is_not_new() -> None:
    now = record("a", waiting=("xyzzy",))
    assert [*new_words([Touched(now, now)], base(now))] == []
