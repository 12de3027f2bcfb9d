"""The words in YAML that name factors, services and teams, with the characters they take up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..model.words import fold

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser that reading uses."""


class Kind(StrEnum):
    """What a word names."""

    FACTOR = "factor"
    SERVICE = "service"
    TEAM = "team"


Places = Mapping[Kind, tuple[str, ...]]
"""The keys, joined by dots, under which a word of a kind stands.

Lists between them do not count, and keys are compared as loosely as words are.
"""

Group = tuple[int, str]

OWNER: Final = "actions.owner"
"""Read as `team` where the catalog knows the word, and kept out otherwise."""

IN_RECORD: Final[Places] = {
    Kind.FACTOR: (
        "factors",
        "factors.id",
        "coded_again",
        "coded_again.id",
        "actions.addresses",
        "decisions.factors",
        *(
            f"{key}{end}"
            for key in ("root_cause", "root_causes", "cause", "causes")
            for end in ("", ".id")
        ),
    ),
    Kind.SERVICE: ("services",),
    Kind.TEAM: (
        "teams",
        "actions.team",
        OWNER,
        "facilitation.moderator_team",
        "facilitation.participants.team",
        "decisions.team",
    ),
}
IN_VOCABULARY: Final[Places] = {
    Kind.FACTOR: ("factors.id", "factors.replaced_by", "refused.consider"),
}
IN_CATALOG: Final[Places] = {
    Kind.SERVICE: ("services", "services.id"),
    Kind.TEAM: ("teams", "teams.id", "services.team"),
}
DEFINING: Final = frozenset({"factors.id", "services", "services.id", "teams", "teams.id"})
"""In a vocabulary or catalog: the words an entry is known by."""

_TEXT: Final = "tag:yaml.org,2002:str"
_MERGE: Final = "tag:yaml.org,2002:merge"
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as its author wrote it; `start` and `end` count characters of the YAML."""

    kind: Kind
    place: str
    word: str
    start: int
    end: int
    style: str = ""
    """`'` or `"` where it is quoted, `|` or `>` in a block, empty for plain text."""
    flow: bool = False
    """Whether it stands between brackets or braces."""
    group: Group | None = None
    """The list it stands in, and its role there; None where it does not stand in a list."""

    def spelled(self, word: str) -> str:
        """Return another word in the quotes of this one; plain text gets some if it needs them."""
        return spelled(word, self.style, flow=self.flow)


def tokens_in(text: str, places: Places) -> tuple[Token, ...]:
    """Find the words of YAML that can be read, in their order; an anchored one is found once."""
    root = yaml.compose(text, Loader=LOADER)
    found: dict[tuple[Kind, int], Token] = {}
    for kind, kept in places.items():
        for place in kept:
            for scalar, flow, group in _scalars(root, tuple(place.split("."))):
                token = _token(text, kind, place, scalar, flow, group)
                found.setdefault((kind, token.start), token)
    return tuple(sorted(found.values(), key=lambda token: (token.start, token.kind)))


def readable_tokens(text: str, places: Places) -> tuple[Token, ...]:
    """Find the same words; none where the YAML cannot be read."""
    try:
        return tokens_in(text, places)
    except yaml.YAMLError:
        return ()


def _scalars(
    node: Node | None, keys: tuple[str, ...], flow: bool = False, group: Group | None = None
) -> Iterator[tuple[ScalarNode, bool, Group | None]]:
    """Yield the text under some keys; whether it is a list or one value makes no difference."""
    if isinstance(node, ScalarNode) and not keys and node.tag == _TEXT:
        yield node, flow, group
    elif isinstance(node, SequenceNode):
        for part in node.value:
            yield from _scalars(part, keys, flow or bool(node.flow_style), (id(node), ""))
    elif isinstance(node, MappingNode) and keys:
        role = dict(_pairs(node)).get("role")
        inner = group if keys == ("id",) else None
        if inner is not None and isinstance(role, ScalarNode):
            inner = (inner[0], role.value)
        for key, value in _pairs(node):
            if fold(key) == fold(keys[0]):
                yield from _scalars(value, keys[1:], flow or bool(node.flow_style), inner)


def _pairs(node: MappingNode) -> Iterator[tuple[str, Node]]:
    """Yield the keys of a mapping with their values, those it takes over from another one first."""
    for key, value in node.value:
        if key.tag == _MERGE:
            sources = value.value if isinstance(value, SequenceNode) else [value]
            for source in sources:
                if isinstance(source, MappingNode):
                    yield from _pairs(source)
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            yield key.value, value


def _token(
    text: str, kind: Kind, place: str, node: ScalarNode, flow: bool, group: Group | None
) -> Token:
    start, end = node.start_mark.index, node.end_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    style = node.style or ""
    if style in {"|", ">"}:
        start = text.index("\n", start)
        content = text[start:end]
        start, end = end - len(content.lstrip()), start + len(content.rstrip())
    return Token(kind, place, node.value.strip(), start, end, style, flow, group)


def spelled(word: str, style: str = "", *, flow: bool = False) -> str:
    """Write a word in quotes of a style; plain text gets some if it needs them.

    >>> spelled("dns"), spelled("dns", "'"), spelled("#timeline")
    ('dns', "'dns'", '"#timeline"')
    """
    if style == "'":
        return "'" + word.replace("'", "''") + "'"
    if style == '"' or (not style and not is_plain(word, flow)):
        return json.dumps(word, ensure_ascii=False)
    return word


def is_plain(word: str, flow: bool) -> bool:
    """Whether a word without quotes is that word to YAML."""
    try:
        node = yaml.compose(f"[{word}]" if flow else f"- {word}", Loader=LOADER)
    except yaml.YAMLError:
        return False
    parts = node.value if isinstance(node, SequenceNode) else []
    return len(parts) == 1 and isinstance(parts[0], ScalarNode) and _is_text(parts[0], word)


def _is_text(node: ScalarNode, word: str) -> bool:
    return node.tag == _TEXT and not node.style and bool(node.value == word)
