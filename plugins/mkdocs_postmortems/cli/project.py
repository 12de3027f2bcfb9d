"""The settings a command works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..settings import Settings, today

if TYPE_CHECKING:
    import click

NAMES: Final = ("mkdocs.yml", "mkdocs.yaml")
"""Where MkDocs looks, in its order."""


def config_of(context: click.Context) -> Path | None:
    """Return the configuration that was named, or the one in this folder, if there is one."""
    named: Path | None = context.obj
    return named or next((path for name in NAMES if (path := Path(name)).is_file()), None)


def settings_of(context: click.Context) -> Settings:
    """Return what the configuration says, or the defaults in this folder where there is none.

    Raises:
        SourceUnreadable: a file that was named is not there, or an option in it is wrong.
    """
    config = config_of(context)
    if config is None:
        return Settings(root=Path.cwd(), today=today)
    from ..plugin.config import settings_from  # MkDocs, where there is something for it to read

    return settings_from(config)
