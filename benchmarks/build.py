"""Builds the same records three ways, in alternation, and prints ratios of the times.

`plain` is Material with the records kept out of its navigation, `tagged` is Material with its tags
plugin and the default navigation, `ours` is this plugin with all its pages. Seconds differ from
machine to machine; the ratios within one run are what counts.

    python benchmarks/build.py                 # 200 and 1,000 records, three rounds
    python benchmarks/build.py --sizes 1000 3000 --rounds 3 --ways plain ours
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from made_up import write_records, write_vocabulary

WAYS = {
    "plain": "plugins: [search]\nnot_in_nav: |\n  /postmortems/\n",
    "tagged": "plugins: [search, tags]\n",
    "ours": "plugins:\n  - search\n  - postmortems\n",
}
CONFIG = """site_name: Benchmark
theme: {name: material, font: false}
markdown_extensions: [admonition, attr_list, md_in_html, tables, toc, pymdownx.superfences]
"""


def project(folder: Path, way: str, records: int) -> None:
    """Lay out one site: records in `docs_dir` for Material alone, beside it for us."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG + WAYS[way], encoding="utf-8")
    home = folder / "postmortems" if way == "ours" else docs / "postmortems"
    home.mkdir()
    write_records(home, records)
    if way == "ours":
        write_vocabulary(home)


def build(folder: Path) -> tuple[float, float, int]:
    """Build from nothing; return wall seconds, CPU seconds and bytes of output."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, sum(f.stat().st_size for f in (folder / "site").rglob("*") if f.is_file())


def largest_page(folder: Path) -> tuple[int, str]:
    """Return the size and address of the largest page of the site."""
    site = folder / "site"
    pages = ((f.stat().st_size, f.relative_to(site).as_posix()) for f in site.rglob("*.html"))
    return max(pages)


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    asked = parser.parse_args()
    took: dict[tuple[str, int], float] = {}
    print("records  way      wall s   cpu s   MB out  largest page")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as home:
            folders = {way: Path(home) / way for way in asked.ways}
            for way, folder in folders.items():
                project(folder, way, size)
            runs: dict[str, list[tuple[float, float, int]]] = {way: [] for way in folders}
            for _ in range(asked.rounds):
                for way, folder in folders.items():
                    runs[way].append(build(folder))
            for way, folder in folders.items():
                wall, used, out = (
                    statistics.median(column) for column in zip(*runs[way], strict=True)
                )
                took[way, size] = wall
                page, where = largest_page(folder)
                print(
                    f"{size:7}  {way:7} {wall:7.1f} {used:7.1f} {out / 1e6:8.1f}"
                    f"  {page / 1000:.0f} kB {where}"
                )
    report(took, asked.sizes)


def report(took: dict[tuple[str, int], float], sizes: list[int]) -> None:
    """Print what the seconds mean: ratios of the time a user waits, within this run."""
    for size in sizes:
        for other in ("plain", "tagged"):
            if (other, size) in took and ("ours", size) in took:
                print(f"{size}: ours / {other} = {took['ours', size] / took[other, size]:.2f}")
    for small, large in pairwise(sizes):
        if ("ours", large) in took and ("ours", small) in took:
            print(f"growth {small} to {large}: {took['ours', large] / took['ours', small]:.2f}")


if __name__ == "__main__":
    main()
