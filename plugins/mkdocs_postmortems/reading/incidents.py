"""One file -> one record and its findings. Whatever is in the file, there is a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model.body import Body
from ..model.finding import Finding, Location
from ..model.front_matter import Audience, FrontMatter
from ..model.incident import Incident
from ..model.places import Places
from ..model.source import SourceFile
from ..model.timeline import Timeline
from .actions import read_actions
from .against import Against
from .checks import check
from .days import day_of_stem, day_of_text
from .factors import read_causes, read_factors
from .identity import audience_of, id_of, safe_id, severity_of, title_of
from .markdown import Part, read_body
from .names import read_names
from .notes import Notes
from .people import remove_people, single_causes
from .plain_toml import split_toml
from .split import HANDLER, Split, split
from .timeline import read_timeline
from .times import date_of, read_times, zone_of
from .validation import validate
from .written import Written

_MAY_STATE_ID = re.compile(r"""^[ \t]*(?:["']?id["']?[ \t]*:|[?&!{]|<<)""", re.MULTILINE)
_MAY_BE_REVIEW = re.compile(
    r"""^[ \t]*["']?kind["']?[ \t]*:(?:.*\breview\b|[ \t]*(?:[|>*&!]|$))""",
    re.MULTILINE | re.IGNORECASE,
)
_NOTHING = FrontMatter()
_RESTRICTED = re.compile(r"\brestricted\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A record, what there is to say about it, and the places that the collection speaks of."""

    incident: Incident
    findings: tuple[Finding, ...]
    id_at: Location
    related_at: tuple[Location, ...] = ()
    of_file: tuple[Finding, ...] = ()
    """What there is to say about the file, whatever its text says."""


def read_incident(source: SourceFile, against: Against) -> Read:
    """Return the record of a file, coded or not, with everything there is to say about it."""
    notes = Notes(source.path)
    parted = split(source.text, notes)
    body, parts = read_body(parted.body, parted.first_line, against.settings.slugify)
    written = parted.written
    if written is None:
        incident = _uncoded(source, parted, body, parts, against, notes)
        return Read(incident, tuple(notes.found), Location(source.path))
    incident = _coded(source, written, body, parts, against, notes)
    related_at = tuple(
        written.of(written.locate(("related", place, "id")))
        for place in range(len(incident.front.related))
    )
    return Read(incident, tuple(notes.found), written.of(("id",), key=True), related_at)


def read_without_text(source: SourceFile, against: Against) -> Read:
    """Return a record as far as numbers look at it: no text, no timeline, nothing to say.

    That takes half the time and a third of the memory.
    """
    notes = Notes(source.path)
    written = split(source.text, notes).written
    titled = written is not None and isinstance(written.value, dict) and written.value.get("title")
    if written is not None and titled:
        incident = _coded(source, written, None, (), against, notes)
    else:  # its text may have the title
        incident = read_incident(source, against).incident
    bare = replace(
        incident,
        source=replace(source, text=""),
        places=Places(),
        body=Body(""),
        timeline=Timeline(),
    )
    related = (Location(source.path),) * len(bare.front.related)
    return Read(bare, (), Location(source.path), related)


def read_id(source: SourceFile, against: Against) -> Read:
    """Return a record of which only what others depend on is sure to be right, in less time.

    That is its id, and the quarter of a review.
    """
    if _may_state_more(source.text):
        return read_incident(source, against)
    bare = Incident(safe_id(source.stem), source, source.stem, titled=False, front=_NOTHING)
    return Read(bare, (), Location(source.path))


def _may_state_more(text: str) -> bool:
    """Whether the front matter may have a key `id`, without which the stem is it, or a review's."""
    if not HANDLER.detect(text):
        return split_toml(text) is not None
    try:
        block, _ = HANDLER.split(text)
    except ValueError:
        return True
    return any(pattern.search(block) for pattern in (_MAY_STATE_ID, _MAY_BE_REVIEW))


def _uncoded(
    source: SourceFile,
    parted: Split,
    body: Body,
    parts: tuple[Part, ...],
    against: Against,
    notes: Notes,
) -> Incident:
    if not notes.found and source.encoding is not None:
        notes.add(
            "PM108",
            1,
            "no front matter; the record is shown and not yet coded",
            "Begin the file with a title, a date and factors between two lines `---`.",
        )
    day = day_of_stem(source.stem) or day_of_text(parts)
    _, clock = zone_of(FrontMatter(), against.settings.timezone, Written(source.path), notes)
    hidden = _RESTRICTED.search(parted.unreadable) is not None
    return Incident(
        id=safe_id(source.stem),
        source=source,
        title=body.heading or source.stem,
        titled=body.heading is not None,
        date=day,
        body=body,
        timeline=read_timeline(parts, day, clock, notes),
        audience=Audience.RESTRICTED if hidden else Audience.INTERNAL,
    )


def _coded(
    source: SourceFile,
    written: Written,
    body: Body | None,
    parts: tuple[Part, ...],
    against: Against,
    notes: Notes,
) -> Incident:
    """Read a front matter; without the body, only what numbers look at."""
    vocabulary, catalog, settings = against.vocabulary, against.catalog, against.settings
    remove_people(written, catalog.teams, notes)
    causes = single_causes(written, notes)
    audience = audience_of(written, notes)
    front = validate(FrontMatter, written, notes)

    title, titled = title_of(front, body or Body(""), source, written, notes)
    zone, clock = zone_of(front, settings.timezone, written, notes)
    times = read_times(front.times, zone, clock, written, notes)
    day = date_of(front, times, written, notes) or day_of_stem(source.stem)
    named = read_factors(front.factors, "factors", written, vocabulary, body, notes)
    read = named.with_causes(read_causes(causes, vocabulary, named.refs))
    incident = Incident(
        id=id_of(front, source, written, notes),
        source=source,
        title=title,
        titled=titled,
        date=day,
        front=front,
        has_front=True,
        places=written.places() if body else Places(),
        body=body or Body(""),
        times=times,
        timeline=read_timeline(parts, day, clock, notes),
        audience=audience,
        severity=severity_of(front, settings.severities, written, notes),
        services=read_names(front.services, "service", written, catalog.services, notes),
        teams=read_names(front.teams, "team", written, catalog.teams, notes),
        factors=read.refs,
        families=read.families,
        waiting=read.waiting,
        actions=read_actions(
            front.actions or (), read.ids, written, vocabulary, catalog.teams, notes
        ),
        extra=dict(front.model_extra or {}),
    )
    if body is not None:
        check(incident, against, written, notes)
    return incident
