from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.pages import review
from mkdocs_postmortems.pages.plain import plain
from mkdocs_postmortems.pages.record.page import surroundings
from mkdocs_postmortems.pages.review_output import as_html, as_markdown
from mkdocs_postmortems.trends.periods import Quarter

Read = Callable[..., Any]

ORDER = [
    "Ground rules", "What the last review decided", "What we looked at", "What helped",
    "Systemic factors", "Since the last review", "Seen together", "Actions on these factors",
    "After earlier actions", "Noticing and recovery", "Two records to read together",
    "Questions for the group", "Decisions",
]  # fmt: skip
RECORD = """---
title: {title}
date: {day}
factors: [{factors}]
---
"""
DECIDED = """---
title: What we decided
kind: review
period: 2024 Q1
date: 2024-04-10
decisions:
  - decision: Try every | rollback
    team: <b>blue</b>
    factors: [infrastructure.dns]
    expected_signal: No *surprise*
    review_date: 2024-07-01
    not_chosen: A freeze
---
Text.
"""


def one(title: str, day: str, *factors: str) -> str:
    return RECORD.format(title=title, day=day, factors=", ".join(factors) or "dns")


def sections(page: str) -> list[str]:
    return re.findall(r"^## (.+?)(?: \{.*)?$", page, re.MULTILINE)


def test_the_parts_stand_in_the_order_of_the_conversation(read: Read) -> None:
    site = read(
        {
            "a.md": one("A", "2024-02-01"),
            "b.md": one("B", "2024-05-01"),
            "reviews/2024-Q1.md": DECIDED,
        }
    )
    assert sections(site.page("reviews/review-of-2024-q2.md")) == ORDER
    without = [name for name in ORDER if name != ORDER[1]]
    assert sections(site.page("reviews/review-of-2024-q1.md")) == without


def test_the_decisions_of_the_last_review_come_with_what_was_seen(read: Read) -> None:
    site = read(
        {
            "a.md": one("A", "2024-02-01"),
            "b.md": one("B", "2024-05-01"),
            "reviews/2024-Q1.md": DECIDED,
        }
    )
    page = site.said("reviews/review-of-2024-q2.md")
    assert "seen in the one record since" in page
    assert "Expected: No &#42;surprise&#42;" in page
    assert "<b>" not in page
    before = site.page("reviews/review-of-2024-q1.md")
    assert "| Try every &#124; rollback |" in before
    assert "[What we decided](2024-Q1.md)" in before


def test_a_review_without_a_record_has_a_table_to_fill_in(read: Read) -> None:
    page = read({"a.md": one("A", "2024-02-01")}).page("reviews/review-of-2024-q1.md")
    assert "| &#160; |" in page
    assert "`postmortems/reviews/2024-Q1.md`" in page


