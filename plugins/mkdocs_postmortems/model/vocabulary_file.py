"""Every key of `vocabulary.yml`; this file is also its JSON Schema and its reference."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .entry import Entry
from .factor import Role
from .shapes import Day, Flag, Many, Text


class Extends(StrEnum):
    """What a vocabulary builds on."""

    DEFAULT = "default"
    NOTHING = "nothing"


class FamilyDefinition(Entry):
    """A family of factors; a known id gets the fields that are written here."""

    id: Text
    """Lower-case letters, digits and hyphens; permanent."""
    label: Text | None = None
    """The name on pages."""
    definition: Text | None = None
    """What its factors have in common, in one sentence."""
    role: Role | None = None
    """The role of its factors where an entry states none."""
    sharp_end: Flag | None = None
    """Whether it is about the people nearest to the work, rather than what shaped the work."""


class FactorDefinition(Entry):
    """A factor; a known id gets the fields that are written here, and more aliases."""

    id: Text
    """`family.leaf`, in lower-case letters, digits and hyphens; permanent."""
    label: Text | None = None
    """The name on pages; a new one renames the factor everywhere."""
    definition: Text | None = None
    """The condition, in one sentence, without a person in it."""
    ask: Text | None = None
    """A how or what question that finds it."""
    neighbour: Text | None = Field(default=None, alias="not")
    """How it differs from the factor nearest to it."""
    aliases: Many[Text] = ()
    """Other words authors may write."""
    sources: Many[Text] = ()
    """Where the category comes from."""
    deprecated: Day | None = None
    """Since when it is no longer used."""
    replaced_by: Text | None = None
    """The id of the factor that takes its place."""


class RefusedWords(Entry):
    """Words that name no condition, and what to ask in their place."""

    terms: Many[Text] = ()
    """The words."""
    ask: Text
    """A how or what question."""
    consider: Many[Text] = ()
    """Ids of factors that may be meant."""


class VocabularyFile(Entry):
    """The file `vocabulary.yml` beside the records."""

    version: int = 1
    """The version of this format: 1."""
    extends: Extends = Extends.DEFAULT
    """default (the packaged vocabulary) or nothing."""
    families: Many[FamilyDefinition] = ()
    """New families, or new fields of known ones."""
    factors: Many[FactorDefinition] = ()
    """New factors, or new fields of known ones."""
    refused: Many[RefusedWords] = ()
    """More words that are not factors."""
