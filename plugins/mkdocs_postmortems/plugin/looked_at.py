"""`mkdocs serve`: what there is to ask about the wording of the record that is looked at.

To look at wording takes milliseconds a record, too long for every record of a build. So the page of
a record has an empty place for it while MkDocs serves, and that is filled when a browser asks for
the page. Nothing of it is written to a file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..lint.engine import all_findings
from ..model.incident import IncidentId
from ..pages.findings import findings_box
from ..pages.quick_html import QuickHtml

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from ..lint.wording.wording import Wording
    from .built import BuiltSite

_PLACE = re.compile(rb'<div class="pm-wording" data-record="(?P<id>[^"<>]*)">\s*</div>')


def place_for(id: IncidentId) -> str:
    """Return the empty place on the page of a record."""
    return f'<div class="pm-wording" data-record="{html.escape(id)}">\n</div>\n\n'


def box_of(id: str, built: BuiltSite, wording: Wording) -> str:
    """Return what there is to ask about the wording of a record, as HTML."""
    incident = built.kb.incidents.get(IncidentId(id))
    if incident is None:
        return ""
    path, read = incident.source.path, built.kb.collection
    own = tuple(found for found in read.findings if found.location.path == path)
    alone = replace(read, incidents=(incident,), findings=own)
    shown = frozenset(built.findings)
    found = all_findings(alone, built.kb.settings, wording)
    return QuickHtml(str).convert(
        findings_box([each for each in found if each not in shown], "Wording of this file")
    )


def fill(app: WSGIApplication, box: Callable[[str], str]) -> WSGIApplication:
    """Return an application that fills the places on the pages of another.

    Args:
        app: what answers a browser.
        box: from the id of a record to what stands in its place.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").endswith(("/", ".html")):
            return app(environ, start_response)
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def keep(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., object]:
            begun.append((status, headers))
            return len

        page = _whole(app(environ, keep))
        page = _PLACE.sub(lambda found: box(html.unescape(found["id"].decode())).encode(), page)
        status, headers = begun[-1]
        headers = [row for row in headers if row[0].lower() != "content-length"]
        start_response(status, [*headers, ("Content-Length", str(len(page)))])
        return [page]

    return answer


def _whole(answer: Iterable[bytes]) -> bytes:
    """Return all of an answer, and close it as who asks has to."""
    try:
        return b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
