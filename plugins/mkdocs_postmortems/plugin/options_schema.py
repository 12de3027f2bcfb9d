"""The JSON Schema of the plugin's options, alone and in `mkdocs.yml` as Material describes it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

from mkdocs.config import config_options as c

from ..lint.engine import explained
from ..lint.wording.read_lexicon import RULE_ID
from ..model.finding import Level
from ..model.schemas import DIALECT
from .config import Day, Levels, PluginConfig, Zone

if TYPE_CHECKING:
    from mkdocs.config.base import BaseConfigOption

MATERIAL: Final = "https://squidfunk.github.io/mkdocs-material"
OF_MATERIAL: Final = (
    "INHERIT", "copyright", "dev_addr", "docs_dir", "edit_uri", "exclude_docs", "extra",
    "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "nav",
    "not_in_nav", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author",
    "site_description", "site_dir", "site_name", "site_url", "strict", "theme",
    "use_directory_urls", "validation", "watch",
)  # fmt: skip
"""The settings that Material describes, but for the plugins."""

Json = dict[str, Any]


def plugin_schema() -> Json:
    """Return the schema of one entry under `plugins`, in the form Material asks of every plugin."""
    return {
        "$schema": DIALECT,
        "title": "Post-mortems",
        "oneOf": [
            {"const": "postmortems", "description": _SAID},
            {
                "type": "object",
                "properties": {"postmortems": _options()},
                "required": ["postmortems"],
                "additionalProperties": False,
            },
        ],
    }


def mkdocs_schema() -> Json:
    """Return the schema of `mkdocs.yml`: ours for the plugin, those of Material for the rest.

    Material accepts the plugins it knows and no others, and a schema cannot widen another one. So
    this one names the parts of Material's and puts the plugin beside them.
    """
    entry = plugin_schema()
    del entry["$schema"]
    known = {"$ref": f"{MATERIAL}/schema/plugins.json#/items"}
    listed = {"type": "array", "items": {"anyOf": [known, {"$ref": "#/$defs/postmortems"}]}}
    settings = {
        name: {"$ref": f"{MATERIAL}/schema.json#/properties/{name}"} for name in OF_MATERIAL
    }
    return {
        "$schema": DIALECT,
        "title": "MkDocs with Material and post-mortems",
        "type": "object",
        "properties": {**settings, "plugins": listed},
        "$defs": {"postmortems": entry},
    }


_SAID: Final = "A knowledge base from a folder of post-mortems, with every option as it is."


def option_texts() -> Mapping[str, str]:
    """Return the text below each option, which says what it means."""
    (tree,) = ast.parse(dedent(inspect.getsource(PluginConfig))).body
    texts: dict[str, str] = {}
    if isinstance(tree, ast.ClassDef):
        for above, below in zip(tree.body, tree.body[1:], strict=False):
            match above, below:
                case (
                    ast.Assign(targets=[ast.Name(id=name)]),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    texts[name] = " ".join(text.split())
    return texts


def _options() -> Json:
    texts = option_texts()
    own = {name: _option(option, texts[name]) for name, option in PluginConfig._schema}
    every = {"description": "false switches the plugin off.", "type": "boolean", "default": True}
    return {
        "description": _SAID,
        "type": ["object", "null"],
        "properties": {**own, "enabled": every},
        "additionalProperties": False,
    }


def _option(option: BaseConfigOption[Any], text: str) -> Json:
    schema = {"description": text, **_shape(option)}
    if option.default is not None:
        schema["default"] = option.default
    return schema


def _shape(option: BaseConfigOption[Any]) -> Json:
    match option:
        case c.Optional():
            return _shape(option.option)
        case c.Choice():
            return {"enum": [*option.choices]}
        case Zone():
            return {"type": "string", "examples": ["UTC", "Europe/Berlin"]}
        case Day():
            return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case Levels():
            return _levels()
        case c.ListOfItems():
            return {"type": "array", "items": _shape(option.option_type)}
        case c.Type():
            return {"type": "boolean" if option._type is bool else "string"}
    raise TypeError(f"no schema for {type(option).__name__}")


def _levels() -> Json:
    """Name every code, so that an editor completes it; codes of a lexicon have their form."""
    level = {"enum": [*map(str, Level), False]}
    return {
        "type": "object",
        "properties": {
            code: {"description": said.meaning, **level} for code, said in explained().items()
        },
        "patternProperties": {f"^(?:{RULE_ID.pattern})$": level},
        "additionalProperties": False,
    }
