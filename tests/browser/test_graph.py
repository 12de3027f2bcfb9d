"""The factor graph in a browser: find, neighbours, address, keys, and without script."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, expect

Serve = Callable[[Path], str]

FACTORS = ("dns", "no canary", "config-push", "test-gap", "runbook-gap")
CONFIG = """site_name: Test
site_url: http://127.0.0.1/
theme: {name: material, font: false, features: [navigation.instant]}
plugins: [search, postmortems]
"""
FOCUS = "postmortems/graph/?focus=infrastructure.dns"


def record(day: str, factors: tuple[str, ...]) -> str:
    return (
        f"---\ntitle: Slow on {day}\ndate: {day}\nfactors: [{', '.join(factors)}]\n"
        f"times: {{started: {day} 10:00, detected: {day} 10:20, resolved: {day} 11:00}}\n---\n\n"
        "## Timeline\n\n| Time | What |\n|---|---|\n| 10:00 | It began. |\n| 10:20 | Noticed. |\n\n"
        + "Text.\n\n"
        * 60
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A served site of thirty records, with a right address so that pages are swapped."""
    root = tmp_path_factory.mktemp("graph")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n")
    (root / "postmortems").mkdir()
    trios = itertools.cycle(itertools.combinations(FACTORS, 3))
    for n, factors in zip(range(30), trios, strict=False):
        day = f"2024-01-{n + 1:02}"
        (root / f"postmortems/{day}-slow.md").write_text(record(day, factors))
    (root / "site").mkdir()
    address = serve(root / "site")
    (root / "mkdocs.yml").write_text(CONFIG.replace("http://127.0.0.1/", address))
    build(load_config(str(root / "mkdocs.yml")))
    return address


@pytest.fixture
def graph(page: Page, site: str) -> Page:
    page.set_viewport_size({"width": 1300, "height": 1000})
    page.goto(f"{site}postmortems/graph/")
    expect(page.locator(".pm-graph-bar")).to_be_visible()
    return page


def lit(page: Page) -> int:
    return page.locator(".pm-focused .pm-links a.pm-on").count()


def box(page: Page) -> list[float]:
    value = page.locator(".pm-graph svg.pm-network").get_attribute("viewBox") or ""
    return [float(part) for part in value.split()]


def node(page: Page, id: str) -> Any:
    return page.locator(f'.pm-graph a:has([data-pm-id="{id}"])')


def test_a_click_shows_neighbours_and_the_address_says_so(graph: Page) -> None:
    node(graph, "infrastructure.dns").click()
    assert lit(graph) == 3
    assert "?focus=infrastructure.dns" in graph.url
    rows = graph.locator(".pm-graph-near li")
    expect(rows).to_have_count(2)
    assert re.fullmatch(r".+ \d+ of 18", rows.first.inner_text())
    expect(graph.locator(".pm-graph-said")).to_contain_text("2 neighbours drawn")
    node(graph, "infrastructure.dns").click()
    assert lit(graph) == 0
    assert "focus" not in graph.url


def test_an_address_with_a_focus_opens_with_it(page: Page, site: str) -> None:
    page.goto(site + FOCUS)
    expect(page.locator(".pm-graph-head")).to_contain_text("Name resolution")
    assert lit(page) == 3


def test_an_unknown_focus_is_said_and_nothing_else_changes(page: Page, site: str) -> None:
    page.goto(f"{site}postmortems/graph/?focus=%3Cimg%20src%3Dx%3E")
    expect(page.locator(".pm-graph-said")).to_have_text("Not in this picture: <img src=x>")
    assert lit(page) == 0
    assert page.locator(".pm-graph img").count() == 0


def test_a_factor_is_found_by_a_part_of_its_name(graph: Page) -> None:
    graph.get_by_label("Find a factor").fill("resol")
    graph.keyboard.press("Enter")
    assert "?focus=infrastructure.dns" in graph.url
    graph.get_by_label("Find a factor").fill("zzz")
    graph.keyboard.press("Enter")
    expect(graph.locator(".pm-graph-said")).to_contain_text("zzz")


def test_buttons_and_the_wheel_with_ctrl_enlarge_and_the_wheel_alone_scrolls(graph: Page) -> None:
    whole = box(graph)
    graph.get_by_label("Enlarge").click()
    near = box(graph)
    assert near[2] < whole[2]
    graph.get_by_label("Show all factors").click()
    assert box(graph) == whole
    graph.locator(".pm-graph svg.pm-network").hover()
    graph.mouse.wheel(0, -100)
    assert box(graph) == whole
    graph.keyboard.down("Control")
    graph.mouse.wheel(0, -100)
    graph.keyboard.up("Control")
    graph.wait_for_function(
        f"document.querySelector('svg.pm-network').viewBox.baseVal.width < {whole[2]}"
    )


