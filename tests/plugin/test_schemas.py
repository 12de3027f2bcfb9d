"""The schemas of the plugin's options and of `mkdocs.yml`, and all of them on a site."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_postmortems.plugin.config import PluginConfig, settings_from
from mkdocs_postmortems.plugin.options_schema import (
    MATERIAL,
    OF_MATERIAL,
    mkdocs_schema,
    option_texts,
    plugin_schema,
)
from mkdocs_postmortems.plugin.schemas import schemas

jsonschema = pytest.importorskip("jsonschema")

Repository = Callable[[Mapping[str, str | bytes]], Path]

# What Material publishes, cut down to its form: a plugin that it does not know does not fit.
_PLUGINS: dict[str, Any] = {
    "type": "array",
    "items": {
        "anyOf": [
            {"enum": ["search"]},
            {"type": "object", "required": ["search"], "maxProperties": 1},
        ]
    },
}
OF_MATERIALS: dict[str, dict[str, Any]] = {
    "schema.json": {
        "properties": {
            **{name: {} for name in OF_MATERIAL},
            "site_name": {"type": "string"},
            "plugins": _PLUGINS,
        },
        "additionalProperties": False,
    },
    "schema/plugins.json": _PLUGINS,
}


def stood_in(schema: Any) -> Any:
    """Put the stand-ins in place of what a schema names of Material's."""
    if isinstance(schema, list):
        return [stood_in(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    named = str(schema.get("$ref", ""))
    if not named.startswith(MATERIAL):
        return {key: stood_in(part) for key, part in schema.items()}
    file, _, pointer = named.removeprefix(f"{MATERIAL}/").partition("#/")
    found: Any = OF_MATERIALS[file]
    for key in pointer.split("/"):
        found = found[key]
    return found


class Loader(yaml.SafeLoader):
    """Reads `!ENV` as an editor does: what stands behind it, without the tag."""


Loader.add_constructor("!ENV", lambda loader, node: str(node.value))


def faults(text: str) -> list[str]:
    """What the schema of `mkdocs.yml` has to say."""
    value = json.loads(json.dumps(yaml.load(text, Loader), default=date.isoformat))
    validator = jsonschema.Draft202012Validator(stood_in(mkdocs_schema()))
    return [error.message for error in validator.iter_errors(value)]


def test_every_option_is_in_the_schema_with_the_text_below_it() -> None:
    (_, long) = plugin_schema()["oneOf"]
    options = long["properties"]["postmortems"]["properties"]
    assert [*options] == [*(name for name, _ in PluginConfig._schema), "enabled"]
    assert {name: options[name]["description"] for name, _ in PluginConfig._schema} == dict(
        option_texts()
    )


def test_our_own_site_fits(project: Path) -> None:
    assert faults((project / "mkdocs.yml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    "plugins",
    [
        "[search, postmortems]",
        "[postmortems: {}]",
        "[{postmortems: }]",
        "[postmortems: {source: x, path: y, edition: public, timezone: Europe/Berlin}]",
        "[postmortems: {severities: [SEV-1], as_of: 2024-05-01, wording: false, nav: false}]",
        "[postmortems: {levels: {PM301: hint, PM302: off, PB10: warning}, lexicon: words.toml}]",
        "[postmortems: {enabled: false}, {search: {lang: en}}]",
    ],
)
def test_options_that_the_plugin_takes_fit(plugins: str, repository: Repository) -> None:
    root = repository({"mkdocs.yml": f"plugins: {plugins}"})
    if "lexicon" not in plugins and "enabled" not in plugins:
        assert settings_from(root / "mkdocs.yml")
    assert faults(f"site_name: X\nplugins: {plugins}") == []


@pytest.mark.parametrize(
    "plugins",
    [
        "[search, postmortem]",
        "[postmortems: {sources: x}]",
        "[postmortems: {edition: secret}]",
        "[postmortems: {severities: SEV-1}]",
        "[postmortems: {as_of: today}]",
        "[postmortems: {levels: {PM999: hint}}]",
        "[postmortems: {levels: {PM301: fatal}}]",
        "[postmortems: {wording: maybe}]",
        "[postmortems: [source]]",
        "[{postmortems: {}, search: {}}]",
    ],
)
def test_a_wrong_option_does_not_fit(plugins: str) -> None:
    assert faults(f"site_name: X\nplugins: {plugins}") != []


def test_what_material_says_of_other_settings_holds() -> None:
    assert faults("site_name: [X]") != []


def test_material_alone_does_not_know_the_plugin() -> None:
    validator = jsonschema.Draft202012Validator(OF_MATERIALS["schema.json"])
    assert [*validator.iter_errors({"plugins": ["search"]})] == []
    assert [*validator.iter_errors({"plugins": ["search", "postmortems"]})] != []


@pytest.mark.parametrize("path", ["postmortems", "", "a/b"])
def test_every_schema_stands_on_the_site(path: str, repository: Repository) -> None:
    root = repository(
        {
            "docs/index.md": "# Home\n",
            "postmortems/a.md": "# A\n",
            "mkdocs.yml": f"site_name: X\nplugins: [postmortems: {{path: '{path}'}}]\n",
        }
    )
    build(load_config(str(root / "mkdocs.yml")))
    for name, schema in schemas():
        file = root / "site" / path / "schema" / f"{name}.json"
        assert json.loads(file.read_text(encoding="utf-8")) == schema
