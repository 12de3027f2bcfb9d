"""The records of the explorer as columns: small to send, and quick to count in a browser.

A facet has its ids once and each record their places. An entry of a record is one number: the place
of its factor, or of a family that is named alone behind all factors, times eight, and its role.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from ...knowledge_base import KnowledgeBase
from ...model.factor import FactorId, Role
from ...model.incident import Incident
from ...model.vocabulary import Known
from ..links import shorten
from .facets import FACETS, ROLES, Facet, explored, role_name

TITLE: Final = 300
"""So many letters of a title are sent."""
_PLACE: Final = {role: place for place, role in enumerate(Role)}


def columns(kb: KnowledgeBase, address: Callable[[Incident], str]) -> Mapping[str, object]:
    """Return the records of this edition as columns, in the order newest first.

    Args:
        kb: the collection.
        address: where the page of a record stands, seen from the page of the explorer.
    """
    rows = explored(kb)
    return {
        "titles": [shorten(incident.title, TITLE) for incident in rows],
        "ids": [incident.id for incident in rows],
        "days": _days(rows),
        **_addresses(rows, address),
        "facets": [_facet(facet, rows, kb) for facet in FACETS],
        "steps": {name: min(n, 4) for n, name in enumerate(kb.settings.severities, start=1)},
        **_entries(rows, kb),
    }


def as_script(found: Mapping[str, object]) -> str:
    """Return the columns as a script: unlike JSON it is also read where a page is a file."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"pmRecords(JSON.parse('{quoted}'));\n"


def _days(rows: Sequence[Incident]) -> list[int | None]:
    """Return the days since 1970: the first one, then how much earlier each next record is."""
    days = [(i.date - date(1970, 1, 1)).days for i in rows if i.date is not None]
    steps = [before - after for before, after in pairwise(days)]
    return [*days[:1], *steps, *[None] * (len(rows) - len(days))]


def _addresses(
    rows: Sequence[Incident], address: Callable[[Incident], str]
) -> Mapping[str, object]:
    """Return folders, and whole addresses of the records whose file is not named by its id."""
    urls = [address(incident) for incident in rows]
    end = "/" if urls and urls[0].endswith("/") else ".html"
    heads = [
        url.removesuffix(f"{incident.id}{end}") for incident, url in zip(rows, urls, strict=True)
    ]
    regular = [head != url for head, url in zip(heads, urls, strict=True)]
    folders = sorted({head for head, fits in zip(heads, regular, strict=True) if fits})
    places = {folder: place for place, folder in enumerate(folders)}
    return {
        "end": end,
        "folders": folders,
        "in": [
            places[head] if fits else url
            for head, fits, url in zip(heads, regular, urls, strict=True)
        ],
    }


def _facet(facet: Facet, rows: Sequence[Incident], kb: KnowledgeBase) -> Mapping[str, object]:
    of = [tuple(dict.fromkeys(facet.ids(incident))) for incident in rows]
    ids = sorted({id for each in of for id in each}, key=lambda id: facet.order(id, kb))  # type: ignore[arg-type,return-value]
    places = {id: place for place, id in enumerate(ids)}
    return {
        "key": facet.key,
        "label": facet.label,
        "ids": ids,
        "labels": [shorten(facet.name(id, kb)) for id in ids],
        "of": [_flat([places[id] for id in each]) for each in of],
    }


def _flat(places: list[int]) -> int | list[int]:
    """Return a single place without its brackets."""
    return places[0] if len(places) == 1 else places


def _entries(rows: Sequence[Incident], kb: KnowledgeBase) -> Mapping[str, object]:
    words = kb.vocabulary
    used = {factor for incident in rows for factor in incident.factor_ids()}
    factors = sorted(used, key=lambda id: (words.factors[id].label.casefold(), id))
    named = {family for incident in rows for family in incident.families}
    named |= {words.factors[id].family for id in factors}
    families = [id for id in words.families if id in named]
    at = {id: place for place, id in enumerate(factors)}
    alone = {id: place for place, id in enumerate(families)}

    def entries(incident: Incident) -> Iterable[int]:
        for ref in incident.factors:
            yield at[ref.factor] * 8 + _PLACE[ref.role]
        for family in incident.families:
            yield (len(factors) + alone[family]) * 8 + _PLACE[words.families[family].role]

    return {
        "families": {"ids": families, "labels": [words.families[f].label for f in families]},
        "factors": {
            "ids": factors,
            "labels": [shorten(words.factors[id].label) for id in factors],
            "family": [alone[words.factors[id].family] for id in factors],
        },
        "roles": {"ids": ROLES, "labels": [role_name(role) for role in ROLES]},
        "entries": [[*dict.fromkeys(entries(incident))] for incident in rows],
        "replaced": {id: new for id in sorted(words.factors) if (new := _later(id, kb)) != id},
    }


def _later(id: FactorId, kb: KnowledgeBase) -> FactorId:
    """Return the factor that stands in the place of a deprecated one."""
    found = kb.vocabulary.resolve(id)
    return found.factor.id if isinstance(found, Known) else id
