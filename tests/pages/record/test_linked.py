from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.pages.catalogue import plan
from mkdocs_postmortems.pages.links import Links
from mkdocs_postmortems.pages.quick_html import QuickHtml
from mkdocs_postmortems.pages.record.linked import related
from mkdocs_postmortems.settings import Settings

Repository = Callable[[Mapping[str, str | bytes]], Path]
Below = Callable[[str], str]

TEXTS = {
    "a": "# Proxy down\n\nThe certificate of the proxy <b> expired.\n",
    "b": "Nobody could sign in: the *certificate* on a proxy had expired.\n",
    "disk": "The disk of the database filled up with snapshots.\n",
    "deploy": "A deploy shipped the wrong branch to staging.\n",
    "queue": "Messages piled up because one consumer stopped reading.\n",
    "gone": "---\nstatus: withdrawn\n---\nThe certificate of the proxy expired.\n",
}


@pytest.fixture
def below(repository: Repository) -> Below:
    """What stands under `Related incidents` on the page of a record without any coding."""
    root = repository({f"postmortems/{id}.md": text for id, text in TEXTS.items()})
    kb = KnowledgeBase.load(Settings(root=root))
    site = plan(kb).site

    def written(id: str) -> str:
        incident = kb.incidents[IncidentId(id)]
        return related(incident, Links(kb, site, site.incidents[incident.id]))

    return written


def test_a_record_that_is_not_coded_has_relatives_by_its_text(below: Below) -> None:
    text = below("a")
    assert "[b](" in text
    assert "undated" in text
    assert "in both texts: certificate (2 of 5 records), expired (2), proxy (2)" in text


def test_none_is_said_with_the_number_of_records(below: Below) -> None:
    text = below("deploy")
    assert text.endswith("No close relative yet among 4 other records.")


def test_a_withdrawn_record_has_no_such_part_and_is_in_no_other(below: Below) -> None:
    assert below("gone") == ""
    assert not any("gone" in below(id) for id in TEXTS if id != "gone")


@pytest.mark.parametrize("id", ["a", "deploy"])
def test_it_is_markdown_that_has_a_short_way_to_html(below: Below, id: str) -> None:
    assert "Related incidents" in QuickHtml(lambda target: target).convert(below(id))
