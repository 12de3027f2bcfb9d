"""Records for the explorer, awkward on purpose, and addresses that ask for them at random."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from mkdocs_postmortems.model.factor import Role
from mkdocs_postmortems.model.front_matter import DetectedBy, Kind, Status

from .twin import ASKED, Facts

MARKUP: Final = "<img src=x onerror=alert(1)> & 'quoted' \\ \"words\" </script>"
HEBREW: Final = "תקלה במערכת התשלומים"
LONG: Final = "A queue " + "that grew and grew " * 15
FORMULA: Final = "=HYPERLINK(1)"
FAMILIES: Final = ("change", "capacity", "adaptive")
FACTORS: Final = tuple(f"{FAMILIES[n % 3]}.condition-{n:02}" for n in range(45))
SERVICES: Final = tuple(f"service {n:03}" for n in range(300))
TEAMS: Final = tuple(f"team {n}" for n in range(9))
SEVERITIES: Final = ("SEV-1", "SEV-2", "SEV-3")

VOCABULARY: Final = {
    "version": 1,
    "extends": "nothing",
    "families": [
        {"id": "change", "label": "Change"},
        {"id": "capacity", "label": "Capacity", "role": "aggravating"},
        {"id": "adaptive", "label": "What helped", "role": "mitigating"},
    ],
    "factors": [
        *({"id": id, "label": f"Condition {id[-2:]}", "definition": "x"} for id in FACTORS),
        {
            "id": "change.old",
            "label": "Old name",
            "definition": "x",
            "deprecated": "2024-01-01",
            "replaced_by": FACTORS[0],
        },
    ],
}

REVIEW: Final = {
    "title": "Review of 2023 Q1",
    "kind": "review",
    "date": "2023-04-20",
    "decisions": [{"decision": "Look", "factors": [FACTORS[0], FACTORS[7], FACTORS[2]]}],
}


def files(n: int = 260, seed: int = 4) -> Mapping[str, str]:
    """Return a vocabulary and records, by their path in the project."""
    choose = random.Random(seed)
    written = {
        "postmortems/vocabulary.yml": json.dumps(VOCABULARY),
        "postmortems/reviews/2023-Q1.md": f"---\n{json.dumps(REVIEW)}\n---\n",
    }
    for number in range(n):
        path, front = _record(number, choose)
        written[f"postmortems/{path}.md"] = (
            f"---\n{json.dumps(front)}\n---\n\n## Summary\n\nText.\n"
        )
    return written


def _record(number: int, choose: random.Random) -> tuple[str, dict[str, object]]:
    titles = {0: MARKUP, 1: HEBREW, 2: LONG, 3: FORMULA}
    day = date(2019, 2, 1) + timedelta(days=choose.randrange(2100))
    front: dict[str, object] = {
        "title": titles.get(number, f"Outage {number} of {choose.choice(SERVICES)}"),
        "date": str(day),
        "kind": choose.choice([*Kind][:3]),
        "services": choose.sample(SERVICES, choose.randrange(4)),
        "teams": choose.sample(TEAMS, choose.randrange(3)),
        "factors": _factors(40 if number == 4 else choose.randrange(7), choose),
    }
    if choose.random() < 0.7:
        front["severity"] = choose.choice((*SEVERITIES, "sev 9"))
    if choose.random() < 0.6:
        front["status"] = choose.choice([*Status])
    if choose.random() < 0.6:
        front["detection"] = choose.choice([*DetectedBy])
    if choose.random() < 0.1:
        del front["date"]
        return f"undated-{number}", front
    if number % 7 == 0:
        front["actions"] = [_done(day, front["factors"], before=number % 14 == 0)]
    # Some files are named by more than the id of their record.
    front |= {"id": f"inc-{number}"} if choose.random() < 0.2 else {}
    return f"{day.year}/{day}-record-{number}", front


def _done(day: date, factors: object, *, before: bool) -> dict[str, object]:
    """Return an action that was done a month after its record, or some days before it."""
    assert isinstance(factors, list)
    completed = day + timedelta(days=-5 if before else 30)
    addresses = sorted({each["id"] for each in factors if isinstance(each, dict)})
    return {"title": "Look", "state": "done", "completed": str(completed), "addresses": addresses}


def _factors(n: int, choose: random.Random) -> list[object]:
    picked: list[object] = []
    for id in choose.sample(FACTORS, n):
        picked += [
            {"id": id, "role": role} for role in choose.sample([*Role], choose.choice((1, 2)))
        ]
    return [*picked, *choose.sample(FAMILIES, choose.choice((0, 0, 1)))]


def addresses(records: list[Facts], n: int = 200, seed: int = 5) -> Iterator[str]:
    """Yield the addresses of views, most of which show something."""
    choose = random.Random(seed)
    values = {key: sorted({id for r in records for id in r.ids.get(key, ())}) for key in ASKED} | {
        "family": sorted({family for r in records for family, _, _ in r.entries}),
        "factor": sorted({factor for r in records for _, factor, _ in r.entries if factor}),
        "role": ["problem", *Role],
        "with": sorted({factor for r in records for _, factor, _ in r.entries if factor}),
    }
    for _ in range(n):
        near = choose.choice(records)
        asked: dict[str, list[str]] = {}
        for key in choose.sample(ASKED, choose.randrange(5)):
            known = [*near.ids.get(key, ()), *choose.sample(values[key], min(2, len(values[key])))]
            asked[key] = choose.sample(
                sorted(set(known)), min(len(set(known)), choose.choice((1, 2)))
            )
            if choose.random() < 0.03:
                asked[key] = ["nowhere"]
        if choose.random() < 0.2:
            asked["words"] = [" ".join(choose.sample(near.incident.title.split()[:9], 1))]
        for key in ("from", "to"):
            if choose.random() < 0.15:
                asked[key] = [str(date(2017, 1, 1) + timedelta(days=choose.randrange(3000)))]
        yield urlencode(asked, doseq=True)
