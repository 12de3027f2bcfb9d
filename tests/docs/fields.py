"""Models of author files as Markdown tables: their keys, what may stand there, what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, TypeAlias, get_args, get_origin, get_type_hints

from mkdocs_postmortems.model.entry import Entry, ShortEntry
from mkdocs_postmortems.model.shapes import Count, Day, Flag, Text, WrittenTime

SHAPES: Final[tuple[tuple[object, str, str], ...]] = (
    (Text, "text", "list of texts"),
    (Day, "date", "list of dates"),
    (WrittenTime, "time", "list of times"),
    (Flag, "true or false", "list of these"),
    (Count, "number", "list of numbers"),
    (int, "number", "list of numbers"),
)
"""The shape of a value, one of it in words, and several."""

Places: TypeAlias = Mapping[type[Entry], str]
"""The keys that lead to each model that stands in another one, such as `lint.allow`."""


def tables(top: type[Entry]) -> str:
    """Return a table of a model's keys, then one for every model that stands in it."""
    places = _places(top)
    parts = [_table(top, places)]
    for model, place in places.items():
        head = f"## `{place}` {{ #{_anchor(place)} }}"
        parts.append(f"{head}\n\n{model.__doc__}\n\n{_table(model, places)}")
    return "\n\n".join(parts)


def keys(top: type[Entry]) -> Iterator[str]:
    """Return every key of a model and of those that stand in it."""
    for model in (top, *_places(top)):
        yield from _hints(model)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _table(model: type[Entry], places: Places) -> str:
    rows = [
        (f"`{key}`", *_said(hint, field.description or "", field.default, places))
        for (key, hint), field in zip(
            _hints(model).items(), model.model_fields.values(), strict=True
        )
    ]
    return table(("Key", "Value", "Meaning"), rows)


def _hints(model: type[Entry]) -> dict[str, Any]:
    """Return each key as an author writes it, with the type of its value."""
    types = get_type_hints(model, include_extras=True)
    return {field.alias or name: types[name] for name, field in model.model_fields.items()}


def _places(top: type[Entry]) -> Places:
    found: dict[type[Entry], str] = {}

    def visit(model: type[Entry], path: str) -> None:
        for key, hint in _hints(model).items():
            inner = _model(_one(hint)[0])
            if inner is not None and inner not in found:
                found[inner] = f"{path}{key}"
                visit(inner, f"{path}{key}.")

    visit(top, "")
    return found


def _said(hint: Any, meaning: str, default: object, places: Places) -> tuple[str, str]:
    """Say what may stand at a key, and what it means."""
    shape, many = _one(hint)
    model = _model(shape)
    if model is not None:
        short = "text or " if issubclass(model, ShortEntry) else ""
        link = f"{short}[mapping](#{_anchor(places[model])})"
        return f"list of {link}" if many else link, meaning
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        return _words(shape, meaning, default)
    one, several = next(row[1:] for row in SHAPES if row[0] == shape)
    return (several if many else one), meaning


def _words(choices: type[StrEnum], meaning: str, default: object) -> tuple[str, str]:
    """Mark the words to choose from in the text where all stand in it, else list them."""
    marked, all_there = meaning, True
    for word in choices:
        marked, count = re.subn(rf"(?<![\w`-]){word}(?![\w`-])", f"`{word}`", marked, count=1)
        all_there = all_there and bool(count)
    value = "word" if all_there else " · ".join(f"`{word}`" for word in choices)
    if default is not None:
        value += f", `{default}` if left out"
    return value, marked if all_there else meaning


def _model(shape: Any) -> type[Entry] | None:
    return shape if isinstance(shape, type) and issubclass(shape, Entry) else None


def _one(hint: Any) -> tuple[Any, bool]:
    """Return the type of one value, and whether several may stand there."""
    inner = [part for part in get_args(hint) if part is not type(None)]
    if not inner or hint in [row[0] for row in SHAPES]:
        return hint, False
    if get_origin(hint) is tuple:
        return _one(inner[0])[0], True
    return _one(inner[0])


def _anchor(place: str) -> str:
    return place.replace(".", "-").replace("_", "-")
