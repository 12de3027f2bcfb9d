"""The JSON Schema of each file that authors write, made from its model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from .catalog_file import CatalogFile
from .entry import Entry
from .front_matter import FrontMatter
from .vocabulary_file import VocabularyFile

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

MODELS: Final[Mapping[str, tuple[type[Entry], str]]] = {
    "front-matter": (FrontMatter, "Front matter of a post-mortem"),
    "vocabulary": (VocabularyFile, "Vocabulary of contributing factors"),
    "catalog": (CatalogFile, "Catalog of services and teams"),
}
"""Each model by the name of its schema, with a title."""


def schema_of(name: str) -> dict[str, Any]:
    """Return one of the schemas.

    It refuses keys that no one reads, so that an editor marks a misspelled one. A record alone may
    have keys of its own, at the top.
    """
    model, title = MODELS[name]
    schema = {"$schema": DIALECT, **model.model_json_schema(), "title": title}
    if model is not FrontMatter:
        schema["additionalProperties"] = False
    for entry in schema.get("$defs", {}).values():
        for form in (entry, *entry.get("anyOf", ())):
            if "additionalProperties" in form:
                form["additionalProperties"] = False
    return schema
