"""The reference pages, made from the code: `make docs` writes them, a test compares them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from mkdocs.config import config_options as c
from tests.docs.fields import table, tables

from mkdocs_postmortems.lint.engine import RULES, explained
from mkdocs_postmortems.lint.wording.lexicon import Lexicon, WordingRule
from mkdocs_postmortems.model.catalog_file import CatalogFile
from mkdocs_postmortems.model.codes import CODES
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.model.vocabulary_file import VocabularyFile
from mkdocs_postmortems.pages.catalogue import PAGE_TYPES
from mkdocs_postmortems.plugin import config
from mkdocs_postmortems.plugin.options_schema import option_texts

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

WORDING: Final = """
        Wording that puts a person where a condition belongs, or that knows the end of the story.
        Every rule quotes the author's words and asks a question. None of them rewrites, and none
        counts anything about an author, a team or a record. `postmortems check` and the page that
        `mkdocs serve` shows ask about wording, a built site never does.
        [Findings](../guide/findings.md#wording) says how a site sets a level, excepts a passage or
        adds rules of its own.

        ## How it reads { #method }

        Patterns and word lists, no model of language. Only the author's own prose is looked at:
        code, block quotes, quotations, headings, addresses, HTML and comments stay as they are. A
        rule about what a person did counts only where the subject of the clause is a role, a
        pronoun or a known name; an unknown subject means silence. So does a sentence that denies a
        phrase, talks about it as a phrase, or gives the condition behind it.

        A text counts as English when 12 % of its words are among some ninety that are common in
        English and rare in other languages; a text of fewer than 40 words, unless it holds more
        common words of other languages. Any other text is left alone.

        ## How well it reads { #figures }

        `python benchmarks/wording.py` prints these figures; `--hits` adds every remark about real
        prose. The sentences are in `tests/lint/wording`. A sentence counts as found when any rule
        asks about it.

        | Sentences | n | Precision | Recall |
        | --- | --- | --- | --- |
        | those that came with the design | 88 | 1.00 (46 of 46) | 1.00 (46 of 46) |
        | our own, now | 972 | .998 (490 of 491) | .998 (490 of 491) |
        | batch a, at its first run | 261 | .986 (143 of 145) | .953 (143 of 150) |
        | batch b, at its first run | 222 | .984 (123 of 125) | .932 (123 of 132) |
        | batch c, at its first run | 177 | .959 (93 of 97) | .979 (93 of 95) |
        | batch e, at its first run | 126 | .984 (60 of 61) | .938 (60 of 64) |

        Batches b, c and e were written after the rules and run once before a rule was changed; they
        say most about text that nobody has seen. All our sentences have one author. Batch d is
        nearly all traps, written from what went wrong elsewhere: at its first run 4 of 105 brought
        up a question, and all of its 9 others did. Batches f and g bring what foreign text showed.

        | Real prose | Files | Words | Remarks | per 1,000 words |
        | --- | --- | --- | --- | --- |
        | DFDS | 40 | 14,441 | 24 | 1.66 |
        | mybinder | 25 | 13,142 | 10 | .76 |
        | a list of public post-mortems, in summary | 241 | 53,681 | 113 | 2.11 |

        Each of these 147 remarks was read by the one who wrote the rules. Four are wrong, one in
        20,000 words: 97 % are right (94 to 99 %, Jeffreys). Of 565 sentences with a risky word
        that brought up nothing, 200 were drawn and read, and 5 of them would be marked by a
        careful reader. So about .91 of what there is to find is found (.83 to .96), and about .81
        (.66 to .91) where the 88 remarks about root causes are left aside. Four of those 5 have since been
        mended; sentences without a risky word, and names, are not in the estimate.

        Those three collections were at hand while the rules were written. Public reports that nobody
        had tuned for say more, each batch read once before a rule was changed for it:

        | Foreign prose, at its first run | Files | Words | Remarks | Wrong |
        | --- | --- | --- | --- | --- |
        | PostHog/post-mortems, kubernetes/test-infra (Apache 2.0), usdigitalresponse/univaf, Chia-Network/post-mortem, ethereum-optimism/optimism (MIT), jenkins-infra/status, rust-lang/blog.rust-lang.org, one log of a laboratory | 33 | 12,220 | 22 | 2 |
        | further files of these, TorBox-App/torbox-post-mortems, jd4883/media-server-post-mortems, notices of npm | 11 | 5,278 | 14 | 1 |
        | further files of PostHog, Homebrew/brew.sh, conda-forge/conda-forge.github.io | 3 | 2,238 | 4 | 0 |

        Some long files were shortened. Where no licence is named, none was seen; no sentence of
        theirs is in this project. Handles and addresses are not in the table: every one was right.
        The last two batches have 1 wrong remark in 7,516 words. A reading of all of it found 17
        sentences that ought to have been asked about and were not, beside 37 that were: about .69
        (.55 to .80, Jeffreys).

        Those are reports of companies and projects. Less formal text is harder: the first three
        hundred words or so of blog posts, forum posts, status pages, exercises of students and
        news, found by search, shortened by hand, four batches one after the other:

        | Informal prose, at its first run | Pages | Words | Remarks | Wrong | Found of those due |
        | --- | --- | --- | --- | --- | --- |
        | outages, moves of servers, break-ins, deploys | 36 | 5,129 | 25 | 3 | 20 of 25 |
        | break-ins, power, social networks, advice | 24 | 3,936 | 10 | 4 | 6 of 11 |
        | payments, a launch | 8 | 905 | 5 | 1 | 4 of 4 |
        | domains, games | 9 | 1,888 | 8 | 1 | 7 of 9 |

        Rules were mended after each batch; the first was in sight, though not run, while they were
        mended for other text. All of it was read, some 750 sentences, by the one who mended them.
        Of 48 remarks 9 are wrong, one in 1,300 words: 81 % are right (69 to 90 %, Jeffreys). Of 49
        sentences that ought to have been asked about, 37 were: about .76 (.62 to .86, Jeffreys). Three
        of the 9 took "of course" or "obvious" in passing for hindsight; the others have little in
        common.

        What could be mended in general has been, so the figures of both tables would be better now
        and would say less.

        A file takes some 5 ms. A megabyte that was made to be slow takes 4 seconds at most
        (`--hostile 1000000`).

        ## In Vale { #vale }

        [`postmortems export vale`](command.md#export) writes the rules for Vale, which knows
        patterns and no subjects. On the sentences above, names aside and with Python's patterns in
        place of Vale's, that gives a precision and a recall of .89 (n 864).
        """
"""What stands above the rules; the figures are those that `benchmarks/wording.py` printed."""

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
    texts = option_texts()
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
    parts, known = [], explained()
    for rule in RULES:
        said = known[rule.code]
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


def wording() -> str:
    lexicon = Lexicon.shipped()
    groups = (
        (title, [rule for rule in lexicon.rules if rule.group == group])
        for group, title in lexicon.groups.items()
    )
    return _page(
        "Wording",
        "lint/wording/lexicons/en.toml",
        WORDING,
        *(
            "\n\n".join([f"## {title}", *map(_wording_rule, rules)])
            for title, rules in groups
            if rules
        ),
    )


def _wording_rule(rule: WordingRule) -> str:
    """Show a rule; what it is about stands in quotation marks, which the checks leave alone."""
    catches = re.sub(r"\*([^*]+)\*", r'"\1"', rule.catches)
    alone = " ".join(f'"{text}"' for text in rule.silent)
    rows = [
        ("Looks for", catches),
        ("Why", f"{rule.why} ({rule.source})"),
        ("Asks", f"*{rule.question}*"),
        ("Instead of", f'"{rule.example}"'),
        ("Rather", rule.instead),
        ("Leaves alone", alone),
    ]
    return f"### {rule.id} {{ #{rule.id.lower()} }}\n\n{table(('', ''), rows)}"


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "front-matter.md": front_matter,
    "vocabulary-file.md": vocabulary_file,
    "catalog-file.md": catalog_file,
    "options.md": options,
    "findings.md": findings,
    "rules.md": rules,
    "pages.md": pages,
    "wording.md": wording,
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
