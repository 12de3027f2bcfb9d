"""A knowledge base from post-mortem files: `KnowledgeBase.load(Settings(root=...))` is the door."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .errors import PostmortemsError
    from .knowledge_base import KnowledgeBase
    from .settings import Settings

__version__ = "0.1.0"
__all__ = ["KnowledgeBase", "PostmortemsError", "Settings", "__version__"]

_HOMES: Final = {
    "KnowledgeBase": "knowledge_base",
    "PostmortemsError": "errors",
    "Settings": "settings",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: `postmortems --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
