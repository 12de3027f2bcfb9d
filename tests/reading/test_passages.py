from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.model.vocabulary import Vocabulary
from mkdocs_postmortems.reading.against import Against
from mkdocs_postmortems.reading.incidents import read_incident
from mkdocs_postmortems.reading.passages import LONGEST, MOST_PASSAGES, passages_of
from mkdocs_postmortems.settings import Settings

AGAINST = Against(Vocabulary(), Catalog(), Settings(root=Path("nowhere")))


def said(text: str) -> list[list[tuple[int, str]]]:
    """The sentences of each passage with their lines, its heading first."""
    source = SourceFile("x.md", "x.md", text, "")
    passages = passages_of(read_incident(source, AGAINST).incident)
    return [[(each.line, each.text) for each in passage.all] for passage in passages]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("One thing. Another\nthing failed. A third", [[(1, "One thing."), (1, "Another thing failed."), (2, "A third")]]),
        ("One\n\nTwo\n", [[(1, "One")], [(3, "Two")]]),
        ("## Head\n\nText\n", [[(1, "Head"), (3, "Text")]]),
        ("## Head\n\n## Next\n", [[(1, "Head")], [(3, "Next")]]),
        ("- one\n- two\n  more\n", [[(1, "one")], [(2, "two more")]]),
        ("| a | b |\n| --- | --- |\n| c | d |\n", [[(3, "c d")]]),
        ("## Lessons learned\n\nText\n", [[(3, "Text")]]),
        ("## 📝 3. What went well?\n\n- one\n", [[(3, "one")]]),
        ("## Root cause and resolution\n", []),
        ("## Lessons from DNS\n", [[(1, "Lessons from DNS")]]),
        ("## Timeline\n\nAll times in UTC, 24-hour clock.\n\n- 10:00 one\n", [[(5, "10:00 one")]]),
        ("A `retry` **storm** of [calls](x.md).", [[(1, "A retry storm of calls.")]]),
        ("Late, e.g. An hour. Then up.", [[(1, "Late, e.g. An hour."), (1, "Then up.")]]),
        ("It took 3.5 hours. (Too long.) \"Up\" again.", [[(1, "It took 3.5 hours."), (1, "(Too long.)"), (1, '"Up" again.')]]),
        ("Text\n\n```\ncode. Code.\n```\n\n<!-- Not. This -->\nEnd\n", [[(1, "Text")], [(8, "End")]]),
        ("---\ntitle: A title\nimpact:\n  summary: Slow. Then up.\n---\n\nText\n", [[(2, "A title")], [(4, "Slow."), (4, "Then up.")], [(7, "Text")]]),
        ("", []),
    ],
)  # fmt: skip
def test_prose_is_cut_into_passages_and_sentences_with_their_lines(
    text: str, passages: list[list[tuple[int, str]]]
) -> None:
    assert said(text) == passages


def test_what_never_ends_is_cut_at_a_blank() -> None:
    pieces = [text for passage in said("word " * 1000) for _, text in passage]
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces) == ("word " * 1000).strip()


def test_a_long_paragraph_is_several_passages_and_a_log_is_cut() -> None:
    assert [len(passage) for passage in said("A bb. " * 90)] == [40, 40, 10]
    assert len(said("A line\n\n" * 2100)) == MOST_PASSAGES


@given(st.text(alphabet="aB.!?# \n-|`*_[]()<>:\"'1\t", max_size=80))
def test_any_text_has_lines_that_it_has_and_no_empty_sentence(text: str) -> None:
    for passage in said(text):
        for line, sentence in passage:
            assert sentence.strip()
            assert 1 <= line <= text.count("\n") + 1
