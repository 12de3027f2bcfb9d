"""The vocabulary of contributing factors, and how an author's word finds its factor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .body import Body
from .factor import FactorId, FamilyId, Role
from .words import fold, nearest


@dataclass(frozen=True, slots=True)
class Family:
    """A group of factors."""

    id: FamilyId
    label: str
    definition: str = ""
    role: Role = Role.CONTRIBUTING
    """The role of its factors where an entry states none."""
    sharp_end: bool = False
    """Whether it is about the people nearest to the work, rather than what shaped the work."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A condition that incidents share; its id is `family.leaf` and permanent."""

    id: FactorId
    family: FamilyId
    label: str
    definition: str = ""
    ask: str | None = None
    neighbour: str | None = None
    """How it differs from the factor nearest to it; `not` in the file."""
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    deprecated: date | None = None
    replaced_by: FactorId | None = None

    @property
    def leaf(self) -> str:
        """The id without its family."""
        return self.id.split(".", 1)[-1]


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that name no condition, the question to ask in their place, and factors to consider."""

    terms: tuple[str, ...]
    ask: str
    consider: tuple[FactorId, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The word means this factor; `written` is the deprecated one it was reached through."""

    factor: Factor
    written: Factor | None = None


@dataclass(frozen=True, slots=True)
class FamilyOnly:
    """The word names a family, not one of its factors."""

    family: Family


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The word means more than one factor."""

    candidates: tuple[FactorId, ...]


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """The word is refused, with a question."""

    refused: Refused


@dataclass(frozen=True, slots=True)
class Unknown:
    """The word is not in the vocabulary."""

    nearest: tuple[FactorId, ...] = ()


Resolution = Known | FamilyOnly | Ambiguous | Unwelcome | Unknown


@dataclass(frozen=True)
class Vocabulary:
    """All families and factors of a site."""

    families: Mapping[FamilyId, Family] = field(default_factory=dict)
    factors: Mapping[FactorId, Factor] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    texts: Mapping[FactorId, Body] = field(default_factory=dict)
    """What people wrote for a factor's page, from `factors/<id>.md`."""

    def resolve(self, word: str) -> Resolution:
        """Find what an author's word means: id, leaf, label, alias, family, then refused words."""
        key = fold(word)
        if key in self._meanings:
            return self._meanings[key]
        if key in self._families:
            return FamilyOnly(self._families[key])
        if key in self._refused:
            return Unwelcome(self._refused[key])
        return Unknown(self._nearest(word))

    def of_family(self, family: FamilyId) -> tuple[Factor, ...]:
        """Return the factors of a family that are in use, by id."""
        mine = (f for f in self.factors.values() if f.family == family and not f.replaced_by)
        return tuple(sorted(mine, key=lambda factor: factor.id))

    def _meaning(self, found: tuple[FactorId, ...]) -> Known | Ambiguous:
        """Words of a deprecated factor and of its successor mean the successor."""
        ends = {known.factor.id: known for known in (self._follow(self.factors[f]) for f in found)}
        if len(ends) > 1:
            return Ambiguous(found)
        (known,) = ends.values()
        return Known(known.factor) if known.factor.id in found[1:] else known

    def _follow(self, factor: Factor) -> Known:
        seen, end = {factor.id}, factor
        while (after := self.factors.get(end.replaced_by or end.id)) and after.id not in seen:
            end = after
            seen.add(end.id)
        return Known(end, written=factor if factor.deprecated or end is not factor else None)

    def _nearest(self, word: str) -> tuple[FactorId, ...]:
        hits: list[FactorId] = []
        for match in nearest(word, self._spellings):
            for factor in self._spellings[match]:
                if factor not in hits:
                    hits.append(factor)
        return tuple(hits[:3])

    @cached_property
    def _tiers(self) -> tuple[dict[str, tuple[FactorId, ...]], ...]:
        factors = self.factors.values()
        return (
            _index((factor.id, factor.id) for factor in factors),
            _index((factor.leaf, factor.id) for factor in factors),
            _index((factor.label, factor.id) for factor in factors),
            _index((alias, factor.id) for factor in factors for alias in factor.aliases),
        )

    @cached_property
    def _meanings(self) -> dict[str, Known | Ambiguous]:
        """What each word means, once for all records; a word of an earlier tier wins."""
        words: dict[str, tuple[FactorId, ...]] = {}
        for tier in reversed(self._tiers):
            words |= tier
        return {word: self._meaning(found) for word, found in words.items()}

    @cached_property
    def _families(self) -> dict[str, Family]:
        named = {fold(family.label): family for family in self.families.values()}
        return named | {fold(family.id): family for family in self.families.values()}

    @cached_property
    def _refused(self) -> dict[str, Refused]:
        return {fold(term): refused for refused in self.refused for term in refused.terms}

    @cached_property
    def _spellings(self) -> dict[str, tuple[FactorId, ...]]:
        spelled: dict[str, list[FactorId]] = {}
        for factor in self.factors.values():
            for word in (factor.id, factor.leaf, factor.label, *factor.aliases):
                spelled.setdefault(word, []).append(factor.id)
        return {word: tuple(dict.fromkeys(ids)) for word, ids in spelled.items()}


def _index(pairs: Iterable[tuple[str, FactorId]]) -> dict[str, tuple[FactorId, ...]]:
    found: dict[str, dict[FactorId, None]] = {}
    for word, factor in pairs:
        found.setdefault(fold(word), {})[factor] = None
    return {word: tuple(sorted(ids)) for word, ids in found.items()}
