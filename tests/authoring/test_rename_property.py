"""Any way of writing front matter: what is replaced changes, and not one byte beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.authoring.edit import FileEdit
from mkdocs_postmortems.authoring.rename import plan_rename
from mkdocs_postmortems.authoring.tokens import Kind
from mkdocs_postmortems.settings import Settings

OLD, NEW = "change.config-push", "infrastructure.dns"
WORDS = {
    OLD: NEW,
    "config-push": "dns",
    "Config Push": "dns",
    "feature_flag": NEW,
    "Configuration or flag change": NEW,
    "change.code-deploy": "change.code-deploy",
    "config-pushes": "config-pushes",
    "zażółć": "zażółć",
}
"""Words for factors, and what each becomes when OLD is renamed to NEW."""

QUOTES = ("", "'", '"')
COMMENTS = ("", "  # config-push", '   # it\'s "dns"')


@dataclass(frozen=True)
class Entry:
    """One factor as an author may write it; `%` holds its word, and an anchor gets a number."""

    word: str
    quote: str
    form: str
    comment: str

    def written(self, words: Mapping[str, str], place: int = 0) -> str:
        word = f"{self.quote}{words[self.word]}{self.quote}"
        return self.form.replace("&a", f"&a{place}").replace("%", word)


def entries(*forms: str) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        st.sampled_from(sorted(WORDS)),
        st.sampled_from(QUOTES),
        st.sampled_from(forms),
        st.sampled_from(COMMENTS),
    )


WORD_ALONE = ("%", "&a %", "!!str %")
IN_FLOW = (
    *WORD_ALONE,
    "{id: %}",
    "{ id : % , role: trigger}",
    "{note: config-push, id: %}",
    '{"id":%}',
)
IN_BLOCK = (*IN_FLOW, "id: %\n    role: trigger", "note: 'config-push'\n    id: %", "\n    id: %")

Writer = Callable[[Mapping[str, str]], str]


@st.composite
def factor_lists(draw: st.DrawFn) -> Writer:
    """A list in brackets, over several lines, or with dashes; or one word alone."""
    block = draw(st.booleans())
    listed = draw(st.lists(entries(*(IN_BLOCK if block else IN_FLOW)), min_size=1, max_size=4))
    join = draw(st.sampled_from((", ", " ,", ",\n    ", ", # config-push\n  ")))

    def written(words: Mapping[str, str]) -> str:
        parts = [entry.written(words, place) for place, entry in enumerate(listed)]
        if not block:
            return f" [{join.join(parts)}]"
        pairs = zip(parts, listed, strict=True)
        return "".join(f"\n  - {with_comment(part, entry.comment)}" for part, entry in pairs)

    return written


def with_comment(part: str, comment: str) -> str:
    first, line, rest = part.partition("\n")
    return f"{first}{comment}{line}{rest}"


@st.composite
def files(draw: st.DrawFn) -> Callable[[Mapping[str, str]], bytes]:
    """A record as bytes, for any assignment of words."""
    factors = draw(factor_lists())
    addresses = draw(st.lists(entries("%"), max_size=2))
    end = draw(st.sampled_from(("\n", "\r\n")))
    mark = draw(st.sampled_from(("", "\ufeff")))
    after = draw(st.sampled_from(("---", "...", "--- ")))

    def written(words: Mapping[str, str]) -> bytes:
        listed = ", ".join(entry.written(words) for entry in addresses)
        text = (
            f"---\ntitle: config-push ✓\nfactors:{factors(words)}\n"
            f"actions:\n- title: 'dns: config-push' # config-push\n  addresses: [{listed}]\n"
            f"tags: [config-push]\n{after}\n\nconfig-push: [config-push]\n"
        )
        return (mark + text.replace("\n", end)).encode()

    return written


def renamed(data: bytes) -> bytes:
    """Rename OLD to NEW in a site of one record."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "postmortems", "x.md")
        file.parent.mkdir()
        file.write_bytes(data)
        edits = plan_rename(Settings(root=Path(folder)), OLD, NEW, Kind.FACTOR).edits
    return one(edits).after if edits else data


def one(edits: tuple[FileEdit, ...]) -> FileEdit:
    (edit,) = edits
    return edit


@given(files())
def test_only_the_bytes_of_the_words_change(written: Callable[[Mapping[str, str]], bytes]) -> None:
    before = written({word: word for word in WORDS})
    assert renamed(before) == written(WORDS)


FRONT = st.fixed_dictionaries(
    {"title": st.sampled_from(["config-push", "A title: dns"])},
    optional={
        "factors": st.lists(
            st.sampled_from(sorted(WORDS))
            | st.fixed_dictionaries(
                {"id": st.sampled_from(sorted(WORDS))},
                optional={"note": st.just(OLD), "evidence": st.just("#config-push")},
            ),
            max_size=4,
        ),
        "coded_again": st.sampled_from(sorted(WORDS)),
        "actions": st.lists(
            st.fixed_dictionaries(
                {
                    "title": st.sampled_from(sorted(WORDS)),
                    "addresses": st.lists(st.sampled_from(sorted(WORDS)), max_size=3),
                }
            ),
            max_size=2,
        ),
        "extra": st.recursive(
            st.sampled_from([*sorted(WORDS), 1, None, True, "multi\nline"]),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["factors", "id", OLD]), inner, max_size=3)
            ),
            max_leaves=8,
        ),
    },
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "width": st.sampled_from([8, 40, 1000]),
        "indent": st.sampled_from([2, 4, 7]),
        "canonical": st.booleans(),
        "allow_unicode": st.booleans(),
        "sort_keys": st.booleans(),
    }
)


def expected(value: Any, inside: str = "") -> Any:
    """Replace words where factors stand: the same rule as the command's, over values."""
    if isinstance(value, list):
        return [expected(part, inside) for part in value]
    if isinstance(value, dict):
        deeper = {key: f"{inside}.{key}".lstrip(".") for key in value}
        return {key: expected(part, deeper[key]) for key, part in value.items()}
    places = {"factors", "factors.id", "coded_again", "coded_again.id", "actions.addresses"}
    return WORDS[value] if inside in places and isinstance(value, str) else value


@given(FRONT, STYLES)
def test_the_data_is_the_same_but_for_the_words(
    front: dict[str, Any], style: dict[str, Any]
) -> None:
    block = yaml.safe_dump(front, **style).removeprefix("---").lstrip()
    after = renamed(f"---\n{block}\n---\nText\n".encode()).decode()
    assert yaml.safe_load(after.removesuffix("---\nText\n")) == expected(front)
