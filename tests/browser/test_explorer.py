"""The explorer in a browser: its numbers, its address, keys, readers of the screen, files, theme."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page
from tests.browser import collection
from tests.browser.collection import FORMULA, HEBREW, MARKUP, addresses
from tests.browser.explorer_links import links_into
from tests.browser.twin import KEYS, Facts, facts, numbers, shown

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.incident import IncidentId
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
    explorer: str
    """The path of its page."""


def made(config_file: Path, site: Path, **settings: Any) -> Made:
    config = load_config(str(config_file), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    kb = KnowledgeBase.load(Settings(root=config_file.parent, **settings))
    return Made(
        site, kb, facts(kb), f"/{EXPLORER}{'' if config.use_directory_urls else 'index.html'}"
    )


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
        page.goto(f"{base}{site.explorer.lstrip('/')}{query}")
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


def test_every_number_of_the_site_leads_to_as_many_records(any_site: Made) -> None:
    found = [*links_into(any_site.site, any_site.explorer)]
    assert len(found) > 3_000
    kinds = {
        "trends",
        "factors",
        "services",
        "reviews",
        "actions",
        "coverage",
        "graph",
        "incidents",
    }
    assert {Path(link.page).parent.name for link in found} >= kinds
    for link in found:
        n = len(shown(any_site.records, link.query))
        assert n == link.n if not link.chip else n > 0, link


def test_a_value_that_is_not_known_stays_as_a_chip_and_can_be_taken_away(
    awkward: Made, at: At
) -> None:
    page = at(awkward, "?team=nobody&from=2024-13-01")
    assert page.locator(".pm-count").inner_text().startswith("0 of")
    chips = page.locator(".pm-active button")
    assert chips.all_inner_texts()[:2] == [
        "From: 2024-13-01 (not known here) ×",
        "Team: nobody (not known here) ×",
    ]
    chips.nth(0).click()
    assert "from=" not in page.url
    assert page.evaluate("document.activeElement.textContent") == "Team: nobody (not known here) ×"
    page.keyboard.press("Enter")
    assert page.url.endswith("index.html") or page.url.endswith("/")
    assert page.evaluate("document.activeElement.type") == "search"


def test_a_replaced_factor_leads_to_the_one_in_its_place(awkward: Made, at: At) -> None:
    page = at(awkward, "?factor=change.old")
    n = len(shown(awkward.records, f"factor={collection.FACTORS[0]}"))
    assert page.locator(".pm-count").inner_text().startswith(f"{n} of")
    assert page.locator(".pm-active").inner_text() == "Factor: Condition 00 ×"


def test_what_an_author_wrote_stands_there_as_text(awkward: Made, at: At) -> None:
    page = at(awkward, f"?{urlencode({'words': 'onerror alert'})}")
    assert page.locator(".pm-found a[dir=auto]").first.inner_text() == MARKUP
    assert page.locator(".pm-explorer img").count() == 0
    assert "Words: onerror alert ×" in page.locator(".pm-active").inner_text()
    right = at(awkward, f"?{urlencode({'words': HEBREW})}").locator(".pm-name a[dir]").first
    assert right.evaluate("(link) => getComputedStyle(link).direction") == "rtl"


def test_show_more_keeps_the_focus_and_the_last_one_moves_on(awkward: Made, at: At) -> None:
    page = at(awkward)
    more = page.get_by_role("button", name=re.compile("^Show 50 more"))
    more.focus()
    page.keyboard.press("Enter")
    assert page.locator(".pm-found > li").count() == 100
    assert page.evaluate("document.activeElement.textContent").startswith("Show ")
    while page.locator(".pm-results > .pm-button").is_visible():
        before = page.locator(".pm-found > li").count()
        page.locator(".pm-results > .pm-button").click()
    assert page.locator(".pm-found > li").count() == len(awkward.records)
    first = page.locator(".pm-found > li").nth(before).locator("a").first
    assert first.evaluate("(link) => link === document.activeElement")


def test_a_reader_of_the_screen_hears_the_number_once(awkward: Made, at: At) -> None:
    page = at(awkward)
    page.wait_for_function("document.querySelector('.pm-told').textContent !== ''")
    # Three keys in a row, however busy the machine is.
    page.evaluate(
        """() => {
          window.said = [];
          const status = document.querySelector(".pm-explorer [role=status]");
          new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
          const box = document.querySelector(".pm-field input[type=search]");
          for (const text of ["o", "ou", "out"]) {
            box.value = text;
            box.dispatchEvent(new Event("input"));
          }
        }"""
    )
    page.wait_for_function("said.length > 0 && /words=out/.test(location.search)")
    n = len(shown(awkward.records, "words=out"))
    assert page.evaluate("said") == [f"{n} of {len(awkward.records)} incidents found"]
    assert page.get_by_role("group", name="Severity").get_by_role("checkbox").count() == 5
    assert (
        page.locator("fieldset:visible > legend").count()
        == page.locator("fieldset:visible").count()
    )


def test_a_long_list_is_searched_and_begins_with_what_is_picked(awkward: Made, at: At) -> None:
    page = at(awkward)
    group = page.get_by_role("group", name="Service", exact=True)
    assert group.get_by_role("checkbox").count() == 6
    group.get_by_role("searchbox").fill("service 29")
    names = group.locator("li span[dir]").all_inner_texts()
    known = {id for each in awkward.records for id in each.ids["service"]}
    assert len(names) == sum(id.startswith("service-29") for id in known)
    assert all(name.startswith("service 29") for name in names)
    picked = group.get_by_role("checkbox").nth(5)
    label = picked.evaluate("(box) => box.parentElement.children[1].textContent")
    picked.check()
    group.get_by_role("searchbox").fill("")
    assert group.locator("li span[dir]").first.inner_text() == label
    assert group.get_by_role("checkbox").first.is_checked()
    group.get_by_role("button", name=f"Show all {len(known)}").click()
    assert group.get_by_role("checkbox").count() == len(known) > 200


def test_all_can_be_done_with_keys(awkward: Made, at: At) -> None:
    page = at(awkward)
    page.get_by_role("checkbox", name="SEV-2").focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked") is True
    bar = page.locator(".pm-bars button[tabindex='0']")
    assert bar.count() == 1
    bar.focus()
    page.keyboard.press("ArrowLeft")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    quarter, _, n = name.partition(": ")
    assert page.url.endswith(f"?quarter={quarter.replace(' ', '-')}&severity=SEV-2")
    assert page.locator(".pm-count").inner_text().split()[0] == n.split()[0]
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_found_can_be_taken_along(awkward: Made, at: At, kind: str) -> None:
    query = "factor=capacity.condition-01&severity=SEV-1"
    expected = [each.incident.id for each in shown(awkward.records, query)][::-1]
    assert expected
    page = at(awkward, f"?{query}")
    with page.expect_download() as download:
        page.get_by_role("button", name=kind.upper()).click()
    assert download.value.suggested_filename == f"incidents.{kind}"
    text = download.value.path().read_text(encoding="utf-8")
    rows = json.loads(text) if kind == "json" else [*csv.DictReader(text.splitlines())]
    assert [row["id"] for row in rows] == expected
    for row in rows:
        incident = awkward.kb.incidents[IncidentId(row["id"])]
        assert row["title"] == incident.title
        assert row["counted"] == ("yes" if incident.counted else "no")
        assert row["url"].startswith("http://127.0.0.1")
        assert "capacity.condition-01" in str(row["factors"])


def test_a_table_reads_no_formula(awkward: Made, at: At) -> None:
    page = at(awkward, "?words=hyperlink")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    [row] = csv.DictReader(download.value.path().read_text(encoding="utf-8").splitlines())
    assert row["title"] == f"'{FORMULA}"


def test_a_record_with_many_factors_stays_short(awkward: Made, at: At) -> None:
    [many] = [r for r in awkward.records if len(r.incident.factor_ids()) == 40]
    page = at(awkward, f"?{urlencode({'words': many.incident.id})}")
    chips = page.locator(".pm-found > li").first.locator(".pm-chips")
    assert chips.locator("a").count() == 8
    assert "and " in chips.inner_text()


def test_a_chip_of_a_record_narrows_the_page_and_is_a_link(awkward: Made, at: At) -> None:
    page = at(awkward, "?kind=incident")
    chip = page.locator(".pm-chips a").first
    href = chip.get_attribute("href")
    n = chip.get_attribute("data-pm-id")
    chip.click()
    assert page.url.endswith(f"?factor={n}&kind=incident")
    assert href is not None
    assert page.url.endswith(href)


def test_the_page_works_from_the_disk(own: Made, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{(own.site / EXPLORER / 'index.html').as_uri()}?counted=no")
        page.wait_for_selector(".pm-count")
        n = len(shown(own.records, "counted=no"))
        assert page.locator(".pm-count").inner_text() == f"{n} of {len(own.records)} incidents"


def test_without_a_script_the_newest_records_are_listed(awkward: Made, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((awkward.site / EXPLORER / "index.html").as_uri())
        assert page.locator(".pm-newest li").count() == 50
        assert page.locator(".pm-newest").get_by_role("link", name="Incidents by year").is_visible()


@pytest.mark.parametrize("wide", [390, 1360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anyone(
    awkward: Made, chromium: Browser, serve: Serve, scheme: Any, wide: int
) -> None:
    with chromium.new_context(
        color_scheme=scheme, viewport={"width": wide, "height": 900}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{serve(awkward.site)}{EXPLORER}?severity=SEV-1&team=nobody")
        page.wait_for_selector(".pm-count")
        if wide == 390:
            page.locator(".pm-narrow > summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") == wide
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        found = Axe().run(page, context={"include": [[".pm-explorer"]]}, options=options)
        assert found.response["violations"] == []
        page.locator(".pm-active button").last.click()
        found = Axe().run(page, context={"include": [[".pm-explorer"]]}, options=options)
        assert found.response["violations"] == []


STRICT = (
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'self'"
)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_and_a_strict_policy_are_fine(
    tmp_path: Path, chromium: Browser, serve: Serve, theme: str
) -> None:
    config = write(tmp_path, collection.files(60), theme=theme)
    site = made(config, tmp_path / "site", severities=collection.SEVERITIES)
    with chromium.new_context(viewport={"width": 390, "height": 900}) as context:
        page = context.new_page()
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => (window.broke ??= []).push(e.sourceFile + e.violatedDirective))"
        )

        def strict(route: Any) -> None:
            answer = route.fetch()
            route.fulfill(
                response=answer, headers={**answer.headers, "content-security-policy": STRICT}
            )

        page.route(f"**/{EXPLORER}*", strict)
        page.goto(f"{serve(site.site)}{EXPLORER}")
        page.wait_for_selector(".pm-count")
        assert (
            page.locator(".pm-count").inner_text()
            == f"{len(site.records)} of {len(site.records)} incidents"
        )
        page.locator(".pm-narrow > summary").click()
        page.get_by_role("checkbox", name="near miss").check()
        with page.expect_download():
            page.get_by_role("button", name="CSV").click()
        ours = [
            each for each in page.evaluate("window.broke ?? []") if "assets/postmortems/" in each
        ]
        assert ours == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_an_empty_collection_says_so(tmp_path: Path, chromium: Browser, serve: Serve) -> None:
    (tmp_path / "postmortems").mkdir()
    config = write(tmp_path, {}, plugins=["postmortems"])
    site = made(config, tmp_path / "site")
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(site.site)}{EXPLORER}")
        assert "No incident yet." in page.locator("article").inner_text()
        assert page.locator(".pm-explorer").count() == 0


def test_material_swaps_the_page_in_and_the_filters_hold(
    tmp_path: Path, page: Page, serve: Serve
) -> None:
    root = tmp_path
    base = serve(root / "site")
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    config = write(root, collection.files(40), theme=theme, site_url=base)
    site = made(config, root / "site", severities=collection.SEVERITIES)
    page.goto(f"{base}postmortems/")
    page.evaluate("window.stayed = true")
    link = page.locator("article a[href*='explore/?']").first
    said = link.inner_text()
    link.click()
    page.wait_for_selector(".pm-count")
    assert page.evaluate("window.stayed") is True
    assert page.locator(".pm-count").inner_text().split()[0] == said.split()[0]
    page.locator(".pm-name a[dir]").first.click()
    page.wait_for_selector(".pm-card")
    page.go_back()
    page.wait_for_selector(".pm-count")
    assert page.locator(".pm-count").inner_text().split()[0] == said.split()[0]
    assert len(site.records) > 30
