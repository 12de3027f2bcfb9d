"""The short way for the Markdown we write: to HTML at once, with the parts MkDocs would have made.

Links are looked up among MkDocs' files and reported at its own level; anchors are handed over, so
that MkDocs validates them with all others. A site that changes what the `toc` extension does in a
way this does not know goes the long way.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from logging import getLogger
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from ..pages.own_title import own_title
from ..pages.quick_html import Heading, NotPlain, QuickHtml, same_in_folder
from .search_text import SearchText

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from ..pages.record.page import Surroundings

log = getLogger("mkdocs.plugins.postmortems")

_FIGURE = '<figure class="pm-figure"'
_SVG_LINK = re.compile(r' xlink:href="([^"]*)"')
_KNOWN_TOC = {"permalink", "permalink_title", "permalink_class", "slugify", "title", "marker"}


@dataclass(slots=True)
class Converted:
    """Some Markdown of ours as HTML, with its headings and the anchors it links to."""

    html: str
    headings: list[Heading]
    anchors: dict[str, dict[str, str]]
    """By the Markdown address of another page."""


@dataclass(slots=True)
class _Folder:
    """What pages of one folder share."""

    links: dict[str, str] = field(default_factory=dict)
    """Links as we wrote them, and as they read on each of these pages."""
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Relative paths, each with the file it leads to and its address from here."""


