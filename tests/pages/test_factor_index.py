from __future__ import annotations

import re
from datetime import date
from typing import Any

from mkdocs_postmortems.model.factor import FamilyId
from mkdocs_postmortems.model.front_matter import FrontMatter, Status

DAY, LATER = date(2024, 5, 1), date(2024, 6, 2)
DNS, PUSH, NET = "infrastructure.dns", "change.config-push", "infrastructure.network"
SAFE = "adaptive.safe-reversal"
HERE = "factors/index.md"
DRAFT = FrontMatter(status=Status.DRAFT)


def family(page: str, id: str) -> str:
    """Return what stands under the heading of a family."""
    _, _, rest = page.partition(f"{{ #{id} }}\n")
    assert rest, id
    return rest.split("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of the table, without its head and without definitions."""
    plain = re.sub(r" <span.*?</span>", "", text)
    lines = [line for line in plain.splitlines() if line.startswith("| [")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_family_has_its_place_and_definition(build: Any, vocabulary: Any) -> None:
    site = build([])
    page = site.said(HERE)
    for id, each in vocabulary.families.items():
        text = family(page, site.plan.site.families[id])
        assert "Seen in 0 of 0 records." in text
        assert each.definition.split(":")[0] in text


def test_what_helped_stands_before_every_family_of_problems(read: Any) -> None:
    families = "[{id: a, label: Rig}, {id: b, label: Room}, {id: z, label: Luck, role: mitigating}]"
    page = read({"vocabulary.yml": f"extends: nothing\nfamilies: {families}\n"}).said(HERE)
    assert re.findall(r"^## (.*?) \{", page, re.MULTILINE) == ["Luck", "Rig", "Room"]


def test_a_factor_has_n_of_all_counted_records(build: Any, record: Any) -> None:
    records = [
        record("a", DAY),
        record("b", LATER),
        record("c", LATER, front=DRAFT),
        record("d", DAY, factors=[PUSH], helped=[SAFE]),
    ]
    page = build(records).said(HERE)
    assert rows(family(page, "infrastructure")) == [
        [f"[Name resolution]({DNS.split('/')[-1]}.md)", "2 of 3", "[2 June 2024](../b.md)"]
    ]
    assert "| Factor | A problem in | Last seen |\n" in family(page, "infrastructure")
    assert "Seen in 2 of 3 records." in family(page, "infrastructure")
    assert "| Factor | Helped in | Last seen |\n" in family(page, "adaptive")


def test_problem_and_help_are_counted_apart(build: Any, record: Any) -> None:
    records = [record("a", DAY), record("b", DAY, factors=[PUSH], helped=[DNS])]
    records.append(record("c", DAY, factors=[NET]))
    text = family(build(records).said(HERE), "infrastructure")
    assert "| Factor | A problem in | Helped in | Last seen |\n" in text
    assert [row[1:3] for row in rows(text)] == [["1 of 3", "1 of 3"], ["1 of 3", "·"]]


def test_the_most_frequent_stands_first_then_the_label_decides(build: Any, record: Any) -> None:
    records = [record("a", DAY, factors=[DNS, NET]), record("b", DAY, factors=[NET])]
    names = [row[0] for row in rows(family(build(records).said(HERE), "infrastructure"))]
    assert names == [f"[Network]({NET}.md)", f"[Name resolution]({DNS}.md)"]
    names = [row[0] for row in rows(family(build(records[:1]).said(HERE), "infrastructure"))]
    assert names == [f"[Name resolution]({DNS}.md)", f"[Network]({NET}.md)"]


def test_a_factor_of_drafts_only_has_no_number(build: Any, record: Any) -> None:
    text = family(build([record("a", DAY, front=DRAFT)]).said(HERE), "infrastructure")
    assert "| Factor | Last seen |\n" in text
    assert [row[1] for row in rows(text)] == ["in preparation"]


def test_unused_factors_are_one_line(build: Any, record: Any) -> None:
    text = family(build([record("a", DAY)]).said(HERE), "infrastructure")
    assert "<small>7 not seen yet: " in text
    assert f"[Network]({NET}.md)" in text.split("not seen yet")[1]
    assert "Name resolution" not in text.split("not seen yet")[1]


def test_a_family_that_is_named_alone_is_counted_and_said(build: Any, record: Any) -> None:
    records = [
        record("a", DAY),
        record("b", DAY, factors=[], families=(FamilyId("infrastructure"),)),
    ]
    text = family(build(records).said(HERE), "infrastructure")
    assert "Seen in 2 of 2 records. The family alone is named in 1 record." in text


VOCABULARY = """
extends: nothing
families: [{id: lab, label: Lab}, {id: empty, label: Empty}]
factors:
  - {id: lab.old, label: Old, deprecated: 2024-01-02, replaced_by: lab.rig}
  - {id: lab.rig, label: Rig}
  - {id: lab.rope, label: Rope, deprecated: 2024-01-02}
  - {id: lab.wire, label: Wire, deprecated: 2024-01-02}
"""


def test_deprecated_factors_stand_where_records_still_name_them(read: Any) -> None:
    record = "---\ntitle: T\ndate: 2024-05-01\nfactors: [lab.old, lab.rope]\n---\n"
    page = read({"vocabulary.yml": VOCABULARY, "a.md": record}).said(HERE)
    names = [row[0] for row in rows(family(page, "lab"))]
    assert names == ["[Rig](lab.rig.md)", "[Rope](lab.rope.md) (deprecated)"]
    assert "Wire" not in page
    assert "[Old]" not in page


def test_a_vocabulary_without_families_is_said(read: Any) -> None:
    page = read({"vocabulary.yml": "extends: nothing\n"}).said(HERE)
    assert "The vocabulary has no family yet." in page
