from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.running import OWN_LEXICON, run

Check = Callable[..., Result]
Repository = Callable[[Mapping[str, str | bytes]], Path]

SOUND = "---\ntitle: Sound\ndate: 2024-05-01\nfactors: [dns]\n---\n"
FILES = {
    "postmortems/2024/a.md": SOUND.replace("dns", "dsn, infrastructure.dnss"),
    "postmortems/2024/b.md": SOUND.replace("2024-05-01", "2024-02-30"),
    "postmortems/2025/c.md": "# Not coded\n",
    "postmortems/2025/d.md": SOUND,
}


@pytest.fixture
def check(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Run the command in a repository without a configuration."""

    def report(*words: str, files: Mapping[str, str] = FILES) -> Result:
        monkeypatch.chdir(repository(files))
        return run("check", *words)

    return report


def test_every_finding_is_one_line_in_the_order_of_the_files(
    check: Check,
) -> None:
    lines = [line.partition(": ")[::2] for line in check().stdout.splitlines()]
    assert [(place, said.split()[:2]) for place, said in lines[:-1]] == [
        ("postmortems/2024/a.md:1:1", ["hint", "PM125"]),
        ("postmortems/2024/a.md:4:11", ["warning", "PM301"]),
        ("postmortems/2024/a.md:4:16", ["warning", "PM301"]),
        ("postmortems/2024/b.md:1:1", ["hint", "PM124"]),
        ("postmortems/2024/b.md:3:7", ["error", "PM201"]),
        ("postmortems/2025/c.md:1:1", ["hint", "PM108"]),
    ]


def test_a_day_to_come_is_asked_about(check: Check) -> None:
    files = {"postmortems/a.md": SOUND.replace("2024", "2099")}
    (line, _) = check(files=files).stdout.splitlines()
    assert line.startswith("postmortems/a.md:3:7: hint PM213 the record's day, 2099-05-01,")


def test_a_line_ends_with_the_message_and_its_mend(check: Check) -> None:
    line = check().stdout.splitlines()[1]
    assert line.endswith(
        "unknown factor 'dsn'; it waits. Choose one of the vocabulary, or add it there."
    )


@pytest.mark.parametrize(
    ("words", "files", "last"),
    [
        ([], FILES, "1 error, 2 warnings, 3 hints in 4 records"),
        (["postmortems/2025/d.md"], FILES, "0 errors, 0 warnings, 0 hints in 1 record"),
        ([], {"postmortems/index.md": ""}, "0 errors, 0 warnings, 1 hint in 0 records"),
    ],
)
def test_the_last_line_counts(
    check: Check, words: list[str], files: Mapping[str, str], last: str
) -> None:
    assert check(*words, files=files).stdout.splitlines()[-1] == last


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 1),
        (["postmortems/2024/b.md"], 1),
        (["postmortems/2024/a.md"], 0),
        (["postmortems/2024/a.md", "--strict"], 1),
        (["postmortems/2025/c.md", "--strict"], 0),
        (["postmortems/2025/c.md", "--strict", "--format", "json"], 0),
        (["postmortems/2024/a.md", "--strict", "--format", "json"], 1),
    ],
)
def test_errors_fail_and_warnings_fail_when_strict(
    check: Check, words: list[str], code: int
) -> None:
    assert check(*words).exit_code == code


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["postmortems"], "abc"),
        (["."], "abc"),
        (["postmortems/2024"], "ab"),
        (["postmortems/2024/", "postmortems/2025/c.md"], "abc"),
        (["postmortems/2025/../2024/a.md"], "a"),
        (["postmortems/2025/d.md"], ""),
    ],
)
def test_paths_choose_what_is_reported(check: Check, words: list[str], names: str) -> None:
    said = check(*words).stdout.splitlines()[:-1]
    assert {line.partition(".md")[0][-1] for line in said} == set(names)


def test_a_path_is_one_of_the_folder_the_command_runs_in(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    (tmp_path / "mkdocs.yml").write_text("plugins: [postmortems]\n")
    monkeypatch.chdir(tmp_path / "postmortems" / "2025")
    done = run("-f", "../../mkdocs.yml", "check", "c.md")
    assert done.stdout.splitlines()[-1] == "0 errors, 0 warnings, 1 hint in 1 record"


def test_a_record_refers_to_records_that_are_not_reported(check: Check) -> None:
    files = {
        "postmortems/a.md": SOUND.replace("factors", "related: [b]\nfactors"),
        "postmortems/b.md": SOUND,
    }
    assert check("postmortems/a.md", files=files).stdout.startswith("0 errors, 0 warnings, 0 hints")


def test_records_of_every_audience_are_reported(check: Check) -> None:
    secret = FILES["postmortems/2024/b.md"].replace("title", "audience: restricted\ntitle")
    done = check(files={"postmortems/x.md": secret})
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (
        1,
        "1 error, 0 warnings, 1 hint in 1 record",
    )


def test_text_is_safe_for_a_terminal(check: Check) -> None:
    bad = SOUND.replace("[dns]", '["\\e[2J\\u202e\\n"]')
    done = check(files={"postmortems/\x1b[2J\n.md": bad})
    assert all(line.isprintable() for line in done.stdout.splitlines())
    assert len(done.stdout.splitlines()) == 3


def test_json_has_the_numbers_and_the_same_findings(check: Check) -> None:
    text, report = check().stdout, json.loads(check("--format", "json").stdout)
    findings = report.pop("findings")
    assert report == {"version": 1, "records": 4, "errors": 1, "warnings": 2, "hints": 3}
    assert findings[4] == {
        "code": "PM201",
        "name": "unreadable-time",
        "level": "error",
        "path": "postmortems/2024/b.md",
        "line": 3,
        "column": 7,
        "message": "`date`: '2024-02-30': no such date or time (day is out of range for month)",
        "hint": 'Write it as "2024-05-01 10:30".',
    }
    places = [f"{f['path']}:{f['line']}:{f['column']}: {f['level']} {f['code']}" for f in findings]
    assert places == [" ".join(line.split()[:3]) for line in text.splitlines()[:-1]]


def test_json_is_ascii_and_keeps_every_letter(check: Check) -> None:
    printed = check("--format", "json", files={"postmortems/ż\x1b.md": "# X\n"}).stdout
    assert printed.isascii()
    assert json.loads(printed)["findings"][0]["path"] == "postmortems/ż\x1b.md"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "hint"], 1),
        (["--fail-on", "warning"], 0),
        (["--fail-on", "hint", "--strict"], 1),
        (["--fail-on", "error"], 0),
        ([], 0),
    ],
)
def test_a_level_to_fail_on_can_be_chosen(check: Check, words: list[str], code: int) -> None:
    assert check("postmortems/2025/c.md", *words).exit_code == code


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["--select", "PM3"], ["PM301", "PM301"]),
        (["--select", "pm301", "--select", "PM201"], ["PM301", "PM301", "PM201"]),
        (["--select", "PM1, PM2"], ["PM125", "PM124", "PM201", "PM108"]),
        (["--ignore", "PM1,PM301"], ["PM201"]),
        (["--select", "PM1", "--ignore", "PM12"], ["PM108"]),
    ],
)
def test_codes_choose_what_is_reported(check: Check, words: list[str], codes: list[str]) -> None:
    done = check(*words)
    assert [line.split()[2] for line in done.stdout.splitlines()[:-1]] == codes
    assert done.exit_code == int("PM201" in codes)


@pytest.mark.parametrize("word", ["PM9", "x", "", "PM301,"])
def test_a_code_that_does_not_exist_is_refused(check: Check, word: str) -> None:
    done = check("--select", word)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no code is, or begins with," in done.stderr


@pytest.mark.parametrize("path", ["elsewhere", "elsewhere/x.md", "../x.md"])
def test_a_path_that_is_no_place_of_a_record_is_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    root = repository({"in/postmortems/a.md": SOUND, "in/elsewhere/x.md": SOUND, "x.md": SOUND})
    monkeypatch.chdir(root / "in")
    done = run("check", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: '{path}' is not in 'postmortems', the folder of the records.\n"


def test_a_path_may_lead_through_a_link(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository({"in/x": "", "records/a.md": "# A\n", "records/b.md": "# B\n"})
    (root / "in/postmortems").symlink_to(root / "records")
    monkeypatch.chdir(root / "in")
    for path in ("postmortems/a.md", "../records/a.md"):
        lines = run("check", path).stdout.splitlines()
        assert [line.partition(":")[0] for line in lines[:-1]] == ["postmortems/a.md"]


TOGETHER = {
    "postmortems/a.md": SOUND.replace("factors", "id: Shared\nfactors"),
    "postmortems/b.md": SOUND.replace("factors", '"id" : shared\nrelated: [c, nowhere]\nfactors'),
    "postmortems/c.md": SOUND.replace("factors", "id: stated\nrelated: c\nfactors"),
    "postmortems/d.md": "---\n{title: D, id: stated}\n---\n",
    "postmortems/e/stated.md": SOUND,
    "postmortems/e/f.md": "---\nid: stated\n",
    "postmortems/e/g.md": SOUND.replace("dns", "{role: trigger,\n  id: dns}"),
    "postmortems/catalog.yml": "teams: [{id: web}, {id: Web}]\n",
    "postmortems/h.md": "# H\n",
    "postmortems/reviews/2024-Q3.md": "---\ntitle: R\nkind: review\n---\n",
    "postmortems/reviews/again.md": "---\ntitle: R\n'kind' : review\nperiod: 2024 Q3\n---\n",
}


@pytest.mark.parametrize("path", TOGETHER)
def test_one_file_is_told_what_a_run_over_all_would_tell_it(check: Check, path: str) -> None:
    of_all = [line for line in check(files=TOGETHER).stdout.splitlines() if line.startswith(path)]
    assert check(path, files=TOGETHER).stdout.splitlines()[:-1] == of_all


def test_rules_speak_beside_what_reading_finds(check: Check) -> None:
    done = check(files={"postmortems/a.md": SOUND.replace("factors", "actions: []\nfactors")})
    assert done.stdout.startswith("postmortems/a.md:4:1: hint PM506 `actions` is empty.")


BLAMING = {"postmortems/a.md": f"{SOUND}\n## Text\n\nIt was late. The operator forgot the flag.\n"}
ASKED = (
    "'The operator forgot': It makes a trait of what the setting allowed.",
    "Which reminder or mechanism does this step have?",
)


def test_wording_is_asked_about_in_its_line_and_column(check: Check) -> None:
    done = check(files=BLAMING)
    assert done.stdout.splitlines()[0] == (
        f"postmortems/a.md:9:14: hint PB02 {ASKED[0]} {ASKED[1]}"
    )
    assert done.exit_code == 0


def test_wording_is_in_json_with_its_name(check: Check) -> None:
    (found,) = json.loads(check("--format", "json", files=BLAMING).stdout)["findings"]
    assert found == {
        "code": "PB02",
        "name": "forgot",
        "level": "hint",
        "path": "postmortems/a.md",
        "line": 9,
        "column": 14,
        "message": ASKED[0],
        "hint": ASKED[1],
    }


@pytest.mark.parametrize(
    ("options", "words", "level", "code"),
    [
        ("{}", [], "hint", 0),
        ("{}", ["--fail-on", "hint"], "hint", 1),
        ("{}", ["--select", "PB"], "hint", 0),
        ("{}", ["--ignore", "PB"], "", 0),
        ("{levels: {PB02: off}}", [], "", 0),
        ("{levels: {PB02: warning}}", ["--strict"], "warning", 1),
        ("{wording: off}", [], "", 0),
        ("{wording: true}", [], "hint", 0),
    ],
)
def test_a_site_says_what_wording_weighs(
    check: Check, options: str, words: list[str], level: str, code: int
) -> None:
    config = {"mkdocs.yml": f"plugins: [postmortems: {options}]\n"}
    done = check(*words, files={**config, **BLAMING})
    assert [line.split()[1] for line in done.stdout.splitlines()[:-1]] == ([level] if level else [])
    assert done.exit_code == code


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_a_site_has_a_lexicon_of_its_own(check: Check, form: str) -> None:
    record = {"postmortems/a.md": f"{SOUND}\nThe gremlins of the release job did it.\n"}
    done = check("--format", form, "--select", "PB90", files={**OWN_LEXICON, **record})
    assert done.exit_code == 0
    assert "PB90" in done.stdout
    assert "What was seen?" in done.stdout


@pytest.mark.parametrize("lexicon", ["nowhere.toml", "postmortems/a.md"])
def test_a_lexicon_that_cannot_be_used_ends_the_run(check: Check, lexicon: str) -> None:
    config = {"mkdocs.yml": f"plugins: [postmortems: {{lexicon: {lexicon}}}]\n"}
    done = check(files={**config, **BLAMING})
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert lexicon in done.stderr


def test_people_of_the_repository_are_asked_about_and_never_printed_beside_it(
    check: Check, repository: Repository
) -> None:
    text = f"{SOUND}\nThen jdoe9 called.\n"
    files = {"CODEOWNERS": "* @jdoe9 @asmith7\n", "postmortems/a.md": text}
    printed = check(files=files).stdout
    assert "NM02 'jdoe9'" in printed
    assert "asmith7" not in printed


def test_colour_is_never_used(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR"):
        monkeypatch.setenv(name, "1")
        assert "\x1b" not in check().stdout


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "PM108"),
    "binary": (b"\x7fELF\x00\x01", "PM001"),
    "huge": (b"a" * (20 * 1024 * 1024), "PM003"),
    "other": ("tit\xe9".encode("latin-1"), "PM002"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_a_file_that_is_no_record_is_one_finding(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    content, code = BAD[name]
    monkeypatch.chdir(repository({"postmortems/x.md": content}))
    done = run("check", "postmortems/x.md", "--format", form)
    assert done.exit_code == (0 if name == "empty" else 1)
    assert code in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_one_finding(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository({"postmortems/x.md": SOUND})
    (root / "postmortems/x.md").chmod(0)
    monkeypatch.chdir(root)
    done = run("check")
    assert (done.exit_code, done.stdout.count("\n")) == (1, 2)
    assert "PM001" in done.stdout
