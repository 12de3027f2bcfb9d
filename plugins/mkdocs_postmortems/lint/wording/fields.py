"""Remarks about the sentences in the front matter of a record."""

from __future__ import annotations

from collections.abc import Iterator, Set

from ...model.front_matter import FrontMatter
from .lexicon import Lexicon
from .remark import Remark, remarks

Path = tuple[str | int, ...]
"""The way to a value: `("factors", 0, "note")`."""


def sentences(front: FrontMatter) -> Iterator[tuple[Path, str]]:
    """Go through the values that are sentences of the author, with the way to each."""
    values: list[tuple[Path, str | None]] = [(("title",), front.title)]
    if front.impact:
        values.append((("impact", "summary"), front.impact.summary))
    values += [(("factors", n, "note"), factor.note) for n, factor in enumerate(front.factors)]
    values += [
        (("actions", n, "title"), action.title) for n, action in enumerate(front.actions or ())
    ]
    values += [(("open_questions", n), question) for n, question in enumerate(front.open_questions)]
    yield from ((path, value) for path, value in values if value)


def remarks_in_fields(
    front: FrontMatter, lexicon: Lexicon, *, names: Set[str] = frozenset()
) -> tuple[tuple[Path, Remark], ...]:
    """Return what there is to ask about the front matter; places are those in the value."""
    return tuple(
        (path, remark)
        for path, value in sentences(front)
        for remark in remarks(value, lexicon, names=names)
    )
