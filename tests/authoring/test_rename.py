from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from mkdocs_postmortems.authoring.document import open_record
from mkdocs_postmortems.authoring.edit import apply
from mkdocs_postmortems.authoring.rename import Renaming, plan_rename
from mkdocs_postmortems.authoring.site import Site
from mkdocs_postmortems.authoring.tokens import Kind
from mkdocs_postmortems.errors import EditConflict, SourceUnreadable, UnknownWord
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.tree import read_source
from mkdocs_postmortems.settings import Settings

from .conftest import Project

VOCABULARY = """
families: [{id: lab, label: Lab}]
factors:
  - {id: lab.bench-clock, label: Bench clock, aliases: [rig clock]}   # ours
  - {id: lab.old-clock, deprecated: 2024-06-01, replaced_by: lab.bench-clock}
  - {id: infrastructure.dns, aliases: [coredns]}
refused: [{terms: [bad clock], ask: How so?, consider: [lab.bench-clock]}]
"""
CATALOG = """
services: [{id: checkout, label: Checkout, team: payments, aliases: [till]}, search]
teams: [{id: payments, aliases: [pay]}, {id: data, label: Data platform}]
"""


def record(front: str, body: str = "# Title\n") -> str:
    return f"---\n{dedent(front).strip()}\n---\n{body}"


def after(settings: Settings, planned: Renaming) -> Mapping[str, str]:
    """Apply a plan and return what the folder then holds, by path."""
    apply(planned.edits)
    folder = settings.folder
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


@pytest.mark.parametrize(
    ("old", "new", "before", "expected"),
    [
        ("config-push", "code-deploy", "[change.config-push]", "[change.code-deploy]"),
        ("change.config-push", "change.code-deploy", "[config-push]", "[code-deploy]"),
        ("config push", "binary push", "[Config_Push]", "[code-deploy]"),
        ("feature flag", "change.code-deploy", "[config-push]", "[code-deploy]"),
        ("config-push", "code-deploy", "[feature flag]", "[change.code-deploy]"),
        ("config-push", "code-deploy", "['config-push']", "['code-deploy']"),
        ("config-push", "code-deploy", '[{id: "config-push"}]', '[{id: "code-deploy"}]'),
        ("config-push", "code-deploy", "config-push  # once", "code-deploy  # once"),
        ("config-push", "code-deploy", "\n- config-push\n- dns", "\n- code-deploy\n- dns"),
        ("config-push", "code-deploy", "[config-pushed, dns]", "[config-pushed, dns]"),
        ("config psh", "config-push", "[config psh]", "[config-push]"),
        ("change", "change.config-push", "[Change, change.code-deploy]",
         "[config-push, change.code-deploy]"),
        ("human error", "work-as-done-gap", "[human error]", "[work-as-done-gap]"),
        ("lab.old-clock", "lab.bench-clock", "[old clock, dns]", "[bench-clock, dns]"),
    ],
)  # fmt: skip
def test_a_factor_gets_the_new_word_in_the_form_of_the_old_one(
    project: Project, old: str, new: str, before: str, expected: str
) -> None:
    settings = project(
        {
            "vocabulary.yml": VOCABULARY,
            "x.md": record(f"factors: {before}"),
            "y.md": record("factors: [config-push]"),
        }
    )
    files = after(settings, plan_rename(settings, old, new, Kind.FACTOR))
    assert files["x.md"] == record(f"factors: {expected}")


def test_a_bare_leaf_becomes_the_id_where_the_new_leaf_means_two_factors(
    project: Project,
) -> None:
    vocabulary = """
families: [{id: lab}, {id: shop}]
factors: [{id: lab.clock}, {id: shop.clock}, {id: lab.bench}]
"""
    settings = project({"vocabulary.yml": vocabulary, "x.md": record("factors: [bench]")})
    assert after(settings, plan_rename(settings, "bench", "shop.clock"))["x.md"] == record(
        "factors: [shop.clock]"
    )


