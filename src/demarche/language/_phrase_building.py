"""Phrases of a sentence that has been read, from what the readers of each language keep of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from demarche.language._clause import Phrase
from demarche.language._token import Token


class Shown(Protocol):
    """What the form of a phrase shows."""

    @property
    def cases(self) -> frozenset[str]: ...
    @property
    def number(self) -> Literal["singular", "plural"] | None: ...
    @property
    def gender(self) -> Literal["masculine", "feminine", "neuter"] | None: ...


class ReadPhrase(Protocol):
    """A phrase as a reader keeps it; places are those of the sentence's words."""

    head: int
    first: int
    last: int
    preposition: int | None
    determiner: int | None
    conjunction: int | None
    negated: bool
    modifiers: list[int]

    @property
    def features(self) -> Shown: ...
    @property
    def genitive(self) -> ReadPhrase | None: ...
    @property
    def attributes(self) -> Sequence[ReadPhrase]: ...
    @property
    def appositions(self) -> Sequence[ReadPhrase]: ...
    @property
    def coordinated(self) -> Sequence[ReadPhrase]: ...


class PhraseBuilder:
    """Builds each phrase of a sentence once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._memory: dict[int, Phrase] = {}

    def token(self, place: int | None) -> Token | None:
        return None if place is None else self._tokens[place]

    def phrase(self, group: ReadPhrase | None) -> Phrase | None:
        if group is None:
            return None
        known = self._memory.get(id(group))
        if known is None:
            known = self._memory[id(group)] = self._new(group)
        return known

    def _new(self, group: ReadPhrase) -> Phrase:
        return Phrase(
            head=self._tokens[group.head],
            first=group.first,
            last=group.last,
            preposition=self.token(group.preposition),
            determiner=self.token(group.determiner),
            modifiers=tuple(self._tokens[p] for p in group.modifiers),
            case=group.features.cases,
            number=group.features.number,
            gender=group.features.gender,
            genitive=self._new(group.genitive) if group.genitive else None,
            attributes=tuple(self._new(g) for g in group.attributes),
            appositions=tuple(self._new(g) for g in group.appositions),
            coordinated=tuple(self._new(g) for g in group.coordinated),
            conjunction=self.token(group.conjunction),
            negated=group.negated,
        )
