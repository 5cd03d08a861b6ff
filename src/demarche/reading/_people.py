"""For whom a person spoke on a day: the state or organisation whose office he or she held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from demarche.knowledge import Knowledge, NameMatch
from demarche.model import Actor

LONGEST_TITLE = 60
"""Characters before a name in which a title is looked for."""


def offices_told(
    text: str, matches: Iterable[NameMatch], knowledge: Knowledge, language: str
) -> dict[str, frozenset[str]]:
    """Which offices a report gives people where it names them first with one ("Außenministerin *Baerbock*").

    Args:
        text: The report.
        matches: The names in it, from left to right.
        knowledge: Words for offices.
        language: Code of the report's language.

    Returns:
        For each person so named the offices that the title can mean.
    """
    told: dict[str, frozenset[str]] = {}
    for match in matches:
        if match.name.kind == "person":
            before = text[max(0, match.start - LONGEST_TITLE) : match.start].rstrip()
            offices = knowledge.told_offices(language, before)
            for person in match.name.actors if offices else ():
                told.setdefault(person, offices or frozenset())
    return told


def in_office(
    knowledge: Knowledge, people: Sequence[str], day: date | None, told: Mapping[str, frozenset[str]]
) -> tuple[Actor, str]:
    """The person of a name who fits a day, with the code of what he or she spoke for then, and how that is known.

    Args:
        knowledge: The people and their terms.
        people: Ids of all people of that name.
        day: The report's day; None takes the office that the report tells, else the latest.
        told: As :func:`offices_told`.
    """
    found = []
    for person in people:
        terms = knowledge.terms(person)
        if day is None:
            terms = tuple(t for t in terms if t.office in told.get(person, ())) or terms
        for term in terms:
            begun = day is None or term.begin is None or term.begin <= day
            if begun and (day is None or term.end is None or day <= term.end):
                body = knowledge.actors.get(term.territory)
                code = body.code if body else term.territory
                since = term.begin or date.min
                actor = replace(knowledge.actors[person], code=code)
                found.append((since, actor, f"person: {term.office} of {term.territory}"))
    if not found:
        return knowledge.actors[people[0]], "person without office on that day"
    _, actor, how = max(found, key=lambda candidate: candidate[0])
    return actor, how
