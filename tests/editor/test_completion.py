from __future__ import annotations

import pytest
from tests.editor.conftest import Desktop, record

from mkdocs_postmortems.editor.completion import Completion, complete


def completed(
    desktop: Desktop, text: str, name: str = "postmortems/2024/new.md"
) -> list[Completion]:
    asked, spot = desktop.open(text, name)
    return list(complete(asked.document, spot, asked.desk, asked.incident))


def words(desktop: Desktop, text: str) -> list[str]:
    return [each.new for each in completed(desktop, text)]


@pytest.mark.parametrize(
    ("front", "first"),
    [
        ("ki‸", ["kind: "]),
        ("fac‸", ["factors:", "facilitation:"]),
        ("kind: near‸", ["near-miss"]),
        ("status: ‸", ["draft", "timeline-agreed"]),
        ("severity: ‸", ["SEV-1", "SEV-2"]),
        ("detection: cu‸", ["customer"]),
        ("detection: {by: cu‸}", ["customer"]),
        ("facilitation:\n  managers_present: t‸", ["true"]),
        ("services: [‸]", ["web"]),
        ("services: [sho‸]", ["web"]),
        ("teams: ‸", ["pay"]),
        ("actions: [{title: Bound it, state: d‸}]", ["done", "declined"]),
        ("actions: [{title: Bound it, te‸}]", ["team: "]),
        ("factors: [{id: dns, role: tr‸}]", ["trigger"]),
        ("factors:\n  - id: dns\n    conf‸", ["confidence: "]),
        ("factors: [lease exp‸]", ["software.lease"]),
        ("factors:\n  - change.config‸", ["change.config-push"]),
        ("related: [lea‸", ["lease"]),
        ("related:\n  - id: ran dry‸", ["pool"]),
        ("lint: {allow: [{rule: PM50‸", ["PM501"]),
    ],
)
def test_what_may_stand_there_comes_first(desktop: Desktop, front: str, first: list[str]) -> None:
    assert words(desktop, record(front))[: len(first)] == first


def test_a_word_that_is_typed_on_is_replaced_as_a_whole(desktop: Desktop) -> None:
    found = completed(desktop, record("factors: [lease‸ expiry, dns]"))[0]
    start, end = found.stretch
    assert (start, end) == ((3, 10), (3, 22))


def test_an_alias_is_what_finds_its_factor(desktop: Desktop) -> None:
    (found,) = completed(desktop, record("factors: [lease e‸"))
    assert (found.offer.word, found.found_by) == ("software.lease", "lease expiry")


def test_a_factor_is_offered_with_its_definition(desktop: Desktop) -> None:
    (found,) = completed(desktop, record("factors: [lease e‸"))
    assert found.offer.detail == "Lease *ends*"
    assert "A lease ended while it was held." in found.offer.text


def test_deprecated_factors_are_not_offered(desktop: Desktop) -> None:
    assert words(desktop, record("factors: [software.old‸"))[:1] != ["software.old-lease"]


def test_an_action_may_address_the_factors_of_its_record(desktop: Desktop) -> None:
    front = "factors: [dns]\nactions: [{title: Bound it, addresses: [‸]}]"
    assert words(desktop, record(front)) == ["infrastructure.dns"]


def test_evidence_points_to_the_headings_of_the_text(desktop: Desktop) -> None:
    text = record('factors: [{id: dns, evidence: "#w‸"}]', "\n## What failed\n\nIt did.\n")
    assert words(desktop, text) == ['"#what-failed"']


def test_a_key_that_is_there_is_not_offered_again(desktop: Desktop) -> None:
    assert "title: " not in words(desktop, "---\ntitle: New\n‸\n---\n")


def test_the_colon_of_a_key_is_not_written_twice(desktop: Desktop) -> None:
    assert words(desktop, "---\ntit‸: New\n---\n")[0] == "title"


def test_an_open_block_is_completed(desktop: Desktop) -> None:
    assert words(desktop, "---\ntitle: New\nkind: sur‸")[0] == "surprise"


@pytest.mark.parametrize(
    "text",
    [
        record("kind: incident", "\nSome te‸xt.\n"),
        "No front mat‸ter\n",
        "‸",
        "---\ntitle: Ne‸w\n---\n",
        "---\n# com‸ment\n---\n",
    ],
)
def test_other_places_are_quiet(desktop: Desktop, text: str) -> None:
    assert completed(desktop, text) == []


def test_nothing_is_completed_in_the_vocabulary(desktop: Desktop) -> None:
    assert completed(desktop, "factors:\n  - id: ‸", "postmortems/vocabulary.yml") == []
