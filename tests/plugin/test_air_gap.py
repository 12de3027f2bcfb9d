"""A site with Material's offline plugin asks no other host for anything, or is told what does."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from mkdocs_postmortems.plugin.air_gap import FOLDER

Build = Callable[..., Any]
OFFLINE = ["search", "offline"]
PLAIN = {"name": "material", "font": False}
MERMAID = {"docs/index.md": '# Home\n\n<pre class="mermaid">graph LR</pre>\n'}


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("iframe-worker.js", "e8e412dbcfea9b7e31b5ffa288d7b6035915e714c542f4176a0cdbe262fc9609"),
        ("LICENSE", "dd69737a4768aab9f934a5aed9efab9561ac4062d4fdbe490d44369a2cf48b6b"),
    ],
)
def test_what_is_shipped_is_what_its_authors_published(name: str, digest: str) -> None:
    assert sha256((FOLDER / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", ["offline", "material/offline"])
def test_the_helper_of_the_search_comes_from_the_site(
    build_site: Build, record: str, name: str
) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record}, theme=PLAIN, plugins=["search", name], strict=True
    )
    html = built.html("postmortems/2024/x.html")
    assert 'src="../../assets/iframe-worker/iframe-worker.js"' in html
    assert "unpkg.com" not in html
    assert (built.site / "assets/iframe-worker/LICENSE.txt").is_file()


def test_a_copy_of_the_site_goes_first(build_site: Build, record: str) -> None:
    mine = "https://intranet.example/iframe-worker.js"
    html = build_site(
        {"postmortems/x.md": record}, theme=PLAIN, plugins=OFFLINE, extra={"polyfills": [mine]}
    ).html("postmortems/x.html")
    assert mine in html
    assert "assets/iframe-worker" not in html


@pytest.mark.parametrize("plugins", [["search"], ["search", {"offline": {"enabled": False}}]])
def test_without_the_plugin_nothing_is_added(
    build_site: Build, record: str, plugins: list[Any]
) -> None:
    built = build_site({"postmortems/x.md": record}, theme={"name": "material"}, plugins=plugins)
    assert not (built.site / "assets/iframe-worker").exists()
    assert not any("Google" in line for line in built.lines())


@pytest.mark.parametrize(
    ("files", "config", "said"),
    [
        ({}, {"theme": {"name": "material"}}, "Fonts come from Google"),
        ({}, {"repo_url": "https://github.com/example/repo"}, "ask the code host"),
        (MERMAID, {}, "Mermaid comes from unpkg.com on index.md"),
    ],
)
def test_what_is_left_is_said(
    build_site: Build, record: str, files: dict[str, str], config: dict[str, Any], said: str
) -> None:
    site = {"theme": PLAIN, "plugins": OFFLINE, "strict": True, **config}
    built = build_site({"postmortems/x.md": record, **files}, **site)
    assert not built.aborted
    assert any(said in line for line in built.lines())


def test_nothing_is_said_where_nothing_is_left(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/x.md": record, **MERMAID},
        theme=PLAIN,
        plugins=OFFLINE,
        extra_javascript=["assets/mermaid.min.js"],
    )
    assert not any("Google" in line or "unpkg" in line for line in built.lines())
