"""Whether a command can ask."""

from __future__ import annotations

import sys


def is_terminal() -> bool:
    """Whether someone is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()
