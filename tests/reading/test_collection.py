from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.cli.stats_table import as_json
from mkdocs_postmortems.insight.over_periods import By
from mkdocs_postmortems.insight.population import Slice
from mkdocs_postmortems.insight.summary import Summary
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.body import Body
from mkdocs_postmortems.model.finding import Level
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.model.places import Places
from mkdocs_postmortems.model.timeline import Timeline
from mkdocs_postmortems.plugin.config import settings_from
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

RECORD = "---\ntitle: {0}\ndate: 2024-05-01\nfactors: [dns]\n{1}\n---\n"


def test_two_files_with_one_stem_are_two_records(read: Callable[..., Any]) -> None:
    seen = read({"2023/x.md": "# a\n", "2024/X.md": "# b\n", "2024/x-2.md": "# c\n"})
    assert {i.source.relative: i.id for i in seen.collection.incidents} == {
        "2023/x.md": "x",
        "2024/X.md": "X-3",
        "2024/x-2.md": "x-2",
    }
    first, second = seen.of("PM401")
    assert first.level == "error"
    assert "postmortems/2024/X.md" in first.message
    assert "becomes" not in first.message
    assert "this record becomes 'X-3'" in second.message


def test_a_shared_id_is_noted_where_it_is_written(read: Callable[..., Any]) -> None:
    seen = read({"a.md": RECORD.format("a", "id: pm1"), "b.md": RECORD.format("b", "id: PM1")})
    assert [(f.location.path, f.location.line) for f in seen.of("PM401")] == [
        ("postmortems/a.md", 5),
        ("postmortems/b.md", 5),
    ]
    assert [i.id for i in seen.collection.incidents] == ["pm1", "PM1-2"]


def test_related_is_made_of_records_that_exist(read: Callable[..., Any]) -> None:
    related = "related:\n  - {id: PM-7, why: same}\n  - c\n  - B.md\n  - pm7x\n  - a\n  - pm-7"
    seen = read(
        {
            "a.md": RECORD.format("a", related),
            "b.md": RECORD.format("b", "id: PM-7"),
            "c.md": "# c\n",
        }
    )
    links = seen.record("a").related
    assert [(link.incident, link.why) for link in links] == [("PM-7", "same"), ("c", None)]
    assert [(f.code, f.location.line, f.hint) for f in seen.findings if f.code >= "PM4"] == [
        ("PM402", 9, "Did you mean 'PM-7'?"),
        ("PM409", 10, "Remove it."),
    ]


def test_findings_stand_in_the_order_of_files_and_lines(read: Callable[..., Any]) -> None:
    seen = read(
        {
            "b.md": RECORD.format("b", "severity: no\nid: 1"),
            "a.md": RECORD.format("a", "related: nowhere\nkind: x"),
            "vocabulary.yml": "factors: [{id: nonsense}]\n",
        }
    )
    places = [(f.location.path, f.location.line) for f in seen.findings]
    assert places == sorted(places)
    assert len({path for path, _ in places}) == 3


def test_a_site_may_set_the_level_of_a_code(read: Callable[..., Any]) -> None:
    files = {"a.md": RECORD.format("a", "severity: no\nauthor: x\nkind: y")}
    levels = {"PM111": Level.OFF, "PM120": Level.ERROR, "PM114": Level.HINT}
    seen = read(files, levels=levels)
    assert [(f.code, f.level) for f in seen.findings] == [
        ("PM120", "error"),
        ("PM114", "hint"),
    ]


CATALOG = """
services:
  - {id: payments-db, label: Payments database, aliases: [paydb], team: data}
teams: [{id: data, label: Data platform}]
"""


def test_a_catalog_names_services_and_teams(read: Callable[..., Any]) -> None:
    front = "services: [PayDB, payments_db, checkuot]\nteams: [data platform, dta]"
    seen = read({"a.md": RECORD.format("a", front), "catalog.yml": CATALOG})
    incident = seen.record("a")
    assert incident.services == ("payments-db", "checkuot")
    assert incident.teams == ("data", "dta")
    assert [(f.code, f.hint) for f in seen.findings] == [
        ("PM308", "Add it to the catalog."),
        ("PM309", "Did you mean 'data'?"),
    ]


def test_without_a_catalog_words_are_labels_as_first_written(read: Callable[..., Any]) -> None:
    seen = read(
        {
            "a.md": RECORD.format(
                "a",
                "services: [Payments DB]\nteams: [Data]\nactions: [{title: x, team: Ops Team}]\n"
                "facilitation: {moderator_team: SRE, participants: [{role: x, team: Support}]}",
            ),
            "b.md": RECORD.format("b", "services: [payments-db]"),
        }
    )
    catalog = seen.collection.catalog
    assert catalog.services.label("payments-db") == "Payments DB"
    assert {id: team.label for id, team in catalog.teams.entries.items()} == {
        "data": "Data",
        "ops-team": "Ops Team",
        "sre": "SRE",
        "support": "Support",
    }
    assert not catalog.teams.closed


def test_every_record_of_this_repository_is_sound(project: Path) -> None:
    read = read_collection(Settings(root=project))
    assert len(read.incidents) >= 62
    assert all(incident.coded for incident in read.incidents)
    assert [f.as_line() for f in read.findings if f.level is not Level.HINT] == []


def test_the_same_files_give_the_same_value(read: Callable[..., Any]) -> None:
    files = {
        "b.md": RECORD.format("b", "related: [a]\nservices: [x, y]"),
        "a.md": RECORD.format("a", "related: [b, nowhere]\nroot_cause: x"),
    }
    first, second = read(files).collection, read(files).collection
    assert first == second


@pytest.mark.parametrize("odd", ["no title in front", "not coded", "broken front matter"])
def test_without_text_a_record_is_the_same_but_for_its_text(odd: str, repository: Any) -> None:
    texts = {
        "no title in front": "---\ndate: 2024-05-01\nfactors: [dns]\n---\n# From the text\n",
        "not coded": "# A heading\n\nText.\n",
        "broken front matter": "---\ntitle: [\n---\n# Heading\n",
    }
    whole = (
        "---\ntitle: x\ndate: 2024-05-01\nfactors: [{id: dns, evidence: ['#impact']}]\n"
        "related: [2023-01-01-y]\n---\n## Impact\n\n## Timeline\n\n- 10:00 it began\n"
    )
    root = repository({"postmortems/2023-01-01-y.md": texts[odd], "postmortems/x.md": whole})
    full = read_collection(Settings(root=root))
    bare = read_collection(Settings(root=root), text=False)
    assert bare.incidents == tuple(map(_stripped, full.incidents))
    assert bare.findings == ()
    assert (bare.vocabulary, bare.catalog) == (full.vocabulary, full.catalog)


def _stripped(incident: Incident) -> Incident:
    return replace(
        incident,
        source=replace(incident.source, text=""),
        places=Places(),
        body=Body(""),
        timeline=Timeline(),
        factors=tuple(replace(ref, evidence=()) for ref in incident.factors),
    )


def test_the_numbers_of_this_repository_need_no_text(project: Path) -> None:
    settings = settings_from(project / "mkdocs.yml")
    answers = {
        as_json(Summary.of(KnowledgeBase.load(settings, text=text), Slice(), By.QUARTER))
        for text in (True, False)
    }
    assert len(answers) == 1
