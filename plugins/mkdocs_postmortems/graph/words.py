"""The words of a record: what two texts can have in common, without coding."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..model.incident import Incident

# Three characters or more that begin with a letter, and the numbers of HTTP errors. Other numbers
# are times and amounts: they make strangers alike.
_WORD = re.compile(r"[^\W\d_][^\W_]{2,}|^[45]\d\d$")
_PIECE = re.compile(r"[^\W_]+")
_APART: Final = str.maketrans({c: " " for c in map(chr, range(128)) if not c.isalnum()})
# Each by itself: a pattern that begins with a letter of its own is looked for many times faster.
_NO_WORDS = tuple(
    map(re.compile, (r"https?://\S+", r"\]\([^()\s]*", r"<[^<>\s][^<>]*>", r"@(?<!\w@)\w+"))
)
_COMMENT = re.compile(r"<!--[^<>]*>")
_UNFILLED = re.compile(r"^(#{1,6}) [^\n]*(?:\n\s*(?=\Z|(?!\1#)#)|\Z)", re.MULTILINE)
"""A heading with nothing below it: a section of the template that waits to be written."""
_COMMON: Final = """
    about across after again all almost already also although and another any are around
    became because become been before being between both but can cannot could did does done
    down due during each either enough even every few first for from further gave get give
    given got had has have her him his how however instead into its just keep last least
    less made make makes many may might more most much not now off once one only other our
    out over own same see seem seemed seen several she should since some something still
    such than that the their them then there these they this those through too two under
    until upon very was well went were what when where whether which while who whom why will
    with within without would yet you your
    else neither nor nothing ones themselves
    monday tuesday wednesday thursday friday saturday sunday
"""
_STOP_WORDS: Final = frozenset(_COMMON.split())
_ENDINGS: Final = (
    ("sses", "ss"),
    ("ss", "ss"),
    ("us", "us"),
    ("ies", "y"),
    ("ied", "y"),
    ("ations", "at"),
    ("ation", "at"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_DOUBLING: Final = frozenset({"ing", "ed"})
_ANY_REPORT: Final = """
    action affect alert back call cause change check date day earlier error event hour incident
    issue next open people problem server service someone start stop system take team time took
    user version work
"""
LEAST_STEM: Final = 3
"""How many letters stay at least."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order, folded; addresses, tags and handles are none.

    Examples
    --------
    >>> words_of("The **DNS** of `k8s` answered 503 at 10:24, see [log](https://x.example/a).")
    ['dns', 'k8s', 'answered', '503', 'log']
    """
    return [word for piece in _pieces(text) if (word := _word_in(piece))]


def counts_of(text: str) -> dict[str, int]:
    """Return how often each word stands in a text.

    Examples
    --------
    >>> counts_of("The DNS, and once more the DNS.")
    {'dns': 2}
    """
    counts: dict[str, int] = {}
    for piece, n in Counter(_pieces(text)).items():
        if word := _word_in(piece):
            counts[word] = counts.get(word, 0) + n
    return counts


def _pieces(text: str) -> list[str]:
    """Return what stands between blanks and signs, folded."""
    seen = unicodedata.normalize("NFC", text)
    for pattern in _NO_WORDS:
        seen = pattern.sub(" ", seen)
    folded = seen.casefold()
    # The same either way, and for most texts many times faster.
    return folded.translate(_APART).split() if folded.isascii() else _PIECE.findall(folded)


@lru_cache(maxsize=65536)
def _word_in(piece: str) -> str:
    """Return a piece from its first letter on, empty where that says nothing: `10min` is `min`."""
    found = _WORD.search(piece)
    return "" if found is None or found[0] in _STOP_WORDS else found[0]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word without the ending that English gives it in a sentence.

    Two forms of a word become the same; what comes out need not be a word. Other languages keep
    most of theirs.

    Examples
    --------
    >>> [stem(word) for word in ("retries", "retried", "retrying", "migrations", "running", "dns")]
    ['retry', 'retry', 'retry', 'migrat', 'run', 'dns']
    """
    for ending, rest in _ENDINGS:
        if word.endswith(ending):
            cut = len(word) - len(ending)
            if cut < LEAST_STEM:
                return word
            kept = word[:cut]
            doubled = ending in _DOUBLING and kept[-1] == kept[-2] and kept[-1] not in "lsz"
            return (kept[:-1] if doubled else kept) + rest
    return word


def of_any_report(word: str) -> bool:
    """Whether a word stands in any report, so that it speaks for nothing by itself.

    Examples
    --------
    >>> of_any_report("teams"), of_any_report("certificate")
    (True, False)
    """
    return stem(word) in _stems_of_any_report()


@lru_cache(maxsize=1)
def _stems_of_any_report() -> frozenset[str]:
    return frozenset(map(stem, _ANY_REPORT.split()))


def whole(incident: Incident) -> str:
    """Return all a record says; title and summary stand in it twice, because they say what it is.

    Examples
    --------
    >>> from mkdocs_postmortems.model.body import Body
    >>> from mkdocs_postmortems.model.incident import IncidentId
    >>> from mkdocs_postmortems.model.source import SourceFile
    >>> source = SourceFile("a.md", "a.md", "", "")
    >>> body = Body("Late. Or not.", lead="Late.")
    >>> record = Incident(IncidentId("a"), source, "Resolver", body=body)
    >>> whole(record).split()
    ['Resolver', 'Late.', 'Late.', 'Or', 'not.']
    """
    return "\n".join(filter(None, (*_stated(incident), _written(incident.body.text))))


def _written(text: str) -> str:
    r"""Return a text without headings that wait for theirs: in a new draft they are all there is.

    Examples
    --------
    >>> _written("## Summary <!-- Who met what? -->\n## Timeline\n### 07:32\nUp.")
    '## Timeline\n### 07:32\nUp.'
    """
    return _UNFILLED.sub("", _COMMENT.sub("", text))


def _stated(incident: Incident) -> Iterator[str | None]:
    """Go through the title, the summary and what the front matter says in sentences."""
    yield incident.title
    yield incident.summary
    for ref in incident.factors:
        yield ref.note
    for action in incident.actions:
        yield action.title
    yield from incident.front.open_questions
    for link in incident.related:
        yield link.why
