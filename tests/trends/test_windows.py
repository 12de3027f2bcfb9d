from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.windows import Window, windows

DAYS = st.lists(st.dates(date(2024, 1, 1), date(2024, 3, 1)), max_size=12).map(sorted)
ENDS = st.lists(st.dates(date(2023, 12, 1), date(2024, 4, 1)), min_size=3, max_size=3).map(sorted)


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_two_windows_and_the_time_between_in_neither() -> None:
    carrying = days(
        "2022-03-01", "2022-09-10", "2023-02-20", "2023-06-01", "2023-07-05", "2024-01-15"
    )
    found = windows(
        [date(2022, 1, 1), *carrying],
        carrying,
        raised=date(2023, 6, 1),
        completed=date(2023, 8, 1),
        as_of=date(2024, 6, 1),
    )
    assert found == (Window(x=3, days=516, records=3), Window(x=1, days=305, records=1))


def test_the_record_that_opens_a_window_is_no_part_of_it() -> None:
    dates = days("2024-01-01", "2024-01-02")
    (before, _) = windows(dates, dates, date(2024, 1, 2), date(2024, 1, 3), date(2024, 6, 1))
    assert before == Window(x=0, days=1, records=0)


@given(DAYS, ENDS, st.integers(-400, 400))
def test_windows_as_counted_day_by_day_whenever_they_lie(
    dates: list[date], ends: list[date], shift: int
) -> None:
    raised, completed, as_of = ends
    carrying = dates[::2]
    before, after = windows(dates, carrying, *ends)

    def between(known: Sequence[date], low: date, high: date) -> int:
        return sum(low < day < high for day in known)

    first = min(dates, default=raised)
    next_day = as_of + timedelta(days=1)
    assert before == Window(
        between(carrying, first, raised),
        max((raised - first).days, 0),
        between(dates, first, raised),
    )
    assert after == Window(
        between(carrying, completed, next_day),
        (as_of - completed).days,
        between(dates, completed, next_day),
    )
    later = timedelta(days=shift)
    moved = windows(
        [d + later for d in dates], [d + later for d in carrying], *(d + later for d in ends)
    )
    assert moved == (before, after)
