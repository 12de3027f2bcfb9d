from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with an expected file; `--update-golden` writes the file anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def stylesheet(project: Path) -> str:
    """The stylesheet of the plugin."""
    theme = project / "plugins" / "mkdocs_postmortems" / "plugin" / "theme"
    return (theme / "assets" / "postmortems" / "postmortems.css").read_text(encoding="utf-8")
