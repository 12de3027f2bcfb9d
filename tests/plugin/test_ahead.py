"""Pages that several processes make ahead are those that one process makes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems import processes
from mkdocs_postmortems.plugin import ahead

Build = Callable[..., Any]
HOOK = """
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\nadded by a hook" if "7" in page.file.src_uri else None
"""
LAST_WORD = """
from mkdocs.plugins import event_priority
@event_priority(-200)
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\nadded after all others" if "7" in page.file.src_uri else None
"""
IN_CONTEXT = """
seen = []
def on_page_context(context, page, config, nav):
    seen.append(page)
    page.meta["description"] = f"page {len(seen)}"
    return context
"""
WITH_STATE = """
import markdown
class Counts(markdown.Extension):
    pages = 0
    def extendMarkdown(self, md):
        Counts.pages += 1
        md.htmlStash.store(str(Counts.pages))
def on_config(config):
    config.markdown_extensions.append(Counts())
    return config
"""
MATERIAL = {"theme": {"name": "material", "font": False}}
SITES: Mapping[str, Mapping[str, Any]] = {
    "mkdocs": {"plugins": ["search"]},
    "material": {**MATERIAL, "plugins": ["search", "tags"]},
    "a hook that changes Markdown": {"hooks": ["hook.py"], "HOOK": HOOK},
    "a hook that has the last word": {"hooks": ["hook.py"], "HOOK": LAST_WORD},
    "a hook in the context": {"hooks": ["hook.py"], "HOOK": IN_CONTEXT},
    "an extension with a memory": {"hooks": ["hook.py"], "HOOK": WITH_STATE},
    "many extensions": {
        **MATERIAL,
        "markdown_extensions": [
            "abbr",
            "admonition",
            "def_list",
            "footnotes",
            "tables",
            {"toc": {"permalink": True}},
            "pymdownx.details",
            {"pymdownx.highlight": {"anchor_linenums": True}},
            "pymdownx.superfences",
            {"pymdownx.tabbed": {"alternate_style": True}},
            {"pymdownx.tasklist": {"custom_checkbox": True}},
        ],
    },
    "titles in nav": {
        **MATERIAL,
        "nav": ["index.md", {"All of it": "postmortems/index.md"}],
        "use_directory_urls": False,
        "markdown_extensions": [{"toc": {"permalink": True}}],
    },
}


def records(count: int) -> dict[str, str]:
    made = {}
    for number in range(count):
        day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
        factors = ["dns", "no canary", "alert threshold"][: number % 3 + 1]
        made[f"postmortems/2024/{day}-x{number}.md"] = (
            f"---\ntitle: Record {number}\ndate: {day}\nfactors: {factors}\ntags: [a]\n---\n\n"
            f"## Summary\n\nNames *slow* {number}, see [gone](gone-{number % 5}.md).\n\n"
            "```python\nx = 1\n```\n\nA note[^1], *[HTML]: markup language\n\n[^1]: of number "
            f'{number}\n\n=== "One"\n\n    HTML\n\n=== "Two"\n\n    - [x] done\n'
        )
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


@pytest.mark.skipif(not processes.are_worth_it(1000, 2), reason="work is split on Linux alone")
@pytest.mark.parametrize("site", SITES)
def test_a_site_is_the_same_from_one_process_and_from_two(
    site: str, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "FEWEST", 5)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    config = dict(SITES[site])
    files = {**records(12), "hook.py": config.pop("HOOK", "")}
    alone = build_site(files, options={"concurrency": 1}, **config)
    before, said = contents(alone.site), alone.lines(logging.WARNING)
    assert len(before) > 30
    assert any("gone-3.md" in line for line in said)
    split = build_site(files, options={"concurrency": 2}, **config)
    assert contents(split.site) == before
    assert split.lines(logging.WARNING) == said


def test_pages_are_filled_in_elsewhere_where_no_plugin_has_to_see_them(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "FEWEST", 5)
    asked: list[int] = []
    each = processes.each

    def counted(work: Any, things: Any, many: int) -> Any:
        asked.append(len(things))
        return each(work, things, many)

    monkeypatch.setattr(ahead, "each", counted)
    build_site(records(9), options={"concurrency": 2}, plugins=["search"])
    assert len(asked) == 2
    build_site({**records(9), "hook.py": IN_CONTEXT}, options={"concurrency": 2}, hooks=["hook.py"])
    assert len(asked) == 3
