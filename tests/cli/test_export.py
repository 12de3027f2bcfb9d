from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.running import run

if TYPE_CHECKING:
    import pytest


def test_export_writes_the_files_and_lists_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("export", "vale")
    *paths, last = done.stdout.splitlines()
    assert done.exit_code == 0 and last == f"{len(paths)} files written"
    assert paths[0] == "vale/.vale.ini" and "vale/styles/Postmortems/PB01.yml" in paths
    assert all(Path(path).read_text(encoding="utf-8") for path in paths)


def test_export_writes_to_a_folder_with_links(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "one"
    done = run("export", "vale", "--output", str(folder), "--link", "https://x.example/w")
    assert done.exit_code == 0
    rule = (folder / "styles/Postmortems/CF01.yml").read_text(encoding="utf-8")
    assert 'link: "https://x.example/w#cf01"' in rule


def test_export_writes_over_nothing_unless_told(tmp_path: Path) -> None:
    config = tmp_path / ".vale.ini"
    config.write_text("mine", encoding="utf-8")
    done = run("export", "vale", "--output", str(tmp_path))
    assert done.exit_code == 2 and ".vale.ini is there already" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [".vale.ini"]
    assert config.read_text(encoding="utf-8") == "mine"
    assert run("export", "vale", "--output", str(tmp_path), "--force").exit_code == 0
    assert config.read_text(encoding="utf-8") != "mine"


def test_export_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "styles").write_text("a file", encoding="utf-8")
    done = run("export", "vale", "--output", str(tmp_path))
    assert done.exit_code == 2 and "cannot be written" in done.stderr


def test_export_knows_no_other_format() -> None:
    assert run("export", "pdf").exit_code == 2
