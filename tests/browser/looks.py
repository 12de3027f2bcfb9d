"""One visit to a page, with everything that is looked at on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

WIDTHS: Final = (390, 680, 2560)
"""A phone; a window of 1360 px enlarged to 200 %; a wide screen."""
RULES: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# What a scheme or a width may change of that.
AGAIN: Final = {
    "runOnly": [
        "color-contrast",
        "link-in-text-block",
        "scrollable-region-focusable",
        "target-size",
    ],
    "resultTypes": ["violations"],
}
# Around it are Material's own header, menus and footer; their tabs have too little contrast for
# the rule color-contrast.
OURS: Final = {"include": [[".md-content"]]}

# In the page as it is sent: what a script sets later is no matter of the policy.
INLINE: Final = """async () => {
  const text = await (await fetch(location.href)).text();
  const sent = new DOMParser().parseFromString(text, "text/html");
  const found = sent.querySelectorAll(
    "article [style], article style, article script:not(:last-child), article [onclick]");
  return [...found].map((each) => each.outerHTML.slice(0, 120));
}"""

# The bars of the explorer are a picture as well, and the heads of a table its heads.
# Material opens every fold when it hears of paper.
PRINTED: Final = """() => {
  dispatchEvent(new Event("beforeprint"));
  return [...document.querySelectorAll(
    "article :is(form, input, button:not(.pm-bar, th *), select, .pm-data, .pm-how, .pm-narrow, .pm-graph-bar, .pm-skip)")]
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

    errors: list[str]
    """Of the console, violations of the policy among them."""
    elsewhere: list[str]
    """Requests to other hosts."""
    inline: list[str]
    overflow: Mapping[int, int]
    barriers: list[str]
    printed: list[str]
    unseen: list[str]
    moving: list[str]


def look(browser: Browser, address: str, home: str) -> Seen:
    """Visit one page in every way."""
    errors, elsewhere = list[str](), list[str]()

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            errors.append(message.text)

    with browser.new_context(viewport={"width": 1360, "height": 900}) as context:
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda asked: _note(asked.url, home, elsewhere))
        page.goto(address, wait_until="load")
        inline = page.evaluate(INLINE)
        barriers = _barriers(page, RULES)
        overflow = {wide: _overflow(page, wide) for wide in WIDTHS}
        page.set_viewport_size({"width": 390, "height": 900})
        page.emulate_media(color_scheme="dark")
        barriers += _barriers(page, AGAIN)
        page.emulate_media(forced_colors="active")
        unseen = page.evaluate(UNSEEN)
        page.emulate_media(forced_colors="none", reduced_motion="reduce")
        moving = page.evaluate(MOVING)
        page.emulate_media(media="print")
        printed = page.evaluate(PRINTED)
    wide = {at: by for at, by in overflow.items() if by}
    return Seen(errors, elsewhere, inline, wide, barriers, printed, unseen, moving)


def _note(url: str, home: str, elsewhere: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:")):
        elsewhere.append(url)


def _overflow(page: Page, wide: int) -> int:
    page.set_viewport_size({"width": wide, "height": 900})
    return int(page.evaluate("document.documentElement.scrollWidth")) - wide


def _barriers(page: Page, rules: Mapping[str, object]) -> list[str]:
    found: list[Any] = Axe().run(page, context=OURS, options=rules).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found
        for node in rule["nodes"][:3]
    ]
