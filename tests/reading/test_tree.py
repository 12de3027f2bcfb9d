from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.errors import SourceUnreadable
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.reading.tree import LARGEST
from mkdocs_postmortems.settings import Settings

Repository = Callable[..., Path]


def paths(read: Any) -> list[str]:
    return [incident.source.relative for incident in read.collection.incidents]


def test_every_markdown_file_is_a_record_but_those_with_a_role_of_their_own(
    read: Callable[..., Any],
) -> None:
    names = [
        "a.md", "B.MD", "c.markdown", "2024/d.md", "2024/factors/e.md", "names with spaces é.md",
        "_draft.md", ".hidden.md", "README.md", "2024/readme.md", "index.md", "2024/Index.md",
        "factors/infrastructure.dns.md", ".git/x.md", "_old/y.md", "notes.txt", "z.mdx",
    ]  # fmt: skip
    assert paths(read(dict.fromkeys(names, "# x\n"))) == [
        "2024/d.md", "2024/factors/e.md", "B.MD", "a.md", "c.markdown", "names with spaces é.md",
    ]  # fmt: skip


BUNDLES = {
    "the one text of a folder": (["2024/pool/index.md"], ["pool"]),
    "a README in a folder of pictures": (["dns.v2/README.md", "dns.v2/graph.png"], ["dns.v2"]),
    "one beside another text": (["pool/index.md", "pool/log.md"], ["log"]),
    "one above other texts": (["2024/README.md", "2024/pool/log.md"], ["log"]),
    "two front doors": (["pool/index.md", "pool/README.md"], []),
    "at the top": (["index.md"], []),
    "of a factor": (["factors/README.md"], []),
    "in a folder that is set aside": (["_old/pool/index.md"], []),
}


@pytest.mark.parametrize(("names", "stems"), BUNDLES.values(), ids=BUNDLES)
def test_a_front_door_that_is_alone_is_the_record_of_its_folder(
    read: Callable[..., Any], names: list[str], stems: list[str]
) -> None:
    seen = read(dict.fromkeys(names, "# x\n"))
    assert [(i.id, i.source.stem) for i in seen.collection.incidents] == [(s, s) for s in stems]


def test_a_path_is_relative_to_the_project(read: Callable[..., Any]) -> None:
    source = read({"2024/a.md": "# x\n"}).record("a").source
    assert (source.path, source.relative, source.stem) == (
        "postmortems/2024/a.md",
        "2024/a.md",
        "a",
    )


def test_a_folder_named_like_a_record_is_walked(read: Callable[..., Any]) -> None:
    seen = read({"x.md/inner.md": "# x\n"})
    assert paths(seen) == ["x.md/inner.md"]
    assert seen.the("PM005").location.path == "postmortems/x.md"


def test_a_missing_folder_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="'postmortems', does not exist"):
        read_collection(Settings(root=tmp_path))


def test_an_empty_folder_is_a_hint(read: Callable[..., Any]) -> None:
    assert read({}).codes == ["PM006"]


def test_a_large_file_is_a_page_that_is_not_read(read: Callable[..., Any]) -> None:
    seen = read({"big.md": b"x" * (LARGEST + 1), "fits.md": b"x" * LARGEST})
    assert seen.the("PM003").location.path == "postmortems/big.md"
    assert seen.record("big").source.text == ""
    assert len(seen.record("fits").source.text) == LARGEST


ENCODINGS = {
    "byte order mark": (b"\xef\xbb\xbf# Caf\xc3\xa9\n", "utf-8", "Café", None),
    "windows line ends": (b"# Caf\xc3\xa9\r\n\r\ntext\r\n", "utf-8", "Café", None),
    "old mac line ends": (b"# Caf\xc3\xa9\r\rtext\r", "utf-8", "Café", None),
    "latin-1": ("# Café\n".encode("latin-1"), "cp1252", "Café", "PM002"),
    "windows quotation marks": ("# “Café”\n".encode("cp1252"), "cp1252", "“Café”", "PM002"),
    "neither": (b"# Caf\xe9 \x81\n", "latin-1", "Café", "PM002"),
    "utf-16": ("# Café\n".encode("utf-16"), "utf-16", "Café", "PM002"),
    "utf-16 big": (b"\xfe\xff" + "# Café\n".encode("utf-16-be"), "utf-16", "Café", "PM002"),
    "utf-32": ("# Café\n".encode("utf-32"), "utf-32", "Café", "PM002"),
    "binary": (b"\x89PNG\x00\x01", None, "x", "PM001"),
    "half a utf-16": (b"\xff\xfe\x00\xd8\x00", None, "x", "PM001"),
    "empty": (b"", "utf-8", "x", None),
}  # fmt: skip


