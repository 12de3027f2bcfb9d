"""`postmortems schema`: the JSON Schema of what authors write, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import click

from ..model.catalog_file import CatalogFile
from ..model.entry import Entry
from ..model.front_matter import FrontMatter
from ..model.vocabulary_file import VocabularyFile

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: Final[Mapping[str, tuple[type[Entry], str]]] = {
    "front-matter": (FrontMatter, "Front matter of a post-mortem"),
    "vocabulary": (VocabularyFile, "Vocabulary of contributing factors"),
    "catalog": (CatalogFile, "Catalog of services and teams"),
}


@click.command("schema")
@click.argument("part", type=click.Choice(list(SCHEMAS)), default="front-matter")
def command(part: str) -> None:
    """Print the JSON Schema of what authors write.

    PART is front-matter, if it is left out, or vocabulary for vocabulary.yml, or catalog for
    catalog.yml. The schema is draft 2020-12. A date is text in it, as in JSON.
    """
    click.echo(json.dumps(schema_of(part), indent=2))


def schema_of(part: str) -> dict[str, Any]:
    """Return one of the schemas."""
    model, title = SCHEMAS[part]
    return {"$schema": DIALECT, **model.model_json_schema(), "title": title}
