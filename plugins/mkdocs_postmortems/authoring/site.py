"""All author files of a site, opened, with what their words mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..model.catalog import Directory
from ..model.collection import Collection
from ..model.vocabulary import Known, Unknown
from ..model.words import nearest
from ..reading import catalog, vocabulary
from ..reading.collection import read_collection
from ..reading.notes import Notes
from ..reading.tree import FACTOR_TEXTS, display_path, find_file
from ..settings import Settings
from .document import Document, could_not_be_read, open_record, open_words
from .meanings import Meaning, of_factors, of_names
from .tokens import DEFINING, IN_CATALOG, IN_VOCABULARY, OWNER, Kind, Token


@dataclass(frozen=True)
class Site:
    """Records of every audience, the vocabulary and the catalog."""

    settings: Settings
    read: Collection
    documents: tuple[Document, ...]
    unread: tuple[str, ...]
    """Paths of files that may hold words and could not be read."""

    @classmethod
    def open(cls, settings: Settings) -> Site:
        """Read the source folder.

        Raises:
            SourceUnreadable: the source folder is not there.
            EditConflict: a file changes while it is read.
        """
        read = read_collection(settings)
        opened: dict[Path, Document] = {}
        unread: list[str] = []
        for incident in read.incidents:
            document = open_record(incident.source, settings)
            if document is not None:
                document = _without_people(document, read.catalog.teams)
                opened.setdefault(document.file, document)
            elif could_not_be_read(incident.source):
                unread.append(incident.source.path)
        for names, places in ((vocabulary.NAMES, IN_VOCABULARY), (catalog.NAMES, IN_CATALOG)):
            source = find_file(names, settings, Notes(""))
            document = open_words(source, settings, places) if source else None
            if document is not None:
                opened[document.file] = document
            else:
                files = (settings.folder / name for name in names)
                unread += (display_path(file, settings) for file in files if file.is_file())
        return cls(settings, read, tuple(opened.values()), tuple(unread))

    def directory(self, kind: Kind) -> Directory:
        """Return the list of services or of teams."""
        known = self.read.catalog
        return known.services if kind is Kind.SERVICE else known.teams

    @cached_property
    def meanings(self) -> dict[Kind, Meaning]:
        """What a word of each kind means."""
        return {
            Kind.FACTOR: of_factors(self.read.vocabulary),
            Kind.SERVICE: of_names(self.directory(Kind.SERVICE)),
            Kind.TEAM: of_names(self.directory(Kind.TEAM)),
        }

    def tokens(self, kind: Kind, word: str) -> Iterator[tuple[Document, Token]]:
        """Yield every place where a word of a kind stands, however it is spelled."""
        meaning = self.meanings[kind]
        meant = meaning(word)
        for document in self.documents:
            for token in document.tokens:
                if token.kind is kind and meaning(token.word) == meant:
                    yield document, token

    def uses(self, kind: Kind, word: str) -> bool:
        """Whether any file uses a word of a kind; its own definition is no use."""
        return any(not is_definition(*place) for place in self.tokens(kind, word))

    def knows(self, kind: Kind, word: str) -> bool:
        """Whether the vocabulary or the catalog has a word of a kind."""
        if kind is Kind.FACTOR:
            return isinstance(self.read.vocabulary.resolve(word), Known)
        directory = self.directory(kind)
        return directory.resolve(word)[0] in directory.entries

    def known_like(self, kind: Kind, word: str) -> tuple[str, ...]:
        """Return the ids of the vocabulary or the catalog that are most like a word."""
        if kind is not Kind.FACTOR:
            return self.directory(kind).nearest(word)
        found = self.read.vocabulary.resolve(word)
        return found.nearest if isinstance(found, Unknown) else ()

    def like(self, kind: Kind, word: str) -> tuple[str, ...]:
        """Return the ids most like a word, those that only records use among them."""
        meaning = self.meanings[kind]
        tokens = (token for document in self.documents for token in document.tokens)
        used = nearest(word, (token.word for token in tokens if token.kind is kind))
        return tuple(dict.fromkeys((*self.known_like(kind, word), *map(meaning, used))))

    def defined_in(self, kind: Kind, id: str) -> str | None:
        """Return the path of the site's own file that an id comes from, if it comes from one."""
        for document, token in self.tokens(kind, id):
            if is_definition(document, token) and not self._packaged(kind, id, document):
                return document.path
        return None

    def _packaged(self, kind: Kind, id: str, document: Document) -> bool:
        """Whether a factor comes with the package and the file only adds to it."""
        own = document.value.get("extends") == "nothing"
        return kind is Kind.FACTOR and not own and id in vocabulary.default_vocabulary().factors

    def texts(self) -> Iterable[Path]:
        """Return the texts people wrote for the pages of factors."""
        folder = self.settings.folder / FACTOR_TEXTS
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        return (file for file in files if file.suffix.lower() == ".md")


def is_definition(document: Document, token: Token) -> bool:
    """Whether an entry of the vocabulary or the catalog is known by this word."""
    return not document.is_record and token.place in DEFINING


def _without_people(document: Document, teams: Directory) -> Document:
    """Leave out owners of actions that are no team of the catalog."""
    kept = (t for t in document.tokens if t.place != OWNER or _is_team(t.word, teams))
    return replace(document, tokens=tuple(kept))


def _is_team(word: str, teams: Directory) -> bool:
    return teams.closed and teams.resolve(word)[1]
