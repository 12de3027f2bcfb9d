"""Every picture of the records that can be asked for by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from ...knowledge_base import KnowledgeBase
from ...model.factor import FactorId
from ..links import Links
from ..site_map import SiteMap
from .calendar import Calendar, calendar_of
from .of_factor import of_factor
from .over_time import factors, families, records
from .recovery import recovery
from .shown import Shown


@dataclass(frozen=True, slots=True)
class Kind:
    """One picture."""

    name: str
    draw: Callable[[Links, Calendar], Shown]


PICTURES: Final = (
    Kind("records", records),
    Kind("families", families),
    Kind("factors", factors),
    Kind("recovery", lambda links, _: recovery(links)),
)
OF_FACTOR: Final = "factor"
"""The name of the picture of one factor, which has to be named as well."""


def drawn(kind: Kind | FactorId, kb: KnowledgeBase, site: SiteMap) -> Shown:
    """Draw a picture, or that of a factor, for no page in particular."""
    links = Links(kb, site, site.trends)
    calendar = cache(partial(calendar_of, kb, site))
    if isinstance(kind, Kind):
        return kind.draw(links, calendar())
    return of_factor(links, calendar, kind)
