"""Every rule, and the one door to everything there is to say about a collection.

The site and the command both call `all_findings`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ..model.codes import BY_CODE, CODES
from ..model.collection import Collection
from ..model.finding import Finding, Level
from ..model.front_matter import Kind, Status
from ..model.incident import Incident
from ..processes import each
from ..reading.collection import levelled
from ..settings import Settings
from .allowances import allowances_of, settle
from .explanation import Explanation, of_code, of_rule, of_wording
from .rule import Rule, RuleContext
from .rules import (
    action_uncarried,
    begins_at_detection,
    dates_decreasing,
    declined_without_reason,
    done_without_date,
    factor_unaddressed,
    few_factors,
    gate_open,
    managers_no_private,
    missing_section,
    moderator_involved,
    no_actions_unexplained,
    not_everyone_heard,
    nothing_helped,
    one_day,
    section_order,
    sharp_end_only,
    team_not_heard,
    team_only_in_timeline,
    thin_evidence,
    vague_action,
    weak_actions,
)
from .wording.findings import wording_findings
from .wording.wording import Wording, lexicon_of

RULES: Final[tuple[Rule, ...]] = (
    few_factors.RULE,
    thin_evidence.RULE,
    vague_action.RULE,
    action_uncarried.RULE,
    done_without_date.RULE,
    declined_without_reason.RULE,
    weak_actions.RULE,
    no_actions_unexplained.RULE,
    gate_open.RULE,
    moderator_involved.RULE,
    team_not_heard.RULE,
    managers_no_private.RULE,
    dates_decreasing.RULE,
    one_day.RULE,
    not_everyone_heard.RULE,
    team_only_in_timeline.RULE,
    missing_section.RULE,
    section_order.RULE,
    begins_at_detection.RULE,
    nothing_helped.RULE,
    sharp_end_only.RULE,
    factor_unaddressed.RULE,
)
"""In the order of their codes."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A kind of opinion: how it looks at one record, and what explains the codes it uses."""

    findings: Callable[[RuleContext], Iterable[Finding]]
    explained: Callable[[Settings | None], Iterable[Explanation]]
    """From the settings of a site, or of none, to the explanation of each of its codes."""


def _by_rules(context: RuleContext) -> Iterator[Finding]:
    for rule in RULES:
        if context.settings.levels.get(rule.code) is not Level.OFF:
            yield from rule.findings(context)


def _rules_explained(settings: Settings | None) -> Iterable[Explanation]:
    return map(of_rule, RULES)


def _wording_explained(settings: Settings | None) -> Iterable[Explanation]:
    return map(of_wording, lexicon_of(settings).rules)


PROVIDERS: Final = (
    Provider(_by_rules, _rules_explained),
    Provider(wording_findings, _wording_explained),
)
"""Where opinions come from; another kind of check is another row."""


def explained(settings: Settings | None = None) -> Mapping[str, Explanation]:
    """Return every code there is, explained; a rule says more than the registry of codes does.

    Args:
        settings: those of a site that may have a lexicon of its own.

    Raises:
        SourceUnreadable: the site's own lexicon cannot be read or used.
    """
    by_code = {row.code: of_code(row) for row in CODES}
    for provider in PROVIDERS:
        by_code |= {said.code: said for said in provider.explained(settings)}
    return by_code


def lint(
    read: Collection, settings: Settings, wording: Wording | None = None
) -> tuple[Finding, ...]:
    """Return what the rules ask about the records, at the levels of the site."""

    def of_one(incident: Incident) -> tuple[Finding, ...]:
        context = RuleContext(incident, read, settings, wording)
        return tuple(found for provider in PROVIDERS for found in provider.findings(context))

    asked = tuple(filter(_is_asked, read.incidents))
    # Rules alone are done before other processes have begun; wording takes milliseconds a record.
    processes = settings.concurrency if wording is not None else 1
    return levelled(chain.from_iterable(each(of_one, asked, processes)), settings)


def _is_asked(incident: Incident) -> bool:
    front = incident.front
    said = front.kind is not Kind.REVIEW and front.status is not Status.WITHDRAWN
    return incident.has_front and said


def all_findings(
    read: Collection, settings: Settings, wording: Wording | None = None
) -> tuple[Finding, ...]:
    """Return what reading and the rules say, less what a record excepts with a reason.

    Args:
        read: the records.
        settings: what the site has set.
        wording: what wording is looked at with. A look takes some milliseconds a record, and what
            it finds is for the author alone. So `postmortems check` passes it for the records it
            reports on and `mkdocs serve` for the page that is looked at; a build of a site, and
            whatever else others will read, passes none.
    """
    found = (*read.findings, *lint(read, settings, wording))
    allowances = allowances_of(read.incidents)
    if not allowances:
        return tuple(sorted(found, key=lambda finding: finding.order))
    known = explained(settings)
    unheard = {code for code, level in settings.levels.items() if level is Level.OFF}
    if wording is None:
        unheard |= known.keys() - BY_CODE.keys()  # only wording has codes of its own
    kept, about = settle(found, allowances, known, unheard)
    return tuple(sorted((*kept, *levelled(about, settings)), key=lambda finding: finding.order))
