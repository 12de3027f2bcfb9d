"""The MkDocs plugin; the only room that knows MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .events import PostmortemsPlugin

__all__ = ["PostmortemsPlugin"]


def __getattr__(name: str) -> Any:
    # The command reads its settings through this room and needs nothing else of it.
    if name in __all__:
        from . import events

        return getattr(events, name)
    raise AttributeError(name)
