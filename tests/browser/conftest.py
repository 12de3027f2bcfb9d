from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.example import Example, built, copied, policy

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Serve = Callable[[Path], str]
"""Serves a folder on this machine and returns its address, which ends in a slash."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser of the system; its absence is a skip, and in CI a failure."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        absent = pytest.fail if "CI" in os.environ else pytest.skip
        absent("no Chromium: run `make browser`, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty tab with no memory; an error of a script on the page fails the test."""
    errors: list[str] = []
    with chromium.new_context() as context:
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        yield tab
    assert errors == []


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a line for each request, and with further headers where there are some."""

    def __init__(self, *args: Any, headers: Mapping[str, str], **named: Any) -> None:
        self.further = headers
        super().__init__(*args, **named)

    def end_headers(self) -> None:
        for name, value in self.further.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    handler = partial(Quiet, directory=str(folder), headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve folders until the last test is done."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture(scope="session")
def example(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The site of this repository under the policy of the documentation, pages swapped in."""
    root = tmp_path_factory.mktemp("example")
    site, headers = copied(project, root), dict[str, str]()
    with served(site, headers) as address:
        made = built(root, site, address)
        headers["Content-Security-Policy"] = policy(project, site)
        yield made
