from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.split import split
from mkdocs_postmortems.settings import Settings

FULL = """+++
title = "Pool empty"
date = 2024-05-01T10:30:00Z
tags = ["db"]
factors = ["dns", "no canary"]
actions = [{title = "Watch the pool", owner = "ada@example.org"}]

[times]
started = 2024-05-01 09:00:00
resolved = "2024-05-01 11:00"

[extra]
weight = 3
+++

Text.
"""


def test_toml_is_read_as_yaml_is(read: Callable[..., Any]) -> None:
    incident = read({"x.md": FULL}).record("x")
    assert (incident.title, incident.date, incident.coded) == ("Pool empty", date(2024, 5, 1), True)
    assert [str(ref.factor) for ref in incident.factors] == [
        "infrastructure.dns",
        "change.no-staged-rollout",
    ]
    assert f"{incident.times.started.at:%H:%M}" == "09:00"
    assert (incident.body.text, incident.body.first_line) == ("Text.\n", 16)
    assert incident.extra == {"tags": ["db"], "extra": {"weight": 3}}


def test_a_finding_names_the_line_of_its_key(read: Callable[..., Any]) -> None:
    seen = read({"x.md": FULL.replace('"dns"', '"no such word"')})
    assert seen.at("PM301") == (5, 1)


def test_people_are_kept_out_as_in_yaml(read: Callable[..., Any]) -> None:
    seen = read({"x.md": FULL})
    (action,) = seen.record("x").actions
    assert action.title == "Watch the pool"
    assert "ada" not in repr(seen.record("x").front)


def test_what_does_not_fit_is_left_out_and_the_rest_stays(read: Callable[..., Any]) -> None:
    seen = read({"x.md": FULL.replace('"2024-05-01 11:00"', "11")})
    assert seen.at("PM201")[0] == 8
    assert seen.record("x").times.resolved is None
    assert seen.record("x").title == "Pool empty"


def test_an_id_is_found_where_only_ids_are_looked_up(repository: Callable[..., Path]) -> None:
    files = {
        "x.md": FULL.replace("+++\ntitle", '+++\nid = "pool"\ntitle', 1),
        "y.md": "---\ntitle: T\ndate: 2024-05-02\nfactors: [dns]\nrelated: [pool]\n---\n",
    }
    root = repository({f"postmortems/{name}": text for name, text in files.items()})
    seen = read_collection(Settings(root=root), lambda path: path.endswith("y.md"))
    assert [link.incident for link in seen.incidents[0].related] == ["pool"]


@pytest.mark.parametrize(
    ("block", "line"), [("a = \n", 2), ('a = 1\nb = "\n', 3), ("a = 1\na = 2\n", 3)]
)
def test_broken_toml_is_one_finding_and_the_text_stays(
    read: Callable[..., Any], block: str, line: int
) -> None:
    seen = read({"x.md": f"+++\n{block}+++\n\n# T\n"})
    assert seen.at("PM101")[0] == line
    assert (seen.record("x").title, seen.record("x").body.text) == ("T", "# T\n")


@pytest.mark.parametrize("text", ["+++\na = 1\n\n# T\n", "+++ a\n", "text\n+++\na = 1\n+++\n"])
def test_other_text_is_all_body(text: str) -> None:
    parted = split(text, Notes("x.md"))
    assert (parted.body, parted.written) == (text, None)


@given(st.text(alphabet="+=[]{}\"'a1.-:\n# "))
def test_any_block_can_be_looked_at(block: str) -> None:
    split(f"+++\n{block}\n+++\ntext", Notes("x.md"))
