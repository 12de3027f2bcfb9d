"""Looks for pairs that a reader called related, and prints how many of them are found.

`related.toml` holds the pairs. Our own records are always looked at. The originals are looked at in
the folder that is named, or in `../shared/corpus`, where each set has a folder of its own.

    python benchmarks/related.py
    python benchmarks/related.py --corpus FOLDER
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.settings import Settings

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
FIRST = (1, 5, 10)
SETS = ("dfds", "mybinder", "icco")
NAMED = re.compile(r"^related:\n(?:  .*\n)*", re.MULTILINE)
LEFT_OUT = ("LICENSE", "README.md", "index.md", ".gitignore", "template-incident-report.md")

Kin = Mapping[str, frozenset[str]]
Ranking = Mapping[str, Sequence[str]]


def kin(sets: Sequence[str], names: str) -> Kin:
    """Return for each record those that belong to it."""
    groups = tomllib.loads((HERE / "related.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for group in (group[names] for name in sets for group in groups[name]):
        for one in group:
            found.setdefault(one, set()).update(other for other in group if other != one)
    return {one: frozenset(others) for one, others in found.items()}


def recall(ranking: Ranking, wanted: Kin, first: int) -> float:
    """Return what share of its kin stands among the first, on average over the records."""
    shares = [len(kin.intersection(ranking[one][:first])) / len(kin) for one, kin in wanted.items()]
    return sum(shares) / len(shares)


def plain(texts: Mapping[str, str]) -> Ranking:
    """Rank by the cosine of TF-IDF with every default: what anyone would try first."""
    table = TfidfVectorizer().fit_transform(texts.values())
    scores = (table @ table.T).toarray()
    names = list(texts)
    return {
        name: [
            names[n] for n in sorted(range(len(names)), key=lambda n: -row[n]) if names[n] != name
        ]
        for name, row in zip(names, scores, strict=True)
    }


def ours(incidents: Sequence[Incident], kb: KnowledgeBase) -> Ranking:
    """Rank as pages and command do."""
    graph = FactorGraph.of(incidents, kb.vocabulary)
    names = {incident.id: incident.source.stem for incident in incidents}
    return {
        names[id]: [names[row.incident] for row in graph.related(id, max(FIRST))] for id in names
    }


def bare(folder: Path, name: str) -> dict[str, str]:
    """Return the texts of a set without any front matter, by the beginnings of their names."""
    wanted = kin([name], "files")
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in LEFT_OUT)
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    start = {p: next((w for w in wanted if p.name.startswith(w)), p.stem) for p in files}
    return {start[path]: without_front_matter(text) for path, text in texts.items()}


def without_front_matter(text: str) -> str:
    """Return the body of a text."""
    return text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text


def read(texts: Mapping[str, str]) -> KnowledgeBase:
    """Read some texts as a collection."""
    home = Path(tempfile.mkdtemp())
    try:
        (home / "postmortems").mkdir()
        for name, text in texts.items():
            (home / "postmortems" / f"{name}.md").write_text(text, encoding="utf-8")
        return KnowledgeBase.load(Settings(root=home))
    finally:
        shutil.rmtree(home)


def line(what: str, how: str, wanted: Kin, rank: Callable[[], Ranking]) -> None:
    """Print one row of the table."""
    start = time.perf_counter()
    ranking = rank()
    seconds = time.perf_counter() - start
    figures = " | ".join(f"{recall(ranking, wanted, first):.2f}" for first in FIRST)
    print(f"| {what} | {how} | {figures} | {seconds:.1f} |")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=PROJECT.parent / "shared" / "corpus")
    asked = parser.parse_args()
    print("| Records | Ranked by | first 1 | first 5 | first 10 | seconds |")
    print("| --- | --- | --: | --: | --: | --: |")
    kb = KnowledgeBase.load(Settings(root=PROJECT))
    coded = list(kb.incidents.values())
    unnamed = [replace(incident, related=()) for incident in coded]
    whole = {incident.source.stem: incident.source.text for incident in coded}
    unnamed_files = {name: NAMED.sub("", text) for name, text in whole.items()}
    for name in SETS[:2]:
        wanted = kin([name], "retold")
        what = f"{name}, retold and coded ({len(wanted)} of {len(coded)})"
        line(what, "plain TF-IDF", wanted, partial(plain, whole))
        line(what, "this package", wanted, partial(ours, coded, kb))
        without = "without `related`"
        line(what, f"plain TF-IDF, {without}", wanted, partial(plain, unnamed_files))
        line(what, f"this package, {without}", wanted, partial(ours, unnamed, kb))
    if not asked.corpus.is_dir():
        print(f"\nThe originals are not in {asked.corpus}.")
        return
    found = {name: bare(asked.corpus / name, name) for name in SETS}
    every = {file: text for texts in found.values() for file, text in texts.items()}
    for name, texts in (*found.items(), ("all three", every)):
        wanted = kin(SETS if name == "all three" else [name], "files")
        base = read(texts)
        what = f"{name}, bare texts ({len(wanted)} of {len(texts)})"
        line(what, "plain TF-IDF", wanted, partial(plain, texts))
        line(what, "this package", wanted, partial(ours, [*base.incidents.values()], base))


if __name__ == "__main__":
    main()
