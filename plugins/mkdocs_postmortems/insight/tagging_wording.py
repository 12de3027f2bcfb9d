"""Whether the coding is sound, in plain sentences without markup."""

from __future__ import annotations

from ..trends.tagging import LEAST_RECORDS, LEAST_TWICE, LEAST_USES
from .figures import count, p_value, percent
from .measures import two_figures
from .tagging import Tagging


def unseen_said(found: Tagging) -> str:
    """Say how complete the vocabulary is for what comes next."""
    uses = count(found.uses, "use")
    if found.unseen is None:
        return f"Not enough data on new factors: {uses}, and {LEAST_USES} are needed."
    return (
        f"About {percent(found.unseen)} of the next tags will be factors not seen before:"
        f" {found.once} of {uses} {'is' if found.once == 1 else 'are'} the only one of a factor."
    )


def agreement_said(found: Tagging) -> str:
    """Say how far two readers of the same records agree."""
    twice = found.coded_twice
    records = f"{count(twice.records, 'record')} coded twice"
    if twice.records < LEAST_TWICE:
        return f"Not enough data on agreement: {records}, and {LEAST_TWICE} are needed."
    either = twice.both + twice.first_only + twice.second_only
    kappa = "" if twice.kappa is None else f", kappa {two_figures(twice.kappa)}"
    return f"Two readers gave the same factor {twice.both} of {either} times{kappa}, in {records}."


def banner_said(found: Tagging) -> str | None:
    """Warn where later records carry more factors, or fewer; None where there is no warning."""
    if found.drift is None or not found.drifting:
        return None
    if found.drift.more:
        return "Records now carry more factors than before; a rise may be tagging."
    return "Records now carry fewer factors than before; a fall may be tagging."


def drift_said(found: Tagging) -> str:
    """Say whether records carry more factors than before, with a warning or without."""
    records = count(found.n, "record")
    if found.drift is None:
        return f"Not enough data on factors per record: {records}, and {LEAST_RECORDS} are needed."
    return banner_said(found) or f"No change in factors per record that {records} can show."


def words_said(found: Tagging) -> str:
    """Say what the records and the vocabulary do not have from each other."""
    return (
        f"{len(found.deprecated)} of {count(found.n, 'record')} have the word of a deprecated"
        f" factor. Waiting for the vocabulary: {count(len(found.waiting), 'word')}."
        f" Never used: {count(len(found.unused), 'factor')}."
    )


def how_tagging(found: Tagging) -> str:
    """Say how the numbers about the coding were found."""
    said = (
        "New factors: Good and Turing's share of uses that are a factor's only one. Agreement:"
        " Cohen's kappa over each record coded twice and each factor that any record uses."
    )
    if found.drift is None:
        return said
    half = found.n // 2
    return (
        f"{said} Factors per record: two-sided rank sum test of the first {half} records against"
        f" the other {found.n - half}, p {p_value(found.drift.p)}."
    )
