"""Wording on the page that is looked at in `mkdocs serve`, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

Build = Callable[..., Any]
Look = Callable[..., str]

BLAMING = "\nIt was late. The operator forgot the flag.\n"
QUESTION = "Which reminder or mechanism does this step have?"
ALLOWED = "<!-- allow PB02 -->"
PAGE = "postmortems/x/index.html"


@pytest.fixture
def look(build_site: Build) -> Iterator[Look]:
    """Build as `mkdocs serve` does and return the page that a browser gets."""
    servers: list[LiveReloadServer] = []

    def ask(text: str, path: str = "/postmortems/x/", **options: Any) -> str:
        built = build_site({"postmortems/x.md": text}, command="serve", options=options)
        server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(built.site))
        servers.append(server)
        app = built.plugin.on_serve(server, config=None, builder=None).get_app()
        said: list[Any] = []
        answer = app({"PATH_INFO": path}, lambda *begun: said.append(begun))
        with getattr(answer, "filelike", nullcontext()):
            page = b"".join(answer)
        ((status, headers),) = said
        length = dict(headers).get("Content-Length")
        assert length is None or int(length) == len(page)
        return f"{status}\n{page.decode()}"

    yield ask
    for server in servers:
        server.server_close()


def test_the_page_that_is_looked_at_asks_about_its_wording(look: Look, record: str) -> None:
    page = look(record + BLAMING)
    assert page.startswith("200 OK\n")
    assert page.count(QUESTION) == 1
    assert "PB02, line 11: &#39;The operator forgot&#39;" in page
    assert "pm-wording" not in page


def test_an_exception_of_the_page_holds_or_is_asked_for_its_reason(look: Look, record: str) -> None:
    text = f"{record}\n{ALLOWED}{BLAMING}"
    page = look(text)
    assert page.count("PM513") == 1
    assert page.count(QUESTION) == 1
    page = look(text.replace("PB02", "PB02: as they put it"))
    assert "PM513" not in page
    assert QUESTION not in page


@pytest.mark.parametrize("options", [{"wording": False}, {"levels": {"PB02": "off"}}])
def test_a_site_switches_it_off(look: Look, record: str, options: dict[str, Any]) -> None:
    assert QUESTION not in look(record + BLAMING, **options)


def test_a_lexicon_that_cannot_be_used_takes_no_page_away(look: Look, record: str) -> None:
    page = look(record + BLAMING, lexicon="nowhere.toml")
    assert "forgot the flag" in page
    assert QUESTION not in page


@pytest.mark.parametrize(
    ("path", "said"), [("/postmortems/", "200 OK"), ("/nowhere/", "404"), ("/sitemap.xml", "200")]
)
def test_other_answers_stay_as_they_are(look: Look, record: str, path: str, said: str) -> None:
    page = look(record + BLAMING, path)
    assert page.startswith(said)
    assert QUESTION not in page


def test_nothing_of_it_is_written_while_serving(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/x.md": record + BLAMING}, command="serve")
    assert QUESTION not in built.html(PAGE)


def test_a_build_says_nothing_about_wording(build_site: Build, record: str) -> None:
    levels = {"PB02": "error"}
    built = build_site(
        {"postmortems/x.md": f"{record}\n{ALLOWED.replace(' -->', ': why -->')}{BLAMING}{BLAMING}"},
        options={"levels": levels},
        strict=True,
    )
    assert not built.aborted
    assert [line for line in built.lines() if "PB02" in line or "PM51" in line] == []
    pages = [path for path in Path(built.site).rglob("*") if path.is_file()]
    assert [path for path in pages if QUESTION.encode() in path.read_bytes()] == []
    assert "pm-wording" not in built.html(PAGE)
