"""The line above the title that leads back up, and to the pages beside."""

from __future__ import annotations

from .links import Links
from .page import Plan, PlannedPage


def crumbs(page: PlannedPage, plan: Plan, links: Links) -> str:
    """Return the pages above one, outermost first, then its neighbours; empty for the outermost."""
    if not page.parents:
        return ""
    above = [links.to(uri, plan.pages[uri].title) for uri in page.parents]
    beside = ((page.previous, "previous"), (page.following, "next"))
    steps = [links.to(uri, word) for uri, word in beside if uri is not None]
    return " · ".join([" › ".join(above), *steps]) + "\n{: .pm-crumbs }"
