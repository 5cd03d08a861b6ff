"""The CAMEO codes of those who take part in claims: their country or body, and what they act as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from demarche.knowledge import Knowledge, load_cameo, load_knowledge, load_roles
from demarche.model import Participant, Report

NOBODY = "---"
"""The country of somebody whose country is not told."""

_COUNTRY = 3
_BY_SORT = {"organ": "GOV", "official": "GOV", "forces": "MIL"}
_BY_KIND = {"org": "IGO", "grp": "", "com": "MNC", "per": ""}
_GROUP = re.compile(r"(?P<word>[a-z]+)-(?P<country>[a-z-]+)")
_ENDINGS = ("", "s", "es", "n", "en", "e", "er", "em", "in", "innen")
_WORD = re.compile(r"[\w'’-]+")


class ActorCodes:
    """Codes actors as they are named in one report."""

    def __init__(self, report: Report) -> None:
        self._day = report.published
        self._knowledge: Knowledge = load_knowledge()
        self._codes, self._language = load_cameo(), report.language
        self._roles = _roles(self._knowledge, report.language)
        self._longest = max((word.count(" ") for word in self._roles), default=0) + 1

    def of(self, participants: Iterable[Participant]) -> tuple[str, ...]:
        """The code of each, each once; those who have none on the day of the report are left out."""
        found = (self._code(participant) for participant in participants)
        return tuple(dict.fromkeys(code for code in found if code is not None))

    def _code(self, participant: Participant) -> str | None:
        actor = participant.actor
        own = self._codes.of(actor.id, self._day)
        if own is not None and actor.kind == "person":
            return own
        base = self._body(actor.code)
        if base is None or base == NOBODY * 2:
            return None
        roles = self._of_person(actor.id) if actor.kind == "person" else self._named(participant.mention)
        for role in roles:
            if role.endswith("-"):
                base = role.removesuffix("-") + base
            elif role not in base[_COUNTRY:]:
                base += role
        return base

    def _body(self, code: str) -> str | None:
        """The code of a state, organisation or group; one that is not listed has its own in capitals."""
        if code in self._codes.actors:
            return self._codes.of(code, self._day)
        sort, colon, name = code.rpartition(":")
        if not colon:
            return re.sub(r"[^a-z]", "", code)[:_COUNTRY].upper().ljust(_COUNTRY, "-")
        group = _GROUP.fullmatch(name) if sort == "grp" else None
        country = self._body(group["country"]) if group is not None else None
        if group is not None and country is not None:
            return country + self._roles.get(group["word"].removesuffix("s"), "REB")
        return (_BY_KIND.get(sort) or NOBODY) + re.sub(r"[^a-z]", "", name)[:_COUNTRY].upper()

    def _of_person(self, person: str) -> Iterator[str]:
        """As what a person acts by the office held on the day of the report."""
        for term in self._knowledge.terms(person):
            if self._day is None or (
                (term.begin is None or term.begin <= self._day)
                and (term.end is None or self._day <= term.end)
            ):
                yield self._codes.offices.get(term.office, "GOV")
                return

    def _named(self, mention: str) -> Iterator[str]:
        """The roles that the words of a mention tell, of several words the longest, in their order."""
        words = _WORD.findall(mention)
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                role = self._role(" ".join(words[at : at + length]))
                if role is not None:
                    yield role
                    at += length - 1
                    break
            at += 1

    def _role(self, words: str) -> str | None:
        for ending in _ENDINGS:
            for stem in _stems(words, ending):
                if stem in self._roles:
                    return self._roles[stem]
        return None


def _stems(words: str, ending: str) -> Iterator[str]:
    if words.endswith(ending):
        stem = words.removesuffix(ending)
        yield from (stem, stem.lower())
        if ending == "es" and stem.endswith("i"):
            yield stem[:-1].lower() + "y"


def _roles(knowledge: Knowledge, language: str) -> Mapping[str, str]:
    offices = {
        word: _BY_SORT[office.kind]
        for word, office in knowledge.offices(language).items()
        if office.kind in _BY_SORT
    }
    return {**offices, **load_roles(language)}
