"""A review outside of a site: as plain Markdown, and as one page to print."""

from __future__ import annotations

import html
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..trends.periods import Quarter
from .links import Links
from .page import PlannedPage
from .plain import plain, without_links
from .quick_html import QuickHtml
from .render import fill
from .review import TEMPLATE, context, title
from .site_map import site_map

PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body class="pm-alone">
{body}
</body>
</html>
"""


def as_markdown(kb: KnowledgeBase, quarter: Quarter) -> str:
    """Return the page of a quarter as plain Markdown, with all of its parts."""
    return plain(_page(kb, quarter))


def as_html(kb: KnowledgeBase, quarter: Quarter, style: str) -> str:
    """Return the page of a quarter as one file that asks for nothing else, ready to print.

    Args:
        kb: the collection.
        quarter: one that has a record.
        style: the style sheet that goes into it.
    """
    body = QuickHtml(lambda target: target).convert(without_links(_page(kb, quarter)))
    return PAGE.format(title=html.escape(title(quarter)), style=style, body=body)


def _page(kb: KnowledgeBase, quarter: Quarter) -> str:
    site = site_map(kb)
    uri = site.review(quarter)
    links = Links(kb, site, uri)
    values = context(kb, quarter, links)
    page = PlannedPage(uri, title(quarter), TEMPLATE, lambda _: values)
    return fill(TEMPLATE, kb, links, page=page, crumb_line="", **values)
