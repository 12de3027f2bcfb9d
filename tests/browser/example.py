"""The site of this repository, with a title from right to left, a page of each type, and a policy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.browser.collection import HEBREW

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.pages.catalogue import PAGE_TYPES
from mkdocs_postmortems.pages.site_map import site_map
from mkdocs_postmortems.settings import Settings

RIGHT_TO_LEFT: Final = "postmortems/2024/2024-05-20-from-right-to-left.html"
_RECORD: Final = f"""---
title: {HEBREW}
date: 2024-05-20
severity: SEV-2
services: [payments]
factors: [infrastructure.dns, change.no-staged-rollout, {{id: adaptive.luck, role: mitigating}}]
---

## Summary

Written in English, under a title in Hebrew.
"""
OWN: Final = {
    "home": "index.html",
    "guide": "guide/works-with.html",
    "reference": "reference/options.html",
}
"""Pages of the documentation, which the plugin has no hand in."""
_GUIDE: Final = "docs/guide/works-with.md"


@dataclass(frozen=True)
class Example:
    """A built site, where it is served, and the page of each type that has most to show."""

    folder: Path
    address: str
    pages: Mapping[str, str]
    """The name of a type of page, and the address of one."""

    def at(self, name: str) -> str:
        return self.address + self.pages[name]


def copied(project: Path, root: Path) -> Path:
    """Copy what a site is made of and add a record; return the folder the site is built into."""
    for name in ("docs", "postmortems"):
        shutil.copytree(project / name, root / name)
    shutil.copy(project / "mkdocs.yml", root)
    record = root / Path(RIGHT_TO_LEFT).with_suffix(".md")
    record.parent.mkdir(exist_ok=True)
    record.write_text(_RECORD, encoding="utf-8")
    return root / "site"


def built(root: Path, site: Path, address: str = "", **options: Any) -> Example:
    """Build the site; with an address Material swaps pages in."""
    config = load_config(
        str(root / "mkdocs.yml"), site_dir=str(site), site_url=address or None, **options
    )
    if address:
        config.theme["features"].append("navigation.instant")
    # A process that is made beside an open browser keeps its pipes, and the browser never ends.
    config.plugins["postmortems"].config["concurrency"] = 1
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Example(site, address, _pages(root, site))


def _pages(root: Path, site: Path) -> Mapping[str, str]:
    kb = KnowledgeBase.load(Settings(root=root))
    places = site_map(kb)
    # A type may have several templates; each is one kind of page to look at.
    groups: dict[str, list[str]] = {"record": [*places.incidents.values()]}
    for kind in PAGE_TYPES:
        for page in kind.plan(kb, places):
            groups.setdefault(page.template.removesuffix(".md.j2"), []).append(page.uri)
    found = {}
    for name, uris in groups.items():
        pages = [uri.removesuffix(".md") + ".html" for uri in uris]
        found[name] = max(pages, key=lambda page: (site / page).stat().st_size)
    return {**found, "right to left": RIGHT_TO_LEFT, **OWN}


def policy(project: Path, site: Path) -> str:
    """Return the policy that the documentation gives, with the hashes its program prints."""
    guide = (project / _GUIDE).read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    [recipe] = re.findall(r"^(default-src .*)$", guide, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=site.parent, capture_output=True, check=True
    )
    hashes = done.stdout.decode().split()
    assert hashes
    return str(recipe).replace("<hashes>", " ".join(hashes))
