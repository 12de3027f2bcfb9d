from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.body import Body, Section
from mkdocs_postmortems.model.catalog import Catalog, Directory, Named
from mkdocs_postmortems.model.factor import Confidence, FactorId, FactorRef, Role
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.pages.factor import NAMED_SHOWN, TOGETHER_SHOWN

DAY, LATER = date(2024, 5, 1), date(2024, 6, 2)
DNS, PUSH, GAP = "infrastructure.dns", "change.config-push", "process.test-gap"
SAFE, LUCK = "adaptive.safe-reversal", "adaptive.luck"
HERE = f"factors/{DNS}.md"
DRAFT = FrontMatter(status=Status.DRAFT)


def section(page: str, name: str) -> str:
    """Return a section of a page, without its heading."""
    _, _, rest = page.partition(f"{{ #pm-{name} }}\n")
    assert rest, name
    return rest.split("\n## ")[0]


def test_every_factor_has_a_page_in_an_empty_collection(build: Any, vocabulary: Any) -> None:
    site = build([])
    for id in vocabulary.factors:
        page = site.said(f"factors/{id}.md")
        assert "Seen in</span> no record yet\n" in page
        assert "No record names this factor yet." in page


def test_numbers_are_of_counted_records_and_drafts_are_listed(build: Any, record: Any) -> None:
    records = [record("a", DAY), record("b", LATER, front=DRAFT), record("c", DAY, factors=[PUSH])]
    page = build(records).said(HERE)
    assert "Seen in</span> 1 of 2 records\n" in page
    assert "In preparation</span> 1 record\n" in page
    assert "Last seen</span> [1 May 2024](../a.md)\n" in page
    assert "Period of the records</span> 1 May 2024\n" in page
    assert '[Title of b](../b.md) <span class="pm-meta">2 June 2024 · in preparation' in page


def test_a_factor_of_drafts_only_is_seen_in_none(build: Any, record: Any) -> None:
    page = build([record("a", DAY, front=DRAFT), record("b", DAY, factors=[PUSH])]).said(HERE)
    assert "Seen in</span> 0 of 1 record\n" in page
    assert "First seen" not in page
    assert "Title of a" in page


def test_a_factor_in_two_roles_counts_once_and_shows_both(build: Any, record: Any) -> None:
    both = [FactorRef(FactorId(DNS), role) for role in (Role.TRIGGER, Role.AGGRAVATING)]
    page = build([record("a", DAY, factors=both)]).said(HERE)
    assert "Seen in</span> 1 of 1 record\n" in page
    assert "Roles</span> set it off 1, made it larger or longer 1\n" in page
    assert page.index("### Set it off · 1 record") < page.index("### Made it larger or longer")


def test_what_helped_is_counted_apart_from_problems(build: Any, record: Any) -> None:
    records = [record("a", DAY, factors=[PUSH], helped=[DNS]), record("b", DAY)]
    page = build(records).said(HERE)
    assert "Seen in</span> 1 of 2 records\n" in page
    assert "Helped in</span> 1 of 2 records\n" in page


def test_what_only_helped_was_not_seen_as_a_problem(build: Any, record: Any) -> None:
    page = build([record("a", DAY, helped=[SAFE])]).said(f"factors/{SAFE}.md")
    assert "Helped in</span> 1 of 1 record\n" in page
    assert "Seen in" not in page
    assert "What helped in these records" not in page


def test_what_helped_in_the_same_records_is_counted_among_them(build: Any, record: Any) -> None:
    records = [
        record("a", DAY, helped=[SAFE]),
        record("b", LATER, helped=[SAFE, LUCK]),
        record("c", DAY),
        record("d", DAY, factors=[PUSH], helped=[LUCK]),
    ]
    helped = section(build(records).said(HERE), "helped")
    assert f"[Fast safe reversal]({SAFE}.md) | 2 of 3 |" in helped
    assert f"[Luck]({LUCK}.md) | 1 of 3 |" in helped


def test_evidence_note_and_doubt_stand_with_the_record(build: Any, record: Any) -> None:
    body = Body(
        "x", sections=(Section(2, "What we saw", "saw", 1, "Lookups took *nine* seconds."),)
    )
    ref = FactorRef(
        FactorId(DNS),
        Role.TRIGGER,
        evidence=("saw",),
        note="On one node",
        confidence=Confidence.LOW,
    )
    page = build([record("a", DAY, factors=[ref], body=body)]).said(HERE)
    assert (
        "    > Lookups took &#42;nine&#42; seconds. [What we saw](../a.md#saw){ .pm-where }" in page
    )
    assert "\n    On one node\n" in page
    assert '\n    <span class="pm-meta">low confidence</span>\n' in page