@dataclass(slots=True)
class QuickWay:
    """Converts our Markdown during one build, and puts it where MkDocs' own conversion ends."""

    files: Files
    config: MkDocsConfig
    _parts: dict[str, tuple[Converted, ...]] = field(default_factory=dict)
    """By page: what stands above the text, after the text's own title, and below."""
    searched: SearchText = field(default_factory=SearchText)
    _folders: dict[tuple[str, int], _Folder] = field(default_factory=dict)
    """By the folder of a page's file and the depth of its address."""

    def whole(self, page: Page, markdown: str) -> bool:
        """Convert a page that is ours alone; False where it has to go the long way."""
        return self._keep(page.file, markdown)

    def around(self, page: Page, text: str, parts: Surroundings) -> bool:
        """Convert what stands around an author's text; False where it has to go the long way."""
        if own_title(text)[0]:
            return self._keep(page.file, parts.crumbs, parts.card, parts.below)
        above = "\n\n".join((parts.crumbs, parts.title, parts.card))
        return self._keep(page.file, above, "", parts.below)

    def taken(self, page: Page) -> tuple[Converted, ...] | None:
        """Take what was converted for a page; None where it goes the long way."""
        return self._parts.pop(page.file.src_uri, None)

    def give(self, page: Page, parts: tuple[Converted, ...] | None) -> None:
        """Keep for a page what was taken in another process."""
        if parts is not None:
            self._parts[page.file.src_uri] = parts

    def content(self, page: Page, content: str) -> str:
        """Put our parts around what MkDocs converted, and final addresses into pictures."""
        parts = self.taken(page)
        if parts is not None:
            return self._joined(page, content, *parts)
        anchors: dict[str, dict[str, str]] = {}
        done = self._pictures(content, page.file, anchors)  # it went the long way
        self._hand_over(page, anchors)
        return done

    def _joined(self, page: Page, content: str, above: Converted, *others: Converted) -> str:
        own = [link for item in page.toc for link in _flat(item)]
        # Around a record's text the sections are enough: roles would crowd out its own headings.
        theirs = [link for part in others for link in _links(part) if link.level <= 2]
        page.toc = TableOfContents(nest([*_links(above), *own, *theirs]))
        for part in (above, *others):
            known = page.present_anchor_ids or set()
            page.present_anchor_ids = known | {heading.anchor for heading in part.headings}
            self._hand_over(page, part.anchors)
        if not others:
            _, section, lists = above.html.partition("<h2")
            self.searched.leave_out(page, section + lists)
            return above.html
        after_title, below = (part.html for part in others)
        self.searched.leave_out(page, below)
        title, end, rest = content.partition("</h1>") if after_title else ("", "", content)
        return "\n".join([above.html, title + end, after_title, rest, below])

    def _keep(self, file: File, *markdown: str) -> bool:
        parts = [self._convert(text, file) for text in markdown]
        done = tuple(part for part in parts if part is not None)
        if len(done) == len(parts):
            self._parts[file.src_uri] = done
        return file.src_uri in self._parts

    def _convert(self, markdown: str, file: File) -> Converted | None:
        if not set(self._toc) <= _KNOWN_TOC:
            return None
        anchors: dict[str, dict[str, str]] = {}
        folder = self._folder(file)
        work = QuickHtml(
            lambda target: self._url(target, file, folder, anchors),
            self._permalink(),
            known=folder.links,
        )
        try:
            done = self._pictures(work.convert(markdown), file, anchors)
            return Converted(done, work.headings, anchors)
        except NotPlain:
            return None

    def _url(
        self, target: str, file: File, folder: _Folder, anchors: dict[str, dict[str, str]]
    ) -> str:
        if target.startswith(("http://", "https://", "#")):
            return target
        place, mark, anchor = target.partition("#")
        path, asks, query = place.partition("?")
        uri, address = folder.places.get(path) or self._look_up(path, file, folder)
        if not uri:
            log.log(
                self.config.validation.links.not_found,
                "Doc file '%s' contains a link '%s', but the target is not found among "
                "documentation files.",
                file.src_uri,
                target,
            )
            return target
        if anchor:
            anchors.setdefault(uri, {}).setdefault(unquote(anchor), target)
        return "".join((address, asks, query, mark, anchor))

    def _look_up(self, path: str, file: File, folder: _Folder) -> tuple[str, str]:
        """Return the file that a path leads to and its address from a page; no text if none."""
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), unquote(path)))
        found = self.files.src_uris.get(uri)
        if found is None:
            return "", ""
        address = get_relative_url(found.url, file.url)
        if same_in_folder(address):
            folder.places[path] = uri, address
        return uri, address

    def _pictures(self, content: str, file: File, anchors: dict[str, dict[str, str]]) -> str:
        """Turn the links of our pictures into final addresses: no converter looks into SVG."""
        folder = self._folder(file)
        known = folder.links

        def final(found: re.Match[str]) -> str:
            if found[0] in known:
                return known[found[0]]
            address = self._url(html.unescape(found[1]), file, folder, anchors)
            link = f' xlink:href="{html.escape(address)}"'
            if same_in_folder(address):
                known[found[0]] = link
            return link

        before, *figures = content.split(_FIGURE)
        done = [before]
        for figure in figures:
            drawn, end, rest = figure.partition("</figure>")
            done += [_FIGURE, _SVG_LINK.sub(final, drawn), end, rest]
        return "".join(done)

    def _folder(self, file: File) -> _Folder:
        # A page of `a/index.md` has the address of a folder, those beside it one inside of it.
        home = posixpath.dirname(file.src_uri), file.url.count("/")
        return self._folders.setdefault(home, _Folder())

    def _hand_over(self, page: Page, found: dict[str, dict[str, str]]) -> None:
        """Give MkDocs the anchors that are linked to, to validate with all others."""
        links = page.links_to_anchors if page.links_to_anchors is not None else {}
        for uri, anchors in found.items():
            file = self.files.get_file_from_path(uri)
            if file is not None:
                links.setdefault(file, {}).update(anchors)
        page.links_to_anchors = links

    @property
    def _toc(self) -> dict[str, Any]:
        settings: dict[str, Any] = self.config.mdx_configs.get("toc", {})
        return settings

    def _permalink(self) -> str:
        sign = self._toc.get("permalink")
        if not sign:
            return ""
        shown = "&para;" if sign is True else html.escape(str(sign))
        title = html.escape(self._toc.get("permalink_title", "Permanent link"))
        kind = html.escape(self._toc.get("permalink_class", "headerlink"))
        return f'<a class="{kind}" href="#" title="{title}">{shown}</a>'


def _links(part: Converted) -> list[AnchorLink]:
    return [AnchorLink(h.title, h.anchor, h.level) for h in part.headings]


def _flat(item: AnchorLink) -> Iterable[AnchorLink]:
    yield AnchorLink(item.title, item.id, item.level)
    for child in item.children:
        yield from _flat(child)


def nest(flat: Iterable[AnchorLink]) -> list[AnchorLink]:
    """Put each heading under the nearest one before it that is of a higher level."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for link in flat:
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return top
