from __future__ import annotations

import pytest

from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.plain_yaml import read_yaml
from mkdocs_postmortems.reading.written import Loc, Written

TEXT = """\
title: x
factors:
  - dns
  - {id: bug, note: "a, b"}
empty:
times:
  started: 2024-05-01
"""


def written(text: str = TEXT, notes: Notes | None = None) -> Written:
    read = read_yaml(text, notes or Notes("x.md"), first_line=2)
    assert read is not None
    return read


PLACES: dict[Loc, tuple[int, int]] = {
    (): (2, 1),
    ("title",): (2, 8),
    ("factors",): (4, 3),
    ("factors", 0): (4, 5),
    ("factors", 1, "note"): (5, 21),
    ("factors", 1, "role"): (5, 5),
    ("factors", 7): (4, 3),
    ("empty",): (6, 1),
    ("times", "started"): (8, 12),
    ("absent",): (2, 1),
}


@pytest.mark.parametrize(("loc", "place"), PLACES.items())
def test_a_value_has_a_place_and_an_absent_one_that_of_its_parent(
    loc: Loc, place: tuple[int, int]
) -> None:
    found = written().of(loc)
    assert (found.line, found.column) == place


def test_a_key_has_a_place_of_its_own() -> None:
    assert written().of(("times", "started"), key=True).column == 3


def test_one_may_stand_for_a_list_of_one() -> None:
    one = written("factors: {id: dns, role: x}\nteams: a\n")
    assert one.locate(("factors", 0, "role")) == ("factors", "role")
    assert one.locate(("teams", 0)) == ("teams",)
    assert written().locate(("factors", 1, "id")) == ("factors", 1, "id")


def test_places_stay_right_when_values_go() -> None:
    read = written()
    read.drop([("factors", 0), ("title",), ("nowhere", 1)])
    assert read.value["factors"] == [{"id": "bug", "note": "a, b"}]
    assert read.of(("factors", 0, "note")).line == 5
    assert "title" not in read.value
    read.drop([("factors", 0, "note")])
    assert read.value["factors"] == [{"id": "bug"}]


def test_all_may_go() -> None:
    read = written()
    read.drop([()])
    assert read.value == {}


def test_several_places_of_a_list_go_together() -> None:
    read = written("a: [1, 2, 3, 4]\n")
    read.drop([("a", 0), ("a", 2)])
    assert read.value == {"a": [2, 4]}
    assert read.of(("a", 1)).column == 14


def test_what_stands_in_two_places_goes_once() -> None:
    read = written("a: &x [1, 2, 3]\nb: *x\n")
    read.drop([("a", 0), ("b", 0)])
    assert read.value == {"a": [2, 3], "b": [2, 3]}


def test_the_text_is_what_stands_in_the_file() -> None:
    read = written("a: 0123\nb: [10:30]\n")
    assert read.text(("a",)) == "0123"
    assert read.text(("b", 0)) == "10:30"
    assert read.text(("b",)) is None
    assert read.text(("c",)) is None


def test_merged_keys_are_read_and_do_not_count_as_repeated() -> None:
    notes = Notes("x.md")
    read = written("base: &base {a: 1, b: 2}\nmine:\n  <<: *base\n  b: 3\n", notes)
    assert read.value["mine"] == {"a": 1, "b": 3}
    assert not notes.found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-02-30", "2024-02-30"),
        ("0x_", "0x_"),
        ("9" * 5000, "9" * 5000),
        ("!!int x", "x"),
        ("!!float x", "x"),
        ("=", "="),
        ("!x y", None),
        ("!!binary aGk=", None),
        ("!!set {a, b}", None),
        ('"a\\0b"', "a\N{REPLACEMENT CHARACTER}b"),
        ("yes", True),
        ("'yes'", "yes"),
    ],
)
def test_a_value_yaml_cannot_make_sense_of_stays_text_and_no_tag_runs(
    text: str, value: object
) -> None:
    assert written(f"a: {text}").value == {"a": value}


def test_a_key_that_is_not_text_becomes_text() -> None:
    notes = Notes("x.md")
    assert written("on: 1\n2024-05-01: 2\n'off': 3\n", notes).value == {
        "on": 1,
        "2024-05-01": 2,
        "off": 3,
    }
    assert [f.code for f in notes.found] == ["PM105", "PM105"]


def test_a_place_may_repeat_a_key_many_times() -> None:
    notes = Notes("x.md")
    assert written("a: 1\na: 2\na: 3\n", notes).value == {"a": 3}
    assert [f.location.line for f in notes.found] == [3, 4]


def test_ordinary_nesting_is_not_too_deep() -> None:
    deep = "a: " + "[" * 30 + "]" * 30
    assert read_yaml(deep, Notes("x.md")) is not None
    many = "\n".join(f"k{n}: {{a: [1, 2]}}" for n in range(2000))
    assert read_yaml(many, Notes("x.md")) is not None


KEPT = {
    ("title",): (2, 8),
    ("factors",): (3, 1),
    ("factors", 0): (4, 5),
    ("factors", 1): (5, 5),
    ("factors", 1, "note"): (5, 21),
    ("factors", 1, "role"): (5, 5),
    ("factors", 7): (3, 1),
    ("empty",): (6, 1),
    ("times", "started"): (8, 12),
    ("absent",): (2, 1),
}


@pytest.mark.parametrize(("loc", "place"), KEPT.items())
def test_a_kept_place_is_that_of_text_or_of_the_key_that_holds_more(
    loc: Loc, place: tuple[int, int]
) -> None:
    found = written().places().of(*loc)
    assert (found.line, found.column) == place


def test_kept_places_know_one_for_a_list_of_one() -> None:
    places = written("actions: {title: x}\nteams: a\n").places()
    assert str(places.of("actions", 0, "title")) == "x.md:2:18"
    assert str(places.of("teams", 0)) == "x.md:3:8"


def test_kept_places_are_those_of_what_is_left() -> None:
    read = written()
    read.drop([("factors", 0)])
    assert str(read.places().of("factors", 0, "note")) == "x.md:5:21"
