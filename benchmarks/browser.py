"""Opens the explorer with much data in Chromium, and prints bytes, times and memory.

The page is that of a small Material site; its data is swapped for that of 62, 1,000 and 10,000
made-up records. A click is measured from the event to the second frame after it. Milliseconds
differ from machine to machine; bytes do not. Memory is that of the tab's process, on Linux only.

    python benchmarks/browser.py
    python benchmarks/browser.py --sizes 1000 --clicks 60
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from made_up import SEVERITIES, write_records, write_vocabulary
from playwright.sync_api import Page, sync_playwright

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.pages.explorer.columns import as_script, columns
from mkdocs_postmortems.settings import Settings

CONFIG = f"""site_name: Benchmark
theme: {{name: material, font: false}}
plugins:
  - postmortems: {{severities: [{", ".join(SEVERITIES)}]}}
"""
NAMES = ("chromium", "chromium-browser", "google-chrome")
EXPLORER = "postmortems/explore/"

# Picks and unpicks values all over the filters; every click is timed on its own.
CLICKS = """async (clicks) => {
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  for (let n = 0; n < clicks; n++) {
    const boxes = document.querySelectorAll(".pm-facet input[type=checkbox]");
    const picked = document.querySelectorAll(".pm-facet input[type=checkbox]:checked");
    const box = picked.length > 2 ? picked[0] : boxes[(n * 7) % boxes.length];
    await frame();
    const start = performance.now();
    box.click();
    await frame();
    await frame();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return times;
}"""


@dataclass(frozen=True)
class Data:
    """The script with the records, as it is and as a server sends it."""

    script: str

    @property
    def raw(self) -> int:
        """Bytes on disk."""
        return len(self.script.encode())

    @property
    def packed(self) -> int:
        """Bytes with gzip at level 6."""
        return len(gzip.compress(self.script.encode(), 6))


def data_of(size: int, folder: Path) -> Data:
    """Return the data of the explorer for so many made-up records."""
    home = folder / "postmortems"
    home.mkdir(parents=True)
    write_vocabulary(home)
    write_records(home, size)
    kb = KnowledgeBase.load(Settings(root=folder, severities=SEVERITIES))
    return Data(as_script(columns(kb, lambda i: f"../{i.source.relative.removesuffix('.md')}/")))


def small_site(folder: Path) -> Path:
    """Build a small site, and return the file of its explorer's data."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    home = folder / "postmortems"
    home.mkdir()
    write_vocabulary(home)
    write_records(home, 20)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    [file] = (folder / "site" / "assets" / "postmortems").glob("records.*.js")
    return file


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def memory(page: Page) -> tuple[float, float]:
    """Return megabytes of script objects, and of the process of the tab."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    return heap, _resident(page)


def _resident(page: Page) -> float:
    """Return the memory of the largest process that shows pages; 0 where that cannot be read."""
    browser = page.context.browser
    if browser is None or not Path("/proc/self/status").is_file():
        return 0
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    pids = [row["id"] for row in found["processInfo"] if row["type"] == "renderer"]
    return max(map(_kilobytes, pids), default=0) / 1e3


def _kilobytes(pid: int) -> int:
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next((int(line.split()[1]) for line in text.splitlines() if "VmRSS" in line), 0)


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[62, 1000, 10_000])
    parser.add_argument("--clicks", type=int, default=40)
    asked = parser.parse_args()
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    print("records   raw kB    gz kB  drawn ms  click ms: median   p95   heap MB  tab MB")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        file = small_site(Path(home) / "site")
        for size in asked.sizes:
            data = data_of(size, Path(home) / str(size))
            file.write_text(data.script, encoding="utf-8")
            browser = playwright.chromium.launch(
                executable_path=program,
                args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
            )
            with served(Path(home) / "site" / "site") as base:
                page = browser.new_page(viewport={"width": 1360, "height": 1000})
                page.goto(f"{base}{EXPLORER}")
                page.wait_for_selector(".pm-found > li")
                drawn = page.evaluate("performance.now()")
                times = sorted(page.evaluate(CLICKS, asked.clicks))
                heap, tab = memory(page)
            browser.close()
            p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
            print(
                f"{size:7} {data.raw / 1e3:8.0f} {data.packed / 1e3:8.0f} {drawn:9.0f}"
                f" {statistics.median(times):17.0f} {p95:5.0f} {heap:9.0f} {tab:7.0f}"
            )


if __name__ == "__main__":
    main()
