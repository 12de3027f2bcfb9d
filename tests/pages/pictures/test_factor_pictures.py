"""Graphs of factors: what is drawn of how many, solid or dashed, and where there is nothing."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from mkdocs_postmortems.charts.values import Picture, Words
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.pages.pictures.around_factor import AROUND, around_factor
from mkdocs_postmortems.pages.pictures.factor_graph import factor_graph
from mkdocs_postmortems.pages.pictures.factor_pairs import themes
from mkdocs_postmortems.pages.pictures.shown import Shown

START = date(2024, 1, 1)
HERE = "postmortems/graph/index.md"
DNS, PUSH, GAP = "infrastructure.dns", "change.config-push", "process.test-gap"


def rows(record: Any, *given: tuple[int, tuple[str, ...]]) -> list[Any]:
    carried = [factors for n, factors in given for _ in range(n)]
    return [
        record(f"r{n:03}", START + timedelta(days=n), factors=factors)
        for n, factors in enumerate(carried)
    ]


def lines(shown: Shown) -> list[tuple[str, bool]]:
    assert isinstance(shown.drawn, Picture)
    drawn = re.findall(r'<path d="[^"]*" data-pm-ends="([^"]*)"[^>]*>', shown.drawn.svg)
    dashed = re.findall(r'data-pm-ends="([^"]*)"[^>]*class="[^"]*pm-unsure', shown.drawn.svg)
    return [(ends, ends not in dashed) for ends in drawn]


def factors_of(shown: Shown) -> list[str]:
    assert isinstance(shown.drawn, Picture)
    return [row[0].text for row in shown.drawn.table.rows]


def test_a_line_is_solid_where_chance_does_not_explain_it(build: Any, record: Any) -> None:
    # DNS and PUSH always come together; GAP stands in all records, so it is in company by chance.
    site = build(rows(record, (8, (DNS, PUSH, GAP)), (32, (GAP,))))
    shown = factor_graph(site.links(HERE))
    assert sorted(sure for _, sure in lines(shown)) == [False, False, True]
    assert "3 of 3 factors and 3 of 3 pairs are drawn." in shown.caption
    assert "40 counted records, 1 January 2024 to 9 February 2024." in shown.caption


def test_a_script_finds_ids_and_numbers_of_records(build: Any, record: Any) -> None:
    shown = factor_graph(build(rows(record, (8, (DNS, PUSH)), (32, (GAP,)))).links(HERE))
    assert isinstance(shown.drawn, Picture)
    assert f'data-pm-id="{DNS}" data-pm-n="8"' in shown.drawn.svg
    assert re.search(r'data-pm-ends="0 1" data-pm-n="8"', shown.drawn.svg)


@pytest.mark.parametrize(
    "given", [(), ((5, (DNS,)),), ((2, (DNS, PUSH)), (9, (GAP,)))], ids=["none", "one", "few"]
)
def test_without_a_pair_a_sentence_stands_in_its_place(
    build: Any, record: Any, given: tuple[Any, ...]
) -> None:
    site = build(rows(record, *given))
    shown = factor_graph(site.links(HERE))
    assert isinstance(shown.drawn, Words)
    assert "records" in shown.drawn.text
    assert isinstance(around_factor(site.links(HERE), FactorId(DNS)).drawn, Words)
    assert site.page("graph/index.md")


@pytest.fixture(scope="module")
def hub(vocabulary: Any) -> tuple[list[str], list[tuple[str, ...]]]:
    """One factor in every record, each with two of twenty others."""
    current = [id for id, factor in vocabulary.factors.items() if factor.deprecated is None]
    others = [id for id in current if id != DNS][:20]
    choose = random.Random(1)
    return others, [(DNS, *choose.sample(others, 4)) for _ in range(200)]


def test_a_hub_shows_its_twelve_nearest_and_says_of_how_many(
    build: Any, record: Any, hub: tuple[list[str], list[tuple[str, ...]]]
) -> None:
    others, carried = hub
    site = build(rows(record, *((1, factors) for factors in carried)))
    shown = around_factor(site.links(HERE), FactorId(DNS))
    assert len(factors_of(shown)) == 1 + AROUND
    assert shown.caption.startswith("12 of 20 factors seen together with it")
    counts = {other: sum(other in factors for factors in carried) for other in others}
    least = sorted(counts.values(), reverse=True)[AROUND - 1]
    labels = site.kb.vocabulary.factors
    shown_counts = [n for id, n in counts.items() if labels[id].label in factors_of(shown)]
    assert min(shown_counts) >= least


def test_lines_stay_below_3_2_a_node_and_the_rest_is_counted(
    build: Any, record: Any, hub: tuple[list[str], list[tuple[str, ...]]]
) -> None:
    others, carried = hub
    site = build(rows(record, *((1, factors) for factors in carried)))
    shown = factor_graph(site.links(HERE))
    pairs = sum(
        sum(a in factors and b in factors for factors in carried) >= 3
        for a, b in combinations([DNS, *others], 2)
    )
    drawn = len(lines(shown))
    assert drawn <= 3.2 * len(factors_of(shown))
    assert drawn < pairs
    assert f"{drawn} of {pairs} pairs are drawn" in shown.caption


def test_groups_are_coloured_where_they_are_stable_and_have_names(
    build: Any, record: Any, vocabulary: Any
) -> None:
    current = [id for id, factor in vocabulary.factors.items() if factor.deprecated is None]
    groups = [current[n : n + 6] for n in (0, 6, 12)]
    choose = random.Random(2)
    carried = [tuple(choose.sample(choose.choice(groups), 3)) for _ in range(240)]
    site = build(rows(record, *((1, factors) for factors in carried)))
    links = site.links(HERE)
    found = themes(links)
    assert {frozenset(id for id in found if found[id] == n) for n in range(3)} == {
        frozenset(group) for group in groups
    }
    shown = factor_graph(links)
    assert isinstance(shown.drawn, Picture)
    assert {f"pm-theme-{n}" for n in range(3)} <= set(re.findall(r"pm-theme-\d", shown.drawn.svg))
    assert len(re.findall(r'class="pm-fill pm-theme-\d"', shown.drawn.svg)) == 3
    assert "group of " in shown.drawn.svg


def test_a_factor_in_no_group_has_no_colour_of_one(
    build: Any, record: Any, vocabulary: Any
) -> None:
    current = [id for id, factor in vocabulary.factors.items() if factor.deprecated is None]
    groups, alone = [current[n : n + 6] for n in (0, 6, 12)], current[18]
    choose = random.Random(2)
    carried = [
        (*choose.sample(choose.choice(groups), 3), *([alone] if n % 5 == 0 else []))
        for n in range(240)
    ]
    shown = factor_graph(build(rows(record, *((1, f) for f in carried))).links(HERE))
    assert isinstance(shown.drawn, Picture)
    assert re.search(rf'data-pm-id="{alone}"[^>]*>', shown.drawn.svg)
    drawn = re.findall(
        r'<circle [^>]*class="pm-node pm-solid (pm-\S+)"[^>]*data-pm-id="([^"]*)"', shown.drawn.svg
    )
    assert {tone for tone, id in drawn if id == alone} == {"pm-theme-7"}
    assert {tone for tone, id in drawn if id != alone} == {f"pm-theme-{n}" for n in range(3)}
    assert "in a smaller group, or in none" in shown.drawn.svg


def test_a_picture_has_at_most_seven_elements_a_node(
    build: Any, record: Any, hub: tuple[list[str], list[tuple[str, ...]]]
) -> None:
    _, carried = hub
    site = build(rows(record, *((1, factors) for factors in carried)))
    shown = factor_graph(site.links(HERE))
    assert isinstance(shown.drawn, Picture)
    frame = 25
    assert len(re.findall(r"<\w", shown.drawn.svg)) <= 7 * len(factors_of(shown)) + frame
