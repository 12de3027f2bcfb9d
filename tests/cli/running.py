"""The command, run in this process."""

from __future__ import annotations

import inspect
from typing import Any

from click.testing import CliRunner, Result

from mkdocs_postmortems.cli.main import postmortems

# Before click 8.2 the two streams had to be kept apart on purpose.
_OPTIONS = inspect.signature(CliRunner).parameters
INPUT_ENDS = "mix_stderr" not in _OPTIONS
"""Whether answers that are typed have an end; before click 8.2 empty ones follow."""
_APART: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in _OPTIONS else {}


def run(*words: str, width: int = 100, typed: str | None = None) -> Result:
    """Run the command with some words, and answers that are typed."""
    return CliRunner(**_APART).invoke(postmortems, words, input=typed, terminal_width=width)


OWN_LEXICON = {
    "mkdocs.yml": "plugins: [postmortems: {lexicon: words.toml, levels: {PB90: warning}}]\n",
    "words.toml": """
[[rules]]
id = "PB90"
catches = "*gremlins*"
why = "It tells a tale where a fact belongs."
question = "What was seen?"
triggers = [{patterns = ['\\bgremlins\\b'], needs = ["gremlins"]}]
""",
}
"""A site with a rule about wording of its own, which weighs more than others."""
