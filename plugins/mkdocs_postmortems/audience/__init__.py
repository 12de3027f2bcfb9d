"""Takes out what an edition may not show; the only place that decides it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from ..model.body import Body
from ..model.collection import Collection, with_labels
from ..model.finding import Finding
from ..model.front_matter import Audience, FrontMatter
from ..model.incident import Incident
from .unlink import Unlinked, unlink
from .withheld import Withheld

_NARROWNESS: Final = {audience: place for place, audience in enumerate(Audience)}


def admit(collection: Collection, edition: Audience) -> Collection:
    """Return what an edition may show; nothing that comes later sees more.

    A record for a narrower audience is left out. With it go the findings about its file, every
    other finding that shows its id, its title or its file, what records say under `related`,
    `sources` and `tracker` to point at it, the links to it in the texts of records and factors, and
    the names of services and teams that no other record uses.

    An id that an author writes in prose, without a link or a path, is the author's own text and
    stays.

    Args:
        collection: everything that was read.
        edition: the audience the site is built for.
    """
    kept, hidden = _parted(collection.incidents, edition)
    if not hidden:
        return collection
    withheld = Withheld.of(hidden, kept)
    incidents = tuple(_clear(incident, withheld) for incident in kept)
    words = collection.vocabulary
    texts = {
        factor: _clear_body(body, f"{withheld.root}/factors/{factor}.md", withheld)[0]
        for factor, body in words.texts.items()
    }
    return replace(
        collection,
        incidents=incidents,
        vocabulary=replace(words, texts=texts),
        catalog=with_labels(collection.catalog, incidents),
        findings=tuple(_findings(collection.findings, withheld)),
    )


def _parted(
    incidents: Iterable[Incident], edition: Audience
) -> tuple[tuple[Incident, ...], tuple[Incident, ...]]:
    kept: list[Incident] = []
    hidden: list[Incident] = []
    for incident in incidents:
        fits = _NARROWNESS[incident.audience] <= _NARROWNESS[edition]
        (kept if fits else hidden).append(incident)
    return tuple(kept), tuple(hidden)


def _findings(findings: Iterable[Finding], withheld: Withheld) -> Iterator[Finding]:
    for finding in findings:
        if finding.location.path in withheld.files or withheld.named_in(finding.message):
            continue
        # What is wrong may be said; which record could have been meant may not.
        names = finding.hint is not None and withheld.named_in(finding.hint)
        yield replace(finding, hint=None, instead=()) if names else finding


def _clear(incident: Incident, withheld: Withheld) -> Incident:
    """Return a record without anything that leads to a withheld one."""
    file = incident.source.path
    body, text = _clear_body(incident.body, file, withheld)
    cleared = replace(
        incident,
        title=text.cleaned(incident.title),
        front=_clear_front(incident.front, file, withheld),
        body=body,
        timeline=replace(
            incident.timeline,
            entries=tuple(replace(e, text=text.cleaned(e.text)) for e in incident.timeline.entries),
        ),
        actions=tuple(
            replace(action, tracker=None, tracker_is_link=False)
            if withheld.reached_by(action.tracker or "", file)
            else action
            for action in incident.actions
        ),
        related=tuple(link for link in incident.related if link.incident not in withheld.ids),
    )
    if cleared == incident:
        return incident
    # The file as it was found still has what was taken out.
    return replace(cleared, source=replace(incident.source, text=""))


def _clear_body(body: Body, file: str, withheld: Withheld) -> tuple[Body, Unlinked]:
    text = unlink(body.text, file, withheld)
    cleared = replace(
        body,
        text=text.text,
        heading=body.heading and text.cleaned(body.heading),
        sections=tuple(
            replace(s, title=text.cleaned(s.title), text=text.cleaned(s.text))
            for s in body.sections
        ),
        lead=text.cleaned(body.lead),
        links=tuple(link for link in body.links if not withheld.reached_by(link, file)),
    )
    return cleared, text


def _clear_front(front: FrontMatter, file: str, withheld: Withheld) -> FrontMatter:
    def leads_there(address: str | None) -> bool:
        return withheld.reached_by(address or "", file)

    cleared: dict[str, object] = {
        "related": tuple(e for e in front.related if not withheld.named_in(e.id)),
        "sources": tuple(
            e for e in front.sources if not (leads_there(e.url) or leads_there(e.ref))
        ),
    }
    if front.actions is not None:
        cleared["actions"] = tuple(
            entry.model_copy(update={"tracker": None}) if leads_there(entry.tracker) else entry
            for entry in front.actions
        )
    return front.model_copy(update=cleared)
