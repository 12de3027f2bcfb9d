"""The data of the explorer: its name, its address, and what it may hold."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Build = Callable[..., Any]


def data(built: Any) -> Path:
    [file] = (built.site / "assets/postmortems").glob("records.*.js")
    return Path(file)


@pytest.mark.parametrize("folders", [True, False])
def test_the_page_names_the_data_and_the_data_the_records(
    build_site: Build, record: str, folders: bool
) -> None:
    built = build_site({"postmortems/2024/x.md": record}, use_directory_urls=folders)
    assert built.lines(logging.WARNING) == []
    page = built.site / "postmortems/explore/index.html"
    found = re.search(r'data-pm-records="([^"]*)"', page.read_text(encoding="utf-8"))
    assert found is not None
    assert (page.parent / found[1]).resolve() == data(built).resolve()
    text = data(built).read_text(encoding="utf-8")
    end = "/" if folders else ".html"
    assert f'"end":"{end}","folders":["../2024/"],"in":[0]' in text
    assert (page.parent / f"../2024/x{end}").exists()


def test_the_name_changes_with_the_records(build_site: Build, record: str) -> None:
    first = data(build_site({"postmortems/x.md": record})).name
    again = build_site({"postmortems/x.md": record})
    assert data(again).name == first
    assert data(build_site({"postmortems/y.md": record})).name != first


@pytest.mark.parametrize(("edition", "shown"), [("internal", False), ("restricted", True)])
def test_a_record_that_is_withheld_is_not_in_the_data(
    build_site: Build, record: str, edition: str, shown: bool
) -> None:
    secret = record.replace(
        "title: Resolver", "audience: restricted\nteams: [hushed]\ntitle: Secret"
    )
    files = {"postmortems/x.md": record, "postmortems/quiet.md": secret}
    text = data(build_site(files, options={"edition": edition})).read_text(encoding="utf-8")
    assert "Resolver change" in text
    assert all((word in text) is shown for word in ("Secret change", "hushed", "quiet"))


def test_a_link_into_the_explorer_is_validated(build_site: Build, record: str) -> None:
    home = "# Home\n\n[a](postmortems/explore/index.md?team=x&counted=yes) [b](postmortems/gone.md?team=x)\n"
    built = build_site({"docs/index.md": home, "postmortems/x.md": record})
    [line] = [line for line in built.lines(logging.WARNING) if "gone" in line]
    assert "explore" not in line
    assert 'href="postmortems/explore/?team=x&amp;counted=yes"' in built.html("index.html")
