from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.finding import Finding, Level, Location
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.pages.listing import LISTINGS, expand, has_marker
from mkdocs_postmortems.settings import Settings

DAY = date(2024, 5, 1)
HERE = Location("docs/teams.md")


def expanded(site: Any, text: str) -> tuple[str, tuple[Finding, ...]]:
    return expand(text, site.kb, site.links("teams.md"), HERE)


def shown(site: Any, text: str) -> list[str]:
    """Return the first link or text of each row."""
    page, found = expanded(site, f"<!-- postmortems/{text} -->")
    assert found == ()
    return re.findall(r"^- (?:\[[^\]]*\]\([^)]*\)\{.*?\} )?\[?(.*?)(?:\]\(| <)", page, re.MULTILINE)


def sentence(site: Any, text: str) -> str:
    """Return what stands in place of a list, as a reader sees it."""
    page, found = expanded(site, f"<!-- postmortems/{text} -->")
    assert found
    shown_as = markdown.markdown(page, extensions=["attr_list"])
    return html.unescape(re.sub(r"<[^>]*>", "", shown_as)).strip()


@pytest.mark.parametrize(
    ("argument", "ids"),
    [
        ("", ["Canary", "Connection", "Expired", "Resolver", "Refund", "Warship", "Notes"]),
        ("{ limit: 2 }", ["Canary", "Connection"]),
        ("{ service: checkout }", ["Expired", "Resolver"]),
        ("{ service: CART }", ["Expired", "Resolver"]),
        ("{ team: Payments, limit: 2 }", ["Canary", "Connection"]),
        ("{ factor: dns }", ["Resolver"]),
        ("{ factor: infrastructure }", ["Expired", "Resolver"]),
        ("{ family: adaptive }", ["Canary", "Expired", "Refund"]),
        ("{ kind: near-miss }", ["Canary"]),
        ("{ severity: sev 2 }", ["Refund"]),
        ("{ since: 2024-05-01 }", ["Canary", "Connection"]),
        ("{ since: 2024-01-01, service: payments-db }", ["Connection"]),
    ],
)
def test_records_are_narrowed_by_every_key(small: Any, argument: str, ids: list[str]) -> None:
    rows = shown(small, f"incidents {argument}")
    assert [any(row.startswith(id) for id in ids) for row in rows] == [True] * len(ids)


@pytest.mark.parametrize(
    ("argument", "ids"),
    [
        ("", ["Renew", "Probe", "Send"]),
        ("{ limit: 1 }", ["Renew"]),
        ("{ team: platform }", ["Probe"]),
        ("{ team: payments }", []),
        ("{ team: payments, state: done }", ["Alert"]),
        ("{ state: declined }", ["Freeze"]),
        ("{ state: proposed }", ["Send"]),
        ("{ service: webhooks, state: in-progress }", ["Probe"]),
        ("{ factor: credential-expiry }", ["Renew"]),
        ("{ family: detection }", ["Probe"]),
        ("{ since: 2024-05-01 }", []),
    ],
)
def test_actions_are_narrowed_by_every_key(small: Any, argument: str, ids: list[str]) -> None:
    rows = shown(small, f"actions {argument}")
    assert [row.split()[0] for row in rows] == ids


@pytest.mark.parametrize(
    ("argument", "labels"),
    [
        ("{ limit: 2 }", ["Configuration or flag change", "No monitor for the condition"]),
        ("{ role: mitigating }", ["Fast safe reversal", "Help across teams"]),
        ("{ service: search }", ["Configuration or flag change"]),
        ("{ family: infrastructure }", ["Certificate", "Name resolution"]),
        ("{ kind: surprise }", []),
    ],
)
def test_factors_are_narrowed_by_every_key(small: Any, argument: str, labels: list[str]) -> None:
    assert shown(small, f"factors {argument}") == labels


def test_factors_have_n_of_the_counted_records_of_the_scope(small: Any) -> None:
    page, _ = expanded(small, "<!-- postmortems/factors { service: checkout, limit: 1 } -->")
    assert "1 of 2 records · last seen [9 April 2024]" in page


