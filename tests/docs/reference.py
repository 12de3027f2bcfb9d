"""The reference pages, made from the code: `make docs` writes them, a test compares them."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Mapping
from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from mkdocs.config import config_options as c
from tests.docs.fields import table, tables

from mkdocs_postmortems.lint.engine import EXPLAINED, RULES
from mkdocs_postmortems.model.catalog_file import CatalogFile
from mkdocs_postmortems.model.codes import CODES
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.model.vocabulary_file import VocabularyFile
from mkdocs_postmortems.pages.catalogue import PAGE_TYPES
from mkdocs_postmortems.plugin import config

if TYPE_CHECKING:
    from mkdocs.config.base import BaseConfigOption

GROUPS: Final = {
    "PM0": "Files",
    "PM1": "Front matter",
    "PM2": "Times",
    "PM3": "Words of the vocabulary and the catalog",
    "PM4": "Ids, evidence, links and addresses",
    "PM5": "Actions and the conversation",
    "PM6": "Listings in a page",
    "PM7": "The record as a whole",
}

NOT_FIELDS: Final = (
    (
        "`root_cause`, `cause`",
        "A value that names a factor becomes one contributing factor among others. Another value "
        "waits for a place in the vocabulary.",
    ),
    (
        "`author`, `owner`, `assignee`, `facilitator`, `moderator`, `incident_commander`, "
        "`on_call`, `reporter`, `responder`, `reviewer`, `approver`, `attendee`, their plurals, "
        "`people`",
        "A record names no people. These keys are kept out of every page, at any depth. In an "
        "action, an `owner` that is a team of the catalog is read as `team`.",
    ),
    (
        "`tags`, `description`, `hide`, `icon`, `subtitle`, `search`, `template`, `social`, "
        "`boost`",
        "Passed on to MkDocs, the theme and other plugins.",
    ),
    (
        "any other key",
        "Kept and not shown. A hint asks about a key that is close to a known one.",
    ),
)


def front_matter() -> str:
    return _page(
        "Front matter",
        "model/front_matter.py",
        """
        Every key a record may have, between two lines `---` at its head. All of them are optional.
        A record counts when it has a title, a date and one factor. There are examples in
        [Write a post-mortem](../guide/writing.md).

        One value stands for a list of one: `services: checkout` is `services: [checkout]`. Where a
        value is *text or a mapping*, text is the short form: `detection: alert` is
        `detection: {by: alert}`. A time is written in quotes, `"2024-05-01 10:21"`; what YAML makes
        of other forms is in [What YAML reads](../guide/yaml.md).
        """,
        tables(FrontMatter),
        "## Keys that are not fields { #not-fields }",
        table(("Key", "What happens to it"), NOT_FIELDS),
    )


def vocabulary_file() -> str:
    return _page(
        "Vocabulary file",
        "model/vocabulary_file.py",
        """
        Every key of `vocabulary.yml` in the folder of the records. The file is optional;
        [The vocabulary](../guide/vocabulary.md) shows how it is used.
        """,
        tables(VocabularyFile),
    )


def catalog_file() -> str:
    return _page(
        "Catalog file",
        "model/catalog_file.py",
        """
        Every key of `catalog.yml` in the folder of the records. The file is optional;
        [The vocabulary](../guide/vocabulary.md#catalog) shows how it is used.
        """,
        tables(CatalogFile),
    )


def options() -> str:
    texts = _attribute_docstrings(config.PluginConfig)
    rows = [
        (f"`{name}`", _kind(option), _default(option), texts[name])
        for name, option in config.PluginConfig._schema
    ]
    return _page(
        "Options",
        "plugin/config.py",
        """
        Options stand below the plugin in `mkdocs.yml`. All of them have a default:

        ```yaml
        plugins:
          - search
          - postmortems:
              source: incidents
              timezone: Europe/Berlin
              severities: [SEV-1, SEV-2, SEV-3]
              levels:
                PM301: hint
        ```

        `enabled: false` switches the plugin off, as with every plugin of MkDocs. `!ENV` works:
        `edition: !ENV [EDITION, internal]`.
        """,
        table(("Option", "Value", "Default", "Meaning"), rows),
    )


def findings() -> str:
    parts = []
    for group, title in GROUPS.items():
        rows = [
            (f"`{row.code}`{{ #{row.code.lower()} }}", row.name, str(row.level), row.meaning)
            for row in CODES
            if row.code.startswith(group)
        ]
        parts.append(f"## {title}\n\n{table(('Code', 'Name', 'Level', 'What it says'), rows)}")
    return _page(
        "Findings",
        "model/codes.py",
        """
        Everything a build or `postmortems check` may say about a file. Errors and warnings stop
        `mkdocs build --strict`, hints stop nothing. [Findings](../guide/findings.md) says how to
        read one and how to change its level.
        """,
        *parts,
    )


def rules() -> str:
    parts = []
    for rule in RULES:
        said = EXPLAINED[rule.code]
        parts.append(f"## {said.code} {said.name} {{ #{said.code.lower()} }}\n\n{said.markdown}")
    return _page(
        "Rules",
        "lint/rules/",
        """
        A rule looks at a record as a whole and asks a question. All of them are hints: they stop
        nothing unless a site [sets another level](../guide/findings.md#changing-a-level), and a
        record can [except one with a reason](../guide/findings.md#an-exception-with-a-reason).
        `postmortems explain` prints the same text.
        """,
        *parts,
    )


def pages() -> str:
    parts = []
    for module, kinds in groupby(PAGE_TYPES, key=lambda kind: inspect.getmodule(kind.plan)):
        title = ", ".join(kind.name for kind in kinds).capitalize()
        parts.append(f"## {title}\n\n{inspect.cleandoc((module and module.__doc__) or '')}")
    return _page(
        "Pages",
        "pages/",
        """
        Every kind of page that the plugin makes, in the order of the menu, and the question it
        answers. The page of an incident is the record itself: facts above the author's text, and
        factors, actions and related incidents below it.
        """,
        *parts,
    )


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "front-matter.md": front_matter,
    "vocabulary-file.md": vocabulary_file,
    "catalog-file.md": catalog_file,
    "options.md": options,
    "findings.md": findings,
    "rules.md": rules,
    "pages.md": pages,
}


def _page(title: str, source: str, lead: str, *parts: str) -> str:
    made = f"<!-- Made from {source} by `make docs`; a change belongs there. -->"
    head = f"---\ntitle: {title}\n---\n\n{made}\n\n# {title}"
    return "\n\n".join([head, dedent(lead).strip(), *parts]) + "\n"


def _kind(option: BaseConfigOption[object]) -> str:
    match option:
        case c.Optional():
            return _kind(option.option)
        case c.Choice():
            return " · ".join(f"`{choice}`" for choice in option.choices)
        case config.Zone():
            return "IANA zone"
        case config.Day():
            return "date"
        case config.Levels():
            return "mapping"
        case c.ListOfItems():
            return "list of texts"
        case c.Type():
            return "true or false" if option._type is bool else "text"
    raise TypeError(f"no words for {type(option).__name__}")


def _default(option: BaseConfigOption[object]) -> str:
    value = option.default
    if value is None or value == [] or value == {}:
        return "none"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _attribute_docstrings(owner: type) -> dict[str, str]:
    """Return the text below each attribute of a class."""
    (tree,) = ast.parse(dedent(inspect.getsource(owner))).body
    assert isinstance(tree, ast.ClassDef)
    texts: dict[str, str] = {}
    for above, below in zip(tree.body, tree.body[1:], strict=False):
        match above, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                texts[name] = " ".join(text.split())
    return texts
