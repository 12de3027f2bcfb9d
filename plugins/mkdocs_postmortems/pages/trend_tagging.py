"""How long noticing and recovery took, and whether the tagging is sound, for the trends page."""

from __future__ import annotations

from typing import Final

from ..insight.insight import Insight
from ..insight.measures import length
from ..insight.tagging_wording import (
    agreement_said,
    drift_said,
    how_tagging,
    unseen_said,
    words_said,
)
from ..insight.time_wording import how_lengths, lengths_said
from ..insight.times import Lengths
from .escape import md
from .links import Links
from .pictures.recovery import recovery as strips
from .pictures.shown import as_markdown
from .trend_section import Section

STRETCHES: Final = (
    ("notice", "From the start until it was noticed"),
    ("mitigate", "From then until the effect was over or bearable"),
    ("resolve", "From the noticing until nothing more had to be done"),
)


def recovery(insight: Insight, links: Links) -> Section:
    """Say how long each stretch took in the middle and at the slow end."""
    found = insight.recovery
    stretches = [(said, getattr(found, name)) for name, said in STRETCHES]
    return Section(
        "recovery",
        "Noticing and recovery",
        lines=tuple(f"{said}. {md(lengths_said(each))}{_values(each)}" for said, each in stretches),
        pictures=(as_markdown(strips(links)),),
        how=tuple((f"{said}. {how_lengths(each)}", "times") for said, each in stretches),
    )


def _values(found: Lengths) -> str:
    """Write out the values where they are too few for anything else."""
    if found.summary is not None or not found.ended:
        return ""
    values = ", ".join(length(each.span.total_seconds()) for each in found.ended)
    return f" {'The values' if len(found.ended) > 1 else 'The value'}: {values}."


def tagging(insight: Insight, links: Links) -> Section:
    """Say how far the factors themselves can carry numbers."""
    found = insight.tagging
    said = (unseen_said(found), agreement_said(found), drift_said(found), words_said(found))
    return Section(
        "tagging",
        "Is the tagging sound",
        lines=tuple(md(sentence) for sentence in said),
        after=(f"{links.to(links.site.vocabulary, 'Words that wait and factors never seen')}",),
        how=((how_tagging(found), "tagging"),),
    )
