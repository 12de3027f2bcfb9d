from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mkdocs_postmortems.model.catalog import Named
from mkdocs_postmortems.model.finding import Level


@pytest.fixture
def catalog(read: Callable[..., Any]) -> Callable[..., Any]:
    def reading(text: str, name: str = "catalog.yml") -> Any:
        return read({"a.md": "# a\n", name: text}, levels={"PM108": Level.OFF})

    return reading


def test_a_catalog_lists_services_and_teams(catalog: Callable[..., Any]) -> None:
    read = catalog(
        """
version: 1
services:
  - checkout
  - {id: Payments DB, aliases: paydb, team: data, url: "https://example.org/db"}
teams: [{id: data, label: Data platform}]
"""
    )
    known = read.collection.catalog
    assert dict(known.services.entries) == {
        "checkout": Named("checkout", "checkout"),
        "payments-db": Named(
            "payments-db", "Payments DB", ("paydb",), "https://example.org/db", "data"
        ),
    }
    assert known.services.resolve("PAYDB") == ("payments-db", True)
    assert known.teams.resolve("data-platform") == ("data", True)
    assert not read.findings


FAULTS = {
    "broken": ("services: [a", "PM101", 1),
    "a list": ("- a\n", "PM102", 1),
    "empty": ("", "PM326", 1),
    "unknown version": ("version: 2\nservices: [a]\n", "PM330", 1),
    "twice": ("services:\n  - a\n  - {id: A}\n", "PM325", 3),
    "two meanings": ("teams:\n  - {id: a, aliases: x}\n  - {id: b, aliases: X}\n", "PM322", 3),
    "no web address": ("services:\n  - {id: a, url: 'javascript:x'}\n", "PM406", 2),
    "unknown team": ("services:\n  - {id: a, team: dta}\nteams: [data]\n", "PM309", 2),
    "no id": ("teams:\n  - {label: x}\n", "PM115", 2),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_noted(catalog: Callable[..., Any], text: str, code: str, line: int) -> None:
    found = catalog(text).the(code)
    assert (found.location.path, found.location.line) == ("postmortems/catalog.yml", line)
    assert found.hint


def test_a_word_with_two_meanings_keeps_its_first(catalog: Callable[..., Any]) -> None:
    known = catalog("services: [{id: a, aliases: [x]}, {id: b, aliases: [x, y]}]\n").collection
    assert known.catalog.services.resolve("x") == ("a", True)
    assert known.catalog.services.resolve("y") == ("b", True)


def test_a_url_that_is_none_is_left_out(catalog: Callable[..., Any]) -> None:
    known = catalog("services: [{id: a, url: 'javascript:x'}]\n").collection.catalog
    assert known.services.entries["a"].url is None


def test_only_what_is_listed_is_closed(catalog: Callable[..., Any]) -> None:
    known = catalog("services: [a]\n").collection.catalog
    assert known.services.resolve("b") == ("b", False)
    assert known.teams.resolve("b") == ("b", True)


BACKSTAGE = """\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: payments-db, title: Payments database}
spec: {owner: group:default/data}
---
kind: System
metadata:
  name: checkout
---
kind: Group
metadata: {name: data}
---
kind: User
metadata: {name: jane.doe}
---
kind: Component
metadata: {name: [odd]}
---
- a list
---
kind: Component
metadata: {name: late
"""


def test_backstage_entities_are_services_and_teams_but_no_users(
    catalog: Callable[..., Any],
) -> None:
    read = catalog(BACKSTAGE, "catalog-info.yaml")
    known = read.collection.catalog
    assert {id: (e.label, e.team) for id, e in known.services.entries.items()} == {
        "payments-db": ("Payments database", "data"),
        "checkout": ("checkout", None),
    }
    assert list(known.teams.entries) == ["data"]
    assert "jane" not in repr(known)
    assert read.at("PM101")[0] == 22


def test_our_own_catalog_goes_first(read: Callable[..., Any]) -> None:
    files = {"a.md": "# a\n", "catalog.yml": "services: [a]\n", "catalog-info.yaml": BACKSTAGE}
    assert list(read(files).collection.catalog.services.entries) == ["a"]


@pytest.mark.parametrize(("owner", "team"), [("user:jane", None), ("group:default/pay", "pay")])
def test_an_owner_that_is_a_person_is_no_team(
    read: Callable[..., Any], owner: str, team: str | None
) -> None:
    text = f"kind: Component\nmetadata: {{name: web}}\nspec: {{owner: '{owner}'}}\n"
    catalog = read({"catalog-info.yaml": text}).collection.catalog
    assert catalog.services.entries["web"].team == team
