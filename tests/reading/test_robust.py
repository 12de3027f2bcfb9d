"""Whatever is in a file: no exception, and exactly one record."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.reading.against import Against
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.reading.incidents import read_incident
from mkdocs_postmortems.reading.vocabulary import default_vocabulary
from mkdocs_postmortems.settings import Settings

KEYS = [
    "title",
    "id",
    "date",
    "kind",
    "status",
    "audience",
    "depth",
    "severity",
    "timezone",
    "times",
    "impact",
    "detection",
    "services",
    "teams",
    "factors",
    "actions",
    "facilitation",
    "review",
    "related",
    "sources",
    "open_questions",
    "coded_again",
    "lint",
    "root_cause",
    "author",
    "owner",
    "tags",
    "decisions",
    "period",
    "no_action_reason",
    "on",
    "started",
    "detected",
    "resolved",
    "name",
    "participants",
    "evidence",
    "role",
    "team",
    "state",
    "due",
    "completed",
    "addresses",
    "tracker",
]

SCALARS = st.one_of(
    st.sampled_from(
        [
            "dns", "'#timeline'", "#timeline", "2024-05-01", "2024-02-30", "10:30", "1:30:00",
            "2024-05-01 10:00", "2024-05-01T10:00:00+02:00", "no", "off", "~", "null", "[]", "{}",
            "!!python/object:os.system x", "!ENV HOME", "*a", "&a x", "@me", "%x", "`x`", "A: b",
            "unknown", "ongoing", "restricted", "done", "'<script>'", "22025-01-01", "0001-01-01",
            "9999-12-31T23:59:59-23:59", ".inf", ".nan", "0x_", "1e400", "=", "<<", "? x", "- x",
            "Europe/Berlin", "../../etc/passwd", "''", '"\\0"', '"\\ud800"', "|", ">",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip


def nested(depth: int) -> st.SearchStrategy[str]:
    if depth == 0:
        return SCALARS
    inner = nested(depth - 1)
    return st.one_of(
        SCALARS,
        st.lists(inner, max_size=3).map(lambda parts: "[" + ", ".join(parts) + "]"),
        st.lists(st.tuples(st.sampled_from(KEYS), inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        ),
    )


FRONT = st.lists(st.tuples(st.sampled_from(KEYS), nested(3)), max_size=6).map(
    lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs)
)
LINES = st.sampled_from(
    [
        "# Title", "## Timeline", "### 10:00", "| Time | What |", "| --- | --- |", "| 10:00 | x |",
        "- 09:00 UTC foo", "```", "~~~", "    code", "<!--", "-->", "<div>", "</div>", "---", "===",
        "...", "All times in CEST", "[a](b.md)", "{: #x }", "## `a` *b* {#c}", "", "a **b", "10:00",
        "- 25:00 x", "99:99", "!!! note", "[^1]: x", "\t- x", "> # q", "\ufeff", "\u2028", "&#0;",
    ]
)  # fmt: skip
BODY = st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=15).map("\n".join)
FILES = st.one_of(
    st.builds("---\n{}\n---\n{}".format, FRONT, BODY),
    st.builds("---\n{}\n{}".format, FRONT, BODY),
    BODY,
    st.text(max_size=200),
)

AGAINST = Against(default_vocabulary(), Catalog(), Settings(root=Path()))


@given(FILES)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_one_record(text: str) -> None:
    source = SourceFile("postmortems/x.md", "x.md", text, "")
    read = read_incident(source, AGAINST)
    assert isinstance(read.incident, Incident)
    assert read.incident.title
    assert read.incident.id
    lines = text.count("\n") + 2
    for finding in read.findings:
        assert 1 <= finding.location.line <= lines + text.count("\u2028") + text.count("\x85")
        assert finding.location.column >= 1
        assert "\n" not in finding.as_line()


@given(data=st.binary(max_size=300))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_one_record(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "postmortems"
    folder.mkdir(exist_ok=True)
    (folder / "x.md").write_bytes(data)
    assert len(read_collection(Settings(root=tmp_path)).incidents) == 1


@given(vocabulary=st.one_of(FRONT, nested(3)), catalog=st.one_of(FRONT, nested(3)))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_vocabulary_and_catalog_can_be_read(
    tmp_path: Path, vocabulary: str, catalog: str
) -> None:
    folder = tmp_path / "postmortems"
    folder.mkdir(exist_ok=True)
    (folder / "x.md").write_text("# x\n", "utf-8")
    for name in ("vocabulary.yml", "catalog.yml"):
        text = vocabulary if name == "vocabulary.yml" else catalog
        (folder / name).write_text(text, "utf-8", errors="replace")
    assert len(read_collection(Settings(root=tmp_path)).incidents) == 1


def test_real_reports_as_they_are_become_one_record_each(corpus: Path) -> None:
    skipped = {"readme.md", "index.md"}
    files = [path for path in corpus.rglob("*.md") if path.name.lower() not in skipped]
    read = read_collection(Settings(root=corpus, source="."))
    assert len(read.incidents) == len(files) > 0
    assert not any(finding.level == "error" for finding in read.findings)
