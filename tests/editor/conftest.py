from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_postmortems.editor.desk import Desk, Site
from mkdocs_postmortems.editor.document import Document, sort_of
from mkdocs_postmortems.editor.session import Open
from mkdocs_postmortems.editor.text import Spot, Text
from mkdocs_postmortems.model.finding import Level
from mkdocs_postmortems.settings import Settings

FILES = {
    "postmortems/2024/pool.md": """---
title: Pool ran dry
date: 2024-05-01
severity: SEV-2
services: [web]
factors:
  - {id: dns, role: trigger}
  - safe reversal
---
""",
    "postmortems/2024/lease.md": """---
title: Lease ran out
date: 2024-06-01
factors: [{id: adaptive.safe-reversal, role: contributing}]
---
""",
    "postmortems/vocabulary.yml": """version: 1
factors:
  - id: software.lease
    label: Lease *ends*
    definition: A lease ended while it was held.
    aliases: [lease expiry]
  - id: software.old-lease
    deprecated: 2024-01-01
    replaced_by: software.lease
""",
    "postmortems/catalog.yml": """version: 1
services:
  - {id: web, label: Web shop, aliases: [shop], team: pay}
teams: [pay]
""",
    "postmortems/factors/software.lease.md": "# Lease\n",
}


@dataclass(frozen=True)
class Desktop:
    """A small site, and a file of it with some text."""

    desk: Desk

    def open(self, text: str, name: str = "postmortems/2024/new.md") -> tuple[Open, Spot]:
        """Open a text; the place is where it has the sign ‸, or its beginning."""
        place = max(text.find("‸"), 0)
        whole = Text(text.replace("‸", ""))
        file = self.desk.settings.root / name
        sort = sort_of(file, self.desk.settings)
        assert sort is not None
        return Open(Document(file, sort, whole), self.desk), whole.spot(place)


Write = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def desktop(repository: Write) -> Desktop:
    settings = Settings(
        root=repository(FILES), severities=("SEV-1", "SEV-2"), levels={"PM506": Level.OFF}
    )
    return Desktop(Desk.of(Site(settings)))


def record(front: str, body: str = "") -> str:
    """A record with a title and a date."""
    return f"---\ntitle: New\ndate: 2024-07-01\n{front}\n---\n{body}"