def test_a_word_is_changed_in_every_place_of_a_record_and_nowhere_in_prose(
    project: Project,
) -> None:
    front = """
    title: dns
    factors: [{id: dns, note: dns, evidence: "#dns"}]
    coded_again: [dns]
    cause: dns
    actions: [{id: dns, title: dns, addresses: [dns]}]
    decisions: [{decision: dns, factors: dns}]
    tags: [dns]
    """
    body = "# dns\n\n```yaml\nfactors: [dns]\n```\n"
    settings = project({"x.md": record(front, body)})
    planned = plan_rename(settings, "dns", "network")
    assert planned.words == 5
    changed = after(settings, planned)["x.md"]
    for place in (
        "{id: dns, note", "[dns]\n    cause", "cause: dns", "addresses: [dns]", "factors: dns"
    ):  # fmt: skip
        assert front.count(place) == 1
        front = front.replace(place, place.replace("dns", "network"))
    assert changed == record(front, body)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ""),
        ("utf-8", "\ufeff"),
        ("cp1252", ""),
        ("utf-16-le", "\ufeff"),
        ("utf-16-be", "\ufeff"),
    ],
)
def test_line_ends_encoding_and_byte_order_mark_stay(
    project: Project, encoding: str, mark: str, end: str
) -> None:
    text = mark + record("title: Zähler # ß\nservices: [web,  'web' ] # é\n", "é\n")
    before = text.replace("\n", end).encode(encoding)
    settings = project({"x.md": before})
    (edit,) = plan_rename(settings, "web", "api").edits
    assert edit.before == before
    assert edit.after == before.replace("web".encode(encoding), "api".encode(encoding))
    apply([edit])
    assert (settings.folder / "x.md").read_bytes() == edit.after


def test_an_encoding_that_cannot_hold_the_new_word_is_said(project: Project) -> None:
    settings = project({"x.md": "---\ntitle: Zähler\nservices: [web]\n---\n".encode("cp1252")})
    with pytest.raises(EditConflict, match=r"x\.md is not UTF-8 and cannot hold the new word"):
        plan_rename(settings, "web", "żółw")


def test_a_file_that_changes_while_it_is_read_is_said(project: Project) -> None:
    settings = project({"x.md": record("services: [web]")})
    file = settings.folder / "x.md"
    source = read_source(file, settings, Notes(""))
    file.write_text(record("title: Web\nservices: [web]"))
    with pytest.raises(EditConflict, match=r"x\.md has changed since it was read"):
        open_record(source, settings)


def test_an_anchored_word_is_changed_once_for_all_its_places(project: Project) -> None:
    settings = project({"x.md": record("teams: [&t web, ops]\nactions: [{title: y, team: *t}]")})
    assert after(settings, plan_rename(settings, "web", "shop"))["x.md"] == record(
        "teams: [&t shop, ops]\nactions: [{title: y, team: *t}]"
    )


@pytest.mark.parametrize(
    "front",
    [
        "title: &t web\nservices: [*t]",
        "services: &s [web, api]\nteams: *s",
        "extra: &e {services: [web]}\n<<: *e",
    ],
)
def test_an_anchor_that_also_stands_for_something_else_is_not_changed(
    project: Project, front: str
) -> None:
    settings = project({"x.md": record(front)})
    with pytest.raises(EditConflict, match=r"x\.md:\d: the word cannot be changed here alone"):
        plan_rename(settings, "web", "shop", Kind.SERVICE)


# --- services and teams


