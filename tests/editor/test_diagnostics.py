from __future__ import annotations

import pytest
from tests.editor.conftest import Desktop, record


def marked(desktop: Desktop, text: str) -> dict[str, str]:
    """Each code with the characters that are marked."""
    asked, _ = desktop.open(text)
    whole = asked.document.text
    return {
        each.finding.code: whole.plain[
            whole.place(each.stretch.start) : whole.place(each.stretch.end)
        ]
        for each in asked.diagnostics
    }


@pytest.mark.parametrize(
    ("front", "code", "characters"),
    [
        ("factors: [cofig push, dns]", "PM301", "cofig push"),
        ("factors:\n  - id: 'no such'", "PM301", "'no such'"),
        ("serverity: SEV-1", "PM117", "serverity"),
        ("severity: SEV-9 # grave", "PM310", "SEV-9"),
        ("factors: [dns", "PM101", "[dns"),
        ("id: a\nid: b", "PM104", "id"),
    ],
)
def test_the_word_is_marked(desktop: Desktop, front: str, code: str, characters: str) -> None:
    assert marked(desktop, record(front))[code] == characters


def test_the_words_of_a_question_are_marked_across_lines(desktop: Desktop) -> None:
    body = "\nAfter the drill the\nsysadmin   forgot\nto remove the firewall rule.\n"
    assert marked(desktop, record("factors: [dns]", body))["PB02"].endswith("sysadmin   forgot")


@pytest.mark.parametrize(
    "text", ["", "---", "---\n", "\ufeff---\r\ntitle: x\r\n---\r\n", "😀\n# x"]
)
def test_any_beginning_of_a_file_can_be_marked(desktop: Desktop, text: str) -> None:
    marked(desktop, text)
