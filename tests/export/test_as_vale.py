"""Vale itself is not here: its files are read as YAML, and Python stands in for its patterns."""

from __future__ import annotations

import configparser
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from mkdocs_postmortems.export.as_vale import vale_style
from mkdocs_postmortems.export.formats import FORMATS
from mkdocs_postmortems.lint.wording.lexicon import Lexicon, WordingRule
from mkdocs_postmortems.lint.wording.people import NAME

LEXICON = Lexicon.shipped()
FILES = vale_style(LEXICON, link="https://x.example/wording.html")
RULES = [pytest.param(rule, id=rule.id) for rule in LEXICON.rules if rule.id != "NM02"]
KEYS = {"extends", "message", "description", "link", "level", "scope", "ignorecase", "nonword", "tokens"}  # fmt: skip


def style(rule: WordingRule) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILES[f"styles/Postmortems/{rule.id}.yml"])
    return loaded


def asks(rule: WordingRule, text: str) -> bool:
    """Whether Vale would, as far as Python's patterns are those of Vale."""
    tokens = style(rule)["tokens"]
    return re.search(f"(?m)(?:{'|'.join(tokens)})", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_one_that_vale_knows(rule: WordingRule) -> None:
    made = style(rule)
    assert set(made) == KEYS
    assert made["extends"] == "existence" and made["level"] == "suggestion"
    assert made["message"].count("%") == made["message"].count("%s") == 1
    assert made["message"].endswith(rule.question)
    assert made["link"] == f"https://x.example/wording.html#{rule.id.lower()}"


@pytest.mark.parametrize("rule", RULES)
def test_patterns_use_nothing_that_only_python_knows(rule: WordingRule) -> None:
    for token in style(rule)["tokens"]:
        re.compile(token)
        assert "(?P" not in token and NAME not in token and r"\Z" not in token


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_own_example_and_not_what_to_write_instead(rule: WordingRule) -> None:
    assert asks(rule, rule.example)
    assert not asks(rule, rule.instead)


def test_a_rule_about_people_stays_silent_about_software() -> None:
    rule = next(rule for rule in LEXICON.rules if rule.id == "PB01")
    assert asks(rule, "The on-call engineer has repeatedly failed to answer.")
    assert not asks(rule, "The service failed to start.")
    assert not asks(rule, "The operator failed to reconcile the resource.")


def test_names_of_people_are_left_out() -> None:
    assert "styles/Postmortems/NM02.yml" not in FILES


def test_the_sample_names_the_style() -> None:
    parser = configparser.ConfigParser()
    parser.read_string(f"[top]\n{FILES['.vale.ini']}")
    assert parser["top"]["StylesPath"] == "styles"
    assert parser["*.md"]["BasedOnStyles"] == "Postmortems"


def test_without_an_address_there_is_no_link() -> None:
    assert not any("\nlink:" in text for text in vale_style(LEXICON).values())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_has_files_with_plain_paths(form: Any) -> None:
    files: Mapping[str, str] = form.files("")
    assert files == form.files("")
    for path, text in files.items():
        assert not PurePosixPath(path).is_absolute() and ".." not in path
        assert text.endswith("\n") and "\r" not in text
