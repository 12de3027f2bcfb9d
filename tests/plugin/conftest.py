from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

RECORD = """---
title: Resolver change slows checkout
date: 2024-03-01
factors: [dns, no canary]
---

## Summary

Names took seconds to resolve.
"""


@dataclass
class Built:
    """A site built in process, and what MkDocs logged on the way."""

    root: Path
    records: list[logging.LogRecord] = field(default_factory=list)
    aborted: bool = False
    plugin: Any = None
    """The plugin itself, for the events that follow a build."""

    @property
    def site(self) -> Path:
        return self.root / "site"

    def html(self, uri: str) -> str:
        return (self.site / uri).read_text(encoding="utf-8")

    def lines(self, level: int = logging.DEBUG) -> list[str]:
        return [r.getMessage() for r in self.records if r.levelno >= level]


class Collector(logging.Handler):
    def __init__(self, into: list[logging.LogRecord]) -> None:
        super().__init__()
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record)


Build = Callable[..., Built]


@pytest.fixture
def build_site(repository: Callable[[Mapping[str, str | bytes]], Path]) -> Build:
    """Build a small repository given as `{path: text}`; theme mkdocs unless `config` says more."""

    def run(
        files: Mapping[str, str | bytes],
        *,
        command: Literal["build", "serve"] = "build",
        dirty: bool = False,
        options: Mapping[str, Any] | None = None,
        **config: Any,
    ) -> Built:
        settings: dict[str, Any] = {"site_name": "Test", "theme": "mkdocs", "plugins": []}
        settings |= config
        plugins = [*settings["plugins"], {"postmortems": dict(options or {})}]
        written = yaml.safe_dump(settings | {"plugins": plugins}, sort_keys=False)
        root = repository({"docs/index.md": "# Home\n", **files, "mkdocs.yml": written})
        built = Built(root)
        log, collector = logging.getLogger("mkdocs"), Collector(built.records)
        # A library that configures logging for itself may have switched off the loggers of others.
        for name in [*logging.root.manager.loggerDict]:
            if name.startswith("mkdocs"):
                logging.getLogger(name).disabled = False
        log.addHandler(collector)
        log.setLevel(logging.INFO)
        try:
            loaded = load_config(str(root / "mkdocs.yml"))
            built.plugin = loaded.plugins["postmortems"]
            loaded.plugins.on_startup(command=command, dirty=dirty)
            build(loaded, dirty=dirty)
        except SystemExit:
            built.aborted = True
        finally:
            log.removeHandler(collector)
        return built

    return run


@pytest.fixture
def record() -> str:
    return RECORD
