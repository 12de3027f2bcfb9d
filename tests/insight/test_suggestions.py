from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs_postmortems.insight.suggestions import suggestions
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.settings import Settings

Repository = Callable[[Mapping[str, str | bytes]], Path]

BODIES = {
    "a": "The lease of the coordinator was lost.",
    "b": "A coordinator lost its lease twice. Then it was slow.",
    "c": "The disk was full.",
    "d": "The queue was long.",
    "e": "The page was slow.",
}


def loaded(repository: Repository, more: str = "") -> KnowledgeBase:
    def record(id: str, body: str) -> str:
        return f"---\ntitle: Record {id}\ndate: 2024-05-01\nfactors: [dns]\n{more if id == 'b' else ''}---\n{body}\n"

    files = {f"postmortems/{id}.md": record(id, body) for id, body in BODIES.items()}
    return KnowledgeBase.load(Settings(root=repository(files)))


def test_a_related_record_stands_beside_the_sentence_with_the_words_in_common(
    repository: Repository,
) -> None:
    kb = loaded(repository)
    (first, *_) = suggestions(kb, kb.incidents[IncidentId("b")]).related
    assert first.related.incident == "a"
    assert first.sentence.text == "A coordinator lost its lease twice."


def test_what_the_text_names_as_related_is_left_out_and_the_next_one_follows(
    repository: Repository,
) -> None:
    kb = loaded(repository, "related: [a]\n")
    found = suggestions(kb, kb.incidents[IncidentId("b")], limit=1).related
    assert [kin.related.incident for kin in found] not in ([], ["a"])
