from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mkdocs_postmortems.reading.collection import read_collection, together
from mkdocs_postmortems.reading.files import read_files
from mkdocs_postmortems.settings import Settings

RECORD = "---\ntitle: {0}\ndate: 2024-05-01\nfactors: [dns]\n{1}\n---\n"


@pytest.mark.parametrize("searching", [True, False])
def test_reading_leaves_the_search_for_garbage_as_it_was(
    read: Callable[..., Any], searching: bool
) -> None:
    was = gc.isenabled()
    (gc.enable if searching else gc.disable)()
    try:
        read({"a.md": "# A\n"})
        assert gc.isenabled() is searching
    finally:
        (gc.enable if was else gc.disable)()


SIDES = {
    "postmortems/2024-05-01-a.md": RECORD.format("A", "related: [2024-05-02-b]"),
    "postmortems/2024-05-02-b.md": RECORD.format("B", ""),
}


def sides(repository: Any, changed: dict[str, str]) -> tuple[Settings, Settings]:
    """Two copies of a project, the second with a file that differs or is added."""
    now = repository(SIDES)
    then = now / "then"
    for name, text in {**SIDES, **{f"postmortems/{k}": v for k, v in changed.items()}}.items():
        path = then / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Settings(root=now), Settings(root=then)


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({}, set()),
        ({"2024-05-02-b.md": "No front matter."}, {"b"}),
        ({"2024-05-03-c.md": RECORD.format("C", "")}, {"c"}),
        ({"vocabulary.yml": "version: 1\nextends: nothing\n"}, {"a", "b"}),
    ],
)
def test_a_file_that_is_known_to_the_letter_is_not_read_again(
    changed: dict[str, str], again: set[str], repository: Any
) -> None:
    now, then = sides(repository, changed)
    known = read_files(now)
    read = read_files(then, known=known)
    before = {id(part) for part in known.parts}
    assert {p.incident.source.stem[-1] for p in read.parts if id(p) not in before} == again
    assert together(read) == read_collection(then)


def test_under_other_settings_every_file_is_read_again(repository: Any) -> None:
    now, then = sides(repository, {})
    known = read_files(now)
    read = read_files(replace(then, timezone="Europe/Oslo"), known=known)
    assert not {id(part) for part in read.parts} & {id(part) for part in known.parts}
