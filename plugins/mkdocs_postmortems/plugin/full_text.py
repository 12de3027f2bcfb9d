"""Search in the whole text of records, by Pagefind's command, from some hundred records on.

Pagefind does not read the site. It gets one small page for each record, named by its row in the
explorer's data, with the words and headings of the record and nothing of the theme. So menus are
not indexed, lists of other records are not, and what it needs grows with the text alone.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import PostmortemsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..settings import Settings

ENOUGH: Final = 500
"""Records from which on full text is worth its indexing, where nothing else is set."""
TOO_MANY: Final = 1500
"""Records from which on the box in the header searches no whole texts, whatever is installed."""
KIB_PER_KB: Final = 110
"""KiB of memory that indexing takes for each kB of text; measured, and rounded up."""
SHARE: Final = 0.7
"""The part of the free memory that indexing may take."""
FOLDER: Final = "pagefind"
_NOT_TEXT: Final = ("[data-search-exclude]", ".pm-crumbs", ".headerlink", "svg")
_ENDS = re.compile(r"</(?:p|li|h[1-6]|pre)>")


class CannotIndex(PostmortemsError):
    """Full text was asked for, and cannot be made."""


@dataclass(slots=True)
class FullText:
    """The texts of one build, and the index that is made of them."""

    pages: Path
    """Where the small pages stand until they are indexed."""
    language: str
    _rows: dict[int, int] = field(default_factory=dict)
    """By row of the explorer's data: how many characters its page has."""
    _cut: int | None = None
    _running: subprocess.Popen[str] | None = None

    @classmethod
    def begin(cls, pages: Path, language: str) -> FullText:
        """Begin with an empty folder."""
        shutil.rmtree(pages, ignore_errors=True)
        pages.mkdir(parents=True)
        return cls(pages, language)

    def add(self, row: int, title: str, text: str) -> None:
        """Keep the text of a record for the index."""
        self._rows[row] = len(text)
        page = (
            f'<html lang="{html.escape(self.language)}"><head><title>{html.escape(title)}</title>'
            f'</head><body><span data-pagefind-filter="inc:{row}"></span>\n{text}\n</body></html>\n'
        )
        (self.pages / f"{row}.html").write_text(page, encoding="utf-8")

    def start(self, site: Path) -> None:
        """Begin to make the index in the site's folder, beside what else is to do."""
        target = site / FOLDER
        shutil.rmtree(target, ignore_errors=True)  # Pagefind adds to what is there
        self._cut = self._cut_to_memory()
        command = [
            executable() or "pagefind",
            *("--site", str(self.pages), "--output-path", str(target)),
            *("--force-language", self.language.partition("-")[0], "--silent"),
            *("--exclude-selectors", ", ".join(_NOT_TEXT)),
        ]
        self._running = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )

    def stop(self) -> None:
        """Leave the index, where the build fails."""
        if self._running is not None:
            self._running.kill()
            _wait(self._running)
            self._running = None

    def finish(self, site: Path) -> str:
        """Wait for the index, and say in a line what it took.

        Raises:
            CannotIndex: Pagefind fails, or leaves records out.
        """
        assert self._running is not None
        peak, failed = _wait(self._running)
        self._running, target = None, site / FOLDER
        if failed:
            raise CannotIndex(f"full text: Pagefind says: {failed}")
        indexed = len([*(target / "fragment").glob("*.pf_fragment")])
        if indexed != len(self._rows):
            raise CannotIndex(f"full text: {indexed} of {len(self._rows)} records are in the index")
        shutil.rmtree(self.pages)
        for unused in target.glob("*-ui.*"):
            unused.unlink()
        short = f", of each its first {self._cut:,} characters" if self._cut is not None else ""
        return f"full text of {indexed} records{short}; indexing took {peak} MiB of memory"

    def _cut_to_memory(self) -> int | None:
        """Shorten the longest texts until indexing fits into the memory that is free."""
        free = _free_memory()
        if free is None or _needed(self._rows.values()) <= SHARE * free:
            return None
        limit = max(self._rows.values(), default=0)
        while limit > 500 and _needed(min(n, limit) for n in self._rows.values()) > SHARE * free:
            limit = limit * 9 // 10
        for row, length in self._rows.items():
            if length > limit:
                _shorten(self.pages / f"{row}.html", limit)
        return limit


def executable() -> str | None:
    """Return the path of Pagefind's command: of the extra `search`, or of this machine."""
    try:
        return str(import_module("pagefind_bin").get_executable())
    except ImportError:
        return shutil.which("pagefind")


def is_wanted(settings: Settings, records: int) -> bool:
    """Whether this build makes an index of texts.

    Raises:
        CannotIndex: it is set to be made, and the extra is not installed.
    """
    match settings.full_text:
        case "off":
            return False
        case "on" if executable() is None:
            raise CannotIndex(
                "full_text: on takes Pagefind; run `pip install mkdocs-postmortems[search]`"
            )
        case "on":
            return records > 0
    return records >= ENOUGH and executable() is not None


def _wait(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a command; return its peak of memory in MiB, and what it says if it fails."""
    assert process.stdout is not None
    with process.stdout:
        said = process.stdout.read()
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = used.ru_maxrss // 1024
    else:
        process.wait()
        peak = 0
    last = (said.strip() or f"exit code {process.returncode}").splitlines()[-1]
    return peak, last if process.returncode else ""


def _needed(characters: Iterable[int]) -> float:
    """Return the KiB that indexing takes."""
    return sum(characters) / 1000 * KIB_PER_KB


def _free_memory() -> int | None:
    """Return the memory that is free, in KiB, where the system says so."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return None
    found = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) if found else None


def _shorten(page: Path, limit: int) -> None:
    """Cut a page behind the last paragraph that ends before the limit."""
    text = page.read_text(encoding="utf-8")
    ends = [found.end() for found in _ENDS.finditer(text) if found.end() <= limit]
    page.write_text(text[: ends[-1] if ends else limit] + "\n</body></html>\n", encoding="utf-8")
