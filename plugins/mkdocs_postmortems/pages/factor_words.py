"""What the vocabulary says about a factor: how it differs, what to ask, other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.vocabulary import Factor, Known
from .escape import md, web
from .links import Links, shorten
from .words import day

FOLDER: Final = "factors"
"""Where the texts are that people write for a factor's page, in the folder of the records."""

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")


def successor(factor: Factor, kb: KnowledgeBase) -> FactorId | None:
    """Return the factor that takes the place of one, at the end of the chain."""
    after = factor.replaced_by
    if after is None or after not in kb.vocabulary.factors:
        return None
    meant = kb.vocabulary.resolve(after)
    return meant.factor.id if isinstance(meant, Known) else after


def text_files(kb: KnowledgeBase) -> Mapping[FactorId, str]:
    """Return the files of the texts people wrote, by factor, relative to the project.

    A file may have any name that means the factor; one named after a factor that is replaced holds
    the text of its successor until that has one of its own.
    """
    own: dict[FactorId, str] = {}
    inherited: dict[FactorId, str] = {}
    for path in sorted((kb.settings.folder / FOLDER).glob("*.md")):
        meant = kb.vocabulary.resolve(path.stem)
        if isinstance(meant, Known) and not path.name.startswith("_"):
            files = own if meant.written is None else inherited
            files[meant.factor.id] = f"{kb.settings.source}/{FOLDER}/{path.name}"
    return {id: file for id, file in (inherited | own).items() if id in kb.vocabulary.texts}


def about(factor: Factor, links: Links) -> Iterator[tuple[str, str]]:
    """Return what the vocabulary says beside the definition, each part with its label."""
    if factor.deprecated is not None:
        yield "Deprecated", f"since {day(factor.deprecated)}"
    if factor.neighbour:
        yield "How it differs", linked(shorten(factor.neighbour, 600), links)
    if factor.ask:
        yield "A question that finds it", md(shorten(factor.ask, 600))
    if factor.aliases:
        yield "Other words", ", ".join(md(shorten(alias, 80)) for alias in factor.aliases)
    if factor.sources:
        yield "Sources of the category", "; ".join(_source(source) for source in factor.sources)


def linked(text: str, links: Links) -> str:
    """Escape text for Markdown and make links of the ids of other factors in it."""
    known = links.kb.vocabulary.factors

    def link(found: re.Match[str]) -> str:
        id = FactorId(found[0])
        elsewhere = id in known and links.site.factors[id] != links.here
        return links.factor(id) if elsewhere else found[0]

    return _ID.sub(link, md(text))


def _source(source: str) -> str:
    shown = md(shorten(source, 200))
    if source.lower().startswith(("http://", "https://")):
        return f"[{shown}]({web(source)})"
    return shown
