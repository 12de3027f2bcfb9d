"""The shapes an author's value may take: text that is text, one or many, short or long form.

YAML 1.1 turns `no` into False and `10:30` into 630, and pydantic would turn such numbers into
dates; the validators here refuse them with a sentence instead. The error type is the code of the
finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from math import inf
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from .times import Stamp, Word, parse_stamp


def refuse(code: str, message: str, hint: str) -> PydanticCustomError:
    """Build the error that `reading.validation` turns into a finding of this code."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def shown(value: object) -> str:
    """Quote an author's value in a message, whatever its type and length."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    return f"'{text}'" if len(text) <= 80 else f"'{text[:79]}…'"


def as_text(value: Any) -> Any:
    """Accept text only; say what YAML made of the rest."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        raise refuse("PM111", f"{shown(value)} is a boolean to YAML, text is due", "Quote it.")
    if isinstance(value, int | float | date):
        kind = "date" if isinstance(value, date) else "number"
        raise refuse("PM111", f"{shown(value)} is a {kind} to YAML, text is due", "Quote it.")
    kind = "list" if isinstance(value, list | tuple) else "mapping"
    raise refuse("PM110", f"a {kind} stands where text is due", "Write one piece of text.")


def as_many(value: Any) -> Any:
    """Read one value as a list of one, and nothing as an empty list."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else [value]


def as_stamp(value: Any) -> Stamp:
    """Read a time as written; refuse numbers, which YAML makes of unquoted clock times."""
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, bool | int | float):
        raise refuse(
            "PM201",
            f"{shown(value)} is a number to YAML, not a time",
            'Quote it and write the date: "2024-05-01 10:30".',
        )
    if not isinstance(value, str):
        raise refuse("PM110", "a date or time is due here", 'Write "2024-05-01 10:30".')
    try:
        return parse_stamp(value)
    except ValueError as problem:
        raise refuse(
            "PM201", f"{shown(value)}: {problem}", 'Write it as "2024-05-01 10:30".'
        ) from None


def as_day(value: Any) -> date:
    """Read a date; a time gives its date."""
    stamp = as_stamp(value)
    if isinstance(stamp, Word):
        raise refuse("PM201", f"{shown(value)} is not a date", 'Write it as "2024-05-01".')
    return stamp.date() if isinstance(stamp, datetime) else stamp


def as_flag(value: Any) -> Any:
    """Accept true and false only, in YAML's own spellings."""
    if isinstance(value, bool):
        return value
    raise refuse("PM112", f"{shown(value)} is neither true nor false", "Write true or false.")


def as_count(value: Any) -> Any:
    """Accept a number that counts something."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf:
        return value
    raise refuse("PM113", f"{shown(value)} is not a number", "Write a number, or leave it out.")


def short_form(key: str) -> Any:
    """Make a `before` validator that reads plain text as `{key: text}`."""

    def widen(value: Any) -> Any:
        if value is None or isinstance(value, Mapping):
            return value
        if isinstance(value, list | tuple):
            raise refuse("PM110", "a list stands where one entry is due", "Write one entry.")
        return {key: as_text(value)}

    return widen


def short_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Say in the JSON Schema that plain text may stand for the mapping."""
    return {"anyOf": [{"type": "string"}, schema]}


class OneOrMany:
    """Says in the JSON Schema that one value may stand for a list of one."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of an item, or of a list of them."""
        listed = handler(core_schema)
        return {"anyOf": [listed["items"], listed]}


T = TypeVar("T")

_DAY = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}", "examples": ["2024-05-01"]}
_STAMP = {"type": "string", "examples": ["2024-05-01 10:21", "2024-05-01", "unknown"]}

Text = Annotated[str, BeforeValidator(as_text)]
Day = Annotated[date, BeforeValidator(as_day), WithJsonSchema(_DAY)]
WrittenTime = Annotated[Any, BeforeValidator(as_stamp), WithJsonSchema(_STAMP)]
Flag = Annotated[bool, BeforeValidator(as_flag)]
Count = Annotated[float, BeforeValidator(as_count)]
Many = Annotated[tuple[T, ...], BeforeValidator(as_many), OneOrMany()]
