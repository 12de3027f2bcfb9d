"""A site that does without a network: what Material would fetch is shipped, or said to be left.

A site asks for this with Material's offline plugin. That plugin loads a helper of the search from
unpkg.com, unless a script of its name is there already; without it the search box stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from .files import publish

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER: Final = files("mkdocs_postmortems") / "plugin" / "theme" / "assets" / "iframe-worker"
"""iframe-worker 1.0.4 as its authors built it, with its licence."""
WORKER: Final = "assets/iframe-worker/iframe-worker.js"
LICENCE: Final = "assets/iframe-worker/LICENSE.txt"


def is_on(name: str, config: MkDocsConfig) -> bool:
    """Whether a site uses a plugin of Material, by either of its names."""
    for full, plugin in config.plugins.items():
        if full.rpartition("/")[2] == name:
            return bool(plugin.config.get("enabled", True))
    return False


@dataclass
class AirGap:
    """What was seen of a site that does without a network."""

    mermaid: list[str] = field(default_factory=list)
    """Pages with such a picture."""

    def begin(self, config: MkDocsConfig) -> None:
        """Put our copy in place, before the offline plugin looks."""
        scripts = config.extra.setdefault("polyfills", [])
        if not any("iframe-worker" in str(script) for script in scripts):
            scripts.append(WORKER)

    def publish(self, site_files: Files, config: MkDocsConfig) -> None:
        """Add the copy and its licence to the site's files."""
        for name, uri in (("iframe-worker.js", WORKER), ("LICENSE", LICENCE)):
            publish(site_files, config, uri, (FOLDER / name).read_bytes())

    def look(self, html: str, uri: str) -> None:
        """Note a page for whose pictures Material loads Mermaid."""
        if 'class="mermaid"' in html:
            self.mermaid.append(uri)

    def left(self, config: MkDocsConfig) -> Iterator[str]:
        """Say what Material still asks other hosts for."""
        if config.theme.get("font") and not is_on("privacy", config):
            yield "Fonts come from Google; `font: false` under `theme` leaves them out."
        if config.repo_url:
            yield "With `repo_url`, pages ask the code host for its stars; leave it out."
        own = any("mermaid" in str(script) for script in config.extra_javascript)
        if self.mermaid and not own:
            yield (
                f"Mermaid comes from unpkg.com on {', '.join(self.mermaid)}; name a copy of your "
                "own in `extra_javascript`."
            )
