"""Long lists are cut, by year or by number of rows, so that no page grows with the collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .escape import md

if TYPE_CHECKING:
    from .links import Links
    from .site_map import SiteMap

MOST_ROWS: Final = 200
"""A row of a list is 1 KB of HTML at most, a page of a theme about 50 KB: well below 300 KB."""

UNDATED: Final = "Undated"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a long list."""

    uri: str
    rows: tuple[T, ...]
    number: int = 1
    """Its place among the parts of the same name."""
    name: str = ""
    """What its rows have in common, such as a year."""

    @property
    def label(self) -> str:
        """What tells it from the other parts: `2`, `2024`, `2024, page 2`."""
        if not self.name:
            return str(self.number)
        return self.name if self.number == 1 else f"{self.name}, page {self.number}"


def by_count(
    uri: str, rows: Sequence[T], site: SiteMap, most: int = MOST_ROWS, name: str = ""
) -> tuple[Part[T], ...]:
    """Cut rows into parts of equal size; the first stays at `uri`, and there always is one."""
    starts = range(0, max(len(rows), 1), most)
    return tuple(
        Part(
            uri=site.part(uri, str(number)) if number > 1 else uri,
            rows=tuple(rows[start : start + most]),
            number=number,
            name=name,
        )
        for number, start in enumerate(starts, start=1)
    )


def by_year(
    uri: str,
    rows: Iterable[T],
    site: SiteMap,
    day: Callable[[T], date | None],
    most: int = MOST_ROWS,
) -> tuple[Part[T], ...]:
    """Cut rows into years, and a long year further; none of the parts is at `uri` itself.

    Args:
        uri: the page the parts belong to.
        rows: in the order they are shown in, the rows of a year next to each other.
        site: the addresses.
        day: the date of a row.
        most: how many rows a part holds.
    """
    years = ((year, tuple(group)) for year, group in groupby(rows, key=lambda r: year_of(day(r))))
    return tuple(
        part
        for year, group in years
        for part in by_count(site.part(uri, year), group, site, most, name=year)
    )


def year_of(value: date | None) -> str:
    """Return the name of a year; of the undated, that word."""
    return UNDATED if value is None else str(value.year)


def turn(parts: Sequence[Part[T]], links: Links) -> str:
    """Return a line that leads from one part of a list to the others; empty for a single part."""
    return strip([(str(part.number), part.uri) for part in parts], links.here, links, "Page")


def strip(steps: Sequence[tuple[str, str]], here: str, links: Links, word: str) -> str:
    """Return a line of links, given as text and address, with the one at `here` as plain text."""
    if len(steps) < 2:
        return ""
    shown = [f"**{md(text)}**" if uri == here else links.to(uri, text) for text, uri in steps]
    return f"{word}: {' · '.join(shown)}\n{{: .pm-pages }}"


def neighbours(uris: Sequence[str], place: int) -> tuple[str | None, str | None]:
    """Return the addresses before and after one in a row of pages."""
    before = uris[place - 1] if place else None
    return before, uris[place + 1] if place + 1 < len(uris) else None
