"""Addresses outside the records."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..model.finding import Location
from ..model.shapes import shown
from .notes import Notes

_UNFIT = re.compile(r"[\s<>\"]")


def is_link(address: str | None, at: Location, notes: Notes) -> bool:
    """Whether an address may be shown as a link; anything but http and https is noted."""
    if not address:
        return False
    try:
        parts = urlsplit(address)
        fine = parts.scheme in {"http", "https"} and bool(parts.netloc)
    except ValueError:
        fine = False
    if not fine or _UNFIT.search(address):
        notes.add(
            "PM406",
            at,
            f"{shown(address)} is not an http or https address; it is shown without a link",
            "Write the whole address, such as https://tracker.example/1.",
        )
        return False
    return True
