from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.model.factor import FactorId, FamilyId, Role
from mkdocs_postmortems.model.finding import Level
from mkdocs_postmortems.model.vocabulary import Known, Unwelcome
from mkdocs_postmortems.model.words import fold
from mkdocs_postmortems.reading.vocabulary import default_vocabulary

DNS = FactorId("infrastructure.dns")
NOTHING = "extends: nothing\nfamilies: [{id: a}, {id: b}]\n"


@pytest.fixture
def vocabulary(read: Callable[..., Any]) -> Callable[..., Any]:
    def reading(text: str, **files: str) -> Any:
        return read({"a.md": "# a\n", "vocabulary.yml": text, **files}, levels={"PM108": Level.OFF})

    return reading


def test_the_packaged_vocabulary_is_sound() -> None:
    known = default_vocabulary()
    assert (len(known.families), len(known.factors)) == (12, 90)
    assert known.families[FamilyId("adaptive")].role is Role.MITIGATING
    assert known.families[FamilyId("response")].sharp_end
    assert known.factors[DNS].label
    for factor in known.factors.values():
        assert factor.definition
        assert factor.ask
        assert factor.neighbour
        for word in (factor.id, factor.leaf, factor.label, *factor.aliases):
            assert known.resolve(word) == Known(factor)
    for refused in known.refused:
        for term in refused.terms:
            assert known.resolve(term) == Unwelcome(refused)


def test_no_word_of_the_packaged_vocabulary_means_two_factors() -> None:
    owners: dict[str, set[str]] = {}
    for factor in default_vocabulary().factors.values():
        for word in (factor.leaf, factor.label, *factor.aliases):
            owners.setdefault(fold(word), set()).add(factor.id)
    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == {}


def test_a_site_adds_to_the_packaged_vocabulary(vocabulary: Callable[..., Any]) -> None:
    read = vocabulary(
        """
families: [{id: lab, label: Hardware lab, definition: d, role: aggravating, sharp_end: true}]
factors:
  - {id: lab.bench-clock, label: Bench clock, definition: d, ask: a, not: n, aliases: rig clock}
  - {id: lab.no-label}
  - {id: infrastructure.dns, label: Name service, aliases: [coredns]}
refused: [{terms: gremlins, ask: What was seen?, consider: [lab.bench-clock, lab.gone]}]
"""
    )
    known = read.collection.vocabulary
    assert len(known.factors) == 92
    lab = known.families["lab"]
    assert (lab.label, lab.role, lab.sharp_end) == ("Hardware lab", Role.AGGRAVATING, True)
    clock = known.factors["lab.bench-clock"]
    assert (clock.ask, clock.neighbour, clock.aliases) == ("a", "n", ("rig clock",))
    assert known.factors["lab.no-label"].label == "No label"
    dns = known.factors["infrastructure.dns"]
    assert dns.label == "Name service"
    assert dns.definition == default_vocabulary().factors[DNS].definition
    old = default_vocabulary().factors[DNS].label
    for word in ("coredns", "name service", "DNS", old):
        assert known.resolve(word) == Known(dns)
    assert known.resolve("Gremlins").refused.consider == ("lab.bench-clock",)
    assert read.codes == ["PM328"]


def test_a_site_may_replace_the_vocabulary(vocabulary: Callable[..., Any]) -> None:
    read = vocabulary(f"{NOTHING}factors: [{{id: a.one}}]\n")
    assert list(read.collection.vocabulary.factors) == ["a.one"]
    assert read.collection.vocabulary.refused == ()
    assert not read.findings


def test_a_factor_may_be_deprecated(vocabulary: Callable[..., Any]) -> None:
    known = vocabulary(
        "factors: [{id: infrastructure.dns, deprecated: 2024-06-01, replaced_by: software.heat},"
        " {id: software.heat}]"
    ).collection.vocabulary
    dns = known.factors["infrastructure.dns"]
    assert (dns.deprecated, dns.replaced_by) == (date(2024, 6, 1), "software.heat")
    assert known.resolve("dns").factor.id == "software.heat"
    assert known.resolve("dns").written == dns


def test_a_factor_that_moves_to_another_family_keeps_its_leaf(
    vocabulary: Callable[..., Any],
) -> None:
    read = vocabulary(
        f"{NOTHING}factors: [{{id: a.x, deprecated: 2024-06-01, replaced_by: b.x}}, {{id: b.x}}]"
    )
    known = read.collection.vocabulary
    assert known.resolve("x") == Known(known.factors["b.x"])
    assert not read.findings


