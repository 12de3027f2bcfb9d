from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.lint.engine import all_findings
from mkdocs_postmortems.model.finding import Finding
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

HEAD = "title: T\ndate: 2024-05-01\nfactors: [dns]\n"
Repository = Callable[[Mapping[str, str | bytes]], Path]
Found = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def found(repository: Repository) -> Found:
    """Return every finding about some files of the source folder; settings by name."""

    def look(files: Mapping[str, str], **settings: Any) -> tuple[Finding, ...]:
        root = repository({f"postmortems/{name}": text for name, text in files.items()})
        set_here = Settings(root=root, **settings)
        return all_findings(read_collection(set_here), set_here)

    return look


@pytest.fixture
def record(found: Found) -> Found:
    """Return every finding about one record; `front` begins on line 5 of its file."""

    def look(front: str, body: str = "", *, head: str = HEAD, **settings: Any) -> Any:
        return found({"a.md": f"---\n{head}{front}\n---\n\n{body}\n"}, **settings)

    return look
