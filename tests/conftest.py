from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

PROJECT = Path(__file__).resolve().parents[1]

# Notices about MkDocs 2 that Material and ProperDocs print on import.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
# A test that makes a repository finds the same git everywhere, also where no identity is set.
os.environ["GIT_CONFIG_NOSYSTEM"] = "1"
os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
for who in ("AUTHOR", "COMMITTER"):
    os.environ[f"GIT_{who}_NAME"] = "Tests"
    os.environ[f"GIT_{who}_EMAIL"] = "tests@example.org"

settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

Repository = Callable[[Mapping[str, str | bytes]], Path]
"""Writes files given as `{path: text or bytes}` and returns the folder they are in."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write expected files anew; read the diff"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file of the folder `golden` beside the test, or above it.

    With `--update-golden` the file is written anew.
    """
    folder = next(found for up in request.path.parents if (found := up / "golden").is_dir())

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of this repository."""
    return PROJECT


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Write a small repository; text keeps its line ends."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The records of other organisations as they were written; not in this repository."""
    beside = PROJECT.parent / "shared" / "corpus"
    folder = Path(os.environ.get("POSTMORTEMS_CORPUS", beside))
    if not folder.is_dir():
        pytest.skip("no corpus: POSTMORTEMS_CORPUS names no folder")
    return folder


@pytest.fixture(scope="session")
def oracles() -> Mapping[str, Any]:
    """Verified numbers by their id; not in this repository."""
    file = PROJECT.parent / "shared" / "oracles" / "statistics.json"
    if not file.is_file():
        pytest.skip("no file of oracles beside the project")
    return {row["id"]: row for row in json.loads(file.read_text(encoding="utf-8"))["oracles"]}
