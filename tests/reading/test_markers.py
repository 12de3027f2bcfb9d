from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.model.finding import Location
from mkdocs_postmortems.model.listing import DEFAULT_LIMIT
from mkdocs_postmortems.reading.markers import Marker, has_marker, read_markers

MARKER = "<!-- postmortems/incidents -->"


def markers(text: str, line: int = 1) -> list[Marker]:
    return [*read_markers(text, Location("docs/x.md", line))]


OUTSIDE = [
    MARKER,
    f"Text\n{MARKER}\nText",
    f"   {MARKER}",
    "<!--postmortems/incidents-->",
    "<!--\n  postmortems/incidents\n-->",
    f"!!! note\n    {MARKER}",
    f'=== "Tab"\n\n    Text\n\n    {MARKER}',
    f"- item\n\n    {MARKER}",
    f"1. item\n\n    - item\n\n        {MARKER}",
    f"> {MARKER}",
    f"Text\n    {MARKER}",
    f"```\ncode\n```\n{MARKER}",
    f"a ` tick\n\n{MARKER}\n\nanother ` tick",
    f"<!-- a comment -->\n{MARKER}",
]
IN_CODE = [
    f"```\n{MARKER}\n```",
    f"````markdown\n```\n{MARKER}\n```\n````",
    f"~~~ html\n{MARKER}\n~~~",
    f"- item\n\n    ```\n    {MARKER}\n    ```",
    f"> ```\n> {MARKER}\n> ```",
    f"`{MARKER}`",
    f"``a ` b {MARKER}``",
    f"    {MARKER}",
    f"Text\n\n    code\n    {MARKER}",
    f"Text\n\n    code\n\n    {MARKER}",
    f"\t{MARKER}",
    f"- item\n\n        {MARKER}",
    f"!!! note\n\n    Text\n\n        {MARKER}",
]


def is_code(text: str) -> bool:
    """What the Markdown of the site makes of it: in code a comment is shown."""
    extensions = ["admonition", "pymdownx.superfences", "pymdownx.tabbed"]
    return "&lt;!--" in markdown.markdown(text, extensions=extensions)


@pytest.mark.parametrize("text", OUTSIDE)
def test_marker_outside_code_is_found(text: str) -> None:
    assert has_marker(text)
    assert [marker.name for marker in markers(text)] == ["incidents"]
    assert not is_code(text)


@pytest.mark.parametrize("text", IN_CODE)
def test_marker_in_code_is_left_alone(text: str) -> None:
    assert markers(text) == []
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    ["<!-- see postmortems/incidents -->", "<!-- material/tags -->", "postmortems/incidents"],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert markers(text) == []


def test_a_page_without_markers_is_told_apart_without_reading_it() -> None:
    assert not has_marker("A [link](postmortems/index.md) <!-- comment -->")


def test_the_argument_is_a_mapping_with_defaults() -> None:
    (marker,) = markers(
        "<!-- postmortems/incidents { service: Checkout, since: 2024-05-01, limit: 5 } -->"
    )
    assert marker.scope.service == "Checkout"
    assert str(marker.scope.since) == "2024-05-01"
    assert marker.scope.limit == 5
    (bare,) = markers(MARKER)
    assert bare.scope.limit == DEFAULT_LIMIT
    assert bare.findings == marker.findings == ()


def test_places_count_from_the_head_of_the_file() -> None:
    text = "Text\n\n  <!-- postmortems/incidents { service: a,\n    team: b } -->"
    (marker,) = markers(text, line=10)
    assert str(marker.location) == "docs/x.md:12:3"
    assert str(marker.places["service"]) == "docs/x.md:12:32"
    assert str(marker.places["team"]) == "docs/x.md:13:5"


@pytest.mark.parametrize(
    ("text", "prefix"),
    [(MARKER, ""), (f"  {MARKER}  ", "  "), (f"> {MARKER}", "> "), (f"- {MARKER}", None)],
)
def test_the_line_of_a_marker_is_its_own_or_not(text: str, prefix: str | None) -> None:
    (marker,) = markers(text)
    assert marker.prefix == prefix


@pytest.mark.parametrize(
    ("argument", "column", "said", "hint"),
    [
        ("{ servce: a }", 30, "no key 'servce'", "Did you mean 'service'?"),
        ("{ colour: red }", 30, "no key 'colour'", None),
        ("{ service: }", 30, "`service` is empty", "Write `service: ...`, or remove it."),
        ("{ service }", 30, "`service` is empty", None),
        ("{ service: no }", 39, "is a boolean to YAML", "Quote it."),
        ("{ service: [a, b] }", 39, "a list stands where text is due", None),
        ("{ limit: 0 }", 37, "'0' is not a number of rows", "Write 1 or more."),
        ("{ limit: many }", 37, "'many' is not a number of rows", None),
        ("{ limit: yes }", 37, "true is not a number of rows", None),
        ("{ since: soon }", 37, "not a date or time I can read", None),
        ("{ since: unknown }", 37, "is not a date", None),
        ("{ kind: outage }", 36, "'outage' is not a choice here", None),
        ("{ state: closed }", 37, "'closed' is not a choice here", None),
        ("{ role: helped }", 36, "'helped' is not a choice here", None),
        ("{ service: a, service: b }", 42, "stands twice", None),
        ("{ service: a: b }", 28, "", None),
        ("{ service: !!python/object:x {} }", 39, "", None),
        ("service=a", 28, "'service=a' is not a mapping", "Write `{ service: checkout }`."),
    ],
)
def test_what_does_not_fit_is_a_finding_with_its_place(
    argument: str, column: int, said: str, hint: str | None
) -> None:
    (marker,) = markers(f"<!-- postmortems/incidents {argument} -->")
    first = marker.findings[0]
    assert {found.code for found in marker.findings} == {"PM602"}
    assert said in first.message
    if said:
        assert first.location == Location("docs/x.md", 1, column)
    if hint:
        assert first.hint == hint


PIECES = [*" \n\t>-`~<!#.{}:,a1", "    ", "\n\n", "```", MARKER]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_is_read_without_an_error_and_spans_do_not_overlap(parts: list[str]) -> None:
    text, end = "".join(parts), 0
    for marker in markers(text):
        assert marker.start >= end
        assert text[marker.start : marker.start + 4] == "<!--"
        end = marker.end
