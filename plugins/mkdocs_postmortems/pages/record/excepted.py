"""Which hints a record excepts, with its reasons: exceptions stay honest where readers see them."""

from __future__ import annotations

from ...lint.allowances import Allowance, allowances_of
from ...model.codes import BY_CODE
from ...model.finding import Level
from ...model.incident import Incident
from ..escape import md
from ..links import Links, shorten


def excepted(incident: Incident, links: Links) -> str:
    """Return small print, a line for each exception that has a reason."""
    said = dict.fromkeys(
        f"Excepted: {md(shorten(each.code, 20))}, {md(shorten(each.reason or '', 300))}"
        for each in allowances_of((incident,))
        if _holds(each)
    )
    return "\n\n".join(f"{line}\n{{: .pm-meta }}" for line in said)


def _holds(allowed: Allowance) -> bool:
    """Whether an exception has a reason, and names no error or warning: those are mended."""
    row = BY_CODE.get(allowed.code)  # the codes about wording are not there, and are all hints
    return bool(allowed.reason) and (row is None or row.level is Level.HINT)
