from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.model.collection import Collection
from mkdocs_postmortems.model.finding import Finding
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

Files = Mapping[str, str | bytes]
CODED = "title: T\ndate: 2024-05-01\nfactors: [dns]\n"


class Reading:
    """A collection, and short ways to ask about it."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.findings = collection.findings

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def of(self, code: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.code == code]

    def the(self, code: str) -> Finding:
        (finding,) = self.of(code)
        return finding

    def at(self, code: str) -> tuple[int, int]:
        place = self.the(code).location
        return place.line, place.column

    def record(self, stem: str = "2024-05-01-x") -> Incident:
        return next(i for i in self.collection.incidents if i.source.stem == stem)


@pytest.fixture
def read(repository: Callable[[Files], Path]) -> Callable[..., Reading]:
    """Read a source folder given as `{path: text}`; settings by name."""

    def reading(files: Files, **settings: Any) -> Reading:
        root = repository({f"postmortems/{name}": text for name, text in files.items()})
        (root / "postmortems").mkdir(exist_ok=True)
        return Reading(read_collection(Settings(root=root, **settings)))

    return reading


@pytest.fixture
def record(read: Callable[..., Reading]) -> Callable[..., Reading]:
    """Read one record: what stands after title, date and one factor, its body, other files.

    The first three lines of the block are the file's lines 2 to 4, `front` begins on line 5.
    """

    def reading(
        front: str = "",
        body: str = "",
        *,
        head: str = CODED,
        beside: Files | None = None,
        **set: Any,
    ) -> Reading:
        text = f"---\n{head}{front}\n---\n\n{body}\n"
        return read({"2024-05-01-x.md": text, **(beside or {})}, **set)

    return reading
