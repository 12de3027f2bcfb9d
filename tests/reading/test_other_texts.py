from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

OTHERS = {
    "another markup": (["a.rst", "2024/b.mdx"], "2 files are text and no Markdown, and no record: '2024/b.mdx'"),
    "a report without a suffix": (["PM2024-01 - Pool"], "1 file is text and no Markdown, and no record: 'PM2024-01 - Pool'"),
    "what stands beside records": (["graph.png", "dump.log", "LICENSE", "data.txt"], None),
    "what is set aside": (["_a.rst", ".b.rst", "_old/c.rst"], None),
}  # fmt: skip


@pytest.mark.parametrize(("names", "said"), OTHERS.values(), ids=OTHERS)
def test_texts_that_are_no_markdown_are_one_hint(
    read: Callable[..., Any], names: list[str], said: str | None
) -> None:
    seen = read({"x.md": "# x\n", **dict.fromkeys(names, "x\n")})
    assert [f.message for f in seen.of("PM007")] == ([said] if said else [])
    assert len(seen.collection.incidents) == 1
