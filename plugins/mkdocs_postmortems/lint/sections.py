"""The three parts of a record as its headings name them: what happened, how, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Final

from ..model.body import Section


class Part(IntEnum):
    """A part of the story, in the order in which a group agrees on it."""

    TIMELINE = 1
    CONDITIONS = 2
    ACTIONS = 3


_WORDS: Final = (
    (Part.TIMELINE, re.compile(r"\b(?:time ?line|chronology)\b", re.IGNORECASE)),
    (
        Part.ACTIONS,
        re.compile(
            r"\b(?:actions?|follow[- ]?ups?|next steps|what follows|improvements?|remediations?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Part.CONDITIONS,
        re.compile(
            r"\b(?:contribut\w+|factors|conditions|causes?|analysis|how it came about"
            r"|what (?:went|helped|made))\b",
            re.IGNORECASE,
        ),
    ),
)


def parts_of(sections: Iterable[Section]) -> Mapping[Part, Section]:
    """Return the first section of each part; what stands inside the timeline belongs to it."""
    found: dict[Part, Section] = {}
    inside = 0
    for section in sections:
        if inside and section.level > inside:
            continue
        inside = 0
        part = next((part for part, words in _WORDS if words.search(section.title)), None)
        if part is not None:
            found.setdefault(part, section)
        if part is Part.TIMELINE:
            inside = section.level
    return found