@pytest.mark.parametrize(
    ("old", "new", "front", "expected"),
    [
        ("web", "shop", "services: [web, web-ui]", "services: [shop, web-ui]"),
        ("web ui", "Shop Front", "services: [Web UI]", "services: [shop-front]"),
        ("web", "no", "services: [web]", 'services: ["no"]'),
        ("web", "no", "services: ['web']", "services: ['no']"),
        ("web", "shop", "teams: web\nfacilitation: {moderator_team: web}",
         "teams: shop\nfacilitation: {moderator_team: shop}"),
        ("web", "shop", "teams: [web]\nactions: [{title: x, owner: web}]",
         "teams: [shop]\nactions: [{title: x, owner: web}]"),
    ],
)  # fmt: skip
def test_without_a_catalog_any_word_takes_the_place_of_another(
    project: Project, old: str, new: str, front: str, expected: str
) -> None:
    settings = project({"x.md": record(front)})
    assert after(settings, plan_rename(settings, old, new))["x.md"] == record(expected)


def test_with_a_catalog_one_of_its_entries_takes_the_place_of_another(project: Project) -> None:
    settings = project({"catalog.yml": CATALOG, "x.md": record("services: [Till, lookup, search]")})
    files = after(settings, plan_rename(settings, "checkout", "search"))
    assert files == {"catalog.yml": CATALOG, "x.md": record("services: [search, lookup, search]")}


def test_a_word_the_catalog_does_not_know_is_mended(project: Project) -> None:
    settings = project({"catalog.yml": CATALOG, "x.md": record("services: [lookup]")})
    assert after(settings, plan_rename(settings, "lookup", "search"))["x.md"] == record(
        "services: [search]"
    )


def test_an_entry_of_the_catalog_gets_an_id_that_nobody_has(project: Project) -> None:
    front = "teams: [payments, pay, data]\nactions: [{title: x, owner: payments}]"
    settings = project({"catalog.yml": CATALOG, "x.md": record(front)})
    planned = plan_rename(settings, "payments", "billing")
    assert any("add it there to the `aliases`" in remark for remark in planned.remarks)
    files = after(settings, planned)
    assert files["x.md"] == record(
        "teams: [billing, pay, data]\nactions: [{title: x, owner: billing}]"
    )
    assert files["catalog.yml"] == CATALOG.replace("payments", "billing")


def test_an_entry_whose_label_is_its_id_in_capitals_gets_a_new_id_in_records(
    project: Project,
) -> None:
    settings = project({"catalog.yml": CATALOG, "x.md": record("services: [checkout]")})
    files = after(settings, plan_rename(settings, "checkout", "cart", Kind.SERVICE))
    assert files["x.md"] == record("services: [cart]")
    assert "{id: cart, label: Checkout, team: payments" in files["catalog.yml"]


def test_an_entry_of_another_tools_catalog_is_not_changed(project: Project) -> None:
    backstage = "kind: Component\nmetadata: {name: web}\n"
    settings = project({"catalog-info.yaml": backstage, "x.md": record("services: [web]")})
    with pytest.raises(UnknownWord, match="the catalog has no service 'shop'"):
        plan_rename(settings, "web", "shop")


# --- a factor of the site's own vocabulary


def test_an_own_factor_gets_a_new_id_wherever_it_is_named(project: Project) -> None:
    settings = project(
        {
            "vocabulary.yml": VOCABULARY,
            "factors/lab.bench-clock.md": "Our clock.\n",
            "factors/infrastructure.dns.md": "Names.\n",
            "x.md": record("factors: [bench-clock, Lab.Bench-Clock, rig clock, old-clock]"),
        }
    )
    planned = plan_rename(settings, "rig clock", "lab.test-clock")
    assert "{id: lab.bench-clock, deprecated: YYYY-MM-DD, replaced_by: lab.test-clock}" in " ".join(
        planned.remarks
    )
    assert after(settings, planned) == {
        "vocabulary.yml": VOCABULARY.replace("lab.bench-clock", "lab.test-clock"),
        "factors/lab.test-clock.md": "Our clock.\n",
        "factors/infrastructure.dns.md": "Names.\n",
        "x.md": record("factors: [test-clock, lab.test-clock, rig clock, old-clock]"),
    }


