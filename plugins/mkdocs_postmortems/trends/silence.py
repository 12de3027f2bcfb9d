"""How long nothing has to be seen until that says something, and what it leaves open."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Final

from .windows import Window

SILENCE: Final = 0.05
"""How rare a silence has to be, were nothing changed, to say something."""
LONGEST_WAIT: Final = 5 * 365.25
"""Days; where a silence would have to last longer, there were too few records before."""


def quiet_days(x: int, days: float) -> float:
    """Return how long a silence has to last until it is rarer than 1 in 20 by chance.

    Parameters
    ----------
    x
        How many records carried the factor before.
    days
        In how many days.

    Returns
    -------
    float
        Days; infinite where there was no record before.

    Notes
    -----
    days (.05^(-1/x) - 1): given x records in both windows, all lie in the first with a probability
    of (days / (days + silence))^x.

    Examples
    --------
    >>> round(quiet_days(4, 365))
    407
    """
    return days * math.expm1(-math.log(SILENCE) / x) if x else math.inf


def evidence_due(before: Window, completed: date) -> date | None:
    """Return the day from which a comparison can say something.

    Parameters
    ----------
    before
        The window before the action.
    completed
        The day the action was done.

    Returns
    -------
    date or None
        None where that takes more than 5 years: there were too few records before.

    Examples
    --------
    >>> evidence_due(Window(x=4, days=365, records=20), date(2024, 5, 1))
    datetime.date(2025, 6, 12)
    """
    wait = quiet_days(before.x, before.days)
    if wait > LONGEST_WAIT or math.ceil(wait) > (date.max - completed).days:
        return None
    return completed + timedelta(days=math.ceil(wait))


def allowed_by_silence(days: float, per: float = 365) -> float:
    """Return the highest rate that a silence still allows.

    Parameters
    ----------
    days
        How long nothing was seen; above 0.
    per
        The days of the rate: 365 for a year.

    Returns
    -------
    float
        A one-sided limit of 95 %.

    Notes
    -----
    -ln(.05) / days * per: a Poisson process of that rate is silent so long 1 time in 20.

    Examples
    --------
    >>> round(allowed_by_silence(200), 1)
    5.5
    """
    return -math.log(SILENCE) / days * per
