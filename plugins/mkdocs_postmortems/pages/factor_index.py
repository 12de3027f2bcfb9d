"""Which conditions the records name, family by family, and which they never named.

What helped comes first. Under each family stand its definition, the number of counted records it
was seen in, and its factors, the most frequent first: in how many records each was a problem, in
how many it helped, and when it was seen last. Factors that no record names are one line. A number
is of the counted records; how often a condition is named says as much about what is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId, Role
from ..model.incident import Incident
from ..model.vocabulary import Factor, Family
from .basis import basis
from .escape import md
from .explorer.facets import PROBLEM
from .links import Links, shorten
from .page import PlannedPage
from .site_map import SiteMap
from .words import count, day

TITLE: Final = "Factors"


@dataclass(frozen=True, slots=True)
class Row:
    """A factor that a record names, with its numbers of counted records."""

    factor: Factor
    problem: int
    helped: int
    last: Incident | None
    """The newest counted record; None where all are still in preparation."""

    @property
    def order(self) -> tuple[int, str, FactorId]:
        """Sort key: the most frequent first, then by label."""
        return -max(self.problem, self.helped), self.factor.label.casefold(), self.factor.id


COLUMNS: Final[tuple[tuple[str, str, Callable[[Row], int]], ...]] = (
    ("A problem in", PROBLEM, lambda row: row.problem),
    ("Helped in", Role.MITIGATING, lambda row: row.helped),
)
"""A family has those in which it has a number."""


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the one page that leads to every factor."""
    yield PlannedPage(
        uri=site.factor_index,
        title=TITLE,
        template="factor_index.md.j2",
        context=_context,
        parents=(site.overview,),
        in_nav=True,
        description="Contributing factors by family, with the number of records that name each.",
    )


def _context(links: Links) -> Mapping[str, object]:
    kb = links.kb
    families = sorted(kb.vocabulary.families.values(), key=lambda f: (f.role.problem, f.id))
    return {
        "basis": basis(kb.incidents.values(), links),
        "families": [_family(family, links) for family in families],
    }


def _family(family: Family, links: Links) -> Mapping[str, object]:
    kb = links.kb
    factors = kb.vocabulary.of_family(family.id)
    seen = [_row(factor, kb) for factor in factors if kb.graph.sightings(factor.id)]
    unused = [f for f in factors if f.deprecated is None and not kb.graph.sightings(f.id)]
    columns = [column for column in COLUMNS if any(column[-1](row) for row in seen)]
    return {
        "label": md(shorten(family.label, 200)),
        "anchor": links.site.families[family.id],
        "definition": md(shorten(family.definition, 600)),
        "seen": _seen(family.id, links),
        "columns": [title for title, *_ in columns],
        "rows": [
            {
                "factor": _named(row.factor, links),
                "definition": md(shorten(row.factor.definition, 300)),
                "cells": [_of(row, number(row), role, links) for _, role, number in columns],
                "last": _last(row, links),
            }
            for row in sorted(seen, key=lambda row: row.order)
        ],
        "unused": ", ".join(links.factor(factor.id) for factor in unused),
        "n_unused": len(unused),
    }


def _row(factor: Factor, kb: KnowledgeBase) -> Row:
    graph = kb.graph
    counted = graph.sightings(factor.id, counted_only=True)
    return Row(
        factor,
        problem=len(graph.problems(factor.id, counted_only=True)),
        helped=len(graph.helped(factor.id, counted_only=True)),
        last=kb.incidents[counted[0].incident] if counted else None,
    )


def _named(factor: Factor, links: Links) -> str:
    return links.factor(factor.id) + (" (deprecated)" if factor.deprecated else "")


def _of(row: Row, n: int, role: str, links: Links) -> str:
    asked = {"counted": "yes", "factor": row.factor.id, "role": role}
    return links.explored(n, len(links.kb.counted), **asked) if n else "·"


def _last(row: Row, links: Links) -> str:
    return links.incident(row.last.id, day(row.last.date)) if row.last else "in preparation"


def _seen(family: FamilyId, links: Links) -> str:
    """Say in how many counted records a family was seen, and in how many it alone is named."""
    kb = links.kb
    carriers = [kb.incidents[id] for id in kb.graph.incidents_of_family(family)]
    counted = [incident for incident in carriers if incident.counted]
    alone = sum(family in incident.families for incident in counted)
    share = links.explored(len(counted), len(kb.counted), counted="yes", family=family)
    said = f"Seen in {share} {'record' if len(kb.counted) == 1 else 'records'}."
    if alone:
        said += f" The family alone is named in {count(alone, 'record')}."
    return said
