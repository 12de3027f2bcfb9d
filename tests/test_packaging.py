"""What users install: contents of wheel and sdist, the README followed in an empty environment."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = PurePosixPath("mkdocs_postmortems")
NO_INDEX = ("NewConnectionError", "No matching distribution found", "Name or service not known")
FENCED = re.compile(r"`(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
"""The environment without `PYTHONPATH`: what is tested is the wheel, not this folder."""


def run(folder: Path, *command: Path | str) -> None:
    """Run a program in a folder; show all it says when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=CLEAN)
    assert not done.returncode, done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Built:
    """The two archives of a release."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A release; the wheel is made from the sdist, so the sdist is complete."""
    folder = tmp_path_factory.mktemp("dist")
    run(project, sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
    return Built(wheel=next(folder.glob("*.whl")), sdist=next(folder.glob("*.tar.gz")))


@pytest.fixture(scope="session")
def table(project: Path) -> Mapping[str, Any]:
    """The content of `pyproject.toml`."""
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pins(project: Path) -> Mapping[str, tuple[str, ...]]:
    """The locked versions of each library; some have one for each range of Python versions."""
    lock = (project / "requirements-dev.lock").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE):
        found[name] = (*found.get(name, ()), version)
    return found


def sources(project: Path) -> frozenset[PurePosixPath]:
    """Every file of the package, relative to the folder that holds it."""
    root = project / "plugins"
    files = (path for path in (root / PACKAGE).rglob("*") if path.is_file())
    return frozenset(
        PurePosixPath(path.relative_to(root).as_posix())
        for path in files
        if "__pycache__" not in path.parts
    )


def in_wheel(wheel: Path) -> frozenset[PurePosixPath]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(map(PurePosixPath, archive.namelist()))


def in_sdist(sdist: Path) -> frozenset[PurePosixPath]:
    """The files of an sdist, relative to its one folder."""
    with tarfile.open(sdist) as archive:
        return frozenset(PurePosixPath(*PurePosixPath(n).parts[1:]) for n in archive.getnames())


def test_wheel_holds_the_package_and_nothing_else(built: Built, project: Path) -> None:
    ours = {path for path in in_wheel(built.wheel) if not path.parts[0].endswith(".dist-info")}
    assert ours == sources(project)


@pytest.mark.parametrize(
    "pattern", ["templates/*.j2", "*.css", "reading/default_vocabulary.yml", f"{PACKAGE}/py.typed"]
)
def test_wheel_holds_what_is_no_code(built: Built, pattern: str) -> None:
    assert any(path.match(pattern) for path in in_wheel(built.wheel))


def test_sdist_holds_the_package_and_no_development_files(built: Built, project: Path) -> None:
    beside = {".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
    expected = {PurePosixPath("plugins") / path for path in sources(project)}
    assert in_sdist(built.sdist) == expected | {PurePosixPath(name) for name in beside}


def test_wheel_names_its_two_entry_points(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("entry_points.txt"))
        text = archive.read(name).decode()
    assert "postmortems = mkdocs_postmortems.cli:run" in text
    assert "postmortems = mkdocs_postmortems.plugin:PostmortemsPlugin" in text


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an empty environment with the wheel and what it depends on."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    done = subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", f"{built.wheel}[material]"],
        capture_output=True,
        encoding="utf-8",
        env=CLEAN,
    )
    if done.returncode and "CI" not in os.environ and any(s in done.stderr for s in NO_INDEX):
        pytest.skip("pip reaches no package index")
    assert not done.returncode, done.stderr
    return programs


@pytest.fixture
def start(project: Path, tmp_path: Path) -> Path:
    """A folder with the files that the README tells a newcomer to write."""
    for found in FENCED.finditer((project / "README.md").read_text(encoding="utf-8")):
        path = tmp_path / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_readme_start_makes_a_site(installed: Path, start: Path, theme: str) -> None:
    config = start / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material", f"name: {theme}"))
    run(start, installed / "mkdocs", "build", "--strict")
    factors = start / "site" / "postmortems" / "factors"
    pages = [page.read_text(encoding="utf-8") for page in factors.rglob("*.html")]
    found = "Name resolution"
    assert any(found in page and "2024-03-01-resolver-change" in page for page in pages)


@pytest.mark.slow
def test_readme_start_has_no_finding(installed: Path, start: Path) -> None:
    run(start, installed / "postmortems", "check", "--strict")


def requirements(table: Mapping[str, Any]) -> Iterator[Requirement]:
    """Every library that the project or its development asks for by name."""
    groups = [
        table["project"]["dependencies"],
        *table["project"]["optional-dependencies"].values(),
        *table["dependency-groups"].values(),
    ]
    for line in (line for group in groups for line in group if isinstance(line, str)):
        yield Requirement(line)


def test_lock_is_in_step_with_pyproject(
    table: Mapping[str, Any], pins: Mapping[str, tuple[str, ...]]
) -> None:
    for wanted in requirements(table):
        versions = pins.get(canonicalize_name(wanted.name), ())
        assert versions, f"{wanted} is not locked: run `make lock`"
        assert all(wanted.specifier.contains(v, prereleases=True) for v in versions), wanted


def imported(file: Path) -> Iterator[str]:
    """The top-level names of the modules that a file imports."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_tests_import_only_what_pyproject_names(project: Path, table: Mapping[str, Any]) -> None:
    known = {canonicalize_name(wanted.name) for wanted in requirements(table)}
    modules = {m for file in (project / "tests").rglob("*.py") for m in imported(file)}
    homes = packages_distributions()
    unknown = {
        module
        for module in modules - sys.stdlib_module_names
        if known.isdisjoint(map(canonicalize_name, homes.get(module, ())))
    }
    measured = {file.stem for file in (project / "benchmarks").glob("*.py")}
    assert unknown <= {PACKAGE.name, "tests", *measured}


def test_lock_names_no_index_and_no_folder(project: Path) -> None:
    lock = (project / "requirements-dev.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|\bfile:|^/", lock, re.MULTILINE)


def test_pre_commit_runs_the_locked_ruff(
    project: Path, pins: Mapping[str, tuple[str, ...]]
) -> None:
    hooks = (project / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    revision = re.search(r"ruff-pre-commit\n +rev: v(\S+)", hooks)
    assert revision is not None
    assert pins["ruff"] == (revision[1],)
