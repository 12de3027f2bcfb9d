"""The graph of incidents and contributing factors, behind questions in the words of the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model.factor import FactorId, FactorRef, FamilyId, Role
from ..model.incident import Incident, IncidentId
from ..model.vocabulary import Vocabulary
from .network import build, node
from .related import Related, Relations

if TYPE_CHECKING:
    import networkx as nx

    from ..model.action import Action


@dataclass(frozen=True, slots=True)
class Sighting:
    """A factor in a record, in one role."""

    incident: IncidentId
    ref: FactorRef


@dataclass(frozen=True, slots=True)
class Together:
    """A factor in the company of another one."""

    factor: FactorId
    together: int
    """How many counted records carry both."""
    other: int
    """How many counted records carry this one."""


@dataclass(frozen=True)
class FactorGraph:
    """Incidents, factors, families, services, teams and actions, and how they hang together.

    Notes
    -----
    Records in the graph are coded, not withdrawn and not reviews. Those still in preparation are
    shown and not counted: a method that returns records returns every one in the graph, the newest
    first; a method that returns numbers looks at the counted ones only. `related` alone knows no
    such difference: a rare factor is as rare in a draft.

    A factor counts once in a record, whatever its roles. It is a problem there unless its only role
    is mitigating.

    Examples
    --------
    >>> from datetime import date
    >>> from mkdocs_postmortems.model.source import SourceFile
    >>> dns, retry = FactorId("infrastructure.dns"), FactorId("software.retry")
    >>> def record(id, month, *refs):
    ...     source = SourceFile(f"{id}.md", f"{id}.md", "", "")
    ...     return Incident(IncidentId(id), source, id, date=date(2024, month, 1), factors=refs)
    >>> graph = FactorGraph.of(
    ...     [
    ...         record("a", 3, FactorRef(dns, Role.TRIGGER), FactorRef(retry, Role.MITIGATING)),
    ...         record("b", 5, FactorRef(dns, Role.CONTRIBUTING)),
    ...     ],
    ...     Vocabulary(),
    ... )
    >>> graph.problems(dns), graph.helped(retry), graph.counts[dns], graph.total
    (('b', 'a'), ('a',), 2, 2)
    >>> graph.seen_with(retry)
    (Together(factor='infrastructure.dns', together=1, other=2),)
    """

    network: nx.MultiDiGraph[str]
    """Nodes and edges, as `network.build` makes them."""
    incidents: Mapping[IncidentId, Incident]
    """The records in the graph, oldest first."""
    vocabulary: Vocabulary
    relations: Relations
    """What authors named as related, coded or not, and what is alike."""

    @classmethod
    def of(cls, incidents: Iterable[Incident], vocabulary: Vocabulary) -> FactorGraph:
        """Build the graph of some records, given in any order.

        Parameters
        ----------
        incidents
            All records; those that are not in the graph only pass on what they name as related.
        vocabulary
            The words the records are coded with.
        """
        known = {i.id: i for i in sorted(incidents, key=lambda incident: incident.order)}
        inside = {id: incident for id, incident in known.items() if incident.in_graph}
        return cls(build(inside, vocabulary), inside, vocabulary, Relations(known))

    # Factors and the records that carry them

    def factors_of(self, incident: IncidentId) -> tuple[FactorRef, ...]:
        """Return the factors of a record with their roles; those of one factor stand together."""
        edges = self._edges_from(node("record", incident))
        return tuple(data["ref"] for _, data in edges if "ref" in data)

    def sightings(self, factor: FactorId, *, counted_only: bool = False) -> tuple[Sighting, ...]:
        """Return every record and role in which a factor was seen, the newest record first.

        Parameters
        ----------
        factor
            Its id.
        counted_only
            Leave out the records that are still in preparation.
        """
        found = self._sightings.get(factor, ())
        if not counted_only:
            return found
        return tuple(s for s in found if s.incident in self._counted)

    def seen_in(self, factor: FactorId) -> Mapping[IncidentId, None]:
        """Return the records that carry a factor in any role as keys, the newest first."""
        return self._seen_in.get(factor, {})

    def problems(self, factor: FactorId, *, counted_only: bool = False) -> tuple[IncidentId, ...]:
        """Return the records that carry a factor in a problem role, each once, newest first."""
        found = self.sightings(factor, counted_only=counted_only)
        return tuple(dict.fromkeys(s.incident for s in found if s.ref.role.problem))

    def helped(self, factor: FactorId, *, counted_only: bool = False) -> tuple[IncidentId, ...]:
        """Return the records in which a factor helped, each once, newest first."""
        found = self.sightings(factor, counted_only=counted_only)
        return tuple(dict.fromkeys(s.incident for s in found if not s.ref.role.problem))

    @cached_property
    def record_counts(self) -> Mapping[FactorId, int]:
        """In how many records each used factor was seen, in any role, counted or not."""
        return Counter(f for incident in self.incidents.values() for f in incident.factor_ids())

    def used_factors(self) -> tuple[FactorId, ...]:
        """Return the factors that a record in the graph carries, by id."""
        return tuple(sorted(self._sightings))

    def unused_factors(self) -> tuple[FactorId, ...]:
        """Return the factors of the vocabulary that no record carries, without deprecated ones."""
        ours = self.vocabulary.factors.values()
        current = (f.id for f in ours if f.deprecated is None and f.replaced_by is None)
        return tuple(sorted(id for id in current if id not in self._sightings))

    # Numbers: counted records only

    @cached_property
    def total(self) -> int:
        """N, the number of counted records."""
        return len(self._counted)

    @cached_property
    def counts(self) -> Mapping[FactorId, int]:
        """In how many counted records each used factor stands as a problem, by id."""
        return {f: len(self.problems(f, counted_only=True)) for f in self.used_factors()}

    def roles(self, factor: FactorId) -> tuple[tuple[Role, int], ...]:
        """Return in how many counted records a factor has each role, without zeros."""
        seen = Counter(s.ref.role for s in self.sightings(factor, counted_only=True))
        return tuple((role, seen[role]) for role in Role if seen[role])

    def services_of(self, factor: FactorId) -> tuple[tuple[str, int], ...]:
        """Return the services a factor was seen in, with numbers of records, most records first."""
        return _most_first(s for i in self._carriers(factor) for s in dict.fromkeys(i.services))

    def teams_of(self, factor: FactorId) -> tuple[tuple[str, int], ...]:
        """Return the teams involved where a factor was seen, with numbers of records."""
        return _most_first(t for i in self._carriers(factor) for t in dict.fromkeys(i.teams))

    def seen_with(self, factor: FactorId, limit: int | None = None) -> tuple[Together, ...]:
        """Return the factors that stand in the same records, whatever their roles.

        Parameters
        ----------
        factor
            Its id.
        limit
            How many at most; all of them if left out.

        Returns
        -------
        tuple of Together
            The most frequent company first, then the one that is rarer by itself, then by id.

        Notes
        -----
        Plain counts. They say together, not because; a frequent factor is in everyone's company.
        """
        company = Counter(f for i in self._carriers(factor) for f in i.factor_ids() if f != factor)
        rows = (Together(other, n, self._carried[other]) for other, n in company.items())
        ranked = sorted(rows, key=lambda row: (-row.together, row.other, row.factor))
        return tuple(ranked[:limit])

    # Services, teams, families, actions

    def incidents_of_service(self, service: str) -> tuple[IncidentId, ...]:
        """Return the records that touched a service, newest first."""
        return self._records_before(node("service", service))

    def incidents_of_team(self, team: str) -> tuple[IncidentId, ...]:
        """Return the records a team was involved in, newest first."""
        return self._records_before(node("team", team))

    def incidents_of_family(self, family: FamilyId) -> tuple[IncidentId, ...]:
        """Return the records that carry a factor of a family or name the family, newest first."""
        place, kinds = node("family", family), self.network.nodes.data("kind")
        found = {*self._records_before(place)}
        for member in self._before(place):
            if kinds[member] == "factor":
                found.update(self._records_before(member))
        return tuple(id for id in self._newest_first if id in found)

    def actions_on(self, factor: FactorId) -> tuple[tuple[IncidentId, Action], ...]:
        """Return the actions that address a factor, with their records, oldest record first."""
        return self._actions(self._before(node("factor", factor)))

    def actions_of_team(self, team: str) -> tuple[tuple[IncidentId, Action], ...]:
        """Return the actions a team carries, with their records, oldest record first."""
        return self._actions(target for target, _ in self._edges_from(node("team", team)))

    # Records and records

    def related(self, incident: IncidentId, limit: int = 5) -> tuple[Related, ...]:
        """Return the records nearest to one, never without reasons.

        Parameters
        ----------
        incident
            Any record. One that is withdrawn, or a review, has only what authors stated.
        limit
            How many at most; what the record itself states is never cut.

        Returns
        -------
        tuple of Related
            First what its author named, in that order; then the records that name it, newest first;
            then the most alike, as `Likeness` says. What is stated is the first of the reasons, and
            what is shared follows, the rarest first.
        """
        record = self.relations.known.get(incident)
        return () if record is None else self.relations.related(record, limit)

    def related_to(self, draft: Incident, limit: int = 5) -> tuple[Related, ...]:
        """Return the records nearest to something that is no record here, such as a draft.

        Parameters
        ----------
        draft
            What was read from a file elsewhere.
        limit
            How many at most; what the draft itself states is never cut.

        Returns
        -------
        tuple of Related
            As of `related`; the numbers in the reasons count the records here, without the draft.
        """
        return self.relations.related(draft, limit)

    def compared(self, incident: IncidentId) -> int:
        """Return how many other records one is compared with; 0 for one that is like no other."""
        record = self.relations.known.get(incident)
        return 0 if record is None else self.relations.compared(record)

    def backlinks(self, incident: IncidentId) -> tuple[IncidentId, ...]:
        """Return the records whose authors named this one as related, newest first."""
        return self.relations.backlinks(incident)

    @cached_property
    def _newest_first(self) -> tuple[IncidentId, ...]:
        return tuple(reversed([*self.incidents]))

    @cached_property
    def _sightings(self) -> dict[FactorId, tuple[Sighting, ...]]:
        found: dict[FactorId, list[Sighting]] = {}
        for id in self._newest_first:
            for ref in self.factors_of(id):
                found.setdefault(ref.factor, []).append(Sighting(id, ref))
        return {factor: tuple(rows) for factor, rows in found.items()}

    @cached_property
    def _seen_in(self) -> dict[FactorId, dict[IncidentId, None]]:
        return {f: dict.fromkeys(s.incident for s in rows) for f, rows in self._sightings.items()}

    @cached_property
    def _counted(self) -> frozenset[IncidentId]:
        return frozenset(id for id, incident in self.incidents.items() if incident.counted)

    @cached_property
    def _carried(self) -> Counter[FactorId]:
        """In how many counted records each factor stands, in any role."""
        return Counter(f for id in self._counted for f in self.incidents[id].factor_ids())

    def _carriers(self, factor: FactorId) -> list[Incident]:
        """Return the counted records that carry a factor in any role."""
        seen = dict.fromkeys(s.incident for s in self.sightings(factor, counted_only=True))
        return [self.incidents[id] for id in seen]

    def _edges_from(self, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        if place in self.network:
            for _, target, data in self.network.out_edges(place, data=True):
                yield target, data

    def _before(self, place: str) -> tuple[str, ...]:
        """Return the nodes with an edge to a node, in the order of the records."""
        return tuple(self.network.predecessors(place)) if place in self.network else ()

    def _records_before(self, place: str) -> tuple[IncidentId, ...]:
        nodes = self.network.nodes
        found = [n for n in self._before(place) if nodes[n]["kind"] == "record"]
        return tuple(nodes[n]["record"] for n in reversed(found))

    def _actions(self, places: Iterable[str]) -> tuple[tuple[IncidentId, Action], ...]:
        found = (self.network.nodes[place] for place in places)
        return tuple((n["record"], n["action"]) for n in found if n["kind"] == "action")


def _most_first(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(ids).items(), key=lambda row: (-row[1], row[0])))
