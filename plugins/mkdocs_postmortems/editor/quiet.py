"""An error of ours stays with us: the editor gets a line in its log, and no traceback."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, TypeVar

_LOG: Final = logging.getLogger(__name__)

A = TypeVar("A")


def quiet(heard: Callable[..., None], log: Callable[[str], None]) -> Callable[..., None]:
    """Return what hears a message and never fails; the traceback goes to our own log."""

    def hear(*params: Any) -> None:
        try:
            heard(*params)
        except Exception as problem:
            _LOG.exception("a message could not be taken up")
            log(f"postmortems: {type(problem).__name__}, see the error output of the server")

    return hear


def quiet_later(
    answer: Callable[[Any], Awaitable[A]], log: Callable[[str], None]
) -> Callable[[Any], Coroutine[Any, Any, A | None]]:
    """Return what answers a question with nothing where it fails."""

    async def reply(params: Any) -> A | None:
        try:
            return await answer(params)
        except Exception as problem:
            _LOG.exception("a question could not be answered")
            log(f"postmortems: {type(problem).__name__}, see the error output of the server")
            return None

    return reply
