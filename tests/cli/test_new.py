from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.running import run

from mkdocs_postmortems.cli import new

if TYPE_CHECKING:
    from click.testing import Result

Repository = Callable[[Mapping[str, str | bytes]], Path]

PROGRAM = Path(sysconfig.get_path("scripts"), "postmortems")
FILES = {
    "mkdocs.yml": "plugins:\n  - postmortems: {severities: [SEV-1, SEV-2]}\n",
    "postmortems/catalog.yml": "services: [web, api]\nteams: [shop]\n",
}
PATH = "postmortems/2024/2024-05-01-slow-checkout.md"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is a day in May."""
    monkeypatch.setattr(new, "today", lambda: date(2024, 5, 1))


@pytest.fixture
def site(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without a record; the command runs in it."""
    root = repository(FILES)
    monkeypatch.chdir(root)
    return root


def front(root: Path, path: str = PATH) -> list[str]:
    return (root / path).read_text("utf-8").split("\n")[1:8]


def test_a_title_is_enough_where_nobody_can_answer(site: Path) -> None:
    done = run("new", "Slow checkout")
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{PATH}\n", "")
    assert front(site)[:3] == ["title: Slow checkout", "date: 2024-05-01", "kind: incident"]


def test_the_new_record_passes_the_check(site: Path) -> None:
    run("new", "Slow checkout", "--service", "web", "--team", "shop", "--severity", "SEV-1")
    done = run("check", "--strict", PATH)
    assert done.exit_code == 0
    assert done.stdout.endswith("0 errors, 0 warnings, 1 hint in 1 record\n")
    assert site


def test_options_stand_in_the_record(site: Path) -> None:
    words = "--date 2023-12-31 --kind near-miss --severity sev2 --service Web --service api"
    done = run("new", "Slow checkout", *words.split(), "--team", "shop")
    assert front(site, done.stdout.strip()) == [
        "title: Slow checkout",
        "date: 2023-12-31",
        "kind: near-miss",
        "status: draft # then timeline-agreed, analysis-agreed, reviewed, closed",
        "severity: SEV-2 # known here: SEV-1, SEV-2",
        "services: [web, api] # known here: web, api",
        "teams: [shop] # known here: shop",
    ]


def test_the_path_leads_there_from_this_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "postmortems")
    done = run("-f", "../mkdocs.yml", "new", "Slow checkout")
    assert done.stdout == "2024/2024-05-01-slow-checkout.md\n"


REFUSED: dict[tuple[str, ...], str] = {
    (): "Missing argument 'TITLE'.",
    (" ",): "a record needs a title",
    ("x", "--date", "2024-02-30"): "'2024-02-30' is no date; write 2024-05-01",
    ("x", "--date", "today"): "'today' is no date",
    ("x", "--kind", "review"): "'review' is not one of",
    ("x", "--severity", "high"): "no severity is 'high'. In use here: SEV-1, SEV-2.",
    ("x", "--service", "webb"): "the catalog has no service 'webb'. Did you mean 'web'?",
    ("x", "--team", "other"): "the catalog has no team 'other'. Add it to the catalog first.",
    ("Old",): "postmortems/2024/2024-05-01-old.md has the id '2024-05-01-old' already.",
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items())
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    site: Path, words: tuple[str, ...], said: str
) -> None:
    old = site / "postmortems/2024/2024-05-01-old.md"
    old.parent.mkdir()
    old.write_text("# Old\n")
    refused(run("new", *words), said)
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    assert old.read_text() == "# Old\n"


def refused(done: Result, said: str) -> None:
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Error: ")


@pytest.mark.usefixtures("site")
def test_a_project_that_is_configured_may_have_no_folder_yet(site: Path) -> None:
    (site / "postmortems/catalog.yml").unlink()
    (site / "postmortems").rmdir()
    assert run("new", "Slow checkout").exit_code == 0
    assert (site / PATH).is_file()


def test_without_a_configuration_the_folder_has_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run("new", "Slow checkout"), "does not exist; create it, or name the configuration")
    (tmp_path / "postmortems").mkdir()
    assert run("new", "Slow checkout").exit_code == 0


def test_records_that_cannot_be_read_do_not_stand_in_the_way(site: Path) -> None:
    (site / "postmortems/bad.md").write_bytes(b"\x00")
    (site / "postmortems/vocabulary.yml").write_text("factors: [")
    assert run("new", "Slow checkout").exit_code == 0