FAULTS = {
    "broken": ("factors: [a", "PM101", 1),
    "a list": ("- a\n", "PM102", 1),
    "empty": ("# nothing\n", "PM326", 1),
    "nothing at all": ("extends: nothing\n", "PM331", 1),
    "wrong shape": ("factors: 3\n", "PM110", 1),
    "wrong choice": ("extends: defualt\n", "PM114", 1),
    "unknown version": ("\nversion: 7\n", "PM330", 2),
    "version in words": ("\nversion: one\n", "PM110", 2),
    "unknown key": ("\nfactor: []\n", "PM117", 2),
    "no id": ("\nfactors: [{label: x}]\n", "PM115", 2),
    "bad factor id": ("\nfactors:\n  - {id: Software Race}\n", "PM320", 3),
    "bad family id": ("\nfamilies:\n  - {id: My Family}\n", "PM320", 3),
    "unknown family": ("\nfactors:\n  - {id: sofware.race}\n", "PM321", 3),
    "defined twice": (
        "\nfactors:\n  - {id: software.heat}\n  - {id: software.heat}\n",
        "PM325",
        4,
    ),
    "word with two meanings": (
        "\nfactors:\n  - {id: software.heat, aliases: [corn, dns]}\n",
        "PM322",
        3,
    ),
    "leaf with two meanings": ("\nfactors:\n  - {id: software.dns}\n", "PM322", 3),
    "successor that is not there": (
        "\nfactors:\n  - {id: software.heat, replaced_by: software.gone}\n",
        "PM324",
        3,
    ),
    "itself as successor": (
        "\nfactors:\n  - {id: software.heat, replaced_by: software.heat}\n",
        "PM323",
        3,
    ),
    "new meaning": ("\nfactors:\n  - {id: infrastructure.dns, definition: x}\n", "PM329", 3),
    "no question": ("\nrefused: [{terms: x}]\n", "PM115", 2),
    "repeated key": ("version: 1\nversion: 1\n", "PM104", 2),
}


@pytest.mark.parametrize(("text", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_noted_and_the_rest_holds(
    vocabulary: Callable[..., Any], text: str, code: str, line: int
) -> None:
    read = vocabulary(text)
    found = read.the(code)
    assert (found.location.path, found.location.line) == ("postmortems/vocabulary.yml", line)
    assert found.hint
    if "nothing" not in text:
        assert "change.config-push" in read.collection.vocabulary.factors


def test_a_circle_of_successors_is_cut(vocabulary: Callable[..., Any]) -> None:
    read = vocabulary(
        f"{NOTHING}factors:\n  - {{id: a.x, replaced_by: a.y}}\n  - {{id: a.y, replaced_by: a.z}}\n"
        "  - {id: a.z, replaced_by: a.x}\n  - {id: b.x2, replaced_by: a.x}\n"
    )
    assert [f.location.line for f in read.of("PM323")] == [4, 5, 6]
    known = read.collection.vocabulary
    assert known.factors["a.x"].replaced_by is None
    assert known.resolve("b.x2").factor.id == "a.x"


def test_an_alias_with_two_meanings_keeps_its_first(vocabulary: Callable[..., Any]) -> None:
    read = vocabulary("factors: [{id: software.heat, aliases: [DNS, corn]}]\n")
    known = read.collection.vocabulary
    assert known.resolve("dns").factor.id == "infrastructure.dns"
    assert known.factors["software.heat"].aliases == ("corn",)


def test_a_text_belongs_to_its_factor(vocabulary: Callable[..., Any]) -> None:
    read = vocabulary(
        "factors: [{id: infrastructure.dns, replaced_by: software.heat}, {id: software.heat},"
        " {id: infrastructure.credential-expiry, replaced_by: software.heat}]",
        **{
            "factors/software.logic-defect.md": "---\ntitle: x\n---\n\n# Bugs\n\nText.\n",
            "factors/infrastructure.dns.md": "Of the old one.\n",
            "factors/nonsense.md": "x\n",
            "factors/README.md": "x\n",
            "factors/_draft.md": "x\n",
            "factors/change.config-push.txt": "x\n",
        },
    )
    texts = read.collection.vocabulary.texts
    assert texts["software.logic-defect"].text == "# Bugs\n\nText.\n"
    assert texts["software.heat"].lead == "Of the old one."
    assert len(texts) == 2
    assert read.the("PM327").location.path == "postmortems/factors/nonsense.md"
    assert [i.id for i in read.collection.incidents] == ["a"]


def test_a_text_of_its_own_goes_before_an_inherited_one(vocabulary: Callable[..., Any]) -> None:
    read = vocabulary(
        f"{NOTHING}factors: [{{id: a.x, replaced_by: b.y}}, {{id: b.y}}]",
        **{"factors/a.x.md": "old\n", "factors/b.y.md": "new\n"},
    )
    assert read.collection.vocabulary.texts["b.y"].text == "new\n"
