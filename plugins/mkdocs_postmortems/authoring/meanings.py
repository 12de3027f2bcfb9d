"""What a word means on a site, before a rename and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..model.catalog import Directory, Named
from ..model.factor import FactorId, FamilyId
from ..model.vocabulary import Known, Vocabulary
from ..model.words import fold

Meaning = Callable[[str], str]
"""Gives the id a word stands for; a word nobody knows stands for its own spelling."""


def of_factors(vocabulary: Vocabulary) -> Meaning:
    """Return what words for factors mean; a deprecated one means itself, not its successor."""

    def meaning(word: str) -> str:
        found = vocabulary.resolve(word)
        return (found.written or found.factor).id if isinstance(found, Known) else fold(word)

    return meaning


def of_names(directory: Directory) -> Meaning:
    """Return what words for services or teams mean."""
    return lambda word: directory.resolve(word)[0]


def with_factor_renamed(vocabulary: Vocabulary, old: str, new: str) -> Vocabulary:
    """Return a vocabulary in which a factor has another id; its own label and aliases stay."""
    factor = vocabulary.factors[FactorId(old)]
    family, _, leaf = new.partition(".")
    label = factor.label if fold(factor.label) != fold(factor.leaf) else leaf
    renamed = replace(factor, id=FactorId(new), family=FamilyId(family), label=label)
    others = {id: kept for id, kept in vocabulary.factors.items() if id != old}
    return replace(vocabulary, factors={**others, renamed.id: renamed})


def with_name_renamed(directory: Directory, old: str, new: str) -> Directory:
    """Return a list of services or teams in which one has another id."""
    entry = directory.entries[old]
    label = entry.label if fold(entry.label) != fold(old) else new
    others = {id: kept for id, kept in directory.entries.items() if id != old}
    return replace(directory, entries={**others, new: Named(new, label, entry.aliases)})
