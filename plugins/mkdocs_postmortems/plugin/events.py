"""The plugin class: it takes MkDocs' words, calls ours, and hands back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from ..errors import PostmortemsError
from .air_gap import AirGap, is_on
from .assets import add_assets, publish_assets
from .built import BuiltSite
from .config import PluginConfig, to_settings
from .findings_log import log_findings, log_summary
from .looked_at import fill
from .markdown import ensure_extensions

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("postmortems")


class PostmortemsPlugin(BasePlugin[PluginConfig]):
    """Turn a folder of post-mortems into a knowledge base."""

    serving = False
    partial = False
    """Whether pages may be left as an earlier build wrote them."""
    built: BuiltSite | None = None
    air_gap: AirGap | None = None
    """Where the site is to do without a network."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note how MkDocs runs; with this event the object lives across rebuilds of `serve`."""
        self.serving = command == "serve"
        self.partial = self.serving or dirty
        if dirty:
            log.info(
                "--dirty renders only edited files, but pages of a knowledge base speak of each "
                "other: lists, links and search will be out of date. Build without it to publish."
            )

    @event_priority(50)
    def _before_offline(self, config: MkDocsConfig) -> None:
        self.air_gap = AirGap() if is_on("offline", config) else None
        if self.air_gap is not None:
            self.air_gap.begin(config)

    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start a build anew: settings, Markdown extensions, assets and the watched folder."""
        self.built = None
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self.settings = to_settings(self.config, root, config.mdx_configs)
        if self.serving:  # there are threads then, and a process with threads is not to be forked
            self.settings = replace(self.settings, concurrency=1)
        config.theme.dirs.append(str(Path(__file__).parent / "templates"))
        ensure_extensions(config)
        add_assets(config)
        if self.settings.folder.is_dir():
            config.watch.append(str(self.settings.folder))
        return config

    on_config = CombinedEvent(_before_offline, _begin)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the records, plan and write the pages, and report every finding."""
        if self.air_gap is not None:
            self.air_gap.publish(files, config)
        try:
            self.built = BuiltSite.build(self.settings, files, config, index=not self.partial)
        except PostmortemsError as problem:
            if not self.serving:
                raise PluginError(str(problem)) from None
            log.error(str(problem))
            return files
        publish_assets(files, config)
        log_findings(log, self.built.findings)
        log_summary(log, self.built.kb)
        if self.built.searching.advice is not None:
            log.info(self.built.searching.advice)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give every page its place: parent, previous and next."""
        if self.built is not None:
            self.built.place(nav, files, add_menu=self.config.nav)
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Hand MkDocs the body of a record; its front matter is read already."""
        return self.built.body(page) if self.built is not None else None

    @event_priority(50)
    def _own_text(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        # Before every other plugin: a record starts as its author wrote it, with clean metadata.
        return self.built.start(page) if self.built is not None else None

    @event_priority(-100)
    def _decorate(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        # After every other plugin: what we add is data and must not be read as a macro or a marker.
        if self.built is None:
            return None
        text, findings = self.built.finish(page, markdown, show_findings=self.serving)
        log_findings(log, findings)
        return text

    on_page_markdown = CombinedEvent(_own_text, _decorate)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """Ask about the wording of a record when a browser asks for its page."""
        app = server.get_app()
        if self.serving and app is not None:
            server.set_app(fill(app, self._wording_box))
        return server

    def _wording_box(self, id: str) -> str:
        try:
            return self.built.wording_box(id) if self.built is not None else ""
        except PostmortemsError as problem:
            log.error(str(problem))
            return ""

    @event_priority(100)
    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Put what we converted ourselves around what MkDocs converted, before others see it."""
        if self.air_gap is not None:
            self.air_gap.look(html, page.file.src_uri)
        return self.built.content(page, html) if self.built is not None else None

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Begin with what needs the texts of all pages."""
        if self.built is not None:
            self.built.finish_ahead(env)
        return env

    @event_priority(100)
    def _before_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        if self.built is not None:
            self.built.searching.before(page)

    @event_priority(-100)
    def _after_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        if self.built is not None:
            self.built.quick.searched.take_back(page)
            context["finished"] = self.built.finished.take(page)  # type: ignore[typeddict-unknown-key]

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave what was begun beside the build."""
        if self.built is not None:
            self.built.searching.stop()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the index of whole texts, where there is to be one."""
        for hint in self.air_gap.left(config) if self.air_gap is not None else ():
            log.info(hint)
        if self.built is None:
            return
        try:
            said = self.built.searching.finish(Path(config.site_dir))
        except PostmortemsError as problem:
            raise PluginError(str(problem)) from None
        if said is not None:
            log.info(said)