@pytest.mark.parametrize(("data", "encoding", "title", "code"), ENCODINGS.values(), ids=ENCODINGS)
def test_whatever_the_bytes_there_is_a_record(
    read: Callable[..., Any], data: bytes, encoding: str | None, title: str, code: str | None
) -> None:
    seen = read({"x.md": data})
    incident = seen.record("x")
    assert (incident.source.encoding, incident.title.strip("\x81 ")) == (encoding, title)
    assert "\r" not in incident.source.text
    assert [c for c in seen.codes if c < "PM100"] == ([code] if code else [])


def test_the_digest_is_of_the_bytes(read: Callable[..., Any]) -> None:
    seen = read({"a.md": b"# x\n", "b.md": b"# x\r\n", "c.md": b"# x\n"})
    digest = {stem: seen.record(stem).source.digest for stem in "abc"}
    assert digest["a"] == digest["c"] != digest["b"]


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text("# Secret\n")
    return folder


def test_links_are_followed_inside_the_project_only(repository: Repository, outside: Path) -> None:
    root = repository({"postmortems/a.md": "# a\n", "elsewhere/b.md": "# b\n"})
    source = root / "postmortems"
    (source / "inside.md").symlink_to(root / "elsewhere/b.md")
    (source / "folder").symlink_to(root / "elsewhere")
    (source / "loop").symlink_to(source)
    (source / "nowhere.md").symlink_to(source / "gone.md")
    (source / "self.md").symlink_to(source / "self.md")
    (source / "out.md").symlink_to(outside / "secret.md")
    (source / "out").symlink_to(outside)
    (source / "factors").mkdir()
    (source / "factors/infrastructure.dns.md").symlink_to(outside / "secret.md")
    (source / "vocabulary.yml").symlink_to(outside / "secret.md")
    read = read_collection(Settings(root=root))
    assert [i.source.relative for i in read.incidents] == ["a.md", "folder/b.md", "inside.md"]
    refused = [f.location.path for f in read.findings if f.code == "PM004"]
    assert refused == [
        f"postmortems/{name}"
        for name in (
            "factors/infrastructure.dns.md", "nowhere.md", "out", "out.md", "self.md",
            "vocabulary.yml",
        )
    ]  # fmt: skip
    assert not read.vocabulary.texts


def test_a_pipe_does_not_keep_the_reader_waiting(repository: Repository) -> None:
    root = repository({"postmortems/a.md": "# a\n"})
    os.mkfifo(root / "postmortems/pipe.md")
    read = read_collection(Settings(root=root))
    assert len(read.incidents) == 2
    assert [f.location.path for f in read.findings if f.code == "PM001"] == ["postmortems/pipe.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_page(repository: Repository) -> None:
    root = repository({"postmortems/a.md": "# a\n", "postmortems/b/c.md": "# c\n"})
    (root / "postmortems/a.md").chmod(0)
    (root / "postmortems/b").chmod(0)
    read = read_collection(Settings(root=root))
    (root / "postmortems/b").chmod(0o700)
    assert [i.id for i in read.incidents] == ["a"]
    assert [f.code for f in read.findings] == ["PM001", "PM001"]


def test_a_file_that_cannot_be_read_is_a_page(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository({"postmortems/a.md": "# a\n"})

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    read = read_collection(Settings(root=root))
    assert [i.id for i in read.incidents] == ["a"]
    assert "Permission denied" in next(f.message for f in read.findings if f.code == "PM001")


def test_a_folder_that_cannot_be_listed_is_noted(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository({"postmortems/a.md": "# a\n", "postmortems/b/c.md": "# c\n"})
    listing = Path.iterdir

    def refuse(path: Path) -> Any:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    read = read_collection(Settings(root=root))
    assert [i.id for i in read.incidents] == ["a"]
    assert [f.location.path for f in read.findings if f.code == "PM001"] == ["postmortems/b"]


def test_a_source_folder_beside_the_project_has_paths_without_dots(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "records").mkdir()
    (tmp_path / "records/a.md").write_text("# a\n")
    read = read_collection(Settings(root=tmp_path / "site", source="../records"))
    assert [i.source.path for i in read.incidents] == ["records/a.md"]
