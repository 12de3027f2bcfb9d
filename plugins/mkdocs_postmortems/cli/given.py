"""A file that a command is given: a record of the collection, a draft, or any text."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path

from ..knowledge_base import KnowledgeBase
from ..model.incident import Incident
from ..reading.against import Against
from ..reading.outside import read_outside


def read_given(file: Path, kb: KnowledgeBase) -> tuple[Incident, bool]:
    """Return what the file says, and whether it is a record of the collection.

    Raises:
        SourceUnreadable: the file is not there, is empty, is too large, or is no text.
    """
    full, folder = realpath(file), kb.settings.folder
    for incident in kb.incidents.values():
        if realpath(folder / incident.source.relative) == full:
            return incident, True
    against = Against(kb.vocabulary, kb.catalog, kb.settings)
    return read_outside(file, against, kb.incidents.values()), False
