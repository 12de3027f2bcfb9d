from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.records import DNS, NOISE, record

from mkdocs_postmortems.audience import admit
from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.model.body import Body, Section
from mkdocs_postmortems.model.catalog import Catalog, Directory, Named
from mkdocs_postmortems.model.collection import Collection
from mkdocs_postmortems.model.finding import Finding, Level, Location
from mkdocs_postmortems.model.front_matter import Audience, FrontMatter
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.model.vocabulary import Vocabulary
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

PUBLIC, INTERNAL, RESTRICTED = Audience.PUBLIC, Audience.INTERNAL, Audience.RESTRICTED
SECRET = record("leak", title="Keys were copied", audience=RESTRICTED, folder="2024/")


def about(message: str, path: str = "postmortems/a.md", hint: str | None = None) -> Finding:
    return Finding("PM402", Level.WARNING, Location(path), message, hint)


def shown(*incidents: Incident, edition: Audience = INTERNAL) -> tuple[Incident, ...]:
    return admit(Collection((*incidents, SECRET)), edition).incidents


@pytest.mark.parametrize(
    ("edition", "ids"),
    [(PUBLIC, ["p"]), (INTERNAL, ["p", "i"]), (RESTRICTED, ["p", "i", "r"])],
)
def test_an_edition_shows_what_is_for_its_audience_or_a_wider_one(
    edition: Audience, ids: list[str]
) -> None:
    rows = [(record(id, audience=a)) for id, a in zip("pir", Audience, strict=True)]
    assert [i.id for i in admit(Collection(tuple(rows)), edition).incidents] == ids


def test_nothing_changes_where_nothing_is_withheld() -> None:
    everything = Collection((record("a", audience=PUBLIC), SECRET))
    assert admit(everything, RESTRICTED) is everything


def test_a_record_that_points_nowhere_is_the_same_value() -> None:
    other = record("a", body=Body("text [x](b.md)", links=("b.md",)), related=["b"])
    assert shown(other)[0] is other


@pytest.mark.parametrize(
    ("finding", "kept"),
    [
        (about("no date", path="postmortems/2024/leak.md"), None),
        (about("the id 'x' is also that of postmortems/2024/leak.md"), None),
        (about("the related record 'LEAK' does not exist"), None),
        (about("see 'leak.md'."), None),
        (about("'Keys  were copied' stands twice"), None),
        (about("unknown factor", hint="Did you mean 'leak'?"), about("unknown factor")),
        (about("a leakage of leaks"), about("a leakage of leaks")),
        (about("no date", hint="Write it."), about("no date", hint="Write it.")),
    ],
)
def test_findings_do_not_show_a_withheld_record(finding: Finding, kept: Finding | None) -> None:
    seen = admit(Collection((record("a"), SECRET), findings=(finding,)), INTERNAL).findings
    assert seen == ((kept,) if kept else ())


def test_a_name_that_a_shown_record_has_gives_nothing_away() -> None:
    source = SourceFile("postmortems/2023/leak.md", "2023/leak.md", "", "")
    twin = replace(record("leak-2"), source=source)
    findings = (about("'leak' is fine"),)
    assert admit(Collection((twin, SECRET), findings=findings), INTERNAL).findings == findings


def test_a_long_title_is_known_by_its_beginning() -> None:
    long = record("x1", title="Keys of every customer " * 8, audience=RESTRICTED)
    finding = about(f"the title {long.title[:70]}… is long")
    assert admit(Collection((record("a"), long), findings=(finding,)), INTERNAL).findings == ()


def test_related_links_lose_withheld_ids() -> None:
    front = FrontMatter.model_validate({"related": ["leak", {"id": "b", "why": "same"}, "LEAK.md"]})
    one = shown(record("a", related=["leak", "b"], front=front), record("b"))[0]
    assert [link.incident for link in one.related] == ["b"]
    assert [entry.id for entry in one.front.related] == ["b"]


def test_text_made_from_the_body_loses_the_words_that_went() -> None:
    body = Body(
        "# On [leak](2024/leak.md)\n\nSee [leak](2024/leak.md) and [this](2024/leak.md).",
        heading="On leak",
        sections=(Section(1, "On leak", "on-leak", 1, "See leak and this."),),
        lead="See leak and this.",
        links=("2024/leak.md", "2024/leak.md", "b.md"),
    )
    one = shown(record("a", title="On leak", body=body))[0]
    assert one.title == one.body.heading == "On (withheld)"
    assert one.body.text == "# On (withheld)\n\nSee (withheld) and this."
    assert one.body.lead == one.body.sections[0].text == "See (withheld) and this."
    assert one.body.links == ("b.md",)
    assert one.source.text == ""


def test_a_closed_catalog_is_the_text_of_the_site_and_stays() -> None:
    closed = Catalog(Directory({"vault": Named("vault", "Vault")}, closed=True))
    assert (
        admit(Collection((SECRET,), catalog=closed), INTERNAL).catalog.services == closed.services
    )


