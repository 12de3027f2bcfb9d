"""Takes the coding of each record away, proposes it anew, and prints how much of it comes back.

A record is looked at as a text: title, summary and body. What is known are the vocabulary and the
other records. Our own records are always looked at, or those of the folder that is named; texts of
another collection with labels in the folder `../shared/corpus`.

    python benchmarks/suggest.py
    python benchmarks/suggest.py --root FOLDER
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from mkdocs_postmortems.graph.factor_index import FactorIndex
from mkdocs_postmortems.graph.mentions import mentions
from mkdocs_postmortems.graph.suggest import propose
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.factor import FactorId, FactorRef, FamilyId, Role
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.model.vocabulary import Factor, Vocabulary
from mkdocs_postmortems.reading.markdown import read_body
from mkdocs_postmortems.reading.passages import passages_of
from mkdocs_postmortems.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
RECALL, PRECISION = 5, 3

Ranking = Sequence[str]


@dataclass(frozen=True)
class Labelled:
    """Records whose factors are known, and the vocabulary they are coded with."""

    name: str
    vocabulary: Vocabulary
    records: Sequence[Incident]

    def others(self, record: Incident) -> list[Incident]:
        """Return all records but one."""
        return [other for other in self.records if other is not record]


@dataclass(frozen=True)
class Figures:
    """How much of a coding was found."""

    recall: float
    """Of the factors of a record, the share among the first five; the mean over the records."""
    precision: float
    """Of the first three, the share that the record has; the mean over the records."""
    by_factor: float
    """Of the records of a factor, the share with it among the first five; the mean over these."""


def figures(wanted: Sequence[frozenset[str]], found: Sequence[Ranking]) -> Figures:
    """Compare what was found with what was wanted."""
    pairs = [*zip(wanted, found, strict=True)]
    seen = Counter(id for ids in wanted for id in ids)
    hits = Counter(id for ids, ranking in pairs for id in ids.intersection(ranking[:RECALL]))
    return Figures(
        _mean(len(ids.intersection(ranking[:RECALL])) / len(ids) for ids, ranking in pairs),
        _mean(len(ids.intersection(ranking[:PRECISION])) / PRECISION for ids, ranking in pairs),
        _mean(hits[id] / n for id, n in seen.items()),
    )


def _mean(values: Iterable[float]) -> float:
    listed = [*values]
    return sum(listed) / len(listed)


def ours(labelled: Labelled, record: Incident) -> Ranking:
    """Rank as the command does."""
    index = FactorIndex.of(labelled.vocabulary, labelled.others(record))
    return [proposal.factor for proposal in propose(index, passages_of(record), RECALL)]


def majority(labelled: Labelled, record: Incident) -> Ranking:
    """Propose what is coded most often, whatever the text."""
    known = Counter(id for other in labelled.others(record) for id in other.factor_ids())
    return sorted(known, key=lambda id: (-known[id], id))


def aliases(labelled: Labelled, record: Incident) -> Ranking:
    """Propose what the text calls by a name or an alias, in most sentences first."""
    phrases = FactorIndex.of(labelled.vocabulary, ()).phrases
    named = Counter(
        id
        for passage in passages_of(record)
        for sentence in passage.all
        for id in {id for id, _ in phrases.found(sentence.text)}
    )
    return sorted(named, key=lambda id: (-named[id], id))


WAYS: Mapping[str, Callable[[Labelled, Incident], Ranking]] = {
    "what is usual": majority,
    "names and aliases alone": aliases,
    "this package": ours,
}


def bare(labelled: Labelled) -> Labelled:
    """Take away all that a vocabulary says but the ids."""
    known = {
        id: Factor(id, factor.family, factor.leaf)
        for id, factor in labelled.vocabulary.factors.items()
    }
    vocabulary = replace(labelled.vocabulary, factors=known)
    return replace(labelled, name=f"{labelled.name}, bare ids", vocabulary=vocabulary)


def unpointed(labelled: Labelled) -> Labelled:
    """Take away what authors pointed to: evidence and notes."""
    records = [
        replace(
            record,
            factors=tuple(replace(ref, evidence=(), note=None) for ref in record.factors),
        )
        for record in labelled.records
    ]
    return replace(labelled, name=f"{labelled.name}, no evidence", records=records)


def half(labelled: Labelled) -> Labelled:
    """Take every second record away."""
    return replace(labelled, name=f"{labelled.name}, half of them", records=labelled.records[::2])


def collection(root: Path, name: str) -> Labelled:
    """Read the coded records of a site."""
    kb = KnowledgeBase.load(Settings(root=root.resolve()))
    records = [record for record in kb.graph.incidents.values() if record.factors]
    return Labelled(name, kb.vocabulary, records)


def categories(folder: Path) -> Labelled:
    """Read texts with categories: factors of which nothing is known but an id."""
    records = [
        record
        for file in sorted(folder.glob("*.md"))
        if (record := _categorised(file.stem, file.read_text(encoding="utf-8"))) is not None
    ]
    known = sorted({id for record in records for id in record.factor_ids()})
    factors = {id: Factor(id, FamilyId("category"), id.partition(".")[2]) for id in known}
    return Labelled("icco, categories", Vocabulary(factors=factors), records)


def _categorised(name: str, text: str) -> Incident | None:
    _, front, body = text.split("---\n", 2)
    said = yaml.safe_load(front)
    if not said.get("categories"):
        return None
    ids = [FactorId(f"category.{category}") for category in said["categories"]]
    summary = f"{said.get('summary') or ''}\n\n{body}"
    return Incident(
        IncidentId(name),
        SourceFile(f"{name}.md", f"{name}.md", text, ""),
        said.get("title") or name,
        body=read_body(summary)[0],
        factors=tuple(FactorRef(id, Role.CONTRIBUTING) for id in ids),
    )


def lines(labelled: Labelled) -> None:
    """Print a row of the table for each way."""
    wanted = [frozenset[str](record.factor_ids()) for record in labelled.records]
    for how, way in WAYS.items():
        start = time.perf_counter()
        found = [way(labelled, record) for record in labelled.records]
        each = (time.perf_counter() - start) / len(found)
        print(_row(f"{labelled.name} ({len(found)})", how, figures(wanted, found), each))


def services(root: Path, name: str) -> None:
    """Print a row about services."""
    kb = KnowledgeBase.load(Settings(root=root.resolve()))
    records = [record for record in kb.incidents.values() if record.services]
    if not records:
        return
    start = time.perf_counter()
    found = [_services(kb, record, records) for record in records]
    each = (time.perf_counter() - start) / len(found)
    wanted = [frozenset(record.services) for record in records]
    print(_row(f"{name} ({len(found)}), services", "this package", figures(wanted, found), each))


def _services(kb: KnowledgeBase, record: Incident, records: Iterable[Incident]) -> Ranking:
    used = {id for other in records if other is not record for id in other.services}
    found = mentions(kb.catalog.services, used, passages_of(record), RECALL)
    return [mention.service for mention in found]


def _row(what: str, how: str, found: Figures, seconds: float) -> str:
    numbers = f"{found.recall:.2f} | {found.precision:.2f} | {found.by_factor:.2f}"
    return f"| {what} | {how} | {numbers} | {seconds:.2f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=PROJECT.parent / "shared" / "corpus")
    parser.add_argument("--root", type=Path, help="A folder with `postmortems/` in it.")
    asked = parser.parse_args()
    print("| Records | Proposed by | recall | precision | recall by factor | seconds a text |")
    print("| --- | --- | --: | --: | --: | --: |")
    name = asked.root.name if asked.root else "ours"
    base = collection(asked.root or PROJECT, name)
    for labelled in (base, bare(base), unpointed(base), bare(unpointed(base)), half(base)):
        lines(labelled)
    services(asked.root or PROJECT, name)
    if asked.root is None and (asked.corpus / "icco" / "data").is_dir():
        lines(categories(asked.corpus / "icco" / "data"))


if __name__ == "__main__":
    main()
