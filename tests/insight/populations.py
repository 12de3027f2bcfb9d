"""Populations for tests, without files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tests.records import DNS, NOISE, RETRY, ROLLBACK, record

from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.model.incident import Incident

START = date(2024, 1, 1)


def population(*incidents: Incident, as_of: str | None = None) -> Population:
    """Put records into their order; the view ends with the last one unless a day is given."""
    ordered = tuple(sorted(incidents, key=lambda i: i.order))
    newest = max((i.date for i in ordered if i.date is not None), default=None)
    return Population(ordered, date.fromisoformat(as_of) if as_of else newest)


def weekly(*factors: Sequence[str], start: date = START, as_of: str | None = None) -> Population:
    """Make one record a week, each with its factors."""
    return population(
        *(
            record(f"r{n:03}", (start + timedelta(weeks=n)).isoformat(), coded)
            for n, coded in enumerate(factors)
        ),
        as_of=as_of,
    )


AWKWARD = {
    "no record": population(),
    "one record": population(record("a")),
    "all of one day": population(*(record(id, factors=[DNS, NOISE]) for id in "abcdef")),
    "a factor in all": weekly(*[[DNS]] * 12),
    "only what helped": weekly(*[[f"{ROLLBACK}:mitigating"]] * 9),
    "dates after the end": weekly(*[[DNS], [RETRY]] * 6, as_of="2024-01-20"),
    "the end before all": weekly(*[[DNS], [RETRY]] * 6, as_of="2023-01-20"),
    "the first year": population(*(record(id, f"000{id}-01-01") for id in "1234")),
    "the last year": population(*(record(id, f"9999-12-0{id}") for id in "1234")),
    "centuries apart": population(record("ship", "1628-08-10"), *weekly([DNS], [DNS]).records),
}
"""Records that say little; each gets a clear value."""
