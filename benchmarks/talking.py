"""An editor without a screen: the client of pygls, which speaks with the server over its pipes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

A = TypeVar("A")
PATIENCE = 120
"""Seconds; a test fails rather than waits for ever."""


class Editor:
    """Opens files, types, and asks; each method returns when the server has answered.

    Its loop has a thread of its own: in that of a test a browser may have left one running.
    """

    def __init__(self, folder: Path, *words: str, encodings: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.encodings = encodings
        self.words = words
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.client = LanguageClient("tests", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: list[str] = []
        self.registered: list[str] = []
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda said: self.published.put_nowait(said)
        )
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(
            lambda asked: self.registered.extend(each.method for each in asked.registrations)
        )
        for told in (types.WINDOW_LOG_MESSAGE, types.WINDOW_SHOW_MESSAGE):
            self.client.feature(told)(lambda said: self.logged.append(said.message))

    def wait(self, answer: Coroutine[Any, Any, A]) -> A:
        """Wait for an answer."""
        return asyncio.run_coroutine_threadsafe(answer, self.loop).result(PATIENCE)

    def tell(self, say: Callable[[Any], None], what: object) -> None:
        """Say something that has no answer."""

        async def said() -> None:
            say(what)

        self.wait(said())

    def start(self) -> types.InitializeResult:
        """Start the server, and return what it says it can do."""
        program = "from mkdocs_postmortems.cli.main import main; main()"
        command = (sys.executable, "-c", program, *self.words, "lsp")
        self.wait(self.client.start_io(*command, cwd=self.folder))
        general = types.GeneralClientCapabilities(position_encodings=self.encodings or None)
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)
        asked = types.InitializeParams(
            types.ClientCapabilities(general=general, workspace=workspace),
            root_uri=from_fs_path(str(self.folder)),
        )
        done = self.wait(self.client.initialize_async(asked))
        self.tell(self.client.initialized, types.InitializedParams())
        return done

    def stop(self) -> int | None:
        """Leave as an editor does; return the exit code of the server."""
        self.wait(self.client.shutdown_async(None))
        self.tell(self.client.exit, None)
        server = self.client._server
        assert server is not None
        code = self.wait(server.wait())
        self.wait(self.client.stop())  # type: ignore[no-untyped-call]
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
        return code

    def uri(self, name: str) -> str:
        """The name of a file for the server; one that is not saved yet has a name of its own."""
        if name.startswith("untitled:"):
            return name
        return from_fs_path(str(self.folder / name)) or ""

    def open(self, name: str, text: str) -> None:
        """Open a file with some text; it need not be on the disk."""
        item = types.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.tell(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))

    def type(self, name: str, line: int, column: int, new: str, *, over: int = 0) -> None:
        """Write something at a place, over some characters."""
        stretch = types.Range(types.Position(line, column), types.Position(line, column + over))
        change = types.TextDocumentContentChangePartial(stretch, new)
        file = types.VersionedTextDocumentIdentifier(2, self.uri(name))
        self.tell(
            self.client.text_document_did_change,
            types.DidChangeTextDocumentParams(file, [change]),
        )

    def save(self, name: str) -> None:
        """Say that a file was saved."""
        file = types.TextDocumentIdentifier(self.uri(name))
        self.tell(self.client.text_document_did_save, types.DidSaveTextDocumentParams(file))

    def close(self, name: str) -> None:
        """Close a file."""
        file = types.TextDocumentIdentifier(self.uri(name))
        self.tell(self.client.text_document_did_close, types.DidCloseTextDocumentParams(file))

    def marks(self, name: str, *, of: str = "", without: str = "nothing") -> list[types.Diagnostic]:
        """The findings sent next about a file, with a code among them and without another."""

        async def next_of() -> list[types.Diagnostic]:
            while True:
                said = await self.published.get()
                codes = {str(each.code) for each in said.diagnostics}
                if said.uri == self.uri(name) and without not in codes and (not of or of in codes):
                    return list(said.diagnostics)

        return self.wait(next_of())

    def settled(self) -> None:
        """Forget what the server has sent until now."""

        async def emptied() -> None:
            while not self.published.empty():
                self.published.get_nowait()

        self.wait(emptied())

    def completion(self, name: str, line: int, column: int) -> list[types.CompletionItem]:
        """Ask what may stand at a place."""
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        asked = types.CompletionParams(file, place)
        found = self.wait(self.client.text_document_completion_async(asked))
        return list(found.items) if isinstance(found, types.CompletionList) else list(found or [])

    def hover(self, name: str, line: int, column: int) -> str | None:
        """Ask what a word means."""
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        found = self.wait(self.client.text_document_hover_async(types.HoverParams(file, place)))
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    def definition(self, name: str, line: int, column: int) -> list[types.Location]:
        """Ask where a word is defined."""
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        asked = types.DefinitionParams(file, place)
        found: Any = self.wait(self.client.text_document_definition_async(asked))
        return list(found or [])

    def actions(self, name: str, line: int, column: int) -> list[types.CodeAction]:
        """Ask what may be changed at a place."""
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        stretch, context = types.Range(place, place), types.CodeActionContext([])
        asked = types.CodeActionParams(file, stretch, context)
        found: Any = self.wait(self.client.text_document_code_action_async(asked))
        return list(found or [])
