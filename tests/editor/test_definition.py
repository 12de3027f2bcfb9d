from __future__ import annotations

import pytest
from tests.editor.conftest import FILES, Desktop, record

from mkdocs_postmortems.editor.definition import definition
from mkdocs_postmortems.reading.vocabulary import DEFAULT


def places(
    desktop: Desktop, text: str, name: str = "postmortems/2024/new.md"
) -> list[tuple[str, int, str]]:
    asked, spot = desktop.open(text, name)
    found = []
    for place in definition(asked.document, spot, asked.desk):
        start, end = place.stretch
        word = place.text.lines[start.line][start.column : end.column]
        found.append((place.file.name, start.line + 1, word))
    return found


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "factors: [lease‸ expiry]",
            [("vocabulary.yml", 3, "software.lease"), ("software.lease.md", 1, "")],
        ),
        ("related: [po‸ol]", [("pool.md", 1, "")]),
        ("services: [sho‸p]", [("catalog.yml", 3, "web")]),
        ("teams: [pa‸y]", [("catalog.yml", 4, "pay")]),
        ("services: [we‸bb]", []),
        ("titl‸: x", []),
    ],
)
def test_a_word_leads_to_where_it_is_defined(
    desktop: Desktop, front: str, expected: list[tuple[str, int, str]]
) -> None:
    assert places(desktop, record(front)) == expected


def test_a_packaged_factor_leads_to_the_packaged_file(desktop: Desktop) -> None:
    ((file, line, word),) = places(desktop, record("factors: [dn‸s]"))
    assert (file, word) == (DEFAULT.name, "infrastructure.dns")
    assert "infrastructure.dns" in DEFAULT.read_text("utf-8").split("\n")[line - 1]


def test_words_of_the_vocabulary_and_the_catalog_lead_on(desktop: Desktop) -> None:
    vocabulary = FILES["postmortems/vocabulary.yml"].replace("by: soft", "by: so‸ft")
    catalog = FILES["postmortems/catalog.yml"].replace("team: pay", "team: p‸ay")
    assert places(desktop, vocabulary, "postmortems/vocabulary.yml")[0][1] == 3
    assert places(desktop, catalog, "postmortems/catalog.yml") == [("catalog.yml", 4, "pay")]
