"""Names of people that a repository knows: from its history, `.mailmap` and `CODEOWNERS`.

They live in memory only. Nothing is said where there is no git or no history: a check of names is
then silent, and a record is read all the same.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

SECONDS: Final = 10
"""The longest that git may take."""
COMMITS: Final = 50_000
"""The newest commits that are asked for their authors."""
LARGEST: Final = 1024 * 1024
"""Bytes of a CODEOWNERS file; a longer one is none."""

_OWNERS: Final = ("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_HANDLE = re.compile(r"(?<!\S)@(?P<handle>[A-Za-z0-9][\w.-]{1,60})(?!\S)")
_EMAIL = re.compile(r"(?<!\S)(?P<email>[^\s@<>]{1,64}@[^\s@<>]{1,120}\.[A-Za-z]{2,24})(?!\S)")


def people_of(root: Path) -> frozenset[str]:
    """Return the names of authors and owners that the repository around a folder knows.

    An e-mail address and a handle are names as well; a team in `CODEOWNERS` is none.
    """
    return frozenset((*_authors(root), *_owners(root)))


def _authors(root: Path) -> Iterable[str]:
    """Return the authors of the history; a shallow clone knows too few to be asked."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    log = _git(
        root, "-c", "log.showSignature=false", "log", f"--max-count={COMMITS}", "--format=%aN"
    )
    names = (" ".join(line.split()) for line in log.splitlines())
    return {name for name in names if name}


def _git(root: Path, *words: str) -> str:
    """Return what git prints, or nothing where it fails in any way."""
    command = ("git", "--no-pager", "-C", str(root), *words)
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", errors="replace")


def _owners(root: Path) -> Iterable[str]:
    for name in _OWNERS:
        path = root / name
        try:
            if not path.is_file() or path.stat().st_size > LARGEST:
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for line in text.splitlines():
            owners = line.partition("#")[0]
            yield from (found["handle"] for found in _HANDLE.finditer(owners))
            yield from (found["email"] for found in _EMAIL.finditer(owners))
