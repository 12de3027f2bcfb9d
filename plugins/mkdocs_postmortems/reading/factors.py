"""Words an author wrote for factors -> factors of the vocabulary, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.body import Body
from ..model.factor import FactorEntry, FactorId, FactorRef, FamilyId, Role
from ..model.finding import Location
from ..model.shapes import shown
from ..model.vocabulary import (
    Ambiguous,
    Factor,
    FamilyOnly,
    Known,
    Unknown,
    Unwelcome,
    Vocabulary,
)
from ..model.words import did_you_mean, nearest
from .notes import Notes
from .written import Loc, Written


@dataclass(frozen=True, slots=True)
class FactorsRead:
    """What the words of a record mean."""

    refs: tuple[FactorRef, ...] = ()
    families: tuple[FamilyId, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[FactorId, ...]:
        """Each factor once."""
        return tuple(dict.fromkeys(ref.factor for ref in self.refs))

    def with_causes(self, causes: FactorsRead) -> FactorsRead:
        """Add what stood under `root_cause`."""
        return FactorsRead(
            self.refs + causes.refs,
            tuple(dict.fromkeys(self.families + causes.families)),
            tuple(dict.fromkeys(self.waiting + causes.waiting)),
        )


def read_factors(
    entries: Iterable[FactorEntry],
    key: str,
    written: Written,
    vocabulary: Vocabulary,
    body: Body | None,
    notes: Notes,
) -> FactorsRead:
    """Resolve the factors under a key of the front matter; without a body there is no evidence."""
    refs: list[FactorRef] = []
    families: list[FamilyId] = []
    waiting: list[str] = []
    for place, entry in enumerate(entries):
        if not entry.id:
            continue
        loc = written.locate((key, place))
        at = written.of(written.locate((*loc, "id")))
        meant = resolve(entry.id, vocabulary, at, notes)
        if isinstance(meant, Factor):
            ref = FactorRef(
                factor=meant.id,
                role=entry.role or _role(meant, vocabulary),
                evidence=_evidence(entry, loc, written, body, notes) if body else (),
                note=entry.note,
                confidence=entry.confidence,
                line=at.line,
            )
            if _repeats(ref, refs, at, notes):
                continue
            refs.append(ref)
        elif meant is not None:
            families.append(meant)
        else:
            waiting.append(entry.id)
    return FactorsRead(tuple(refs), tuple(dict.fromkeys(families)), tuple(dict.fromkeys(waiting)))


def read_causes(
    causes: Iterable[tuple[str, Location]], vocabulary: Vocabulary, known: Iterable[FactorRef]
) -> FactorsRead:
    """Resolve what stood under `root_cause`; its words wait where they name no factor."""
    refs: list[FactorRef] = []
    families: list[FamilyId] = []
    waiting: list[str] = []
    listed = {ref.factor for ref in known}
    for word, at in causes:
        meant = vocabulary.resolve(word)
        if isinstance(meant, Known):
            if meant.factor.id not in listed:
                listed.add(meant.factor.id)
                refs.append(FactorRef(meant.factor.id, Role.CONTRIBUTING, line=at.line))
        elif isinstance(meant, FamilyOnly):
            families.append(meant.family.id)
        else:
            waiting.append(word)
    return FactorsRead(tuple(refs), tuple(dict.fromkeys(families)), tuple(dict.fromkeys(waiting)))


def resolve(
    word: str, vocabulary: Vocabulary, at: Location, notes: Notes
) -> Factor | FamilyId | None:
    """Return the factor or the family a word means; None where it means neither, which is noted."""
    match vocabulary.resolve(word):
        case Known(factor, written):
            if written is not None:
                _note_deprecated(written, factor, at, notes)
            return factor
        case FamilyOnly(family):
            some = [factor.id for factor in vocabulary.of_family(family.id)[:3]]
            notes.add(
                "PM304",
                at,
                f"{shown(word)} is a family of factors; it is counted for the family",
                did_you_mean(some),
                some,
            )
            return family.id
        case Ambiguous(candidates):
            said = f"{shown(word)} means more than one factor"
            notes.add("PM303", at, said, did_you_mean(candidates), candidates)
        case Unwelcome(refused):
            consider = f" Consider {', '.join(refused.consider)}." if refused.consider else ""
            mend = f"{refused.ask}{consider}"
            notes.add("PM302", at, f"{shown(word)} names no condition", mend, refused.consider)
        case Unknown(close):
            notes.add(
                "PM301",
                at,
                f"unknown factor {shown(word)}; it waits",
                did_you_mean(close) or "Choose one of the vocabulary, or add it there.",
                close,
            )
    return None


def _note_deprecated(written: Factor, factor: Factor, at: Location, notes: Notes) -> None:
    after = [factor.id] if factor.id != written.id else []
    if not after:
        message, hint = f"'{written.id}' is deprecated", "Choose another factor."
    else:
        message = f"'{written.id}' is deprecated; '{factor.id}' takes its place"
        hint = f"Write '{factor.id}'."
    notes.add("PM305", at, message, hint, after)


def _role(factor: Factor, vocabulary: Vocabulary) -> Role:
    family = vocabulary.families.get(factor.family)
    return family.role if family is not None else Role.CONTRIBUTING


def _repeats(ref: FactorRef, refs: list[FactorRef], at: Location, notes: Notes) -> bool:
    first = next((r for r in refs if (r.factor, r.role) == (ref.factor, ref.role)), None)
    if first is None:
        return False
    notes.add(
        "PM306",
        at,
        f"'{ref.factor}' already stands in line {first.line} with the role {ref.role}",
        "Keep one, or give this one another role.",
    )
    return True


def _evidence(
    entry: FactorEntry, loc: Loc, written: Written, body: Body, notes: Notes
) -> tuple[str, ...]:
    anchors: list[str] = []
    for place, evidence in enumerate(entry.evidence):
        at = written.of(written.locate((*loc, "evidence", place)))
        anchor = evidence.removeprefix("#")
        if anchor not in body.anchors:
            close = [f"#{near}" for near in nearest(anchor, body.anchors, limit=2)]
            notes.add(
                "PM403",
                at,
                f"evidence {shown(evidence)} points to no heading of this record",
                did_you_mean(close) or "Point to the heading of the text that supports it.",
                close,
            )
            continue
        anchors.append(anchor)
    return tuple(dict.fromkeys(anchors))
