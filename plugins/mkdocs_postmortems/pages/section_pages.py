"""Several lists under one title: they share a page while they fit, else each has its own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Generic, TypeVar

from .links import Links
from .page import PlannedPage
from .paging import MOST_ROWS, Part, by_count, neighbours, turn
from .site_map import SiteMap

PREVIEW: Final = 10
"""How many rows of a section that has pages of its own stand on the page it belongs to."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """A list under a heading."""

    name: str
    """Its anchor, and the name of its own page where it gets one."""
    title: str
    rows: tuple[T, ...]
    parts: tuple[Part[T], ...] = ()
    """Its own pages; none while it stands on the page it belongs to."""

    @property
    def here(self) -> tuple[T, ...]:
        """The rows that stand on the page it belongs to: all, or the first few."""
        return self.rows[:PREVIEW] if self.parts else self.rows

    def way(self, links: Links, word: str) -> str:
        """Return a link to all of its rows, where it has pages of its own."""
        return links.to(self.parts[0].uri, f"All {len(self.rows)} {word}") if self.parts else ""


def settle(
    uri: str, sections: Iterable[Section[T]], site: SiteMap, most: int = MOST_ROWS
) -> tuple[Section[T], ...]:
    """Give pages of their own to the sections that do not fit on `uri` with those before them."""
    settled: list[Section[T]] = []
    left = most
    for section in sections:
        if len(section.rows) > left:
            parts = by_count(site.part(uri, section.name), section.rows, site, most)
            section = replace(section, parts=parts)
        left = max(left - len(section.here), 0)
        settled.append(section)
    return tuple(settled)


def own_pages(
    title: str,
    template: str,
    sections: Sequence[Section[T]],
    parents: tuple[str, ...],
    context: Callable[[Section[T], Links], Mapping[str, object]],
) -> Iterable[PlannedPage]:
    """Plan the pages of the sections that have some; the last of the parents is where they belong.

    Args:
        title: what the title of each page begins with.
        template: what writes a page; it gets what `context` says of a section, and `turn`.
        sections: as `settle` returned them.
        parents: the pages above.
        context: values for a section that holds the rows of one page.
    """
    rows = [(section, part) for section in sections for part in section.parts]
    uris = (parents[-1], *(part.uri for _, part in rows))
    for place, (section, part) in enumerate(rows, start=1):
        before, after = neighbours(uris, place)
        named = f"{title}: {section.title[:1].lower()}{section.title[1:]}"
        here = named if part.number == 1 else f"{named}, page {part.number}"
        yield PlannedPage(
            uri=part.uri,
            title=here,
            template=template,
            context=partial(_page, section, part, context),
            parents=parents,
            previous=before,
            following=after,
            in_search=False,
            description=f"{here}.",
        )


def _page(
    section: Section[T],
    part: Part[T],
    context: Callable[[Section[T], Links], Mapping[str, object]],
    links: Links,
) -> Mapping[str, object]:
    shown = Section(section.name, section.title, part.rows)
    return {**context(shown, links), "turn": turn(section.parts, links)}
