"""Writes planned pages with Jinja; a template gets values and links, and no logic of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..knowledge_base import KnowledgeBase
from ..trends.spans import in_words
from .crumbs import crumbs
from .escape import attribute, md
from .links import Links, shorten
from .page import Plan, PlannedPage
from .record.line import record_line, record_list
from .words import count, day


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the template environment; undefined names are errors, never empty text."""
    env = Environment(
        loader=PackageLoader("mkdocs_postmortems", "pages/templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # templates do not change while a site is built
        autoescape=False,
    )
    filters: Mapping[str, Callable[..., str]] = {
        "md": md,
        "shorten": shorten,
        "day": day,
        "span": in_words,
        "count": count,
    }
    env.filters.update(filters)
    env.globals.update(record_line=record_line, record_list=record_list)
    return env


def render(page: PlannedPage, kb: KnowledgeBase, plan: Plan) -> str:
    """Return a generated page as Markdown with its front matter."""
    links = Links(kb, plan.site, page.uri)
    line = crumbs(page, plan, links)
    body = fill(page.template, kb, links, page=page, crumb_line=line, **page.context(links))
    meta: dict[str, object] = {"title": attribute(page.title)}
    if page.description:
        meta["description"] = attribute(page.description)
    if page.hide:
        meta["hide"] = page.hide
    if not page.in_search:
        meta["search"] = {"exclude": True}
    # JSON is YAML: no second way to quote is needed.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", body.strip(), ""])


def fill(template: str, kb: KnowledgeBase, links: Links, /, **values: object) -> str:
    """Fill one template."""
    return environment().get_template(template).render(kb=kb, links=links, **values)
