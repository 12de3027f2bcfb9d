"""What stands in later records more than chance would put it, and how much stays unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from ..insight.change_wording import POWER, by_chance, how_change
from ..insight.changing import Asked, Change, Id, Lack, Tier
from ..insight.insight import Insight
from .escape import md
from .leads import change_led, change_way
from .links import Links
from .trend_section import Section
from .words import count

SHOWN: Final = 12
"""So many signals and watches stand in the list, for factors and families each."""
FOLDED: Final = 3
"""For so many of each the fold says how they were made."""
PLACES: Final = "Places count from 1, the oldest record."
LACKS: Final = {
    Lack.FEW: "seen in fewer than 3 records",
    Lack.CROWDED: "could not stand out among so many",
    Lack.EVERYWHERE: "in every record",
    Lack.ONE_DAY: "with all records of one day",
}


def changes(insight: Insight, links: Links) -> Section:
    """List signals and what is worth watching, beside the number that chance alone would give."""
    found, n = insight.changes, insight.population.n
    factors, families, words = found.factors, found.families, links.kb.vocabulary
    said = [_tested(factors, "factor", "factors", n), _tested(families, "family", "families", n)]
    if len(notable(factors)) + len(notable(families)):
        said.append(PLACES)
    if found.drift:
        said.append(
            "The tagging itself changed, so what stands here may be about tagging and not about"
            " what happened."
        )
    return Section(
        "changed",
        "What changed",
        said=tuple(said),
        lines=(
            *_lines(factors, "factor", links.factor, links),
            *_lines(families, "family", lambda id: f"{links.family(id)}, a family", links),
        ),
        after=(md(POWER), "A fall is never announced: fewer records may mean less reporting."),
        how=(
            *_how(factors, "factor", lambda id: words.factors[id].label),
            *_how(families, "family", lambda id: words.families[id].label),
        ),
        greyed=found.drift,
    )


def notable(asked: Asked[Id]) -> tuple[Change[Id], ...]:
    """Return the signals, then what is worth watching."""
    return asked.of_tier(Tier.SIGNAL) + asked.of_tier(Tier.WATCH)


def change_line(
    change: Change[Id], asked: Asked[Id], name: str, links: Links, noun: str = "factor"
) -> str:
    """Write one signal or watch behind the name it is about."""
    said = change_led(change, asked, links, noun)
    if change.tier is Tier.SIGNAL:
        return f"{name}: {said}"
    x_of_n, way = change_way(change, links, noun)
    return f"{name}: [{x_of_n}]({way}) records. {said}"


def _tested(asked: Asked[Id], one: str, many: str, n: int) -> str:
    """Say how many could be tested, what came of it, and why the others could not."""
    lacking = asked.of_tier(Tier.NOT_ENOUGH)
    if not asked.tested:
        return f"Not enough data to look for a change in any of {count(n, 'record')}."
    signals, watches = len(asked.of_tier(Tier.SIGNAL)), len(asked.of_tier(Tier.WATCH))
    said = (
        f"{asked.tested} of {count(len(asked.rows), one, many)} could be tested in"
        f" {count(n, 'record')}: {count(signals, 'signal')}, {watches} worth watching."
    )
    if watches or signals:
        said += f" {by_chance(asked, one)}"
    if lacking:
        why = Counter(change.lack for change in lacking)
        named = ((f"{why[lack]} " if len(why) > 1 else "", lack) for lack in Lack if why[lack])
        reasons = ", ".join(number + LACKS[lack] for number, lack in named)
        said += f" Not enough data for {len(lacking)}: {reasons}."
    return said


def _lines(asked: Asked[Id], noun: str, link: Callable[[Id], str], links: Links) -> Iterator[str]:
    found = notable(asked)
    for change in found[:SHOWN]:
        yield change_line(change, asked, link(change.of), links, noun)
    if len(found) > SHOWN:
        yield f"{len(found) - SHOWN} more like these."


def _how(asked: Asked[Id], noun: str, label: Callable[[Id], str]) -> Iterator[tuple[str, str]]:
    for change in (notable(asked) or asked.of_tier(Tier.NONE))[:FOLDED]:
        yield f"{label(change.of)}. {how_change(change, asked, noun)}", "rise"
