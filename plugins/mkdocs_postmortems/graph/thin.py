"""Which of very many pairs are drawn: all of them are a hairball in every library."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Final, Protocol, TypeVar

EACH: Final = 2
"""How many pairs of either kind a node brings."""
PER_NODE: Final = 3.2


class Pair(Protocol):
    """Two nodes and what they have in common."""

    @property
    def first(self) -> str:
        """One of them."""

    @property
    def second(self) -> str:
        """The other one."""

    @property
    def both(self) -> int:
        """In how many records they stand together."""

    @property
    def adjusted(self) -> float | None:
        """The p of standing together so often, allowing for many pairs; None if not tested."""

    @property
    def lift(self) -> float:
        """How many times more often than by chance they stand together."""


P = TypeVar("P", bound=Pair)


def thin(pairs: Iterable[P], themes: Mapping[str, object] | None = None) -> tuple[P, ...]:
    """Choose the pairs that are drawn.

    Parameters
    ----------
    pairs
        Every pair that could be drawn, in any order, each once.
    themes
        The theme of each node, where groups are known.

    Returns
    -------
    tuple of pairs
        By the names of their nodes.

    Notes
    -----
    Of each node its two pairs of lowest adjusted p (then higher lift, then name) and the two with
    most records in common; the first of every node go before the second of any. Then the strongest
    pairs between themes. No more than 3.2 times as many pairs as there are nodes in `pairs`.

    Examples
    --------
    >>> from dataclasses import make_dataclass
    >>> Row = make_dataclass("Row", ["first", "second", "both", "adjusted", "lift"])
    >>> rows = [Row("a", x, both=k, adjusted=p, lift=2.0) for x, k, p in
    ...         (("b", 9, 0.5), ("c", 8, 0.4), ("d", 3, 0.01), ("e", 3, 0.02), ("f", 3, None))]
    >>> [row.second for row in thin(rows)]
    ['b', 'c', 'd', 'e', 'f']
    """
    rows = sorted(pairs, key=_surest_first)
    most = sorted(rows, key=lambda row: -row.both)
    bound = int(PER_NODE * len({id for row in rows for id in (row.first, row.second)}))
    turns = [turn for ways in zip(_turns(rows), _turns(most), strict=True) for turn in ways]
    themes = themes or {}
    between = [r for r in most if themes.get(r.first) != themes.get(r.second)]
    kept: dict[tuple[str, str], P] = {}
    for row in chain(*turns, between):
        if len(kept) == bound:
            break
        kept.setdefault((row.first, row.second), row)
    return tuple(kept[names] for names in sorted(kept))


def _turns(rows: Sequence[P]) -> tuple[tuple[P, ...], ...]:
    """Return the first pairs of every node, then the second ones, in the order of the rows."""
    own: dict[str, list[P]] = defaultdict(list)
    for row in rows:
        for id in (row.first, row.second):
            own[id].append(row)
    turns = zip_longest(*(found[:EACH] for _, found in sorted(own.items())))
    return tuple(tuple(row for row in turn if row is not None) for turn in turns)


def _surest_first(row: Pair) -> tuple[float, float, str, str]:
    adjusted = math.inf if row.adjusted is None else row.adjusted
    return adjusted, -row.lift, row.first, row.second
