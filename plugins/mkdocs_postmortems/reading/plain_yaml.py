"""YAML as authors write it: plain values, each with its place, and a finding for every trap.

One pass of the C parser gives the nodes, and the values are made of them: no tag is ever run, a
value YAML cannot make sense of stays the text that was written, and the place of each key comes
free.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..model.finding import Location
from ..model.shapes import shown
from .notes import Notes
from .written import Written, key_of

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    from yaml import SafeLoader  # type: ignore[assignment]

MOST_PARTS: Final = 50_000
"""More values than this, aliases written out, are no front matter; they would only fill memory."""

DEEPEST: Final = 40
"""The C parser follows nesting on the machine's stack; depth has to be bounded before it runs."""

_OPENERS = re.compile(r"[\[{\]}]")
_INDENT = re.compile(r"^(?: |[-?:] )+", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_COMMENTED = re.compile(r"[\s:,]#\w")
_STANDARD: Final = "tag:yaml.org,2002:"
TEXT: Final = f"{_STANDARD}str"
_MERGE: Final = f"{_STANDARD}merge"
_KINDS: Final = {
    "bool": "a boolean",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
}


def read_yaml(text: str, notes: Notes, first_line: int = 1) -> Written | None:
    """Read YAML text; None where it is no YAML at all, which is then noted."""
    if too_deep(text):
        _note_too_much(notes, first_line)
        return None
    try:
        loader = _Loader(text, notes, first_line)
        node = loader.get_single_node()
        if node is None:
            return Written(notes.path, first_line)
        if _outgrown(node):
            _note_too_much(notes, first_line)
            return None
        value = loader.construct_document(node)
        return Written(notes.path, first_line, value, node, loader.repeated)
    except yaml.MarkedYAMLError as problem:
        _note_broken(problem, text, notes, first_line)
    except yaml.reader.ReaderError as problem:
        line = first_line + text.count("\n", 0, problem.position)
        notes.add("PM101", line, f"a character YAML does not allow: {problem.reason}", "Remove it.")
    return None


def _note_too_much(notes: Notes, line: int) -> None:
    notes.add(
        "PM107",
        line,
        f"the YAML is nested more than {DEEPEST} levels deep, or its aliases stand for more than "
        f"{MOST_PARTS:,} values",
        "Write fewer values, on fewer levels.",
    )


def too_deep(text: str) -> bool:
    """Whether brackets or indents nest deeper than any record needs."""
    if text.count("[") + text.count("{") > DEEPEST:
        depth = 0
        for bracket in _OPENERS.findall(text):
            depth = max(0, depth + (1 if bracket in "[{" else -1))
            if depth > DEEPEST:
                return True
    return any(len(indent) > 20 * DEEPEST for indent in _INDENT.findall(text))


class _Loader(SafeLoader):
    """Makes plain values of nodes; notes what YAML would pass over in silence."""

    def __init__(self, text: str, notes: Notes, first_line: int) -> None:
        super().__init__(text)
        self.notes = notes
        self.first_line = first_line
        self.repeated: set[str] = set()

    def place(self, node: Node) -> Location:
        mark = node.start_mark
        return Location(self.notes.path, self.first_line + mark.line, mark.column + 1)

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        """Make a value; for text, most of what stands there, without looking up how."""
        if node.tag == TEXT and isinstance(node, ScalarNode):
            return self.written_text(node)
        return super().construct_object(node, deep)

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Make a mapping with text for keys; a repeated key and one that is not text are noted."""
        self._check_keys(node)
        self.flatten_mapping(node)
        return {
            key_of(key): self.construct_object(value, deep=deep)
            for key, value in node.value
            if isinstance(key, ScalarNode)
        }

    def _check_keys(self, node: MappingNode) -> None:
        first: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, ScalarNode):
                kind = "list" if isinstance(key, SequenceNode) else "mapping"
                self.notes.add(
                    "PM105", self.place(key), f"a {kind} stands where a key is due", "Write text."
                )
                continue
            if key.tag == _MERGE:
                continue
            line = self.first_line + key.start_mark.line
            if key.value in first:
                self.repeated.add(key.value)
                self.notes.add(
                    "PM104",
                    self.place(key),
                    f"the key {shown(key.value)} stands twice; the first is in line "
                    f"{first[key.value]}",
                    "Keep one of them.",
                )
            first.setdefault(key.value, line)
            if key.tag != TEXT and not key.style:
                kind = _KINDS.get(key.tag.removeprefix(_STANDARD), "something else")
                self.notes.add(
                    "PM105",
                    self.place(key),
                    f"the key {shown(key.value)} is {kind} to YAML, not text",
                    "Quote it.",
                )

    def written_text(self, node: ScalarNode) -> str:
        text = str(node.value)
        return text if text.isprintable() else _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)

    def number_or_text(self, node: ScalarNode) -> Any:
        kind = node.tag.rsplit(":", 1)[-1]
        try:
            return getattr(super(), f"construct_yaml_{kind}")(node)
        except (ValueError, OverflowError):
            return self.written_text(node)

    def refused_tag(self, node: Node) -> None:
        self.notes.add(
            "PM106",
            self.place(node),
            f"the tag {shown(node.tag.replace(_STANDARD, '!!'))} asks for more than a plain value; "
            "it is not run",
            "Write the value itself.",
        )


_Loader.add_constructor(TEXT, _Loader.written_text)
_Loader.add_constructor(f"{_STANDARD}value", _Loader.written_text)
for _kind in ("int", "float", "timestamp", "bool"):
    _Loader.add_constructor(f"{_STANDARD}{_kind}", _Loader.number_or_text)
for _kind in ("binary", "set", "omap", "pairs"):
    _Loader.add_constructor(f"{_STANDARD}{_kind}", _Loader.refused_tag)
_Loader.add_constructor(None, _Loader.refused_tag)


def _outgrown(root: Node) -> bool:
    """Whether the values, with every alias written out, pass a bound; a circle always does."""
    weights: dict[int, int] = {}

    def weigh(node: Node, depth: int) -> int:
        if isinstance(node, ScalarNode):
            return 1
        if depth > DEEPEST:
            return MOST_PARTS + 1
        known = weights.get(id(node))
        if known is None:
            weights[id(node)] = MOST_PARTS + 1
            inner = node.value if isinstance(node, SequenceNode) else (v for _, v in node.value)
            known = weights[id(node)] = 1 + sum(
                1 if isinstance(part, ScalarNode) else weigh(part, depth + 1)  # most are scalars
                for part in inner
            )
        return known

    return weigh(root, 0) > MOST_PARTS


_MENDS: Final = (
    ("mapping values are not allowed", 'Text with ": " in it needs quotes: title: "A: b".'),
    ("cannot start any token", "A value that begins with @, %, a backtick or a tab needs quotes."),
    ("expected a single document", "Write one block only; `---` ends it."),
    ("undefined alias", "A value that begins with * needs quotes."),
    ("escape", "A \\ in double quotes begins an escape; single quotes take it as it is."),
    ("quoted scalar", "A quotation mark is not closed."),
    ("flow", "A bracket is not closed, or text with a comma, colon or bracket needs quotes."),
)


def _note_broken(problem: yaml.MarkedYAMLError, text: str, notes: Notes, first_line: int) -> None:
    said = " ".join(part for part in (problem.context, problem.problem) if part)
    in_brackets = problem.context is not None and "flow" in problem.context
    # What is not closed is mended where it begins, and not where the text ends.
    unclosed = in_brackets or "end of stream" in said
    mark = problem.context_mark if unclosed else problem.problem_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.rstrip().split("\n")
    if line >= len(lines):
        line, column = len(lines) - 1, 0
    if in_brackets and _COMMENTED.search(lines[line]):
        mend = 'A space and # begin a comment: quote it, as in evidence: "#timeline".'
    else:
        mend = next((mend for sign, mend in _MENDS if sign in said), "Quote the text in this line.")
    place = Location(notes.path, first_line + line, column + 1)
    notes.add("PM101", place, f"this is not YAML: {said}", mend)