@pytest.mark.parametrize(
    ("argument", "n", "way"),
    [
        ("incidents { service: cart, limit: 1 }", 2, "[Checkout](services/checkout.md)"),
        ("incidents { team: payments, limit: 1 }", 4, "[Payments](teams/payments.md)"),
        ("incidents { factor: dry run, limit: 1 }", 0, ""),
        ("incidents { factor: credential-expiry, limit: 1 }", 1, ""),
        ("incidents { limit: 1 }", 7, "[All incidents](incidents/index.md)"),
        ("actions { limit: 1 }", 3, "[All actions](actions/index.md)"),
        ("factors { limit: 1 }", 7, "[All factors](factors/index.md)"),
    ],
)
def test_a_cut_list_says_so_and_leads_to_the_rest(
    small: Any, argument: str, n: int, way: str
) -> None:
    page, _ = expanded(small, f"<!-- postmortems/{argument} -->")
    said = f"1 of {n}. More: {way.replace('](', '](postmortems/')}"
    assert said in page if way else "More" not in page


def test_a_cut_list_of_a_factor_leads_to_its_page(small: Any) -> None:
    page, _ = expanded(small, "<!-- postmortems/incidents { factor: no-signal, limit: 1 } -->")
    assert "1 of 2. More: [No monitor for the condition](postmortems/factors/" in page


def test_a_list_that_is_not_cut_says_nothing_more(small: Any) -> None:
    page, _ = expanded(small, "<!-- postmortems/incidents { service: cart, limit: 2 } -->")
    assert "More" not in page


@pytest.mark.parametrize("name", [listing.name for listing in LISTINGS])
def test_an_empty_list_is_a_sentence(build: Any, name: str) -> None:
    page, found = expanded(build([]), f"Text\n<!-- postmortems/{name} -->\nText")
    assert found == ()
    assert re.fullmatch(
        r"Text\n\nNo (incident here yet|action here|factor here yet)\.\n\nText", page
    )


def test_a_review_is_listed_when_it_is_asked_for(build: Any, record: Any) -> None:
    site = build([record("q1", DAY, factors=(), front=FrontMatter(kind=Kind.REVIEW))])
    assert shown(site, "incidents") == []
    assert shown(site, "incidents { kind: review }") == ["Title of q1"]


def test_a_withdrawn_record_is_in_no_list(build: Any, record: Any) -> None:
    gone = FrontMatter(status=Status.WITHDRAWN)
    site = build([record("a", DAY, front=gone, actions=(Action("A1", "Work"),))])
    for name in ("incidents", "actions", "factors"):
        assert shown(site, name) == []


@pytest.mark.parametrize(
    ("text", "code", "column", "said"),
    [
        ("incident", "PM601", 1, "no listing 'incident'. Did you mean 'incidents'?"),
        ("everything", "PM601", 1, "Write postmortems/incidents or postmortems/actions or"),
        (
            "incidents { service: chekout }",
            "PM602",
            30,
            "'chekout'. Did you mean 'checkout'?",
        ),
        ("incidents { team: paiments }", "PM602", 30, "team 'paiments'. Did you mean 'payments'?"),
        ("incidents { factor: bisct }", "PM602", 30, "'bisct'"),
        ("incidents { factor: human error }", "PM602", 30, "'human error' names no condition"),
        ("incidents { family: adaptiv }", "PM602", 30, "'adaptiv'. Did you mean 'adaptive'?"),
        ("incidents { severity: SEV-9 }", "PM602", 30, "severity 'SEV-9'. Did you mean 'SEV-"),
        ("incidents { state: open }", "PM602", 30, "a list of incidents takes no `state`"),
        ("factors { factor: dns }", "PM602", 28, "a list of factors takes no `factor`"),
        ("actions { role: problem }", "PM602", 28, "a list of actions takes no `role`"),
        ("actions { servce: a }", "PM602", 28, "no key 'servce'. Did you mean 'service'?"),
    ],
)
def test_an_unclear_marker_is_a_finding_and_a_sentence(
    small: Any, text: str, code: str, column: int, said: str
) -> None:
    _, (found,) = expanded(small, f"Text\n\n<!-- postmortems/{text} -->")
    assert (found.code, found.level) == (code, Level.WARNING)
    assert found.location == Location("docs/teams.md", 3, column)
    assert said in found.as_line()
    assert sentence(small, text).startswith("This list is not clear: ")
    assert said in sentence(small, text)


