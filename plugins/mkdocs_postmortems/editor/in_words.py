"""What there is to say about a factor or a record in a few lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.incident import Incident
from ..model.vocabulary import Factor
from .desk import Desk


def about_factor(factor: Factor, desk: Desk) -> str:
    """Say what a factor means, how it differs from its neighbour, and where it was seen."""
    return "\n\n".join(_factor_lines(factor, desk))


def _factor_lines(factor: Factor, desk: Desk) -> Iterator[str]:
    yield f"**{escaped(factor.label)}** `{factor.id}`"
    if factor.definition:
        yield escaped(factor.definition)
    if factor.neighbour:
        yield escaped(factor.neighbour)
    if factor.ask:
        yield f"*{escaped(factor.ask)}*"
    yield seen(factor, desk)
    if factor.aliases:
        yield f"Also: {', '.join(map(escaped, factor.aliases))}."
    if factor.deprecated:
        after = f"; `{factor.replaced_by}` takes its place" if factor.replaced_by else ""
        yield f"Deprecated since {factor.deprecated}{after}."


def seen(factor: Factor, desk: Desk) -> str:
    """Say in how many counted records a factor is, and when last; what helped is told apart."""
    counted = desk.population
    problem, helped = counted.problems.get(factor.id, ()), counted.helped.get(factor.id, ())
    if not counted.n:
        return "No record is counted yet."
    places = sorted({*problem, *helped})
    if not places:
        return f"Not seen in {_records(counted.n)}."
    what = f"Helped in {len(helped)}" if helped and not problem else f"Seen in {len(places)}"
    also = f" It helped in {len(helped)} of these." if helped and problem else ""
    return f"{what} of {_records(counted.n)}, last on {counted.dates[places[-1]]}.{also}"


def about_record(incident: Incident, desk: Desk) -> str:
    """Say what a record is called, of which day it is, and which factors it has."""
    factors = desk.read.vocabulary.factors
    labels = [escaped(factors[id].label) for id in incident.factor_ids() if id in factors]
    day = incident.date or "No date"
    named = f"Factors: {', '.join(labels)}." if labels else "Not coded yet."
    return f"**{escaped(incident.title)}**\n\n{day} · `{incident.source.path}`\n\n{named}"


def escaped(text: str) -> str:
    """Write an author's words so that Markdown in them shows as it stands."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|!&~" else c for c in flat)


def _records(n: int) -> str:
    return "1 record" if n == 1 else f"{n:,} records"
