"""Measures what an author waits for while writing, and prints it as a table.

The collections are made up but for the smallest, our own 62 records.

    python benchmarks/authoring.py
    python benchmarks/authoring.py --records 62 --records 3000
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import made_up
from talking import Editor

PROJECT = Path(__file__).resolve().parent.parent
OURS = 62
TIMES = 20
COMMAND = "from mkdocs_postmortems.cli.main import main; main()"
NOBODY = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")

Row = tuple[str, float, float]
"""What was waited for, and the middle and the longest of some times in milliseconds."""


def site(home: Path, count: int) -> Path:
    """Make a site of so many records."""
    folder = home / "postmortems"
    if count == OURS:
        shutil.copytree(PROJECT / "postmortems", folder)
    else:
        folder.mkdir()
        made_up.write_records(folder, count)
        made_up.write_vocabulary(folder)
    (home / "mkdocs.yml").write_text("site_name: Measured\n", encoding="utf-8")
    return home


def waited(what: str, ask: Callable[[int], object], times: int = TIMES) -> Row:
    """Ask some times."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        ask(number)
        taken.append(1000 * (time.perf_counter() - start))
    return what, statistics.median(taken), max(taken)


def commands(root: Path, name: str) -> Iterator[Row]:
    """Wait for commands about one file, their start included."""

    def asked(*words: str) -> Callable[[int], object]:
        line = [sys.executable, "-c", COMMAND, *words]

        def ask(_: int) -> None:
            done = subprocess.run(line, cwd=root, check=False, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(done.stderr)

        return ask

    yield waited("`check` of one file", asked("check", "--fail-on", "error", name), times=3)
    yield waited("`suggest` for one file", asked("suggest", name), times=3)
    edit(root, name)
    yield waited("`diff` of one edited record", asked("diff", "HEAD"), times=3)


def edit(root: Path, name: str) -> None:
    """Keep the site in a git repository, and change a word of a record in it."""
    for words in (("init", "-q"), ("add", "-A"), (*NOBODY, "commit", "-q", "-m", "Measured")):
        subprocess.run(["git", *words], cwd=root, check=True)
    with (root / name).open("a", encoding="utf-8") as record:
        record.write("\nOne more sentence.\n")


def keystrokes(root: Path, name: str) -> Iterator[Row]:
    """Wait for the language server after keystrokes in one file."""
    text = (root / name).read_text(encoding="utf-8")
    line = next(n for n, each in enumerate(text.split("\n")) if each.startswith("title:"))
    end = len(text.split("\n")[line])
    editor = Editor(root)
    editor.start()

    def opened(_: int) -> None:
        editor.open(name, text)
        editor.marks(name)

    def typed(number: int) -> None:
        editor.type(name, line, end + number, "x")
        editor.marks(name)

    def completed(key: str) -> Callable[[int], object]:
        editor.type(name, line, end, f"\n{key}: [")
        place = len(f"{key}: [")

        def ask(number: int) -> None:
            editor.type(name, line + 1, place, "2" if key == "related" else "c", over=bool(number))
            editor.completion(name, line + 1, place + 1)

        return ask

    def hovered(number: int) -> None:
        editor.hover(name, line, 1)

    yield waited("lsp: first findings after a file is opened", opened, times=1)
    yield waited("lsp: keystroke to findings", typed)
    yield waited("lsp: keystroke to completed factors", completed("coded_again"))
    yield waited("lsp: keystroke to completed records", completed("related"))
    yield waited("lsp: hover", hovered)
    editor.stop()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, action="append")
    counts = parser.parse_args().records or [OURS, 3000, 10000]
    print("| Records | Waited for | median ms | longest ms |")
    print("| --: | --- | --: | --: |")
    for count in counts:
        home = Path(tempfile.mkdtemp())
        try:
            root = site(home, count)
            files = sorted((root / "postmortems").rglob("2*.md"))
            name = files[len(files) // 2].relative_to(root).as_posix()
            for what, middle, longest in chain(commands(root, name), keystrokes(root, name)):
                print(f"| {count:,} | {what} | {middle:,.0f} | {longest:,.0f} |", flush=True)
        finally:
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
