"""Work in several processes gives what one process would give."""

from __future__ import annotations

import os
import signal

import pytest

from mkdocs_postmortems import processes

MANY = tuple(range(processes.FEWEST + 7))
needs_fork = pytest.mark.skipif(
    not processes.are_worth_it(len(MANY), 2), reason="work is split on Linux alone"
)


@needs_fork
def test_things_come_back_in_their_order_and_from_elsewhere() -> None:
    made = list(processes.each(lambda thing: (thing, os.getpid()), MANY, 2))
    assert [thing for thing, _ in made] == list(MANY)
    assert os.getpid() not in {process for _, process in made}


@pytest.mark.parametrize(
    ("things", "many"), [(MANY, 1), (MANY[:5], 8), ((), 8)], ids=["one", "few things", "none"]
)
def test_little_work_is_done_here(things: tuple[int, ...], many: int) -> None:
    made = list(processes.each(lambda thing: (thing, os.getpid()), things, many))
    assert made == [(thing, os.getpid()) for thing in things]


@needs_fork
def test_what_a_killed_process_leaves_is_done_here() -> None:
    here = os.getpid()

    def work(thing: int) -> int:
        if thing == 100 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return thing * 2

    assert list(processes.each(work, MANY, 2)) == [thing * 2 for thing in MANY]


@needs_fork
def test_an_error_comes_at_the_place_of_its_thing() -> None:
    def work(thing: int) -> int:
        if thing == 40:
            raise ValueError("40")
        return thing

    made = processes.each(work, MANY, 2)
    assert [next(made) for _ in range(32)] == list(range(32))
    with pytest.raises(ValueError, match="40"):
        list(made)


@needs_fork
def test_no_process_waits_for_a_caller_that_has_all_it_wants() -> None:
    made = processes.each(lambda thing: os.getpid(), MANY, 2)
    seen = [next(made) for _ in MANY]
    for process in set(seen):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@needs_fork
def test_a_caller_that_stops_early_leaves_no_process_behind() -> None:
    made = processes.each(lambda thing: os.getpid(), MANY, 2)
    process = next(made)
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
