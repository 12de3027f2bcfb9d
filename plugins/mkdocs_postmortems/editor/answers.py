"""The questions an editor asks about an open file, answered in its protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from lsprotocol import types
from pygls.uris import from_fs_path

from .actions import actions
from .completion import complete
from .definition import definition
from .hover import hover
from .protocol import code_action, completion_item, hover_of, location
from .session import Open
from .text import Spot, Stretch

TRIGGERS: Final = (" ", "[", "{", ",", ".", "-", "#")
"""Signs after which an editor asks what may follow; letters it asks about by itself."""

Answer = Callable[[Open, Any, str], Any]
"""From an open file, the question, and how the editor counts characters."""


def completions(asked: Open, params: types.CompletionParams, encoding: str) -> types.CompletionList:
    """Say what may stand at the cursor."""
    text, spot = asked.document.text, _spot(asked, params.position, encoding)
    found = complete(asked.document, spot, asked.desk, asked.incident)
    items = [completion_item(each, place, text, encoding) for place, each in enumerate(found)]
    return types.CompletionList(is_incomplete=True, items=items)


def explanation(asked: Open, params: types.HoverParams, encoding: str) -> types.Hover | None:
    """Explain the word under the pointer."""
    spot = _spot(asked, params.position, encoding)
    found = hover(asked.document, spot, asked.desk, asked.diagnostics)
    return hover_of(*found, asked.document.text, encoding) if found is not None else None


def places(
    asked: Open, params: types.DefinitionParams, encoding: str
) -> list[types.Location] | None:
    """Say where the word under the cursor is defined."""
    found = definition(asked.document, _spot(asked, params.position, encoding), asked.desk)
    return [location(each, from_fs_path(str(each.file)) or "", encoding) for each in found] or None


def changes(asked: Open, params: types.CodeActionParams, encoding: str) -> list[types.CodeAction]:
    """Say what may be changed at a stretch."""
    ends = (_spot(asked, end, encoding) for end in (params.range.start, params.range.end))
    stretch, shown = Stretch(*ends), asked.diagnostics
    found = actions(asked.document, stretch, asked.desk, asked.incident, shown)
    uri, text = params.text_document.uri, asked.document.text
    return [code_action(each, uri, text, encoding) for each in found]


def _spot(asked: Open, position: types.Position, encoding: str) -> Spot:
    return asked.document.text.read(position.line, position.character, encoding)


_KINDS: Final = (types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite)

ANSWERS: Final[tuple[tuple[str, Answer, Any], ...]] = (
    (
        types.TEXT_DOCUMENT_COMPLETION,
        completions,
        types.CompletionOptions(trigger_characters=TRIGGERS),
    ),
    (types.TEXT_DOCUMENT_HOVER, explanation, None),
    (types.TEXT_DOCUMENT_DEFINITION, places, None),
    (types.TEXT_DOCUMENT_CODE_ACTION, changes, types.CodeActionOptions(_KINDS)),
)
"""Each question, what answers it, and what an editor is told about that."""
