from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_postmortems.authoring.edit import FileEdit, apply
from mkdocs_postmortems.errors import EditConflict


def edit(folder: Path, before: bytes = b"a\n", after: bytes = b"b\n", **more: str) -> FileEdit:
    """A file on disk and a change to it."""
    file = folder / "x.md"
    file.write_bytes(before)
    return FileEdit(file, "records/x.md", before, after, **more)


def files(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_apply_writes_the_new_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    apply([edit(tmp_path, after=b"\xef\xbb\xbfb\r\n")])
    assert files(tmp_path) == {"x.md": b"\xef\xbb\xbfb\r\n"}


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
def test_apply_keeps_the_mode_of_the_file(tmp_path: Path) -> None:
    change = edit(tmp_path)
    change.file.chmod(0o640)
    apply([change])
    assert stat.S_IMODE(change.file.stat().st_mode) == 0o640


def test_a_file_that_nobody_may_write_stays(tmp_path: Path) -> None:
    change = edit(tmp_path)
    change.file.chmod(0o444)
    with pytest.raises(EditConflict, match=r"x\.md is read-only, and stays as it is"):
        apply([change])
    assert files(tmp_path) == {"x.md": b"a\n"}


def test_apply_moves_a_file_with_its_new_content(tmp_path: Path) -> None:
    apply([edit(tmp_path, name="y.md")])
    assert files(tmp_path) == {"y.md": b"b\n"}


def test_apply_moves_a_file_whose_content_stays(tmp_path: Path) -> None:
    apply([edit(tmp_path, after=b"a\n", name="y.md")])
    assert files(tmp_path) == {"y.md": b"a\n"}


def test_one_edit_that_cannot_be_made_stops_all_of_them(tmp_path: Path) -> None:
    first = edit(tmp_path)
    second = FileEdit(tmp_path / "gone.md", "records/gone.md", b"", b"b")
    with pytest.raises(EditConflict, match=r"records/gone\.md cannot be written"):
        apply([first, second])
    assert files(tmp_path) == {"x.md": b"a\n"}


def test_what_was_prepared_is_taken_away_where_it_cannot_be_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    change = edit(tmp_path)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EditConflict, match=r"records/x\.md cannot be written: Permission denied"):
        apply([change])
    assert files(tmp_path) == {"x.md": b"a\n"}


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    change = edit(tmp_path)
    change.file.write_bytes(b"someone else\n")
    with pytest.raises(EditConflict, match="has changed since it was read"):
        apply([change])
    assert files(tmp_path) == {"x.md": b"someone else\n"}


def test_a_new_name_that_is_taken_is_not_written_over(tmp_path: Path) -> None:
    change = edit(tmp_path, name="y.md")
    (tmp_path / "y.md").write_bytes(b"other\n")
    with pytest.raises(EditConflict, match=r"records/y\.md exists already"):
        apply([change])
    assert files(tmp_path) == {"x.md": b"a\n", "y.md": b"other\n"}


@pytest.mark.parametrize(
    ("before", "after", "encoding"),
    [
        (b"one\ntwo\n", b"one\n2\n", "utf-8"),
        (b"one\r\ntwo\r\n", b"one\r\n2\r\n", "utf-8"),
        (b"\xef\xbb\xbfone\ntwo\n", b"\xef\xbb\xbfone\n2\n", "utf-8"),
        ("\ufeffone\ntwo\n".encode("utf-16-le"), "\ufeffone\n2\n".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_diff_shows_the_changed_line_alone(
    tmp_path: Path, before: bytes, after: bytes, encoding: str
) -> None:
    assert edit(tmp_path, before, after, encoding=encoding).diff().splitlines() == [
        "--- records/x.md",
        "+++ records/x.md",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+2",
        " ",
    ]


def test_diff_names_both_places_of_a_file_that_moves(tmp_path: Path) -> None:
    moved = edit(tmp_path, after=b"a\n", name="y.md")
    assert moved.diff().splitlines() == ["rename from records/x.md", "rename to records/y.md"]


def test_diff_holds_no_control_characters(tmp_path: Path) -> None:
    diff = edit(tmp_path, b"\x1b[2J\n", b"\xe2\x80\xaeb\n").diff()
    assert "-\N{REPLACEMENT CHARACTER}[2J" in diff
    assert "+\N{REPLACEMENT CHARACTER}b" in diff


def new(folder: Path, name: str = "2024/x.md") -> FileEdit:
    """A file that is not there yet."""
    return FileEdit(folder / name, f"records/{name}", None, b"new\n")


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
def test_a_new_file_gets_its_folders_and_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        apply([new(tmp_path)])
    finally:
        os.umask(before)
    assert files(tmp_path / "2024") == {"x.md": b"new\n"}
    assert stat.S_IMODE((tmp_path / "2024/x.md").stat().st_mode) == 0o640


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    old = edit(tmp_path)
    with pytest.raises(EditConflict, match=r"records/x\.md exists already, and stays as it is"):
        apply([new(tmp_path, "x.md")])
    assert files(tmp_path) == {"x.md": old.before}


def test_a_new_file_does_not_follow_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "x.md").symlink_to(tmp_path / "gone.md")
    with pytest.raises(EditConflict, match="exists already"):
        apply([new(tmp_path, "x.md")])
    assert not (tmp_path / "gone.md").exists()


def test_a_new_file_below_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "2024").write_text("a file")
    with pytest.raises(EditConflict, match=r"records/2024/x\.md cannot be written: "):
        apply([new(tmp_path)])
    assert files(tmp_path) == {"2024": b"a file"}


def test_a_new_file_that_cannot_be_put_in_place_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EditConflict, match="No space left on device"):
        apply([new(tmp_path)])
    assert files(tmp_path / "2024") == {}


def test_the_diff_of_a_new_file_adds_its_lines(tmp_path: Path) -> None:
    assert "+new" in new(tmp_path).diff().split("\n")
