"""What the explorer has to answer, asked of the records one by one.

Nothing here is taken from the code it is compared with: facts come from the records themselves, and
the number beside a value is counted by picking it in place of what is picked in its facet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import parse_qs

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.incident import Incident

KEYS = (
    "year",
    "quarter",
    "severity",
    "kind",
    "status",
    "counted",
    "team",
    "service",
    "detection",
    "family",
    "factor",
    "role",
)
"""Those with a number beside each value."""
ASKED = (*KEYS, "with")
Picked = Mapping[str, AbstractSet[str]]


@dataclass(frozen=True)
class Facts:
    """One record as the explorer knows it."""

    incident: Incident
    ids: Mapping[str, frozenset[str]]
    entries: tuple[tuple[str, str | None, str], ...]
    """Family, factor and role."""
    text: str


def facts(kb: KnowledgeBase) -> list[Facts]:
    """Return the records that the explorer of this edition may show."""
    return [_facts(i, kb) for i in kb.incidents.values() if not i.withdrawn and i.kind != "review"]


def _facts(incident: Incident, kb: KnowledgeBase) -> Facts:
    words, front, day = kb.vocabulary, incident.front, incident.date
    by = front.detection.by if front.detection else None
    labels = [words.factors[ref.factor].label for ref in incident.factors]
    labels += [words.families[family].label for family in incident.families]
    labels += [kb.catalog.services.label(id) for id in incident.services]
    ids: dict[str, Iterable[str]] = {
        "year": [f"{day.year}"] if day else [],
        "quarter": [f"{day.year}-Q{(day.month + 2) // 3}"] if day else [],
        "severity": [incident.severity or "not-stated"],
        "kind": [incident.kind],
        "status": [front.status or "not-stated"],
        "counted": ["yes" if incident in kb.counted else "no"],
        "team": incident.teams,
        "service": incident.services,
        "detection": [by or "not-stated"],
    }
    entries = [(words.factors[r.factor].family, r.factor, r.role) for r in incident.factors]
    alone = [(family, None, words.families[family].role) for family in incident.families]
    return Facts(
        incident,
        {key: frozenset(map(str, found)) for key, found in ids.items()},
        (*entries, *alone),
        "\n".join([incident.title, incident.id, *labels]).lower(),
    )


def shown(records: Iterable[Facts], address: str) -> list[Facts]:
    """Return the records that a view shows."""
    asked = parse_qs(address.lstrip("?"))
    picked = {key: frozenset(asked[key]) for key in ASKED if key in asked}
    return [r for r in records if _within(r, asked) and _meets(r, picked)]


def numbers(records: Iterable[Facts], address: str, key: str) -> Mapping[str, int]:
    """Return the number beside each value of a facet."""
    asked = parse_qs(address.lstrip("?"))
    picked = {each: frozenset(asked[each]) for each in ASKED if each in asked}
    others = {each: ids for each, ids in picked.items() if each != key}
    found: Counter[str] = Counter()
    for record in filter(partial(_within, asked=asked), records):
        # A record without a value cannot meet it.
        found.update(id for id in _ids(record, key) if _meets(record, {**others, key: {id}}))
    return found


def _ids(record: Facts, key: str) -> AbstractSet[str]:
    if key in record.ids:
        return record.ids[key]
    place = ("family", "factor", "role").index(key)
    found = {str(entry[place]) for entry in record.entries if entry[place] is not None}
    return found | {"problem"} if key == "role" else found


def _within(record: Facts, asked: Mapping[str, list[str]]) -> bool:
    day, words = record.incident.date, " ".join(asked.get("words", [])).lower().split()
    for key in ("from", "to"):
        for bound in asked.get(key, []):
            try:
                end = date.fromisoformat(bound)
            except ValueError:
                return False
            if day is None or (day < end if key == "from" else day > end):
                return False
    return all(word in record.text for word in words)


def _meets(record: Facts, picked: Picked) -> bool:
    for key, ids in picked.items():
        if key in record.ids and not ids & record.ids[key]:
            return False
    roles = picked.get("role")
    looked_at = [
        (family, factor)
        for family, factor, role in record.entries
        if roles is None or role in roles or ("problem" in roles and role != "mitigating")
    ]
    return (
        (roles is None or bool(looked_at))
        and ("family" not in picked or any(f in picked["family"] for f, _ in looked_at))
        and ("factor" not in picked or any(f in picked["factor"] for _, f in looked_at))
        and ("with" not in picked or any(f in picked["with"] for _, f in looked_at))
    )
