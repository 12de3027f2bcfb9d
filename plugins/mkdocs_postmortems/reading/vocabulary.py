"""The packaged vocabulary, a site's own `vocabulary.yml` over it, and the texts in `factors/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ..model.body import Body
from ..model.factor import FactorId, FamilyId
from ..model.finding import Location
from ..model.shapes import shown
from ..model.source import SourceFile
from ..model.vocabulary import Factor, Family, Known, Refused, Vocabulary
from ..model.vocabulary_file import (
    Extends,
    FactorDefinition,
    FamilyDefinition,
    RefusedWords,
    VocabularyFile,
)
from ..model.words import did_you_mean, nearest
from ..settings import Settings
from .markdown import read_body
from .notes import Notes
from .plain_yaml import read_yaml
from .split import split
from .tree import FACTOR_TEXTS, NOT_RECORDS, find_file, read_source, stays_inside
from .validation import validate
from .vocabulary_draft import Draft, cut_meanings, cut_successors
from .written import Written

DEFAULT: Final = Path(__file__).with_name("default_vocabulary.yml")
NAMES: Final = ("vocabulary.yml", "vocabulary.yaml")
VERSION: Final = 1

_FAMILY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FACTOR = re.compile(rf"{_FAMILY.pattern}\.{_FAMILY.pattern}")


def read_vocabulary(
    settings: Settings, notes: Notes, source: SourceFile | None = None
) -> Vocabulary:
    """Return the vocabulary of a site; every fault in its file is noted, and the rest holds.

    Args:
        settings: what the site has set.
        notes: where faults are noted.
        source: its file as an editor has it; without one it is read from the disk.
    """
    source = source or find_file(NAMES, settings, notes)
    own = _own(source, notes) if source is not None else None
    draft = own or _copy(default_vocabulary())
    known = draft.finish()
    return replace(known, texts=_texts(known, settings, notes))


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the package."""
    notes, draft = Notes(DEFAULT.name), Draft()
    read = _read_file(DEFAULT.read_text("utf-8"), notes)
    if read is not None:
        _lay_over(draft, *read, notes)
    return draft.finish()


def _copy(known: Vocabulary) -> Draft:
    return Draft(dict(known.families), dict(known.factors), list(known.refused))


def _own(source: SourceFile, notes: Notes) -> Draft | None:
    own = notes.beside(source.path)
    read = _read_file(source.text, own)
    if read is None:
        return None
    file, written = read
    draft = Draft() if file.extends is Extends.NOTHING else _copy(default_vocabulary())
    if file.version != VERSION:
        own.add(
            "PM330",
            written.of(("version",)),
            f"version {file.version} of the vocabulary is unknown here",
            f"Write `version: {VERSION}`.",
        )
    _lay_over(draft, file, written, own)
    if not draft.factors:
        own.add(
            "PM331", 1, "the vocabulary has no factors", "Add some, or write `extends: default`."
        )
    return draft


def _read_file(text: str, notes: Notes) -> tuple[VocabularyFile, Written] | None:
    written = read_yaml(text, notes)
    if written is None:
        return None
    if written.value is None:
        notes.add("PM326", 1, "the file is empty; the default holds", "Remove it, or add factors.")
        return None
    if not isinstance(written.value, dict):
        notes.add("PM102", 1, "the file is not a mapping", "Write `factors:` and a list below it.")
        return None
    return validate(VocabularyFile, written, notes), written


def _lay_over(draft: Draft, file: VocabularyFile, written: Written, notes: Notes) -> None:
    _families(draft, file.families, written, notes)
    _factors(draft, file.factors, written, notes)
    cut_successors(draft, notes)
    cut_meanings(draft, notes)
    for place, words in enumerate(file.refused):
        draft.refused.append(_refused(words, place, draft, written, notes))


def _families(
    draft: Draft, entries: tuple[FamilyDefinition, ...], written: Written, notes: Notes
) -> None:
    for place, entry in enumerate(entries):
        at = written.of(written.locate(("families", place, "id")))
        if not _acceptable(entry.id, _FAMILY, at, draft, notes):
            continue
        id = FamilyId(entry.id)
        known = draft.families.get(id) or Family(id, _label(entry.id))
        draft.families[id] = replace(
            known, **_stated(entry, "label", "definition", "role", "sharp_end")
        )


