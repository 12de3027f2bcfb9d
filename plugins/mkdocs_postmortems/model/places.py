"""Where the keys of a front matter stand, small enough to keep for every record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .finding import Location


@dataclass(frozen=True, slots=True)
class Places:
    """Line and column of each key and entry, by its path of keys and positions joined by dots."""

    path: str = ""
    first_line: int = 1
    at: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def of(self, *parts: str | int) -> Location:
        """Return the place of a value; of its nearest parent where it is absent.

        One value may stand for a list of one, so position 0 is passed over where there is no list.

        >>> places = Places("a.md", 1, {"actions": (4, 1), "actions.title": (4, 19)})
        >>> str(places.of("actions", 0, "title")), str(places.of("factors"))
        ('a.md:4:19', 'a.md:1:1')
        """
        here, place = "", (self.first_line, 1)
        for part in parts:
            inner = f"{here}.{part}" if here else str(part)
            if inner in self.at:
                here, place = inner, self.at[inner]
            elif part != 0:
                break
        return Location(self.path, *place)
