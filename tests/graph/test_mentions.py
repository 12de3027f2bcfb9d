from __future__ import annotations

from mkdocs_postmortems.graph.mentions import mentions
from mkdocs_postmortems.model.catalog import Directory, Named
from mkdocs_postmortems.model.passage import Passage, Sentence

KNOWN = Directory({"dns": Named("dns", "Cluster DNS", aliases=("coredns",)), "web": Named("web", "Web")})  # fmt: skip
TEXT = [
    Passage((Sentence("The web answered.", 1), Sentence("CoreDNS did not.", 2))),
    Passage((Sentence("The cluster DNS was up, and so was the queue.", 4),)),
]


def test_services_are_found_by_every_name_the_most_named_first() -> None:
    found = mentions(KNOWN, ["queue"], TEXT)
    assert [(each.service, each.sentence.line, each.names) for each in found] == [
        ("dns", 2, ("coredns",)),
        ("web", 1, ("web", "Web")),
        ("queue", 4, ("queue",)),
    ]
    assert [each.score for each in found] == [0.6667, 0.5, 0.5]


def test_what_a_text_has_already_is_left_out_and_the_limit_holds() -> None:
    assert [each.service for each in mentions(KNOWN, ["queue"], TEXT, 1, ["dns"])] == ["web"]


def test_a_heading_over_two_passages_counts_once() -> None:
    heading = Sentence("Web", 1)
    passages = [Passage((Sentence("a", 2),), heading), Passage((Sentence("b", 3),), heading)]
    assert mentions(KNOWN, (), passages)[0].score == 0.5
