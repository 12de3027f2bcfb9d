"""Pages of services and of teams: one implementation, two registers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.catalog import Catalog, Directory, Named
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.pages.named_page import ACTIONS_SHOWN, NEWEST_SHOWN, OTHERS_SHOWN
from mkdocs_postmortems.pages.paging import MOST_ROWS

DAY = date(2024, 5, 1)
GAP = "process.test-gap"
KINDS = pytest.mark.parametrize(
    ("folder", "field"), [("services", "services"), ("teams", "teams")], ids=["service", "team"]
)


def names(*labels: str, **fields: Any) -> Directory:
    entries = {label.lower(): Named(label.lower(), label, **fields) for label in labels}
    return Directory(entries, closed=True)


@KINDS
def test_an_index_without_names_says_so(build: Any, folder: str, field: str) -> None:
    page = build([]).said(f"{folder}/index.md")
    assert f"No record names a {folder.removesuffix('s')} yet." in page


@KINDS
def test_the_index_is_in_alphabetical_order_and_not_by_number(
    build: Any, record: Any, folder: str, field: str
) -> None:
    records = [record(f"b{n}", DAY, **{field: ("zebra",)}) for n in range(3)]
    records.append(record("a", DAY, **{field: ("Ant",)}))
    page = build(records).said(f"{folder}/index.md")
    assert re.findall(r"^\| \[(\w+)\]\(\w+.md\) \| (.*) \|$", page, re.MULTILINE) == [
        ("Ant", "1 of 4"),
        ("zebra", "3 of 4"),
    ]


@KINDS
def test_a_long_index_is_paged(build: Any, record: Any, folder: str, field: str) -> None:
    every = tuple(f"name-{n:04}" for n in range(MOST_ROWS + 1))
    site = build([record("a", DAY, **{field: every})])
    assert site.said(f"{folder}/index.md").count("| [name") == MOST_ROWS
    last = site.said(f"{folder}/2.md")
    assert last.count("| [name") == 1
    assert "Page: [1](index.md) · **2**" in last


@KINDS
def test_numbers_are_of_its_own_counted_records(
    build: Any, record: Any, folder: str, field: str
) -> None:
    mine: dict[str, Any] = {field: ("x",)}
    records = [
        record("a", DAY, helped=["adaptive.luck"], **mine),
        record("b", DAY, front=FrontMatter(status=Status.DRAFT), **mine),
        record("c", DAY, front=FrontMatter(status=Status.WITHDRAWN), **mine),
        record("d", DAY, factors=(), **mine),
        record("other", DAY),
    ]
    page = build(records).said(f"{folder}/x.md")
    assert "Counted records</span> 1 of 2\n" in page
    assert "| [Name resolution](../factors/infrastructure.dns.md) | 1 of 1 |" in page
    assert "| [Luck](../factors/adaptive.luck.md) | 1 of 1 |" in page
    assert re.findall(r"\[Title of (\w+)\]", page) == ["d", "b", "a"]
    assert page.index("[Luck]") < page.index("[Name resolution]")


@KINDS
def test_neighbours_are_those_of_the_alphabet(
    build: Any, record: Any, folder: str, field: str
) -> None:
    site = build([record("a", DAY, **{field: ("c", "a", "b")})])
    page = site.plan.pages[f"postmortems/{folder}/b.md"]
    assert (page.previous, page.following) == (
        f"postmortems/{folder}/a.md",
        f"postmortems/{folder}/c.md",
    )
    assert page.parents == ("postmortems/index.md", f"postmortems/{folder}/index.md")


@KINDS
def test_a_long_history_has_a_page_for_each_year(
    build: Any, record: Any, folder: str, field: str
) -> None:
    days = [date(2024, 1, 1) - timedelta(days=n) for n in range(MOST_ROWS + 1)]
    site = build(record(f"r{n:04}", day, **{field: ("x",)}) for n, day in enumerate(days))
    page = site.said(f"{folder}/x.md")
    assert page.count("[Title of") == NEWEST_SHOWN
    assert "[2024](x/2024.md) (1) · [2023](x/2023.md) (200)" in page
    assert site.said(f"{folder}/x/2023.md").count("[Title of") == 200


def test_a_service_shows_what_its_records_ask_for_and_a_team_what_it_carries(
    build: Any, record: Any
) -> None:
    actions = (
        Action("A1", "Carried by us", "us"),
        Action("A2", "Carried by them", "them"),
        Action("A3", "Over", "us", state=ActionState.DONE),
    )
    site = build([record("a", DAY, services=("x",), teams=("us",), actions=actions)])
    service, us, them = (site.said(f"{uri}.md") for uri in ("services/x", "teams/us", "teams/them"))
    assert "Carried by us" in service
    assert "Carried by them" in service
    assert "Carried by us" in us
    assert "Carried by them" not in us
    assert "Carried by them" in them
    assert "Over" not in service + us + them
    assert "No incident yet." in them


def test_many_actions_are_cut_with_a_way_to_the_rest(build: Any, record: Any) -> None:
    actions = tuple(Action(f"A{n}", f"Work {n}", "us") for n in range(ACTIONS_SHOWN + 2))
    page = build([record("a", DAY, actions=actions)]).said("teams/us.md")
    assert page.count("| Work ") == ACTIONS_SHOWN
    assert "2 more actions are open. [All actions](../actions/index.md)" in page


def test_a_team_page_says_how_to_read_it_and_names_no_other_team(build: Any, record: Any) -> None:
    site = build([record("a", DAY, teams=("us", "them"))])
    page = site.said("teams/us.md").split("# us", 1)[1]
    assert "says nothing about the quality of its work" in page
    assert "them" not in page


def test_what_the_catalog_says_of_a_service_stands_on_its_page(build: Any, record: Any) -> None:
    services = names("Web", url="https://x.example/a(b)", team="US")
    site = build(
        [record("a", DAY, services=("web",), teams=("us",))],
        catalog=Catalog(services, names("Us")),
    )
    page = site.said("services/web.md")
    assert "# Web {" in page
    assert "Run by</span> [Us](../teams/us.md)" in page
    assert "(https://x.example/a%28b%29)" in page


def test_a_team_without_a_page_is_not_named_as_running_a_service(build: Any, record: Any) -> None:
    catalog = Catalog(names("Web", team="someone"))
    page = build([record("a", DAY, services=("web",))], catalog=catalog).said("services/web.md")
    assert "someone" not in page


def test_a_service_of_many_teams_names_a_few(build: Any, record: Any) -> None:
    every = tuple(f"team-{n:02}" for n in range(OTHERS_SHOWN + 3))
    page = build([record("a", DAY, services=("x",), teams=every)]).said("services/x.md")
    assert page.count("(../teams/") == OTHERS_SHOWN
    assert " and 3 more." in page


@KINDS
def test_a_rate_is_drawn_towards_the_common_one_from_five_on(
    build: Any, record: Any, folder: str, field: str
) -> None:
    records = [
        record(
            f"{group}{n}",
            DAY,
            factors=["infrastructure.dns"] if n < x else [GAP],
            **{field: (group,)},
        )
        for group, x, e in (("a", 9, 30), ("b", 2, 4), ("c", 1, 10), ("d", 6, 12), ("e", 0, 6))
        for n in range(e)
    ]
    page = build(records).said(f"{folder}/a.md")
    assert "| 9 of 30 | about 29 in 100 |" in page
    assert "](../how/index.md#rate)" in page
    assert "other team" not in page.replace("beside no other team", "")
    few = build([r for r in records if r.id[0] != "e"]).said(f"{folder}/a.md")
    assert "| 9 of 30 | [" in few
    assert "in 100" not in few


@KINDS
def test_quarters_have_n_in_every_cell_and_say_what_is_counted(
    build: Any, record: Any, folder: str, field: str
) -> None:
    mine: dict[str, Any] = {field: ("x",)}
    records = [
        record("a", date(2024, 1, 1), **mine),
        record("b", date(2024, 2, 1)),
        record("c", date(2024, 11, 1)),
        record("d", date(2024, 11, 2), factors=(), **mine),
        record("e", date(2023, 1, 1), factors=(), **mine),
    ]
    page = build(records).said(f"{folder}/x.md")
    assert "| 2024 | 1 of 2 | · | · | 0 of 1 | 1 of 3 | 1 of 2 |" in page
    assert "| 2023 | · | · | · | · | · | 0 of 1 |" in page


@KINDS
def test_author_text_stays_text(
    build: Any, record: Any, hostile: str, inert: Any, folder: str, field: str
) -> None:
    action = Action("A1", hostile, hostile)
    records = [record("a", DAY, title=hostile, actions=(action,), **{field: (hostile,)})]
    site = build(records)
    (uri,) = (u for u in site.plan.pages if u.startswith(f"postmortems/{folder}/script"))
    inert(site.said(f"{folder}/index.md"))
    page = site.said(uri.removeprefix("postmortems/"))
    inert(page)
    assert "<script" not in page
