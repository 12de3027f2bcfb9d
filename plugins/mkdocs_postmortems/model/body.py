"""The author's prose, cut at its headings; every part knows its line in the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of any level."""

    level: int
    title: str
    anchor: str
    line: int
    text: str
    """Plain text of the section: no markup, no code blocks, one space between words."""


@dataclass(frozen=True)
class Body:
    """The Markdown after the front matter, untouched, and what was found in it."""

    text: str
    first_line: int = 1
    heading: str | None = None
    """The text of the first level-one heading, if there is one."""
    sections: tuple[Section, ...] = ()
    lead: str = ""
    """Plain text of the first paragraph."""
    links: tuple[str, ...] = ()
    """Targets of links and images as written, in order; no external addresses."""
    anchors: frozenset[str] = frozenset()
    """Every place a link may point to, headings and explicit ids alike."""

    @cached_property
    def by_anchor(self) -> dict[str, int]:
        """Position of each section by its anchor."""
        return {section.anchor: place for place, section in enumerate(self.sections)}

    def passage(self, anchor: str) -> str:
        """Return the plain text of a section together with its subsections; empty if absent."""
        start = self.by_anchor.get(anchor)
        if start is None:
            return ""
        level = self.sections[start].level
        parts = [self.sections[start].text]
        for section in self.sections[start + 1 :]:
            if section.level <= level:
                break
            parts += [section.title, section.text]
        return " ".join(part for part in parts if part)
