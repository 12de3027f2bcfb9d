"""Every key an author may write; this file is also the JSON Schema and the reference page."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .action import ActionEntry
from .entry import Entry, ShortEntry
from .facilitation import Facilitation
from .factor import FactorEntry
from .shapes import Count, Day, Flag, Many, Text, WrittenTime


class Kind(StrEnum):
    """What sort of record it is."""

    INCIDENT = "incident"
    NEAR_MISS = "near-miss"
    SURPRISE = "surprise"
    REVIEW = "review"


class Status(StrEnum):
    """How far the group has come."""

    DRAFT = "draft"
    TIMELINE_AGREED = "timeline-agreed"
    ANALYSIS_AGREED = "analysis-agreed"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def counts(self) -> bool:
        """Whether a record with this status stands in the statistics."""
        return self in {Status.ANALYSIS_AGREED, Status.REVIEWED, Status.CLOSED}


class Audience(StrEnum):
    """Who may read a record, narrowest last."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class Depth(StrEnum):
    """How much effort went into it; never a mark of quality."""

    LIGHT = "light"
    STANDARD = "standard"
    DEEP = "deep"


class Precision(StrEnum):
    """How well the start is known."""

    EXACT = "exact"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class DetectedBy(StrEnum):
    """Who or what noticed first."""

    ALERT = "alert"
    STAFF = "staff"
    CUSTOMER = "customer"
    PROVIDER = "provider"
    CHANCE = "chance"


class Outcome(StrEnum):
    """What a later look at the actions found."""

    EFFECTIVE = "effective"
    NOT_YET = "not-yet"
    INEFFECTIVE = "ineffective"
    SUPERSEDED = "superseded"


class TimesEntry(Entry):
    """The five points of a record."""

    started: WrittenTime | None = None
    """When the effect began; `unknown` is an answer."""
    detected: WrittenTime | None = None
    """When anyone or anything noticed."""
    declared: WrittenTime | None = None
    """When it was called an incident."""
    mitigated: WrittenTime | None = None
    """When the effect was over or bearable; `ongoing` is an answer."""
    resolved: WrittenTime | None = None
    """When nothing more had to be done; `ongoing` is an answer."""
    started_precision: Precision | None = None
    """exact, estimated or unknown."""


class Impact(ShortEntry, short="summary"):
    """What users met, in numbers where there are any."""

    summary: Text | None = None
    """One sentence."""
    users: Count | None = None
    """How many were affected."""
    data_loss: Flag | None = None
    """Whether data was lost."""
    slo: Text | None = None
    """The objective that was touched."""
    budget_minutes: Count | None = None
    """Minutes of its error budget that were used."""


class Detection(ShortEntry, short="by"):
    """How it became known."""

    by: DetectedBy | None = None
    """alert, staff, customer, provider or chance."""
    via: Text | None = None
    """The channel, such as `support-ticket`."""


class Review(Entry):
    """A later look at what the actions changed."""

    due: Day | None = None
    """When the group means to look again."""
    done: Day | None = None
    """When it did."""
    outcome: Outcome | None = None
    """effective, not-yet, ineffective or superseded."""


class RelatedEntry(ShortEntry, short="id"):
    """Another record the group had in mind."""

    id: Text
    """The id of the other record."""
    why: Text | None = None
    """What they share."""


class SourceEntry(ShortEntry, short="url"):
    """Evidence outside the record."""

    type: Text | None = None
    """What it is, such as `dashboard`."""
    url: Text | None = None
    """Where it is; an http or https address."""
    ref: Text | None = None
    """Its name or number."""


class Allowed(ShortEntry, short="rule"):
    """An exception to a rule, with its reason."""

    rule: Text
    """The code of the rule."""
    reason: Text | None = None
    """Why it does not hold here; without one the exception does not hold."""


class Lint(Entry):
    """What the checks are asked to leave alone in this record."""

    allow: Many[Allowed] = ()
    """Exceptions, each with a reason."""


class Decision(ShortEntry, short="decision"):
    """What a review group decided."""

    decision: Text
    """The decision, in one sentence."""
    team: Text | None = None
    """The team that carries it."""
    factors: Many[Text] = ()
    """The factors it is about."""
    expected_signal: Text | None = None
    """What is expected to be seen if it works."""
    review_date: Day | None = None
    """When to look."""
    not_chosen: Text | None = None
    """What was not chosen, and why."""


class FrontMatter(Entry):
    """The front matter of a post-mortem. Title, date and one factor make a record count."""

    title: Text | None = None
    """What a reader would search for; the first `#` heading if left out."""
    id: Text | None = None
    """The permanent address; the file name without `.md` if left out."""
    date: Day | None = None
    """The day of the incident. If left out, the earliest of `times`, or else the day in the name
    of the file."""
    kind: Kind = Kind.INCIDENT
    """incident, near-miss, surprise, or review for the outcome of a quarterly review."""
    status: Status | None = None
    """draft, timeline-agreed, analysis-agreed, reviewed, closed or withdrawn. The first two
    stay out of the statistics; a record without a status counts."""
    audience: Audience = Audience.INTERNAL
    """public, internal or restricted: the widest edition that may show it."""
    depth: Depth | None = None
    """light, standard or deep: how much effort went into it."""
    severity: Text | None = None
    """One of the site's severities, such as `SEV-2`."""
    timezone: Text | None = None
    """The IANA zone of times written without one, such as `Europe/Berlin`."""
    times: TimesEntry = Field(default_factory=TimesEntry)
    """When it started, was detected, declared, mitigated and resolved."""
    impact: Impact | None = None
    """What users met: a sentence, or a mapping with numbers."""
    detection: Detection | None = None
    """How it became known: alert, staff, customer, provider or chance."""
    services: Many[Text] = ()
    """The services it touched."""
    teams: Many[Text] = ()
    """The teams involved."""
    factors: Many[FactorEntry] = ()
    """The conditions that had to come together, and what helped."""
    actions: Many[ActionEntry] | None = None
    """Work that came out of it; optional."""
    no_action_reason: Text | None = None
    """Why no action is a sound outcome here."""
    facilitation: Facilitation | None = None
    """How the conversation was held: roles and dates."""
    review: Review | None = None
    """A later look at what the actions changed."""
    related: Many[RelatedEntry] = ()
    """Other records the group had in mind."""
    sources: Many[SourceEntry] = ()
    """Evidence outside the record."""
    open_questions: Many[Text] = ()
    """What is not known; that is an answer too."""
    coded_again: Many[FactorEntry] = ()
    """Factors from a second reader who has not seen the first list; shown as pooled figures."""
    lint: Lint | None = None
    """Exceptions to checks, each with a reason."""
    period: Text | None = None
    """For `kind: review`: the quarter, such as `2024 Q2`; the file's name if left out."""
    decisions: Many[Decision] = ()
    """For `kind: review`: what the group decided; the next review begins with it."""
