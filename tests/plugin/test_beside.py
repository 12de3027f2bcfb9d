"""Beside other plugins, in other themes, under other ways to build: the same knowledge base."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Build = Callable[..., Any]
PAGE = "postmortems/2024/x/index.html"


def links_resolve(built: Any, base: str = "") -> list[str]:
    """Return every local link of the site that leads nowhere."""
    broken = []
    for page in built.site.rglob("*.html"):
        if page.name == "404.html":
            continue
        for target in re.findall(r'<a [^>]*?href="([^"#?]+)', page.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:|/", target):
                continue
            from urllib.parse import unquote

            path = (page.parent / unquote(target)).resolve()
            if not (path.is_file() or (path / "index.html").is_file()):
                broken.append(f"{page.relative_to(built.site)}: {target}")
    return broken


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directories", [True, False])
def test_every_theme_and_address_style_has_sound_links(
    build_site: Build, record: str, theme: str, directories: bool
) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record, "postmortems/2024/y.md": record},
        theme=theme,
        use_directory_urls=directories,
        plugins=["search"],
        strict=True,
    )
    assert not built.aborted
    assert links_resolve(built) == []


@pytest.mark.parametrize("site_url", ["https://example.org/deep/path/", "https://example.org/", ""])
def test_a_site_stands_under_any_address(build_site: Build, record: str, site_url: str) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record},
        theme={
            "name": "material",
            "font": False,
            "features": ["navigation.instant", "navigation.path"],
        },
        site_url=site_url,
        strict=True,
    )
    assert not built.aborted
    assert links_resolve(built) == []


def test_tags_of_a_record_stand_in_the_tag_index(build_site: Build, record: str) -> None:
    tagged = record.replace("title:", "tags: [dns, checkout]\ntitle:")
    built = build_site(
        {"postmortems/2024/x.md": tagged, "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        theme="material",
        plugins=["tags"],
        strict=True,
    )
    assert not built.aborted
    assert "checkout" in built.html("tags/index.html")
    assert "Resolver change slows checkout" in built.html("tags/index.html")


@pytest.mark.parametrize("tags", ["x, y", "3", "{a: b}", "[[a], {b: c}, 3, no]"])
def test_tags_of_any_shape_stop_no_build(build_site: Build, record: str, tags: str) -> None:
    tagged = record.replace("title:", f"tags: {tags}\ntitle:")
    built = build_site({"postmortems/2024/x.md": tagged}, theme="material", plugins=["tags"])
    assert not built.aborted


def test_search_finds_a_record_by_factor_service_and_id(build_site: Build, record: str) -> None:
    text = record.replace("title:", "services: [pay-gateway]\ntitle:")
    built = build_site({"postmortems/2024/PM-7.md": text}, theme="material", plugins=["search"])
    import json

    index = json.loads((built.site / "search/search_index.json").read_text(encoding="utf-8"))
    mine = " ".join(
        d["title"] + " " + d["text"]
        for d in index["docs"]
        if "postmortems/2024/PM-7" in d["location"]
    )
    for word in ("Name resolution", "pay-gateway", "PM-7", "Resolver change"):
        assert word in mine


def test_offline_and_privacy_leave_the_pages_whole(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record},
        theme={"name": "material", "font": False},
        plugins=["search", "offline", {"privacy": {"assets": False}}],
        strict=True,
    )
    assert not built.aborted
    assert "pm-card" in built.html("postmortems/2024/x.html")
    assert links_resolve(built) == []


def test_a_feed_lists_records_without_git(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record},
        site_url="https://example.org/",
        plugins=[{"rss": {"match_path": r"postmortems/\d+/.*", "use_git": False}}],
    )
    assert not built.aborted
    assert "Resolver change" in (built.site / "feed_rss_created.xml").read_text(encoding="utf-8")


def test_revision_dates_stand_beside_us(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record},
        theme="material",
        plugins=[{"git-revision-date-localized": {"fallback_to_build_date": True}}],
    )
    assert not built.aborted
    assert "pm-card" in built.html(PAGE)


def test_a_menu_by_awesome_nav_may_name_our_pages(build_site: Build, record: str) -> None:
    built = build_site(
        {
            "postmortems/2024/x.md": record,
            "docs/.nav.yml": "nav:\n  - index.md\n  - Outages: postmortems/index.md\n",
        },
        plugins=["awesome-nav"],
        strict=True,
    )
    assert not built.aborted
    assert "Outages" in built.html("index.html")


def test_macros_work_in_an_authors_text_and_not_in_ours(build_site: Build, record: str) -> None:
    text = (
        record.replace("title: Resolver", "title: '{{ 7 * 191 }} Resolver").replace(
            "checkout\n", "checkout'\n", 1
        )
        + "\nSeven times six is {{ 7 * 6 }}.\n"
    )
    built = build_site({"postmortems/2024/x.md": text}, plugins=["macros"])
    html = built.html(PAGE)
    assert "is 42." in html
    assert "1337" not in html


def test_properdocs_builds_the_same_pages(
    repository: Callable[..., Path], record: str, tmp_path: Path
) -> None:
    root = repository(
        {
            "mkdocs.yml": "site_name: T\ntheme: {name: material, font: false}\n"
            "plugins: [postmortems]\n",
            "docs/index.md": "# Home\n",
            "postmortems/2024/x.md": record,
        }
    )
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "pm-card" in (root / "site" / PAGE).read_text(encoding="utf-8")


@pytest.mark.slow
def test_two_builds_are_equal_byte_for_byte(repository: Callable[..., Path], record: str) -> None:
    files = {
        "mkdocs.yml": "site_name: T\ntheme: mkdocs\nplugins: [search, postmortems]\n",
        "docs/index.md": "# Home\n",
    }
    for n in range(8):
        day = f"2024-0{n + 1}-01"
        files[f"postmortems/{day}.md"] = record.replace("2024-03-01", day).replace(
            "title:", f"services: [a{n % 3}, b]\nteams: [t{n % 2}]\ntitle:"
        )
    root = repository(files)
    seen = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", f"site{seed}"],
            cwd=root,
            env=environment,
            check=True,
        )
        site = root / f"site{seed}"
        seen.append({p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()})
    assert seen[0] == seen[1]
