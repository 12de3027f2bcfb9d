"""The page of a quarter, for a group that looks back on it, and the list of these pages.

The newest quarters have the whole page, as far back as these pages together look at 3,000 records:
each one looks at every record up to its quarter. The page of an earlier quarter has the parts that
need its own records only, and says how to get the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from ..insight.decided import reviews_held
from ..insight.review import quarters_of, review_of
from ..knowledge_base import KnowledgeBase
from ..trends.periods import Quarter
from . import review_after, review_basis, review_factors, review_group
from .explorer.facets import quarter_id
from .links import Links
from .page import PlannedPage
from .paging import neighbours
from .site_map import SiteMap
from .words import count, day

TITLE: Final = "Reviews"
TEMPLATE: Final = "review.md.j2"
MOST_LOOKED_AT: Final = 3_000
"""So many records, once for each whole page, are looked at in a build; the newest is always."""


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the list of reviews, and a page for each quarter with a record, the newest first."""
    quarters = quarters_of(kb)
    whole = whole_pages(quarters, site)
    yield PlannedPage(
        uri=site.reviews,
        title=TITLE,
        template="review_index.md.j2",
        context=partial(_index, kb, quarters),
        parents=(site.overview,),
        in_nav=True,
        description="Each quarter on one page, for a group that looks back on it.",
    )
    uris = tuple(site.review(quarter) for quarter in quarters)
    for place, quarter in enumerate(quarters):
        before, after = neighbours(uris, place)
        yield PlannedPage(
            uri=site.review(quarter),
            title=title(quarter),
            template=TEMPLATE,
            context=partial(context, kb, quarter, whole=quarter in whole),
            parents=(site.overview, site.reviews),
            previous=before,
            following=after,
            in_search=False,
            description=f"What the records of {quarter} have in common, to be talked about.",
        )


def title(quarter: Quarter) -> str:
    """Return the title of the page of a quarter."""
    return f"Review of {quarter}"


def whole_pages(quarters: Iterable[Quarter], site: SiteMap) -> frozenset[Quarter]:
    """Return the quarters that have the whole page: the newest, and others while they are cheap."""
    places = site.insight.population.quarters
    chosen: list[Quarter] = []
    looked_at = 0
    for quarter in quarters:
        looked_at += places[quarter].stop if quarter in places else 0
        if chosen and looked_at > MOST_LOOKED_AT:
            break
        chosen.append(quarter)
    return frozenset(chosen)


def context(
    kb: KnowledgeBase, quarter: Quarter, links: Links, *, whole: bool = True
) -> Mapping[str, object]:
    """Return what the template of a review gets.

    Args:
        kb: the collection.
        quarter: one that has a record.
        links: the links of the page.
        whole: with the parts that look at every record up to the quarter.
    """
    review = review_of(kb, quarter, links.insight)
    parts = {
        **review_basis.context(review, links),
        **review_group.decisions(review, links),
        "whole": whole,
        "command": f"postmortems review {str(quarter).replace(' ', '-')}",
    }
    if not whole:
        return parts
    return {
        **parts,
        **review_factors.context(review, links),
        **review_after.context(review, links),
        **review_group.context(review, links),
    }


def _index(kb: KnowledgeBase, quarters: Iterable[Quarter], links: Links) -> Mapping[str, object]:
    later = sum(
        incident.date is not None and kb.as_of is not None and incident.date > kb.as_of
        for incident in kb.incidents.values()
    )
    return {
        "rows": [*_rows(kb, quarters, links)],
        "later": f"{count(later, 'record is', 'records are')} dated after {day(kb.as_of)}, the day"
        " this site speaks about; no review looks at them."
        if later
        else "",
    }


def _rows(
    kb: KnowledgeBase, quarters: Iterable[Quarter], links: Links
) -> Iterator[Mapping[str, object]]:
    held = reviews_held(kb)
    places = links.insight.population.quarters
    for quarter in quarters:
        decided = held.get(quarter)
        number = count(len(decided.front.decisions), "decision") if decided is not None else ""
        counted = count(len(places.get(quarter, ())), "counted record")
        way = links.explore(counted="yes", quarter=quarter_id(str(quarter)))
        yield {
            "quarter": links.to(links.site.review(quarter), str(quarter)),
            "n": f"[{counted}]({way})" if quarter in places else counted,
            "decisions": links.incident(decided.id, number) if decided is not None else "",
        }
