"""From page to page without a load, with the Tab key, from light to dark, from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.collection import HEBREW
from tests.browser.example import Example, built

# A link of the page that was not followed yet; by turns one in a picture, where there is one.
NEXT = """(seen) => {
  const places = [...document.querySelectorAll("article a")].filter((link) => {
    const to = new URL(link.href.baseVal ?? link.href, location.href);
    if (to.origin !== location.origin || to.pathname === location.pathname) return false;
    return to.pathname.endsWith(".html") && !seen.includes(to.pathname) && link.checkVisibility();
  });
  const drawn = places.filter((link) => link.closest("svg"));
  const from = seen.length % 2 && drawn.length ? drawn : places;
  const link = from[Math.floor(from.length / 2)];
  if (!link) return null;
  const [to] = (link.href.baseVal ?? link.href).split(/[?#]/);
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
  return { path: new URL(to, location.href).pathname, drawn: Boolean(link.closest("svg")) };
}"""
TABBED = """() => {
  const on = document.activeElement;
  const held = (kind) => Boolean(on.closest(kind));
  return [["skip", ".md-skip"], ["card", ".pm-card a"], ["mark", "svg.pm-chart a"],
          ["fold", ".pm-data > summary, .pm-how > summary"], ["list", ".pm-list a"]]
    .filter(([, kind]) => held(kind)).map(([name]) => name);
}"""
FILLS = """() => [...document.querySelectorAll("svg.pm-phases [role=img] :is(rect, line, path)")]
  .map((mark) => getComputedStyle(mark).fill + getComputedStyle(mark).stroke)"""


def test_fifty_links_are_followed_without_a_load(page: Page, example: Example) -> None:
    page.goto(example.at("trends"))
    # Were the page loaded anew, the number of swaps would be gone.
    page.evaluate("""() => {
      const root = document.documentElement;
      root.dataset.swaps = 0;
      document$.subscribe(() => (root.dataset.swaps = Number(root.dataset.swaps) + 1));
    }""")
    seen, drawn = [f"/{example.pages['trends']}"], 0
    for n in range(2, 52):
        followed = page.evaluate(NEXT, seen)
        assert followed is not None, page.url
        seen.append(followed["path"])
        drawn += followed["drawn"]
        expect(page.locator("html"), str(followed)).to_have_attribute(
            "data-swaps", str(n), timeout=30_000
        )
        assert page.evaluate("location.pathname") == followed["path"]
    assert 5 < drawn < 45


@pytest.mark.parametrize("name", ["record", "factor", "factor_graph"])
def test_the_tab_key_reaches_everything(page: Page, example: Example, name: str) -> None:
    page.goto(example.at(name))
    found: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        found += page.evaluate(TABBED)
        if page.evaluate("document.activeElement === document.body"):
            break
    wanted = {"record": {"skip", "card", "mark", "list"}, "factor": {"skip", "card", "mark"}}
    assert set(found) >= wanted.get(name, {"skip", "mark"})
    if name == "factor_graph":
        assert found.count("mark") == 1


def test_pictures_follow_the_scheme_without_a_load(page: Page, example: Example) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(example.at("record"))
    page.evaluate("window.stays = true")
    light = page.evaluate(FILLS)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(FILLS) != light
    page.emulate_media(color_scheme="light")
    page.locator(".md-header label[title='Switch to light mode']").click()
    page.locator(".md-header label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(FILLS) != light
    assert page.evaluate("window.stays") is True


# Where the letters of an element begin and end on the screen.
EDGES = """(element) => {
  const letters = document.createRange();
  letters.selectNodeContents(element.firstChild);
  const { left, right } = letters.getBoundingClientRect();
  return [left, right];
}"""


def test_a_title_from_right_to_left_begins_at_the_right(page: Page, example: Example) -> None:
    page.goto(example.at("right to left"))
    title = page.locator("h1", has_text=HEBREW)
    box = title.bounding_box()
    assert box is not None
    assert title.evaluate(EDGES)[1] > box["x"] + box["width"] - 40
    page.goto(example.at("incident_index"))
    row = page.locator("article li", has_text=HEBREW)
    # Without a border between them, the day would be drawn to the left of the title.
    assert row.locator(".pm-meta").evaluate(EDGES)[0] > row.locator("a").last.evaluate(EDGES)[1]


@pytest.fixture(scope="module")
def on_disk(example: Example) -> Iterator[Path]:
    """The same site for the disk."""
    root = example.folder.parent
    plugins = ["search", "offline", "postmortems"]
    yield built(root, root / "disk", plugins=plugins).folder


def test_from_the_disk_everything_works_without_a_network(
    chromium: Browser, on_disk: Path, example: Example
) -> None:
    with chromium.new_context() as context:
        page, elsewhere, errors = context.new_page(), list[str](), list[str]()
        page.on("request", lambda asked: elsewhere.append(asked.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        for name in ("overview", "record", "trends"):
            page.goto((on_disk / example.pages[name]).as_uri())
            expect(page.locator("h1")).to_be_visible()
        page.locator(".md-search__input").first.fill("hub")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        page.goto((on_disk / example.pages["factor_graph"]).as_uri())
        page.get_by_label("Find a factor").fill("alert")
        page.keyboard.press("Enter")
        expect(page.locator(".pm-graph-near li").first).to_be_visible()
        page.goto((on_disk / example.pages["explorer"]).as_uri())
        expect(page.locator(".pm-found > li").first).to_be_visible()
        assert [url for url in elsewhere if not url.startswith(("file:", "data:", "blob:"))] == []
        assert errors == []
