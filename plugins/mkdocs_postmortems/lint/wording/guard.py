"""Whether the words of a rule are meant as the rule takes them, seen from the whole sentence."""

from __future__ import annotations

import re

from .clause import REACH
from .clause_subject import begins_with_person, subject_of
from .lexicon import Lexicon, Trigger, Who, WordingRule
from .people import NAME, WORD
from .phrases import WHO
from .subject import Kind, Subject

_AGENT = re.compile(rf"(?:[\w{NAME}'-]+ ?){{1,6}}")


def is_left_alone(rule: WordingRule, sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence holds an exception to a rule, or talks of a term as a term."""
    if any(pattern.search(sentence) for pattern in rule.exceptions):
        return True
    guards = lexicon.guards
    return rule.group in guards.groups and any(
        pattern.search(sentence) for pattern in guards.mentioned
    )


def counts(
    rule: WordingRule, trigger: Trigger, found: re.Match[str], lexicon: Lexicon
) -> int | None:
    """Return where a remark about a match begins, or None where there is nothing to ask."""
    guards, sentence = lexicon.guards, found.string
    if guards.allowed and _touches(guards.allowed, sentence, found):
        return None
    if rule.group in guards.groups and trigger.subject is not Who.NOBODY:
        label = rule.group in guards.labels and trigger.subject is Who.ANY
        if _denied(sentence, found, lexicon, behind=label):
            return None
    if WHO in found.re.groupindex and found[WHO] is not None and not _names_person(found, lexicon):
        return None
    if trigger.subject is Who.ANY:
        return found.start()
    subject = subject_of(sentence, found.start(), lexicon.people, lexicon.grammar)
    start = _who(trigger, subject, found, lexicon)
    if start is None or (trigger.explained and _explained(sentence, start, found.end(), lexicon)):
        return None
    return start


def _who(trigger: Trigger, subject: Subject, found: re.Match[str], lexicon: Lexicon) -> int | None:
    """Return where the person and the phrase begin, if the subject is what the trigger asks for."""
    people, sentence = lexicon.people, found.string
    if trigger.subject is Who.NOBODY:
        return subject.start if subject.kind is Kind.NOBODY and subject.start >= 0 else None
    if trigger.subject is Who.ASKED:
        return found.start() if _asked(subject, sentence, found.start(), lexicon) else None
    active = (
        lexicon.grammar.gerund.match(found[0].partition(" ")[0]) is not None
    )  # "has been neglecting"
    if trigger.participle and subject.passive and not active:
        by_person = not subject.denied and _agent(sentence, found.end(), lexicon)
        return found.start() if by_person else None
    if trigger.subject is Who.PASSIVE and _passive(sentence, found.start(), lexicon):
        return found.start()
    if subject.kind is Kind.UNKNOWN and trigger.anywhere:
        subject = begins_with_person(sentence, found.start(), people, lexicon.grammar)
    if subject.kind is not Kind.PERSON or subject.denied or subject.hypothetical:
        return None
    if trigger.not_someone and subject.noun in people.someone:
        return None
    if people.ambiguous(subject.noun) and lexicon.guards.machine.match(sentence, found.end()):
        return None
    if subject.noun in people.alone and active:
        return None  # "Support skipping the checks" is a task
    if subject.start >= 0:
        return subject.start
    return found.start() if _is_said_of(found, lexicon) else None


def _is_said_of(found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a phrase far from its subject is a verb: "saw timeouts and missed heartbeats"."""
    grammar = lexicon.grammar
    if not grammar.participle.search(found[0]):
        return True
    following = WORD.search(found.string, found.end())
    word = following[0].lower() if following else ""
    return not word or word in grammar.after_verb | grammar.determiners | grammar.prepositions


def _touches(pattern: re.Pattern[str], sentence: str, found: re.Match[str]) -> bool:
    return any(
        other.start() < found.end() and found.start() < other.end()
        for other in pattern.finditer(sentence)
    )


def _names_person(found: re.Match[str], lexicon: Lexicon) -> bool:
    noun = lexicon.people.in_phrase(found[WHO])
    if not lexicon.people.ambiguous(noun):
        return bool(noun)
    last = found.end(WHO) == found.end()
    return not (last and lexicon.guards.machine.match(found.string, found.end()))


def _clause_start(sentence: str, place: int, lexicon: Lexicon) -> int:
    start = max(0, place - REACH)
    for turn in lexicon.grammar.turns.finditer(sentence, start, place):
        start = turn.end()
    return start


def _denied(sentence: str, found: re.Match[str], lexicon: Lexicon, *, behind: bool) -> bool:
    start = _clause_start(sentence, found.start(), lexicon)
    before = sentence[start : found.start()]
    if any(pattern.search(before) for pattern in lexicon.guards.denied):
        return True
    after = sentence[found.end() : found.end() + 80]
    return behind and any(pattern.search(after) for pattern in lexicon.guards.denied_after)


def _explained(sentence: str, start: int, end: int, lexicon: Lexicon) -> bool:
    guards = lexicon.guards
    if guards.explained_unless.search(sentence, max(0, start - REACH), end + REACH):
        return False
    before = sentence[max(0, start - REACH) : start]
    return bool(
        guards.explained_after.search(sentence, end, end + REACH)
        or guards.explained_before.search(before)
    )


def _agent(sentence: str, end: int, lexicon: Lexicon) -> bool:
    """Whether "by" and a person follow a verb in the passive."""
    by = lexicon.grammar.by.match(sentence[end : end + 80])
    phrase = _AGENT.match(sentence, end + by.end()) if by else None
    words = phrase[0].split() if phrase else []
    return any(
        lexicon.people.in_phrase(" ".join(words[: n + 1])) and "'" not in words[n]
        for n in range(len(words))
    )


def _passive(sentence: str, place: int, lexicon: Lexicon) -> bool:
    words = sentence[_clause_start(sentence, place, lexicon) : place].lower().split()
    return any(word in lexicon.grammar.be for word in words)


def _asked(subject: Subject, sentence: str, place: int, lexicon: Lexicon) -> bool:
    """Whether something is asked of people: by name of a role, or as the first word of a task."""
    if subject.kind is Kind.PERSON:
        return True
    people = lexicon.people
    words = WORD.findall(sentence[_clause_start(sentence, place, lexicon) : place])
    while words and words[-1].lower() in lexicon.grammar.asking:
        words.pop()
    if not words:
        return True
    last = words[-1].lower()
    return last in people.someone or last in people.pronouns or people.noun(words, len(words) - 1)