@pytest.mark.parametrize(
    ("new", "id"),
    [
        ("test-clock", "lab.test-clock"),
        ("Test Clock", "lab.test-clock"),
        ("Rig clock", "lab.rig-clock"),
        ("lab.benchclock", "lab.benchclock"),
        ("Lab.Bench_Clock", "lab.bench-clock"),
        ("Bench clock", "lab.bench-clock"),
    ],
)
def test_a_new_id_is_made_of_the_family_and_the_word(project: Project, new: str, id: str) -> None:
    settings = project({"vocabulary.yml": VOCABULARY, "x.md": record("factors: [bench clock]")})
    before = found(settings)
    planned = plan_rename(settings, "bench-clock", new)
    assert planned.new == id
    assert after(settings, planned)["vocabulary.yml"] == VOCABULARY.replace("lab.bench-clock", id)
    assert found(settings) <= before


def test_an_alias_may_become_the_id_of_its_own_entry(project: Project) -> None:
    settings = project({"catalog.yml": CATALOG, "x.md": record("teams: [pay, payments]")})
    files = after(settings, plan_rename(settings, "payments", "Pay"))
    assert files["x.md"] == record("teams: [pay, payments]").replace("payments", "pay")
    assert files["catalog.yml"] == CATALOG.replace("payments", "pay")


def test_a_text_moves_to_the_successor_of_a_deprecated_factor(project: Project) -> None:
    settings = project({"vocabulary.yml": VOCABULARY, "factors/old-clock.md": "Old.\n"})
    files = after(settings, plan_rename(settings, "old-clock", "bench-clock"))
    assert files == {"vocabulary.yml": VOCABULARY, "factors/lab.bench-clock.md": "Old.\n"}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("lab.old-clock", "lab.bench-clock", "'lab.bench-clock' has a text of its own"),
        ("lab.bench-clock", "infrastructure.dns", "that factor stays"),
    ],
)
def test_a_text_that_keeps_its_name_is_reported(
    project: Project, old: str, new: str, why: str
) -> None:
    texts = {f"factors/lab.{name}-clock.md": "Text.\n" for name in ("old", "bench")}
    settings = project({"vocabulary.yml": VOCABULARY, **texts})
    planned = plan_rename(settings, old, new)
    assert planned.remarks == (
        f"postmortems/factors/{old}.md: the text of '{old}' keeps its name, because {why}.",
    )
    assert after(settings, planned).items() >= texts.items()


def test_the_second_of_two_texts_does_not_take_the_place_of_the_first(project: Project) -> None:
    texts = {"factors/bench-clock.md": "One.\n", "factors/lab.bench-clock.md": "Two.\n"}
    settings = project({"vocabulary.yml": VOCABULARY, **texts})
    files = after(settings, plan_rename(settings, "bench-clock", "lab.test-clock"))
    assert files["factors/lab.test-clock.md"] == "One.\n"
    assert files["factors/lab.bench-clock.md"] == "Two.\n"


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_link_inside_the_project_stays_a_link(project: Project) -> None:
    settings = project({"a/x.md": record("services: [web]")})
    link = settings.folder / "b.md"
    link.symlink_to(settings.folder / "a" / "x.md")
    planned = plan_rename(settings, "web", "shop")
    assert planned.words == 1
    assert after(settings, planned)["b.md"] == record("services: [shop]")
    assert link.is_symlink()


# --- words that are refused


