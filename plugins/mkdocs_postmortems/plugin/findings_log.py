"""Findings become log lines at MkDocs' own levels; errors and warnings count under `--strict`."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.finding import Finding, Level

_LEVELS: Final = {
    Level.ERROR: logging.ERROR,
    Level.WARNING: logging.WARNING,
    Level.HINT: logging.INFO,
}


def log_findings(log: logging.LoggerAdapter[logging.Logger], found: Iterable[Finding]) -> None:
    """Log findings in their order."""
    for finding in found:
        log.log(_LEVELS[finding.level], "%s", finding.as_line())


def log_summary(log: logging.LoggerAdapter[logging.Logger], kb: KnowledgeBase) -> None:
    """Say once per build what was read."""
    text = f"{len(kb.incidents)} records, {len(kb.graph.used_factors())} factors in use"
    if kb.withheld:
        text += f", {kb.withheld} left out of this edition"
    log.info(text)
