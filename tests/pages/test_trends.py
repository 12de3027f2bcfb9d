"""The page of sentences: what it says, and what it says where there is nothing to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.pages.trend_actions import COMPARED_SHOWN
from mkdocs_postmortems.pages.trend_changes import SHOWN
from mkdocs_postmortems.pages.trend_factors import PAIRS_SHOWN, RECURRING_SHOWN
from mkdocs_postmortems.settings import Settings

DNS, PUSH, GAP = "infrastructure.dns", "change.config-push", "process.test-gap"
SAFE = "adaptive.safe-reversal"
HERE = "trends/index.md"
START = date(2024, 1, 1)
ORDER = (
    "helped",
    "recurring",
    "over-time",
    "changed",
    "together",
    "after-actions",
    "recovery",
    "tagging",
)


def section(page: str, name: str) -> str:
    """Return a section with its fold, as readers see it, without links and entities."""
    _, _, rest = page.partition(f"{{ #pm-{name} }}\n")
    assert rest, name
    return plain(rest.split("\n## ")[0])


def plain(markdown: str) -> str:
    shown = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", markdown)
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown)


def outside(said: str) -> str:
    """Return what stands outside of folds."""
    return re.sub(r"<details.*?</details>", "", said, flags=re.DOTALL)


@pytest.fixture
def weekly(build: Any, record: Any) -> Any:
    """Make a collection with one record a week; each is given as its factors."""

    def make(rows: Iterable[Iterable[str]], **fields: Any) -> Any:
        return build(
            (
                record(f"r{n:03}", START + timedelta(weeks=n), factors=coded)
                for n, coded in enumerate(rows)
            ),
            **fields,
        )

    return make


def test_sections_stand_in_the_order_of_the_design_with_help_first(small: Any) -> None:
    page = small.page(HERE)
    found = re.findall(r"^## .* \{ #pm-([\w-]+) \}$", page, re.MULTILINE)
    assert tuple(found) == ORDER


def test_an_empty_collection_says_so_and_leads_to_the_tables(build: Any) -> None:
    page = build([]).page(HERE)
    assert "No incident yet." in page
    assert "## " not in page
    for name in ("factors.md", "families.md", "services.md", "../how/index.md"):
        assert f"]({name})" in page


def test_every_page_of_changes_says_what_numbers_of_incidents_leave_out(small: Any) -> None:
    page = plain(small.page(HERE))
    assert "Only written records are counted." in page
    assert "More records can be good news" in page


def test_ranks_have_ties_shares_a_range_and_breadth_plain_counts(weekly: Any) -> None:
    said = section(weekly([[DNS], [DNS, PUSH]] * 6 + [[PUSH]] * 6).page(HERE), "recurring")
    assert (
        "| 1–2 (tied) | Name resolution | 12 of 18 records (67 %; 44 % to 85 %) | 1 quarter |"
        in said
    )


def test_what_no_single_place_owns_is_marked_in_words(build: Any, record: Any) -> None:
    records = [
        record(str(n), date(2024, 3 * n + 1, 1), services=(f"s{n}",), teams=(f"t{n}",))
        for n in range(3)
    ]
    said = section(build(records).page(HERE), "recurring")
    assert "| 3 teams, 3 services, 3 quarters; systemic |" in said
    assert "Systemic means" in said


def test_what_was_seen_twice_is_named_and_not_ranked(weekly: Any) -> None:
    said = section(weekly([[DNS], [DNS], [DNS, PUSH]]).page(HERE), "recurring")
    assert "Seen in fewer than 3 of 3 records, and not ranked: Configuration or flag" in said


def test_a_long_ranking_is_cut_and_the_rest_is_counted(weekly: Any, vocabulary: Any) -> None:
    known = [f for f in sorted(vocabulary.factors) if not f.startswith("adaptive")]
    page = weekly([known[: RECURRING_SHOWN + 4]] * 3).page(HERE)
    said = section(page, "recurring")
    assert said.count("3 of 3 records") == RECURRING_SHOWN
    assert "4 more factors with a rank." in said


def test_a_rise_is_a_sentence_with_its_n_and_its_test_stands_in_the_fold(weekly: Any) -> None:
    page = weekly([[PUSH]] * 20 + [[DNS]] * 6).page(HERE)
    said = section(page, "changed")
    assert "Name resolution: More often in later records: 6 of 26, at places 21, 22," in said
    assert "2 of 2 factors could be tested in 26 records: 1 signal, 0 worth watching." in said
    assert "fewer than 1 looks like this by chance alone" in said
    assert not re.search(r"\bp \.|adjusted|Tarone", outside(said))
    assert "One-sided rank sum" in said


def test_a_fall_is_never_announced(weekly: Any) -> None:
    said = section(weekly([[DNS, PUSH]] * 10 + [[PUSH]] * 20).page(HERE), "changed")
    assert "Name resolution" not in outside(said)
    assert "A fall is never announced" in said


def test_many_rises_are_cut(weekly: Any, vocabulary: Any) -> None:
    known = [f for f in sorted(vocabulary.factors) if not f.startswith("adaptive")]
    new = known[: SHOWN + 5]
    said = section(weekly([[known[-1]]] * 20 + [new] * 8).page(HERE), "changed")
    factors = outside(said).split(", a family:")[0]
    assert factors.count("More often in later records") >= SHOWN
    assert "5 mores like these." not in said
    assert "5 more like these." in said


def test_tagging_that_drifts_is_said_first_and_greys_what_changed(weekly: Any) -> None:
    page = weekly([[DNS]] * 15 + [[DNS, PUSH, GAP]] * 15).page(HERE)
    banner = "Records now carry more factors than before; a rise may be tagging."
    assert page.index(banner) < page.index("## What helped")
    assert 'class="pm-list pm-greyed"' in page
    assert "may be about tagging" in section(page, "changed")


def test_steady_tagging_greys_nothing(weekly: Any) -> None:
    page = weekly([[PUSH]] * 20 + [[DNS]] * 6).page(HERE)
    assert "pm-greyed" not in page
    assert "pm-notice" not in page


def test_pairs_are_cut_and_say_once_that_together_is_not_because(
    weekly: Any, vocabulary: Any
) -> None:
    known = [f for f in sorted(vocabulary.factors) if not f.startswith("adaptive")]
    page = weekly([known[:6]] * 8 + [[known[-1]]] * 30).page(HERE)
    said = section(page, "together")
    assert outside(said).count("Together in 8 of 38 records") == PAIRS_SHOWN
    assert said.count("Together, not because") == 1
    assert "5 more pairs" in said
    assert "No groups: the pairs do not part into any." in said


def test_groups_that_runs_agree_on_are_named(weekly: Any, vocabulary: Any) -> None:
    known = [f for f in sorted(vocabulary.factors) if not f.startswith("adaptive")]
    rows = [known[:5]] * 8 + [known[10:15]] * 8 + [known[20:25]] * 8 + [[known[-1]]] * 30
    said = section(weekly(rows).page(HERE), "together")
    assert "Three groups that 20 runs agree on." in said
    assert said.count("Group ") == 3
    assert "Louvain" in said.split("<details")[1]


def after(build: Any, record: Any, done: date, *, as_of: date, later: int = 0) -> str:
    action = Action(
        "A1", "Cache", addresses=(FactorId(DNS),), state=ActionState.DONE, completed=done
    )
    records = [record(f"r{n}", START + timedelta(days=20 * n)) for n in range(7)]
    records.append(record("last", START + timedelta(days=140), actions=(action,)))
    records += [record(f"z{n}", done + timedelta(days=n + 1)) for n in range(later)]
    site = build(records, settings=Settings(root=Path(), as_of=as_of))
    return section(site.page(HERE), "after-actions")


def test_before_and_after_are_compared_when_their_day_has_come(build: Any, record: Any) -> None:
    said = after(build, record, date(2024, 6, 1), as_of=date(2025, 6, 1), later=2)
    assert "Cache, on Name resolution: Seen again in 2 of the 2 records since 1 June 2024." in said
    assert "6 in 140 days before, 2 in 365 days after; ratio .13 (" in said
    assert said.count("A factor picked because it had peaked falls anyway.") == 1
    assert "binomial" not in outside(said)


def test_before_that_day_it_says_when_evidence_is_due(build: Any, record: Any) -> None:
    said = after(build, record, date(2024, 6, 1), as_of=date(2024, 6, 20))
    assert "No record since 1 June 2024. Evidence due on 31 August 2024." in said
    assert "for 1 evidence is due later" in said


def test_many_comparisons_are_cut(build: Any, record: Any) -> None:
    actions = tuple(
        Action(
            f"A{n}",
            f"Work {n}",
            addresses=(FactorId(DNS),),
            state=ActionState.DONE,
            completed=date(2024, 6, n + 1),
        )
        for n in range(COMPARED_SHOWN + 3)
    )
    records = [record(f"r{n}", START + timedelta(days=20 * n)) for n in range(7)]
    records.append(record("last", START + timedelta(days=140), actions=actions))
    site = build(records, settings=Settings(root=Path(), as_of=date(2026, 1, 1)))
    said = section(site.page(HERE), "after-actions")
    assert said.count("days before") == COMPARED_SHOWN
    assert f"compared in {COMPARED_SHOWN + 3};" in said


def test_an_action_that_is_not_done_says_nothing(build: Any, record: Any) -> None:
    page = build([record("a", START, actions=(Action("A1", "Cache"),))]).page(HERE)
    assert "No action with a day of completion" in section(page, "after-actions")


AWKWARD: Mapping[str, list[tuple[str, str, list[str], list[str]]]] = {
    "one record": [("a", "2024-01-01", [DNS], [])],
    "all of one day": [(f"a{n}", "2024-01-01", [DNS, PUSH], []) for n in range(6)],
    "one factor in all": [(f"a{n}", f"2024-{n % 12 + 1:02}-01", [DNS], []) for n in range(24)],
    "only what helped": [(f"a{n}", f"2024-01-{n + 1:02}", [], [SAFE]) for n in range(9)],
    "dates after the end": [(f"a{n}", f"2030-01-{n + 1:02}", [DNS], []) for n in range(9)],
}
SAID = {
    "one record": ("changed", "Not enough data to look for a change in any of 1 record."),
    "all of one day": ("changed", "Not enough data to look for a change in any of 6 records."),
    "one factor in all": ("changed", "Not enough data to look for a change in any of 24 records."),
    "only what helped": ("recurring", "None of 9 records names a factor as a problem."),
    "dates after the end": ("recurring", "9 of 9 records"),
}


@pytest.mark.parametrize("case", AWKWARD)
def test_awkward_collections_get_a_clear_sentence_on_every_page(
    build: Any, record: Any, case: str
) -> None:
    records = [
        record(
            id,
            date.fromisoformat(day),
            factors=factors,
            helped=helped,
            services=("s",),
            teams=("t",),
        )
        for id, day, factors, helped in AWKWARD[case]
    ]
    site = build(records, settings=Settings(root=Path(), as_of=date(2025, 1, 1)))
    name, said = SAID[case]
    assert said in section(site.page(HERE), name)
    for uri in site.plan.pages:
        text = plain(site.page(uri.removeprefix("postmortems/")))
        assert not re.search(r"\bnan\b|\binf\b|\bNone\b(?! (?:of|is))|-\d+ d", text), uri
