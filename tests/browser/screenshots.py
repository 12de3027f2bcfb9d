"""Makes the pictures in docs/images from the built site: `make screenshots`."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
INCIDENT = "postmortems/2021/2021-07-02-daily-pipeline-detached-targets.html"
SHOTS = (
    # name, page, scheme, width, height
    ("overview-light", "postmortems/index.html", "light", 1360, 1100),
    (
        "incident-light",
        INCIDENT,
        "light",
        1360,
        1000,
    ),
    ("incident-dark", INCIDENT, "dark", 1360, 850),
    ("explorer-light", "postmortems/explore/index.html", "light", 1360, 1000),
    (
        "explorer-dark",
        "postmortems/explore/index.html?severity=not-stated&role=mitigating",
        "dark",
        1360,
        1000,
    ),
    ("graph-light", "postmortems/graph/index.html", "light", 1360, 1100),
    (
        "graph-focus",
        "postmortems/graph/index.html?focus=change.version-upgrade",
        "light",
        1360,
        1100,
    ),
    ("factor-dark", "postmortems/factors/change.version-upgrade.html", "dark", 1360, 1000),
    ("trends-light", "postmortems/trends/index.html", "light", 1360, 1000),
    ("review-light", "postmortems/reviews/review-of-2024-q2.html", "light", 1360, 1000),
    (
        "incident-phone",
        INCIDENT,
        "light",
        390,
        1100,
    ),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main(site: Path, images: Path) -> None:
    """Take every picture."""
    images.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
            ],
        )
        for name, page, scheme, width, height in SHOTS:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            tab = context.new_page()
            tab.goto(base + page, wait_until="networkidle")
            tab.screenshot(path=images / f"{name}.png")
            context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
