"""Why two incidents are called related, in words a reader can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.related import Reason
from ..model.factor import FactorId
from .escape import md, web
from .links import Links, shorten


def reasons(found: Sequence[Reason], links: Links) -> str:
    """Write reasons as chips: what is shared and how rare it is; words that both say in one."""
    chips = [*_chips(found, links)]
    words = [each for each in found if each.kind == "word"]
    if words:
        chips.append(f"in both texts: {_words(words)}")
    return " ".join(f'<span class="pm-chip">{chip}</span>' for chip in chips)


def _chips(found: Sequence[Reason], links: Links) -> Iterator[str]:
    for each in found:
        rarity = f"({each.n} of {each.of} records)"
        if each.kind == "stated":
            yield md(shorten(each.why or "named by the author", 120))
        elif each.kind == "factor":
            yield f"both: {links.factor(FactorId(each.id))} {rarity}"
        elif each.kind == "service":
            yield f"both: {links.service(each.id)} {rarity}"
        elif each.kind == "team":
            yield f"both: {links.team(each.id)} {rarity}"
        elif each.kind == "ticket":
            yield f"both wait for [one ticket]({web(each.id)}) {rarity}"


def _words(words: Sequence[Reason]) -> str:
    """Write words with their numbers: `lease (2 of 40 records), queue (5)`."""
    first, *others = words
    said = [f"{md(shorten(first.id, 40))} ({first.n} of {first.of} records)"]
    return ", ".join((*said, *(f"{md(shorten(each.id, 40))} ({each.n})" for each in others)))
