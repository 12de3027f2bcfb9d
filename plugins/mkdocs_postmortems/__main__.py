"""`python -m mkdocs_postmortems` is the command `postmortems`."""

from __future__ import annotations

from .cli.main import main

if __name__ == "__main__":
    main()
