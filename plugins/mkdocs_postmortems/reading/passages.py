"""A record -> its prose in passages and sentences, each with its line in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from ..model.incident import Incident
from ..model.passage import Passage, Sentence
from .clock import is_about_all_times
from .markdown import Part, read_body
from .plain_text import plain

LONGEST: Final = 600
"""Characters; what has no end for so long is cut at a blank."""
MOST_SENTENCES: Final = 40
"""A paragraph of more is cut into several passages."""
MOST_PASSAGES: Final = 2000
"""A text of more is a log; what is behind them is not looked at."""

# What a template puts above a part says nothing of the incident.
_FURNITURE = re.compile(
    r"""[\W\d]*(?:(?:the|incident|issue|executive|event|root|key|detailed|full|our)\s)*(?:
      summary | overview | background | context | impact | timeline | detection | trigger
    | response | resolution | recovery | remediation | mitigation | prevention | causes?
    | cause\sanalysis | analysis | contributing\sfactors | (?:5|five)\swhys | open\squestions
    | lessons?(?:\slearned)? | learnings | takeaways | (?:where\s(?:did\s)?we\s)?g[eo]t\slucky
    | what\s(?:happened|worked|helped|(?:went|did|could|didn't|did\snot|can)\b.{0,30})
    | (?:corrective\s)?actions?(?:\sitems?)? | follow[-\s]?ups? | next\ssteps
    | responders? | participants | authors? | references | related | links | appendix
    )(?:(?:\sand\s|,?\s&\s|/|,\s)[\w\s]{1,40})?(?:\sof\s(?:the\s)?(?:events?|incident|outage))?
    \W*(?:\(.*\))?""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE_BELOW = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}")
_NEW_BLOCK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|>|\||:|!!!|\?\?\?\+?|===)[ \t]")
# A dot behind a single letter ends an abbreviation such as `e.g.`, not a sentence.
_END = re.compile(r"(?<!\b\w)[.!?][)\]'\"\u201d\u2019*_]*(?P<gap>\s+)(?=[\W_]*[^\W_a-z])")


def passages_of(incident: Incident) -> tuple[Passage, ...]:
    """Return what a record says in sentences: title, summary and body; no code, no comments."""
    _, parts = read_body(incident.body.text, incident.body.first_line)
    told = (passage for part in parts for passage in _of_part(part))
    return tuple(islice(chain(_stated(incident), told), MOST_PASSAGES))


def _stated(incident: Incident) -> Iterator[Passage]:
    """Yield what stands in the front matter."""
    front, places = incident.front, incident.places
    if front.title:
        yield Passage((Sentence(incident.title, places.of("title").line),))
    if front.impact is not None and front.impact.summary:
        line = places.of("impact", "summary").line
        said = tuple(Sentence(text, line) for text, _ in _sentences(front.impact.summary))
        yield Passage(said)


def _of_part(part: Part) -> Iterator[Passage]:
    said = part.title and not _FURNITURE.fullmatch(part.title)
    heading = Sentence(part.title, part.line) if said else None
    found = False
    for line, block in _blocks(part.text):
        sentences = (
            Sentence(text, part.text_line + line + below) for text, below in _sentences(block)
        )
        while some := tuple(islice(sentences, MOST_SENTENCES)):
            found = True
            yield Passage(some, heading)
    if heading is not None and not found:
        yield Passage((heading,))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut at blank lines, and where an item of a list or a row of a table begins.

    The head of a table and a sentence about the zone of all times say nothing of the incident.
    """
    start, lines = 0, list[str]()
    written = text.split("\n")
    for place, (line, below) in enumerate(zip(written, [*written[1:], ""], strict=True)):
        if ("|" in line and _RULE_BELOW.match(below)) or is_about_all_times(line):
            line = ""
        if lines and (not line.strip() or _NEW_BLOCK.match(line)):
            yield start, "\n".join(lines)
            lines = []
        if line.strip():
            start = start if lines else place
            lines.append(line)
    if lines:
        yield start, "\n".join(lines)


def _sentences(block: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence in plain words, with the number of lines above it in the block."""
    start = above = 0
    ends = [(found.start("gap"), found.end()) for found in _END.finditer(block)]
    for end, following in (*ends, (len(block), len(block))):
        for piece in _short(plain(block[start:end])):
            yield piece, above
        above += block.count("\n", start, following)
        start = following


def _short(words: str) -> Iterator[str]:
    start = 0
    while len(words) - start > LONGEST:
        cut = words.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield words[start:cut]
        start = cut + (words[cut] == " ")
    if words[start:]:
        yield words[start:]
