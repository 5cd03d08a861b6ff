"""What counts as an act of the record: named rules for what does not (sport, crime, one state's own affairs)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from demarche.knowledge import Exclusion
from demarche.model import Participant
from demarche.reading._frames_match import Match
from demarche.reading._lands import TOWN

_WORD = re.compile(r"\w+")
_PRIVATE = ("per:", "com:")
"""What the codes of those begin with who speak for nobody but themselves."""


def excluded_report(text: str, rules: Iterable[Exclusion]) -> str | None:
    """The name of the rule by which nothing in a report counts, None where there is none."""
    words: set[str] | None = None
    for rule in rules:
        if rule.scope != "report":
            continue
        if words is None:
            words = {word.casefold() for word in _WORD.findall(text)}
        if _count(rule, words) >= rule.least:
            return rule.name
    return None


def does_not_count(match: Match, rules: Iterable[Exclusion]) -> str | None:
    """The name of the rule by which a match is no act of the record, None where it counts."""
    sides = (*match.source, *match.target)
    if all(_private(participant) for participant in match.source) and match.source:
        return "private"
    if not sides or all(_private(participant) for participant in sides):
        return "private"
    if match.source and all(participant.resolution == TOWN for participant in match.source):
        return "town"
    if match.frame.family == "force" and all(_people(participant) for participant in sides):
        return "private"
    states = {participant.actor.code for participant in match.source}
    if match.target and all(participant.actor.code in states for participant in match.target):
        return "own affairs"
    if not match.target and all("dateline" in participant.resolution for participant in match.source):
        return "own affairs"  # what a country's own police or ministry says to nobody abroad
    words: set[str] | None = None
    for rule in rules:
        if rule.scope != "sentence":
            continue
        if words is None:
            words = {token.text.casefold() for token in match.site.sentence.tokens}
        if _count(rule, words) >= rule.least:
            return rule.name
    return None


def _people(participant: Participant) -> bool:
    """Whether some people of a country are meant, not the country ("ein Streit zwischen *Afghanen* und …")."""
    return participant.resolution == "inhabitants" and " " not in participant.mention


def _private(participant: Participant) -> bool:
    return participant.actor.code.startswith(_PRIVATE)


def _count(rule: Exclusion, words: set[str]) -> int:
    found = len(words & rule.words)
    if found < rule.least and rule.endings:
        found += sum(word.endswith(rule.endings) for word in words if word not in rule.words)
    return found
