"""What an author wrote in YAML: plain values, and the place of each of them in the file."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from sys import intern
from typing import Any, Final

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..model.finding import Location
from ..model.places import Places

Loc = tuple[int | str, ...]
"""A path of keys and positions into what was written."""

_DEEPEST: Final = 4
"""Keys and positions in a path that is kept, such as `facilitation.participants.0.team`."""


class Written:
    """What an author wrote in YAML: plain values, and the place of each of them."""

    def __init__(
        self,
        path: str,
        first_line: int = 1,
        value: Any = None,
        node: Node | None = None,
        repeated: Iterable[str] = (),
    ):
        self.path = path
        self.first_line = first_line
        self.value = value
        self.repeated = frozenset(repeated)
        self._node = node

    def of(self, loc: Loc, *, key: bool = False) -> Location:
        """Return the place of a value, or of its key; of its nearest parent where it is absent."""
        place = node = self._node
        for depth, part in enumerate(loc):
            found = _child(node, part)
            if found is None:
                break
            name, node = found
            empty = node.start_mark.index == node.end_mark.index
            wants_key = empty or (key and depth == len(loc) - 1)
            place = name if wants_key and name is not None else node
        return self._location(place)

    def get(self, loc: Loc) -> Any:
        """Return the value at a place, or None."""
        value = self.value
        for part in loc:
            if not _holds(value, part):
                return None
            value = value[part]
        return value

    def text(self, loc: Loc) -> str | None:
        """Return a plain value as it stands in the file, before YAML made something of it."""
        node = self._node
        for part in loc:
            found = _child(node, part)
            if found is None:
                return None
            node = found[1]
        return str(node.value) if isinstance(node, ScalarNode) else None

    def locate(self, loc: Loc) -> Loc:
        """Return the place as written of a place in a model; one may stand for a list of one."""
        place: Loc = ()
        value = self.value
        for part in loc:
            if _holds(value, part):
                place, value = (*place, part), value[part]
        return place

    def drop(self, locs: Iterable[Loc]) -> None:
        """Take values out, together with their places; what stands in two places goes once."""
        gone: set[tuple[int, int | str]] = set()
        for loc in sorted(locs, key=_last_first, reverse=True):
            self._drop(loc, gone)

    def _drop(self, loc: Loc, gone: set[tuple[int, int | str]]) -> None:
        holder, node = self.value, self._node
        if not loc:
            holder.clear()
            return
        for part in loc[:-1]:
            found = _child(node, part)
            if found is None or not _holds(holder, part):
                return
            holder, node = holder[part], found[1]
        last = loc[-1]
        if not _holds(holder, last) or (id(holder), last) in gone:
            return
        gone.add((id(holder), last))
        del holder[last]
        if isinstance(node, MappingNode):
            node.value[:] = [pair for pair in node.value if key_of(pair[0]) != last]
        elif isinstance(node, SequenceNode):
            del node.value[int(last)]

    def places(self) -> Places:
        """Return the place of every value that stands now, for those who ask when this is gone."""
        nodes: dict[str, Node] = {}
        _place(self._node, "", _DEEPEST, nodes)
        first = self.first_line
        marks = ((name, node.start_mark) for name, node in nodes.items())
        at = {name: (first + mark.line, mark.column + 1) for name, mark in marks}
        return Places(self.path, first, at)

    def _location(self, node: Node | None) -> Location:
        if node is None:
            return Location(self.path, self.first_line)
        mark = node.start_mark
        return Location(self.path, self.first_line + mark.line, mark.column + 1)


def _place(node: Node | None, above: str, depth: int, nodes: dict[str, Node]) -> None:
    """Note under the path of each value the node an author would look at.

    That is the value itself where it is text, and the key where it is empty or holds more.
    """
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                name = intern(f"{above}.{key.value}" if above else key.value)
                plain = isinstance(value, ScalarNode) and value.value
                nodes[name] = value if plain else key
                if depth > 1 and not plain:
                    _place(value, name, depth - 1, nodes)
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            name = intern(f"{above}.{place}")
            nodes[name] = value
            if depth > 1:
                _place(value, name, depth - 1, nodes)


def _child(node: Node | None, part: int | str) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in reversed(node.value):
            if isinstance(key, ScalarNode) and key.value == part:
                return key, value
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


def key_of(key: Node) -> Hashable:
    """Return the text of a key, or None where it is no plain value."""
    return key.value if isinstance(key, ScalarNode) else None


def _holds(holder: Any, part: int | str) -> bool:
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and part < len(holder)


def _last_first(loc: Loc) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in loc)