@pytest.mark.parametrize(
    ("old", "new", "error", "message"),
    [
        ("nothing-like-it", "dns", UnknownWord, "no factor, service or team goes by"),
        ("dnss", "network", UnknownWord, r"Did you mean 'infrastructure\.dns'"),
        ("checkot", "search", UnknownWord, "Did you mean 'checkout'"),
        ("dns", "changed.config-push", UnknownWord, r"Did you mean 'change\.config-push'"),
        ("dns", "lab.something", UnknownWord, "the vocabulary has no factor"),
        ("dns", "old-clock", EditConflict, r"deprecated\. Did you mean 'lab\.bench-clock'"),
        ("dns", "lab", EditConflict, r"is a family of factors\. Did you mean 'lab\.bench-clock'"),
        ("dns", "human error", EditConflict, "names no condition"),
        ("bench-clock", "lab.żółw", EditConflict, "is not an id of the form"),
        ("bench-clock", "labb.clock", UnknownWord, "no family 'labb'. Did you mean 'lab'"),
        ("bench-clock", "zoo.clock", UnknownWord, "Add it to postmortems/vocabulary.yml first"),
        ("bench-clock", "lab.network", EditConflict, "'network' already means another factor"),
        ("search", "checkot", UnknownWord, "the catalog has no service 'checkot'. Did you mean"),
        ("both", "data", EditConflict, "is a service and a team. Say which one: --kind service or"),
        ("", "dns", UnknownWord, "is no word"),
        ("dns", "--", UnknownWord, "is no word"),
    ],
)
def test_a_word_that_is_not_clear_is_refused_with_its_mend(
    project: Project, old: str, new: str, error: type[Exception], message: str
) -> None:
    settings = project(
        {
            "vocabulary.yml": VOCABULARY,
            "catalog.yml": CATALOG,
            "x.md": record("services: [both]\nteams: [both]\nfactors: [dns]"),
        }
    )
    if old == "search":
        (settings.folder / "catalog.yml").write_text("services: [checkout]\n")
        (settings.folder / "x.md").write_text(record("services: [search]"))
    with pytest.raises(error, match=message):
        plan_rename(settings, old, new)


@pytest.mark.parametrize(("old", "new"), [("clock", "dns"), ("dns", "clock")])
def test_a_word_for_two_factors_is_refused(project: Project, old: str, new: str) -> None:
    vocabulary = """
families: [{id: lab}, {id: shop}]
factors: [{id: lab.clock}, {id: shop.clock}]
"""
    settings = project({"vocabulary.yml": vocabulary, "x.md": record("factors: [clock]")})
    with pytest.raises(EditConflict, match=r"Did you mean 'lab\.clock' or 'shop\.clock'"):
        plan_rename(settings, old, new, Kind.FACTOR)


def test_the_kind_says_which_of_two_words_is_meant(project: Project) -> None:
    settings = project({"x.md": record("services: [web]\nteams: [web]")})
    assert after(settings, plan_rename(settings, "web", "shop", Kind.TEAM))["x.md"] == record(
        "services: [web]\nteams: [shop]"
    )


def test_a_word_in_use_goes_before_a_word_that_is_only_known(project: Project) -> None:
    settings = project({"x.md": record("services: [dns]")})
    assert plan_rename(settings, "dns", "resolver").kind is Kind.SERVICE


def test_a_word_nobody_uses_changes_nothing(project: Project) -> None:
    settings = project({"x.md": record("factors: [dns]")})
    assert plan_rename(settings, "config-push", "code-deploy").edits == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dns", "infrastructure.dns"),
        ("rig clock", "lab.bench-clock"),
        ("till", "Checkout"),
        ("pay", "payments"),
    ],
)
def test_two_words_for_one_thing_change_nothing(project: Project, old: str, new: str) -> None:
    front = "factors: [dns, rig clock]\nservices: [till]\nteams: [pay]"
    files = {"vocabulary.yml": VOCABULARY, "catalog.yml": CATALOG, "x.md": record(front)}
    planned = plan_rename(project(files), old, new)
    assert (planned.old, planned.edits) == (planned.new, ())


def test_a_site_without_records_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable):
        plan_rename(Settings(root=tmp_path), "a", "b")


# --- what is left to the person who renames


@pytest.mark.parametrize(
    ("front", "doubled"),
    [
        ("factors: [dns, network]", True),
        ("factors: [{id: dns, role: contributing}, network]", True),
        ("factors: [{id: dns, role: trigger}, network]", False),
        ("factors: [dns]\ncoded_again: [network]", False),
        ("actions: [{title: x, addresses: [dns, network]}]", True),
    ],
)
def test_a_word_that_then_stands_twice_is_reported(
    project: Project, front: str, doubled: bool
) -> None:
    settings = project({"x.md": record(f"title: x\n{front}")})
    planned = plan_rename(settings, "dns", "network")
    said = "postmortems/x.md:3: 'infrastructure.network' now stands twice in this list. Keep one."
    assert planned.remarks == ((said,) if doubled else ())


