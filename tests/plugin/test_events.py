"""What a build does with records: pages, place, edit links, findings, serve."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]

UNKNOWN_FACTOR = (
    "---\ntitle: A\ndate: 2024-03-01\nfactors: [dns, flux capacitor]\n---\n\n## Text\n\nx\n"
)
BROKEN = "---\ntitle: A: b\n---\n\nThe words of the author.\n"


def test_a_record_becomes_a_page_with_its_text_and_its_factors(
    build_site: Build, record: str
) -> None:
    html = build_site({"postmortems/2024/x.md": record}).html("postmortems/2024/x/index.html")
    assert "Names took seconds to resolve." in html
    assert 'href="../../factors/infrastructure.dns/"' in html
    assert 'href="../../factors/change.no-staged-rollout/"' in html


def test_the_edit_link_of_a_record_leads_to_its_own_file(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record},
        theme="readthedocs",
        repo_url="https://github.com/example/repo",
        edit_uri="edit/main/docs/",
    )
    html = built.html("postmortems/2024/x/index.html")
    assert "https://github.com/example/repo/edit/main/postmortems/2024/x.md" in html


def test_the_edit_link_of_a_factor_page_leads_to_the_text_people_wrote(
    build_site: Build, record: str
) -> None:
    built = build_site(
        {
            "postmortems/2024/x.md": record,
            "postmortems/factors/infrastructure.dns.md": "What we know of names.\n",
        },
        theme="readthedocs",
        repo_url="https://github.com/example/repo",
        edit_uri="edit/main/docs/",
    )
    html = built.html("postmortems/factors/infrastructure.dns/index.html")
    assert "What we know of names." in html
    assert "edit/main/postmortems/factors/infrastructure.dns.md" in html


def test_records_stay_out_of_the_menu_and_the_indexes_stand_in_it(
    build_site: Build, record: str
) -> None:
    html = build_site({"postmortems/2024/x.md": record}).html("index.html")
    assert 'href="postmortems/"' in html
    assert "postmortems/2024/x/" not in html


def test_a_menu_of_the_site_itself_is_left_as_it_is(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/2024/x.md": record},
        nav=[{"Home": "index.md"}, {"Incidents we had": "postmortems/incidents/index.md"}],
    )
    html = built.html("index.html")
    assert "Incidents we had" in html
    assert 'href="postmortems/factors/"' not in html


def test_the_menu_can_be_switched_off(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/2024/x.md": record}, options={"nav": False})
    assert 'href="postmortems/' not in built.html("index.html")


def test_records_follow_each_other_by_date(build_site: Build, record: str) -> None:
    files = {
        f"postmortems/{day}.md": record.replace("2024-03-01", day)
        for day in ("2024-01-01", "2024-02-01", "2024-03-01")
    }
    html = build_site(files, theme="readthedocs").html("postmortems/2024-02-01/index.html")
    assert 'href="../2024-01-01/"' in html
    assert 'href="../2024-03-01/"' in html


def test_a_warning_counts_under_strict_and_names_file_and_line(build_site: Build) -> None:
    built = build_site({"postmortems/x.md": UNKNOWN_FACTOR}, strict=True)
    assert built.aborted
    (line,) = [text for text in built.lines(logging.WARNING) if "flux capacitor" in text]
    assert line.startswith("postmortems: postmortems/x.md:4:")


def test_rules_speak_in_a_build_and_stop_nothing(build_site: Build, record: str) -> None:
    record = record.replace("factors", "actions: []\nfactors")
    built = build_site({"postmortems/x.md": record}, strict=True)
    assert not built.aborted
    asked = [text for text in built.lines(logging.INFO) if "PM506" in text]
    assert asked == [
        "postmortems: postmortems/x.md:4:1 PM506 `actions` is empty. Why is no action a sound "
        "outcome here: `no_action_reason`?"
    ]


def test_a_site_may_let_a_rule_stop_a_strict_build(build_site: Build, record: str) -> None:
    record = record.replace("factors", "actions: []\nfactors")
    built = build_site(
        {"postmortems/x.md": record}, strict=True, options={"levels": {"PM506": "warning"}}
    )
    assert built.aborted


def test_hints_never_stop_a_strict_build(build_site: Build) -> None:
    built = build_site({"postmortems/x.md": "# Only text\n\nNot yet coded.\n"}, strict=True)
    assert not built.aborted
    assert any("PM108" in text for text in built.lines(logging.INFO))


def test_the_clock_is_asked_for_a_log_line_and_for_no_page(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = "---\ntitle: T\ndate: 2024-05-01\nfactors: [dns]\n---\n"

    def pages(moment: str) -> tuple[dict[str, str], bool]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        built = build_site({"postmortems/a.md": record})
        asked = any("PM213" in line for line in built.lines())
        made = sorted((built.site / "postmortems").rglob("*.html"))
        return {str(page): page.read_text(encoding="utf-8") for page in made}, asked

    early, late = pages("1600000000"), pages("1800000000")
    assert (early[1], late[1]) == (True, False)
    assert early[0] == late[0] and early[0]


def test_broken_front_matter_keeps_the_page_and_says_where(build_site: Build) -> None:
    built = build_site({"postmortems/x.md": BROKEN})
    assert "The words of the author." in built.html("postmortems/x/index.html")
    assert "title: A: b" not in built.html("postmortems/x/index.html")
    assert any("postmortems/x.md:2:" in text for text in built.lines(logging.ERROR))


def test_a_missing_source_folder_stops_a_build_with_one_line(build_site: Build) -> None:
    built = build_site({})
    assert built.aborted
    assert any("'postmortems'" in text for text in built.lines(logging.ERROR))


def test_a_folder_that_cannot_take_pages_stops_a_build_with_one_line(
    build_site: Build, record: str
) -> None:
    built = build_site({"postmortems/a.md": record, ".cache": "a file in its place"})
    assert built.aborted
    (said,) = built.lines(logging.ERROR)
    assert "cannot be written to '.cache/postmortems/internal': Not a directory" in said


def test_serve_goes_on_where_a_build_stops(build_site: Build) -> None:
    built = build_site({}, command="serve")
    assert not built.aborted
    assert (built.site / "index.html").is_file()


@pytest.mark.parametrize(("command", "shown"), [("serve", True), ("build", False)])
def test_findings_stand_on_the_page_while_serving_only(
    build_site: Build, command: str, shown: bool
) -> None:
    built = build_site({"postmortems/x.md": UNKNOWN_FACTOR}, command=command)
    assert ("PM301" in built.html("postmortems/x/index.html")) is shown


def test_dirty_builds_are_answered_with_a_sentence(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/x.md": record}, dirty=True)
    assert any("--dirty" in text for text in built.lines(logging.INFO))


def test_one_line_says_what_was_read(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/x.md": record})
    assert any("1 records, 2 factors in use" in text for text in built.lines(logging.INFO))


def test_a_level_can_be_set_by_code(build_site: Build) -> None:
    built = build_site(
        {"postmortems/x.md": UNKNOWN_FACTOR}, strict=True, options={"levels": {"PM301": "hint"}}
    )
    assert not built.aborted


def test_an_edition_leaves_out_what_is_not_for_it(build_site: Build, record: str) -> None:
    secret = record.replace("title: Resolver", "audience: restricted\ntitle: Quokka")
    built = build_site(
        {"postmortems/x.md": record, "postmortems/y.md": secret},
        theme="material",
        plugins=["search"],
    )
    texts = [p.read_bytes() for p in built.site.rglob("*") if p.is_file()]
    assert not any(b"Quokka" in text for text in texts)
    assert not (built.site / "postmortems" / "y").exists()


def test_text_that_looks_like_metadata_stays_text(build_site: Build) -> None:
    text = "---\ntitle: A\ndate: 2024-03-01\nfactors: [dns]\n---\nStatus: over\nOwner: nobody\n"
    html = build_site({"postmortems/x.md": text}).html("postmortems/x/index.html")
    assert "Status: over" in html


def test_people_in_front_matter_reach_no_page(build_site: Build, record: str) -> None:
    text = record.replace("title:", "author: Quokka Jones\nreviewers: [Quokka]\ntitle:")
    built = build_site({"postmortems/x.md": text}, theme="material", plugins=["search"])
    texts = [p.read_bytes() for p in built.site.rglob("*") if p.is_file()]
    assert not any(b"Quokka" in text for text in texts)
