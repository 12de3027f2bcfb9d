"""What an author wrote -> a model; a value that does not fit becomes a finding and is left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from ..model.entry import Entry
from ..model.finding import Location
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from .notes import Notes
from .written import Loc, Written

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=Entry)

_CLOSE: Final = 0.8
"""How like a known key another one is that may be a slip; keys of others are often a bit like."""

_ROUNDS: Final = 20
"""A value may hide the fault of another; each round takes out at least one."""

_QUOTED = re.compile(r"'([^']*)'")

# fmt: off
MKDOCS_KEYS: Final = frozenset({
    "boost", "canonical_url", "categories", "comments", "cover", "description", "draft", "hide",
    "icon", "ignore_macros", "image", "keywords", "links", "pin", "readtime", "redirect",
    "render_macros", "revision_date", "robots", "search", "slug", "social", "subtitle", "summary",
    "tags", "template",
})
# fmt: on
"""Keys that MkDocs, its themes and common plugins know; no typing slip of ours."""


def validate(model: type[M], written: Written, notes: Notes) -> M:
    """Return the model of a mapping; values that do not fit are dropped, each with a finding."""
    for _ in range(_ROUNDS):
        try:
            read = model.model_validate(written.value)
        except ValidationError as problem:
            written.drop([_note(error, written, notes) for error in problem.errors()])
        else:
            _note_unknown(read, (), written, notes)
            return read
    return model.model_construct()


def _note(error: ErrorDetails, written: Written, notes: Notes) -> Loc:
    """Note one error and return the place of what has to go."""
    missing = error["type"] == "missing"
    loc = written.locate(error["loc"][:-1] if missing else error["loc"])
    key = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "")
    at = written.of(loc)
    context = error.get("ctx", {})
    if error["type"].startswith("PM"):
        said = f"`{key}`{_as_written(loc, error['input'], written)}: {context['message']}"
        notes.add(error["type"], at, said, context["hint"])
    elif missing:
        notes.add("PM115", at, f"an entry has no `{key}`, and is left out", f"Give it `{key}:`.")
    elif error["type"] == "enum":
        _note_choice(key, error["input"], _QUOTED.findall(str(context["expected"])), at, notes)
    else:
        notes.add("PM110", at, f"`{key}`: {shown(error['input'])} does not fit", error["msg"] + ".")
    return loc


def _as_written(loc: Loc, value: object, written: Written) -> str:
    """Quote what the author wrote where YAML made something else of it."""
    text = written.text(loc)
    same = text is None or isinstance(value, str | bool) or text == str(value)
    return "" if same else f" {shown(text)}"


def _note_choice(key: str, value: object, choices: list[str], at: Location, notes: Notes) -> None:
    kind = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else ""
    close = nearest(str(value), choices, limit=1)
    hint = did_you_mean(close) or f"Write one of {', '.join(choices)}."
    if key == "audience":
        hint += " Until then it is restricted."
    notes.add("PM114", at, f"`{key}`: {kind or shown(value)} is not a choice here", hint, close)


def _note_unknown(read: BaseModel, loc: Loc, written: Written, notes: Notes) -> None:
    """Note keys that look misspelled, or cut by a comma, at any depth of the model."""
    raw = written.get(loc)
    if not isinstance(raw, dict):
        return
    known = _names(type(read))
    for key in raw:
        if key not in known:
            _note_key(key, raw, loc, known, written, notes)
        elif key == "evidence" and raw[key] is None:
            notes.add(
                "PM405",
                written.of((*loc, key), key=True),
                "`evidence` is empty; `#` without quotes begins a comment",
                'Quote it: evidence: "#timeline".',
            )
    for name in known.keys() & raw.keys():
        value = getattr(read, known[name])
        if isinstance(value, Entry):
            _note_unknown(value, (*loc, name), written, notes)
        elif isinstance(value, tuple):
            many = isinstance(raw[name], list)
            for place, part in enumerate(value):
                if isinstance(part, Entry):
                    _note_unknown(
                        part, (*loc, name, place) if many else (*loc, name), written, notes
                    )


def _note_key(
    key: str, raw: dict[str, Any], loc: Loc, known: dict[str, str], written: Written, notes: Notes
) -> None:
    at = written.of((*loc, key), key=True)
    if raw[key] is None and loc:
        notes.add(
            "PM118",
            at,
            f"{shown(key)} is read as a key; the text before its comma is cut there",
            "Quote text that contains a comma.",
        )
        return
    if not loc and key in MKDOCS_KEYS:
        return
    close = nearest(key, known, limit=1, least=_CLOSE)
    if close and (loc or close != ("audience",)):
        said = f"unknown key {shown(key)}; it is kept as it is"
        notes.add("PM117", at, said, did_you_mean(close), close)


@lru_cache(maxsize=64)
def _names(model: type[BaseModel]) -> dict[str, str]:
    """Return the keys of a model as authors write them, with the names of its fields."""
    return {field.alias or name: name for name, field in model.model_fields.items()}