def test_every_fault_is_found_in_one_run(small: Any) -> None:
    argument = "{ service: y, team: z, colour: red }"
    text = f"<!-- postmortems/x -->\n\n<!-- postmortems/incidents {argument} -->"
    _, found = expanded(small, text)
    assert [(f.code, f.location.line) for f in found] == [("PM601", 1), *[("PM602", 3)] * 3]


def test_levels_of_the_site_hold(build: Any) -> None:
    for level, expected in ((Level.HINT, [Level.HINT]), (Level.OFF, [])):
        site = build([], settings=Settings(root=Path(), levels={"PM601": level}))
        page, found = expanded(site, "<!-- postmortems/x -->")
        assert [f.level for f in found] == expected
        assert "This list is not clear" in page


def test_the_place_of_a_finding_counts_from_where_the_text_begins(small: Any) -> None:
    _, (found,) = expand(
        "<!-- postmortems/x -->", small.kb, small.links("teams.md"), Location("docs/x.md", 7)
    )
    assert found.location.line == 7


def test_a_marker_in_a_line_of_text_is_a_sentence_in_that_line(small: Any) -> None:
    page, (found,) = expanded(small, "| a | <!-- postmortems/incidents --> |")
    assert found.message == "other text stands in the line of this marker"
    assert page.startswith("| a | This list is not clear")
    assert "\n" not in page


def test_code_is_left_as_it_is(small: Any) -> None:
    text = "```\n<!-- postmortems/incidents -->\n```\n"
    assert has_marker(text)
    assert expanded(small, text) == (text, ())


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Text\n{}\nText", "div"),
        ("   {}", "div"),
        ("!!! note\n    {}", "admonition"),
        ('=== "Tab"\n\n    {}\n\n    Text', "tabbed-block"),
        ("- item\n\n    {}", "li"),
        ("> {}", "blockquote"),
    ],
)
def test_a_list_is_a_list_wherever_its_marker_stands(small: Any, text: str, holder: str) -> None:
    page, _ = expanded(small, text.format("<!-- postmortems/incidents { service: cart } -->"))
    extensions = ["attr_list", "md_in_html", "tables", "admonition", "pymdownx.superfences"]
    built = markdown.markdown(
        page,
        extensions=[*extensions, "pymdownx.tabbed"],
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    inside = built.split(holder, 1)[1]
    assert len(re.findall(r"<li>\s*(?:<p>)?(?:<a class=[^>]*>SEV-1</a> )?<a href", inside)) == 2
    assert "- [" not in built
    assert "markdown=" not in built
    assert "<code>" not in built


def test_text_around_markers_is_kept_as_it_is(small: Any) -> None:
    head, tail = "# Title {{ macro }}\n\n* a\n*\tb\n\n", "\n\nEnd without a line end"
    page, _ = expanded(small, f"{head}<!-- postmortems/factors -->{tail}")
    assert page.startswith(head)
    assert page.endswith(tail)


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    dns = (FactorId("infrastructure.dns"),)
    action = Action("A1", hostile, hostile, state=ActionState.ACCEPTED, addresses=dns)
    site = build([record("a", DAY, title=hostile, services=(hostile,), actions=(action,))])
    for name in ("incidents", "actions"):
        inert(f"---\n---\n{expanded(site, f'<!-- postmortems/{name} -->')[0]}")


def test_hostile_words_of_a_marker_stay_text(small: Any, hostile: str) -> None:
    page, _ = expanded(small, f"<!-- postmortems/incidents {{ service: '{hostile}' }} -->")
    assert "<script" not in page
    assert "{{" not in page
