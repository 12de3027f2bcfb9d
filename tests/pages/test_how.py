from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.pages.how_texts import SECTIONS

HERE = "how/index.md"
WANTED = {
    "share", "rank", "breadth", "rise", "ways", "together", "groups", "again", "effect", "times",
    "coming-back", "tagging",
}  # fmt: skip
MEANS = re.compile(r"\b(?:mean time|mean duration|average|mttr|mttd|mtbf)\w*", re.IGNORECASE)
ROOT = Path(__file__).resolve().parents[2] / "plugins" / "mkdocs_postmortems"


def test_each_number_has_its_place(build: Any) -> None:
    page = build([]).page(HERE)
    anchors = re.findall(r"^## .* \{ #([\w-]+) \}$", page, re.MULTILINE)
    assert len(anchors) == len(set(anchors)) == len(SECTIONS)
    assert set(anchors) >= WANTED
    for label in ("Not enough data", "It never says", "Formula", "Source"):
        assert page.count(f">{label}</span>") == len(SECTIONS)


def test_every_fold_leads_to_a_place_that_is_there(small: Any) -> None:
    known, asked = {made.anchor for made in SECTIONS}, set()
    for uri in small.plan.pages:
        page = small.page(uri.removeprefix("postmortems/"))
        asked |= set(re.findall(r"how/index\.md#([\w-]+)\)", page))
    assert asked <= known
    assert {"share", "rank", "rise", "ways", "tagging"} <= asked


def test_the_page_is_out_of_the_menu_and_says_the_same_of_every_collection(
    build: Any, small: Any
) -> None:
    assert not small.plan.pages[f"postmortems/{HERE}"].in_nav
    assert build([]).page(HERE) == small.page(HERE)


def test_no_generated_page_shows_a_mean(small: Any) -> None:
    for uri in small.plan.pages:
        page = small.page(uri.removeprefix("postmortems/"))
        found = MEANS.findall(page)
        assert found == (["mean time"] if uri.endswith(HERE) else []), uri


@pytest.mark.parametrize("folder", ["insight", "pages"])
def test_no_sentence_of_the_site_speaks_of_a_mean(folder: str) -> None:
    files = [f for suffix in ("py", "j2") for f in (ROOT / folder).rglob(f"*.{suffix}")]
    assert len(files) > 15
    found = {f.name for f in files if MEANS.search(f.read_text(encoding="utf-8"))}
    assert found <= {"how.md.j2"}
