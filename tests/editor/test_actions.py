from __future__ import annotations

import pytest
from tests.editor.conftest import Desktop, record

from mkdocs_postmortems.editor.actions import actions
from mkdocs_postmortems.editor.text import Stretch

BLAME = "the sysadmin forgot to remove the firewall rule"
LONG = f"After the drill {BLAME}."


def changed(desktop: Desktop, text: str) -> dict[str, str]:
    """The titles of what is offered, with the text that each would leave."""
    asked, spot = desktop.open(text)
    found = actions(
        asked.document, Stretch(spot, spot), asked.desk, asked.incident, asked.diagnostics
    )
    whole = asked.document.text
    return {each.title: whole.changed(*each.stretch, each.new).raw for each in found}


@pytest.mark.parametrize(
    ("front", "title", "after"),
    [
        (
            "factors: [cofig push‸, x]",
            "Write 'change.config-push'",
            "factors: [change.config-push, x]",
        ),
        (
            "factors:\r\n  - 'dn‸ss'",
            "Write 'infrastructure.dns'",
            "factors:\r\n  - 'infrastructure.dns'",
        ),
        (
            "factors: [dn‸s]",
            "Write 'infrastructure.dns', the id of the factor",
            "factors: [infrastructure.dns]",
        ),
        ("services: [sho‸p]", "Write 'web', the id of the service", "services: [web]"),
        ("factors: [software.old-leas‸e]", "Write 'software.lease'", "factors: [software.lease]"),
        ("related: [poo‸ll]", "Write 'pool'", "related: [pool]"),
        ("serverity‸: SEV-1", "Write 'severity'", "severity: SEV-1"),
        ("kind: near-mis‸", "Write 'near-miss'", "kind: near-miss"),
        ("# 😀\nseverity: SEV-22‸", "Write 'SEV-2'", "# 😀\nseverity: SEV-2"),
    ],
)
def test_one_word_is_changed_and_nothing_else(
    desktop: Desktop, front: str, title: str, after: str
) -> None:
    assert changed(desktop, record(front))[title] == record(after)


def test_evidence_keeps_its_quotes(desktop: Desktop) -> None:
    body = "\n## What failed\n\nIt did.\n"
    offered = changed(desktop, record('factors: [{id: dns, evidence: "#what-faild‸"}]', body))
    after = record('factors: [{id: dns, evidence: "#what-failed"}]', body)
    assert offered["Write '#what-failed'"] == after


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        ("{0}", "{1}\n{0}"),
        ("First line of it,\n{0}", "{1}\nFirst line of it,\n{0}"),
        ("- {0}", "- {1} {0}"),
        ("| a |\n| --- |\n| {0} |", "| a |\n| --- |\n| {1} {0} |"),
    ],
)
def test_a_question_stands_before_the_passage(desktop: Desktop, before: str, ahead: str) -> None:
    marked = LONG.replace("the sysadmin", "the sys‸admin")
    asked = record(
        "factors: [dns]", f"\nIt was a long night at the site.\n\n{before.format(marked)}\n"
    )
    offered = changed(desktop, asked)
    assert len(offered) == 2
    for title, after in offered.items():
        comment = after[after.index("<!--") : after.index("-->") + 3]
        assert ("allow PB" in comment) == title.startswith("Except")
        assert after.endswith(f"\n\n{ahead.format(LONG, comment)}\n")


def test_an_exception_asks_for_its_reason_and_then_holds(desktop: Desktop) -> None:
    text = record("factors: [dns]", f"\n{LONG.replace('forgot', 'for‸got')}\n")
    (excepted,) = (t for title, t in changed(desktop, text).items() if title.startswith("Except"))
    codes = [f.code for f in desktop.open(excepted)[0].looked.findings]
    assert "PM513" in codes
    reasoned = excepted.replace(": -->", ": quotes the report -->")
    after = [f.code for f in desktop.open(reasoned)[0].looked.findings]
    assert not [code for code in after if code.startswith(("PB", "PM513", "PM514"))]


def test_nothing_is_offered_where_nothing_is_to_mend(desktop: Desktop) -> None:
    assert changed(desktop, record("factors: [infrastructure.d‸ns]")) == {}