BAD = {
    "one record": ({"a.md": one("A", "2024-02-01")}, "Not enough data&#58; no factor was seen"),
    "all of one day": (
        {f"{n}.md": one(f"R{n}", "2024-02-01") for n in range(9)},
        "Not enough data to look for a rise.",
    ),
    "a factor in all": (
        {f"{n}.md": one(f"R{n}", f"2024-02-0{n + 1}") for n in range(9)},
        "No change that these numbers can show.|Not enough data",
    ),
    "only what helped": (
        {
            f"{n}.md": one(f"R{n}", f"2024-02-0{n + 1}", "{id: dns, role: mitigating}")
            for n in range(9)
        },
        "no factor was seen in three records yet",
    ),
    "nothing counts": (
        {"a.md": "---\ntitle: A\ndate: 2024-02-01\n---\n"},
        "No record of this quarter counts yet.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_records_that_say_little_get_a_sentence(name: str, read: Read) -> None:
    records, said = BAD[name]
    page = read(records).page("reviews/review-of-2024-q1.md")
    assert re.search(said, page)
    assert "None" not in page.replace("None of", "").replace("None is", "")


def test_a_record_in_the_future_is_in_no_review_and_is_said_to_be_there(read: Read) -> None:
    site = read(
        {"a.md": one("A", "2024-02-01"), "b.md": one("B", "2025-05-01")}, as_of=date(2024, 3, 1)
    )
    assert [uri for uri in site.plan.pages if "review-of" in uri] == [
        "postmortems/reviews/review-of-2024-q1.md"
    ]
    assert "1 record is dated after 1 March 2024" in site.page("reviews/index.md")


def test_without_a_date_there_is_nothing_to_look_back_on(read: Read) -> None:
    page = read({"a.md": "# A\n"}).page("reviews/index.md")
    assert "No quarter to look back on yet" in page


def test_earlier_quarters_of_a_large_collection_have_a_short_page(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "MOST_LOOKED_AT", 3)
    site = read({f"{n}.md": one(f"R{n}", f"202{n}-02-01") for n in range(1, 5)})
    short = "## The other parts"
    pages = [site.page(f"reviews/review-of-202{n}-q1.md") for n in range(1, 5)]
    assert [short in page for page in pages] == [True, True, True, False]
    assert "`postmortems review 2021-Q1`" in pages[0]
    assert sections(pages[0])[-2:] == ["The other parts", "Decisions"]
    assert short not in as_markdown(site.kb, Quarter(2021, 1))


def test_author_text_does_nothing_on_the_page(
    read: Read, hostile: str, inert: Callable[[str], None]
) -> None:
    title = hostile.replace("\\", "").replace('"', "'")
    site = read(
        {
            f"{n}.md": f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\ndate: 2024-02-0{n}\nfactors: [dns]\n---\n"
            for n in range(1, 5)
        }
    )
    inert(site.page("reviews/review-of-2024-q1.md"))


def test_a_page_to_print_asks_for_no_other_file(read: Read, hostile: str) -> None:
    site = read({f"{n}.md": one(f"R{n}", f"2024-02-0{n}") for n in range(1, 5)})
    page = as_html(site.kb, Quarter(2024, 1), "p { margin: 0 }")
    assert page.count("<style>") == 1
    assert not re.search(r"""(?:href|src)=|https?:|@import|url\(|\]\(""", page)
    assert '<details class="pm-how">' in page


def test_plain_markdown_keeps_what_could_do_something_escaped() -> None:
    page = "## A &#40;b&#41; { #pm-a .c }\n\n- [x &#60;e&#62;](f.md): it&#39;s &#42;so&#42; [What this is](../how/index.md#share)"
    assert plain(page) == "## A (b)\n\n- x &#60;e&#62;: it's &#42;so&#42;\n"


def test_plain_markdown_has_no_link_and_no_attribute(small: Any) -> None:
    text = as_markdown(small.kb, Quarter(2024, 2))
    assert not re.search(r"\]\(|\{ ?[#:.]|<div|<span|\n\n\n", text)
    assert [*sections(text)] == [name for name in ORDER if name != ORDER[1]]


def test_the_record_of_a_review_shows_its_decisions_and_leads_to_the_review(read: Read) -> None:
    site = read({"a.md": one("A", "2024-02-01"), "reviews/2024-Q1.md": DECIDED})
    held = site.kb.incidents["2024-Q1"]
    uri = site.plan.site.incidents[held.id]
    around = surroundings(held, site.links(uri)).around("Text.")
    assert "[Review of 2024 Q1](review-of-2024-q1.md)" in around
    assert "| Try every &#124; rollback | " in around
    assert "Not yet coded" not in around


def test_the_record_of_a_review_without_a_quarter_leads_nowhere(read: Read) -> None:
    gone = DECIDED.replace("2024 Q1", "2023 Q1")
    site = read({"a.md": one("A", "2024-02-01"), "reviews/x.md": gone})
    held = site.kb.incidents["x"]
    around = surroundings(held, site.links(site.plan.site.incidents[held.id])).around("Text.")
    assert "review-of" not in around
