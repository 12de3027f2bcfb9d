"""The settings a command works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..settings import Settings

if TYPE_CHECKING:
    import click

NAMES: Final = ("mkdocs.yml", "mkdocs.yaml")
"""Where MkDocs looks, in its order."""


def settings_of(context: click.Context) -> Settings:
    """Return what the configuration says, or the defaults in this folder where there is none.

    Raises:
        SourceUnreadable: a file that was named is not there, or an option in it is wrong.
    """
    config: Path | None = context.obj or next((p for n in NAMES if (p := Path(n)).is_file()), None)
    if config is None:
        return Settings(root=Path.cwd())
    from ..plugin.config import settings_from  # MkDocs, where there is something for it to read

    return settings_from(config)
