from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_postmortems.editor.cursor import Cursor
from mkdocs_postmortems.editor.scan import MARK, cursor_at
from mkdocs_postmortems.editor.text import Spot, Text


def at(text: str) -> Cursor | None:
    """The cursor where a text has the sign ‸."""
    place = text.index("‸")
    whole = Text(text.replace("‸", ""))
    return cursor_at(whole.lines, whole.spot(place))


VALUES = [
    ("title: Slow ‸", "title", "Slow ", "Slow "),
    ("kind: near‸-miss", "kind", "near-miss", "near"),
    ("kind: ‸", "kind", "", ""),
    ("kind: 'near‸-miss'", "kind", "near-miss", "near"),
    ("status: ‸ # to do", "status", "", ""),
    ("factors:\n  - dn‸s", "factors", "dns", "dn"),
    ("factors:\n- dn‸s", "factors", "dns", "dn"),
    ("factors:\n  - ‸", "factors", "", ""),
    ("factors:\n  - id: ‸", "factors.id", "", ""),
    ("factors:\n  - id: dns\n    role: tri‸", "factors.role", "tri", "tri"),
    (
        "factors:\n  - id: dns\n    role: trigger\n  - config ch‸",
        "factors",
        "config ch",
        "config ch",
    ),
    ("factors: [dns, config ch‸]", "factors", "config ch", "config ch"),
    ("factors: [dns, ‸", "factors", "", ""),
    ("factors: [‸]", "factors", "", ""),
    ("factors: [{id: ‸", "factors.id", "", ""),
    ("factors: [{id: dns, role: t‸}, x]", "factors.role", "t", "t"),
    ('factors:\n  - {id: dns, evidence: ["#ti‸', "factors.evidence", "#ti", "#ti"),
    ("factors: [\n  dns,\n  co‸", "factors", "co", "co"),
    ("actions:\n  - {title: A, addresses: [a.b, ‸]}", "actions.addresses", "", ""),
    ("actions:\n  - title: A\n    addresses:\n      - a.‸b", "actions.addresses", "a.b", "a."),
    ("times: {started: x}\nteams: ‸", "teams", "", ""),
    ("impact: |\n  Text: with colon\n  more\nservices: [w‸]", "services", "w", "w"),
    ("title: 'Text\n  goes on: here'\nservices: [w‸]", "services", "w", "w"),
    ("related:\n  - id: 2024‸\n    why: same", "related.id", "2024", "2024"),
    (
        "facilitation:\n  participants:\n    - {role: x, team: ‸}",
        "facilitation.participants.team",
        "",
        "",
    ),
]


@pytest.mark.parametrize(("text", "keys", "word", "typed"), VALUES)
def test_a_value_is_found_with_the_keys_above_it(
    text: str, keys: str, word: str, typed: str
) -> None:
    found = at(text)
    assert found is not None
    assert found.may_be_value
    assert (found.keys, found.word, found.typed) == (keys, word, typed)


KEYS = [
    ("ti‸", "", "ti", ()),
    ("‸", "", "", ()),
    ("title: A\nda‸te: 2024-05-01", "", "date", ("title",)),
    ("title: A\n‸\ndate: x", "", "", ("title",)),
    ("factors:\n  - id: dns\n    ro‸", "factors", "ro", ("id",)),
    ("factors:\n  - {id: dns, ro‸}", "factors", "ro", ("id",)),
    ("facilitation:\n  no‸", "facilitation", "no", ()),
    ("facilitation:\n  note_taker: true\n  ma‸", "facilitation", "ma", ("note_taker",)),
    ("facilitation:\n  participants: []\nser‸", "", "ser", ("facilitation",)),
]


@pytest.mark.parametrize(("text", "keys", "word", "beside"), KEYS)
def test_a_key_is_found_with_those_before_it(
    text: str, keys: str, word: str, beside: tuple[str, ...]
) -> None:
    found = at(text)
    assert found is not None
    assert found.may_be_key
    assert (found.keys, found.word, found.beside) == (keys, word, beside)


@pytest.mark.parametrize(
    "text",
    [
        "title: A # com‸ment",
        "# com‸ment",
        "impact: |\n  some te‸xt",
        "title: 'One\n  mo‸re'",
        "factors: ‸[dns]",
    ],
)
def test_there_is_no_word_in_comments_and_long_texts(text: str) -> None:
    assert at(text) is None


def test_the_stretch_holds_the_quotes() -> None:
    found = at('factors: ["d‸ns", x]')
    assert found is not None
    assert found.quote == '"'
    assert found.flow
    assert (found.stretch.start, found.stretch.end) == (Spot(0, 10), Spot(0, 15))


@given(st.text("abc:-#[]{},'\" \n|>&*!?%@\ue0f7", max_size=80), st.data())
@example("a: [", None)
def test_any_text_has_an_answer_and_its_stretch_holds_the_cursor(
    text: str, data: st.DataObject
) -> None:
    whole = Text(text)
    place = len(text) if data is None else data.draw(st.integers(0, len(text)))
    spot = whole.spot(place)
    found = cursor_at(whole.lines, spot)
    if found is not None:
        assert found.stretch.start <= spot <= found.stretch.end
        line = whole.lines[spot.line][found.stretch.start.column : found.stretch.end.column]
        assert found.word in line.replace(MARK, "\N{REPLACEMENT CHARACTER}")
