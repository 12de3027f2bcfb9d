from __future__ import annotations

import gzip
import re
from collections import Counter
from datetime import date
from typing import Any

import markdown
import pytest

from mkdocs_postmortems.model.factor import FactorId, FamilyId
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.model.vocabulary import Factor, Family, Vocabulary

DNS, PUSH, NET = "infrastructure.dns", "change.config-push", "infrastructure.network"
SAFE = "adaptive.safe-reversal"
HERE = "trends/factors.md"
DRAFT = FrontMatter(status=Status.DRAFT)


def table(page: str, name: str) -> list[list[str]]:
    """Return the cells of a table in plain words, its head first."""
    _, _, rest = page.partition(f"{{ #pm-{name} }}\n")
    lines = [line for line in rest.split("\n## ")[0].splitlines() if line.startswith("|")]
    plain = [re.sub(r"\[(.*?)\]\(.*?\)|</?small>", r"\1", line) for line in lines]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in plain]
    return [row for row in cells if row[0] != "---"]


def test_an_empty_collection_has_the_page_and_no_table(build: Any) -> None:
    site = build([])
    page = site.page(HERE)
    assert "No incident yet." in page
    assert "|" not in page
    assert not [uri for uri in site.plan.pages if re.search(r"/trends/\d", uri)]


def test_a_column_has_its_n_and_a_cell_its_count(build: Any, record: Any) -> None:
    records = [
        record("a", date(2022, 1, 1), factors=[DNS, PUSH]),
        record("b", date(2024, 1, 1)),
        record("c", date(2024, 5, 1)),
        record("d", date(2024, 6, 1), factors=[PUSH], front=DRAFT),
    ]
    assert table(build(records).page(HERE), "factors") == [
        ["Factor", "All n = 3", "2022 n = 1", "2024 n = 2"],
        ["Name resolution", "3", "1", "2"],
        ["Configuration or flag change", "1", "1", "·"],
    ]


def test_a_number_leads_to_its_records(build: Any, record: Any) -> None:
    page = build([record("a", date(2024, 1, 1))]).page(HERE)
    assert page.count("factor=infrastructure.dns&role=problem&year=2024") == 1


def test_what_helped_is_a_table_of_its_own(build: Any, record: Any) -> None:
    page = build([record("a", date(2024, 1, 1), helped=[SAFE, NET])]).page(HERE)
    assert [row[0] for row in table(page, "factors")[1:]] == ["Name resolution"]
    assert [row[0] for row in table(page, "helped")[1:]] == ["Fast safe reversal", "Network"]


def test_a_family_counts_a_record_once_and_help_apart(build: Any, record: Any) -> None:
    records = [
        record("a", date(2024, 1, 1), factors=[DNS, NET], helped=[SAFE]),
        record("b", date(2024, 1, 2), factors=[PUSH], helped=[DNS]),
        record("c", date(2024, 1, 3), factors=[], families=(FamilyId("infrastructure"),)),
        record("d", date(2024, 1, 4), factors=[PUSH], families=(FamilyId("adaptive"),)),
    ]
    assert [row[:2] for row in table(build(records).page(HERE), "families")[1:]] == [
        ["Change and release", "2"],
        ["Infrastructure and data platform", "2"],
        ["What helped", "2"],
        ["Infrastructure and data platform, helped", "1"],
    ]


def test_a_year_has_its_quarters_and_only_those_with_records(build: Any, record: Any) -> None:
    records = [
        record("a", date(2024, 2, 1), factors=[DNS, PUSH]),
        record("b", date(2024, 11, 1)),
        record("c", date(2023, 11, 1), factors=[NET]),
    ]
    page = build(records).page("trends/2024.md")
    assert table(page, "factors") == [
        ["Factor", "All n = 2", "Q1 n = 1", "Q4 n = 1"],
        ["Name resolution", "2", "1", "1"],
        ["Configuration or flag change", "1", "1", "·"],
    ]


def test_what_a_year_leaves_out_is_said_on_its_page(build: Any, record: Any) -> None:
    records = [
        record("a", date(2024, 2, 1)),
        record("b", date(2024, 3, 1), factors=[]),
        record("c", date(2024, 4, 1), front=DRAFT),
        record("d", date(2023, 4, 1)),
    ]
    assert (
        "1 record is counted, 1 February 2024. Not yet coded: 1 of 3 records."
        " In preparation, and in no number: 1 record."
    ) in build(records).said("trends/2024.md")


def test_years_without_a_counted_record_have_neither_column_nor_page(
    build: Any, record: Any
) -> None:
    records = [
        record("vasa", date(1628, 8, 10)),
        record("draft", date(2023, 1, 1), front=DRAFT),
        record("now", date(2024, 1, 1)),
    ]
    site = build(records)
    assert table(site.page(HERE), "factors")[0] == [
        "Factor",
        "All n = 2",
        "1628 n = 1",
        "2024 n = 1",
    ]
    years = [uri.rpartition("/")[2] for uri in site.plan.pages if re.search(r"/trends/\d", uri)]
    assert years == ["2024.md", "1628.md"]


def test_years_stand_in_a_row(build: Any, record: Any) -> None:
    site = build(record(f"r{year}", date(year, 1, 1)) for year in (2022, 2023, 2024))
    page = site.plan.pages["postmortems/trends/2023.md"]
    assert page.previous == "postmortems/trends/2024.md"
    assert page.following == "postmortems/trends/2022.md"
    assert "Year: [2024](2024.md) · **2023** · [2022](2022.md)" in site.page("trends/2023.md")


def test_quarters_of_all_years_add_up_to_the_years(small: Any) -> None:
    whole = {row[0]: int(row[1]) for row in table(small.page(HERE), "factors")[1:]}
    summed: Counter[str] = Counter()
    for year in table(small.page(HERE), "factors")[0][2:]:
        for row in table(small.page(f"trends/{year[:4]}.md"), "factors")[1:]:
            summed[row[0]] += sum(int(cell) for cell in row[2:] if cell != "·")
    assert summed == whole


@pytest.fixture
def many() -> Vocabulary:
    """300 factors with names as long as the longest of the packaged ones."""
    family = Family(FamilyId("lab"), "Lab")
    ids = [FactorId(f"lab.factor-with-a-long-name-{n}") for n in range(300)]
    factors = {id: Factor(id, family.id, f"{id} and as many words again to fill it") for id in ids}
    return Vocabulary({family.id: family}, factors)


def test_300_factors_in_12_years_stay_below_the_limit(
    build: Any, record: Any, many: Vocabulary
) -> None:
    records = [
        record(str(year), date(year, 1, 1), factors=many.factors) for year in range(2013, 2025)
    ]
    page = build(records, vocabulary=many).page(HERE)
    html = markdown.markdown(page, extensions=["attr_list", "md_in_html", "tables"])
    assert html.count("<tr>") == 303
    assert len(gzip.compress(html.encode())) < 30_000
    assert len(html.encode()) < 200_000  # a theme adds 50 kB, and 300 kB are the most
    assert "problem&amp;year=2013" not in html  # that stands on the page of its year
