from __future__ import annotations

import pytest

from mkdocs_postmortems.lint.wording.allowances import allowances_in
from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon


def left(markdown: str, lexicon: Lexicon) -> list[int]:
    """The lines of remarks that no exception of their rule covers, whatever its reason."""
    allowed = allowances_in(markdown)
    return [
        line
        for line, _, remark in remarks_in_markdown(markdown, lexicon)
        if not any(a.rule == remark.rule and a.line <= line <= a.last for a in allowed)
    ]


def test_an_exception_covers_the_next_paragraph_only(lexicon: Lexicon) -> None:
    text = (
        "<!-- allow PB02: quotes the contract -->\n"
        "The vendor forgot it,\nand the vendor did it again. The vendor forgot that.\n\n"
        "The vendor forgot it.\n"
    )
    assert left(text, lexicon) == [5]
    assert [each.reason for each in allowances_in(text)] == ["quotes the contract"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- allow PB02: why -->\nThe DBA forgot it.\n",
        "<!--allow pb02:why-->\n\nThe DBA forgot it.\n",
        "<!--\nallow PB02:\n  a reason on\n  two lines\n-->\nThe DBA forgot it.\n",
        "- one\n- <!-- allow PB02: why --> The DBA forgot it.\n",
        "- one\n<!-- allow PB02: why -->\n- The DBA forgot it.\n",
        "<!-- allow PB02: why -->\n<!-- allow CF01: why -->\nThe DBA should have asked, but forgot it.\n",
    ],
)
def test_ways_to_write_an_exception(text: str, lexicon: Lexicon) -> None:
    assert remarks_in_markdown(text, lexicon)
    assert left(text, lexicon) == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- allow CF01: why -->\nThe DBA forgot it.\n",
        "<!-- allow PB02: why -->\n\n# Head\n\nThe DBA forgot it.\n",
        "<!-- allow PB02: why -->\n- one\n- The DBA forgot it.\n",
        "The DBA forgot it.\n\n<!-- allow PB02: why -->\n",
        "`<!-- allow PB02: why -->`\nThe DBA forgot it.\n",
        "```\n<!-- allow PB02: why -->\n```\nThe DBA forgot it.\n",
    ],
)
def test_an_exception_elsewhere_covers_nothing(text: str, lexicon: Lexicon) -> None:
    assert len(left(text, lexicon)) == 1


@pytest.mark.parametrize("comment", ["<!-- allow PB02 -->", "<!-- allow PB02: -->"])
def test_an_exception_may_lack_a_reason(comment: str) -> None:
    (allowed,) = allowances_in(f"{comment}\nThe DBA forgot it.\n")
    assert (allowed.rule, allowed.reason) == ("PB02", "")


def test_an_exception_knows_its_place() -> None:
    (allowed,) = allowances_in("text\n\n  <!-- allow PB02: why -->\nThe job forgot it.\n")
    assert (allowed.line, allowed.column, allowed.last) == (3, 3, 4)


def test_other_comments_are_no_exceptions() -> None:
    assert (
        allowances_in("<!-- allow this: x -->\n<!-- PB02: x -->\n<!-- allowed PB02: x -->\na") == ()
    )
