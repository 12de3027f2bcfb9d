"""Every picture of the records that can be asked for by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Literal

from ...knowledge_base import KnowledgeBase
from ...model.factor import FactorId
from ...model.incident import IncidentId
from ..links import Links
from ..site_map import SiteMap
from .around_factor import around_factor
from .around_record import around_record
from .calendar import Calendar, calendar_of
from .factor_graph import factor_graph
from .of_factor import of_factor
from .over_time import factors, families, records
from .phases_of import phases_of
from .recovery import recovery
from .shown import Shown


@dataclass(frozen=True, slots=True)
class Kind:
    """One picture."""

    name: str
    draw: Callable[[Links, Callable[[], Calendar], str], Shown]
    """Takes the links of a page, the periods, and the id of what it is about."""
    about: Literal["factor", "incident"] | None = None
    """What has to be named as well."""


PICTURES: Final = (
    Kind("records", lambda links, calendar, _: records(links, calendar())),
    Kind("families", lambda links, calendar, _: families(links, calendar())),
    Kind("factors", lambda links, calendar, _: factors(links, calendar())),
    Kind("recovery", lambda links, _, __: recovery(links)),
    Kind("factor-graph", lambda links, _, __: factor_graph(links)),
    Kind("factor", lambda links, calendar, id: of_factor(links, calendar, FactorId(id)), "factor"),
    Kind("factor-near", lambda links, _, id: around_factor(links, FactorId(id)), "factor"),
    Kind(
        "incident-phases",
        lambda links, _, id: phases_of(links.kb.incidents[IncidentId(id)]),
        "incident",
    ),
    Kind(
        "incident-near",
        lambda links, _, id: around_record(links, links.kb.incidents[IncidentId(id)]),
        "incident",
    ),
)


def drawn(kind: Kind, kb: KnowledgeBase, site: SiteMap, id: str = "") -> Shown:
    """Draw a picture for no page in particular."""
    links = Links(kb, site, site.trends)
    return kind.draw(links, cache(partial(calendar_of, kb, site)), id)
