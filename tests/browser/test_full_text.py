"""Whole texts are searched on the page of the explorer, and lead to the place that was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_postmortems.plugin import full_text

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Serve

pytestmark = pytest.mark.skipif(full_text.executable() is None, reason="Pagefind is not installed")
CONFIG = """site_name: Texts
theme: {name: material, font: false}
plugins:
  - search
  - postmortems: {full_text: "on"}
"""
TEXTS = {
    "lease": "The lease expired <b onclick=alert(1)>early</b>, and zookeepers voted.",
    "disk": "The disk was full, as zookeepers write logs.",
    "router": "A route was withdrawn.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("texts")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    records = root / "postmortems"
    records.mkdir()
    for place, (name, text) in enumerate(TEXTS.items(), start=1):
        (records / f"{name}.md").write_text(
            f"---\ntitle: The {name}\ndate: 2024-0{place}-01\nfactors: [dns]\nservices: [{name}]\n"
            f"---\n\n## Summary\n\nIt was slow.\n\n## What we saw\n\n{text}\n",
            encoding="utf-8",
        )
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return root / "site"


def explorer(page: Page, address: str) -> Page:
    page.goto(f"{address}postmortems/explore/?words=zookeepers")
    page.wait_for_selector(".pm-passage")
    return page


def test_a_word_of_the_text_finds_the_record_and_its_section(
    page: Page, site: Path, serve: Serve
) -> None:
    explorer(page, serve(site))
    assert page.inner_text(".pm-count") == "2 of 3 incidents"
    assert page.locator(".pm-found > li").count() == 2
    passages = page.locator(".pm-found > li", has_text="The lease").locator(".pm-passage")
    assert passages.locator("a").inner_text() == "What we saw"
    assert passages.locator("mark").inner_text() == "zookeepers"
    passages.locator("a").click()
    page.wait_for_url("**/postmortems/lease/#what-we-saw")
    assert page.locator("#what-we-saw").is_visible()


def test_what_is_found_in_texts_is_counted_and_narrowed_like_the_rest(
    page: Page, site: Path, serve: Serve
) -> None:
    explorer(page, serve(site))
    services = page.locator(".pm-facet", has_text="Service")
    beside = dict(
        zip(
            services.locator("label > span[dir]").all_inner_texts(),
            services.locator(".pm-n").all_inner_texts(),
            strict=True,
        )
    )
    assert beside == {"disk": "1", "lease": "1", "router": "0"}
    services.locator("label", has_text="disk").click()
    assert page.inner_text(".pm-count") == "1 of 3 incidents"
    assert "words=zookeepers" in page.url
    assert "service=disk" in page.url


def test_a_passage_is_text_whatever_an_author_wrote(page: Page, site: Path, serve: Serve) -> None:
    explorer(page, serve(site))
    passage = page.locator(".pm-found > li", has_text="The lease").locator(".pm-passage")
    assert "early" in passage.inner_text()
    assert passage.locator("[onclick], b").count() == 0


def test_from_files_the_explorer_says_what_it_does_not_search(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'postmortems/explore/index.html').as_uri()}?words=lease")
    page.wait_for_function("document.querySelector('.pm-narrow').textContent.includes('server')")
    assert page.inner_text(".pm-count") == "1 of 3 incidents"
