"""How files were when they were read, so that a change on the disk is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..reading import catalog, vocabulary
from ..reading.notes import Notes
from ..reading.tree import FACTOR_TEXTS, display_path, record_files
from ..settings import Settings

Stamp = tuple[int, int]
"""The time of the last change in nanoseconds, and the size."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamp of every file, by its path as findings show it."""

    records: Mapping[str, Stamp]
    words: Mapping[str, Stamp]
    """Those of the vocabulary, the catalog, texts of factors, the lexicon and the options."""

    def changed(self, before: Stamps) -> frozenset[str]:
        """Return the records that are new or not as they were."""
        return frozenset(p for p, stamp in self.records.items() if before.records.get(p) != stamp)


def stamps_of(settings: Settings, config: Path | None) -> Stamps:
    """Look at every file of a site; what cannot be looked at has no stamp.

    Args:
        settings: what the site has set.
        config: the file it is set in, if there is one.

    Raises:
        SourceUnreadable: the folder of the records is not there.
    """
    files = record_files(settings, Notes(settings.source))
    words = (*_words(settings), *([config] if config is not None else []))
    return Stamps(dict(_stamped(files, settings)), dict(_stamped(words, settings)))


def _words(settings: Settings) -> Iterator[Path]:
    for name in (*vocabulary.NAMES, *catalog.NAMES, *catalog.BACKSTAGE):
        yield settings.folder / name
    yield from sorted((settings.folder / FACTOR_TEXTS).glob("*"))
    if settings.lexicon is not None:
        yield settings.root / settings.lexicon


def _stamped(files: Iterable[Path], settings: Settings) -> Iterator[tuple[str, Stamp]]:
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        yield display_path(file, settings), (status.st_mtime_ns, status.st_size)
