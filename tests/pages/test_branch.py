from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import markdown
import pytest

from mkdocs_postmortems.insight.branch import Branch, Side, branch_of
from mkdocs_postmortems.model.finding import Finding, Level, Location
from mkdocs_postmortems.pages.branch import NAMED, NOTHING, SECTIONS, as_comment
from mkdocs_postmortems.pages.escape import quiet
from mkdocs_postmortems.reading.vocabulary import default_vocabulary

if TYPE_CHECKING:
    from tests.pages.conftest import Site

Read = Callable[..., Any]
Golden = Callable[[str, str], None]


def front(text: str) -> str:
    return f"---\n{text}\n---\n\nAlerts of the resolver came late, and the cache was cold.\n"


RESOLVER = "title: Resolver lost its zone\ndate: 2024-02-01\nfactors: [dns, alert-threshold]\n"
THEN = {
    "resolver.md": front(
        f"{RESOLVER}actions:\n"
        "  - {title: Cache answers, addresses: dns, state: done, completed: 2024-03-01}\n"
        "  - {title: Lower the threshold, addresses: alert-threshold, state: accepted}\n"
    ),
    "batch.md": front("title: Batch ran late\ndate: 2024-03-05\nfactors: [alert-threshold]\n"),
    "login.md": front("title: Logins were refused\ndate: 2022-03-05\nfactors: [staffing, dns]\n"),
    "loose.md": front("title: A note without coding\ndate: 2024-01-05\n"),
    "gone.md": front("title: Written twice\ndate: 2024-01-06\nfactors: [dns]\n"),
    "old-name.md": front("title: Disk filled\ndate: 2024-01-07\nfactors: [resource-exhaustion]\n"),
}
NOW = {
    "resolver.md": f"{THEN['resolver.md']}\nOne sentence more.\n",
    "batch.md": THEN["batch.md"],
    "login.md": THEN["login.md"],
    "loose.md": front(
        "title: A note with coding\ndate: 2024-01-05\nfactors: [runbok, alert-threshold]"
    ),
    "new-name.md": THEN["old-name.md"],
    "shop.md": front(
        "title: Shop could not find its database\ndate: 2024-05-10\n"
        "factors: [dns, alert-threshold, staffing, lab.cold-cache, safe-reversal]\n"
        "related: [{id: resolver, why: The same zone}]\n"
        "actions:\n  - {title: Warm the cache, addresses: [dns, alert-threshold]}\n"
    ),
    "vocabulary.yml": (
        "families: [{id: lab, label: Lab}]\nfactors:\n"
        "  - {id: lab.cold-cache, label: Cold cache, aliases: [name resolutions]}\n"
    ),
}


def branch(read: Read, then: Mapping[str, str], now: Mapping[str, str], **more: Any) -> Branch:
    """Compare two collections; all records of now differ as git sees it."""
    after = read(now).kb
    files = {i.source.path for i in after.incidents.values()}
    for name in now:
        (after.settings.folder / name).unlink()
    before = read(then).kb
    found, was = more.get("findings", ()), more.get("findings_before", ())
    return branch_of(Side(before, was), Side(after, found), {}, files)


def test_the_comment_says_what_a_branch_adds(read: Read, golden: Golden) -> None:
    golden("branch.md", as_comment(branch(read, THEN, NOW)))


def test_a_branch_that_adds_nothing_is_one_sentence(read: Read) -> None:
    assert as_comment(branch(read, THEN, THEN)) == f"{NOTHING}\n"


def test_findings_are_counted_by_level_and_not_by_line(read: Read) -> None:
    known = Finding("PM1", Level.HINT, Location("postmortems/old-name.md", 4), "known")
    now = replace(known, location=Location("postmortems/new-name.md", 9))
    fresh = replace(now, message="fresh", level=Level.WARNING)
    found = branch(read, THEN, NOW, findings=(now, now, fresh), findings_before=(known,))
    assert found.findings == {Level.WARNING: 1, Level.HINT: 1}
    assert "not there before: 1 warning and 1 hint;" in as_comment(found)


def test_a_long_branch_is_cut_and_says_so(read: Read) -> None:
    now = {
        f"r{n:02}.md": front(f"title: R{n}\ndate: 2024-01-05\nfactors: [dns]") for n in range(14)
    }
    text = as_comment(branch(read, {}, now))
    assert text.count("\n### ") == SECTIONS
    assert "\n4 more records of the branch are not shown here.\n" in text
    assert "\n- 14th incident" not in text


def test_a_long_list_is_cut_and_says_so(read: Read) -> None:
    then = {f"r{n:02}.md": front(f"title: R{n}") for n in range(NAMED + 3)}
    assert " and 3 more.\n" in as_comment(branch(read, then, {"a.md": "# A\n"}))


HOSTILE = "@ops/all #12 !12 $12 ~label %4 &7 ^a GH-12 gh-3 ABC-12 http://x.example/1 www.x.example"


def test_author_text_reaches_nobody_and_stays_as_it_is(read: Read, hostile: str) -> None:
    title = f"{HOSTILE} {hostile}".replace("'", "")
    written = f"title: '{title}'\ndate: 2024-05-10\nfactors: ['@x #4', dns]\nid: x"
    text = as_comment(branch(read, {}, {"@y #5.md": front(written)}))
    assert re.findall(r"[@#!$~%&^](?=\w)", html.unescape(text)) == []
    assert "@\u200bops/all" in html.unescape(text)
    assert "<script" not in text and "](" not in text


@pytest.mark.parametrize("word", HOSTILE.split()[:-1])
def test_nothing_that_a_code_host_looks_for_is_left_whole(word: str) -> None:
    seen = html.unescape(re.sub("<[^<>]*>", "", markdown.markdown(quiet(word))))
    assert word not in seen
    assert seen.replace("\u200b", "") == word


def test_a_hyphen_in_a_plain_word_stays_whole() -> None:
    assert quiet("utf-8, re-run 2024-05-01") == "utf-8, re-run 2024-05-01"


def test_the_vocabulary_of_the_example_is_the_shipped_one_and_one_factor(read: Read) -> None:
    found = branch(read, THEN, NOW)
    assert len(found.kb.vocabulary.factors) == len(default_vocabulary().factors) + 1


def test_every_number_of_a_kind_stands_beside_its_n(small: Site) -> None:
    side = Side(small.kb, ())
    empty = replace(small.kb, incidents={})
    found = branch_of(
        Side(empty, ()), side, {}, {i.source.path for i in small.kb.incidents.values()}
    )
    for line in as_comment(found).splitlines():
        if "in twelve months with" in line:
            assert re.search(r"\(\d+ of \d+ records? since ", line)
