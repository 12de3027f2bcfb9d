"""A vocabulary while it is put together, and what cannot stand in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from ..model.factor import FactorId, FamilyId
from ..model.finding import Location
from ..model.shapes import shown
from ..model.vocabulary import Factor, Family, Known, Refused, Vocabulary
from ..model.words import did_you_mean, fold, nearest
from .notes import Notes


@dataclass(slots=True)
class Draft:
    """A vocabulary while files are laid over each other, and where each part was defined."""

    families: dict[FamilyId, Family] = field(default_factory=dict)
    factors: dict[FactorId, Factor] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    at: dict[str, Location] = field(default_factory=dict)
    """Places in the site's own file, by id."""

    def finish(self) -> Vocabulary:
        """Return the vocabulary as it stands."""
        return Vocabulary(
            dict(sorted(self.families.items())),
            dict(sorted(self.factors.items())),
            tuple(self.refused),
        )


def cut_successors(draft: Draft, notes: Notes) -> None:
    """Cut successors that do not exist or lead back to where they began."""
    for factor in list(draft.factors.values()):
        after = factor.replaced_by
        if after is not None and after not in draft.factors:
            notes.add(
                "PM324",
                _at(factor.id, draft, notes),
                f"'{factor.id}' is replaced by {shown(after)}, which does not exist",
                did_you_mean(nearest(after, draft.factors)) or "Name a factor that exists.",
            )
            draft.factors[factor.id] = replace(factor, replaced_by=None)
    circles = {id for id in draft.factors if _leads_back(id, draft)}
    for id in sorted(circles):
        notes.add(
            "PM323",
            _at(id, draft, notes),
            f"'{id}' is replaced by '{draft.factors[id].replaced_by}', and that leads back to it",
            "One of them has to stay.",
        )
    for id in circles:
        draft.factors[id] = replace(draft.factors[id], replaced_by=None)


def _leads_back(start: FactorId, draft: Draft) -> bool:
    seen: set[FactorId] = set()
    here = draft.factors[start].replaced_by
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = draft.factors[here].replaced_by
    return False


def cut_meanings(draft: Draft, notes: Notes) -> None:
    """Note words of the site's file that already mean another factor; such an alias is cut."""
    vocabulary = draft.finish()
    owners: dict[str, list[FactorId]] = defaultdict(list)
    for factor in sorted(draft.factors.values(), key=lambda factor: factor.id in draft.at):
        words = (*reversed(factor.aliases), factor.label, factor.leaf)
        for folded, word in {fold(word): word for word in words}.items():
            others = [o for o in owners[folded] if not _same(o, factor.id, vocabulary)]
            if others and factor.id in draft.at:
                notes.add(
                    "PM322",
                    _at(factor.id, draft, notes),
                    f"{shown(word)} means '{factor.id}' and '{others[0]}'",
                    "Let each word mean one factor.",
                )
                _cut_alias(factor.id, folded, draft)
            elif factor.id not in owners[folded]:
                owners[folded].append(factor.id)


def _same(one: FactorId, other: FactorId, vocabulary: Vocabulary) -> bool:
    meanings = [vocabulary.resolve(id) for id in (one, other)]
    ends = {meant.factor.id for meant in meanings if isinstance(meant, Known)}
    return len(ends) == 1


def _cut_alias(id: FactorId, folded: str, draft: Draft) -> None:
    factor = draft.factors[id]
    kept = tuple(alias for alias in factor.aliases if fold(alias) != folded)
    draft.factors[id] = replace(factor, aliases=kept)


def _at(id: str, draft: Draft, notes: Notes) -> Location:
    return draft.at.get(id, Location(notes.path))
