"""`python -m mkdocs_postmortems` is the command `postmortems`."""

from __future__ import annotations

from .cli import run

if __name__ == "__main__":
    run()
