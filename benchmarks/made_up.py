"""A collection of made-up records, the same for the same numbers: what the benchmarks build."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

FAMILIES = ("change", "software", "capacity", "network", "detection", "process")
SERVICES = tuple(f"service-{n:02}" for n in range(40))
SEVERITIES = ("SEV-1", "SEV-2", "SEV-3", "SEV-4")
SEVERITY_WEIGHTS = (1, 4, 8, 6)
TEAMS = tuple(f"team-{n:02}" for n in range(12))
WORDS = [
    "queue",
    "pool",
    "request",
    "deploy",
    "cache",
    "shard",
    "replica",
    "retry",
    "alert",
    "latency",
    "window",
    "budget",
    "node",
    "cluster",
    "traffic",
    "limit",
    "timeout",
    "index",
    "lease",
    "token",
    "route",
    "header",
    "probe",
    "restart",
    "backlog",
    "worker",
    "schema",
    "primary",
    "standby",
    "volume",
    "quota",
    "proxy",
    "gateway",
    "client",
    "server",
    "batch",
    "stream",
    "event",
    "lock",
    "thread",
]


def factors(count: int = 300) -> list[str]:
    """Return the ids of the made-up factors."""
    return [f"{FAMILIES[n % len(FAMILIES)]}.condition-{n:03}" for n in range(count)]


def write_vocabulary(folder: Path, count: int = 300) -> None:
    """Write a vocabulary of made-up factors that replaces the default one."""
    lines = ["version: 1", "extends: nothing", "families:"]
    lines += [f"  - {{id: {family}, label: {family.capitalize()}}}" for family in FAMILIES]
    lines += ["factors:"]
    lines += [
        f"  - {{id: {id}, label: Condition {n:03}, definition: A made-up condition.}}"
        for n, id in enumerate(factors(count))
    ]
    (folder / "vocabulary.yml").write_text("\n".join([*lines, ""]), encoding="utf-8")


def write_records(folder: Path, count: int, *, seed: int = 7, factor_count: int = 300) -> None:
    """Write `count` records of about 700 words over ten years, with front matter and tags."""
    choose = random.Random(seed)
    grave = random.Random(seed)  # of its own: the texts stay as they are
    known = factors(factor_count)
    weights = [1 / (n + 5) for n in range(factor_count)]
    for n in range(count):
        day = date(2016, 1, 1) + timedelta(days=n * 3650 // count)
        path = folder / str(day.year) / f"{day}-record-{n:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        [severity] = grave.choices(SEVERITIES, SEVERITY_WEIGHTS)
        path.write_text(_record(n, day, severity, choose, known, weights), encoding="utf-8")


def _record(
    n: int,
    day: date,
    severity: str,
    choose: random.Random,
    known: list[str],
    weights: list[float],
) -> str:
    mine = list(dict.fromkeys(choose.choices(known, weights, k=choose.randint(3, 6))))[:5]
    services = choose.sample(SERVICES, choose.randint(1, 3))
    title = f"{services[0]} slow after {_words(choose, 4)}"
    coded = "\n".join(f'  - {{id: {id}, evidence: "#what-contributed"}}' for id in mine)
    return f"""---
title: {title}
date: {day}
severity: {severity}
times: {{started: "{day} 09:58", detected: "{day} 10:21", mitigated: "{day} 11:02", \
resolved: "{day} 13:40"}}
detection: alert
services: [{", ".join(services)}]
teams: [{choose.choice(TEAMS)}]
tags: [{services[0]}, {mine[0]}]
factors:
{coded}
actions:
  - {{title: Bound the {choose.choice(WORDS)} of {services[0]}, team: {choose.choice(TEAMS)}, \
state: done, completed: {day + timedelta(days=20)}, addresses: [{mine[0]}]}}
---

## Summary

{_prose(choose, 60)}

## Timeline

| Time | Event |
| --- | --- |
| 09:58 | {_words(choose, 8)} |
| 10:21 | {_words(choose, 8)} |
| 10:40 | {_words(choose, 8)} |
| 11:02 | {_words(choose, 8)} |

!!! note "What users saw"
    {_prose(choose, 40)}

## What contributed

{_prose(choose, 160)}

```yaml
pool:
  size: {n}
  timeout: 30s
```

## What helped

{_prose(choose, 120)}

## What was learned

{_prose(choose, 200)}
"""


def _words(choose: random.Random, count: int) -> str:
    return " ".join(choose.choices(WORDS, k=count))


def _prose(choose: random.Random, count: int) -> str:
    sentences = [_words(choose, 12).capitalize() + "." for _ in range(max(1, count // 12))]
    return " ".join(sentences)
