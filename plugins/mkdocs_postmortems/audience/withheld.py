"""What may not be shown: whether a link leads there, and whether a sentence names it."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from ..model.incident import Incident, IncidentId

TITLE: Final = 60
"""Letters of a title that are enough to know it; messages cut what they quote."""

_SUFFIX = re.compile(r"(?:/index)?(?:\.(?:md|markdown|html?))?\Z", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_TOKEN = re.compile(r"[\w./-]+")


@dataclass(frozen=True)
class Withheld:
    """The records an edition may not show."""

    ids: frozenset[IncidentId]
    files: frozenset[str]
    """Their paths, as findings give them."""
    root: str
    """The source folder, relative to the project."""
    _places: frozenset[str]
    _tails: frozenset[str]
    _names: frozenset[str]
    _phrases: tuple[tuple[str, re.Pattern[str]], ...]
    """What has spaces: how it begins, which is quick to look for, and how it stands in a text."""

    @classmethod
    def of(cls, hidden: Iterable[Incident], shown: Iterable[Incident]) -> Withheld:
        """Collect what would give the hidden records away; a name that a shown one has does not."""
        hidden = tuple(hidden)
        places = frozenset(place_of(i.source.path) for i in hidden)
        tails = places | {place_of(i.source.relative) for i in hidden}
        names = {_plain(name) for i in hidden for name in (i.id, i.source.stem)}
        names -= {_plain(name) for i in shown for name in (i.id, i.source.stem)}
        titles = {_plain(i.title) for i in hidden}
        loose = {name for name in names if not _TOKEN.fullmatch(name)}
        return cls(
            ids=frozenset(i.id for i in hidden),
            files=frozenset(i.source.path for i in hidden),
            root=hidden[0].source.path.removesuffix(hidden[0].source.relative).rstrip("/"),
            _places=places,
            _tails=tails,
            _names=frozenset(names | places),
            _phrases=tuple((p[:TITLE], _phrase(p)) for p in sorted(titles | loose) if p),
        )

    def reached_by(self, target: str, file: str) -> bool:
        """Whether a link in a file leads to a withheld record, on the code host or on the site."""
        try:
            parts = urlsplit(_ESCAPED.sub(r"\1", html.unescape(target.strip())))
        except ValueError:
            return False
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            steps = place_of(parts.path).split("/")
            return any("/".join(steps[start:]) in self._tails for start in range(len(steps)))
        return bool(parts.path) and any(
            place_of(posixpath.join(base, parts.path)) in self._places for base in self._bases(file)
        )

    def named_in(self, text: str) -> bool:
        """Whether a text shows the id, the title or the file name of a withheld record."""
        flat = _plain(text)
        return any(name in self._names for name in _names_in(flat)) or any(
            start in flat and phrase.search(flat) for start, phrase in self._phrases
        )

    def _bases(self, file: str) -> tuple[str, ...]:
        """Return where a relative path may start: at the file, at its page, or higher up."""
        return posixpath.dirname(file), _SUFFIX.sub("", file, count=1), self.root, ""


def place_of(path: str) -> str:
    """Reduce a path to what the file on the code host and its page on the site have in common."""
    return _SUFFIX.sub("", posixpath.normpath(_plain(unquote(path))), count=1)


def _names_in(text: str) -> Iterator[str]:
    """Return the words of a text that may be an id or a path; of a path also its last part."""
    for token in _TOKEN.findall(text):
        word = token.strip("./-")
        yield word
        if "/" in word or "." in word:
            yield place_of(word)
            yield place_of(posixpath.basename(word))


def _phrase(text: str) -> re.Pattern[str]:
    """Match a title as whole words; of a long one the beginning is enough."""
    end = r"(?!\w)" if len(text) <= TITLE else ""
    return re.compile(rf"(?<!\w){re.escape(text[:TITLE])}{end}")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