@pytest.mark.parametrize("content", [b"\x00", b"a" * (20 * 1024 * 1024), b"---\ntitle: [\n---\n"])
def test_a_template_that_cannot_be_used_is_refused(site: Path, content: bytes) -> None:
    (site / "postmortems/_template.md").write_bytes(content)
    refused(run("new", "Slow checkout"), "postmortems/_template.md cannot be ")
    assert not (site / "postmortems/2024/2024-05-01-slow-checkout.md").exists()


@pytest.mark.parametrize(
    ("words", "kind"), [((), "surprise # ours"), (("--kind", "incident"), "incident # ours")]
)
def test_the_template_of_the_site_says_the_usual_kind(
    site: Path, words: tuple[str, ...], kind: str
) -> None:
    (site / "postmortems/_template.md").write_text("---\nkind: surprise # ours\n---\n\nOurs\n")
    assert run("new", "Slow checkout", *words).exit_code == 0
    text = (site / PATH).read_text("utf-8")
    assert text == f"---\nkind: {kind}\ntitle: Slow checkout\ndate: 2024-05-01\n---\n\nOurs\n"


def test_a_file_in_the_place_of_the_year_is_said_in_one_line(site: Path) -> None:
    (site / "postmortems/2024").write_text("")
    refused(run("new", "Slow checkout"), f"{PATH} cannot be written: ")


def test_a_folder_that_may_not_be_written_is_said_in_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, **how: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    refused(run("new", "Slow checkout"), f"{PATH} cannot be written: Permission denied.")


@pytest.fixture
def terminal(site: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command with answers, as if they were typed."""
    monkeypatch.setattr(new, "is_terminal", lambda: True)

    def answer(*words: str, answers: str) -> Result:
        return run("new", *words, typed=answers)

    return answer


def test_on_a_terminal_it_asks_for_what_is_left_out(
    terminal: Callable[..., Result], site: Path
) -> None:
    done = terminal(answers="Slow checkout\n\nsurprise\nSEV-1\nweb, api\n\n")
    assert (done.exit_code, done.stdout) == (0, f"{PATH}\n")
    questions = (
        "Title: ",
        "Date [2024-05-01]: ",
        "Kind [incident]: ",
        "Severity (SEV-1, SEV-2): ",
        "Services: ",
        "Teams: ",
    )
    places = [done.stderr.index(question) for question in questions]
    assert places == sorted(places)
    assert front(site)[2] == "kind: surprise"
    assert front(site)[5].startswith("services: [web, api]")


def test_it_asks_for_nothing_that_was_said(terminal: Callable[..., Result]) -> None:
    words = "--date 2024-05-01 --kind incident --severity SEV-1 --service web --team shop"
    done = terminal("Slow checkout", *words.split(), answers="")
    assert (done.exit_code, done.stderr) == (0, "")


def test_an_answer_that_does_not_fit_is_asked_for_again(terminal: Callable[..., Result]) -> None:
    done = terminal(answers="\nSlow\nx\n2024-05-02\noutage\n\nhigh\n\nwebb\nweb\nx\nshop\n")
    assert done.exit_code == 0
    assert done.stderr.count("Error: ") == 6
    assert "Did you mean 'web'?" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
@pytest.mark.parametrize("typed", [b"\n" * 6, b"\x03", b"\x04"])
def test_a_real_terminal_is_asked_and_ctrl_c_or_the_end_of_input_stops_it(
    site: Path, typed: bytes
) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, "new", "Slow", "--date", "2024-05-01"],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: _take(theirs),
        env={**os.environ, "COLUMNS": "40", "NO_COLOR": "1"},
    ) as process:
        os.close(theirs)
        said = b""
        while not said.endswith(b"Kind [incident]: "):
            said += os.read(ours, 1000)
        for _ in range(60):
            os.write(ours, typed)
            with contextlib.suppress(subprocess.TimeoutExpired):  # it came before the reading
                process.wait(timeout=1)
                break
        process.kill()
        printed, _ = process.communicate()
    os.close(ours)
    stopped = b"\n" not in typed
    assert process.returncode == (130 if stopped else 0)
    assert printed == (b"" if stopped else b"postmortems/2024/2024-05-01-slow.md\n")
    assert (site / "postmortems/2024/2024-05-01-slow.md").exists() is not stopped


def _take(terminal: int) -> None:
    """Make a terminal the one that stops this process; a shell may have told it to go on."""
    import fcntl
    import termios

    if sys.platform != "win32":
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
