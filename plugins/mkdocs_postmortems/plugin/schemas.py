"""Every JSON Schema, and its file on the site."""

from __future__ import annotations

import json
import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ..model.schemas import MODELS, schema_of
from .files import publish
from .options_schema import mkdocs_schema, plugin_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from ..settings import Settings

FOLDER: Final = "schema"
"""Where they stand, below the knowledge base."""


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through every schema, each with its name."""
    for name in MODELS:
        yield name, schema_of(name)
    yield "plugin", plugin_schema()
    yield "mkdocs", mkdocs_schema()


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, str]:
    """Write them once: they take a quarter of a second, and `mkdocs serve` builds again."""
    return {name: json.dumps(schema, indent=2) + "\n" for name, schema in schemas()}


def publish_schemas(files: Files, config: MkDocsConfig, settings: Settings) -> None:
    """Add a file for each schema, for editors to read from the site."""
    for name, text in _texts().items():
        publish(files, config, posixpath.join(settings.path, FOLDER, f"{name}.json"), text)
