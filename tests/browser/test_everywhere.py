"""Every type of page, light and dark, narrow and wide, on paper, and under a strict policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest
from tests.browser.looks import Seen, look

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.browser.example import Example


@pytest.fixture(scope="module")
def seen(chromium: Browser, example: Example) -> Mapping[str, Seen]:
    """What was found on a page of each type."""
    return look(chromium, {name: example.at(name) for name in example.pages}, example.address)


@pytest.mark.parametrize(
    "of",
    ["errors", "elsewhere", "inline", "overflow", "barriers", "printed", "unseen", "moving"],
)
def test_nothing_is_wrong_on_any_type_of_page(seen: Mapping[str, Seen], of: str) -> None:
    assert {"record", "factor", "explorer", "trends", "review"} < seen.keys()
    assert {name: getattr(page, of) for name, page in seen.items() if getattr(page, of)} == {}
