"""Records, generated pages and attachments become MkDocs files."""

from __future__ import annotations

import os
import posixpath
from collections import deque
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import File, InclusionLevel

from ..errors import PostmortemsError
from ..pages.render import render
from ..processes import each
from ..reading.tree import NOT_RECORDS, stands_by_itself

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from ..knowledge_base import KnowledgeBase
    from ..pages.page import Plan, PlannedPage
    from ..settings import Settings

_PAGES = {".md", ".markdown"}


def relative_to(root: Path, path: str | Path) -> str:
    """Return a path as it reads from the project, with forward slashes."""
    return Path(os.path.relpath(path, root)).as_posix()


def take_over(files: Files, settings: Settings) -> None:
    """Remove what MkDocs found in the source folder by itself, where that lies in `docs_dir`.

    Only an author's own `index.md` or `README.md` stays: it is a page, and no record unless it
    stands for its folder.
    """
    folder = settings.folder.resolve()
    for file in list(files):
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is None or not path.resolve().is_relative_to(folder):
            continue
        if stands_by_itself(path, settings):
            files.remove(file)


def taken(files: Files) -> frozenset[str]:
    """Return the Markdown addresses that other pages have; a README stands where index would."""
    pages = files.documentation_pages(inclusion=InclusionLevel.is_included)
    return frozenset(_markdown_uri(file) for file in pages)


def _markdown_uri(file: File) -> str:
    parent, name = posixpath.split(file.src_uri)
    return posixpath.join(parent, "index.md") if name.lower() in NOT_RECORDS else file.src_uri


def add_records(files: Files, config: MkDocsConfig, kb: KnowledgeBase, plan: Plan) -> None:
    """Add each record as a page outside the navigation, with an edit link to its own file.

    In the navigation tree a build of 3,000 records takes ten times as long: every page would render
    the whole tree.
    """
    root = kb.settings.root
    for id, uri in plan.site.incidents.items():
        path = root / kb.incidents[id].source.path
        file = File(
            uri,
            src_dir=str(root),
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.abs_src_path = str(path)
        file.edit_uri = relative_to(Path(config.docs_dir), path)
        files.append(file)


def add_generated(files: Files, config: MkDocsConfig, kb: KnowledgeBase, plan: Plan) -> None:
    """Write each generated page to the cache folder and add it, with a real file behind it.

    Pages without a file crash some plugins (feeds, tags); the cache folder is never in `docs_dir`
    nor watched, and a file is only written when its text differs.

    Raises:
        PostmortemsError: the cache folder cannot be written.
    """
    root, cache = kb.settings.root, cache_of(kb.settings)
    try:
        _write(cache, kb, plan)
    except OSError as problem:
        raise PostmortemsError(
            f"generated pages cannot be written to '{relative_to(root, cache)}': "
            f"{problem.strerror or problem}; make that folder, and make it writable"
        ) from None
    for uri, page in plan.pages.items():
        file = File.generated(
            config, uri, abs_src_path=str(cache / uri), inclusion=InclusionLevel.NOT_IN_NAV
        )
        if page.source:
            file.edit_uri = relative_to(Path(config.docs_dir), root / page.source)
        files.append(file)


def _write(cache: Path, kb: KnowledgeBase, plan: Plan) -> None:
    """Write every page, the first one of each kind that has several before all others.

    What pages of a kind share is worked out for the first one. Were it not known when the work is
    split, every process would work it out again.
    """

    def write(page: PlannedPage) -> None:
        write_if_changed(cache / page.uri, render(page, kb, plan))

    alike: dict[str, list[PlannedPage]] = {}
    for page in plan.pages.values():
        alike.setdefault(page.template, []).append(page)
    several = [pages for pages in alike.values() if len(pages) > 1]
    for first, *_ in several:
        write(first)
    # Single pages take longest, and go first for that.
    others = [pages[0] for pages in alike.values() if len(pages) == 1]
    others += [page for pages in several for page in pages[1:]]
    deque(each(write, others, kb.settings.concurrency), maxlen=0)


def publish(files: Files, config: MkDocsConfig, uri: str, content: str | bytes) -> None:
    """Add a file to the site that is no page and has no file behind it."""
    files.append(File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED))


def by_content(name: str, content: bytes) -> str:
    """Return the address of an asset on the site, which changes with its content."""
    stem, _, kind = name.rpartition(".")
    return f"assets/postmortems/{stem}.{blake2b(content, digest_size=4).hexdigest()}.{kind}"


def cache_of(settings: Settings) -> Path:
    """Return the folder of the files behind what is made; each edition has its own."""
    return settings.root / ".cache" / "postmortems" / str(settings.edition)


def add_attachments(files: Files, config: MkDocsConfig, kb: KnowledgeBase, plan: Plan) -> None:
    """Publish the files that records link to, and no others of the source folder."""
    known = {file.src_uri for file in files}
    for uri, path in sorted(_attachments(kb, plan)):
        if uri in known:
            continue
        known.add(uri)
        file = File(
            uri,
            src_dir=str(kb.settings.root),
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.INCLUDED,
        )
        file.abs_src_path = str(path)
        files.append(file)


def _attachments(kb: KnowledgeBase, plan: Plan) -> Iterator[tuple[str, Path]]:
    folder = kb.settings.folder.resolve()
    for id, uri in plan.site.incidents.items():
        incident = kb.incidents[id]
        home = PurePosixPath(incident.source.relative).parent
        for link in incident.body.links:
            target = unquote(urlsplit(link).path)
            if not target or target.startswith("/") or Path(target).suffix.lower() in _PAGES:
                continue
            path = (folder / home / target).resolve()
            if path.is_file() and path.is_relative_to(folder) and not path.name.startswith("."):
                yield posixpath.normpath(posixpath.join(posixpath.dirname(uri), target)), path


def write_if_changed(path: Path, text: str) -> None:
    """Write a file, whole or not at all, and only when its text differs."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
