"""The records of this repository: pairs a reader called related are found among the first."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.body import Body
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.settings import Settings


@pytest.fixture(scope="module")
def kb(project: Path) -> KnowledgeBase:
    return KnowledgeBase.load(Settings(root=project))


@pytest.fixture(scope="module")
def groups(project: Path) -> list[Mapping[str, Any]]:
    """The groups of `benchmarks/related.toml` that name records of ours."""
    sets = tomllib.loads((project / "benchmarks" / "related.toml").read_text(encoding="utf-8"))
    return [group for name in ("dfds", "mybinder") for group in sets[name]]


def recall(graph: FactorGraph, groups: list[Mapping[str, Any]], first: int) -> float:
    """What share of the pairs stands among the first of both lists."""
    found = total = 0
    for group in groups:
        for one in group["retold"]:
            near = {row.incident for row in graph.related(IncidentId(one), first)}
            others = set(group["retold"]) - {one}
            found, total = found + len(near & others), total + len(others)
    return found / total


def without_coding(incident: Incident) -> Incident:
    return Incident(
        incident.id, incident.source, incident.title, body=Body(incident.body.text, lead="")
    )


def test_every_record_of_a_group_is_here(
    kb: KnowledgeBase, groups: list[Mapping[str, Any]]
) -> None:
    named = {id for group in groups for id in group["retold"]}
    assert named <= kb.incidents.keys()
    assert all(len(set(group["retold"])) == len(group["files"]) > 1 for group in groups)


def test_coded_records_find_their_kin(kb: KnowledgeBase, groups: list[Mapping[str, Any]]) -> None:
    assert recall(kb.graph, groups, 5) > 0.75
    assert recall(kb.graph, groups, 10) > 0.85


def test_without_a_hint_of_the_author_most_are_still_found(
    kb: KnowledgeBase, groups: list[Mapping[str, Any]]
) -> None:
    unnamed = [replace(incident, related=()) for incident in kb.incidents.values()]
    assert recall(FactorGraph.of(unnamed, kb.vocabulary), groups, 10) > 0.8


def test_the_same_records_without_any_coding_find_them_by_text(
    kb: KnowledgeBase, groups: list[Mapping[str, Any]]
) -> None:
    bare = [without_coding(incident) for incident in kb.incidents.values()]
    assert not any(incident.coded for incident in bare)
    assert recall(FactorGraph.of(bare, kb.vocabulary), groups, 10) > 0.8


def test_a_text_of_another_matter_has_no_close_relative(kb: KnowledgeBase) -> None:
    said = "A warship with too many cannons heeled over in a breeze and sank in the harbour."
    draft = Incident(
        IncidentId("vasa"),
        next(iter(kb.incidents.values())).source,
        "Vasa",
        front=FrontMatter(),
        body=Body(said, lead=said),
    )
    assert kb.graph.related_to(draft) == ()
