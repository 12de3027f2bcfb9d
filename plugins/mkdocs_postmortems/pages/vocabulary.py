"""Which words of the vocabulary work, and which ones need a decision.

For the people who tend the vocabulary: words of records that it does not know, with the nearest
ones it does; factors that no record names; factors that one record names; records that name a
family and none of its factors; and deprecated factors, with the records in which they are still
written. None of these is a fault by itself: a factor that is never named may be a question nobody
has asked yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId
from ..model.incident import Incident
from ..model.vocabulary import (
    Ambiguous,
    Factor,
    FamilyOnly,
    Known,
    Unknown,
    Unwelcome,
    Vocabulary,
)
from ..model.words import fold
from .basis import basis
from .chronicle import listed, newest_first
from .escape import md
from .factor_words import successor
from .links import Links, shorten
from .page import PlannedPage
from .site_map import SiteMap
from .words import count, day

TITLE: Final = "Vocabulary in use"
FILES: Final = ("vocabulary.yml", "vocabulary.yaml")
RECORDS_SHOWN: Final = 5
WORDS_SHOWN: Final = 100


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the one page; its edit link leads to the site's own vocabulary where there is one."""
    file = next((name for name in FILES if (kb.settings.folder / name).is_file()), None)
    yield PlannedPage(
        uri=site.vocabulary,
        title=TITLE,
        template="vocabulary.md.j2",
        context=_context,
        parents=(site.overview,),
        in_nav=True,
        source=f"{kb.settings.source}/{file}" if file else None,
        description="Words that wait, factors never used, used once or deprecated.",
    )


def _context(links: Links) -> Mapping[str, object]:
    kb = links.kb
    records = [incident for incident in newest_first(kb) if listed(incident)]
    waiting = _waiting(records)
    once = _once(links)
    deprecated = _deprecated(records, links)
    facts = (
        ("Families", len(kb.vocabulary.families)),
        ("Factors", sum(successor(f, kb) is None for f in kb.vocabulary.factors.values())),
        ("Seen in a record", len(kb.graph.used_factors())),
        ("Seen in one record", len(once)),
        ("Never seen", len(kb.graph.unused_factors())),
        ("Words that wait", len(waiting)),
        ("Deprecated", len(deprecated)),
    )
    return {
        "basis": basis(kb.incidents.values(), links),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "waiting": [_word(said, links) for said in waiting[:WORDS_SHOWN]],
        "words_left": max(len(waiting) - WORDS_SHOWN, 0),
        "unused": _unused(links),
        "once": once,
        "families": [*_families(records, links)],
        "deprecated": deprecated,
    }


Said = tuple[str, tuple[Incident, ...]]
"""A word, and the records it stands in, newest first."""


def _waiting(records: Iterable[Incident]) -> list[Said]:
    """Return words the vocabulary does not know, those of most records first.

    Spellings that compare as equal are one word, shown as the newest record has it.
    """
    found: dict[str, tuple[str, list[Incident]]] = {}
    for incident in records:
        for key, word in {fold(word): word for word in incident.waiting}.items():
            found.setdefault(key, (word, []))[1].append(incident)
    said = ((word, tuple(rows)) for word, rows in found.values())
    return sorted(said, key=lambda each: (-len(each[1]), each[0].casefold(), each[0]))


def _word(said: Said, links: Links) -> Mapping[str, object]:
    word, records = said
    return {
        "word": md(shorten(word, 120)),
        "records": _records(records, links),
        "nearest": _meant(word, links),
    }


def _meant(word: str, links: Links) -> str:
    """Say what a word could mean, or the question that stands in its place."""
    match links.kb.vocabulary.resolve(word):
        case Known(factor):
            return links.factor(factor.id)
        case FamilyOnly(family):
            return f"one of {links.family(family.id)}"
        case Ambiguous(candidates):
            return f"more than one: {_factors(candidates, links)}"
        case Unwelcome(refused):
            consider = f" Consider {_factors(refused.consider, links)}." if refused.consider else ""
            return f"{md(shorten(refused.ask, 300))}{consider}"
        case Unknown(nearest):
            return _factors(nearest, links) or "nothing near"


def _factors(ids: Iterable[FactorId], links: Links) -> str:
    return ", ".join(links.factor(id) for id in ids)


def _records(records: Sequence[Incident], links: Links) -> str:
    shown = [links.incident(incident.id) for incident in records[:RECORDS_SHOWN]]
    more = len(records) - len(shown)
    return "; ".join([*shown, f"and {more} more"] if more else shown)


def _unused(links: Links) -> list[Mapping[str, str]]:
    by_family: dict[FamilyId, list[FactorId]] = {}
    for id in links.kb.graph.unused_factors():
        by_family.setdefault(links.kb.vocabulary.factors[id].family, []).append(id)
    return [
        {"family": links.family(family), "factors": _factors(ids, links)}
        for family, ids in by_family.items()
    ]


def _once(links: Links) -> list[Mapping[str, str]]:
    graph = links.kb.graph
    rows: list[Mapping[str, str]] = []
    for factor in graph.used_factors():
        seen = {sighting.incident for sighting in graph.sightings(factor)}
        if len(seen) == 1:
            incident = links.kb.incidents[seen.pop()]
            record = f"{links.incident(incident.id)}, {day(incident.date)}"
            rows.append({"factor": links.factor(factor), "record": record})
    return rows


def _families(records: Iterable[Incident], links: Links) -> Iterator[Mapping[str, str]]:
    named: dict[FamilyId, list[Incident]] = {}
    for incident in records:
        for family in incident.families:
            named.setdefault(family, []).append(incident)
    for family, rows in sorted(named.items()):
        yield {
            "family": links.family(family),
            "n": count(len(rows), "record"),
            "records": _records(rows, links),
        }


def _deprecated(records: Iterable[Incident], links: Links) -> list[Mapping[str, str]]:
    kb = links.kb
    factors = [f for f in kb.vocabulary.factors.values() if f.deprecated or f.replaced_by]
    written = _written(factors, records, kb.vocabulary)
    rows: list[Mapping[str, str]] = []
    for factor in sorted(factors, key=lambda factor: factor.id):
        after = successor(factor, kb)
        rows.append(
            {
                "factor": links.factor(factor.id),
                "since": day(factor.deprecated) if factor.deprecated else "not stated",
                "successor": links.factor(after) if after else "none",
                "records": _records(written.get(factor.id, ()), links) or "none",
            }
        )
    return rows


def _written(
    factors: Iterable[Factor], records: Iterable[Incident], vocabulary: Vocabulary
) -> Mapping[FactorId, Sequence[Incident]]:
    """Find the records whose front matter still has the words of deprecated factors."""
    words = {fold(w) for f in factors for w in (f.id, f.leaf, f.label, *f.aliases)}
    found: dict[FactorId, dict[str, Incident]] = {}
    for incident in records:
        for entry in incident.front.factors:
            # Other words are not looked up: finding what is nearest to an unknown one takes long.
            meant = vocabulary.resolve(entry.id) if fold(entry.id) in words else None
            if isinstance(meant, Known) and meant.written is not None:
                found.setdefault(meant.written.id, {})[incident.id] = incident
    return {id: tuple(rows.values()) for id, rows in found.items()}