def _factors(
    draft: Draft, entries: tuple[FactorDefinition, ...], written: Written, notes: Notes
) -> None:
    for place, entry in enumerate(entries):
        loc = written.locate(("factors", place))
        at = written.of(written.locate((*loc, "id")))
        if not _acceptable(entry.id, _FACTOR, at, draft, notes):
            continue
        id, family = FactorId(entry.id), FamilyId(entry.id.split(".")[0])
        if family not in draft.families:
            notes.add(
                "PM321",
                at,
                f"the factor '{id}' belongs to a family that does not exist",
                did_you_mean(nearest(family, draft.families)) or "Add it under `families`.",
            )
            continue
        known = draft.factors.get(id)
        if known is not None and entry.definition not in {None, known.definition}:
            notes.add(
                "PM329",
                written.of((*loc, "definition"), key=True),
                f"'{id}' gets a new definition; records that use it keep the old meaning",
                "Is it another condition? Then it is a new factor.",
            )
        draft.factors[id] = _factor(known or Factor(id, family, _label(id.split(".")[1])), entry)


def _factor(known: Factor, entry: FactorDefinition) -> Factor:
    """Lay a definition over a factor; a label that goes stays as an alias."""
    aliases = (*known.aliases, *entry.aliases)
    if entry.label and known.definition and entry.label != known.label:
        aliases = (*aliases, known.label)
    stated = _stated(entry, "label", "definition", "ask", "neighbour", "deprecated", "replaced_by")
    return replace(
        known,
        **stated,
        aliases=tuple(dict.fromkeys(filter(None, aliases))),
        sources=entry.sources or known.sources,
    )


def _stated(entry: FamilyDefinition | FactorDefinition, *names: str) -> dict[str, Any]:
    values = ((name, getattr(entry, name)) for name in names)
    return {name: value for name, value in values if value is not None and value != ""}


def _label(leaf: str) -> str:
    return leaf.replace("-", " ").capitalize()


def _acceptable(id: str, form: re.Pattern[str], at: Location, draft: Draft, notes: Notes) -> bool:
    if not form.fullmatch(id):
        example = "family.leaf" if form is _FACTOR else "hardware-lab"
        notes.add(
            "PM320",
            at,
            f"{shown(id)} is not an id of the form '{example}'",
            "Lower-case letters, digits and hyphens can stand in it.",
        )
        return False
    if id in draft.at:
        notes.add(
            "PM325",
            at,
            f"'{id}' is already defined in line {draft.at[id].line}",
            "Join the two.",
        )
        return False
    draft.at[id] = at
    return True


def _refused(
    words: RefusedWords, place: int, draft: Draft, written: Written, notes: Notes
) -> Refused:
    consider: list[FactorId] = []
    for at, id in enumerate(words.consider):
        if id in draft.factors:
            consider.append(FactorId(id))
            continue
        notes.add(
            "PM328",
            written.of(written.locate(("refused", place, "consider", at))),
            f"{shown(id)} is not a factor of the vocabulary",
            did_you_mean(nearest(id, draft.factors)) or "Name a factor that exists.",
        )
    return Refused(words.terms, words.ask, tuple(consider))


def _texts(known: Vocabulary, settings: Settings, notes: Notes) -> dict[FactorId, Body]:
    texts: dict[FactorId, Body] = {}
    inherited: dict[FactorId, Body] = {}
    for path in _text_files(settings.folder / FACTOR_TEXTS):
        if not stays_inside(path, settings, notes):
            continue
        source = read_source(path, settings, notes)
        own = notes.beside(source.path)
        meant = known.resolve(source.stem)
        if isinstance(meant, Known):
            parted = split(source.text, own)
            body, _ = read_body(parted.body, parted.first_line, settings.slugify)
            (texts if meant.written is None else inherited)[meant.factor.id] = body
            continue
        own.add(
            "PM327",
            1,
            f"this text belongs to {shown(source.stem)}, which is not a factor",
            did_you_mean(nearest(source.stem, known.factors)) or "Rename the file.",
        )
    return inherited | texts


def _text_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            hidden = path.name.startswith((".", "_")) or path.name.lower() in NOT_RECORDS
            if path.suffix.lower() == ".md" and path.is_file() and not hidden:
                yield path
