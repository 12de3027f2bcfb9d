"""New words in the lists of front matter, in the form of each list, and not one byte beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from mkdocs_postmortems.authoring.additions import plan_additions
from mkdocs_postmortems.errors import EditConflict
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.tree import read_source
from mkdocs_postmortems.settings import Settings


def with_added(data: bytes, **added: Sequence[str]) -> bytes:
    """The bytes of a file after words were added to its lists."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "x.md")
        file.write_bytes(data)
        source = read_source(file, Settings(root=Path(folder)), Notes(""))
        return plan_additions(file, source, added).after


def fenced(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "Body: [x]", ""))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["factors: [a]"], ["factors: [a, n.x, n.y]"]),
        (["factors: [a] # c"], ["factors: [a, n.x, n.y] # c"]),
        (["factors: [ 'a', ]"], ["factors: [ 'a', n.x, n.y, ]"]),
        (["factors: [a,", "  b, # c", "]"], ["factors: [a,", "  b, n.x, n.y, # c", "]"]),
        (["factors: []"], ["factors: [n.x, n.y]"]),
        (["factors: [{id: a, role: trigger}]"], ["factors: [{id: a, role: trigger}, {id: n.x}, {id: n.y}]"]),
        (["factors: a # c"], ["factors: [a, n.x, n.y] # c"]),
        (['factors: "a"'], ['factors: ["a", n.x, n.y]']),
        (["factors: {id: a}"], ["factors: [{id: a}, {id: n.x}, {id: n.y}]"]),
        (["factors:"], ["factors: [n.x, n.y]"]),
        (["factors:  # none"], ["factors: [n.x, n.y]  # none"]),
        (["factors: ~"], ["factors: [n.x, n.y]"]),
        (["factors:", "- a"], ["factors:", "- a", "- n.x", "- n.y"]),
        (["factors:", "  - a # c", "  # d", "", "title: t"], ["factors:", "  - a # c", "  - n.x", "  - n.y", "  # d", "", "title: t"]),
        (["factors:", "  - {id: a}"], ["factors:", "  - {id: a}", "  - {id: n.x}", "  - {id: n.y}"]),
        (["factors:", "  - id: a", "    role: trigger"], ["factors:", "  - id: a", "    role: trigger", "  - id: n.x", "  - id: n.y"]),
        (["factors:", "  - a", "  - id: b"], ["factors:", "  - a", "  - id: b", "  - n.x", "  - n.y"]),
        (["factors:", "  - id: a", "    note: >", "      text", "", "title: t"], ["factors:", "  - id: a", "    note: >", "      text", "  - id: n.x", "  - id: n.y", "", "title: t"]),
        (["title: t"], ["title: t", "factors: [n.x, n.y]"]),
        (["  title: t"], ["  title: t", "  factors: [n.x, n.y]"]),
        ([], ["factors: [n.x, n.y]"]),
        (["Factors: [a]"], ["Factors: [a, n.x, n.y]"]),
    ],
)  # fmt: skip
def test_a_list_grows_in_the_form_in_which_it_is_written(
    before: list[str], after: list[str]
) -> None:
    data = fenced(*before).encode()
    assert with_added(data, factors=["n.x", "n.y"]).decode() == fenced(*after)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "text", ["# A title\n\nText", "\n\nText\n", "A: b\n", "---\n\nA rule above\n"]
)
def test_a_text_without_front_matter_gets_some_above_it(text: str, mark: str, end: str) -> None:
    text = text.replace("\n", end)
    after = with_added((mark + text).encode(), factors=["n.x"], services=["web"]).decode()
    block = "---\nfactors: [n.x]\nservices: [web]\n---\n\n".replace("\n", end)
    assert after == mark + block + text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\n{title: x}\n---\n", "stands in braces"),
        ("---\nx: &l [a]\nfactors: *l\n---\n", "an anchor that stands for a list"),
        ("---\nfactors:\n  id: a\n  role: trigger\n---\n", "cannot|nothing can"),
        ("---\nfactors: [\n---\n", "the front matter cannot be read"),
        ("---\ntitle: x\n\nno end\n", "the front matter cannot be read"),
    ],
)
def test_what_cannot_be_added_to_is_said_in_one_line(text: str, said: str) -> None:
    with pytest.raises(EditConflict, match=said) as refused:
        with_added(text.encode(), factors=["n.x"])
    assert "\n" not in str(refused.value)


def test_an_encoding_that_cannot_hold_a_word_is_refused() -> None:
    with pytest.raises(EditConflict, match="is not UTF-8"):
        with_added("---\ntitle: Störung\n---\n".encode("cp1252"), services=["łódź"])


