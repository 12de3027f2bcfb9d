from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.editor.conftest import FILES, Desktop, record

from mkdocs_postmortems import processes
from mkdocs_postmortems.editor.desk import Desk, Site
from mkdocs_postmortems.editor.document import Document, Sort
from mkdocs_postmortems.editor.text import Text
from mkdocs_postmortems.lint.engine import all_findings
from mkdocs_postmortems.lint.wording.wording import Wording
from mkdocs_postmortems.model.finding import Finding
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings


def checked(settings: Settings, path: str) -> list[Finding]:
    """What a run over the whole collection says about a file."""
    found = all_findings(read_collection(settings), settings, Wording.of(settings))
    return [each for each in found if each.location.path == path]


def test_our_own_records_get_the_findings_of_the_command(project: Path) -> None:
    settings = Settings(root=project)
    desk = Desk.of(Site(settings))
    read = read_collection(settings)
    found = all_findings(read, settings, Wording.of(settings))
    for incident in read.incidents:
        path = settings.folder / incident.source.relative
        text = Text(path.read_bytes().decode())
        looked = desk.look(Document(path, Sort.RECORD, text))
        own = [each for each in found if each.location.path == incident.source.path]
        assert list(looked.findings) == own
        assert looked.incident == incident


@pytest.mark.parametrize(
    "text",
    [
        record("factors: [dns, cofig push]\nrelated: [pool, nobody, new]"),
        record("id: POOL"),
        record("kind: review\nperiod: 2024 Q1"),
        record("factors: [dns]\nlint: {allow: [{rule: PM402, reason: no hint}, {rule: PM501}]}"),
        record("status: withdrawn", "\nAfter the drill the sysadmin forgot to remove the rule.\n"),
        "---\ntitle: [open\n---\n# Heading\n",
        "---\ntitle: open\n\n# Heading\n",
        "\ufeff---\r\ntitle: x\r\nfactors: [no such]\r\n---\r\n",
        "# Only text\n",
        "",
    ],
)
@pytest.mark.parametrize("name", ["2024/new.md", "2024/pool.md", "another/pool.md"])
def test_a_text_gets_the_findings_it_would_have_on_the_disk(
    desktop: Desktop, text: str, name: str
) -> None:
    settings = desktop.desk.settings
    asked, _ = desktop.open(text, f"postmortems/{name}")
    asked.document.file.parent.mkdir(exist_ok=True)
    asked.document.file.write_bytes(text.encode())
    assert list(asked.looked.findings) == checked(settings, f"postmortems/{name}")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "vocabulary.yml",
            FILES["postmortems/vocabulary.yml"].replace("by: software", "by: nothing"),
        ),
        ("vocabulary.yml", "factors: [{id: nowhere.at-all}]\n"),
        ("vocabulary.yml", ""),
        ("catalog.yml", "services: [{id: web, team: nobody}]\nteams: [pay]\n"),
        ("catalog.yml", "services: [web, web"),
        ("catalog-info.yaml", "kind: Component\nmetadata: {name: web}\n"),
    ],
)
def test_a_file_of_words_gets_its_findings_too(desktop: Desktop, name: str, text: str) -> None:
    settings = desktop.desk.settings
    asked, _ = desktop.open(text, f"postmortems/{name}")
    if name.startswith("catalog-info"):
        (settings.folder / "catalog.yml").unlink()
    asked.document.file.write_bytes(text.encode())
    assert list(asked.looked.findings) == checked(settings, f"postmortems/{name}")


def test_what_is_said_of_the_bytes_of_a_file_is_said_while_it_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "postmortems" / "2024-05-01-a.md"
    path.parent.mkdir()
    path.write_bytes("# Stromausfall in K\xf6ln\n".encode("latin-1"))
    looked = Desk.of(Site(Settings(root=tmp_path))).look(
        Document(path, Sort.RECORD, Text("# Stromausfall in K\xf6ln am 1. Mai\n"))
    )
    assert [found.code for found in looked.findings] == ["PM002", "PM108"]


def test_a_desk_without_changes_stays(desktop: Desktop) -> None:
    assert desktop.desk.renewed() is desktop.desk


def test_records_that_changed_came_and_went_are_known_afterwards(desktop: Desktop) -> None:
    folder = desktop.desk.settings.folder
    (folder / "2024/pool.md").write_text(record("id: renamed"))
    (folder / "2024/lease.md").unlink()
    (folder / "another.md").write_text("# Another\n")
    now = desktop.desk.renewed()
    assert now is not None
    assert set(now.incidents) == {"renamed", "another"}
    assert now.read == read_collection(desktop.desk.settings)


def test_records_that_stayed_are_not_read_again(desktop: Desktop) -> None:
    folder = desktop.desk.settings.folder
    (folder / "2024/pool.md").write_text(record("id: renamed"))
    now = desktop.desk.renewed()
    assert now is not None
    before, after = (
        {p.incident.source.path: p for p in d.files.parts} for d in (desktop.desk, now)
    )
    same = {path for path in before if before[path] is after[path]}
    assert same == {"postmortems/2024/lease.md"}


@pytest.mark.parametrize(
    "name", ["postmortems/vocabulary.yml", "postmortems/factors/dns.md", "mkdocs.yml", "words.toml"]
)
def test_other_words_or_options_ask_for_a_new_desk(desktop: Desktop, name: str) -> None:
    root = desktop.desk.settings.root
    (root / "words.toml").write_text("# none\n")
    settings = replace(desktop.desk.settings, lexicon="words.toml")
    desk = Desk.of(Site(settings, root / "mkdocs.yml"))
    assert desk.renewed() is desk
    (root / name).write_text("# more\n#\n")
    assert desk.renewed() is None


def test_a_desk_reads_in_one_process_however_many_there_may_be(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def noted(count: int, many: int) -> bool:
        asked.append(many)
        return False

    monkeypatch.setattr(processes, "are_worth_it", noted)
    Desk.of(Site(Settings(root=project, concurrency=8)))
    assert set(asked) == {1}
