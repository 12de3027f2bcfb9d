"""How often factors stand in some records: n of N, and where each was seen last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.incident import Incident
from .links import Links
from .words import count, day


@dataclass(frozen=True, slots=True)
class Seen:
    """A factor in some counted records."""

    factor: FactorId
    n: int
    last: Incident


def tally(
    incidents: Iterable[Incident], kb: KnowledgeBase, *, helped: bool = False, least: int = 1
) -> tuple[Seen, ...]:
    """Count the factors of some records: as problems, or where they helped.

    Args:
        incidents: in any order; only counted ones are looked at, and each counts a factor once.
        kb: the collection; equal counts stand in the order of its labels.
        helped: count mitigating roles in place of problem roles.
        least: leave out factors seen in fewer records.
    """
    found: dict[FactorId, Seen] = {}
    for incident in sorted((i for i in incidents if i.counted), key=lambda i: i.order):
        for factor in {ref.factor for ref in incident.factors if ref.role.problem is not helped}:
            before = found.get(factor)
            found[factor] = Seen(factor, before.n + 1 if before else 1, incident)
    kept = (seen for seen in found.values() if seen.n >= least)
    return tuple(sorted(kept, key=lambda seen: (-seen.n, *_by_label(seen.factor, kb))))


def tally_rows(
    seen: Sequence[Seen], of: int, links: Links, limit: int, **filters: str
) -> Mapping[str, object]:
    """Return the first rows of a tally for a table, and a sentence about the rest.

    Args:
        seen: the factors of some records.
        of: the number of these records.
        links: of the page.
        limit: how many rows there are at most.
        filters: under which the explorer shows the records of a factor, beside the factor; numbers
            lead nowhere where it cannot ask for them.
    """
    asked = {"counted": "yes", **filters}
    rows = [
        {
            "factor": links.factor(each.factor),
            "n": links.explored(each.n, of, factor=each.factor, **asked)
            if filters
            else f"{each.n} of {of}",
            "last": links.incident(each.last.id, day(each.last.date)),
        }
        for each in seen[:limit]
    ]
    return {"rows": rows, "rest": _rest(seen[limit:])}


def _rest(seen: Sequence[Seen]) -> str:
    """Say how many are left out and how often they were seen, so that a tie at the cut shows."""
    if not seen:
        return ""
    most, least = seen[0].n, seen[-1].n
    often = count(most, "record") if most == least else f"{least} to {most} records"
    return f"{count(len(seen), 'more factor')} in {often}{' each' if len(seen) > 1 else ''}."


def _by_label(factor: FactorId, kb: KnowledgeBase) -> tuple[str, str]:
    return kb.vocabulary.factors[factor].label.casefold(), factor
