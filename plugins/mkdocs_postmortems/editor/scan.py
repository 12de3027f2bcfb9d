"""What stands at a place of YAML that may be half written, by the text in front of it.

A parser has nothing to say before the last bracket is closed, and that is when an author asks. So
a mark is put where the cursor is, and a plain scan tells in which mapping and list it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from .cursor import Cursor, Path
from .text import Spot, Stretch

MARK: Final = "\ue0f7"
"""Stands for the cursor; nobody writes it."""

_DASH = re.compile(r"-(?:[ ]+|$)")
_KEY = re.compile(
    r"""(?P<key>"[^"\n]*"|'[^'\n]*'|(?:[^\s#\[\]{},"'&*!|>%@`-]|-[^\s#])[^#\n]*?)[ ]*:(?=\s|$)"""
)
_COMMENT = re.compile(r"\s#")
_FLOW = re.compile(r"(?:(?!\s#|:[\s,\[\]{}]|:$)[^,\[\]{}])+")
_COLON = re.compile(r"\s*:(?=[\s,\[\]{}]|$)")
_SIGNS: Final = frozenset("[{|>&*!")
"""What begins something other than a word."""
_BLOCK = re.compile(r"[|>][-+\d]*\s*(?:#.*)?$")


@dataclass(slots=True)
class _Mapping:
    """A mapping in block form: the column of its keys, and those seen so far."""

    column: int
    path: Path
    keys: list[str] = field(default_factory=list)

    @property
    def inside(self) -> Path:
        return (*self.path, *self.keys[-1:])


@dataclass(slots=True)
class _Flow:
    """A bracket or brace that is open."""

    opener: str
    path: Path
    keys: list[str] = field(default_factory=list)
    waits: bool = False
    """Whether a key has its value to come."""


def cursor_at(lines: Sequence[str], spot: Spot) -> Cursor | None:
    """Return the word at a place; None in a comment, in a text of several lines, or at a sign.

    Args:
        lines: the lines of the YAML up to the one of the place, at least.
        spot: the place.
    """
    line = lines[spot.line].replace(MARK, "\N{REPLACEMENT CHARACTER}")
    marked = f"{line[: spot.column]}{MARK}{line[spot.column :]}"
    scan = _Scan(spot.line)
    words = (
        word
        for number, each in enumerate((*lines[: spot.line], marked))
        for word in scan.take(number, each)
    )
    return next((word for word in words if word is not None), None)


