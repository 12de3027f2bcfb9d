"""Log lines that are kept, to be said when what they are about is used."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

Said = tuple[tuple[str, int, str], ...]
"""Each line with the name of its logger and its level."""


def say(lines: Said) -> None:
    """Say lines as if they came up now."""
    for name, level, message in lines:
        logging.getLogger(name).log(level, "%s", message)


@contextmanager
def listening() -> Iterator[list[tuple[str, int, str]]]:
    """Collect what MkDocs and plugins log, in place of saying it."""
    said: list[tuple[str, int, str]] = []
    logger = logging.getLogger("mkdocs")
    handlers, logger.handlers = logger.handlers, [_Listener(said)]
    try:
        yield said
    finally:
        logger.handlers = handlers


class _Listener(logging.Handler):
    def __init__(self, said: list[tuple[str, int, str]]) -> None:
        super().__init__()
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.name, record.levelno, record.getMessage()))
