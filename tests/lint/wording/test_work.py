"""Hostile text costs no more than text of its length: steps of the machine are counted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from mkdocs_postmortems.lint.wording.allowances import allowances_in
from mkdocs_postmortems.lint.wording.blocks import passages
from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.mask import mask

HOSTILE = {
    "one long word": "a" * 20_000,
    "triggers": "failed to " * 2_000,
    "people": "the engineer " * 1_600,
    "people and triggers": "the on-call engineer at the vendor failed to and " * 400,
    "commas": "the team, " * 2_000,
    "open brackets": "[" * 20_000,
    "links that do not end": "[a](" * 5_000,
    "images that do not end": "![" * 10_000,
    "back ticks": "`" * 20_000,
    "odd back ticks": "``a ` " * 3_000,
    "quotes": "'a \"b " * 3_000,
    "curly quotes": "\u2018a \u201cb " * 3_000,
    "fences": "".join(f"{'`' * (3 + n % 40)}a\n" for n in range(1_000)),
    "comments": "<!-- a " * 3_000,
    "exceptions": "<!-- allow CF01: a -->\na\n" * 800,
    "tags": "<div>\n" * 3_000,
    "tags in a line": "<a " * 6_000,
    "lists": "- " * 10_000,
    "deep lists": "".join(f"{' ' * n}- a\n" for n in range(200)),
    "tables": "|a" * 10_000 + "\n" + "|-" * 10_000 + "\n" + "|b" * 10_000,
    "root causes": "root cause of the " * 1_200,
    "negations": "not n't never no " * 1_200,
    "if": "if the had been the " * 1_000,
    "whys": "why did the engineer who " * 800,
    "blanks": "a" + " " * 20_000 + "b",
    "lines": "\n" * 20_000,
    "sentences": "A b. " * 4_000,
}


def calls(work: Callable[[], object]) -> int:
    """Count the calls of Python functions that some work takes."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_is_not_much_more_than_twice_the_work(kind: str, lexicon: Lexicon) -> None:
    text = HOSTILE[kind]

    def work(markdown: str) -> int:
        return calls(lambda: (remarks_in_markdown(markdown, lexicon), allowances_in(markdown)))

    work(text)
    assert work(text + text) <= 2.5 * work(text) + 2_000


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_to_its_end(kind: str) -> None:
    text = HOSTILE[kind] * 4
    assert len(mask(text)) == len(text)
    assert all(passage.end <= len(text) for passage in passages(text))
