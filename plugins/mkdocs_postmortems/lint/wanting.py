"""Actions that lack something alike are asked about once a record, at the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.action import Action
from ..model.shapes import shown
from .rule import RuleContext, Seen


def ask_once(
    context: RuleContext, lacks: Callable[[Action], bool], what: str, question: str
) -> Iterator[Seen]:
    """Ask about the first action that lacks something, and say how many more there are."""
    actions = context.incident.actions
    wanting = [place for place, action in enumerate(actions) if lacks(action)]
    if wanting:
        first = shown(actions[wanting[0]].title)
        more = f" and {len(wanting) - 1} more" if len(wanting) > 1 else ""
        yield Seen(context.at("actions", wanting[0]), f"{what}: action {first}{more}", question)
