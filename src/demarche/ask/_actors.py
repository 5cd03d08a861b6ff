"""Whom a question is about: from a code or a name in any language to an actor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from demarche.ask._errors import AmbiguousActorError, UnknownActorError
from demarche.knowledge import Knowledge, KnowledgeError
from demarche.model import Actor, ActorKind

LANGUAGES = ("en", "de")
"""Languages in which an actor may be named in a question."""

_CODE = re.compile(r"(?:org|grp|per|com):[\w-]+")
_KINDS: dict[str, ActorKind] = {
    "org": "organisation",
    "grp": "group",
    "per": "person",
    "com": "company",
}
_NEAREST = 5


_ARTICLE = re.compile(r"(?:der|die|das|den|dem|des|the)\s+", re.IGNORECASE)


def find_actor(name: str, knowledge: Knowledge, *, on: date | None = None) -> Actor:
    """The actor that a question names.

    Who holds an office on the day stands for its state or organisation, after the last term for that of the last. A code with a prefix ("grp:rebels-cd") that is not
    known is taken as it is, since reports name groups that no list has.

    Args:
        name: A code or id ("kp"), or a name, abbreviation, capital, adjective or person in German or English.
        knowledge: The names.
        on: The day on which a person is asked for; None is today.

    Raises:
        AmbiguousActorError: Several are called so.
        UnknownActorError: Nobody is; says who is called nearly so.
    """
    wanted = _ARTICLE.sub("", " ".join(name.split()), count=1)
    day = on or date.today()
    actor = knowledge.actors.get(wanted) or knowledge.actors.get(wanted.casefold())
    if actor is not None:
        return _speaks_for(actor, knowledge, day)
    if _CODE.fullmatch(wanted.casefold()):
        prefix, _, rest = wanted.casefold().partition(":")
        return Actor(wanted.casefold(), wanted.casefold(), rest, _KINDS[prefix])
    meant = [_speaks_for(actor, knowledge, day) for actor in _called(wanted, knowledge)]
    found = {actor.code: actor for actor in meant}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise AmbiguousActorError(name, sorted(found.values(), key=lambda actor: actor.code))
    near = get_close_matches(wanted.casefold(), _known_names(knowledge), n=_NEAREST, cutoff=0.7)
    likely = dict.fromkeys(_known_names(knowledge)[word] for word in near)
    advice = f"; perhaps {', '.join(likely)}" if likely else "; demarche actors lists all that are known"
    raise UnknownActorError(f"nobody is known as {name!r}{advice}")


def actor_of(code: str, knowledge: Knowledge) -> Actor:
    """The actor whom a code of the record counts; one that is not known stands for itself."""
    actor = knowledge.actors.get(code)
    if actor is not None:
        return actor
    prefix, _, rest = code.rpartition(":")
    kind = _KINDS.get(prefix.rpartition(":")[2], "group")
    return Actor(code, code, rest.replace("-", " ") or "nobody named", kind)


def _called(wanted: str, knowledge: Knowledge) -> Iterator[Actor]:
    """All whom a whole name names, in any of the languages; an adjective or a capital names whose it is."""
    for language in LANGUAGES:
        try:
            matches = knowledge.names(language).find(wanted)
            exact = [
                name for name in knowledge.designations(language) if name.text.casefold() == wanted.casefold()
            ]
        except KnowledgeError:
            continue
        names = [match.name for match in matches if (match.start, match.end) == (0, len(wanted))] + exact
        for name in names:
            if name.kind != "town":
                yield from (knowledge.actors[key] for key in name.actors)
    for actor in knowledge.actors.values():
        if actor.name.casefold() == wanted.casefold():
            yield actor


def _speaks_for(actor: Actor, knowledge: Knowledge, day: date) -> Actor:
    """The state or organisation for which an actor speaks on a day; the actor itself where it speaks for none."""
    terms = [term for term in knowledge.terms(actor.id) if term.begin is None or term.begin <= day]
    code = terms[-1].territory if terms else actor.code
    return knowledge.actors.get(code, actor)


@lru_cache(maxsize=4)
def _known_names(knowledge: Knowledge) -> dict[str, str]:
    """Every name in lower case, and whom it names, as an advice shows it."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        try:
            designations = knowledge.designations(language)
        except KnowledgeError:
            continue
        for name in designations:
            if name.kind in ("name", "seat", "collective", "person"):
                found.setdefault(name.text.casefold(), f"{name.text} ({', '.join(name.actors)})")
    return found
