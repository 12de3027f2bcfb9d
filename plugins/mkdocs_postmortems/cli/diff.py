"""`postmortems diff`: what a branch adds to the knowledge base, for its pull request."""

from __future__ import annotations

import json

import click

from ..insight.branch import Branch, Side, branch_of
from ..insight.branch_json import branch_json
from ..knowledge_base import KnowledgeBase
from ..lint.engine import all_findings
from ..pages.branch import as_comment
from ..reading.collection import together
from ..reading.files import Files, read_files
from ..settings import Settings
from .base_tree import settings_at
from .changed import changed_since, folder_of, moved_since
from .git import left_at
from .options import printed_as
from .project import settings_of


@click.command("diff")
@click.argument("base")
@printed_as("md", "json")
@click.pass_context
def command(context: click.Context, base: str, form: str) -> None:
    """Say what this branch adds to the knowledge base.

    BASE is the branch, tag or commit it goes to. The records of now, committed or not, are compared
    with those where the two parted, under the settings of now. Nothing is checked out or fetched.

    Exit codes: 0 done, also where there is nothing to say; 2 git cannot answer, or wrong use.
    """
    settings = settings_of(context)
    since = left_at(base, folder_of(settings))
    found = branch_since(since, settings)
    if form == "json":
        click.echo(json.dumps(branch_json(found, since), indent=2))
    else:
        click.echo(as_comment(found), nl=False)


def branch_since(commit: str, settings: Settings) -> Branch:
    """Compare the records with those of a commit.

    Raises:
        PostmortemsError: git cannot answer, or the records cannot be read.
    """
    now = read_files(settings)
    with settings_at(commit, settings) as then:
        before = _side(read_files(then, known=now))
    after = _side(now)
    moved, changed = moved_since(commit, settings), changed_since(commit, settings)
    return branch_of(before, after, moved, changed)


def _side(files: Files) -> Side:
    settings = files.against.settings
    kb = KnowledgeBase.of(together(files), settings)
    return Side(kb, all_findings(kb.collection, settings))
