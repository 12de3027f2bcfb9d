"""How well the wording checks tell blame from its look-alikes, and what they cost.

Prints figures for the labelled sentences (those of the project and, where they are beside it, those
that came with the design), for real prose, and for hostile text.

    python benchmarks/wording.py
    python benchmarks/wording.py --hits          # every remark about real prose, with its sentence
    python benchmarks/wording.py --hostile 1000000
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_postmortems.lint.wording.blocks import passages
from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.mask import mask
from mkdocs_postmortems.lint.wording.remark import remarks

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
CASES = PROJECT / "tests" / "lint" / "wording"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
PROSE = {
    "our own records": (PROJECT / "postmortems").rglob("*.md"),
    "our own documentation": (PROJECT / "docs").rglob("*.md"),
    "dfds": (SHARED / "corpus" / "dfds").glob("PM*"),
    "mybinder": (SHARED / "corpus" / "mybinder").glob("*.md"),
    "icco": (SHARED / "corpus" / "icco" / "data").glob("*.md"),
}
HOSTILE = {
    "triggers": "failed to ",
    "people and triggers": "the on-call engineer at the vendor failed to and ",
    "counterfactuals": "if the team had been ",
    "open links": "[a](",
    "quotes": "'a \"b ",
    "back ticks": "``a ` ",
    "tables": "|a",
    "words": "the engineer of the on-call team said that ",
}


def cases(path: Path) -> list[dict[str, object]]:
    """Read labelled sentences."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labelled(name: str, rows: Iterable[dict[str, object]], names: frozenset[str]) -> None:
    """Print how the checks tell labelled sentences."""
    lexicon = Lexicon.shipped()
    told: Counter[tuple[bool, bool]] = Counter()
    missed, false = Counter[str](), Counter[str]()
    for row in rows:
        due = bool(row["blameful"])
        rules = [r.rule for _, _, r in remarks_in_markdown(str(row["text"]), lexicon, names=names)]
        told[due, bool(rules)] += 1
        if due and not rules:
            missed[str(row["group"])] += 1
        elif rules and not due:
            false.update(rules)
    right, wrong, lost = told[True, True], told[False, True], told[True, False]
    precision, recall = right / (right + wrong or 1), right / (right + lost or 1)
    score = 2 * precision * recall / (precision + recall or 1)
    print(
        f"{name:24} n {sum(told.values()):4}"
        f"  precision {precision:.3f} ({right} of {right + wrong})"
        f"  recall {recall:.3f} ({right} of {right + lost})  F1 {score:.3f}"
    )
    if missed:
        print("    missed:", ", ".join(f"{group} {n}" for group, n in missed.most_common()))
    if false:
        print("    false alarms:", ", ".join(f"{rule} {n}" for rule, n in false.most_common()))


def prose(name: str, paths: Iterable[Path], hits: bool) -> None:
    """Print how often the checks ask in a collection, and what a file costs."""
    lexicon = Lexicon.shipped()
    texts = [FRONT_MATTER.sub("", path.read_text(encoding="utf-8"), 1) for path in sorted(paths)]
    if not texts:
        print(f"{name:24} absent")
        return
    words = sum(len(mask(each.text).split()) for text in texts for each in passages(text))
    start = time.process_time()
    found = [(text, *hit) for text in texts for hit in remarks_in_markdown(text, lexicon)]
    spent = time.process_time() - start
    print(
        f"{name:24} {len(texts):4} files {words:7,} words {len(found):4} remarks"
        f" {1000 * len(found) / words:5.2f} per 1,000 words"
        f" {1000 * spent / len(texts):5.1f} ms a file"
    )
    for text, line, _, remark in found if hits else ():
        near = " ".join(" ".join(text.split("\n")[max(0, line - 2) : line + 2]).split())
        place = max(0, near.find(remark.words) - 100)
        print(f"    {remark.rule} [{remark.words}] …{near[place : place + 260]}…")


def hostile(size: int) -> Iterator[str]:
    """Go through lines on what text costs that was made to be slow."""
    lexicon = Lexicon.shipped()
    for name, piece in HOSTILE.items():
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        for passage in passages(text):
            remarks(passage.text, lexicon)
        yield f"{name:24} {size:9,} characters {time.process_time() - start:6.2f} s"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--hits", action="store_true", help="print each remark about real prose")
    parser.add_argument("--hostile", type=int, metavar="CHARACTERS", default=0)
    asked = parser.parse_args()
    names = frozenset((CASES / "people_ours.txt").read_text(encoding="utf-8").split("\n")) - {""}
    ours = cases(CASES / "cases_ours.jsonl")
    labelled("our own cases", ours, names)
    for batch in sorted({str(row["batch"]) for row in ours}):
        labelled(f"  batch {batch}", (row for row in ours if row["batch"] == batch), names)
    given = SHARED / "language" / "cases.jsonl"
    if given.is_file():
        labelled("given cases", cases(given), names)
    for name, paths in PROSE.items():
        prose(name, paths, asked.hits)
    if asked.hostile:
        sys.stdout.writelines(f"{line}\n" for line in hostile(asked.hostile))


if __name__ == "__main__":
    main()
