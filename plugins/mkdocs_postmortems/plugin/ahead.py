"""Pages made ahead by several processes, each the very one that MkDocs would have made here.

Two things take the time of a build: turning Markdown into HTML, and filling in the theme's
template. Both are done ahead of MkDocs, page by page in its own order, and handed over when it
comes to the page. Every event still runs here and sees what it always sees. Where another plugin
changes the Markdown, what was made from other Markdown is thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from itertools import chain
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from mkdocs.commands.build import get_context
from mkdocs.structure.pages import Page

from ..processes import are_worth_it, each
from .kept_page import KeptPage, OneConverter, Rendered
from .parts_once import fill_in_once
from .said import Said, listening, say

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from .quick import Converted, QuickWay

T = TypeVar("T")

FINISHED: Final = "postmortems/finished.html"
"""A template that prints what is finished already."""
_KNOWN_EXTENSIONS = ("markdown.", "pymdownx.", "material.")
"""Where Markdown extensions come from that make the same of a page whatever came before it."""
_SEARCH = ("mkdocs.contrib.search", "material.plugins.search", "properdocs.contrib.search")
"""Plugins that read a page when its context is made, and leave that alone."""
_CHANGED_BY_SEARCH = re.compile(r'data-search-\w+="')
"""Marks that Material's search takes out of a page after reading it."""
_BLIND = (*_SEARCH, "mkdocs_postmortems.")
_KNOWN_PLUGINS = (*_BLIND, "material.plugins.tags")
"""Plugins whose part in the context of a page depends on nothing they saw of the pages before."""

Finish = Callable[[Page, str], str]
"""Adds what the knowledge base knows to the text of a page."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the text of one page."""

    text: str
    """What it was made from: the text of the page after every other plugin."""
    markdown: str
    parts: tuple[Converted, ...] | None
    rendered: Rendered | None
    said: Said
    """Log lines on the way to the Markdown, to be said when that is used."""


class InOrder(Generic[T]):
    """Takes what was made of pages from a stream, which has it in about the order of asking."""

    def __init__(self, pages: Sequence[Page] = (), stream: Iterable[T] = ()) -> None:
        self._names = {page.file.src_uri for page in pages}
        self._stream = zip((page.file.src_uri for page in pages), stream, strict=True)
        self._early: dict[str, T] = {}

    def take(self, page: Page) -> T | None:
        """Return what was made of a page, once; None where there is nothing."""
        name = page.file.src_uri
        if name not in self._names:
            return None
        self._names.remove(name)
        for found, made in self._stream:
            if found == name:
                return made
            self._early[found] = made
        return self._early.pop(name)


def made_ahead(
    pages: Sequence[Page],
    start: Callable[[Page], str | None],
    finish: Finish,
    quick: QuickWay,
    processes: int,
) -> InOrder[Made]:
    """Begin to make pages from the text they will have if no other plugin changes it."""
    if not are_worth_it(len(pages), processes):
        return InOrder()
    convert, converter = _knows_extensions(quick.config), OneConverter()
    for page in pages:
        if convert and type(page) is Page:
            page.__class__ = KeptPage  # all it holds stays; it may have a title from the `nav`

    def make(page: Page) -> Made:
        with listening() as said:
            page.read_source(quick.config)
            text = start(page) or page.markdown or ""
            page.markdown = markdown = finish(page, text)
        rendered = None
        if convert:
            with converter.in_use(), listening() as said_then:
                page.render(quick.config, quick.files)
            rendered = Rendered.of(page, tuple(said_then))
        return Made(text, markdown, quick.taken(page), rendered, tuple(said))

    return InOrder(pages, each(make, pages, processes))


def hand_over(made: Made, page: Page, quick: QuickWay) -> str:
    """Give a page what was made of it, say what there was to say, and return its Markdown."""
    say(made.said)
    quick.give(page, made.parts)
    if isinstance(page, KeptPage):
        page.kept = made.rendered
    return made.markdown


def finished_ahead(
    pages: Sequence[Page],
    nav: Navigation,
    env: Environment,
    quick: QuickWay,
    swapped: Callable[[Page], bool],
    processes: int,
) -> InOrder[str]:
    """Begin to fill in the theme's template, where no plugin has to see each page in its turn.

    `swapped` says which pages get back what they said before search read them.
    """
    config = quick.config
    events = config.plugins.events["page_context"]
    pages = [p for p in pages if swapped(p) or not _CHANGED_BY_SEARCH.search(p.content or "")]
    known = all(_comes_from(event, _KNOWN_PLUGINS) for event in events)
    if not known or not are_worth_it(len(pages), processes):
        return InOrder()
    theirs = [event for event in events if not _comes_from(event, _BLIND)]
    documents = quick.files.documentation_pages()
    templates = {page.file.src_uri: str(page.meta.get("template", "main.html")) for page in pages}

    def finish(page: Page) -> str:
        page.active = True
        context = get_context(nav, documents, config, page)
        for event in theirs:
            context = event(context, page=page, config=config, nav=nav) or context
        html = env.get_template(templates[page.file.src_uri]).render(context)
        page.active = False
        return html

    fill_in_once(pages, nav, env, config)
    # The first one here: every process then begins with the templates it loaded.
    first, *rest = pages
    stream = chain([finish(first)], each(finish, rest, processes))
    for page in pages:
        page.meta["template"] = FINISHED
    return InOrder(pages, stream)


def _comes_from(event: Callable[..., object], places: tuple[str, ...]) -> bool:
    return type(getattr(event, "__self__", event)).__module__.startswith(places)


def _knows_extensions(config: MkDocsConfig) -> bool:
    """Whether every Markdown extension of the site is one that keeps nothing between pages."""
    installed = {entry.name: entry.value for entry in entry_points(group="markdown.extensions")}
    named = (
        installed.get(extension, extension)
        if isinstance(extension, str)
        else type(extension).__module__
        for extension in config.markdown_extensions
    )
    return all(name.startswith(_KNOWN_EXTENSIONS) for name in named)
