from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_postmortems.editor.document import Document, Sort, sort_of
from mkdocs_postmortems.editor.text import Text
from mkdocs_postmortems.settings import Settings

HERE = Settings(root=Path("/site"))


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("postmortems/2024/a.md", Sort.RECORD),
        ("postmortems/a.MARKDOWN", Sort.RECORD),
        ("postmortems/vocabulary.yml", Sort.VOCABULARY),
        ("postmortems/catalog.yaml", Sort.CATALOG),
        ("postmortems/catalog-info.yaml", Sort.CATALOG),
        ("postmortems/2024/catalog.yml", None),
        ("postmortems/README.md", None),
        ("postmortems/_template.md", None),
        ("postmortems/.hidden/a.md", None),
        ("postmortems/factors/dns.md", None),
        ("postmortems/a.txt", None),
        ("docs/a.md", None),
    ],
)
def test_a_file_is_what_reading_takes_it_for(path: str, sort: Sort | None) -> None:
    assert sort_of(HERE.root / path, HERE) is sort


def test_a_front_door_is_a_record_where_it_is_the_one_text_of_its_folder(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path)
    door = settings.folder / "pool/index.md"
    door.parent.mkdir(parents=True)
    door.touch()
    assert sort_of(door, settings) is Sort.RECORD
    (door.parent / "log.md").touch()
    assert sort_of(door, settings) is None


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("---\na: 1\nb: 2\n---\ntext", ["a: 1", "b: 2"]),
        ("\ufeff\r\n---\r\na: 1\r\n...\r\ntext", ["a: 1"]),
        ("---\na: 1\n\n# Heading", ["a: 1"]),
        ("---\na: 1", ["a: 1"]),
        ("---", []),
        ("text\n---\na: 1\n---", []),
        ("", []),
    ],
)
def test_the_block_is_found_also_where_it_is_open(raw: str, lines: list[str]) -> None:
    document = Document(HERE.folder / "a.md", Sort.RECORD, Text(raw))
    assert [document.text.lines[n] for n in document.block] == lines