def test_a_file_that_cannot_be_read_is_reported(project: Project) -> None:
    settings = project(
        {
            "a.md": "---\nservices: [web\n---\n",
            "b.md": b"\x00\x01",
            "c.md": record("services: [web]"),
            "d.md": "no front matter\n",
            "catalog.yml": "teams: [web\n",
        }
    )
    planned = plan_rename(settings, "web", "shop")
    assert [edit.path for edit in planned.edits] == ["postmortems/c.md"]
    assert planned.remarks == tuple(
        f"postmortems/{name}: not looked into, because it cannot be read."
        for name in ("a.md", "b.md", "catalog.yml")
    )


def test_records_of_every_audience_are_changed(project: Project) -> None:
    settings = project({"x.md": record("audience: restricted\nservices: [web]")})
    assert plan_rename(settings, "web", "shop").words == 1


# --- afterwards


def found(settings: Settings) -> set[tuple[str, str, int]]:
    read = read_collection(settings)
    return {(f.code, f.location.path, f.location.line) for f in read.findings}


COLLECTION = {
    "vocabulary.yml": VOCABULARY,
    "catalog.yml": CATALOG,
    "factors/lab.bench-clock.md": "Our clock.\n",
    "a.md": record(
        """
        title: Clock drift
        date: 2024-05-01
        services: [till, search]
        teams: [pay, data]
        factors: [{id: bench-clock, role: trigger, evidence: "#drift"}, coredns, lab.old-clock]
        actions: [{title: Set it, team: payments, state: done, addresses: [rig clock]}]
        facilitation: {moderator_team: data, participants: [{role: on-call engineer, team: pay}]}
        """,
        "## Drift\n\nThe clock on the bench ran eight seconds late.\n",
    ),
    "b.md": record("title: No search\ndate: 2024-05-02\nservices: [lookup]\nfactors: [clokc]"),
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bench-clock", "lab.test-clock"),
        ("bench-clock", "infrastructure.network"),
        ("old-clock", "bench-clock"),
        ("dns", "config-push"),
        ("checkout", "cart"),
        ("payments", "billing"),
        ("data", "analytics"),
        ("lookup", "search"),
        ("clokc", "bench-clock"),
    ],
)
def test_after_a_rename_nothing_new_is_found(project: Project, old: str, new: str) -> None:
    settings = project(COLLECTION)
    before = found(settings)
    planned = plan_rename(settings, old, new)
    assert planned.edits
    apply(planned.edits)
    assert found(settings) <= before


@pytest.fixture
def ours(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A copy of the records of this repository."""
    shutil.copytree(request.config.rootpath / "postmortems", tmp_path / "postmortems")
    return Settings(root=tmp_path)


def test_in_our_own_records_one_factor_takes_the_place_of_another(ours: Settings) -> None:
    before = found(ours)
    planned = plan_rename(ours, "change.infra-change", "change.code-deploy")
    apply(planned.edits)
    assert planned.words >= 10
    assert not Site.open(ours).uses(Kind.FACTOR, "change.infra-change")
    assert found(ours) <= before


@pytest.mark.parametrize(("old", "new"), [("cloud-platform", "x-team"), ("binderhub", "x-hub")])
def test_in_our_own_records_a_rename_and_its_reverse_leave_no_trace(
    ours: Settings, old: str, new: str
) -> None:
    before, files = found(ours), after(ours, Renaming(Kind.TEAM, old, new))
    assert after(ours, plan_rename(ours, old, new)) != files
    assert found(ours) <= before
    assert after(ours, plan_rename(ours, new, old)) == files
