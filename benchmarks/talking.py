"""An editor without a screen: the client of pygls, which speaks with the server over its pipes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

A = TypeVar("A")
PATIENCE = 60
"""Seconds; a test fails rather than waits for ever."""


class Editor:
    """Opens files, types, and asks; each method returns when the server has answered."""

    def __init__(self, folder: Path, *words: str, encodings: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.encodings = encodings
        self.words = words
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("tests", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: list[str] = []
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda said: self.published.put_nowait(said)
        )
        self.client.feature(types.WINDOW_LOG_MESSAGE)(lambda said: self.logged.append(said.message))

    def wait(self, answer: Coroutine[Any, Any, A]) -> A:
        return self.loop.run_until_complete(asyncio.wait_for(answer, PATIENCE))

    def start(self) -> types.InitializeResult:
        program = "from mkdocs_postmortems.cli.main import main; main()"
        command = (sys.executable, "-c", program, *self.words, "lsp")
        self.wait(self.client.start_io(*command, cwd=self.folder))
        general = types.GeneralClientCapabilities(position_encodings=self.encodings or None)
        asked = types.InitializeParams(
            types.ClientCapabilities(general=general), root_uri=from_fs_path(str(self.folder))
        )
        done = self.wait(self.client.initialize_async(asked))
        self.client.initialized(types.InitializedParams())
        return done

    def stop(self) -> int | None:
        """Leave as an editor does; return the exit code of the server."""
        self.wait(self.client.shutdown_async(None))
        self.client.exit(None)
        server = self.client._server
        assert server is not None
        code = self.wait(server.wait())
        self.wait(self.client.stop())
        self.loop.close()
        return code

    def uri(self, name: str) -> str:
        return from_fs_path(str(self.folder / name)) or ""

    def open(self, name: str, text: str, uri: str | None = None) -> None:
        item = types.TextDocumentItem(uri or self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, line: int, column: int, new: str, *, over: int = 0) -> None:
        """Write something at a place, over some characters."""
        stretch = types.Range(types.Position(line, column), types.Position(line, column + over))
        change = types.TextDocumentContentChangePartial(stretch, new)
        file = types.VersionedTextDocumentIdentifier(2, self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(file, [change]))

    def save(self, name: str) -> None:
        file = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(file))

    def close(self, name: str) -> None:
        file = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(file))

    def marks(self, name: str) -> list[types.Diagnostic]:
        """The findings that the server sends next about a file."""

        async def next_of() -> list[types.Diagnostic]:
            while True:
                said = await self.published.get()
                if said.uri == self.uri(name):
                    return list(said.diagnostics)

        return self.wait(next_of())

    def completion(self, name: str, line: int, column: int) -> list[types.CompletionItem]:
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        asked = types.CompletionParams(file, place)
        found = self.wait(self.client.text_document_completion_async(asked))
        return list(found.items) if isinstance(found, types.CompletionList) else list(found or [])

    def hover(self, name: str, line: int, column: int) -> str | None:
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        found = self.wait(self.client.text_document_hover_async(types.HoverParams(file, place)))
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    def definition(self, name: str, line: int, column: int) -> list[types.Location]:
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        asked = types.DefinitionParams(file, place)
        found: Any = self.wait(self.client.text_document_definition_async(asked))
        return list(found or [])

    def actions(self, name: str, line: int, column: int) -> list[types.CodeAction]:
        file, place = types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        stretch, context = types.Range(place, place), types.CodeActionContext([])
        asked = types.CodeActionParams(file, stretch, context)
        found: Any = self.wait(self.client.text_document_code_action_async(asked))
        return list(found or [])
