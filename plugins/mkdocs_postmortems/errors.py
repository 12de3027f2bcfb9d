"""The few errors this package raises on purpose; each prints as one line."""

from __future__ import annotations


class PostmortemsError(Exception):
    """Something the person who called can mend; the text says how."""


class SourceUnreadable(PostmortemsError):
    """A file or folder that the settings name cannot be read."""


class UnknownWord(PostmortemsError):
    """A factor, service or team that was asked for by name is not known here."""


class EditConflict(PostmortemsError):
    """An edit of an author's file would be ambiguous or collide with a word in use."""
