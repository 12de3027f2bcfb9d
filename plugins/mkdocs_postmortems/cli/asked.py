"""Words of the command line as a slice of the records; one that is unknown is asked back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from ..errors import UnknownWord
from ..insight.population import Slice
from ..knowledge_base import KnowledgeBase
from ..model.catalog import Directory
from ..model.finding import one_line
from ..model.front_matter import Kind
from ..model.words import did_you_mean, fold, nearest
from ..trends.periods import Quarter

FORMS: Final = "Write 2024, 2024-Q3, 2024-07 or 2024-07-31."
_QUARTER: Final = re.compile(r"(\d{4})[- ]?q([1-4])", re.ASCII | re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_QUARTER_LIKE: Final = re.compile(r"(\d{4})[- ]?q", re.ASCII | re.IGNORECASE)


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a quarter, a month or a day.

    Raises:
        UnknownWord: it is none of these, or there is no such day.

    >>> days_of("2024-Q1")
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    """
    try:
        found = _days(text.strip())
    except ValueError:
        found = None
    if found is None:
        like = _QUARTER_LIKE.match(text.strip())
        known = [f"{like[1]}-Q{n}" for n in range(1, 5)] if like else []
        hint = did_you_mean(nearest(text, known, limit=1)) or FORMS
        raise UnknownWord(f"'{one_line(text)}' is no day and no period. {hint}")
    return found


def _days(text: str) -> tuple[date, date] | None:
    if quarter := _QUARTER.fullmatch(text):
        first = Quarter(int(quarter[1]), int(quarter[2])).first_day
        return first, _last(first, months=3)
    if parts := _DAY.fullmatch(text):
        year, month, day = parts.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        months = 1 if month else 12
        return first, first if day else _last(first, months)
    return None


def _last(first: date, months: int) -> date:
    """Return the last day of some months; the last of all days has none after it."""
    month = first.month + months
    if month > 12:
        return date(first.year, 12, 31)
    return date(first.year, month, 1) - timedelta(days=1)


def period_of(since: str | None, until: str | None) -> Slice:
    """Read the ends of a period, both of them inside of it.

    Raises:
        UnknownWord: one of them is no day, or they stand the wrong way round.
    """
    first = days_of(since)[0] if since else None
    last = days_of(until)[1] if until else None
    if first is not None and last is not None and first > last:
        raise UnknownWord(f"--from {one_line(since or '')} is after --to {one_line(until or '')}.")
    return Slice(since=first, until=last)


def kind_of(word: str) -> Kind:
    """Read a kind of record.

    Raises:
        UnknownWord: there is no such kind, or no numbers about it.
    """
    return Kind(_known("kind", word, [kind for kind in Kind if kind is not Kind.REVIEW]))


def severity_of(word: str, kb: KnowledgeBase) -> str:
    """Read a severity that a record has, or that the site has set.

    Raises:
        UnknownWord: none has it.
    """
    used = {i.severity for i in kb.incidents.values() if i.severity}
    return _known("severity", word, used | {*kb.settings.severities})


def service_of(word: str, kb: KnowledgeBase) -> str:
    """Read the id, label or alias of a service.

    Raises:
        UnknownWord: neither a record nor the catalog knows it.
    """
    used = {service for i in kb.incidents.values() for service in i.services}
    return _named("service", word, kb.catalog.services, used)


def team_of(word: str, kb: KnowledgeBase) -> str:
    """Read the id, label or alias of a team.

    Raises:
        UnknownWord: neither a record nor the catalog knows it.
    """
    used = {team for i in kb.incidents.values() for team in i.teams}
    return _named("team", word, kb.catalog.teams, used)


def _named(what: str, word: str, known: Directory, used: set[str]) -> str:
    id, _ = known.resolve(word)
    return id if id in used else _known(what, word, used | {*known.entries})


def _known(what: str, word: str, known: Iterable[str]) -> str:
    by_fold = {fold(each): each for each in sorted(known)}
    found = by_fold.get(fold(word))
    if found is None:
        hint = did_you_mean(map(one_line, nearest(word, by_fold.values())))
        raise UnknownWord(
            f"no {what} '{one_line(word)}'{f'. {hint}' if hint else ' is known here.'}"
        )
    return found
