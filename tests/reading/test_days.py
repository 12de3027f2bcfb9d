from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.reading.days import LINES, day_of_stem, day_of_text
from mkdocs_postmortems.reading.markdown import read_body

MAY_1 = date(2024, 5, 1)

STEMS = {
    "2024-05-01": MAY_1,
    "2024-05-01-pool": MAY_1,
    "2024-05-01--pool": MAY_1,
    "pool-2024-05-01": MAY_1,
    "2024_05_01_pool": MAY_1,
    "2024.05.01": MAY_1,
    "20240501-pool": MAY_1,
    "incident_20240501": MAY_1,
    "2024-05-01 seen again 2024-05-01": MAY_1,
    "May-1-2024": MAY_1,
    "pool-1-may-2024": MAY_1,
    "2024-05-01 to 2024-05-02": None,
    "2024-13-01": None,
    "2024-05-011": None,
    "2024-05_01": None,
    "05-01-2024": None,
    "PM-2024-017": None,
    "INC20240501123": None,
    "build20240501": None,
    "": None,
}


@pytest.mark.parametrize(("stem", "day"), STEMS.items())
def test_the_day_in_the_name_of_a_file(stem: str, day: date | None) -> None:
    assert day_of_stem(stem) == day


TEXTS = {
    "in the heading": ("# Pool empty, May 1st, 2024\n", MAY_1),
    "at its beginning": ("# 2024-05-01: pool empty\n", MAY_1),
    "in a heading below another": ("# Pool empty\n\n## May 1, 2024\n", None),
    "without a year": ("# Pool empty on May 1st\n", None),
    "the first of two": ("# Pool empty 30 April 2024 and May 1, 2024\n", date(2024, 4, 30)),
    "no such day": ("# Pool empty, February 30, 2024\n", None),
    "a line": ("# Pool\n\n**Date:** 2024-05-01\n", MAY_1),
    "a label in bold": ("# Pool\n\n**Date**: 1 May 2024, 10:00\n", MAY_1),
    "an item": ("# Pool\n\n- **Date of the incident:** 1st of May 2024\n", MAY_1),
    "a row": ("# Pool\n\n| Field | Value |\n|--|--|\n| Date (UTC) | 2024-05-01 |\n", MAY_1),
    "another language": ("# Pool\n\nDatum: 2024-05-01\n", MAY_1),
    "above the heading": ("Date: 2024-05-01\n\n# Pool\n", MAY_1),
    "a span": ("# Pool\n\nDate: 2024-05-01 to 2024-05-03\n", MAY_1),
    "not said to be the day": ("# Pool\n\nLast modified: 2024-05-01\n", None),
    "a word that begins so": ("# Pool\n\nDateline 2024-05-01: it began.\n", None),
    "a day of either order": ("# Pool\n\nDate: 05/01/2024\n", None),
    "in the text": ("# Pool\n\nOn 2024-05-01 the pool was empty.\n", None),
    "too far down": (f"# Pool\n{'x' * 3}{chr(10) * LINES}Date: 2024-05-01\n", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("text", "day"), TEXTS.values(), ids=TEXTS)
def test_the_day_a_text_states_at_its_top(text: str, day: date | None) -> None:
    assert day_of_text(read_body(text)[1]) == day


@given(st.text(alphabet="0123456789-/. May|*:Date#\n"))
def test_any_text_can_be_looked_at(text: str) -> None:
    for day in (day_of_stem(text), day_of_text(read_body(text)[1])):
        assert day is None or isinstance(day, date)
