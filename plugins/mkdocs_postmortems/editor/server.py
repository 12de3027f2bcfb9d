"""The language server: it hears what an editor says, and answers from the pure functions here.

One thread reads messages and answers, so the state needs no lock. What takes seconds, to read a
whole site, is done in another thread, and its result is put in place in one step.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from ..errors import PostmortemsError
from ..model.finding import one_line
from .answers import ANSWERS, Answer
from .desk import Desk, Site
from .protocol import SOURCE, diagnostic
from .quiet import quiet, quiet_later
from .session import Find, Open, Session
from .text import Text

PAUSE: Final = 0.03
"""Seconds without a keystroke before findings are worked out; in a quick burst once is enough."""

OUTSIDE: Final = "No answers for files outside the folder of the records that mkdocs.yml names."

_WATCHED: Final = "**/*.{md,markdown,yml,yaml,toml}"
_LOG: Final = logging.getLogger(__name__)


def serve(find: Find, version: str) -> None:
    """Speak with an editor on standard input and output until it leaves.

    What a library prints must not get between the messages, so it goes to the error output.
    """
    output = sys.stdout.buffer
    with redirect_stdout(sys.stderr):
        _Server(find, version).speaks.start_io(sys.stdin.buffer, output)


class _Server:
    """The messages that are heard, each of them a method."""

    def __init__(self, find: Find, version: str) -> None:
        self.speaks = LanguageServer(SOURCE, version)
        self.session = Session(find)
        self.reading: dict[Path, asyncio.Task[None]] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.told: set[str] = set()
        for name, heard in self._notices():
            self.speaks.feature(name)(quiet(heard, self.log))
        for name, answer, options in ANSWERS:
            self.speaks.feature(name, options)(quiet_later(partial(self.answer, answer), self.log))

    def _notices(self) -> Iterator[tuple[str, Callable[..., None]]]:
        yield types.INITIALIZED, self.initialized
        yield types.EXIT, self.leave
        yield types.TEXT_DOCUMENT_DID_OPEN, self.did_open
        yield types.TEXT_DOCUMENT_DID_CHANGE, self.did_change
        yield types.TEXT_DOCUMENT_DID_CLOSE, self.did_close
        yield types.TEXT_DOCUMENT_DID_SAVE, self.files_changed
        yield types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self.files_changed

    @property
    def encoding(self) -> str:
        """How the editor counts characters."""
        chosen = self.speaks.workspace.position_encoding or "utf-16"
        return types.PositionEncodingKind(chosen).value

    def log(self, said: str) -> None:
        """Write a line to the log of the editor, each one once."""
        if said not in self.told:
            self.told.add(said)
            kind = types.MessageType.Info
            self.speaks.window_log_message(types.LogMessageParams(kind, said))

    def initialized(self, params: types.InitializedParams) -> None:
        """Ask to be told of files that change on the disk."""
        workspace = self.speaks.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is not None and watching.dynamic_registration:
            pattern = types.FileSystemWatcher(glob_pattern=_WATCHED)
            options = types.DidChangeWatchedFilesRegistrationOptions([pattern])
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            asked = types.Registration("files", name, options)
            self.speaks.client_register_capability(types.RegistrationParams([asked]))

    def leave(self, *_: object) -> None:
        """End at once: a thread may wait for more input, and nothing would wake it."""
        os._exit(0)

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take up a file, and read its site if that has not been done."""
        item = params.text_document
        site = self._site_of(item.uri, Text(item.text))
        if site is not None:
            self._read(site)
            self._publish_soon(item.uri)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take up keystrokes."""
        uri = params.text_document.uri
        text = self.session.texts.get(uri, Text(""))
        for change in params.content_changes:
            text = _changed(text, change, self.encoding)
        self.session.changed(uri, text)
        self._publish_soon(uri)

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a file, and take its marks away."""
        uri = params.text_document.uri
        was_ours = uri in self.session.sites
        self.session.closed(uri)
        if was_ours:
            self._send(uri, [])

    def files_changed(self, params: object) -> None:
        """Look which files on the disk have changed; an editor may tell of some only."""
        for uri, text in tuple(self.session.texts.items()):
            self._site_of(uri, text)
        for site in {site.settings.root: site for site, _ in self.session.sites.values()}.values():
            self._read(site)

    async def answer(self, answer: Answer, params: Any) -> Any:
        """Answer about an open file, as soon as its site has been read."""
        asked = await self._open(params.text_document.uri)
        return answer(asked, params, self.encoding) if asked is not None else None

    def _site_of(self, uri: str, text: Text) -> Site | None:
        path = to_fs_path(uri) if uri.startswith("file:") else None
        try:
            site = self.session.opened(uri, Path(path) if path else None, text)
        except PostmortemsError as problem:
            self.log(one_line(str(problem)))
            return None
        if site is None:
            self.log(OUTSIDE)
        return site

    async def _open(self, uri: str) -> Open | None:
        """Return an open file, as soon as its site has been read."""
        place = self.session.sites.get(uri)
        task = self.reading.get(place[0].settings.root) if place is not None else None
        if (
            place is not None
            and task is not None
            and place[0].settings.root not in self.session.desks
        ):
            await asyncio.shield(task)
        return self.session.look(uri)

    def _publish_soon(self, uri: str) -> None:
        if uri not in self.session.sites:
            return
        waiting = self.waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        publish = quiet(self._publish, self.log)
        self.waiting[uri] = loop.call_later(PAUSE, publish, uri)

    def _publish(self, uri: str) -> None:
        self.waiting.pop(uri, None)
        asked = self.session.look(uri)
        if asked is not None:
            text = asked.document.text
            self._send(uri, [diagnostic(each, text, self.encoding) for each in asked.diagnostics])

    def _send(self, uri: str, shown: list[types.Diagnostic]) -> None:
        self.speaks.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown))

    def _read(self, site: Site) -> None:
        """Read a site, or look what has changed in it, in another thread; one run at a time."""
        root, before = site.settings.root, self.reading.get(site.settings.root)
        self.reading[root] = asyncio.get_running_loop().create_task(self._reads(site, before))

    async def _reads(self, site: Site, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        root = site.settings.root
        known = self.session.desks.get(root)
        try:
            desk = await asyncio.to_thread(_desk, site, known)
        except PostmortemsError as problem:
            self.log(one_line(str(problem)))
            return
        except Exception:
            _LOG.exception("the records cannot be read")
            return
        if desk is known:
            return
        self.session.desks[root] = desk
        for uri, (own, _) in tuple(self.session.sites.items()):
            if own.settings.root == root:
                self._publish_soon(uri)


def _desk(site: Site, known: Desk | None) -> Desk:
    """Return what there is to know of a site now."""
    renewed = known.renewed() if known is not None else None
    if renewed is not None:
        return renewed if renewed is known else renewed.prepared()
    desk = Desk.of(site).prepared()
    # All of it is kept. To look through it for garbage would hold up a keystroke for a second.
    gc.collect()
    gc.freeze()
    return desk


def _changed(text: Text, change: types.TextDocumentContentChangeEvent, encoding: str) -> Text:
    if not isinstance(change, types.TextDocumentContentChangePartial):
        return Text(change.text)
    start, end = change.range.start, change.range.end
    first = text.read(start.line, start.character, encoding)
    return text.changed(first, text.read(end.line, end.character, encoding), change.text)
