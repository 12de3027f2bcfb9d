from __future__ import annotations

import pytest
from tests.editor.conftest import Desktop, record

from mkdocs_postmortems.editor.hover import hover


def hovered(desktop: Desktop, text: str) -> str | None:
    asked, spot = desktop.open(text)
    found = hover(asked.document, spot, asked.desk, asked.diagnostics)
    return found.markdown if found is not None else None


def test_a_factor_has_its_meaning_and_where_it_was_seen(desktop: Desktop) -> None:
    said = hovered(desktop, record("factors: [le‸ase expiry]"))
    assert said is not None
    assert said.split("\n\n") == [
        "**Lease \\*ends\\*** `software.lease`",
        "A lease ended while it was held.",
        "Not seen in 2 records.",
        "Also: lease expiry.",
    ]


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("dns", "Seen in 1 of 2 records, last on 2024-05-01."),
        ("safe reversal", "Seen in 2 of 2 records, last on 2024-06-01. It helped in 1 of these."),
    ],
)
def test_numbers_stand_beside_their_n(desktop: Desktop, word: str, seen: str) -> None:
    said = hovered(desktop, record(f"factors: [‸{word}]"))
    assert said is not None
    assert seen in said.split("\n\n")


def test_a_deprecated_factor_names_its_successor(desktop: Desktop) -> None:
    said = hovered(desktop, record("factors: [software.old‸-lease]"))
    assert said is not None
    assert said.endswith("Deprecated since 2024-01-01; `software.lease` takes its place.")


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("sever‸ity: SEV-1", "`severity`: One of the site's severities, such as `SEV-2`."),
        ("factors: [{id: dns, ro‸le: trigger}]", "`role`: What it did here:"),
        ("related: [po‸ol]", "**Pool ran dry**\n\n2024-05-01 · `postmortems/2024/pool.md`"),
        ("services: [sho‸p]", "**Web shop** `web` (service)\n\nAlso: shop."),
    ],
)
def test_keys_records_and_services_are_explained(desktop: Desktop, front: str, said: str) -> None:
    assert (hovered(desktop, record(front)) or "").startswith(said)


def test_a_question_about_wording_is_explained(desktop: Desktop) -> None:
    body = "\nAfter the drill the sysadmin for‸got to remove the firewall rule.\n"
    said = hovered(desktop, record("factors: [dns]", body))
    assert said is not None
    assert "**Why**" in said


@pytest.mark.parametrize("front", ["title_‸: x", "kind: inci‸dent", "factors: [no such wo‸rd]"])
def test_what_is_not_known_is_not_explained(desktop: Desktop, front: str) -> None:
    assert hovered(desktop, record(front)) is None
