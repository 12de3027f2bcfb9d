from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.editor.text import Spot, Text

ANY = st.text("ab\n\r\u2028\x0b\x85é😀\ufeff", max_size=40)
ENCODINGS = ["utf-8", "utf-16", "utf-32"]


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_a_column_is_counted_as_the_editor_counts(encoding: str, units: int) -> None:
    text = Text("a\né😀x: y")
    assert text.units(Spot(1, 3), encoding) == units
    assert text.read(1, units, encoding) == Spot(1, 3)


def test_a_place_inside_a_character_is_in_front_of_it() -> None:
    assert Text("a😀b").read(0, 2, "utf-16") == Spot(0, 1)


def test_a_place_beyond_the_text_is_its_end() -> None:
    assert Text("ab\nc").read(7, 3, "utf-16") == Spot(1, 1)
    assert Text("ab\nc").read(0, 9, "utf-16") == Spot(0, 2)


def test_a_byte_order_mark_counts_for_the_editor_alone() -> None:
    text = Text("\ufefftitle: x")
    assert text.plain == "title: x"
    assert text.units(Spot(0, 0), "utf-16") == 1
    assert text.read(0, 1, "utf-16") == Spot(0, 0)


def test_line_ends_are_those_of_the_protocol() -> None:
    text = Text("a\r\nb\rc\u2028d\x0be\n")
    assert text.lines == ("a", "b", "c\u2028d\x0be", "")


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(raw=ANY, data=st.data())
def test_places_survive_the_way_to_the_editor_and_back(
    encoding: str, raw: str, data: st.DataObject
) -> None:
    text = Text(raw)
    place = data.draw(st.integers(0, len(text.plain)))
    spot = text.spot(place)
    assert text.place(spot) == place
    assert text.read(spot.line, text.units(spot, encoding), encoding) == spot


@given(ANY, ANY, st.data())
def test_a_change_touches_its_stretch_alone(raw: str, new: str, data: st.DataObject) -> None:
    raw = raw.replace("\ufeff", "")
    text = Text(raw)
    starts = [m.end() for m in re.finditer("\r\n|\n|\r", raw)]
    line = data.draw(st.integers(0, len(text.lines) - 1))
    column = data.draw(st.integers(0, len(text.lines[line])))
    origin = [0, *starts][line] + column
    changed = text.changed(Spot(line, column), Spot(line, column), new)
    assert changed.raw == raw[:origin] + new + raw[origin:]