def test_services_and_teams_stand_by_label_with_their_numbers(build: Any, record: Any) -> None:
    named = Directory({"z": Named("z", "Account"), "a": Named("a", "Web")})
    records = [
        record("r1", DAY, services=("a", "z"), teams=("core",)),
        record("r2", DAY, services=("a",)),
        record("r3", DAY, services=("a",), front=DRAFT),
    ]
    places = section(build(records, catalog=Catalog(services=named)).said(HERE), "places")
    assert "- Services: [Account](../services/z.md) 1 · [Web](../services/a.md) 2\n" in places
    assert "- Teams involved: [core](../teams/core.md) 1\n" in places


def test_many_services_are_those_with_most_records(build: Any, record: Any) -> None:
    often = tuple(f"s{n:02}" for n in range(1, NAMED_SHOWN + 1))
    records = [record("a", DAY, services=(*often, "s00", "s99")), record("b", DAY, services=often)]
    places = section(build(records).said(HERE), "places")
    assert places.count("](../services/") == NAMED_SHOWN
    assert "s00" not in places
    assert "· and 2 more\n" in places


def test_factors_in_company_stand_beside_their_number_in_all_records(
    build: Any, record: Any
) -> None:
    records = [
        record("a", DAY, factors=[DNS, PUSH], helped=[SAFE]),
        record("b", DAY),
        record("c", DAY, factors=[PUSH]),
        record("d", DAY, factors=[DNS, GAP], front=DRAFT),
    ]
    together = section(build(records).said(HERE), "together")
    assert f"| [Configuration or flag change]({PUSH}.md) | 1 of 2 | 2 of 3 |" in together
    assert "Together, not because" in together
    assert SAFE not in together
    assert GAP not in together


def test_company_is_cut_and_the_rest_is_counted(build: Any, record: Any, vocabulary: Any) -> None:
    others = [f for f in sorted(vocabulary.factors) if f.startswith(("change", "process", "soft"))]
    assert len(others) > TOGETHER_SHOWN + 1
    together = section(build([record("a", DAY, factors=[DNS, *others])]).said(HERE), "together")
    assert together.count("| 1 of 1 | 1 of 1 |") == TOGETHER_SHOWN
    assert f"{len(others) - TOGETHER_SHOWN} more factors in the same records." in together


def test_actions_that_address_the_factor_stand_on_its_page(build: Any, record: Any) -> None:
    mine = Action("A1", "Cache answers", addresses=(FactorId(DNS),))
    other = Action("A2", "Freeze", addresses=(FactorId(PUSH),))
    site = build([record("a", DAY, factors=[DNS, PUSH], actions=(mine, other))])
    assert "Cache answers" in section(site.said(HERE), "actions")
    assert "Freeze" not in site.said(HERE)
    assert "pm-actions" not in site.said(f"factors/{GAP}.md")


def test_the_first_and_last_factor_have_one_neighbour(build: Any, vocabulary: Any) -> None:
    site = build([])
    first, *_, last = sorted(vocabulary.factors)
    assert "[previous]" not in site.said(f"factors/{first}.md")
    assert "[next]" not in site.said(f"factors/{last}.md")


VOCABULARY = """
extends: nothing
families: [{id: lab, label: Lab}]
factors:
  - {id: lab.clock, label: Clock, not: "When the rig differs, use lab.rig. Not lab.gone, nor lab.clock."}
  - {id: lab.old, label: Old rig, deprecated: 2024-01-02, replaced_by: lab.older}
  - {id: lab.older, label: Older rig, replaced_by: lab.rig}
  - {id: lab.rig, label: Rig}
  - {id: lab.rope, label: Rope, deprecated: 2024-01-02, sources: ["https://example.org/a b", Book]}
"""
RECORD = "---\ntitle: T\ndate: 2024-05-01\nfactors: [lab.old, lab.rope]\n---\nText.\n"


@pytest.fixture
def lab(read: Any) -> Any:
    return read(
        {
            "vocabulary.yml": VOCABULARY,
            "2024/a.md": RECORD,
            "factors/lab.rig.md": "# Our rig\n\nSee [a](../2024/a.md).\n\n## Where to ask\n\n<b>Us</b>\n",
            "factors/lab.old.md": "It had *rust*.\n",
            "factors/Rope.md": "Knots.\n",
            "factors/_lab.rope.md": "A draft about knots.\n",
        }
    )


