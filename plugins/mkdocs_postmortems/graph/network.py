"""Builds the network: what is a node, what is an edge, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from ..model.incident import Incident, IncidentId
    from ..model.vocabulary import Vocabulary


class Relation(StrEnum):
    """What an edge says; read it as source, relation, target."""

    ROLE = "role"
    """A record carries a factor; the edge's key is the role, its `ref` the whole entry."""
    NAMES = "names"
    """A record names a family without one of its factors."""
    IS_A = "is-a"
    """A factor belongs to a family."""
    AFFECTS = "affects"
    """A record touched a service."""
    INVOLVES = "involves"
    """A team was involved in what a record tells."""
    RAISES = "raises"
    """A record brought about an action."""
    ADDRESSES = "addresses"
    """An action acts on a factor."""
    OWNS = "owns"
    """A team carries an action."""
    RELATED = "related"
    """An author named another record; the edge stands in both directions."""


def node(kind: str, id: str) -> str:
    """Return the name of a node, such as `factor:infrastructure.dns`."""
    return f"{kind}:{id}"


def build(incidents: Mapping[IncidentId, Incident], vocabulary: Vocabulary) -> nx.MultiDiGraph[str]:
    """Make the network of some records.

    Parameters
    ----------
    incidents
        The records, oldest first.
    vocabulary
        All its factors and families become nodes, whether a record carries them or not.

    Returns
    -------
    networkx.MultiDiGraph
        Every node has its `kind`. A record has its id as `record`; an action has the id of its
        record as `record` and its value as `action`. Neighbours stand in the order of the records.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for family in sorted(vocabulary.families):
        network.add_node(node("family", family), kind="family")
    for factor in sorted(vocabulary.factors.values(), key=lambda factor: factor.id):
        network.add_node(node("factor", factor.id), kind="factor")
        _join(network, node("factor", factor.id), Relation.IS_A, [("family", factor.family)])
    for id in incidents:
        network.add_node(node("record", id), kind="record", record=id)
    for incident in incidents.values():
        _add_record(network, incident)
    for incident in incidents.values():
        _relate(network, incident, incidents)
    return network


def _add_record(network: nx.MultiDiGraph[str], incident: Incident) -> None:
    record = node("record", incident.id)
    for ref in incident.factors:
        factor = node("factor", ref.factor)
        network.add_node(factor, kind="factor")
        if not network.has_edge(record, factor, ref.role):
            network.add_edge(record, factor, ref.role, relation=Relation.ROLE, ref=ref)
    _join(network, record, Relation.NAMES, [("family", id) for id in incident.families])
    _join(network, record, Relation.AFFECTS, [("service", id) for id in incident.services])
    _join(network, record, Relation.INVOLVES, [("team", id) for id in incident.teams])
    for action in incident.actions:
        key = f"{incident.id}/{action.id}"
        place = node("action", key)
        network.add_node(place, kind="action", record=incident.id, action=action)
        _join(network, record, Relation.RAISES, [("action", key)])
        _join(network, place, Relation.ADDRESSES, [("factor", id) for id in action.addresses])
        if action.team is not None:
            team = node("team", action.team)
            network.add_node(team, kind="team")
            network.add_edge(team, place, Relation.OWNS, relation=Relation.OWNS)


def _join(
    network: nx.MultiDiGraph[str],
    source: str,
    relation: Relation,
    targets: Iterable[tuple[str, str]],
) -> None:
    for kind, id in targets:
        target = node(kind, id)
        if target not in network:
            network.add_node(target, kind=kind)
        network.add_edge(source, target, relation, relation=relation)


def _relate(
    network: nx.MultiDiGraph[str], incident: Incident, incidents: Mapping[IncidentId, Incident]
) -> None:
    here = node("record", incident.id)
    for link in incident.related:
        if link.incident in incidents and link.incident != incident.id:
            there = node("record", link.incident)
            for source, target in ((here, there), (there, here)):
                network.add_edge(source, target, Relation.RELATED, relation=Relation.RELATED)
