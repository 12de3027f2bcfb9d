from __future__ import annotations

import re
from datetime import date
from typing import Any

import markdown
import pytest

from mkdocs_postmortems.model.catalog import Catalog, Directory, Named
from mkdocs_postmortems.model.factor import FactorId, FamilyId
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.model.vocabulary import Factor, Family, Vocabulary
from mkdocs_postmortems.pages.paging import MOST_ROWS

DNS, PUSH = "infrastructure.dns", "change.config-push"
SAFE = "adaptive.safe-reversal"
DRAFT = FrontMatter(status=Status.DRAFT)


def table(page: str, name: str) -> list[list[str]]:
    """Return the cells of a table in plain words, without its head."""
    _, _, rest = page.partition(f"{{ #pm-{name} }}\n")
    lines = [line for line in rest.split("\n## ")[0].splitlines() if line.startswith("|")]
    plain = [re.sub(r"\[(.*?)\]\(.*?\)", r"\1", line) for line in lines]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in plain][2:]


@pytest.fixture
def records(record: Any) -> Any:
    return [
        record("a", date(2023, 2, 1), services=("web", "api"), helped=[SAFE]),
        record("b", date(2024, 1, 1), services=("web",), factors=[PUSH], helped=[DNS]),
        record("c", date(2024, 3, 1), factors=[], families=(FamilyId("change"),)),
        record("d", date(2024, 5, 1), services=("web",), front=DRAFT),
        record("e", date(2024, 11, 1), services=("api",), factors=[]),
        record("f", date(2025, 1, 1), factors=[]),
        record("g", None, services=("api",)),
    ]


def test_a_cell_has_its_n_and_a_quarter_without_a_counted_record_is_a_dot(
    build: Any, records: Any
) -> None:
    assert table(build(records).page("trends/services.md"), "rows") == [
        ["api", "2023", "1 of 1", "·", "·", "·", "1 of 1"],
        ["web", "2024", "1 of 2", "·", "·", "·", "1 of 2"],
        ["web", "2023", "1 of 1", "·", "·", "·", "1 of 1"],
    ]


@pytest.mark.parametrize("name", ["services", "families"])
def test_the_share_that_is_counted_stands_above_by_quarter(
    build: Any, records: Any, name: str
) -> None:
    assert table(build(records).page(f"trends/{name}.md"), "coded") == [
        ["2025", "0 of 1", "·", "·", "·", "0 of 1"],
        ["2024", "2 of 2", "0 of 1", "·", "0 of 1", "2 of 4"],
        ["2023", "1 of 1", "·", "·", "·", "1 of 1"],
    ]


def test_a_family_counts_problems_and_help_apart(build: Any, records: Any) -> None:
    assert [row[:3] for row in table(build(records).page("trends/families.md"), "rows")] == [
        ["Change and release", "2024", "2 of 2"],
        ["Infrastructure and data platform", "2023", "1 of 1"],
        ["What helped", "2023", "1 of 1"],
        ["Infrastructure and data platform, helped", "2024", "1 of 2"],
    ]


def test_services_stand_in_alphabetical_order_of_their_labels(build: Any, record: Any) -> None:
    names = Directory({"z": Named("z", "Account"), "a": Named("a", "Web")})
    site = build(
        [record("r", date(2024, 1, 1), services=("a", "z"))], catalog=Catalog(services=names)
    )
    rows = table(site.page("trends/services.md"), "rows")
    assert [row[0] for row in rows] == ["Account", "Web"]


def test_without_a_record_there_is_no_table(build: Any) -> None:
    for name in ("services", "families"):
        page = build([]).page(f"trends/{name}.md")
        assert "No incident yet." in page
        assert "|" not in page


def test_a_long_table_goes_on_to_further_pages_below_the_limit(build: Any, record: Any) -> None:
    many = tuple(f"service-with-a-long-name-{n:03}" for n in range(MOST_ROWS + 1))
    site = build([record("a", date(2024, 1, 1), services=many)])
    first, second = (site.page(f"trends/{name}.md") for name in ("services", "services/2"))
    assert len(table(first, "rows")) == MOST_ROWS
    assert len(table(second, "rows")) == 1
    assert "pm-coded" not in second
    assert "Page: [1](../services.md) · **2**" in second
    assert (
        site.plan.pages["postmortems/trends/services/2.md"].title == "Services by quarter, page 2"
    )
    html = markdown.markdown(first, extensions=["attr_list", "md_in_html", "tables"])
    assert len(html.encode()) < 150_000


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    family = Family(FamilyId("lab"), hostile)
    words = Vocabulary(
        {family.id: family}, {FactorId("lab.a"): Factor(FactorId("lab.a"), family.id, hostile)}
    )
    site = build(
        [record("a", date(2024, 1, 1), factors=["lab.a"], services=(hostile,))], vocabulary=words
    )
    for name in ("services", "families"):
        inert(site.page(f"trends/{name}.md"))
