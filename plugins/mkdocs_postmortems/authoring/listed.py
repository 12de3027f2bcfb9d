"""Where new entries go in a list of YAML, in the form in which it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..errors import EditConflict
from ..model.words import fold
from .tokens import LOADER, is_plain

Added = Mapping[str, Sequence[str]]
"""New words by the key whose list they go into."""
Span = tuple[int, int]
"""Where a stretch of the YAML begins and ends; nothing is taken away where both are the same."""
_NULL: Final = "tag:yaml.org,2002:null"


def insertions(text: str, added: Added) -> dict[Span, str]:
    """Return what to put where in a block of YAML, so that lists get new entries at their ends.

    A key that is not there is added below all others.

    Raises:
        EditConflict: the block is written in a form in which nothing can be put in.
    """
    root = yaml.compose(text, Loader=LOADER)
    if root is not None and (not isinstance(root, MappingNode) or root.flow_style):
        raise EditConflict("the front matter stands in braces. Write one line for each key first.")
    made: dict[Span, str] = {}
    new = ""
    for key, words in added.items():
        pair = _pair(root, key)
        if pair is None:
            new += _new_key(key, words, root.start_mark.column if root is not None else 0)
        else:
            span, more = _more(text, *pair, words)
            made[span] = more
    return made | ({(len(text), len(text)): new} if new else {})


def new_block(added: Added) -> str:
    """Return the lines of keys that stand in no front matter yet."""
    return "".join(_new_key(key, words, 0) for key, words in added.items())


def _new_key(key: str, words: Sequence[str], column: int) -> str:
    listed = ", ".join(_spelled(word, flow=True) for word in words)
    return f"{' ' * column}{key}: [{listed}]\n"


def _pair(root: MappingNode | None, key: str) -> tuple[Node, Node] | None:
    """Return the key as written, and its value; the last one where there are several."""
    pairs = root.value if root is not None else []
    same = [(k, v) for k, v in pairs if isinstance(k, ScalarNode) and fold(k.value) == fold(key)]
    return same[-1] if same else None


def _more(text: str, key: Node, value: Node, words: Sequence[str]) -> tuple[Span, str]:
    if isinstance(value, ScalarNode) and value.tag == _NULL:
        flow = f"[{', '.join(_spelled(word, flow=True) for word in words)}]"
        if value.value:
            return (value.start_mark.index, value.end_mark.index), flow
        colon = text.index(":", key.end_mark.index) + 1
        return (colon, colon), f" {flow}"
    if isinstance(value, SequenceNode) and not value.flow_style and value.value:
        return _below(text, value, words)
    if isinstance(value, SequenceNode):
        long = bool(value.value) and all(isinstance(each, MappingNode) for each in value.value)
        listed = ", ".join(_entry(word, long=long) for word in words)
        if value.value:
            end = value.value[-1].end_mark.index
            return (end, end), f", {listed}"
        end = text.rindex("]", 0, value.end_mark.index)
        return (end, end), listed
    start, end = value.start_mark.index, len(text[: value.end_mark.index].rstrip())
    listed = ", ".join(_entry(word, long=isinstance(value, MappingNode)) for word in words)
    return (start, end), f"[{text[start:end]}, {listed}]"


def _below(text: str, value: SequenceNode, words: Sequence[str]) -> tuple[Span, str]:
    """Put lines below the last entry of a list with dashes; what is behind it stays there."""
    start = value.start_mark.index
    if text[start : start + 1] != "-":
        raise EditConflict(
            f"line {value.start_mark.line + 1} of the front matter is no plain list."
        )
    last = value.value[-1]
    filled = len(text[: _end(last)].rstrip())
    line_end = text.find("\n", filled)
    end = len(text) if line_end < 0 else line_end
    long = [isinstance(each, MappingNode) for each in value.value]
    braces = bool(isinstance(last, MappingNode) and last.flow_style)
    indent = " " * value.start_mark.column
    lines = (
        f"\n{indent}- {_entry(word, long=all(long)) if braces else _line(word, long=all(long))}"
        for word in words
    )
    return (end, end), "".join(lines)


def _end(node: Node) -> int:
    """Return where the text of a value ends; a block of YAML itself ends at the next key."""
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.index)
    inner = node.value[-1]
    return _end(inner[1] if isinstance(node, MappingNode) else inner)


def _entry(word: str, *, long: bool) -> str:
    spelled = _spelled(word, flow=True)
    return f"{{id: {spelled}}}" if long else spelled


def _line(word: str, *, long: bool) -> str:
    spelled = _spelled(word, flow=False)
    return f"id: {spelled}" if long else spelled


def _spelled(word: str, *, flow: bool) -> str:
    return word if is_plain(word, flow) else json.dumps(word, ensure_ascii=False)
