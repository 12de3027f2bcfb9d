"""Searches whole texts in Chromium, and prints what a first answer takes; and what the box loads.

Texts are 660 words each of a made-up language of 20,000 words, the frequent ones as frequent as in
a real one: that decides how large an index is. Bytes are those that travel. The second table
compares the index of Material's box as it is with the one of this plugin, on the same records.

    python benchmarks/full_text.py
    python benchmarks/full_text.py --sizes 1000
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import accumulate, product
from pathlib import Path
from threading import Thread
from typing import IO

from browser import NAMES, Quiet
from made_up import write_records, write_vocabulary
from playwright.sync_api import Playwright, sync_playwright

from mkdocs_postmortems.plugin.full_text import FullText

WORDS = 660
CONFIG = """site_name: Benchmark
theme: {{name: material, font: false}}
plugins: [search, {{postmortems: {{full_text: {full_text}}}}}]
"""

# What the explorer does for a first search, from the first byte on.
SEARCH = """async (word) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 24 });
  await pagefind.filters();
  const { results, filters } = await pagefind.search(word);
  const hits = Object.values(filters.inc).filter((n) => n > 0).length;
  await Promise.all(results.slice(0, 5).map((result) => result.data()));
  return { ms: performance.now() - start, hits };
}"""


def language() -> tuple[list[str], list[float]]:
    """Return made-up words and how often each is met, summed up."""
    syllables = [a + b for a, b in product("bdfgklmnprstvz", "aeiou")]
    words = ["".join(parts) for parts in product(syllables, repeat=3)]
    random.Random(3).shuffle(words)
    return words[:20_000], [*accumulate(1 / (n + 3) for n in range(20_000))]


def write_texts(folder: Path, size: int) -> tuple[FullText, str, int]:
    """Hand so many texts to the index; return it, a word of one text in fifty, and its hits."""
    words, weights = language()
    choose, rare = random.Random(7), words[800]
    texts, hits = FullText.begin(folder, "en"), 0
    for row in range(size):
        picked = choose.choices(words, cum_weights=weights, k=WORDS)
        hits += rare in picked
        parts = (" ".join(picked[at : at + 66]) for at in range(0, WORDS, 66))
        sections = (f'<h2 id="s{n}">Part {n}</h2><p>{part}</p>' for n, part in enumerate(parts))
        texts.add(row, f"Record {row}", f"<h1>Record {row}</h1>{''.join(sections)}")
    return texts, rare, hits


@contextmanager
def counted(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder; give its address, and the bytes of every answer, also of those to workers."""
    sent: list[int] = []

    class Counting(Quiet):
        def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
            data = source.read()
            sent.append(len(data))
            outputfile.write(data)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


def first_answer(playwright: Playwright, site: Path, word: str) -> tuple[float, float, int]:
    """Return milliseconds and kilobytes until five hits stand there, and how many there are."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    browser = playwright.chromium.launch(
        executable_path=program, args=["--no-sandbox", "--disable-gpu"]
    )
    with counted(site) as (base, sent):
        page = browser.new_page()
        page.goto(f"{base}index.html")
        sent.clear()
        answer = page.evaluate(SEARCH, word)
    browser.close()
    return answer["ms"], sum(sent) / 1e3, answer["hits"]


def boxes(size: int) -> tuple[int, int]:
    """Return the compressed kilobytes that the box loads: as Material has it, and with us."""
    found = []
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        (folder / "postmortems").mkdir()
        write_vocabulary(folder / "postmortems")
        write_records(folder / "postmortems", size)
        for full_text in ('"off"', '"on"'):
            config = CONFIG.format(full_text=full_text)
            (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
            subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--quiet"],
                cwd=folder,
                check=True,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )
            index = folder / "site" / "search" / "search_index.json"
            found.append(len(gzip.compress(index.read_bytes(), 6)))
    return found[0] // 1000, found[1] // 1000


def main() -> None:
    """Measure each size and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[62, 1000, 10_000])
    parser.add_argument("--box", type=int, default=1000, help="records for the second table")
    asked = parser.parse_args()
    print("records  index s  first five hits ms  kB   hits")
    with sync_playwright() as playwright:
        for size in asked.sizes:
            with tempfile.TemporaryDirectory() as home:
                site = Path(home) / "site"
                site.mkdir()
                (site / "index.html").write_text("<title>x</title>", encoding="utf-8")
                texts, word, hits = write_texts(Path(home) / "texts", size)
                start = time.perf_counter()
                texts.start(site)
                said = texts.finish(site)
                took = time.perf_counter() - start
                ms, kilobytes, seen = first_answer(playwright, site, word)
                assert seen == hits, (seen, hits)
                print(f"{size:7} {took:8.1f} {ms:19.0f} {kilobytes:4.0f} {hits:6}  {said}")
    whole, little = boxes(asked.box)
    print(f"box at {asked.box} records: {whole} kB whole, {little} kB with us, gzip")


if __name__ == "__main__":
    main()
