"""One visit to a page, with everything that is looked at on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

WIDE: Final = 1360
WIDTHS: Final = (2560, 680, 390)
"""A wide screen; a window of 1360 px enlarged to 200 %; a phone."""
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AGAIN: Final = (
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
)
"""What a scheme or a width may change of that."""
AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# A row that differs from one above it by its words alone has the same colours and the same parts.
ALIKE: Final = """() => {
  for (const list of document.querySelectorAll("tbody, ul, ol, svg g, .highlight code")) {
    const seen = new Set();
    for (const row of list.children) {
      const kind = row.outerHTML
        .replace(/>[^<]+/g, ">x").replace(/ (href|id|title|aria-label|[xy]|data-[a-z-]+)="[^"]*"/g, "");
      if (seen.has(kind)) row.dataset.alike = "";
      seen.add(kind);
    }
  }
}"""
# The whole page; only what is wrong comes back, as all that is right takes a second to send.
BARRIERS: Final = """async (rules) => {
  const found = await axe.run({ exclude: "[data-alike]" }, {
    runOnly: rules, resultTypes: ["violations"], reporter: "no-passes", preload: false, elementRef: true,
  });
  return found.violations.flatMap(({ id, nodes }) => nodes
    .slice(0, 3)
    .map(({ element, any }) => `${id}: ${element.outerHTML.slice(0, 160)} ${any[0]?.message ?? ""}`));
}"""

# In the page as it is sent: what a script sets later is no matter of the policy.
INLINE: Final = """(text) => {
  const sent = new DOMParser().parseFromString(text, "text/html");
  const found = sent.querySelectorAll(
    "article [style], article style, article script:not(:last-child), article [onclick]");
  return [...found].map((each) => each.outerHTML.slice(0, 120));
}"""

# The bars of the explorer are a picture as well, and the heads of a table its heads; the button
# that copies code is Material's.
# Material opens every fold when it hears of paper.
PRINTED: Final = """() => {
  dispatchEvent(new Event("beforeprint"));
  return [...document.querySelectorAll(
    "article :is(form, input, button:not(.pm-bar, th *, .md-code__button), select, .pm-data, .pm-how, .pm-narrow, .pm-graph-bar, .pm-skip)")]
  .filter((found) => found.checkVisibility())
  .map((found) => found.outerHTML.slice(0, 120));
}"""

# What is drawn, less the gaps between pieces, which have the colour of the page on purpose.
UNSEEN: Final = """() => {
  const probe = Object.assign(document.createElement("i"), { className: "md-content" });
  document.body.append(probe);
  probe.style.background = "Canvas";
  const paper = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const seen = (colour) => !["none", paper, "rgba(0, 0, 0, 0)"].includes(colour);
  return [...document.querySelectorAll("svg.pm-chart [role=img] :is(circle, rect, path, line)")]
    .filter((mark) => !mark.matches(".pm-cut, defs *"))
    .filter((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return !seen(fill) && !seen(stroke);
    })
    .map((mark) => mark.outerHTML.slice(0, 120));
}"""

MOVING: Final = """() => [...document.querySelectorAll("[class*='pm-'], svg.pm-chart *")]
  .filter((found) => {
    const style = getComputedStyle(found);
    return style.animationName !== "none" || !/^0s(, 0s)*$/.test(style.transitionDuration);
  })
  .map((found) => found.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Seen:
    """What was found on one page; all is well where it is empty."""

    errors: list[str] = field(default_factory=list)
    """Of the console, violations of the policy among them."""
    elsewhere: list[str] = field(default_factory=list)
    """Requests to other hosts."""
    inline: list[str] = field(default_factory=list)
    overflow: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)


def look(browser: Browser, pages: Mapping[str, str], home: str) -> Mapping[str, Seen]:
    """Visit pages in one tab, one after the other, and look at each in every way.

    Args:
        browser: the browser.
        pages: the address of each, by name.
        home: where the site begins.
    """
    found = {name: Seen() for name in pages}
    with browser.new_context() as context:
        page = context.new_page()
        now = Seen()  # what is heard belongs to the page that is being looked at
        page.on("console", lambda message: _hear(message, now))
        page.on("pageerror", lambda error: now.errors.append(str(error)))
        page.on("request", lambda asked: _note(asked.url, home, now))
        for name, address in pages.items():
            now = found[name]
            _look(page, address, now)
        page.goto("about:blank")  # until then the last page may still ask for something
    return found


def _look(page: Page, address: str, seen: Seen) -> None:
    page.emulate_media(
        color_scheme="light", forced_colors="none", reduced_motion="no-preference", media="screen"
    )
    page.set_viewport_size({"width": WIDE, "height": 900})
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    seen.inline.extend(page.evaluate(INLINE, answer.text()))
    page.evaluate(AXE)
    page.evaluate(ALIKE)
    seen.barriers.extend(_barriers(page, RULES))
    for wide in WIDTHS:
        page.set_viewport_size({"width": wide, "height": 900})
        over = page.evaluate("document.documentElement.scrollWidth") - wide
        seen.overflow.extend([f"{over} px more than {wide}"] if over else [])
    page.emulate_media(color_scheme="dark")
    seen.barriers.extend(_barriers(page, AGAIN))
    page.emulate_media(forced_colors="active")
    seen.unseen.extend(page.evaluate(UNSEEN))
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    seen.moving.extend(page.evaluate(MOVING))
    page.emulate_media(media="print")
    seen.printed.extend(page.evaluate(PRINTED))


def _hear(message: ConsoleMessage, seen: Seen) -> None:
    if message.type in {"error", "warning"}:
        seen.errors.append(message.text)


def _note(url: str, home: str, seen: Seen) -> None:
    if not url.startswith((home, "data:", "blob:", "about:")):
        seen.elsewhere.append(url)


def _barriers(page: Page, rules: Sequence[str]) -> list[str]:
    found: list[str] = page.evaluate(BARRIERS, rules)
    return found
