"""Every format there is: its name, what it is for, and the files it consists of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ..lint.wording.lexicon import Lexicon
from .as_vale import vale_style


@dataclass(frozen=True, slots=True)
class Format:
    """A format for another program."""

    name: str
    help: str
    files: Callable[[str], Mapping[str, str]]
    """From the address of the page that explains the rules to path and text of each file."""


def _vale(link: str) -> Mapping[str, str]:
    return vale_style(Lexicon.shipped(), link=link)


FORMATS: Final = (Format("vale", "the wording rules as a style for Vale", _vale),)
