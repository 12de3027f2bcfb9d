from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from tests.cli.running import run

from mkdocs_postmortems import __version__
from mkdocs_postmortems.cli import main
from mkdocs_postmortems.cli.main import COMMANDS

Repository = Callable[[Mapping[str, str | bytes]], Path]

PROGRAM = Path(sysconfig.get_path("scripts"), "postmortems")
LAZY = ("click", "markdown", "mkdocs", "networkx", "numpy", "pydantic", "scipy", "yaml")


def program(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed program."""
    return subprocess.run(
        [PROGRAM, *words], capture_output=True, check=False, env={**os.environ, **environment}
    )


def test_the_installed_program_says_its_version() -> None:
    done = program("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == f"postmortems, version {__version__}"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_only_click_is_loaded_before_a_command_is_called(option: str) -> None:
    code = f"""
import sys
from mkdocs_postmortems.cli.main import main
sys.argv = ["postmortems", {option!r}]
try:
    main()
except SystemExit as done:
    assert not done.code
print(*(name for name in {LAZY!r} if name in sys.modules))
"""
    printed = subprocess.check_output([sys.executable, "-c", code], encoding="utf-8")
    assert printed.splitlines()[-1] == "click"


def test_help_lists_every_command_with_its_sentence() -> None:
    shown = run("--help", width=200).stdout
    width = max(len(row.name) for row in COMMANDS)
    for row in COMMANDS:
        assert f"{row.name.ljust(width)}  {row.help}" in shown


def test_every_command_has_its_row_and_its_own_help() -> None:
    folder = Path(main.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if "@click.command(" in path.read_text()}
    assert {row.module for row in COMMANDS} == modules
    for row in COMMANDS:
        done = run(row.name, "--help")
        assert done.exit_code == 0
        assert f"postmortems {row.name}" in done.stdout


@pytest.mark.parametrize(
    "words",
    [["nonsense"], ["check", "--nonsense"], ["check", "gone.md"], ["rename", "one"], ["-f"]],
)
def test_wrong_use_ends_with_two_and_no_traceback(words: list[str]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["check"], ["rename", "a", "b"]])
def test_a_missing_folder_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: the folder of the records, 'postmortems', does not exist; create it"
    )
    assert done.stderr.count("\n") == 1


def test_an_error_holds_no_control_characters(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository({"postmortems/x.md": "---\nfactors: [dns]\n---\n"}))
    done = run("rename", "dns", "a\x1b[2J\nb")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: the vocabulary has no factor 'a [2J b'.")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["-f", "site/mkdocs.yml"], ["--config", "site/mkdocs.yml"]])
def test_the_configuration_says_where_the_records_are(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    config = "site_name: x\nplugins:\n  - postmortems: {source: records}\n"
    root = repository({"site/mkdocs.yml": config, "site/records/x.md": "# X\n"})
    monkeypatch.chdir(root)
    done = run(*words, "check")
    assert done.stdout.startswith("records/x.md:1:1: hint PM108 ")


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml"])
def test_the_configuration_of_this_folder_holds_without_a_word(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    config = "plugins: {postmortems: {source: records, levels: {PM108: error}}}\n"
    monkeypatch.chdir(repository({name: config, "records/x.md": "# X\n"}))
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout.startswith("records/x.md:1:1: error PM108 ")


@pytest.mark.parametrize(
    "config",
    [
        "plugins: [",
        "[a list]",
        "text",
        "plugins: {postmortems: text}",
        "plugins: {postmortems: {levels: {PM999: hint}}}",
        "plugins: {postmortems: {levels: {PB99: hint}}}",
        "plugins: {postmortems: {lexicon: words.toml, levels: {PM999: hint}}}",
    ],
)
def test_a_configuration_that_cannot_be_read_is_said_in_one_line(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, config: str
) -> None:
    monkeypatch.chdir(repository({"mkdocs.yml": config, "postmortems/x.md": "# X\n"}))
    done = run("check")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: mkdocs.yml")
    assert done.stderr.count("\n") == 1


def test_a_named_configuration_has_to_exist(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository({"postmortems/x.md": "# X\n"}))
    done = run("-f", "gone.yml", "check")
    assert done.exit_code == 2
    assert done.stderr == "Error: gone.yml cannot be read: No such file or directory\n"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_without_the_letters_gets_escapes(repository: Repository) -> None:
    root = repository({"mkdocs.yml": "plugins: [postmortems]\n", "postmortems/zażółć.md": "# X\n"})
    done = program("-f", root / "mkdocs.yml", "check", PYTHONIOENCODING="iso8859-1")
    assert done.returncode == 0
    assert done.stdout.startswith(b"postmortems/za\\u017c\xf3\\u0142\\u0107.md:1:1: hint")


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no pipes that break")
def test_a_pipe_that_breaks_ends_the_command_quietly(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"postmortems/{n:04}.md": f"# {'long ' * 30}\n" for n in range(500)}
    monkeypatch.chdir(repository(files))
    with subprocess.Popen(
        [PROGRAM, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.parametrize("problem", [KeyboardInterrupt, click.Abort])
@pytest.mark.parametrize("word", ["check", "explain", "schema"])
def test_ctrl_c_ends_with_130_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, word: str, problem: type[BaseException]
) -> None:
    def stop(self: click.Command, context: click.Context) -> None:
        raise problem

    monkeypatch.setattr(click.Command, "invoke", stop)
    done = run(word)
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "\n")


def test_ctrl_c_ends_it_while_its_code_is_loaded_too() -> None:
    interrupted = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from mkdocs_postmortems.cli import run; run()\n"
    )
    done = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("word", ["schema", "--help"])
def test_a_disk_that_is_full_is_said_in_one_line(word: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM, word], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"Error: No space left on device\n"
