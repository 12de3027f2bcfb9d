from __future__ import annotations

import yaml

from mkdocs_postmortems.lint.wording.fields import remarks_in_fields, sentences
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.model.front_matter import FrontMatter

FRONT = FrontMatter.model_validate(
    yaml.safe_load(
        """
        title: The DBA forgot the flag
        impact: {summary: Obviously slow}
        factors: [dns, {id: no canary, note: The reviewer overlooked it}]
        actions: [Alert on the wait, {title: Remind the developers, team: human error}]
        open_questions: ["Who approved this?"]
        severity: human error
        """
    )
)


def test_the_sentences_of_the_front_matter_are_checked(lexicon: Lexicon) -> None:
    found = [(path, remark.rule) for path, remark in remarks_in_fields(FRONT, lexicon)]
    assert found == [
        (("title",), "PB02"),
        (("impact", "summary"), "JA02"),
        (("factors", 1, "note"), "PB04"),
        (("actions", 1, "title"), "AC02"),
        (("open_questions", 0), "IQ01"),
    ]


def test_a_record_may_have_none_of_them() -> None:
    assert list(sentences(FrontMatter())) == []