def test_ids_of_other_factors_in_the_neighbour_text_are_links(lab: Any) -> None:
    page = lab.said("factors/lab.clock.md")
    assert "When the rig differs, use [Rig](lab.rig.md). Not lab.gone, nor lab.clock." in page


def test_a_factor_that_is_replaced_leads_to_the_end_of_the_chain(lab: Any) -> None:
    page = lab.said("factors/lab.old.md")
    assert "[Rig](lab.rig.md) takes its place" in page
    assert "## Incidents" not in page
    assert "since 2 January 2024" in page


def test_a_record_that_names_a_replaced_factor_stands_with_its_successor(lab: Any) -> None:
    assert "Seen in</span> 1 of 1 record\n" in lab.said("factors/lab.rig.md")


def test_a_deprecated_factor_without_successor_keeps_its_records(lab: Any) -> None:
    page = lab.said("factors/lab.rope.md")
    assert "Deprecated</span> since 2 January 2024\n" in page
    assert "Seen in</span> 1 of 1 record\n" in page


def test_neighbours_pass_over_replaced_factors(lab: Any) -> None:
    page = lab.said("factors/lab.clock.md")
    assert "[next](lab.rig.md)" in page
    assert "[previous](lab.clock.md)" in lab.said("factors/lab.rig.md")


def test_a_source_with_a_web_address_is_a_link(lab: Any) -> None:
    page = lab.said("factors/lab.rope.md")
    assert "](https://example.org/a%20b); Book\n" in page


def test_the_text_people_wrote_stands_as_written_under_its_own_title(lab: Any) -> None:
    page = lab.said("factors/lab.rig.md")
    assert "\n# Our rig\n" in page
    assert "# Rig" not in page
    assert page.count("\n# ") == 1
    assert "See [a](../2024/a.md).\n\n## Where to ask\n\n<b>Us</b>\n" in page


def test_an_edit_link_leads_to_the_text_and_to_nothing_else(lab: Any) -> None:
    pages = lab.plan.pages
    assert pages["postmortems/factors/lab.rig.md"].source == "postmortems/factors/lab.rig.md"
    assert pages["postmortems/factors/lab.rope.md"].source == "postmortems/factors/Rope.md"
    assert pages["postmortems/factors/lab.clock.md"].source is None
    assert pages["postmortems/factors/lab.old.md"].source is None


def test_the_text_of_a_replaced_factor_stands_with_its_successor(read: Any) -> None:
    text = {"factors/lab.old.md": "It had *rust*.\n", "factors/_lab.clock.md": "A draft.\n"}
    site = read({"vocabulary.yml": VOCABULARY, **text})
    assert "It had *rust*." in site.said("factors/lab.rig.md")
    assert site.plan.pages["postmortems/factors/lab.rig.md"].source.endswith("/lab.old.md")
    assert site.plan.pages["postmortems/factors/lab.clock.md"].source is None


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    body = Body("x", sections=(Section(2, hostile, "here", 1, hostile),))
    ref = FactorRef(FactorId(DNS), Role.TRIGGER, evidence=("here",), note=hostile)
    action = Action("A1", hostile, addresses=(FactorId(DNS),), state=ActionState.DECLINED)
    fields = {"title": hostile, "services": (hostile,), "teams": (hostile,), "severity": hostile}
    site = build([record("a", DAY, factors=[ref], body=body, actions=(action,), **fields)])
    inert(site.said(HERE))


def test_words_of_the_vocabulary_stay_text(read: Any, hostile: str, inert: Any) -> None:
    said = json.dumps(hostile)
    keys = ("label", "definition", "ask", "not", "aliases", "sources")
    fields = "".join(f"\n    {key}: {said}" for key in keys)
    family = f"families: [{{id: lab, label: {said}, definition: {said}}}]\n"
    text = f"extends: nothing\n{family}factors:\n  - id: lab.a{fields}\n  - id: lab.b\n    replaced_by: lab.a\n"
    site = read(
        {"vocabulary.yml": text, "a.md": "---\ntitle: T\ndate: 2024-05-01\nfactors: [lab.a]\n---\n"}
    )
    for uri in ("factors/lab.a.md", "factors/lab.b.md", "factors/index.md", "trends/index.md"):
        inert(site.said(uri))
