"""The keys of a model as authors meet them: what each one means and what may stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from .entry import Entry, ShortEntry


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping."""

    name: str
    meaning: str
    choices: tuple[str, ...] = ()
    """The words to choose from, where there are only some."""
    inner: type[Entry] | None = None
    """The mapping that may stand there, or several of it."""


@lru_cache(maxsize=64)
def keys_of(model: type[Entry]) -> Mapping[str, Key]:
    """Return the keys of a model, in their order."""
    return {
        field.alias or name: _key(field.alias or name, field.description or "", field.annotation)
        for name, field in model.model_fields.items()
    }


def model_at(model: type[Entry], path: Sequence[str]) -> type[Entry] | None:
    """Return the mapping at a path of keys; lists on the way do not count.

    >>> from .front_matter import FrontMatter
    >>> model_at(FrontMatter, ["facilitation", "participants"]).__name__
    'Participant'
    """
    here: type[Entry] | None = model
    for name in path:
        key = keys_of(here).get(name) if here is not None else None
        here = key.inner if key is not None else None
    return here


def key_at(model: type[Entry], path: Sequence[str]) -> Key | None:
    """Return the key at the end of a path, if there is one of that name."""
    holder = model_at(model, path[:-1]) if path else None
    return keys_of(holder).get(path[-1]) if holder is not None else None


def choices_at(model: type[Entry], path: Sequence[str]) -> tuple[str, ...]:
    """Return the words to choose from at a path; text may stand for a mapping.

    >>> from .front_matter import FrontMatter
    >>> choices_at(FrontMatter, ["detection"])[:2]
    ('alert', 'staff')
    """
    key = key_at(model, path)
    if key is None:
        return ()
    if key.inner is not None and issubclass(key.inner, ShortEntry):
        return keys_of(key.inner)[key.inner.short].choices
    return key.choices


def _key(name: str, meaning: str, annotation: Any) -> Key:
    kinds = [kind for kind in _kinds(annotation) if isinstance(kind, type)]
    inner = next((kind for kind in kinds if issubclass(kind, Entry)), None)
    words = next((kind for kind in kinds if issubclass(kind, StrEnum)), None)
    choices = tuple(map(str, words)) if words is not None else ()
    return Key(
        name, " ".join(meaning.split()), ("true", "false") if bool in kinds else choices, inner
    )


def _kinds(annotation: Any) -> Iterator[Any]:
    """Go through the types that an annotation is made of."""
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts[:1] if get_origin(annotation) is Annotated else parts:
        yield from _kinds(part)
