"""Dates and numbers as readers see them; the same in every locale."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=4096)
def day(value: date | None) -> str:
    """Write a date as `1 May 2024`."""
    if value is None:
        return "undated"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def count(n: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: `1 record`, `2 records`."""
    return f"{n} {one if n == 1 else many or one + 's'}"
