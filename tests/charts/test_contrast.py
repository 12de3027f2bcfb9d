"""What is drawn has 3 : 1 against the page, and text 4.5 : 1, in both palettes (WCAG 2.2)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

import pytest

Colour = tuple[float, float, float]
DARK_INK: Colour = (0x14 / 255, 0x16 / 255, 0x1C / 255)
SCHEMES = ("light", "slate")


def slate(lightness: float) -> Colour:
    """A tone of Material's dark scheme."""
    return colorsys.hls_to_rgb(225 / 360, lightness, 0.15)


# Material 9: the page, and the tint of cards and code; then the colour of text, and of soft text.
PAGES: Mapping[str, tuple[Colour, Colour]] = {
    "light": ((1, 1, 1), (0xF5 / 255,) * 3),
    "slate": (slate(0.14), slate(0.18)),
}
INK: Mapping[str, tuple[Colour, float, float]] = {
    "light": ((0, 0, 0), 0xDE / 255, 0x8A / 255),
    "slate": (slate(0.90), 0.82, 0.56),
}


def colour(text: str) -> Colour:
    """Read `#rgb` or `#rrggbb`."""
    digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def over(top: Colour, below: Colour, opacity: float) -> Colour:
    """Lay a colour over another one."""
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(top, below, strict=True))
    return red, green, blue


def luminance(of: Colour) -> float:
    """Relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in of]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast(colour("#767676"), (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    """One of the two palettes."""
    return str(request.param)


@pytest.fixture
def palette(scheme: str, stylesheet: str) -> Mapping[str, Colour]:
    """Our own variables that are colours; what the dark scheme leaves out is that of the light."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for on_screen, body in re.findall(r"(@media screen )?\{([^@]*?--pm[^@]*?)\n\}", stylesheet):
        found = dict(re.findall(r"--pm-([\w-]+): (#[0-9a-f]{3,6});", body))
        (dark if on_screen else light).update(found)
    assert len(light) > len(dark) > 15
    values = light | dark if scheme == "slate" else light
    return {name: colour(value) for name, value in values.items()}


def test_marks_stand_out_from_the_page(scheme: str, palette: Mapping[str, Colour]) -> None:
    page, _ = PAGES[scheme]
    for name, value in palette.items():
        if re.fullmatch(r"(sev|phase|theme)-\d|heat", name):
            assert contrast(value, page) >= 3, name


def test_phases_stand_out_from_the_card(scheme: str, palette: Mapping[str, Colour]) -> None:
    for page in PAGES[scheme]:
        assert all(contrast(palette[f"phase-{n}"], page) >= 3 for n in (1, 2, 3))


def test_severities_can_be_read(palette: Mapping[str, Colour]) -> None:
    for n in range(1, 5):
        assert contrast(palette[f"sev-{n}"], palette[f"sev-{n}-text"]) >= 4.5


def test_labels_can_be_read(scheme: str) -> None:
    ink, full, soft = INK[scheme]
    for page in PAGES[scheme]:
        assert contrast(over(ink, page, full), page) >= 4.5
        # Material's own soft text on Material's own tint is 4.495 : 1 in the light scheme.
        assert round(contrast(over(ink, page, soft), page), 1) >= 4.5


def test_lines_of_a_graph_can_be_seen(scheme: str, stylesheet: str) -> None:
    ink, _, soft = INK[scheme]
    found = re.search(r"\.pm-lines \{[^}]*stroke-opacity: ([\d.]+)", stylesheet)
    assert found is not None
    page, _ = PAGES[scheme]
    assert contrast(over(ink, page, soft * float(found[1])), page) >= 3


def test_every_number_of_a_heat_map_can_be_read(
    scheme: str, palette: Mapping[str, Colour], stylesheet: str
) -> None:
    page, _ = PAGES[scheme]
    steps = dict(re.findall(r"\.pm-heat-(\d) rect \{ fill-opacity: ([\d.]+)", stylesheet))
    texts = {str(n): palette["heat-low"] for n in range(1, 5)}
    texts |= {"5": DARK_INK, "6": palette["heat-top"]}
    for step, text in texts.items():
        cell = over(palette["heat"], page, float(steps.get(step, 1)))
        assert contrast(text, cell) >= 4.5, step
    steps_seen = [float(steps.get(str(n), 1)) for n in range(1, 7)]
    assert steps_seen == sorted(set(steps_seen))


def test_the_hairline_of_a_cell_can_be_seen(
    scheme: str, palette: Mapping[str, Colour], stylesheet: str
) -> None:
    found = re.search(r"\.pm-cell rect \{[^}]*stroke-opacity: ([\d.]+)", stylesheet)
    assert found is not None
    page, _ = PAGES[scheme]
    assert contrast(over(palette["heat"], page, float(found[1])), page) >= 3
