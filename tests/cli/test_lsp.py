from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.running import run

pytest.importorskip("pygls", reason="pygls, the extra `lsp`, is not installed")

from lsprotocol import types
from talking import Editor

from mkdocs_postmortems.editor.server import OUTSIDE

NAME = "postmortems/2024/new.md"
TEXT = """---
title: 😀 Resolver
date: 2024-07-01
factors: [dns, cofig push]
---

After the drill the sysadmin forgot to remove the firewall rule.
"""


def write(root: Path) -> Path:
    (root / "postmortems/2024").mkdir(parents=True)
    (root / "postmortems/2024/pool.md").write_text(TEXT.replace("cofig", "config"), "utf-8")
    (root / "mkdocs.yml").write_text("site_name: Tests\n")
    return root


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for the tests of this file; each opens its file anew."""
    editor = Editor(write(tmp_path_factory.mktemp("site")))
    editor.start()
    yield editor
    assert editor.stop() == 0


@pytest.fixture
def opened(editor: Editor) -> Iterator[list[types.Diagnostic]]:
    """The findings about a file that is opened."""
    editor.open(NAME, TEXT)
    yield editor.marks(NAME)
    editor.close(NAME)
    assert editor.hover(NAME, 3, 11) is None
    editor.settled()


def test_the_server_asks_to_be_told_of_changed_files(editor: Editor) -> None:
    editor.hover(NAME, 0, 0)
    assert editor.registered == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]


def test_a_closed_file_loses_its_marks(editor: Editor) -> None:
    editor.open(NAME, TEXT)
    assert editor.marks(NAME)
    editor.close(NAME)
    assert editor.marks(NAME) == []


def test_findings_have_place_level_code_and_mend(opened: list[types.Diagnostic]) -> None:
    (found,) = (each for each in opened if each.code == "PM301")
    assert str(found.range) == "3:15-3:25"
    assert found.severity is types.DiagnosticSeverity.Warning
    assert found.source == "postmortems"
    assert found.message.endswith("Did you mean 'change.config-push'?")
    assert {each.code for each in opened} >= {"PM301", "PB02"}


@pytest.mark.usefixtures("opened")
def test_findings_follow_the_keys_that_are_typed(editor: Editor) -> None:
    editor.type(NAME, 3, 17, "n")
    assert editor.marks(NAME, without="PM301")
    editor.type(NAME, 3, 26, "", over=1)
    assert editor.marks(NAME, of="PM101")


@pytest.mark.usefixtures("opened")
def test_a_word_is_completed_explained_found_and_mended(editor: Editor) -> None:
    editor.type(NAME, 3, 10, "deplo", over=3)
    (first, *_) = editor.completion(NAME, 3, 15)
    assert (first.label, first.filter_text) == ("change.code-deploy", "deploy")
    assert isinstance(first.text_edit, types.TextEdit)
    assert str(first.text_edit.range) == "3:10-3:15"
    editor.type(NAME, 3, 10, "dns", over=5)
    assert "Seen in 1 of 1 record, last on 2024-07-01." in (editor.hover(NAME, 3, 11) or "")
    (place,) = editor.definition(NAME, 3, 11)
    assert place.uri.endswith("default_vocabulary.yml")
    (mend,) = editor.actions(NAME, 3, 17)
    assert mend.title == "Write 'change.config-push'"
    assert mend.edit is not None
    assert mend.edit.changes is not None
    (edit,) = mend.edit.changes[editor.uri(NAME)]
    assert (str(edit.range), edit.new_text) == ("3:15-3:25", "change.config-push")


@pytest.mark.usefixtures("opened")
def test_characters_are_counted_as_the_editor_counts(editor: Editor) -> None:
    editor.type(NAME, 1, 10, "kind: inc", over=8)  # the sign before it takes up two units
    editor.type(NAME, 1, 9, "\n", over=1)
    (found, *_) = editor.completion(NAME, 2, 9)
    assert found.label == "incident"


@pytest.mark.usefixtures("opened")
def test_files_that_change_on_the_disk_are_read_again(editor: Editor) -> None:
    later, words = (editor.folder / "postmortems" / name for name in ("later.md", "vocabulary.yml"))
    editor.type(NAME, 3, 26, "\nrelated: [later]")
    assert editor.marks(NAME, of="PM402")
    later.write_text("# Later\n")
    editor.save(NAME)
    assert editor.marks(NAME, without="PM402")
    words.write_text("factors: [{id: change.other, label: Cofig push}]\n")
    change = types.FileEvent(editor.uri("postmortems/vocabulary.yml"), types.FileChangeType.Created)
    changed = types.DidChangeWatchedFilesParams([change])
    editor.tell(editor.client.workspace_did_change_watched_files, changed)
    assert editor.marks(NAME, without="PM301")
    for file in (later, words):
        file.unlink()
    editor.save(NAME)
    assert editor.marks(NAME, of="PM402")


@pytest.mark.parametrize("name", ["docs/page.md", "postmortems/_notes.md", "untitled:Untitled-1"])
def test_files_outside_get_no_answers_and_one_line_in_the_log(editor: Editor, name: str) -> None:
    editor.open(name, TEXT)
    assert editor.completion(name, 3, 12) == []
    assert editor.hover(name, 3, 12) is None
    assert editor.definition(name, 3, 12) == []
    assert editor.actions(name, 3, 16) == []
    editor.type(name, 3, 12, "x")
    editor.close(name)
    assert editor.hover(name, 0, 0) is None
    assert editor.logged == [OUTSIDE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_an_editor_may_count_in_another_way(tmp_path: Path, encoding: str) -> None:
    editor = Editor(write(tmp_path), encodings=(encoding,))
    assert editor.start().capabilities.position_encoding == encoding
    editor.open(NAME, TEXT.replace("Resolver", "Resolver\nseverity: [x]"))
    editor.marks(NAME)
    at = {"utf-8": 11, "utf-32": 8}[encoding]
    editor.type(NAME, 1, at, "\nki", over=1)
    assert [each.label for each in editor.completion(NAME, 2, 2)][:1] == ["kind"]
    assert editor.stop() == 0


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, OUTSIDE),
        ({"mkdocs.yml": "plugins: [postmortems: {timezone: Nowhere}]\n"}, "timezone"),
        ({"mkdocs.yml": "plugins: [postmortems: {lexicon: none.toml}]\n"}, "none.toml"),
    ],
)
def test_a_site_that_cannot_be_read_is_one_line_in_the_log(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    if files:
        (tmp_path / "postmortems").mkdir()
    editor = Editor(tmp_path)
    editor.start()
    name = "postmortems/a.md" if files else "notes/a.md"
    editor.open(name, TEXT)
    assert editor.hover(name, 3, 12) is None
    (line,) = editor.logged
    assert said in line
    assert editor.stop() == 0


def test_the_end_of_its_input_ends_the_server(tmp_path: Path) -> None:
    program = "from mkdocs_postmortems.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "lsp"], cwd=tmp_path, input=b"", capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "mkdocs_postmortems.editor.server")
    monkeypatch.delitem(sys.modules, "mkdocs_postmortems.editor.protocol")
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    done = run("lsp")
    assert done.exit_code == 2
    line = 'Error: the language server needs pygls: pip install "mkdocs-postmortems[lsp]"'
    assert done.stderr.strip() == line
