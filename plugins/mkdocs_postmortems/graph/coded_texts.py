"""Which texts of a collection stand for which factors: what an author pointed to, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.factor import FactorId
from ..model.incident import Incident, IncidentId
from ..model.vocabulary import Factor


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text, and the factors a group saw in it."""

    record: IncidentId
    text: str
    factors: frozenset[FactorId]


def coded_texts(records: Iterable[Incident]) -> Iterator[CodedText]:
    """Go through the texts of coded records.

    Where a factor has evidence or a note, these are its text; else it is title, summary and body.
    """
    for record in records:
        texts: dict[str, set[FactorId]] = {}
        for factor in record.factor_ids():
            texts.setdefault(_pointed_to(record, factor) or said(record), set()).add(factor)
        for text, factors in texts.items():
            yield CodedText(record.id, text, frozenset(factors))


def _pointed_to(record: Incident, factor: FactorId) -> str:
    refs = [ref for ref in record.factors if ref.factor == factor]
    anchors = dict.fromkeys(anchor for ref in refs for anchor in ref.evidence)
    notes = (ref.note for ref in refs if ref.note)
    return "\n".join(filter(None, (*map(record.body.passage, anchors), *notes)))


def said(record: Incident) -> str:
    """Return what a record says apart from its coding: title, summary and body."""
    return "\n".join(filter(None, (record.title, record.summary, record.body.text)))


def entry_text(factor: Factor) -> str:
    """Return what the vocabulary says a factor is."""
    return "\n".join((factor.label, factor.leaf, factor.definition, *factor.aliases))
