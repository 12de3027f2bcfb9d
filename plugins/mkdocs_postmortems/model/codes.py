"""Every finding there is: its code, its level and what it means. Also its reference page.

PM0 files, PM1 front matter, PM2 times, PM3 words of the vocabulary and catalog, PM4 links between
records, evidence and actions, PM5 how the conversation was held, PM6 listings, PM7 the record as a
whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .finding import Finding, Level, Location

E, W, H = Level.ERROR, Level.WARNING, Level.HINT


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding."""

    code: str
    name: str
    level: Level
    meaning: str


CODES: Final = (
    Code("PM001", "unreadable-file", E, "The file is not text, or may not be read."),
    Code(
        "PM002", "other-encoding", E, "The file is text, but not UTF-8; it is read as what it is."
    ),
    Code("PM003", "large-file", E, "The file is larger than 5 MiB and is not read."),
    Code("PM004", "link-outside", W, "A symbolic link leads out of the project and is not read."),
    Code(
        "PM005",
        "folder-like-record",
        H,
        "A folder has the name of a record; the files in it count.",
    ),
    Code("PM006", "no-records", H, "The source folder holds no record yet."),
    Code("PM007", "other-markup", H, "The source folder holds texts that are no Markdown."),
    Code(
        "PM101",
        "broken-yaml",
        E,
        "The front matter is no YAML or TOML; the record is not yet coded.",
    ),
    Code("PM102", "not-a-mapping", E, "The front matter is a list or text where keys are due."),
    Code("PM103", "unclosed-block", E, "The front matter has no closing `---`."),
    Code(
        "PM104", "repeated-key", E, "A key stands twice in one mapping; YAML keeps only the last."
    ),
    Code("PM105", "key-not-text", E, "YAML reads the key as something other than text."),
    Code("PM106", "yaml-tag", E, "A YAML tag asks for more than plain values; it is never run."),
    Code(
        "PM107", "too-much-yaml", E, "Aliases or nesting make the front matter too large to read."
    ),
    Code("PM108", "no-front-matter", H, "The file has no front matter: a page, not yet coded."),
    Code(
        "PM109", "rule-at-top", H, "A `---` at the top opens no front matter and is read as a rule."
    ),
    Code("PM110", "wrong-shape", E, "A list, mapping or text stands where another shape is due."),
    Code("PM111", "not-text", E, "YAML reads the value as a boolean, number or date; text is due."),
    Code("PM112", "not-a-boolean", E, "The value is neither true nor false."),
    Code("PM113", "not-a-number", E, "The value is not a number that counts something."),
    Code(
        "PM114",
        "unknown-choice",
        E,
        "The value is none of those to choose from; the default holds.",
    ),
    Code(
        "PM115", "part-missing", E, "An entry lacks the part it cannot do without, and is left out."
    ),
    Code("PM116", "empty-entry", H, "A list has an entry with nothing in it."),
    Code(
        "PM117", "misspelled-key", H, "An unknown key is close to a known one; it is kept as it is."
    ),
    Code("PM118", "cut-text", W, "A comma in unquoted text inside `{ }` begins a new key."),
    Code(
        "PM119", "no-title", W, "There is neither a title nor a first heading; the stem is shown."
    ),
    Code("PM120", "person-key", H, "A key for names of people; it is kept out of model and pages."),
    Code(
        "PM121",
        "person-named",
        E,
        "A name, e-mail address or handle stands where a role or team is due.",
    ),
    Code(
        "PM122", "single-cause", H, "A single cause is named; it becomes one factor among others."
    ),
    Code("PM123", "long-title", H, "The title is longer than 200 characters."),
    Code("PM124", "no-date", H, "The record has no date and does not count yet."),
    Code("PM125", "no-factors", H, "The record has no factors: not yet coded."),
    Code("PM126", "altered-id", H, "The id has characters an address cannot hold, and is changed."),
    Code(
        "PM127",
        "audience-unclear",
        W,
        "A misspelled `audience` key; `restricted` holds to be safe.",
    ),
    Code("PM128", "unknown-period", W, "A review names no quarter; it opens no other review."),
    Code("PM129", "day-of-name", H, "The record has no date; the day in its file's name holds."),
    Code("PM201", "unreadable-time", E, "The value is not a date or time that can be read."),
    Code("PM202", "unknown-zone", E, "The time zone is not an IANA name; the default holds."),
    Code(
        "PM203", "times-out-of-order", E, "The times contradict each other; durations are left out."
    ),
    Code("PM204", "detected-at-start", H, "Detection and start are the same moment."),
    Code("PM205", "long-span", H, "The times lie more than 90 days apart."),
    Code(
        "PM206", "clock-twice", H, "The clock shows this time twice that day; the first is taken."
    ),
    Code("PM207", "clock-skipped", H, "The clock skips this time that day; it is moved on."),
    Code("PM208", "unlikely-year", H, "The year is before 1970 or after 2100."),
    Code("PM209", "date-outside-times", W, "The date lies outside the span of the times."),
    Code("PM210", "mixed-zones", H, "Some times carry another offset than the zone of the others."),
    Code("PM211", "timeline-unread", H, "No entry of the Timeline section could be read."),
    Code(
        "PM212", "timeline-step-back", H, "An entry of the timeline lies before the one above it."
    ),
    Code("PM213", "day-to-come", H, "The day of the record has not come yet."),
    Code("PM301", "unknown-factor", W, "The vocabulary does not know the word; it waits."),
    Code("PM302", "refused-word", W, "The word names no condition; a question takes its place."),
    Code("PM303", "ambiguous-factor", E, "The word means more than one factor and is left out."),
    Code("PM304", "family-only", H, "The word names a family; it is counted for the family."),
    Code("PM305", "deprecated-factor", H, "The factor is deprecated; its successor is used."),
    Code(
        "PM306", "repeated-factor", W, "The same factor stands twice in one role; it counts once."
    ),
    Code(
        "PM307", "few-factors", H, "A reviewed record has fewer than three factors, or one family."
    ),
    Code("PM308", "unknown-service", W, "The catalog does not know the service; the word is kept."),
    Code("PM309", "unknown-team", W, "The catalog does not know the team; the word is kept."),
    Code("PM310", "unknown-severity", W, "The severity is not one the site lists."),
    Code("PM320", "bad-id", E, "The id of a factor, family, service or team has the wrong form."),
    Code("PM321", "unknown-family", E, "A factor belongs to a family that does not exist."),
    Code("PM322", "two-meanings", E, "One word means two things of the same kind."),
    Code("PM323", "successor-circle", E, "Deprecated factors replace each other in a circle."),
    Code(
        "PM324",
        "unknown-successor",
        E,
        "A deprecated factor names a successor that does not exist.",
    ),
    Code("PM325", "defined-twice", E, "The same id is defined twice in one file; the first holds."),
    Code("PM326", "empty-file", H, "The file says nothing; the default holds."),
    Code("PM327", "text-for-unknown", W, "A factor text belongs to a factor that does not exist."),
    Code("PM328", "consider-unknown", W, "A refused word points to a factor that does not exist."),
    Code(
        "PM329",
        "new-meaning",
        H,
        "A known factor gets a new definition; its id would change meaning.",
    ),
    Code("PM330", "unknown-version", W, "The file states a version this release does not know."),
    Code(
        "PM331", "empty-vocabulary", W, "The vocabulary has no factor, so no record can be coded."
    ),
    Code("PM401", "repeated-id", E, "Two records have the same id; the later gets a suffix."),
    Code("PM402", "unknown-related", W, "A related record that is named does not exist."),
    Code("PM403", "dead-evidence", E, "The evidence points to a heading that does not exist."),
    Code("PM404", "thin-evidence", H, "Fewer than eight words stand where the evidence points."),
    Code(
        "PM405",
        "empty-evidence",
        H,
        "Evidence is empty: `#` without quotes begins a comment.",
    ),
    Code(
        "PM406",
        "not-a-web-address",
        W,
        "The address is not http or https; it is shown without a link.",
    ),
    Code("PM407", "repeated-action-id", E, "Two actions of a record have the same id."),
    Code(
        "PM408", "addresses-elsewhere", W, "An action addresses a factor the record does not have."
    ),
    Code("PM409", "related-to-itself", W, "A record names itself as related."),
    Code(
        "PM410",
        "done-before-record",
        W,
        "An action was done before the day of its record; nothing is compared.",
    ),
    Code(
        "PM411",
        "done-in-future",
        W,
        "An action was done after the day the site speaks about, or on a day that has not come; "
        "nothing is compared.",
    ),
    Code(
        "PM412", "two-reviews", W, "Two reviews are of one quarter; the first of the files holds."
    ),
    Code(
        "PM501", "vague-action", H, "The title of an action says try, not what is there afterwards."
    ),
    Code("PM502", "action-uncarried", H, "A committed action has no team or no due date."),
    Code("PM503", "done-without-date", H, "A finished action has no date, so no before and after."),
    Code("PM504", "declined-without-reason", H, "A declined action does not say why."),
    Code(
        "PM505",
        "weak-actions",
        H,
        "Every action reminds, trains or documents; none changes a mechanism.",
    ),
    Code(
        "PM506",
        "no-actions-unexplained",
        H,
        "No action, and no reason why none is a sound outcome.",
    ),
    Code("PM507", "gate-open", H, "The status asks for something that is not there yet."),
    Code("PM508", "moderator-involved", H, "The moderator comes from a team that was involved."),
    Code("PM509", "team-not-heard", H, "A team that was involved is not among the participants."),
    Code(
        "PM510", "managers-no-private", H, "Managers were present and no private input was offered."
    ),
    Code(
        "PM511",
        "dates-decreasing",
        H,
        "A later part of the conversation is dated before an earlier one.",
    ),
    Code("PM512", "one-day", H, "Analysis and actions were agreed on one day."),
    Code("PM513", "exception-unexplained", H, "An exception without a reason does not hold."),
    Code(
        "PM514", "exception-unused", H, "An exception names no hint that was found in its record."
    ),
    Code("PM515", "not-everyone-heard", H, "Not everyone who took part had a turn."),
    Code(
        "PM516",
        "team-only-in-timeline",
        H,
        "A team that the timeline names is not among the participants.",
    ),
    Code("PM601", "unknown-listing", W, "A marker asks for a list that does not exist."),
    Code(
        "PM602", "listing-argument", W, "A marker of a list has a key or a word that does not fit."
    ),
    Code(
        "PM701",
        "missing-section",
        H,
        "No heading says what happened, how it came about, or what follows.",
    ),
    Code("PM702", "section-order", H, "A section stands before one that it rests on."),
    Code("PM703", "begins-at-detection", H, "The timeline begins when someone noticed."),
    Code("PM704", "nothing-helped", H, "A reviewed record names nothing that helped."),
    Code(
        "PM705",
        "sharp-end-only",
        H,
        "Every factor of a grave incident is about the people nearest to it.",
    ),
    Code("PM706", "factor-unaddressed", H, "No action addresses a factor of a reviewed record."),
)

BY_CODE: Final = {row.code: row for row in CODES}


def finding(
    code: str,
    location: Location,
    message: str,
    hint: str | None = None,
    instead: Iterable[str] = (),
) -> Finding:
    """Make a finding at the level its code has by default."""
    level = BY_CODE[code].level
    return Finding(code, level, location, message, hint, instead=tuple(instead))
