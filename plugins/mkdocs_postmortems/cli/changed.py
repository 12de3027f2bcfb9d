"""Which files a change touches, as git knows it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..errors import PostmortemsError
from ..model.finding import one_line
from ..model.shapes import shown


def changed_since(base: str, folder: Path) -> frozenset[Path]:
    """Return the files of a folder that differ from where this branch left `base`.

    Changes that are not committed yet and new files count; a file that was renamed counts under
    its new name, and one that is gone does not count.

    Raises:
        PostmortemsError: there is no git, no repository, no such base, or no common history.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    if not _known(folder, base):
        raise PostmortemsError(
            f"git knows no commit {shown(base)}. Fetch it, or name another branch, tag or commit."
        )
    since = _left(folder, base)
    touched = _git(folder, "diff", "--name-only", "--diff-filter=d", "-z", since, "--", ".")
    added = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z")
    return frozenset(top / name for name in f"{touched}{added}".split("\0") if name)


def _known(folder: Path, base: str) -> bool:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    return bool(base) and _run(folder, *words).returncode == 0


def _left(folder: Path, base: str) -> str:
    """Return the commit at which this branch left the base."""
    done = _run(folder, "merge-base", "--end-of-options", base, "HEAD")
    if done.returncode == 0:
        return os.fsdecode(done.stdout).split("\n")[0]
    if _git(folder, "rev-parse", "--is-shallow-repository").startswith("true"):
        raise PostmortemsError(
            f"this clone is shallow and does not reach back to {shown(base)}. "
            "Fetch its history: git fetch --unshallow"
        )
    raise PostmortemsError(f"{shown(base)} and this branch have no commit in common.")


def _git(folder: Path, *words: str) -> str:
    done = _run(folder, *words)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().split("\n")[0].removeprefix("fatal: ")
        raise PostmortemsError(f"git cannot say what has changed: {one_line(said)}")
    return os.fsdecode(done.stdout)


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    except OSError:
        raise PostmortemsError("git is not installed, so nothing says what has changed.") from None
