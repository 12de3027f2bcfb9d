from __future__ import annotations

import pytest

from mkdocs_postmortems.graph.phrases import Phrases


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("retry storm", "Retry storms again", True),
        ("retry-storm", "a RETRY  storm", True),
        ("retry storm", "a storm of retries", False),
        ("dns", "dnsmasq", False),
        ("cat", "concatenate", False),
        ("no rollback", "a rollback", False),
        ("no rollback", "no rollbacks", True),
        ("k8s", "on K8s.", True),
        ("x", "x", False),
        ("...", "...", False),
        ("Störung", "eine störung", True),
    ],
)
def test_a_phrase_is_found_as_whole_words_in_order(phrase: str, text: str, found: bool) -> None:
    assert [*Phrases({"it": [phrase]}).found(text)] == ([("it", phrase)] if found else [])


def test_each_phrase_is_found_once() -> None:
    phrases = Phrases({"a": ["disk", "full disk"], "b": ["disk"]})
    assert [*phrases.found("A full disk. Disk!")] == [("a", "full disk"), ("a", "disk"), ("b", "disk")]  # fmt: skip
