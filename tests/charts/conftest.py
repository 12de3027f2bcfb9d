from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def stylesheet(project: Path) -> str:
    """The stylesheet of the plugin."""
    theme = project / "plugins" / "mkdocs_postmortems" / "plugin" / "theme"
    return (theme / "assets" / "postmortems" / "postmortems.css").read_text(encoding="utf-8")
