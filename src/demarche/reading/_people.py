"""For whom a person spoke on a day: the state or organisation whose office he or she held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demarche.knowledge import Knowledge
from demarche.model import Actor


def in_office(knowledge: Knowledge, people: Sequence[str], day: date | None) -> tuple[Actor, str]:
    """The person of a name who fits a day, with the code of what he or she spoke for then, and how that is known.

    Args:
        knowledge: The people and their terms.
        people: Ids of all people of that name.
        day: The report's day; None takes the latest office.
    """
    found = []
    for person in people:
        for term in knowledge.terms(person):
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