class _Scan:
    """Goes through lines and knows which mappings and lists are open."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.open = [_Mapping(0, ())]
        self.flow: list[_Flow] = []
        self.text_below: int | None = None
        """The column of the key whose text stands in the lines below, further in."""
        self.quote = ""
        """The quotation mark that a line above has left open."""

    def take(self, number: int, line: str) -> Iterator[Cursor | None]:
        column = len(line) - len(line.lstrip(" "))
        if self.quote:
            end = line.find(self.quote)
            if end < 0:
                return
            self.quote = ""
            if self.flow:
                yield from self._flow(number, line, end + 1)
            return
        if self.text_below is not None:
            if not line.strip() or column > self.text_below:
                return
            self.text_below = None
        if self.flow:
            yield from self._flow(number, line, column)
        elif line.strip() and line[column] != "#":
            yield from self._block(number, line, column)

    def _block(self, number: int, line: str, column: int) -> Iterator[Cursor | None]:
        item = False
        while dash := _DASH.match(line, column):
            self._close(column)
            item, column = True, dash.end()
        if column >= len(line):
            return
        key = _KEY.match(line, column)
        if key is None:
            if not item:
                self._close(column)
            yield from self._lone(number, line, column, item)
            return
        holder = self._holder(column)
        ends, path = key.end("key"), holder.path
        yield self._word(number, line, key.start(), ends, path, holder, key=True, colon=True)
        holder.keys.append(_bare(key["key"]))
        yield from self._value(number, line, key.end(), holder)

    def _close(self, column: int) -> None:
        """Leave the mappings that stand further in than a column."""
        while len(self.open) > 1 and self.open[-1].column > column:
            self.open.pop()

    def _holder(self, column: int) -> _Mapping:
        """Return the mapping that a key at a column belongs to."""
        self._close(column)
        if self.open[-1].column != column:
            self.open.append(_Mapping(column, self.open[-1].inside))
        return self.open[-1]

    def _lone(self, number: int, line: str, column: int, item: bool) -> Iterator[Cursor | None]:
        """Read what has no colon: a value, or a key that is not finished."""
        holder = self.open[-1]
        if line[column] in "[{\"'|>":
            yield from self._value(number, line, column, holder)
            return
        deeper = item or column > holder.column
        yield self._word(
            number,
            line,
            column,
            _plain_end(line, column),
            holder.inside if deeper else holder.path,
            None if deeper else holder,
            key=True,
            value=deeper,
        )

    def _value(
        self, number: int, line: str, column: int, holder: _Mapping
    ) -> Iterator[Cursor | None]:
        column += len(line[column:]) - len(line[column:].lstrip())
        if column >= len(line) or line[column] == "#":
            return
        if _BLOCK.match(line, column):
            self.text_below = holder.column
        elif line[column] in "[{":
            self.flow = []
            self._push(line[column], holder.inside)
            yield from self._flow(number, line, column + 1)
        elif line[column] in "\"'":
            _, word = self._quoted(number, line, column, holder.inside)
            yield word
        else:
            yield self._word(number, line, column, _plain_end(line, column), holder.inside)

    def _push(self, opener: str, path: Path) -> None:
        self.flow.append(_Flow(opener, path))

    def _flow(self, number: int, line: str, column: int) -> Iterator[Cursor | None]:
        while column < len(line) and self.flow:
            here, sign = self.flow[-1], line[column]
            if sign.isspace():
                column += 1
            elif sign == "#":
                return
            elif sign in "]}":
                self.flow.pop()
                column += 1
            elif sign == ",":
                here.waits = False
                column += 1
            elif sign in "[{":
                self._push(sign, _inside(here))
                column += 1
            else:
                column, word = self._flow_word(number, line, column, here)
                yield word

    def _flow_word(
        self, number: int, line: str, column: int, here: _Flow
    ) -> tuple[int, Cursor | None]:
        start, quoted = column, line[column] in "\"'"
        if quoted:
            column, word = self._quoted(number, line, column, _inside(here))
        else:
            found = _FLOW.match(line, column)
            column = found.end() if found else column + 1
            word = None
        colon = _COLON.match(line, column)
        is_key = colon is not None and not here.waits
        end = start + len(line[start:column].rstrip())
        if not quoted or is_key:
            may_be_key = is_key or (here.opener == "{" and not here.waits)
            path = here.path if may_be_key else _inside(here)
            word = self._word(
                number,
                line,
                start,
                end,
                path,
                here,
                key=may_be_key,
                value=not may_be_key,
                colon=is_key,
                flow=True,
            )
        if is_key and colon is not None:
            here.keys.append(_bare(line[start:end].replace(MARK, "")))
            here.waits, column = True, colon.end()
        return column, word

    def _quoted(self, number: int, line: str, column: int, path: Path) -> tuple[int, Cursor | None]:
        """Read text in quotes; where the cursor stands in it, the line may be its end."""
        quote, end = line[column], line.find(line[column], column + 1)
        if end < 0 and number == self.last and MARK in line[column:]:
            return len(line), self._word(number, line, column, len(line), path)
        if end < 0:
            self.quote = quote
            return len(line), None
        flow = bool(self.flow)
        return end + 1, self._word(number, line, column, end + 1, path, flow=flow)

    def _word(
        self,
        number: int,
        line: str,
        start: int,
        end: int,
        path: Path,
        holder: _Mapping | _Flow | None = None,
        *,
        key: bool = False,
        value: bool = False,
        colon: bool = False,
        flow: bool = False,
    ) -> Cursor | None:
        """Return the word if the cursor is in it or at its end."""
        raw = line[start:end]
        if number != self.last or MARK not in raw:
            return None
        whole = raw.replace(MARK, "")
        if whole[:1] in _SIGNS:
            return None
        quote = whole[:1] if whole[:1] in {'"', "'"} else ""
        typed = raw.partition(MARK)[0].removeprefix(quote)
        stretch = Stretch(Spot(number, start), Spot(number, start + len(whole)))
        return Cursor(
            path=path,
            word=_bare(whole),
            typed=typed,
            stretch=stretch,
            quote=quote,
            flow=flow,
            may_be_key=key,
            may_be_value=value or not key,
            has_colon=colon,
            beside=tuple(holder.keys) if holder is not None else (),
        )


def _inside(here: _Flow) -> Path:
    return (*here.path, here.keys[-1]) if here.opener == "{" and here.keys else here.path


def _plain_end(line: str, column: int) -> int:
    """Return where text without quotes ends: at a comment, or with the line."""
    comment = _COMMENT.search(line, column)
    return len(line[: comment.start() if comment else None].rstrip())


def _bare(word: str) -> str:
    """Return a word without its quotes; the closing one may not be there yet."""
    if word[:1] in {'"', "'"}:
        return word[1:].removesuffix(word[0])
    return word
