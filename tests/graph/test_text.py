from __future__ import annotations

import math
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.likeness import COMMON, LEAST_SCORE
from mkdocs_postmortems.graph.text import NAMED, SharedWord, TextIndex
from mkdocs_postmortems.graph.words import words_of

SIX = {
    "a": "The certificate of the proxy expired.",
    "b": "An expired certificate stopped logins.",
    "c": "A full disk stopped the database.",
    "d": "The database ran out of disk space.",
    "e": "Logins were slow.",
    "f": "",
}


def ids(index: TextIndex[str], id: str, limit: int = 5) -> list[str]:
    return [match.id for match in index.like(id, limit)]


def test_texts_with_the_same_rare_words_are_near() -> None:
    index = TextIndex.of(SIX)
    assert ids(index, "a") == ["b"]
    assert ids(index, "d") == ["c"]
    assert ids(index, "b", 1) == ["a"]


def test_a_text_without_words_is_near_to_none() -> None:
    assert TextIndex.of(SIX).like("f") == ()


def test_a_text_from_elsewhere_is_compared_by_words_that_one_text_has() -> None:
    index = TextIndex.of(SIX)
    found = index.nearest("disk space", shared=1)
    assert [match.id for match in found] == ["d", "c"]
    assert found[0].words == (SharedWord("space", 1), SharedWord("disk", 2))


def test_one_word_in_common_is_not_enough_unless_it_is_asked_for() -> None:
    index = TextIndex.of(SIX)
    assert [match.id for match in index.nearest("disk space")] == ["d"]
    assert ids(index, "e") == []
    assert [match.id for match in index.like("e", shared=1)] == ["b"]


@pytest.mark.parametrize("said", ["", "...", "nothing known here", "4711"])
def test_a_text_that_shares_no_word_has_no_one_near(said: str) -> None:
    assert TextIndex.of(SIX).nearest(said) == ()


@pytest.mark.parametrize(
    "documents", [{}, dict.fromkeys("abcdefg", ""), dict.fromkeys("abcdefg", "10:24 ... 2024")]
)
def test_texts_without_any_word_are_near_to_none(documents: Mapping[str, str]) -> None:
    index = TextIndex.of(documents)
    assert index.nearest("disk space") == ()
    assert [index.like(id) for id in documents] == [()] * len(documents)


def test_four_texts_are_too_few() -> None:
    index = TextIndex.of({id: SIX[id] for id in "abcd"})
    assert index.like("a") == index.nearest("disk") == ()


def test_only_the_wanted_texts_are_returned() -> None:
    index = TextIndex.of(SIX)
    assert [match.id for match in index.like("b", among={"e", "c"}, shared=1)] == ["e", "c"]
    assert [match.id for match in index.nearest("disk space", among={"c"}, shared=1)] == ["c"]


def test_equal_texts_are_ordered_by_id() -> None:
    index = TextIndex.of({**dict.fromkeys("edcba", "lease lost"), "x": "disk", "y": "slow"})
    assert ids(index, "c") == ["a", "b", "d", "e"]
    assert [match.score for match in index.like("c")] == [1.0] * 4


def test_a_copy_from_elsewhere_is_as_near_as_can_be() -> None:
    assert TextIndex.of(SIX).nearest(SIX["c"])[0].score == 1.0


def test_a_word_in_many_texts_says_nothing() -> None:
    many = {f"r{n:03}": "pods" for n in range(COMMON)}
    assert len(TextIndex.of(many).like("r000", shared=1)) == 5
    assert TextIndex.of(many | {"x": "pods"}).like("r000", shared=1) == ()


def test_the_weightiest_words_are_named_the_rarest_first() -> None:
    rare = "lease token shard quorum witness"
    texts = {"a": f"{rare} disk proxy", "b": f"{rare} disk proxy", "c": "disk", "d": "disk proxy"}
    (first, *_) = TextIndex.of({**texts, "e": "slow"}).like("a")
    assert len(first.words) == NAMED
    assert [shared.n for shared in first.words] == [2, 2, 2, 2, 2, 3]
    assert first.words[-1].word == "proxy"


WORDS = ["disk", "proxy", "lease", "token", "shard"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=5, max_size=9)


@given(TEXTS)
def test_the_nearest_are_those_of_a_full_comparison(texts: list[str]) -> None:
    documents = {f"t{n}": text for n, text in enumerate(texts)}
    index, n = TextIndex.of(documents), len(documents)
    counts = {id: Counter(words_of(text)) for id, text in documents.items()}

    def component(word: str, id: str) -> float:
        df = sum(word in row for row in counts.values())
        idf = math.log((1 + n) / (1 + df)) + 1
        return (1 + math.log(counts[id][word])) * idf if counts[id][word] and df > 1 else 0.0

    def cosine(one: str, other: str) -> float:
        size = math.prod(math.hypot(*(component(w, id) for w in WORDS)) for id in (one, other))
        product = sum(component(word, one) * component(word, other) for word in WORDS)
        return product / size if size else 0.0

    for id in documents:
        scores = {other: cosine(id, other) for other in documents if other != id}
        found = index.like(id, n, shared=1)
        assert all(math.isclose(scores[m.id], m.score, abs_tol=1e-8) for m in found)
        assert all(m.words for m in found)
        sure = {other for other, score in scores.items() if score >= LEAST_SCORE + 1e-8}
        assert sure <= {match.id for match in found}


@given(TEXTS)
def test_a_text_from_elsewhere_is_as_near_as_the_same_text_inside_may_be(texts: list[str]) -> None:
    index = TextIndex.of({f"t{n}": text for n, text in enumerate(texts)})
    for text in texts:
        found = index.nearest(text, len(texts), shared=1)
        assert all(LEAST_SCORE <= match.score <= 1 for match in found)
        assert bool(words_of(text)) == bool(found)


PRINT = f"""
from mkdocs_postmortems.graph.text import TextIndex
index = TextIndex.of({SIX!r})
print([index.like(id) for id in index.ids], index.nearest("disk space lost"))
"""


def test_the_same_texts_give_the_same_bytes_in_every_process() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != b""