def test_words_of_withheld_records_alone_are_not_in_an_open_catalog() -> None:
    vault = FrontMatter.model_validate({"services": ["The Vault", "web"], "teams": ["Guards"]})
    web = FrontMatter.model_validate(
        {"services": ["Web"], "actions": [{"title": "x", "team": "Core"}]}
    )
    hidden = record("h", audience=RESTRICTED, front=vault)
    catalog = admit(Collection((hidden, record("a", front=web))), INTERNAL).catalog
    assert {id: e.label for id, e in catalog.services.entries.items()} == {"web": "Web"}
    assert [*catalog.teams.entries] == ["core"]


def test_the_graph_of_an_edition_does_not_count_withheld_records() -> None:
    hidden = record("h", audience=RESTRICTED, factors=[DNS, NOISE])
    graph = FactorGraph.of(shown(record("a", related=["h"]), hidden), Vocabulary())
    assert graph.total == 1
    assert graph.used_factors() == (DNS,)
    assert graph.related(IncidentId("a")) == ()


W = "xyzzy"
"""Stands in every place of the restricted record, and nowhere else but where others point at it."""

FILES = {
    f"postmortems/2024/2024-05-01-{W}.md": f"""---
title: The {W} keys
id: {W}-1
date: 2024-05-01
audience: restricted
severity: {W}
timezone: Europe/{W}
times: {{started: "2024-05-01 10:00", detected: {W}}}
impact: {{summary: {W}, slo: {W}}}
detection: {{by: {W}, via: {W}}}
services: [{W} vault, shared]
teams: [{W} guards]
factors:
  - dns
  - {{id: {W} word, note: {W}, evidence: "#{W}"}}
actions: [{{title: Guard {W}, team: {W} crew, tracker: "https://{W}.example/", addresses: [dns]}}]
facilitation: {{moderator_team: {W} mods, participants: [{{role: {W}, team: {W} ops}}]}}
related: [{{id: other, why: {W}}}]
sources: [{{type: {W}, url: "{W}"}}]
open_questions: [{W}]
{W}: {W}
---

# {W}

## {W}

{W} [{W}]({W}.md) ![{W}]({W}.png)

## Timeline

- 10:00 {W}
""",
    "postmortems/2024/other.md": f"""---
title: Resolver slow
date: 2024-05-02
services: [Shared]
teams: [core]
factors: [dns, no canary, {{id: retry, evidence: "#timeline"}}]
actions: [{{title: Cache, tracker: "https://git.example/b/main/postmortems/2024/2024-05-01-{W}.md"}}]
related: [{W}-1, {{id: 2024-05-01-{W}, why: same keys}}, xyzyz-1]
sources:
  - 2024-05-01-{W}.md
  - {{type: report, url: "https://git.example/postmortems/2024/2024-05-01-{W}.md"}}
  - https://status.example/
---

Like [the other](2024-05-01-{W}.md#{W}), [{W}-1][1], [2024-05-01-{W}](./2024-05-01-{W}.md "{W}") and
<a href="2024-05-01-{W}.md">The {W} keys</a>, <https://kb.example/postmortems/2024/2024-05-01-{W}/>.

[1]: ../2024/2024-05-01-{W}.md
    "{W}"

    cat postmortems/2024/2024-05-01-{W}.md

## Timeline

| Time | What |
| --- | --- |
| 10:00 | As in [{W}-1](2024-05-01-{W}.md) |
""",
    "postmortems/2025/plain.md": f"As in [before](../2024/2024-05-01-{W}.md).\n",
    "postmortems/factors/infrastructure.dns.md": f"Seen in [x](../2024/2024-05-01-{W}.md).\n",
}


@pytest.fixture
def everything(repository: Callable[[Mapping[str, str]], Path]) -> Collection:
    return read_collection(Settings(root=repository(FILES)))


def test_a_secret_word_is_in_the_edition_for_those_who_may_read_it(everything: Collection) -> None:
    whole = admit(everything, RESTRICTED)
    assert len(whole.incidents) == 3
    assert W in repr(whole)


@pytest.mark.parametrize("edition", [INTERNAL, PUBLIC])
def test_a_secret_word_is_nowhere_in_a_wider_edition(
    everything: Collection, edition: Audience
) -> None:
    part = admit(everything, edition)
    assert W not in repr(part).casefold()
    graph = FactorGraph.of(part.incidents, part.vocabulary)
    assert W not in repr([*graph.network.nodes, *graph.network.edges(data=True)]).casefold()


def test_the_record_that_pointed_there_keeps_the_rest(everything: Collection) -> None:
    part = admit(everything, INTERNAL)
    other = next(i for i in part.incidents if i.id == "other")
    before = next(i for i in everything.incidents if i.id == "other")
    assert other.factors == before.factors
    assert [source.url for source in other.front.sources] == ["https://status.example/"]
    assert other.body.text.count("\n") == before.body.text.count("\n")
    assert other.body.text.startswith(
        "Like the other, (withheld), (withheld) and\n(withheld), (wit"
    )
    assert [entry.text for entry in other.timeline.entries] == ["As in (withheld)"]
    assert part.vocabulary.texts[DNS].text == "Seen in x.\n"
    assert {*part.catalog.services.entries} == {"shared"}
    assert part.catalog.services.label("shared") == "Shared"
