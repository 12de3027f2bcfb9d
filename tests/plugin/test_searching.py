"""What the searches of a site read of its records."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.plugin import full_text, searching

Build = Callable[..., Any]
MATERIAL = {"theme": {"name": "material", "font": False}, "plugins": ["search"]}
needs_pagefind = pytest.mark.skipif(
    full_text.executable() is None, reason="Pagefind is not installed"
)


def record(number: int, word: str, front: str = "") -> str:
    return (
        f"---\ntitle: Record {number}\ndate: 2024-05-0{number}\nfactors: [dns]\nservices: [web]\n"
        f"{front}---\n\n## Summary\n\nNames were slow.\n\n## What we saw\n\nThe {word} of it.\n"
    )


def texts(site: Path) -> list[str]:
    """The text of every record in the index, as a browser reads it."""
    folder = site / "pagefind" / "fragment"
    read = (gzip.decompress(path.read_bytes()).decode() for path in sorted(folder.iterdir()))
    return [json.loads(text.removeprefix("pagefind_dcd"))["content"] for text in read]


def boxed(site: Path) -> dict[str, str]:
    """What the box in the header finds, by address."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    return {
        entry["location"]: entry["text"] for entry in index["docs"] if "2024" in entry["location"]
    }


@needs_pagefind
def test_the_index_has_each_record_once_and_no_words_of_the_theme(build_site: Build) -> None:
    files = {f"postmortems/2024/r{n}.md": record(n, f"word{n}") for n in range(1, 4)}
    built = build_site(files, options={"full_text": "on"}, **MATERIAL)
    found = texts(built.site)
    assert len(found) == 3
    for n in range(1, 4):
        (text,) = (text for text in found if f"word{n}" in text)
        assert "Record" in text
        assert "Name resolution" in text  # factors are found by their name
        assert not {"Skip to content", "Made with", "Related incidents"} & set(text.split(". "))
        assert sum(f"word{other}" in text for other in range(1, 4)) == 1
    assert any("full text of 3 records" in line for line in built.lines())


@needs_pagefind
def test_a_deleted_record_leaves_the_index(build_site: Build) -> None:
    files = {f"postmortems/2024/r{n}.md": record(n, f"word{n}") for n in range(1, 4)}
    built = build_site(files, options={"full_text": "on"}, **MATERIAL)
    (built.root / "postmortems/2024/r2.md").unlink()
    again = build_site({}, options={"full_text": "on"}, **MATERIAL)
    assert again.root == built.root
    assert not any("word2" in text for text in texts(again.site))
    assert len(texts(again.site)) == 2


@needs_pagefind
@pytest.mark.parametrize("front", ["audience: restricted\n", "search: {exclude: true}\n"])
def test_a_record_that_is_not_for_all_is_in_no_index(front: str, build_site: Build) -> None:
    files = {
        "postmortems/2024/r1.md": record(1, "word1"),
        "postmortems/2024/r2.md": record(2, "secret", front),
    }
    built = build_site(files, options={"full_text": "on", "edition": "internal"}, **MATERIAL)
    assert [text for text in texts(built.site) if "secret" in text] == []
    assert "secret" not in str(boxed(built.site))


@needs_pagefind
def test_the_box_reads_little_where_whole_texts_are_searched(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"postmortems/2024/r1.md": record(1, "word1")}
    whole = boxed(build_site(files, options={"full_text": "on"}, **MATERIAL).site)
    assert "word1" in str(whole)
    monkeypatch.setattr(searching, "ENOUGH", 1)
    built = build_site(files, options={"full_text": "on"}, **MATERIAL)
    (text,) = boxed(built.site).values()
    for word in ("r1", "Names were slow", "Name resolution", "web"):
        assert word in text
    assert "word1" not in text
    assert "word1" in built.html("postmortems/2024/r1/index.html")


def test_without_pagefind_the_box_reads_little_of_very_many_records(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "executable", lambda: None)
    monkeypatch.setattr(searching, "TOO_MANY", 1)
    built = build_site({"postmortems/2024/r1.md": record(1, "word1")}, **MATERIAL)
    assert "word1" not in str(boxed(built.site))
    (advice,) = (record for record in built.records if "[search]" in record.getMessage())
    assert advice.levelname == "INFO"


def test_asking_for_what_is_not_installed_stops_the_build(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "executable", lambda: None)
    built = build_site({"postmortems/2024/r1.md": record(1, "x")}, options={"full_text": "on"})
    assert built.aborted
    assert "full_text: on takes Pagefind" in str(built.lines(logging.ERROR))


def test_little_memory_shortens_the_longest_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = full_text.FullText.begin(tmp_path / "texts", "en")
    texts.add(0, "short", "<p>short</p>")
    texts.add(1, "long", "".join(f"<p>word{n}</p>" for n in range(1000)))
    free = int(full_text.KIB_PER_KB * 5 / full_text.SHARE)
    monkeypatch.setattr(full_text, "_free_memory", lambda: free)
    limit = texts._cut_to_memory()
    assert limit is not None
    assert limit < 5000
    long = (tmp_path / "texts/1.html").read_text(encoding="utf-8")
    assert "word100<" in long
    assert "word900<" not in long
    assert long.count("<p>") == long.count("</p>")
    assert "short" in (tmp_path / "texts/0.html").read_text(encoding="utf-8")
