from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.authoring.template import OWN, Value, filled, spelled, template_of
from mkdocs_postmortems.errors import EditConflict

if TYPE_CHECKING:
    from tests.authoring.conftest import Project

VALUES: dict[str, Value] = {"title": "A: b", "date": date(2024, 5, 1), "services": ["web", "a b"]}
FILLED = 'title: "A: b"', "date: 2024-05-01", "services: [web, a b]"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title:\ndate:\nservices:\n", "\n".join([*FILLED, ""])),
        ("title: # what?\ndate:\nservices:\n", FILLED[0] + " # what?\n" + "\n".join([*FILLED[1:], ""])),
        ("title: x # what?\ndate:\nservices:\n", FILLED[0] + " # what?\n" + "\n".join([*FILLED[1:], ""])),
        ("kind: review\n", "kind: review\n" + "\n".join([*FILLED, ""])),
        ("", "\n".join([*FILLED, ""])),
        ('"title" : ""\ndate: 2000-01-01\nservices: []\n', f'"title" : "A: b"\n{FILLED[1]}\n{FILLED[2]}\n'),
        ("services:\n  - old\n  - older\ndate:\ntitle: |\n  x\n", f'services:\n  [web, a b]\n{FILLED[1]}\n{FILLED[0]}\n'),
        ("# first\ntitle:\n\n# second\ndate:\nservices:\n", f"# first\n{FILLED[0]}\n\n# second\n{FILLED[1]}\n{FILLED[2]}\n"),
    ],
)  # fmt: skip
def test_values_stand_in_their_lines_and_the_rest_stays(block: str, expected: str) -> None:
    assert filled(f"---\n{block}---\n\nBody\n", VALUES, "t.md") == f"---\n{expected}---\n\nBody\n"


def test_a_template_without_front_matter_gets_some() -> None:
    text = filled("## Timeline\n", VALUES, "t.md")
    assert text == "---\n" + "\n".join(FILLED) + "\n---\n\n## Timeline\n"


@pytest.mark.parametrize(
    "text", ["---\ntitle: [\n---\n", "---\n- a\n---\n", "---\ntitle:\n", "---\ntext\n---\n"]
)
def test_a_template_that_cannot_be_filled_is_refused(text: str) -> None:
    with pytest.raises(EditConflict, match=r"the front matter of the template t\.md cannot be "):
        filled(text, VALUES, "t.md")


PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029\ufeff")
).map(lambda text: " ".join(text.split()))


@given(PRINTABLE.filter(bool), st.lists(PRINTABLE.filter(bool), max_size=3))
def test_any_text_is_read_again_as_it_was(title: str, services: list[str]) -> None:
    text = filled(OWN.read_text("utf-8"), {"title": title, "services": services}, "t.md")
    read = yaml.safe_load(text.split("---\n")[1])
    assert (read["title"], read["services"]) == (title, services)


@pytest.mark.parametrize(
    "word", ["yes", "2024", "2024-05-01", "~", "a: b", "a #b", "@x", "- a", "a,b", "a?"]
)
def test_text_that_yaml_would_read_otherwise_is_quoted(word: str) -> None:
    assert spelled(word) == f'"{word}"'


def test_the_template_of_the_site_wins(project: Project) -> None:
    settings = project({"_template.md": "own\r\n"})
    assert template_of(settings) == ("own\n", "postmortems/_template.md")


@pytest.mark.parametrize("content", [b"\x00", b"a" * (20 * 1024 * 1024)])
def test_a_template_that_is_no_text_is_refused(project: Project, content: bytes) -> None:
    settings = project({"_template.md": content})
    with pytest.raises(
        EditConflict, match=r"the template postmortems/_template\.md cannot be used"
    ):
        template_of(settings)


def test_a_folder_is_no_template(project: Project) -> None:
    settings = project({"_template.md/x": ""})
    with pytest.raises(EditConflict, match="it is no regular file"):
        template_of(settings)
