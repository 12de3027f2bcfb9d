from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import unique

from mkdocs_postmortems.reading.anchors import Anchors

SLUGS = st.lists(
    st.one_of(
        st.sampled_from(["", "a", "a_1", "a_2", "a_02", "a_1_1", "a_b", "_1", "_", "a_10"]),
        st.from_regex(r"[ab]?(_[0-9]{1,2}){0,2}", fullmatch=True),
    ),
    max_size=60,
)


@given(taken=st.sets(st.sampled_from(["a", "a_1", "a_3", "_2", "b_9"])), slugs=SLUGS)
def test_anchors_are_those_of_python_markdown(taken: set[str], slugs: Sequence[str]) -> None:
    known = {*taken}
    anchors = Anchors(taken)
    assert [anchors.add(slug) for slug in slugs] == [unique(slug, known) for slug in slugs]


@pytest.mark.parametrize(
    "slugs",
    [["a"] * 5_000, [f"a_{number}" for number in range(2_500)] * 2],
    ids=["equal", "numbered"],
)
def test_many_like_anchors_are_looked_up_a_few_times_each(slugs: Sequence[str]) -> None:
    taken = Counting()
    anchors = Anchors(taken)
    for slug in slugs:
        anchors.add(slug)
    assert len(taken) == len(slugs)
    assert taken.asked < 8 * len(slugs)


def test_a_number_that_is_too_long_for_python_is_a_word() -> None:
    long = "a_" + "9" * 5000
    anchors = Anchors({long})
    assert anchors.add(long) == f"{long}_1"


class Counting(set[str]):
    asked = 0

    def __contains__(self, item: object) -> bool:
        self.asked += 1
        return super().__contains__(item)
