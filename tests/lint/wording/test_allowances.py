from __future__ import annotations

import pytest

from mkdocs_postmortems.lint.wording.allowances import (
    Allowance,
    Settled,
    allowances_in,
    for_record,
    settle,
)
from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon


def settled(markdown: str, lexicon: Lexicon, *record: Allowance) -> Settled:
    allowances = (*allowances_in(markdown), *record)
    return settle(remarks_in_markdown(markdown, lexicon), allowances)


def lines(result: Settled) -> list[int]:
    """The lines of the remarks that stay."""
    return [line for line, _, _ in result.kept]


def test_an_exception_in_the_text_covers_the_next_paragraph_only(lexicon: Lexicon) -> None:
    text = (
        "<!-- allow PB02: quotes the contract -->\n"
        "The vendor forgot it,\nand the vendor did it again. The vendor forgot that.\n\n"
        "The vendor forgot it.\n"
    )
    result = settled(text, lexicon)
    assert lines(result) == [5]
    assert [line for (line, _, _), _ in result.allowed] == [2, 3]
    assert {cover.reason for _, cover in result.allowed} == {"quotes the contract"}
    assert result.without_reason == result.unused == ()


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
    result = settled(text, lexicon)
    assert result.kept == () and result.allowed


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
    result = settled(text, lexicon)
    assert len(result.kept) == 1 and not result.allowed


@pytest.mark.parametrize("comment", ["<!-- allow PB02 -->", "<!-- allow PB02: -->"])
def test_without_a_reason_an_exception_does_not_hold(comment: str, lexicon: Lexicon) -> None:
    result = settled(f"{comment}\nThe DBA forgot it.\n", lexicon)
    assert lines(result) == [2]
    assert [(each.rule, each.line) for each in result.without_reason] == [("PB02", 1)]
    assert result.unused == ()


def test_an_exception_that_matches_nothing_is_said(lexicon: Lexicon) -> None:
    result = settled("text\n\n<!-- allow PB02: why -->\nThe job forgot it.\n", lexicon)
    assert [(each.rule, each.line, each.last) for each in result.unused] == [("PB02", 3, 4)]


def test_an_exception_of_the_front_matter_covers_the_record(lexicon: Lexicon) -> None:
    text = "The DBA forgot it.\n\nThe vendor forgot it.\n"
    assert settled(text, lexicon, for_record("pb02", "They  say\nso")).kept == ()
    assert for_record("pb02", "They  say\nso").reason == "They say so"
    result = settled(text, lexicon, for_record("PB02", None), for_record("CF01", "why"))
    assert lines(result) == [1, 3]
    assert [each.rule for each in result.without_reason] == ["PB02"]
    assert [each.rule for each in result.unused] == ["CF01"]


def test_other_comments_are_no_exceptions() -> None:
    assert (
        allowances_in("<!-- allow this: x -->\n<!-- PB02: x -->\n<!-- allowed PB02: x -->\na") == ()
    )
