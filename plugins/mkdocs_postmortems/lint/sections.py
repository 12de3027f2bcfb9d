"""The three parts of a record as its headings name them: what happened, how, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Final

from ..model.body import Section


class Part(IntEnum):
    """A part of the story, in the order in which a group agrees on it."""

    TIMELINE = 1
    CONDITIONS = 2
    ACTIONS = 3


_WORDS: Final = re.compile(
    r"""\b(?:
        (?P<TIMELINE>time[ ]?line|chronology)
      | (?P<CONDITIONS>contribut\w+|factors|conditions|causes?|analysis|how[ ]it[ ]came[ ]about
            |what[ ](?:went|helped|made))
      | (?P<ACTIONS>actions?|follow[- ]?ups?|next[ ]steps|what[ ]follows|improvements?
            |remediations?)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def parts_of(sections: Iterable[Section]) -> Mapping[Part, Section]:
    """Return the first section of each part; what stands inside the timeline belongs to it."""
    found: dict[Part, Section] = {}
    inside = 0
    for section in sections:
        if inside and section.level > inside:
            continue
        inside = 0
        part = part_of(section.title)
        if part is not None:
            found.setdefault(part, section)
        if part is Part.TIMELINE:
            inside = section.level
    return found


@lru_cache(maxsize=1024)
def part_of(title: str) -> Part | None:
    """Return the part that a heading names; the same headings come again and again.

    >>> part_of("Incident timeline").name, part_of("Summary")
    ('TIMELINE', None)
    """
    named = _WORDS.search(title)
    return Part[named.lastgroup] if named is not None and named.lastgroup else None
