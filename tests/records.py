"""Records for tests, without files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from mkdocs_postmortems.model.factor import FactorId, FactorRef, Role
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.model.incident import Incident, IncidentId, RelatedLink
from mkdocs_postmortems.model.source import SourceFile

DNS = FactorId("infrastructure.dns")
RETRY = FactorId("software.retry-storm")
NOISE = FactorId("detection.alert-noise")
ROLLBACK = FactorId("adaptive.safe-reversal")


def refs(*words: str) -> tuple[FactorRef, ...]:
    """Read `factor` or `factor:role`; without a role it contributes."""
    parts = [word.partition(":") for word in words]
    return tuple(FactorRef(FactorId(f), Role(role or "contributing")) for f, _, role in parts)


def record(
    id: str,
    day: str | None = "2024-03-01",
    factors: Sequence[str] = (DNS,),
    *,
    status: Status | None = None,
    related: Iterable[str | tuple[str, str]] = (),
    folder: str = "",
    **more: Any,
) -> Incident:
    """Make a coded record; `day` is an ISO date, `related` holds ids or ids with a why."""
    links = [(link, None) if isinstance(link, str) else link for link in related]
    file = f"{folder}{id}.md"
    return Incident(
        IncidentId(id),
        SourceFile(f"postmortems/{file}", file, "", ""),
        more.pop("title", id),
        date=date.fromisoformat(day) if day else None,
        factors=refs(*factors),
        front=more.pop("front", FrontMatter(status=status)),
        related=tuple(RelatedLink(IncidentId(other), why) for other, why in links),
        **more,
    )
