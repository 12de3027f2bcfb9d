"""The small graph of a record: which nodes are chosen, and what is said of those left out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from mkdocs_postmortems.charts.values import Picture, Words
from mkdocs_postmortems.model.factor import Confidence, FactorId, FactorRef, Role
from mkdocs_postmortems.pages.pictures.around_record import AROUND, FACTORS, around_record
from mkdocs_postmortems.pages.pictures.shown import Shown
from mkdocs_postmortems.settings import Settings

START = date(2024, 1, 1)
DNS, PUSH, GAP = "infrastructure.dns", "change.config-push", "process.test-gap"


def around(site: Any, id: str) -> Shown:
    incident = site.kb.incidents[id]
    return around_record(site.links(site.plan.site.incidents[id]), incident)


def names(shown: Shown) -> list[str]:
    assert isinstance(shown.drawn, Picture)
    return [row[0].text for row in shown.drawn.table.rows]


def test_records_with_more_in_common_come_before_newer_ones(build: Any, record: Any) -> None:
    rows = [record("me", START, factors=(DNS, PUSH)), record("both", START, factors=(PUSH, DNS))]
    rows += [record(f"r{n:02}", START + timedelta(days=n), factors=(DNS,)) for n in range(1, 30)]
    shown = around(build(rows), "me")
    found = names(shown)
    assert found[0] == "Title of me"
    assert len(found) == 1 + AROUND
    assert "Title of both" in found
    assert "Title of r29" in found
    assert "Title of r01" not in found
    assert shown.caption.startswith("This record, 2 factors, and 10 of 30 other records with one")


def test_forty_factors_are_drawn_as_seven_and_it_is_said(
    build: Any, record: Any, vocabulary: Any
) -> None:
    every = [id for id, factor in vocabulary.factors.items() if factor.deprecated is None][:40]
    rows = [record("me", START, factors=every), record("other", START, factors=every[30:])]
    shown = around(build(rows), "me")
    assert f"This record, {FACTORS} of 40 factors, and 1 of 1 other record" in shown.caption
    # Those that lead to another record are drawn first.
    assert len(names(shown)) == 1 + FACTORS + 1


def test_a_record_alone_with_its_factors_gets_a_sentence(build: Any, record: Any) -> None:
    shown = around(build([record("me", START)]), "me")
    assert shown.drawn == Words("No other record has a factor of this one yet.")


def test_severity_is_a_colour_and_a_word_and_what_is_not_sure_is_hollow(
    build: Any, record: Any
) -> None:
    unsure = FactorRef(FactorId(DNS), Role.CONTRIBUTING, confidence=Confidence.LOW)
    rows = [record("me", START, factors=(unsure,)), record("b", START, severity="high")]
    site = build(rows, settings=Settings(root=Path(), severities=("high", "low")))
    shown = around(site, "me")
    assert isinstance(shown.drawn, Picture)
    assert "Title of b: high, 1 January 2024" in shown.drawn.svg
    assert "pm-node pm-solid pm-sev-1" in shown.drawn.svg
    assert "pm-node pm-hollow pm-plain" in shown.drawn.svg


@pytest.mark.parametrize("n", [1, 5, 11])
def test_no_two_nodes_stand_on_each_other(build: Any, record: Any, n: int) -> None:
    rows = [record("me", START, factors=(DNS, PUSH, GAP))]
    rows += [record(f"r{k}", START, factors=(DNS, GAP)) for k in range(n)]
    shown = around(build(rows), "me")
    assert isinstance(shown.drawn, Picture)
    svg = ElementTree.fromstring(shown.drawn.svg)
    places = [
        (
            float(e.attrib.get("cx", 0)) or float(e.attrib["x"]),
            float(e.attrib.get("cy") or e.attrib["y"]),
        )
        for e in svg.iter()
        if "pm-node" in e.attrib.get("class", "")
    ]
    assert len(places) == len(set(places)) == 1 + 3 + min(n, AROUND - 3)
    # Every one of them has its name beside it.
    assert len(svg.findall(".//{*}g[@class='pm-over']/{*}text")) == len(places)
