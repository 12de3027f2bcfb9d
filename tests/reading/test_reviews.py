from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

Repository = Callable[[Mapping[str, str]], Path]


def review(period: str | None) -> str:
    stated = f"period: {period}\n" if period is not None else ""
    return f"---\ntitle: R\nkind: review\n{stated}---\nText.\n"


def found(repository: Repository, files: Mapping[str, str]) -> list[tuple[str, str]]:
    root = repository({f"postmortems/{name}": text for name, text in files.items()})
    return [(f.code, f.place) for f in read_collection(Settings(root=root)).findings]


@pytest.mark.parametrize(
    ("name", "period"),
    [("x.md", "2024 Q3"), ("x.md", "2024-q3"), ("2024-Q3.md", None), ("2024-Q3.md", "2024 Q2")],
)
def test_a_review_is_of_the_quarter_it_states_or_is_named_after(
    name: str, period: str | None, repository: Repository
) -> None:
    assert found(repository, {f"reviews/{name}": review(period)}) == []


@pytest.mark.parametrize(("period", "line"), [("Q3", 4), ("2024 Q5", 4), ("0000 Q1", 4), (None, 2)])
def test_a_review_that_names_no_quarter_is_noted(
    period: str | None, line: int, repository: Repository
) -> None:
    ((code, place),) = found(repository, {"reviews/x.md": review(period)})
    assert (code, place.split(":")[1]) == ("PM128", str(line))


def test_two_reviews_of_a_quarter_are_noted_at_the_second(repository: Repository) -> None:
    files = {
        "reviews/2024-Q3.md": review(None),
        "reviews/z.md": review("2024 Q3"),
        "n.md": review("2024 Q4"),
    }
    ((code, place),) = found(repository, files)
    assert (code, place.split(":")[0]) == ("PM412", "postmortems/reviews/z.md")


def test_an_unknown_factor_of_a_decision_is_noted(repository: Repository) -> None:
    text = review("2024 Q3").replace(
        "---\nText", "decisions:\n  - {decision: D, factors: [no canry]}\n---\nText"
    )
    ((code, _),) = found(repository, {"reviews/x.md": text})
    assert code == "PM301"
