"""Pictures as a browser draws them: its own text, its own boxes, at several widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.charts import samples
from tests.charts.seen import drawn

from mkdocs_postmortems.charts.figure import figure
from mkdocs_postmortems.charts.text import width

NAMES = sorted({*samples.GOLDEN, *samples.AWKWARD, "ego", "graph", "bars-many"})

# Boxes of labels as lines of text have them, less what fonts keep above and below letters.
OVERLAPS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg.pm-chart")) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim())
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    boxes.forEach(({ text, box }, n) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
        found.push(["outside", text]);
      for (const other of boxes.slice(n + 1))
        if (box.left < other.box.right - 0.5 && other.box.left < box.right - 0.5
            && box.top + 3 < other.box.bottom - 3 && other.box.top + 3 < box.bottom - 3)
          found.push([text, other.text]);
    });
  }
  return found;
}"""


@pytest.fixture(scope="module")
def pictures() -> str:
    """All pictures, each in its figure."""
    return "\n".join(figure(drawn(samples.ALL[name]())) for name in NAMES)


@pytest.fixture
def show(page: Page, project: Path) -> Callable[[str, int], Page]:
    """Put HTML on a page that has our stylesheet and no theme."""
    theme = project / "plugins" / "mkdocs_postmortems" / "plugin" / "theme"
    css = (theme / "assets" / "postmortems" / "postmortems.css").read_text(encoding="utf-8")

    def put(body: str, wide: int) -> Page:
        page.set_viewport_size({"width": wide, "height": 900})
        page.set_content(
            f"<!doctype html><style>body {{ margin: 16px; font-family: sans-serif }} {css}</style>"
            f"<main>{body}</main>"
        )
        return page

    return put


Show = Callable[[str, int], Page]


@pytest.mark.parametrize("wide", [390, 800, 1300])
def test_no_label_lies_on_another_or_is_cut_off(show: Show, pictures: str, wide: int) -> None:
    assert show(pictures, wide).evaluate(OVERLAPS) == []


def test_the_page_does_not_scroll_sideways_on_a_phone(show: Show, pictures: str) -> None:
    page = show(pictures, 390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".pm-scroll[tabindex='0']").count() > 3


def test_text_is_no_wider_than_it_is_taken_to_be(show: Show, pictures: str) -> None:
    lengths = show(pictures, 800).evaluate(
        """() => [...document.querySelectorAll("svg:not([viewBox]) text")].map((text) => [
            [...text.childNodes].filter((n) => n.nodeName != "title").map((n) => n.textContent).join(""),
            text.getComputedTextLength()])"""
    )
    assert len(lengths) > 300
    for text, long in lengths:
        assert long <= width(text) + 0.5, text


def test_labels_of_phases_share_a_row_where_there_is_room(show: Show) -> None:
    picture = figure(drawn(samples.ALL["roomy-phases"]()))
    tops = """() => [...document.querySelectorAll(".pm-phases text:has(tspan)")]
        .map((text) => Math.round(text.getBoundingClientRect().top))"""
    assert len(set(show(picture, 390).evaluate(tops))) == 2
    assert len(set(show(picture, 800).evaluate(tops))) == 1


def test_a_bar_is_reached_by_key_and_leads_to_its_records(show: Show) -> None:
    page = show(figure(drawn(samples.plain_bars())), 800)
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "[document.activeElement.getAttribute('aria-label'), "
        "document.activeElement.href.baseVal, "
        "getComputedStyle(document.activeElement).outlineStyle]"
    )
    assert focused == ["2020: 1 record", "browse.html?year=2020", "solid"]


def test_the_point_of_a_bar_is_hit_through_its_link(show: Show) -> None:
    page = show(figure(drawn(samples.plain_bars())), 800)
    hit = page.evaluate(
        """() => {
          const bar = document.querySelector("rect.pm-fill").getBoundingClientRect();
          const there = document.elementFromPoint(bar.x + bar.width / 2, bar.y + bar.height / 2);
          return there.closest("a")?.getAttribute("aria-label");
        }"""
    )
    assert hit == "2020: 1 record"
