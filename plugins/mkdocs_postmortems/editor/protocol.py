"""Values of this room as values of the Language Server Protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lsprotocol import types

from ..model.finding import Level
from .actions import Action
from .completion import Completion
from .definition import Place
from .diagnostics import Diagnostic
from .text import Stretch, Text

SOURCE: Final = "postmortems"

_SEVERITY: Final[Mapping[Level, types.DiagnosticSeverity]] = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.HINT: types.DiagnosticSeverity.Hint,
}
_KIND: Final[Mapping[str, types.CompletionItemKind]] = {
    "key": types.CompletionItemKind.Property,
    "choice": types.CompletionItemKind.EnumMember,
    "factor": types.CompletionItemKind.Value,
    "name": types.CompletionItemKind.Module,
    "record": types.CompletionItemKind.File,
    "place": types.CompletionItemKind.Reference,
    "code": types.CompletionItemKind.Constant,
}


def range_of(stretch: Stretch, text: Text, encoding: str) -> types.Range:
    """Return a stretch as the editor counts."""
    start, end = (
        types.Position(spot.line, text.units(spot, encoding))
        for spot in (stretch.start, stretch.end)
    )
    return types.Range(start, end)


def diagnostic(said: Diagnostic, text: Text, encoding: str) -> types.Diagnostic:
    """Return a finding as an editor marks it."""
    finding = said.finding
    return types.Diagnostic(
        range=range_of(said.stretch, text, encoding),
        message=finding.text,
        severity=_SEVERITY[finding.level],
        code=finding.code,
        source=SOURCE,
    )


def completion_item(
    found: Completion, place: int, text: Text, encoding: str
) -> types.CompletionItem:
    """Return an offer; an editor keeps the order it is given in."""
    offer = found.offer
    return types.CompletionItem(
        label=offer.word,
        kind=_KIND[offer.kind],
        detail=offer.detail or None,
        documentation=_markdown(offer.text) if offer.text else None,
        sort_text=f"{place:04}",
        filter_text=found.found_by,
        text_edit=types.TextEdit(range_of(found.stretch, text, encoding), found.new),
    )


def hover_of(markdown: str, stretch: Stretch, text: Text, encoding: str) -> types.Hover:
    """Return what is shown under the pointer."""
    return types.Hover(_markdown(markdown), range_of(stretch, text, encoding))


def location(place: Place, uri: str, encoding: str) -> types.Location:
    """Return a place in another file."""
    return types.Location(uri, range_of(place.stretch, place.text, encoding))


def code_action(action: Action, uri: str, text: Text, encoding: str) -> types.CodeAction:
    """Return a change that is offered."""
    edit = types.TextEdit(range_of(action.stretch, text, encoding), action.new)
    mends = action.mends
    quick = types.CodeActionKind.QuickFix
    return types.CodeAction(
        title=action.title,
        kind=quick if mends is not None else types.CodeActionKind.RefactorRewrite,
        diagnostics=[diagnostic(mends, text, encoding)] if mends is not None else None,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)
