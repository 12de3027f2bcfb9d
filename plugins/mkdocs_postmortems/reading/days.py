"""The day of a record that states none as `date`: from its file's name, its heading, a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from .clock import days_in
from .markdown import Part
from .plain_text import plain

LINES: Final = 40
"""Lines from the top of a text in which it may say when it happened."""

_DAY = re.compile(
    r"(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)|(?<![^\W_])(\d{4})(\d{2})(\d{2})(?!\d)"
)
_JOINED = re.compile(r"[-_]+")
_LABEL = re.compile(
    r"[\W\d]*(?:incident |outage |event )?"
    r"(?:dates?(?: of (?:the )?(?:incident|outage|event))?|datum|fecha|data|発生日時?|日時|日付)"
    r"(?: ?(?:/|and|&|[ey]) ?(?:time|hora)| ?\([^()]*\))?\s*[:|*_]",
    re.IGNORECASE,
)


def day_of_stem(stem: str) -> date | None:
    """Return the one day that the name of a file states; None where it states none or several.

    >>> day_of_stem("2024-05-01-x"), day_of_stem("dns-20240501"), day_of_stem("PM-2024-017")
    (datetime.date(2024, 5, 1), datetime.date(2024, 5, 1), None)
    """
    found = {_date(*filter(str.isdigit, filter(None, m.groups()))) for m in _DAY.finditer(stem)}
    days = {day for day in found if day is not None} or {*days_in(_JOINED.sub(" ", stem))}
    return days.pop() if len(days) == 1 else None


def day_of_text(parts: Iterable[Part]) -> date | None:
    """Return the day in the first heading, or in the first line that is called `Date`."""
    parts = tuple(parts)
    heading = next((part.title for part in parts if part.level), "")
    return next(iter(days_in(heading)), None) or _labelled(parts)


def _labelled(parts: tuple[Part, ...]) -> date | None:
    first = parts[0].line if parts else 0
    for part in parts:
        for number, line in enumerate(part.text.split("\n"), part.text_line):
            if number - first >= LINES:
                return None
            said = _LABEL.match(line)
            if said is not None:
                day = next(iter(days_in(plain(line[said.end() :]))), None)
                if day is not None:
                    return day
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
