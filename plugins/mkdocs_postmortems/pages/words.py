"""Dates and numbers as readers see them; the same in every locale."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from ..insight.measures import on


@lru_cache(maxsize=4096)
def day(value: date | None) -> str:
    """Write a date as `1 May 2024`."""
    return "undated" if value is None else on(value)


@lru_cache(maxsize=4096)
def clock(at: datetime, zone: str) -> str:
    """Write a time of day in a zone, named: `10:21 CET`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M} {local.tzname()}"


@lru_cache(maxsize=4096)
def moment(at: datetime, zone: str) -> str:
    """Write a day and a time in a zone, named: `1 May 2024, 10:21 CET`."""
    return f"{day(at.astimezone(ZoneInfo(zone)).date())}, {clock(at, zone)}"


def count(n: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: `1 record`, `2 records`."""
    return f"{n} {one if n == 1 else many or one + 's'}"
