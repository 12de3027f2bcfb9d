"""TOML between two lines `+++`, as other site generators have it, in the form that YAML is read in.

It is read and never written: a command that changes YAML leaves such a file alone.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import Any, Final

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .notes import Notes
from .plain_yaml import TEXT
from .written import Written

_BLOCK = re.compile(r"\A\n*\+\+\+[ \t]*\n(?P<block>.*?)^\+\+\+[ \t]*$", re.MULTILINE | re.DOTALL)
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_MAPPING: Final = "tag:yaml.org,2002:map"
_LIST: Final = "tag:yaml.org,2002:seq"


def split_toml(text: str) -> tuple[str, str] | None:
    r"""Return block and body of a text that begins with TOML; None where it does not.

    >>> split_toml("+++\na = 1\n+++\ntext"), split_toml("text")
    (('a = 1\n', '\ntext'), None)
    """
    found = _BLOCK.match(text)
    return (found["block"], text[found.end() :]) if found is not None else None


def read_toml(block: str, notes: Notes, first_line: int) -> Written | None:
    """Read a block into values with places; None where it is no TOML, which is then noted."""
    try:
        value = _plain(tomllib.loads(block))
    except tomllib.TOMLDecodeError as problem:
        at = _AT.search(str(problem))
        notes.add(
            "PM101",
            first_line + (int(at[1]) - 1 if at else 0),
            f"this is not TOML: {_AT.sub('', str(problem)).strip()}",
            "Mend this line, or write YAML between two lines `---`.",
        )
        return None
    return Written(notes.path, first_line, value, _mapping(value, block.split("\n")))


def _plain(value: Any) -> Any:
    """Return dates and times as the text that stands in YAML for them."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _mapping(value: dict[str, Any], lines: list[str]) -> Node:
    """Return nodes as YAML would have them; a key at the top stands on its own line."""
    pairs = []
    for key, part in value.items():
        begins = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}\b")
        mark = _mark(next((n for n, line in enumerate(lines) if begins.match(line)), 0))
        pairs.append((ScalarNode(TEXT, key, mark, _behind(mark)), _node(part, mark)))
    return MappingNode(_MAPPING, pairs, _mark(0), _behind(_mark(0)))


def _node(value: Any, mark: Mark) -> Node:
    end = _behind(mark)
    if isinstance(value, dict):
        pairs = [(ScalarNode(TEXT, k, mark, end), _node(v, mark)) for k, v in value.items()]
        return MappingNode(_MAPPING, pairs, mark, end)
    if isinstance(value, list):
        return SequenceNode(_LIST, [_node(part, mark) for part in value], mark, end)
    return ScalarNode(TEXT, str(value), mark, end)


def _mark(line: int) -> Mark:
    return Mark("", 0, line, 0, None, 0)


def _behind(mark: Mark) -> Mark:
    return Mark("", 1, mark.line, 1, None, 0)
