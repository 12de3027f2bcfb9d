from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.charts.svg import Layers, element, escape, percent, room_for, words
from mkdocs_postmortems.charts.text import clean
from mkdocs_postmortems.charts.values import Tone


@given(st.text())
def test_escaped_text_comes_back_from_xml(text: str) -> None:
    xml = ElementTree.fromstring(element("text", escape(text), label=text))
    assert (xml.text or "", xml.get("label")) == (clean(text), clean(text))


@given(st.text())
def test_no_brace_is_left_for_a_macro_plugin(text: str) -> None:
    assert not set("{}<>") & set(escape(text))


def test_a_target_is_never_a_plain_href() -> None:
    assert element("a", href="a&b") == '<a xlink:href="a&amp;b"/>'


@given(st.floats(0, 1))
def test_a_place_is_exact_to_a_hundredth_of_a_per_cent(fraction: float) -> None:
    assert float(percent(fraction)[:-1]) == pytest.approx(fraction * 100, abs=0.0051)


def test_a_mark_that_leads_nowhere_says_what_it_is() -> None:
    layers = Layers()
    layers.mark("<rect/>", "3 of 12", None)
    assert layers.drawing == ["<g><title>3 of 12</title><rect/></g>"]
    assert layers.links == []


def test_a_mark_that_leads_somewhere_is_drawn_and_linked_apart() -> None:
    layers = Layers()
    layers.mark("<rect/>", "3 of 12", "x.html", "<circle/>")
    assert layers.drawing == ["<rect/>"]
    assert layers.links == [
        '<a xlink:href="x.html" role="link" aria-label="3 of 12">'
        "<title>3 of 12</title><circle/></a>"
    ]


def test_a_label_that_fits_has_no_title() -> None:
    assert words("DNS", 0, 5, room=100) == '<text x="0" y="5">DNS</text>'
    assert "<title>Name resolution</title>Name…" in words("Name resolution", 0, 5, room=60)


def test_a_picture_gets_the_least_width_that_is_enough() -> None:
    assert [room_for(n) for n in (1, 300, 301, 5_000)] == [300, 300, 600, 960]


@pytest.mark.parametrize(
    ("step", "tone"), [(0, Tone.UNSTATED), (1, Tone.SEVERITY_1), (4, Tone.SEVERITY_4), (9, Tone.SEVERITY_4)]
)  # fmt: skip
def test_a_severity_has_the_tone_of_its_place(step: int, tone: Tone) -> None:
    assert Tone.severity(step) is tone


def test_a_theme_has_the_tone_of_its_number() -> None:
    found = [Tone.theme(n) for n in (None, 0, 7, 30)]
    assert found == [Tone.PLAIN, Tone.THEME_0, Tone.THEME_7, Tone.THEME_7]
