from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_postmortems.errors import SourceUnreadable
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.reading.against import Against
from mkdocs_postmortems.reading.outside import read_outside
from mkdocs_postmortems.reading.tree import LARGEST
from mkdocs_postmortems.settings import Settings

Repository = Callable[[Mapping[str, str | bytes]], Path]
Read = Callable[[str | bytes | None], Incident]

RECORD = "---\ntitle: Resolver\ndate: 2024-03-01\nfactors: [dns]\n---\n"


@pytest.fixture
def read(repository: Repository) -> Read:
    """Read one more file beside a collection of one record; None writes none."""

    def outside(content: str | bytes | None) -> Incident:
        root = repository({"postmortems/2024-03-01-resolver.md": RECORD})
        if content is not None:
            repository({"draft.txt": content})
        kb = KnowledgeBase.load(Settings(root=root))
        against = Against(kb.vocabulary, kb.catalog, kb.settings)
        return read_outside(root / "draft.txt", against, kb.incidents.values())

    return outside


def test_a_draft_is_read_as_a_record(read: Read) -> None:
    draft = read(RECORD.replace("[dns]", "[dns]\nrelated: [2024-03-01-RESOLVER, gone]"))
    assert draft.coded
    assert [link.incident for link in draft.related] == ["2024-03-01-resolver"]


def test_any_text_is_read(read: Read) -> None:
    text = read("# Late replies\n\nThe resolver was slow.\n")
    assert (text.title, text.coded, text.summary) == (
        "Late replies",
        False,
        "The resolver was slow.",
    )


@pytest.mark.parametrize(
    "content",
    [
        "Ström".encode(),
        "Ström".encode("cp1252"),
        "Ström".encode("utf-16"),
        b"\xef\xbb\xbfStr\xc3\xb6m",
    ],
)
def test_text_in_a_known_encoding_is_read(read: Read, content: bytes) -> None:
    assert read(content).body.text == "Ström"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file or directory"),
        ("", "the file is empty"),
        (" \n\n\t", "the file is empty"),
        (b"\x00\x01", "the file is not text"),
        (b"\x81\x8d\x8f caf\xe9", "the file is no text in UTF-8 or Windows-1252"),
        (b"a" * (LARGEST + 1), "the file has 5.0 MiB and is not read; 5 MiB is the most"),
    ],
    ids=["missing", "empty", "blank", "binary", "unknown encoding", "huge"],
)
def test_what_is_no_text_is_refused_in_one_line(
    read: Read, content: bytes | None, reason: str
) -> None:
    with pytest.raises(SourceUnreadable) as refused:
        read(content)
    assert str(refused.value).endswith(f"draft.txt': {reason}")
    assert "\n" not in str(refused.value)


def test_a_folder_and_a_pipe_are_refused(read: Read, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.txt")
    with pytest.raises(SourceUnreadable, match="it is no regular file"):
        read(None)
