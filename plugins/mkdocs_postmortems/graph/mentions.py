"""Services that a text names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..model.catalog import Directory
from ..model.passage import Passage, Sentence
from .phrases import Phrases


@dataclass(frozen=True, slots=True)
class Mention:
    """A service that some sentences name."""

    service: str
    score: float
    """n / (n + 1), where n sentences name it."""
    sentence: Sentence
    """The first one."""
    names: tuple[str, ...]
    """What it is called there."""


def mentions(
    services: Directory,
    used: Iterable[str],
    passages: Sequence[Passage],
    limit: int = 5,
    but: Collection[str] = (),
) -> tuple[Mention, ...]:
    """Return the services that a text names most often, then by where each is named first.

    Parameters
    ----------
    services
        Those of the catalog, with their names.
    used
        Ids that records use.
    passages
        What the text says.
    limit
        How many at most.
    but
        Services that are not returned.

    Examples
    --------
    >>> said = Sentence("The image registry was slow.", 4)
    >>> found = mentions(Directory(), ["web", "image-registry"], [Passage((said,))])
    >>> [(mention.service, mention.score, mention.sentence.line) for mention in found]
    [('image-registry', 0.5, 4)]
    """
    names = {id: [id] for id in sorted({*services.entries, *used}.difference(but))}
    for id, entry in services.entries.items():
        if id in names:
            names[id] += [entry.label, *entry.aliases]
    phrases = Phrases(names)
    found: dict[str, dict[Sentence, list[str]]] = {}
    for sentence in dict.fromkeys(each for passage in passages for each in passage.all):
        for id, name in phrases.found(sentence.text):
            found.setdefault(id, {}).setdefault(sentence, []).append(name)
    ordered = sorted(found.items(), key=lambda row: -len(row[1]))
    return tuple(_mention(id, said) for id, said in ordered[:limit])


def _mention(id: str, said: dict[Sentence, list[str]]) -> Mention:
    first, names = next(iter(said.items()))
    return Mention(id, round(len(said) / (len(said) + 1), 4), first, tuple(dict.fromkeys(names)))
