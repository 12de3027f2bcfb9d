"""Links in SVG, which no converter looks into, lead to pages and places that are there."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

Build = Callable[..., Any]

XLINK = "{http://www.w3.org/1999/xlink}href"
SVG = "{http://www.w3.org/2000/svg}"


def record(day: str, more: str = "") -> str:
    times = f"times: {{started: {day} 10:00, detected: {day} 10:20}}\n"
    return f"---\ntitle: Résolver (slow) {day}\ndate: {day}\nfactors: [dns]\n{times}{more}---\n\nText.\n"


DONE = "actions:\n  - {title: Mend, state: done, completed: 2024-05-01, addresses: [dns]}\n"
FILES = {
    "postmortems/2024/a.md": record("2024-02-01", DONE),
    "postmortems/2024/b (é).md": record("2024-02-20"),
    "postmortems/c.md": record("2025-01-07"),
}
PAGES = {
    "postmortems/trends/": 3,
    "postmortems/factors/infrastructure.dns/": 1,
    "postmortems/c/": 2,
}
LONG_WAY = {"toc": {"toc_depth": 3}}
"""What the short way to HTML does not know."""


def address(page: str, *, folders: bool) -> str:
    if folders:
        return f"{page}index.html"
    return f"{page}index.html" if page.endswith("trends/") else f"{page.rstrip('/')}.html"


@pytest.mark.parametrize("folders", [True, False], ids=["folders", "files"])
@pytest.mark.parametrize("extensions", [[], [LONG_WAY]], ids=["short", "long"])
def test_every_link_of_a_picture_leads_to_a_place_that_is_there(
    build_site: Build, folders: bool, extensions: list[Any]
) -> None:
    built = build_site(FILES, use_directory_urls=folders, markdown_extensions=extensions)
    assert built.lines(logging.WARNING) == []
    for page, pictures in PAGES.items():
        here = built.site / address(page, folders=folders)
        text = here.read_text(encoding="utf-8")
        figures = re.findall(r"<figure class=\"pm-figure\".*?</figure>", text, re.DOTALL)
        assert len(figures) == pictures
        targets = {
            link.attrib[XLINK]
            for figure in figures
            for link in ElementTree.fromstring(figure).iter(f"{SVG}a")
        }
        assert targets
        for target in targets:
            place, _, anchor = target.partition("#")
            found = here.parent / unquote(place.partition("?")[0])
            found = found / "index.html" if found.is_dir() else found
            assert found.is_file(), target
            assert not anchor or f'id="{anchor}"' in found.read_text(encoding="utf-8"), target


def test_no_link_of_a_picture_has_what_material_sets_anew(build_site: Build) -> None:
    text = build_site(FILES).html("postmortems/trends/index.html")
    drawn = "".join(re.findall(r"<svg.*?</figure>", text))
    assert 'role="link"' in drawn
    assert re.findall(r"<(?:a|use)[^<>]* href=", drawn) == []


def test_a_link_that_leads_nowhere_is_reported(build_site: Build) -> None:
    figure = '<figure class="pm-figure"><svg><a xlink:href="gone.md">x</a></svg></figure>'
    built = build_site({**FILES, "docs/index.md": f"# Home\n\n{figure}\n"})
    assert any("'gone.md', but the target is not found" in line for line in built.lines())


def test_search_reads_neither_pictures_nor_lists_of_a_page(build_site: Build) -> None:
    built = build_site(FILES, plugins=["search"])
    index = json.loads((built.site / "search/search_index.json").read_text("utf-8"))
    [own] = [d for d in index["docs"] if d["location"].endswith("factors/infrastructure.dns/")]
    assert own["title"] == "Name resolution"
    places = {d["location"].partition("#")[2] for d in index["docs"] if "dns/#" in d["location"]}
    assert places <= {"pm-title"}


@pytest.mark.parametrize("extensions", [[], [LONG_WAY]], ids=["short", "long"])
def test_a_mark_of_a_strip_leads_to_its_row_of_the_timeline(
    build_site: Build, extensions: list[Any]
) -> None:
    text = record("2024-02-01") + "\n## Timeline\n\n| When | What |\n|---|---|\n| 10:05 | Slow. |\n"
    built = build_site({"postmortems/a.md": text}, markdown_extensions=extensions)
    html = built.html("postmortems/a/index.html")
    assert 'xlink:href="#pm-at-1"' in html
    assert '<td><span id="pm-at-1" class="pm-at"></span>Slow.</td>' in html
    assert html.count('<div class="pm-timeline">') == 1
    assert html.index("pm-timeline") < html.index('id="pm-factors"')


def test_a_link_with_a_question_leads_to_the_page_it_asks(build_site: Build) -> None:
    more = "factors: [dns, no canary]\n"
    files = {
        f"postmortems/r{n}.md": record(f"2024-02-0{n}").replace("factors: [dns]\n", more)
        for n in (1, 2, 3)
    }
    built = build_site(files)
    assert built.lines(logging.WARNING) == []
    html = built.html("postmortems/factors/infrastructure.dns/index.html")
    assert 'href="../../graph/?focus=infrastructure.dns"' in html
