"""A factor, service or team gets another word in every author's file.

A word is replaced where it means OLD before the rename and would not mean NEW after it; so an alias
of a factor that gets a new id stays as it is. Prose is never touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ..errors import EditConflict, UnknownWord
from ..model.shapes import shown
from ..model.words import did_you_mean
from ..reading.tree import display_path
from ..settings import Settings
from .change import Change, factor_change, name_change
from .document import Document
from .edit import FileEdit
from .site import Site
from .tokens import Kind, Token

_LETTER: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a rename changes; nothing is written yet."""

    kind: Kind
    old: str
    new: str
    """The ids; for a word nobody knows its spelling."""
    edits: tuple[FileEdit, ...] = ()
    words: int = 0
    """How many words are replaced."""
    remarks: tuple[str, ...] = ()
    """What is left to the person who renames, one line each."""


def plan_rename(settings: Settings, old: str, new: str, kind: Kind | None = None) -> Renaming:
    """Find every word that means `old`, in records of every audience, and put `new` in its place.

    Raises:
        UnknownWord: nothing here goes by one of the words.
        EditConflict: a word is not clear enough to be changed.
        SourceUnreadable: the folder of the records is not there.
    """
    for word in (old, new):
        if not _LETTER.search(word):
            raise UnknownWord(f"{shown(word)} is no word: it has neither a letter nor a digit.")
    site = Site.open(settings)
    kind = _kind_of(old, site, tuple(Kind) if kind is None else (kind,))
    make = factor_change if kind is Kind.FACTOR else name_change
    change = make(site, kind, old, new)
    if change.old == change.new:
        return Renaming(kind, change.old, change.new)
    edits: list[FileEdit] = []
    remarks: list[str] = []
    count = 0
    for document in site.documents:
        words = {
            token: change.word_for(token.word)
            for token in document.tokens
            if change.concerns(token, document)
        }
        if words:
            edits.append(document.rewritten(words))
            count += len(words)
            remarks += _doubled(change, document, words)
    moved, kept = _texts(change, site) if kind is Kind.FACTOR else ([], [])
    remarks += [*kept, *change.remarks]
    remarks += [f"{path}: not looked into, because it cannot be read." for path in site.unread]
    return Renaming(kind, change.old, change.new, (*edits, *moved), count, tuple(remarks))


def _kind_of(word: str, site: Site, kinds: tuple[Kind, ...]) -> Kind:
    """Return what a word names: what it is used for, or else what it is known as."""
    found = [k for k in kinds if site.uses(k, word)] or [k for k in kinds if site.knows(k, word)]
    if not found:
        what = kinds[0] if len(kinds) == 1 else "factor, service or team"
        close = [near for kind in kinds for near in site.like(kind, word)]
        mend = did_you_mean(close[:3]) or "Write it as a record does."
        raise UnknownWord(f"no {what} goes by {shown(word)}. {mend}")
    if len(found) > 1:
        choice = " or ".join(f"--kind {kind}" for kind in found)
        raise EditConflict(f"{shown(word)} is a {' and a '.join(found)}. Say which one: {choice}.")
    return found[0]


def _doubled(change: Change, document: Document, words: Collection[Token]) -> Iterator[str]:
    """Say where the new word stood already in the same list, with the same role."""
    stands = Counter(
        change.group(token)
        for token in document.tokens
        if token.kind is change.kind and (token in words or change.after(token.word) == change.new)
    )
    for token in words:
        if token.group and stands.pop(change.group(token), 1) > 1:
            line = document.line(token)
            yield f"{document.path}:{line}: '{change.new}' now stands twice in this list. Keep one."


def _texts(change: Change, site: Site) -> tuple[list[FileEdit], list[str]]:
    """Give the text of a factor its new name, where it is the same factor that gets a new id."""
    moved: list[FileEdit] = []
    kept: list[str] = []
    described = {change.before(file.stem) for file in site.texts()}
    for file in site.texts():
        if change.before(file.stem) != change.old or change.after(file.stem) == change.new:
            continue
        path, name = display_path(file, site.settings), change.new + file.suffix
        taken = change.new in described or file.with_name(name).exists()
        if change.same and not taken:
            data = file.read_bytes()
            moved.append(FileEdit(file, path, data, data, name=name))
            described.add(change.new)
        else:
            why = f"'{change.new}' has a text of its own" if taken else "that factor stays"
            kept.append(f"{path}: the text of '{change.old}' keeps its name, because {why}.")
    return moved, kept