def test_a_drag_moves_the_picture_and_opens_nothing(graph: Page) -> None:
    graph.get_by_label("Enlarge").click()
    before, address = box(graph), graph.url
    picture = graph.locator(".pm-graph svg.pm-network")
    picture.scroll_into_view_if_needed()
    place = picture.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 3
    graph.mouse.move(x, y)
    graph.mouse.down()
    graph.mouse.move(x + 60, y + 50, steps=4)
    graph.mouse.up()
    assert box(graph)[:2] != before[:2]
    assert graph.url == address
    assert lit(graph) == 0


def test_the_graph_is_one_stop_for_the_tab_key_and_arrows_move_in_it(graph: Page) -> None:
    assert graph.locator(".pm-graph .pm-links a[tabindex='0']").count() == 1
    assert graph.locator(".pm-graph .pm-links a[tabindex='-1']").count() == 4
    graph.locator(".pm-graph .pm-links a[tabindex='0']").focus()
    label = "document.activeElement.getAttribute('aria-label')"
    seen = {graph.evaluate(label)}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown") * 3:
        graph.keyboard.press(key)
        seen.add(graph.evaluate(label))
    assert len(seen) >= 3
    graph.keyboard.press("Space")
    assert lit(graph) >= 3
    graph.keyboard.press("Escape")
    assert lit(graph) == 0
    assert graph.evaluate("document.activeElement.type") == "search"


def test_enter_on_a_node_swaps_the_page_in(graph: Page) -> None:
    graph.evaluate("window.stays = true")
    node(graph, "infrastructure.dns").focus()
    graph.keyboard.press("Enter")
    expect(graph.locator("h1")).to_contain_text("Name resolution")
    assert graph.evaluate("window.stays") is True


def test_a_menu_entry_still_swaps_the_page_with_a_graph_on_it(graph: Page) -> None:
    graph.evaluate("window.stays = true")
    graph.locator(".pm-crumbs a").last.click()
    expect(graph.locator("h1")).to_contain_text("Factors")
    graph.go_back()
    expect(graph.locator(".pm-graph-bar")).to_have_count(1)
    assert graph.evaluate("window.stays") is True


def test_a_column_sorts_up_and_down(graph: Page) -> None:
    records = ".pm-sortable tbody td:nth-child(3)"
    graph.locator(".pm-sortable th button", has_text="Factor").click()
    names = graph.locator(".pm-sortable tbody td:first-child").all_inner_texts()
    assert names == sorted(names)
    head = graph.locator(".pm-sortable th", has_text="Records")
    head.locator("button").click()
    numbers = [int(text) for text in graph.locator(records).all_inner_texts()]
    assert numbers == sorted(numbers)
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")


def test_without_script_the_picture_its_links_and_its_table_are_there(
    chromium: Browser, site: str
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{site}postmortems/graph/")
        assert tab.locator(".pm-graph button, .pm-graph input").count() == 0
        assert tab.locator(".pm-graph svg a").count() == 5
        assert tab.locator(".pm-sortable tbody tr").count() == 5
        node(tab, "infrastructure.dns").click()
        expect(tab.locator("h1")).to_contain_text("Name resolution")


def test_a_mark_of_the_strip_leads_to_its_row_in_the_text(page: Page, site: str) -> None:
    page.goto(f"{site}postmortems/2024-01-05-slow/")
    page.evaluate("window.stays = true")
    page.locator(".pm-phases .pm-links a").last.click()
    page.wait_for_url("**#pm-at-2")
    assert page.locator("td:has(> .pm-at:target)").inner_text() == "Noticed."
    assert page.evaluate("window.stays") is True


@pytest.mark.parametrize("name", ["postmortems/2024-01-05-slow/", "postmortems/graph/"])
def test_a_picture_is_saved_with_its_colours_and_without_links(
    page: Page, site: str, name: str
) -> None:
    page.goto(site + name)
    with page.expect_download() as loading:
        page.locator(".pm-save").first.click()
    text = loading.value.path().read_text(encoding="utf-8")
    assert loading.value.suggested_filename in {"phases.svg", "graph.svg"}
    assert "<a" not in re.sub(r"<animate", "", text)
    assert 'fill="rgb(' in text
    page.goto("about:blank")
    page.set_content(text.replace("<svg", '<svg id="saved"', 1))
    assert page.evaluate("document.getElementById('saved').getBBox().width") > 300


def test_no_page_scrolls_sideways_on_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for name in ("graph/", "graph/?focus=infrastructure.dns", "2024-01-05-slow/"):
        page.goto(f"{site}postmortems/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") == 390, name


def test_on_paper_the_graph_and_its_table_are_there_and_no_button(page: Page, site: str) -> None:
    page.goto(f"{site}postmortems/graph/")
    page.emulate_media(media="print")
    expect(page.locator(".pm-graph-bar")).to_be_hidden()
    expect(page.locator(".pm-graph svg.pm-network")).to_be_visible()
    expect(page.locator(".pm-sortable")).to_be_visible()
