"""What git is asked; it only reads, and it fetches nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..errors import PostmortemsError
from ..model.finding import one_line
from ..model.shapes import shown


def left_at(base: str, folder: Path) -> str:
    """Return the commit at which this branch left `base`.

    Raises:
        PostmortemsError: there is no git, no repository, no such base, or no common history.
    """
    said(folder, "rev-parse", "--show-toplevel")  # a folder in no repository is told apart
    if not base or not exists(folder, f"{base}^{{commit}}"):
        raise PostmortemsError(
            f"git knows no commit {shown(base)}. Fetch it, or name another branch, tag or commit."
        )
    done = run(folder, "merge-base", "--end-of-options", base, "HEAD")
    if done.returncode == 0:
        return os.fsdecode(done.stdout).split("\n")[0]
    if said(folder, "rev-parse", "--is-shallow-repository").startswith("true"):
        raise PostmortemsError(
            f"this clone is shallow and does not reach back to {shown(base)}. Fetch its history: "
            "`git fetch --unshallow`, or `fetch-depth: 0` where a workflow checks out."
        )
    raise PostmortemsError(f"{shown(base)} and this branch have no commit in common.")


def exists(folder: Path, name: str) -> bool:
    """Whether git knows an object of that name."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return run(folder, *words).returncode == 0


def said(folder: Path, *words: str) -> str:
    """Return what git prints.

    Raises:
        PostmortemsError: there is no git, or it cannot answer.
    """
    done = run(folder, *words)
    if done.returncode:
        why = os.fsdecode(done.stderr).strip().split("\n")[0].removeprefix("fatal: ")
        raise PostmortemsError(f"git cannot say what has changed: {one_line(why)}")
    return os.fsdecode(done.stdout)


def run(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, which need not exist, with some input.

    Raises:
        PostmortemsError: there is no git.
    """
    command = ["git", "-C", str(folder), *words]
    alone = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}  # the index is not brought up to date either
    try:
        return subprocess.run(command, input=given, env=alone, capture_output=True, check=False)
    except OSError:
        raise PostmortemsError("git is not installed, so nothing says what has changed.") from None
