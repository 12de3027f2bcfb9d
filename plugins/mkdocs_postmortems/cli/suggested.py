"""What `postmortems suggest` found, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..graph.heard import Proposal
from ..graph.mentions import Mention
from ..insight.suggestions import Kin, Suggestions
from ..knowledge_base import KnowledgeBase
from ..model.finding import one_line
from ..model.incident import IncidentId
from ..model.passage import Sentence
from .output import amount

JSON_VERSION = 1
"""Raised when a key of the JSON output is removed or gets another meaning."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is proposed for a file."""

    kb: KnowledgeBase
    file: Path
    record: IncidentId | None
    """The record the file is, if it is one."""
    found: Suggestions

    @property
    def ids(self) -> Mapping[str, Sequence[str]]:
        """The ids by the key of the front matter they belong to; none where there are none."""
        by_key: dict[str, list[str]] = {
            "factors": [proposal.factor for proposal in self.found.factors],
            "services": [mention.service for mention in self.found.services],
            "related": [kin.related.incident for kin in self.found.related],
        }
        return {key: ids for key, ids in by_key.items() if ids}

    def label(self, key: str, id: str) -> str:
        """Return the name of what an id stands for."""
        if key == "related":
            return self.kb.incidents[IncidentId(id)].title
        if key == "services":
            return self.kb.catalog.services.label(id)
        return next(f.label for f in self.kb.vocabulary.factors.values() if f.id == id)


def as_text(shown: Suggested) -> str:
    """Return each proposal with its sentence, and what speaks for it below."""
    found = shown.found
    nothing = "Nothing in this text speaks for a factor of the vocabulary."
    parts = [
        [f"Factors, beside {amount(found.coded, 'coded record')}"] if found.factors else [nothing],
        *([*_proposal(proposal, shown)] for proposal in found.factors),
        *([["Services"]] if found.services else []),
        *([*_mention(mention, shown)] for mention in found.services),
        *([["Related records"]] if found.related else []),
        *([*_kin(kin, shown)] for kin in found.related),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts)


def _head(score: float, id: str, label: str, sentence: Sentence) -> Iterator[str]:
    yield f"{score:.2f}  {one_line(id)}{'' if label == id else f'  {one_line(label)}'}"
    yield f"      line {sentence.line}: {one_line(sentence.text, limit=700)}"


def _proposal(proposal: Proposal, shown: Suggested) -> Iterator[str]:
    id = proposal.factor
    yield from _head(proposal.score, id, shown.label("factors", id), proposal.sentence)
    if proposal.words:
        yield f"      words of the vocabulary: {', '.join(map(one_line, proposal.words))}"
    if proposal.records:
        paths = (one_line(shown.kb.incidents[each].source.path) for each in proposal.records)
        like = f"{amount(len(proposal.records), 'record')} like this"
        yield f"      coded so in {like}: {', '.join(paths)}"


def _mention(mention: Mention, shown: Suggested) -> Iterator[str]:
    id = mention.service
    yield from _head(mention.score, id, shown.label("services", id), mention.sentence)
    yield f"      named as: {', '.join(map(one_line, mention.names))}"


def _kin(kin: Kin, shown: Suggested) -> Iterator[str]:
    id = kin.related.incident
    yield from _head(kin.related.score, id, shown.label("related", id), kin.sentence)
    yield f"      {one_line(shown.kb.incidents[id].source.path, limit=4096)}"


def as_json(shown: Suggested) -> str:
    """Return the same as JSON; characters beyond ASCII are escaped."""
    found = shown.found
    return json.dumps(
        {
            "version": JSON_VERSION,
            "file": shown.file.as_posix(),
            "record": shown.record,
            "coded": found.coded,
            "factors": [
                _entry("factors", each.factor, each.score, each.sentence, shown)
                | {"words": each.words, "records": each.records}
                for each in found.factors
            ],
            "services": [
                _entry("services", each.service, each.score, each.sentence, shown)
                | {"names": each.names}
                for each in found.services
            ],
            "related": [
                _entry("related", each.related.incident, each.related.score, each.sentence, shown)
                | {"path": shown.kb.incidents[each.related.incident].source.path}
                for each in found.related
            ],
        },
        indent=2,
    )


def _entry(
    key: str, id: str, score: float, sentence: Sentence, shown: Suggested
) -> dict[str, object]:
    return {
        "id": id,
        "label": shown.label(key, id),
        "score": round(score, 2),
        "sentence": sentence.text,
        "line": sentence.line,
    }
