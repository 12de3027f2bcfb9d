"""What a branch brings to the vocabulary, a line for each new factor and each unknown word."""

from __future__ import annotations

from ..insight.added_words import LookAlike, NewFactor, NewWord
from ..knowledge_base import KnowledgeBase
from .branch_lines import WIDE, label, titled
from .escape import quiet
from .links import shorten
from .words import count


def new_factor(new: NewFactor, kb: KnowledgeBase) -> str:
    """Say which factors a new one resembles, by name or by definition."""
    records = count(len(new.records), "record")
    head = f"{label(new.factor.id, kb)} ({quiet(new.factor.id)}), in {records}."
    if not new.alike:
        return f"{head} It resembles none of {count(new.of, 'other factor')}."
    return " ".join([head, *(_alike(each, new, kb) for each in new.alike)])


def _alike(each: LookAlike, new: NewFactor, kb: KnowledgeBase) -> str:
    other = f"{label(each.factor, kb)} ({quiet(each.factor)})"
    if not each.words:
        return f"By name it resembles {other}."
    first, *rest = each.words
    words = [f"{quiet(first.word)} ({first.n} of {count(new.of, 'definition')})"]
    words += [f"{quiet(word.word)} ({word.n})" for word in rest]
    return f"By definition it resembles {other}: {', '.join(words)}."


def new_word(new: NewWord, kb: KnowledgeBase) -> str:
    """Ask what a word means that names no factor."""
    head = f"“{quiet(shorten(new.word, WIDE))}” in {titled(kb.incidents[new.record])}"
    meant = " or ".join(label(factor, kb) for factor in new.candidates)
    if new.refused is not None:
        consider = f" Does {meant} fit?" if meant else ""
        return f"{head} names no condition. {quiet(new.refused.ask)}{consider}"
    if meant:
        return f"{head} names no factor of the vocabulary. Did you mean {meant}?"
    return f"{head} waits for a place in the vocabulary."
