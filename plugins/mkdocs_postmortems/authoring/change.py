"""Which words a rename replaces, and with what; the words it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors import EditConflict, UnknownWord
from ..model.factor import FamilyId
from ..model.shapes import shown
from ..model.vocabulary import Ambiguous, FamilyOnly, Known, Unwelcome
from ..model.words import did_you_mean, fold, nearest, slug
from .meanings import Meaning, of_factors, of_names, with_factor_renamed, with_name_renamed
from .site import Site, is_definition
from .tokens import IN_VOCABULARY, Kind, Token

if TYPE_CHECKING:
    from .document import Document

_FACTOR_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Change:
    """One id takes the place of another."""

    kind: Kind
    old: str
    new: str
    before: Meaning
    after: Meaning
    defined_in: str | None = None
    """The file whose own entry gets the new id; None where another entry takes its place."""
    same: bool = False
    """Whether both ids are one factor, service or team, so that what is written about it moves."""
    role: str = ""
    """The role of the new factor where an entry states none."""
    remarks: tuple[str, ...] = ()

    def concerns(self, token: Token, document: Document) -> bool:
        """Whether a word is replaced."""
        if token.kind is not self.kind or self.before(token.word) != self.old:
            return False
        if is_definition(document, token):
            return self.defined_in is not None
        exact = document.places is IN_VOCABULARY  # where nothing but an id is understood
        return exact or self.after(token.word) != self.new

    def word_for(self, word: str) -> str:
        """Return the new id, or its bare leaf where a bare leaf stood and the new one is clear."""
        leaf = _leaf(self.new)
        bare = fold(word) == fold(_leaf(self.old))
        return leaf if bare and self.after(leaf) == self.new else self.new

    def group(self, token: Token) -> tuple[int, str] | None:
        """Return what two words share that say the same in one place."""
        if token.group is None:
            return None
        return token.group[0], token.group[1] or self.role


def factor_change(site: Site, kind: Kind, old: str, new: str) -> Change:
    """Return the change of a factor.

    Raises:
        UnknownWord: the vocabulary has no such factor, or no such family.
        EditConflict: a word does not mean one factor in use.
    """
    vocabulary = site.read.vocabulary
    before = site.meanings[kind]
    meant = vocabulary.resolve(old)
    if isinstance(meant, Ambiguous):
        raise _unclear(f"{shown(old)} means more than one factor.", meant.candidates)
    id = before(old)
    match vocabulary.resolve(new):
        case Known(factor, None) if factor.id != id:
            same = isinstance(meant, Known) and meant.factor.id == factor.id
            role = vocabulary.families[factor.family].role
            return Change(kind, id, factor.id, before, before, same=same, role=role)
        case Known(factor, written) if written is not None:
            successor = [factor.id] if factor is not written else []
            raise _unclear(f"{shown(new)} is deprecated.", successor)
        case Ambiguous(candidates):
            raise _unclear(f"{shown(new)} means more than one factor.", candidates)
        case FamilyOnly(family):
            members = [member.id for member in vocabulary.of_family(family.id)]
            raise _unclear(f"{shown(new)} is a family of factors.", members[:3])
        case Unwelcome(refused):
            raise EditConflict(f"{shown(new)} names no condition. {refused.ask}")
    return _redefined_factor(site, id, new)


def _redefined_factor(site: Site, old: str, new: str) -> Change:
    """Return the change of a factor of the site's own vocabulary to an id nobody else has."""
    vocabulary = site.read.vocabulary
    before = site.meanings[Kind.FACTOR]
    file = site.defined_in(Kind.FACTOR, old)
    own = before(new) == old
    if file is None and not own:
        raise _unknown(site, Kind.FACTOR, new, "the vocabulary")
    family, _, leaf = new.rpartition(".") if "." in new else (old.partition(".")[0], "", new)
    family, leaf = slug(family), slug(leaf)
    id = f"{family}.{leaf}"
    if file is None or id == old:
        return Change(Kind.FACTOR, old, old, before, before)
    if not _FACTOR_ID.fullmatch(id):
        raise EditConflict(
            f"{shown(id)} is not an id of the form 'family.leaf'. "
            "Lower-case letters, digits and hyphens can stand in it."
        )
    if family not in vocabulary.families:
        close = did_you_mean(nearest(family, vocabulary.families))
        raise UnknownWord(f"there is no family '{family}'. {close or f'Add it to {file} first.'}")
    taken = vocabulary.resolve(leaf)
    if isinstance(taken, Ambiguous) or (isinstance(taken, Known) and before(leaf) != old):
        raise EditConflict(f"{shown(leaf)} already means another factor; each word means one.")
    renamed = with_factor_renamed(vocabulary, old, id)
    return Change(
        kind=Kind.FACTOR,
        old=old,
        new=id,
        before=before,
        after=of_factors(renamed),
        defined_in=file,
        same=True,
        role=vocabulary.families[FamilyId(family)].role,
        remarks=(
            f"{file}: an id is permanent, and links may still hold '{old}'. To keep it, add under "
            f"`factors`: {{id: {old}, deprecated: YYYY-MM-DD, replaced_by: {id}}}",
        ),
    )


def name_change(site: Site, kind: Kind, old: str, new: str) -> Change:
    """Return the change of a service or team.

    Raises:
        UnknownWord: the catalog has no such entry and does not define the old one itself.
    """
    directory = site.directory(kind)
    before = site.meanings[kind]
    id, known = before(old), before(new)
    file = site.defined_in(kind, id)
    if known != id and (known in directory.entries or (file is None and not directory.closed)):
        return Change(kind, id, known, before, before)
    if known != id and file is None:
        raise _unknown(site, kind, new, "the catalog")
    target = slug(new)
    if file is None or target == id:
        return Change(kind, id, id, before, before)
    renamed = with_name_renamed(directory, id, target)
    return Change(
        kind=kind,
        old=id,
        new=target,
        before=before,
        after=of_names(renamed),
        defined_in=file,
        same=True,
        remarks=(f"{file}: to read '{id}' where it still stands, add it there to the `aliases`.",),
    )


def _unknown(site: Site, kind: Kind, word: str, where: str) -> UnknownWord:
    mend = did_you_mean(site.known_like(kind, word)) or "Add it there first."
    return UnknownWord(f"{where} has no {kind} {shown(word)}. {mend}")


def _unclear(said: str, candidates: Iterable[str]) -> EditConflict:
    return EditConflict(f"{said} {did_you_mean(candidates) or 'Choose another word.'}")


def _leaf(id: str) -> str:
    return id.rpartition(".")[2]
