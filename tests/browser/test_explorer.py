"""The explorer in a browser: its numbers, its address, keys, readers of the screen, files, theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page
from tests.browser import collection
from tests.browser.collection import addresses
from tests.browser.twin import KEYS, Facts, facts, numbers, shown

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.settings import Settings

if TYPE_CHECKING:
    from tests.browser.conftest import Serve

EXPLORER = "postmortems/explore/"

# Asks the code of the page for the numbers of many views at once.
ANSWERS = """async (addresses) => {
  const { index, read, ask } = postmortems.explorer;
  const source = document.querySelector(".pm-explorer").dataset.pmRecords;
  const data = await new Promise((resolve) => {
    window.pmRecords = resolve;
    document.head.append(Object.assign(document.createElement("script"), { src: source }));
  });
  const records = index(data);
  return addresses.map((address) => {
    const { rows, counts } = ask(records, read(records, address));
    const numbers = [...counts].map(([key, found]) =>
      [key, Object.fromEntries(records.facets.get(key).ids.map((id, at) => [id, found[at]]))]);
    return { ids: Array.from(rows, (row) => records.ids[row]), numbers: Object.fromEntries(numbers) };
  });
}"""


@dataclass(frozen=True)
class Made:
    """A built site and the records it is made of."""

    site: Path
    kb: KnowledgeBase
    records: list[Facts]


def made(config_file: Path, site: Path, **settings: Any) -> Made:
    config = load_config(str(config_file), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    kb = KnowledgeBase.load(Settings(root=config_file.parent, **settings))
    return Made(site, kb, facts(kb))


@pytest.fixture(scope="session")
def own(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site of this repository."""
    return made(project / "mkdocs.yml", tmp_path_factory.mktemp("own") / "site")


def write(root: Path, files: Mapping[str, str], **config: Any) -> Path:
    options = {"severities": [*collection.SEVERITIES]}
    settings: dict[str, Any] = {
        "site_name": "Test",
        "theme": {
            "name": "material",
            "font": False,
            "palette": [
                {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
            ],
        },
        "plugins": [{"postmortems": options}],
        **config,
    }
    for name, text in {"docs/index.md": "# Home\n", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return root / "mkdocs.yml"


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A made-up collection with everything that is awkward."""
    root = tmp_path_factory.mktemp("awkward")
    config = write(root, collection.files())
    return made(config, root / "site", severities=collection.SEVERITIES)


@pytest.fixture(scope="session", params=["own", "awkward"])
def any_site(request: pytest.FixtureRequest) -> Made:
    """Each of the two."""
    site: Made = request.getfixturevalue(request.param)
    return site


@pytest.fixture
def at(page: Page, serve: Serve) -> Callable[..., Page]:
    """Open the explorer of a site and wait until it is drawn."""
    served: dict[Path, str] = {}

    def go(site: Made, query: str = "") -> Page:
        base = served.setdefault(site.site, serve(site.site))
        here = f"{base}{EXPLORER}{'index.html' if (site.site / 'postmortems/index.html').is_file() else ''}"
        page.goto(f"{here}{query}")
        page.wait_for_selector(".pm-count")
        return page

    return go


At = Callable[..., Page]


def test_every_number_is_that_of_counting_records_one_by_one(any_site: Made, at: At) -> None:
    asked = [*addresses(any_site.records)]
    assert len(asked) == 200
    for address, answer in zip(asked, at(any_site).evaluate(ANSWERS, asked), strict=True):
        found = [each.incident.id for each in shown(any_site.records, address)]
        assert answer["ids"] == found[::-1], address
        for key in KEYS:
            counted = {id: n for id, n in answer["numbers"][key].items() if n}
            assert counted == {**numbers(any_site.records, address, key)}, (address, key)


def test_a_click_narrows_the_list_and_the_address_says_so(awkward: Made, at: At) -> None:
    page = at(awkward)
    page.get_by_role("checkbox", name="SEV-1").check()
    page.get_by_role("checkbox", name="near miss").check()
    n = len(shown(awkward.records, "severity=SEV-1&kind=near-miss"))
    assert page.locator(".pm-count").inner_text() == f"{n} of {len(awkward.records)} incidents"
    assert page.url.endswith("?kind=near-miss&severity=SEV-1")
    page.reload()
    assert page.locator(".pm-count").inner_text().startswith(f"{n} of")
    assert page.locator(".pm-found > li").count() == min(n, 50)
