"""The same work on many things, in several processes where that is worth it.

Python computes on one core. A forked process begins with all that its parent holds, so only the
numbers of the things to work on are sent to it, and what it made of them comes back. Where forking
is not safe or not there, and for few things, the work is done here: the result is the same.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Thing = TypeVar("Thing")
Made = TypeVar("Made")

FEWEST: Final = 400
"""Things below which one process is done before others have begun."""
CHUNK: Final = 16
"""Things that a process takes at a time."""
AHEAD: Final = 8
"""Chunks for each process that may be done or waiting before the first of them is asked for."""

_work: Callable[[int], Any] | None = None  # set in a forked process alone, when it begins


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def are_worth_it(count: int, processes: int) -> bool:
    """Whether several processes may be used, and there is enough for them to do."""
    return processes > 1 and count >= FEWEST and sys.platform == "linux"


def each(
    work: Callable[[Thing], Made], things: Sequence[Thing], processes: int
) -> Generator[Made, None, None]:
    """Yield what `work` makes of each thing, in their order.

    With several processes `work` must change nothing that others rely on: it runs elsewhere. Work
    is done a little ahead of the caller, not more, so memory does not grow with the things.

    Raises:
        Exception: what `work` raises, at the place of its thing.
    """
    done = 0
    if are_worth_it(len(things), processes):
        from concurrent.futures.process import BrokenProcessPool  # 30 ms, not for every command

        try:
            for made in _elsewhere(lambda place: work(things[place]), len(things), processes):
                yield made
                done += 1
        except (BrokenProcessPool, OSError):
            pass  # a process was killed, or could not begin: what is left is done here
    for thing in things[done:]:
        yield work(thing)


def _elsewhere(work: Callable[[int], Made], count: int, processes: int) -> Iterator[Made]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,)
    )
    starts = iter(range(0, count, CHUNK))
    waiting: deque[Future[list[Made]]] = deque()

    def send(chunks: int) -> None:
        for _, start in zip(range(chunks), starts, strict=False):
            waiting.append(pool.submit(_chunk, range(start, min(start + CHUNK, count))))

    try:
        with warnings.catch_warnings():  # Python 3.12 warns of threads, and no lock is held here
            warnings.simplefilter("ignore", DeprecationWarning)
            send(processes * AHEAD)
        while waiting:
            made = waiting.popleft().result()
            send(1)
            if not waiting:  # now, since a caller that has all it wants may never ask again
                pool.shutdown()
            yield from made
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(work: Callable[[int], Any]) -> None:
    global _work
    _work = work
    gc.freeze()  # else a search for garbage would touch, and so copy, all that is shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends these


def _chunk(places: range) -> list[Any]:
    assert _work is not None
    return [_work(place) for place in places]
