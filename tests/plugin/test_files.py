"""Which files reach the site, under which address."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

import mkdocs_postmortems
from mkdocs_postmortems.plugin.assets import without_comments

Build = Callable[..., Any]
PIXEL = b"\x89PNG\r\n\x1a\n"
ASSETS = Path(mkdocs_postmortems.__file__).parent / "plugin/theme/assets/postmortems"


def test_a_linked_file_beside_a_record_is_published_and_no_other(
    build_site: Build, record: str
) -> None:
    built = build_site(
        {
            "postmortems/2024/x.md": record + "\n![graph](graph.png)\n",
            "postmortems/2024/graph.png": PIXEL,
            "postmortems/2024/private.png": PIXEL,
        }
    )
    assert (built.site / "postmortems/2024/graph.png").read_bytes() == PIXEL
    assert not (built.site / "postmortems/2024/private.png").exists()


def test_an_attachment_of_a_withheld_record_is_withheld(build_site: Build, record: str) -> None:
    secret = record.replace("title:", "audience: restricted\ntitle:")
    built = build_site(
        {
            "postmortems/2024/x.md": secret + "\n![graph](graph.png)\n",
            "postmortems/2024/graph.png": PIXEL,
            "postmortems/2024/y.md": record,
        }
    )
    assert not (built.site / "postmortems/2024/graph.png").exists()


def test_records_inside_docs_dir_are_taken_over_whole(build_site: Build, record: str) -> None:
    built = build_site(
        {
            "docs/postmortems/2024/x.md": record,
            "docs/postmortems/vocabulary.yml": "version: 1\n",
            "docs/postmortems/factors/infrastructure.dns.md": "What we know of names.\n",
            "docs/postmortems/_template.md": "# Template\n",
            "docs/postmortems/2024/graph.png": PIXEL,
        },
        options={"source": "docs/postmortems"},
    )
    assert "pm-card" in built.html("postmortems/2024/x/index.html")
    assert not (built.site / "postmortems/vocabulary.yml").exists()
    assert not (built.site / "postmortems/_template").exists()
    assert not (built.site / "postmortems/2024/graph.png").exists()
    assert built.html("index.html").count("postmortems/2024/x") == 0


@pytest.mark.parametrize(
    ("source", "door"), [("postmortems", "index.md"), ("docs/postmortems", "README.md")]
)
def test_a_record_that_is_a_folder_is_published_with_its_pictures(
    build_site: Build, record: str, source: str, door: str
) -> None:
    built = build_site(
        {
            f"{source}/2024-05-01-pool/{door}": record + "\n![graph](graph.png)\n",
            f"{source}/2024-05-01-pool/graph.png": PIXEL,
            f"{source}/2024/x.md": record,
            f"{source}/2024/README.md": "# About 2024\n",
        },
        options={"source": source},
    )
    page = built.html("postmortems/2024-05-01-pool/index.html")
    assert "pm-card" in page
    assert 'src="graph.png"' in page
    assert (built.site / "postmortems/2024-05-01-pool/graph.png").read_bytes() == PIXEL


def test_an_overview_an_author_wrote_keeps_its_address(build_site: Build, record: str) -> None:
    built = build_site(
        {
            "docs/postmortems/index.md": "# Our own words\n",
            "docs/postmortems/2024/x.md": record,
        },
        options={"source": "docs/postmortems"},
    )
    assert "Our own words" in built.html("postmortems/index.html")
    assert "What keeps recurring" in built.html("postmortems/index-2/index.html")


@pytest.mark.parametrize("path", ["incidents/history", "kb", "postmortems"])
def test_the_knowledge_base_stands_where_the_site_wants_it(
    build_site: Build, record: str, path: str
) -> None:
    built = build_site({"postmortems/2024/x.md": record}, options={"path": path}, strict=True)
    assert "pm-card" in built.html(f"{path}/2024/x/index.html")
    assert (built.site / path / "factors" / "infrastructure.dns" / "index.html").is_file()


def test_the_knowledge_base_may_be_the_whole_site(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/2024/x.md": record}, options={"path": ""}, strict=True)
    assert (built.site / "factors/infrastructure.dns/index.html").is_file()
    assert not built.aborted


def test_links_between_docs_and_records_work_as_on_the_code_host(
    build_site: Build, record: str
) -> None:
    built = build_site(
        {
            "docs/guide.md": "See [the outage](../postmortems/2024/x.md#summary).\n",
            "postmortems/2024/x.md": record + "\nSee [the guide](../../docs/guide.md).\n",
        },
        strict=True,
        validation={"links": {"anchors": "warn", "unrecognized_links": "warn"}},
    )
    assert not built.aborted
    assert 'href="../postmortems/2024/x/#summary"' in built.html("guide/index.html")
    assert 'href="../../../guide/"' in built.html("postmortems/2024/x/index.html")


def test_links_in_fenced_code_are_left_alone(build_site: Build, record: str) -> None:
    shown = "[the outage](../postmortems/2024/x.md)"
    built = build_site(
        {"docs/guide.md": f"```\n{shown}\n```\n", "postmortems/2024/x.md": record}, strict=True
    )
    assert shown in built.html("guide/index.html")


def test_names_with_spaces_and_other_letters_become_pages(build_site: Build, record: str) -> None:
    built = build_site(
        {"postmortems/2024/störung am netz.md": record, "postmortems/日本/記録.md": record},
        strict=True,
    )
    assert (built.site / "postmortems/2024/störung am netz/index.html").is_file()
    assert (built.site / "postmortems/日本/記録/index.html").is_file()
    assert not built.aborted


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"---\ntitle: A\n---\nD\xe9j\xe0 vu.\n", "Déjà vu."),
        (b"\xef\xbb\xbf---\ntitle: A\n---\n\nWith a mark.\n", "With a mark."),
        (b"---\r\ntitle: A\r\n---\r\n\r\nWith returns.\r\n", "With returns."),
        (b"\x00\x01\x02", "Not yet coded"),
        (b"", "Not yet coded"),
    ],
    ids=["latin-1", "byte-order-mark", "crlf", "binary", "empty"],
)
def test_any_file_that_is_named_like_a_record_is_a_page(
    build_site: Build, content: bytes, shown: str
) -> None:
    built = build_site({"postmortems/x.md": content})
    assert shown in built.html("postmortems/x/index.html")
    assert not built.aborted


def test_a_folder_named_like_a_record_does_not_stop_a_build(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/x.md/y.md": record})
    assert (built.site / "postmortems/x.md/y/index.html").is_file()


def test_two_records_with_one_stem_are_two_pages(build_site: Build, record: str) -> None:
    built = build_site({"postmortems/a/x.md": record, "postmortems/b/x.md": record})
    assert (built.site / "postmortems/a/x/index.html").is_file()
    assert (built.site / "postmortems/b/x/index.html").is_file()


def test_a_record_in_a_folder_of_a_generated_page_keeps_its_address(
    build_site: Build, record: str
) -> None:
    built = build_site(
        {"postmortems/incidents/2024.md": record, "postmortems/services/a.md": record}
    )
    assert "pm-card" in built.html("postmortems/incidents/2024/index.html")
    assert "pm-card" in built.html("postmortems/services/a/index.html")


@pytest.mark.parametrize(
    ("kind", "named"), [("css", 'href="{}"'), ("js", 'src="{}"')], ids=["style", "script"]
)
def test_assets_are_published_under_their_content(
    kind: str, named: str, build_site: Build, record: str
) -> None:
    built = build_site({"postmortems/x.md": record})
    (asset,) = (built.site / "assets/postmortems").glob(f"postmortems.*.{kind}")
    assert named.format(f"assets/postmortems/{asset.name}") in built.html("index.html")
    source = asset.read_bytes()
    assert blake2b(source, digest_size=4).hexdigest() in asset.name
    assert source in {without_comments(path.read_bytes()) for path in ASSETS.glob(f"*.{kind}")}