def test_a_word_that_yaml_takes_for_something_else_gets_quotes() -> None:
    assert with_added(b"---\nservices: [web]\n---\n", services=["no", "4.5", "a, b"]) == (
        b'---\nservices: [web, "no", "4.5", "a, b"]\n---\n'
    )


NEW = ["new.one", "new.two"]
FORMS = {
    "short": ("%", "'%'", '"%"', "&a %"),
    "long": ("{id: %}", "{id: '%', role: trigger} ", "{role: trigger, id: %}"),
}
COMMENTS = ("", "  # a comment: [x]", " # it's")


@st.composite
def written(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A record before and after, written by the same rules."""
    kind = draw(st.sampled_from(sorted(FORMS)))
    forms = draw(st.lists(st.sampled_from(FORMS[kind]), min_size=1, max_size=4))
    entries = [
        form.replace("%", f"old-{n}").replace("&a", f"&a{n}") for n, form in enumerate(forms)
    ]
    new = [word if kind == "short" else f"{{id: {word}}}" for word in NEW]
    if draw(st.booleans()):
        join = draw(st.sampled_from((", ", ",\n    ", ", # c\n  ")))
        listed = join.join(entries)
        bare = listed.rstrip()  # new words stand right behind the last one
        before = f" [{listed}]"
        after = f" [{bare}, {', '.join(new)}{listed[len(bare) :]}]"
    else:
        indent = draw(st.sampled_from(("", "  ", "    ")))
        lines = [f"\n{indent}- {entry}{draw(st.sampled_from(COMMENTS))}" for entry in entries]
        before = "".join(lines)
        after = before + "".join(f"\n{indent}- {word}" for word in new)
    head = draw(st.sampled_from(("title: a # b\n", "", "# only a comment\n", "tags: [x]\n\n")))
    tail = draw(st.sampled_from(("", "\n# end", "\ntitle2: 'x'", "\n\nextra: |\n  factors: [y]\n")))
    end = draw(st.sampled_from(("\n", "\r\n")))
    mark = draw(st.sampled_from(("", "\ufeff")))
    close = draw(st.sampled_from(("---", "...", "--- ")))
    body = draw(st.sampled_from(("", "\nfactors: [z]\n", "\n\n# Title\n---\n")))

    def whole(factors: str) -> bytes:
        text = f"---\n{head}factors:{factors}{tail}\n{close}{body}"
        return (mark + text.replace("\n", end)).encode()

    return whole(before), whole(after)


@given(written())
def test_only_the_new_words_are_new(pair: tuple[bytes, bytes]) -> None:
    before, after = pair
    assert with_added(before, factors=NEW) == after


VALUES = st.sampled_from(["a", "b: c", "no", "it's", "1", "multi\nline", "zażółć"])
FRONT = st.fixed_dictionaries(
    {},
    optional={
        "title": VALUES,
        "factors": st.none()
        | VALUES
        | st.lists(VALUES | st.fixed_dictionaries({"id": VALUES}, optional={"note": VALUES}), max_size=3),
        "services": st.lists(VALUES, max_size=3),
        "extra": st.lists(VALUES) | st.dictionaries(VALUES, VALUES, max_size=2),
    },
)  # fmt: skip
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "width": st.sampled_from([8, 40, 1000]),
        "indent": st.sampled_from([2, 4, 7]),
        "allow_unicode": st.booleans(),
        "sort_keys": st.booleans(),
    }
)


def is_part(short: bytes, long: bytes) -> bool:
    """Whether all bytes of one stand in the other, in their order."""
    rest = iter(long)
    return all(byte in rest for byte in short)


@given(FRONT, STYLES)
def test_the_data_is_the_old_and_the_new(front: dict[str, Any], style: Mapping[str, Any]) -> None:
    block = yaml.safe_dump(front, **style) if front else ""
    before = f"---\n{block}---\nfactors: [x]\n".encode()
    try:
        after = with_added(before, factors=NEW, services=["web"])
    except EditConflict:
        assume(False)
        raise
    if front.get("factors", "") is not None:  # what stood for nothing is taken away
        assert is_part(before, after)
    now = yaml.safe_load(after.decode().removeprefix("---\n").removesuffix("---\nfactors: [x]\n"))
    for key, words in (("factors", NEW), ("services", ["web"])):
        old = front.get(key)
        listed = [] if old is None else old if isinstance(old, list) else [old]
        assert now[key][: len(listed)] == listed
        assert [e["id"] if isinstance(e, dict) else e for e in now[key][len(listed) :]] == words
    assert {k: v for k, v in now.items() if k not in {"factors", "services"}} == {
        k: v for k, v in front.items() if k not in {"factors", "services"}
    }
