"""Whether a command can ask, and where its questions stand."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, redirect_stdout


def is_terminal() -> bool:
    """Whether someone is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def on_stderr() -> AbstractContextManager[object]:
    """Keep the output of a command free of what it asks.

    Before click 8.5 a question that is asked on stderr still writes one blank to stdout.
    """
    return redirect_stdout(sys.stderr)
