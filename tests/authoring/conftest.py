from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_postmortems.settings import Settings

Project = Callable[[Mapping[str, str | bytes]], Settings]
"""Writes files below `postmortems/` and returns the settings of that site."""


@pytest.fixture
def project(repository: Callable[[Mapping[str, str | bytes]], Path]) -> Project:
    """A collection in a repository of its own."""

    def write(files: Mapping[str, str | bytes]) -> Settings:
        root = repository({f"postmortems/{name}": text for name, text in files.items()})
        return Settings(root=root)

    return write
