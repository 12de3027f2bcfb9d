"""How authors write a quarter."""

from __future__ import annotations

import re

_QUARTER = re.compile(r"([0-9]{4})[ _/-]?q([1-4])", re.IGNORECASE)


def parse_quarter(text: str) -> tuple[int, int] | None:
    """Return the year and the number of a quarter; None where the text names none.

    >>> parse_quarter("2024 Q3"), parse_quarter("2024-q3"), parse_quarter("Q3"), parse_quarter("")
    ((2024, 3), (2024, 3), None, None)
    """
    found = _QUARTER.fullmatch(text.strip())
    year, number = (int(found[1]), int(found[2])) if found else (0, 0)
    return (year, number) if year else None


def period_of(stated: str | None, stem: str) -> tuple[int, int] | None:
    """Return the quarter a review is about: as it states, or as its file is named."""
    return parse_quarter(stem if stated is None else stated)
