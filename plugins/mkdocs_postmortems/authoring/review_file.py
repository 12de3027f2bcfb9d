"""The file a group writes after a review: its front matter ready, its decisions still to come."""

from __future__ import annotations

from typing import Final

from ..insight.review import Review
from ..insight.review_wording import GROUND_RULES
from ..settings import Settings
from ..trends.periods import Quarter
from .edit import FileEdit

TEXT: Final = """---
title: Review of {quarter}
kind: review
period: {quarter}
date: # the day the group met
decisions:
# One entry for each decision; the next review begins with them.
#  - decision: # in one sentence
#    team: # the team that carries it
#    factors: [] # what it is about; the next review counts these
#    expected_signal: # what will be seen if it works
#    review_date: # when to look again
#    not_chosen: # what was not chosen, and why
---

## Ground rules

{rules}

## Questions

{questions}

## What we talked about

## Decisions

They stand in the front matter above.
"""


def plan_review(review: Review, settings: Settings) -> FileEdit:
    """Return the file of a new review, for `apply` to write."""
    path = review_path(review.quarter)
    text = review_text(review).encode()
    return FileEdit(settings.folder / path, f"{settings.source}/{path}", None, text)


def review_text(review: Review) -> str:
    """Return the text of the file of a review, with the questions of the quarter."""
    return TEXT.format(
        quarter=review.quarter,
        rules="\n".join(f"- {rule}" for rule in GROUND_RULES),
        questions="\n".join(f"- {question}" for question in review.questions),
    )


def review_path(quarter: Quarter) -> str:
    """Return where the file of a review stands in the folder of the records.

    >>> review_path(Quarter(2024, 3))
    'reviews/2024-Q3.md'
    """
    return f"reviews/{str(quarter).replace(' ', '-')}.md"
