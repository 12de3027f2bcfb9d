from __future__ import annotations

import pytest

from mkdocs_postmortems.lint.wording.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    return Lexicon.shipped()
