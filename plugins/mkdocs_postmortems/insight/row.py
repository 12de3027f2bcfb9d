"""One number of a summary with its n, in the columns of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The fields are the columns, in their order; None and empty text where there is nothing."""

    measure: str
    id: str = ""
    """What it is about: a factor, a family, two factors, an action, a reason."""
    label: str = ""
    """The same as people read it."""
    period: str = ""
    x: int | None = None
    n: int | None = None
    """What x is out of, or how many the value comes from."""
    low: float | None = None
    high: float | None = None
    """Ends of an interval of 95 %; the first and the last place of a rank."""
    value: float | None = None
    unit: str = ""
    p: float | None = None
    adjusted_p: float | None = None
    note: str = ""
    """One word of a fixed set, or a day."""
