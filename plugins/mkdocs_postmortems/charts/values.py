"""What goes into a picture, and what comes out: numbers, words and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """A colour by its meaning; the stylesheet says how it looks."""

    PLAIN = "plain"
    UNSTATED = "unstated"
    """Where nothing is said, such as no severity: drawn hollow."""
    SEVERITY_1 = "sev-1"
    SEVERITY_2 = "sev-2"
    SEVERITY_3 = "sev-3"
    SEVERITY_4 = "sev-4"
    THEME_0 = "theme-0"
    THEME_1 = "theme-1"
    THEME_2 = "theme-2"
    THEME_3 = "theme-3"
    THEME_4 = "theme-4"
    THEME_5 = "theme-5"
    THEME_6 = "theme-6"
    THEME_7 = "theme-7"

    @classmethod
    def severity(cls, step: int) -> Tone:
        """Return the tone of a place in the list of severities; 0 is none of them."""
        return cls(f"sev-{min(step, 4)}") if step > 0 else cls.UNSTATED

    @classmethod
    def theme(cls, index: int | None) -> Tone:
        """Return the tone of a theme; from the eighth on they share one, and None has no theme."""
        return cls.PLAIN if index is None else cls(f"theme-{min(index, 7)}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A single value, such as the length of one span in seconds."""

    value: float
    label: str
    """What it is, with its value in words."""
    href: str | None = None
    open: bool = False
    """Whether it is still growing: the value is the least it can be."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that has a day."""

    day: date
    label: str
    """What it is, with its day in words."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; both days belong to it."""

    name: str
    """Such as `2024 Q2`."""
    short: str
    """What tells it from the others of its group, such as `Q2`."""
    group: str
    """Such as `2024`."""
    first: date
    last: date
    n: int
    """How many records it has."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each period."""

    name: str
    values: tuple[int, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a picture, for keys, for eyes and for a copy."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart, the sentence that says what there is to see, and its numbers."""

    svg: str
    title: str
    description: str
    table: Table
    width: int
    """The least width in pixels at which nothing overlaps; below it, the picture scrolls."""
    height: int


@dataclass(frozen=True, slots=True)
class Words:
    """What is said where there is nothing to draw."""

    text: str
