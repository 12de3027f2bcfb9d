from __future__ import annotations

import gzip
import re

from mkdocs_postmortems.charts.flags import ROOMY
from mkdocs_postmortems.charts.svg import LINE, ROOMS
from mkdocs_postmortems.charts.text import SIZE
from mkdocs_postmortems.charts.values import Tone

LARGEST = 8_000
"""Bytes that a browser receives."""


def test_the_stylesheet_is_small(stylesheet: str) -> None:
    assert len(gzip.compress(stylesheet.encode(), 6)) <= LARGEST


def test_sizes_are_those_that_places_are_computed_with(stylesheet: str) -> None:
    assert f".pm-chart text {{ font-size: {SIZE}px;" in stylesheet
    assert f"@container (min-width: {ROOMY}px)" in stylesheet
    for row in (1, 2):
        assert (
            f".pm-roomy .pm-row-{row} {{ transform: translateY(-{LINE * row}px); }}" in stylesheet
        )
    for room in ROOMS:
        assert f".pm-chart.pm-room-{room} {{ min-width: {room}px; }}" in stylesheet


def test_every_tone_has_a_colour(stylesheet: str) -> None:
    assert all(f".pm-chart .pm-{tone} {{ fill: " in stylesheet for tone in Tone)


def test_both_palettes_have_the_same_names(stylesheet: str) -> None:
    blocks = re.findall(r"(@media screen )?\{([^@]*?--pm[^@]*?)\n\}", stylesheet)
    light: set[str] = set()
    dark: set[str] = set()
    for on_screen, body in blocks:
        (dark if on_screen else light).update(re.findall(r"(--pm-[\w-]+): #", body))
    # Dark text lies on these in both palettes.
    assert light - dark == {"--pm-sev-3-text", "--pm-sev-4-text"}
    assert dark <= light


def test_every_variable_that_is_used_is_set_or_has_a_fallback(stylesheet: str) -> None:
    known = set(re.findall(r"(--pm-[\w-]+):", stylesheet))
    assert set(re.findall(r"var\((--pm-[\w-]+)\)", stylesheet)) <= known
    assert not re.findall(r"var\((--md-[\w-]+)\)", stylesheet)


def test_dark_colours_are_for_the_screen_alone(stylesheet: str) -> None:
    outside = re.sub(r"@media screen \{.*?\n\}\n", "", stylesheet, flags=re.DOTALL)
    assert '"slate"' not in outside
    assert '"slate"' in stylesheet
