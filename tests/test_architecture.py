"""The staircase of `[tool.importlinter]`, the libraries behind it, and what an import costs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = "mkdocs_postmortems"
Repository = Callable[[Mapping[str, str | bytes]], Path]
HEAVY = frozenset({"matplotlib", "mkdocs", "networkx", "numpy", "pandas", "scipy", "sklearn"})
NOT_IMPORTED = frozenset({"tzdata"})
"""Declared for the data in it: the standard library reads it."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(PACKAGE, include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def declared(project: Path) -> frozenset[str]:
    """The libraries that `pyproject.toml` promises to install, the extra `lsp` among them."""
    table: Mapping[str, Any] = tomllib.loads((project / "pyproject.toml").read_text())["project"]
    return names((*table["dependencies"], *table["optional-dependencies"]["lsp"]))


def names(requirements: Iterable[str]) -> frozenset[str]:
    return frozenset(canonicalize_name(Requirement(line).name) for line in requirements)


def libraries(graph: grimp.ImportGraph) -> frozenset[str]:
    """The installed distributions that the package imports, the standard library apart."""
    outside = {m for m in graph.modules if graph.is_module_squashed(m)} - sys.stdlib_module_names
    homes = packages_distributions()
    return frozenset(canonicalize_name(homes[module][0]) for module in outside)


def test_import_contracts_hold(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    broken = lint_imports(no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out


def test_every_imported_library_is_declared(
    graph: grimp.ImportGraph, declared: frozenset[str]
) -> None:
    # pydantic-core comes with pydantic, which pins it to its own version.
    assert libraries(graph) - {"pydantic-core"} <= declared


def test_every_declared_library_is_imported(
    graph: grimp.ImportGraph, declared: frozenset[str]
) -> None:
    assert declared - NOT_IMPORTED <= libraries(graph)


def run(code: str) -> tuple[str, frozenset[str]]:
    """Run code in a fresh interpreter; return what it printed and what is loaded in the end."""
    probe = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8")
    assert not done.returncode, done.stderr
    *printed, modules = done.stdout.splitlines()
    return "\n".join(printed), frozenset(modules.split())


COMMAND = f"""
import runpy, sys
sys.argv = ["postmortems", *{{words}}]
try:
    runpy.run_module("{PACKAGE}", run_name="__main__", alter_sys=True)
except SystemExit as done:
    assert not done.code
"""


@pytest.mark.parametrize(
    ("words", "said"), [(["--help"], "Usage:"), (["schema"], "$schema"), (["check"], "in 1 record")]
)
def test_a_command_without_numbers_loads_no_heavy_library(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(repository({"postmortems/a.md": "# Only text\n"}))
    printed, loaded = run(COMMAND.format(words=words))
    assert said in printed
    assert not loaded & HEAVY


RELATED = f"""
from pathlib import Path
from {PACKAGE}.knowledge_base import KnowledgeBase
from {PACKAGE}.settings import Settings
kb = KnowledgeBase.load(Settings(root=Path("{{root}}")))
print(sum(len(kb.graph.related(id)) for id in kb.incidents), len(kb.not_coded))
"""


def test_relations_of_coded_records_load_no_library_for_texts(project: Path) -> None:
    printed, loaded = run(RELATED.format(root=project))
    assert printed.split()[1] == "0"
    assert "networkx" in loaded
    assert "sklearn" not in loaded


STATISTICS = f"""
import sys
from pathlib import Path
from {PACKAGE}.insight.over_periods import By
from {PACKAGE}.insight.sections import SECTIONS
from {PACKAGE}.insight.summary import Summary
from {PACKAGE}.knowledge_base import KnowledgeBase
from {PACKAGE}.settings import Settings
summary = Summary.of(KnowledgeBase.load(Settings(root=Path.cwd())), by=By.YEAR)
print(*[line for section in SECTIONS for line in section.said(summary)])
print(len([row for section in SECTIONS for row in section.rows(summary)]) > 500)
print("scipy.special" in sys.modules, "scipy.stats" in sys.modules)
"""


def test_statistics_do_not_load_the_slow_part_of_scipy(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    printed, _ = run(STATISTICS)
    assert printed.splitlines()[-2:] == ["True", "True False"]


def test_plugin_loads_no_numbers_library() -> None:
    _, loaded = run(f"import {PACKAGE}.plugin.events")
    assert "mkdocs" in loaded
    assert not loaded & (HEAVY - {"mkdocs", "networkx"})


FEW = """
from pathlib import Path
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.pages.catalogue import plan
from mkdocs_postmortems.pages.render import render
from mkdocs_postmortems.settings import Settings
kb = KnowledgeBase.load(Settings(root=Path({root!r})))
pages = plan(kb)
print(sum(len(render(page, kb, pages)) > 0 for page in pages.pages.values()))
"""


def test_pages_of_few_records_do_not_load_scipy(tmp_path: Path) -> None:
    folder = tmp_path / "postmortems"
    folder.mkdir()
    for n in (1, 2):
        coded = f"---\ntitle: T{n}\ndate: 2024-05-0{n}\nfactors: [infrastructure.dns]\n---\nText.\n"
        (folder / f"{n}.md").write_text(coded, encoding="utf-8")
    printed, loaded = run(FEW.format(root=str(tmp_path)))
    assert int(printed) > 90
    assert "scipy" not in loaded


def test_package_alone_loads_none_of_its_rooms() -> None:
    _, loaded = run(f"import {PACKAGE}")
    assert not loaded & (HEAVY | {"pydantic", "yaml"})
