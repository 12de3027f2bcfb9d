"""Options that several commands have alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def printed_as(*names: str, help: str = "What to print.") -> Decorator:
    """Add `--format`, which a command gets as `form`; the first name is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help=help,
    )


def at_most(help: str) -> Decorator:
    """Add `--limit`, five if not given."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=5,
        show_default=True,
        metavar="N",
        help=help,
    )
