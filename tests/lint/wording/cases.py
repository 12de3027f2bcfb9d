"""The labelled sentences: those given with the design, and our own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
GIVEN = Path(__file__).parents[3].parent / "shared" / "language"
"""The cases that came with the design; not in this repository."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, whether a remark is due, and which."""

    text: str
    blameful: bool
    group: str
    rule: str | None = None
    batch: str | None = None
    known: str | None = None

    def __str__(self) -> str:
        return self.text


def ours() -> tuple[Case, ...]:
    """Return the cases made for this project."""
    return _read(HERE / "cases_ours.jsonl")


def given() -> tuple[Case, ...]:
    """Return the cases that came with the design, none where they are absent."""
    path = GIVEN / "cases.jsonl"
    return _read(path) if path.is_file() else ()


def people() -> frozenset[str]:
    """Return the names that the cases treat as people."""
    lines = (HERE / "people_ours.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(filter(None, lines))


def _read(path: Path) -> tuple[Case, ...]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    keys = Case.__dataclass_fields__
    return tuple(Case(**{key: value for key, value in row.items() if key in keys}) for row in rows)
