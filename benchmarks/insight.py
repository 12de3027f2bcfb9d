"""Times every part of the statistics, and the command `postmortems stats`, on made-up records.

Each size runs in a process of its own, so that its peak of memory is its own. Reading the files is
told apart from the numbers: it takes most of the time. Times are seconds of CPU; of the command,
which reads in several processes and leaves out the text, also what a user waits.

    python benchmarks/insight.py                        # 10,000 records, 300 factors
    python benchmarks/insight.py --sizes 1000 20000     # reading takes 3 ms and 40 kB a record
    python benchmarks/insight.py --sizes 100000 --command-only
    python benchmarks/insight.py --sizes 1000 --profile # the slowest functions of the numbers
"""

from __future__ import annotations

import argparse
import cProfile
import multiprocessing
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from made_up import write_records, write_vocabulary

from mkdocs_postmortems.cli.stats_table import as_csv
from mkdocs_postmortems.cli.stats_text import as_text
from mkdocs_postmortems.insight.insight import Insight
from mkdocs_postmortems.insight.over_periods import By
from mkdocs_postmortems.insight.population import Slice
from mkdocs_postmortems.insight.summary import Summary
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.settings import Settings

PARTS: dict[str, Callable[[Insight], object]] = {
    "recurring": lambda insight: insight.recurring,
    "helped": lambda insight: insight.helped,
    "tagging": lambda insight: insight.tagging,
    "changes": lambda insight: insight.changes,
    "together": lambda insight: insight.together,
    "groups": lambda insight: insight.together.groups,
    "after actions": lambda insight: insight.after,
    "recovery": lambda insight: insight.recovery,
    "40 earlier views": lambda insight: [*_earlier(insight)],
}
"""Each part of an answer, the first one with the import of numpy and scipy."""


def _earlier(insight: Insight) -> Iterator[object]:
    days = insight.population.dates
    for cut in range(1, 41):
        yield insight.up_to(days[cut * len(days) // 41]).changes


def clocked(name: str, work: Callable[[], object]) -> float:
    """Do some work and print what it took."""
    start = time.process_time()
    work()
    spent = time.process_time() - start
    print(f"  {name:24}{spent:9.2f} s", flush=True)
    return spent


def measure(folder: Path, profile: bool) -> None:
    """Print the times of one collection, and the peak of memory."""
    start = time.process_time()
    kb = KnowledgeBase.load(Settings(root=folder))
    factors = len(kb.vocabulary.factors)
    print(f"{len(kb.counted)} records, {factors} factors")
    print(f"  {'reading the files':24}{time.process_time() - start:9.2f} s")
    insight = Insight.of(kb)
    summary = Summary(kb, Slice(), By.QUARTER, insight)
    profiler = cProfile.Profile() if profile else None
    if profiler is not None:
        profiler.enable()
    parts = [clocked(name, lambda ask=ask: ask(insight)) for name, ask in PARTS.items()]  # type: ignore[misc]
    clocked("written as text", lambda: as_text(summary, 80))
    clocked("written as CSV", lambda: as_csv(summary))
    if profiler is not None:
        profiler.disable()
        pstats.Stats(profiler).sort_stats("tottime").print_stats(15)
    related = clocked("related records of all", lambda: [*map(kb.graph.related, kb.incidents)])
    print(f"  {'numbers and related':24}{sum(parts) + related:9.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {'peak of memory':24}{peak:9.0f} MiB")


def time_command(folder: Path) -> None:
    """Print what a user of `postmortems stats` waits for, and what the processor works."""
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [postmortems]\n", encoding="utf-8")
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "mkdocs_postmortems", "stats"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    waited, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"  {'postmortems stats':24}{spent:9.2f} s of CPU, {waited:.2f} s waited", flush=True)


def main() -> None:
    """Make the collections, each once, and measure them one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000])
    parser.add_argument("--command-only", action="store_true")
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as home:
            records = Path(home) / "postmortems"
            records.mkdir()
            write_records(records, size)
            write_vocabulary(records)
            if asked.command_only:
                print(f"{size} records")
                time_command(Path(home))
                continue
            process = multiprocessing.get_context("spawn").Process(
                target=measure, args=(Path(home), asked.profile)
            )
            process.start()
            process.join()
            time_command(Path(home))


if __name__ == "__main__":
    main()
