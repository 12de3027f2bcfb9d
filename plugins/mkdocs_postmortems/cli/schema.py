"""`postmortems schema`: the JSON Schema of what authors write, for editors and other programs."""

from __future__ import annotations

import json
from typing import Final

import click

from ..model.schemas import MODELS, schema_of

NAMES: Final = (*MODELS, "plugin", "mkdocs")


@click.command("schema")
@click.argument("part", type=click.Choice(NAMES), default=NAMES[0], metavar="[PART]")
def command(part: str) -> None:
    """Print the JSON Schema of what authors write.

    PART is front-matter, if it is left out; vocabulary for vocabulary.yml; catalog for catalog.yml;
    plugin for the entry of the plugin in mkdocs.yml; mkdocs for all of mkdocs.yml, with what
    Material for MkDocs publishes. The schema is draft 2020-12. A date is text in it, as in JSON.
    """
    if part in MODELS:
        schema = schema_of(part)
    else:
        from ..plugin.schemas import schemas  # and with it MkDocs

        schema = dict(schemas())[part]
    click.echo(json.dumps(schema, indent=2))
