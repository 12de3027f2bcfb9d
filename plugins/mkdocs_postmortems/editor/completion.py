"""Completion in front matter: what may stand at the cursor, as far as what is typed finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..authoring.tokens import spelled
from ..model.incident import Incident
from ..model.words import fold
from .cursor import Cursor
from .desk import Desk
from .document import Document, Sort
from .offers import Asked, Offer, offers
from .text import Spot, Stretch

MOST: Final = 100
"""Offers at once; with more letters there are fewer."""


@dataclass(frozen=True, slots=True)
class Completion:
    """An offer as an editor shows it, and what it writes."""

    offer: Offer
    new: str
    stretch: Stretch
    """What is replaced."""
    found_by: str
    """The word of the offer that what is typed is the beginning of, or a part."""


def complete(
    document: Document, spot: Spot, desk: Desk, incident: Incident | None
) -> tuple[Completion, ...]:
    """Return what may stand at a place, the nearest to what is typed first.

    Whether an alias finds its factor is decided here: some editors look at one word only.
    """
    cursor = document.cursor(spot) if document.sort is Sort.RECORD else None
    if cursor is None:
        return ()
    found = [
        (rank, number, offer, by)
        for number, offer in enumerate(offers(Asked(cursor, desk, incident)))
        for rank, by in _match(offer, cursor.typed)
    ]
    nearest = sorted(found, key=lambda row: row[:2])[:MOST]
    return tuple(_completion(offer, by, cursor) for _, _, offer, by in nearest)


def _match(offer: Offer, typed: str) -> Iterator[tuple[int, str]]:
    """Say how near an offer is to what is typed, and by which of its words; once or never."""
    wanted = fold(typed)
    words = (offer.word, *offer.also)
    if not wanted:
        yield 0, offer.word
        return
    folded = [(fold(word), word) for word in words]
    starts = [word for known, word in folded if known.startswith(wanted)]
    holds = [word for known, word in folded if wanted in known]
    if starts or holds:
        best = (starts or holds)[0]
        yield (0 if best == offer.word else 1) if starts else 2, best


def _completion(offer: Offer, by: str, cursor: Cursor) -> Completion:
    # A choice is written as it is: in quotes `true` would be text.
    bare = offer.kind in {"key", "choice"}
    new = offer.word if bare else spelled(offer.word, cursor.quote, flow=cursor.flow)
    return Completion(offer, f"{new}{'' if cursor.has_colon else offer.ends}", cursor.stretch, by)
