"""The command `postmortems`; the only room that knows click."""

from __future__ import annotations


def run() -> None:
    """Run the command. Ctrl-C while its own code is still being loaded ends it in silence, too."""
    try:
        from .main import main
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    main()
