"""Text -> front matter with the place of each key, and the body with its first line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from frontmatter.default_handlers import YAMLHandler

from .notes import Notes
from .plain_toml import read_toml, split_toml
from .plain_yaml import read_yaml
from .written import Written

_OPEN = re.compile(r"\A\n*---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"""^["']?\w[\w .-]*["']?[ \t]*:(?:\s|$)""", re.MULTILINE)
_BLANK: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Split:
    """A file in its two parts; `written` is None where no front matter could be read."""

    body: str
    first_line: int
    written: Written | None = None
    unreadable: str = ""
    """The block as it stands where there is one that is no YAML, or could not be read."""


class FrontMatterHandler(YAMLHandler):
    """The block as MkDocs finds it: `---` opens it, `---` or `...` closes it."""

    def detect(self, text: str) -> bool:
        """Whether the text begins with an opening fence."""
        return _OPEN.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return block and body; raise `ValueError` where the block is not closed."""
        opening = _OPEN.match(text)
        closing = _CLOSE.search(text, opening.end()) if opening else None
        if opening is None or closing is None:
            raise ValueError("no closing fence")
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **kwargs: Any) -> Any:
        """Read the block into values with places; `notes` and `first_line` come by name."""
        return read_yaml(fm, **kwargs)


HANDLER: Final = FrontMatterHandler()


def split(text: str, notes: Notes) -> Split:
    """Part a file; whatever is wrong with its front matter is noted, and its body is never lost."""
    if not HANDLER.detect(text):
        return _toml(text, notes)
    try:
        block, body = HANDLER.split(text)
    except ValueError:
        return _unclosed(text, notes)
    opening = _line_of(text, text.index("---"))
    if _is_prose(block):
        return _rule_at_top(text, opening, notes)
    rest = _body(text, body)
    said = len(notes.found)
    written = HANDLER.load(block, notes=notes, first_line=opening + 1)
    if written is None:
        return Split(rest.body, rest.first_line, unreadable=block)
    if written.value is None and len(notes.found) == said:
        written.value = {}
    if not isinstance(written.value, dict):
        kind = "a list" if isinstance(written.value, list) else "text"
        notes.add(
            "PM102",
            opening + 1,
            f"the front matter is {kind}, and keys are due; it is not shown",
            "Write lines such as `title: ...`.",
        )
        return Split(rest.body, rest.first_line, unreadable=block)
    return Split(rest.body, rest.first_line, written)


def _toml(text: str, notes: Notes) -> Split:
    """Part a file that begins with TOML; any other is all body."""
    found = split_toml(text)
    if found is None:
        return _body(text, text)
    block, body = found
    rest = _body(text, body)
    opening = _line_of(text, text.index("+++"))
    written = read_toml(block, notes, opening + 1)
    return Split(rest.body, rest.first_line, written, unreadable=block)


def _unclosed(text: str, notes: Notes) -> Split:
    """Take the lines up to the first blank one for the block, if they look like one."""
    opening = _line_of(text, text.index("---"))
    start = text.index("---")
    block, _, body = text[start:].partition(_BLANK)
    inner = block.partition("\n")[2]
    if not _KEY.match(inner):
        return _rule_at_top(text, opening, notes)
    notes.add(
        "PM103",
        opening,
        "the front matter that begins here has no end",
        "Close it with a line `---` after the last key.",
    )
    rest = _body(text, body)
    return Split(rest.body, rest.first_line, unreadable=text)


def _rule_at_top(text: str, line: int, notes: Notes) -> Split:
    notes.add(
        "PM109",
        line,
        "the file begins with `---`, and no keys follow; it is read as a rule",
        "Remove it, or write front matter below it.",
    )
    return _body(text, text)


def _is_prose(block: str) -> bool:
    """Whether a block between two rules is text with paragraphs or headings, without a key."""
    if _KEY.search(block) or block.lstrip().startswith(("- ", "{", "[")):
        return False
    return (
        _BLANK in f"\n{block}".rstrip("\n") or re.search(r"^#+ ", block, re.MULTILINE) is not None
    )


def _body(text: str, body: str) -> Split:
    kept = body.lstrip("\n")
    return Split(kept, _line_of(text, len(text) - len(kept)))


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
