from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from mkdocs_postmortems.graph.coded_texts import coded_texts
from mkdocs_postmortems.graph.factor_index import FactorIndex
from mkdocs_postmortems.graph.heard import DAMP, Heard
from mkdocs_postmortems.graph.suggest import propose
from mkdocs_postmortems.model.body import Body, Section
from mkdocs_postmortems.model.factor import FactorId, FactorRef, FamilyId, Role
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.passage import Passage, Sentence
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.model.vocabulary import Factor, Vocabulary

RETRY, DNS, DISK = (FactorId(f"f.{leaf}") for leaf in ("retry", "dns", "disk"))
WORDS = Vocabulary(
    factors={
        RETRY: Factor(RETRY, FamilyId("f"), "Retry storm", "Clients repeat requests at once.", aliases=("thundering herd",)),
        DNS: Factor(DNS, FamilyId("f"), "Name resolution", "A name was not resolved."),
        DISK: Factor(DISK, FamilyId("f"), "Full disk", "No space was left on a volume."),
    }
)  # fmt: skip
BARE = Vocabulary(factors={id: Factor(id, FamilyId("f"), id) for id in WORDS.factors})


def record(id: str, text: str, *factors: FactorId | FactorRef) -> Incident:
    refs = [f if isinstance(f, FactorRef) else FactorRef(f, Role.CONTRIBUTING) for f in factors]
    source = SourceFile(f"{id}.md", f"{id}.md", "", "")
    return Incident(IncidentId(id), source, "Untold", body=Body(text), factors=tuple(refs))


def passages(*sentences: str) -> list[Passage]:
    return [Passage((Sentence(text, n),)) for n, text in enumerate(sentences, 1)]


CODED = [
    record("a", "The resolver returned stale answers for hours.", DNS),
    record("b", "Lookups failed because the resolver was stale.", DNS),
    record("c", "Backlog of uploads filled the partition.", DISK),
    record("d", "Uploads stopped when the partition had no inodes.", DISK),
]


def test_words_of_the_vocabulary_speak_without_any_record() -> None:
    index = FactorIndex.of(WORDS, [])
    (found,) = propose(index, passages("All was well.", "A thundering herd of clients came."))
    assert (found.factor, found.sentence.line) == (RETRY, 2)
    assert (found.words, found.records) == (("thundering herd",), ())


CLOCK = FactorId("f.clock")
LONG = "It lasted from lunch to dinner; customers in four regions saw slow pages and old prices."


@pytest.mark.parametrize(
    ("text", "definition", "found"),
    [
        ("The clock was slow.", "Zones or calendars gave an odd value.", False),
        ("The clock gave an odd value.", "Zones or calendars gave an odd value.", True),
        ("The value was odd, said the teams.", "Zones or calendars gave an odd value.", True),
        ("The team saw errors.", "The team did not see the errors.", False),
        ("The clock was slow.", "", True),
    ],
)
def test_one_word_speaks_only_beside_another_of_its_entry(
    text: str, definition: str, found: bool
) -> None:
    clock = Factor(CLOCK, FamilyId("f"), "Clock", definition)
    index = FactorIndex.of(Vocabulary(factors={CLOCK: clock}), [])
    assert bool(propose(index, passages(text, LONG))) is found


def test_earlier_coding_speaks_without_any_word_of_the_vocabulary() -> None:
    index = FactorIndex.of(BARE, CODED)
    (first, *_) = propose(index, passages("We saw a stale resolver."))
    assert (first.factor, first.words, first.records) == (DNS, (), ("b", "a"))
    assert 0 < first.score <= 1


def test_what_authors_pointed_to_stands_for_a_factor_and_nothing_beside_it() -> None:
    body = Body("Long.", sections=(Section(2, "Disk", "disk", 3, "The partition was full."),))
    pointed = FactorRef(DISK, Role.CONTRIBUTING, evidence=("disk",))
    noted = FactorRef(DNS, Role.TRIGGER, note="The resolver was stale")
    source = SourceFile("a.md", "a.md", "", "")
    told = Incident(IncidentId("a"), source, "Title", body=body, factors=(pointed, noted))
    assert [(each.text, sorted(each.factors)) for each in coded_texts([told])] == [
        ("The partition was full.", [DISK]),
        ("The resolver was stale", [DNS]),
    ]
    whole = record("b", "All of it.", DNS, DISK)
    (only,) = coded_texts([whole])
    assert only.text == "Untold\nAll of it."
    assert sorted(only.factors) == sorted([DNS, DISK])


@pytest.mark.parametrize("text", ["", "Lorem ipsum dolor.", "The resolver.", "..."])
def test_nothing_is_proposed_where_nothing_speaks(text: str) -> None:
    assert propose(FactorIndex.of(WORDS, []), passages(text)) == ()


def test_one_word_of_a_longer_text_is_not_enough() -> None:
    index = FactorIndex.of(BARE, CODED)
    rest = "Cream butter sugar flour dough oven rack plate lemon salt pepper."
    assert propose(index, passages(f"A stale loaf. {rest}")) == ()
    assert propose(index, passages("A stale loaf."))[0].factor == DNS


def test_what_a_text_has_is_left_out_and_the_limit_holds() -> None:
    index = FactorIndex.of(WORDS, CODED)
    text = passages("A retry storm filled the partition with uploads: full disk.")
    assert {each.factor for each in propose(index, text)} == {RETRY, DISK}
    assert [each.factor for each in propose(index, text, but=[DISK])] == [RETRY]
    assert len(propose(index, text, limit=1)) == 1


def test_a_deprecated_factor_is_not_proposed() -> None:
    old = Factor(DNS, FamilyId("f"), "Name resolution", replaced_by=DISK)
    index = FactorIndex.of(Vocabulary(factors={**WORDS.factors, DNS: old}), CODED)
    found = propose(index, passages("Name resolution: stale answers of the resolver."))
    assert DNS not in [each.factor for each in found]


def test_the_order_of_records_and_sentences_of_a_passage_makes_no_difference() -> None:
    text = passages("Stale resolver and full disk.", "Uploads filled the partition.")
    wanted = propose(FactorIndex.of(WORDS, CODED), text)
    for seed in range(5):
        shuffled = random.Random(seed).sample(CODED, len(CODED))
        assert propose(FactorIndex.of(WORDS, shuffled), text) == wanted


def ridge(index: FactorIndex, whole: Sequence[float]) -> list[float]:
    """What the coding says, by solving the equations for all coded texts."""
    rows, coded = index.texts.toarray(), index.coded.toarray()
    mix = np.linalg.solve(rows @ rows.T + DAMP * np.eye(len(rows)), rows @ np.array(whole))
    found: list[float] = (index.usual + (coded - coded.mean(axis=0)).T @ mix).tolist()
    return found


def test_what_coding_says_is_the_damped_mix_of_all_coded_texts() -> None:
    choose = random.Random(3)
    words = ["stale", "resolver", "uploads", "partition", "backlog", "lookups", "lease"]
    records = [
        record(f"r{n}", " ".join(choose.choices(words, k=8)), choose.choice([DNS, DISK, RETRY]))
        for n in range(30)
    ]
    index = FactorIndex.of(WORDS, records)
    heard = Heard(index, passages("stale uploads", "lease partition lease"))
    assert heard._coding().tolist() == pytest.approx(ridge(index, heard._whole.toarray()[0]))
