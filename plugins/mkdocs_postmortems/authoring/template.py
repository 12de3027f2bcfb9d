"""A template as text, and values put into its front matter; every other line stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import yaml
from yaml.nodes import MappingNode, ScalarNode

from ..errors import EditConflict
from ..reading.notes import Notes
from ..reading.split import HANDLER
from ..reading.tree import display_path, read_source
from ..settings import Settings
from .tokens import LOADER, is_plain

Value = str | date | Sequence[str]

OWN: Final = Path(__file__).with_name("template.md")
NAME: Final = "_template.md"
"""A site's own template, beside its records."""


def template_of(settings: Settings) -> tuple[str, str]:
    """Return the text of the template in use, and the path to show for it.

    Raises:
        EditConflict: the site has a template that cannot be read.
    """
    file = settings.folder / NAME
    if not file.exists():
        return OWN.read_text(encoding="utf-8"), OWN.name
    notes = Notes(display_path(file, settings))
    source = read_source(file, settings, notes)
    if source.encoding is None:
        raise EditConflict(f"the template {source.path} cannot be used: {notes.found[0].message}.")
    return source.text, source.path


def filled(text: str, values: Mapping[str, Value], path: str) -> str:
    """Put values into the front matter of a template; a key that it does not have is added.

    Raises:
        EditConflict: its front matter cannot be read.
    """
    try:
        block, body = HANDLER.split(text) if HANDLER.detect(text) else ("", f"\n\n{text}")
        root = yaml.compose(block, Loader=LOADER) if block.strip() else None
        done = _put(block, root, {key: spelled(value) for key, value in values.items()})
        read = yaml.load(done, Loader=LOADER)
    except (ValueError, yaml.YAMLError):
        raise EditConflict(f"the front matter of the template {path} cannot be read.") from None
    if not isinstance(read, dict) or any(read.get(key) != value for key, value in values.items()):
        raise EditConflict(f"the front matter of the template {path} cannot be filled in.")
    return f"---\n{done}---{body}"


def _put(block: str, root: object, values: Mapping[str, str]) -> str:
    """Replace the values of keys at the top of a block of YAML, from the last to the first."""
    pairs = root.value if isinstance(root, MappingNode) else []
    spans = {
        key.value: (key.end_mark.index, value.start_mark.index, value.end_mark.index)
        for key, value in pairs
        if isinstance(key, ScalarNode)
    }
    for key in sorted(values.keys() & spans.keys(), key=lambda key: -spans[key][0]):
        after_key, start, end = spans[key]
        colon = block.index(":", after_key) + 1
        if block[start:end].strip():
            end = start + len(block[start:end].rstrip())
            block = f"{block[:start]}{values[key]}{block[end:]}"
        else:
            block = f"{block[:colon]} {values[key]}{block[colon:]}"
    if block and not block.endswith("\n"):
        block += "\n"
    return block + "".join(f"{k}: {values[k]}\n" for k in values if k not in spans)


def spelled(value: Value) -> str:
    """Write a value in YAML; text gets quotes only where it needs them.

    >>> spelled("Checkout: slow"), spelled(["web", "api"]), spelled("Slow checkout")
    ('"Checkout: slow"', '[web, api]', 'Slow checkout')
    """
    if isinstance(value, date):
        return str(value)
    if not isinstance(value, str):
        return f"[{', '.join(spelled(part) for part in value)}]"
    # A question mark in a list is one thing to the C parser and another to the one in Python.
    plain = "?" not in value and is_plain(value, flow=False) and is_plain(value, flow=True)
    return value if plain else json.dumps(value, ensure_ascii=False)


def with_comments(text: str, comments: Mapping[str, str]) -> str:
    """Put a comment behind keys at the top of our own template."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        said = comments.get(line.partition(":")[0])
        lines[place] = f"{line} # {said}" if said else line
    return "\n".join(lines)
