"""What every record is read against."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.catalog import Catalog
from ..model.vocabulary import Vocabulary
from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Against:
    """The words a site knows, and what it has set."""

    vocabulary: Vocabulary
    catalog: Catalog
    settings: Settings
