"""Words and pieces of a sentence while it is being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from demarche.language._word import Word as Word
from demarche.language.german._verb_forms import verb_readings
from demarche.language.german._words import FINITE, INFINITIVE, PARTICIPLE

Kind = Literal["subordinate", "relative", "infinitive", "interrogative"]
Element = Literal["finite", "participle", "infinitive", "zu-infinitive"]


@dataclass(frozen=True, slots=True)
class Opener:
    """The word that makes a clause verb-last: its place, and where what belongs to it ends ("mit *dem*")."""

    kind: Kind
    connector: int
    end: int


@dataclass(slots=True)
class Piece:
    """Places of a piece's words, how it is joined to what comes before, and the verbs in it by place."""

    places: tuple[int, ...]
    joiner: str
    coordinator: int | None = None
    opener: Opener | None = None
    verbs: dict[int, Element] = field(default_factory=dict)

    def having(self, *elements: Element) -> list[int]:
        return [place for place, element in self.verbs.items() if element in elements]


def verb_elements(words: Sequence[Word], places: Sequence[int]) -> dict[int, Element]:
    """What each verb among ``places`` can do in a clause."""
    elements: dict[int, Element] = {}
    after_zu = False
    for place in places:
        tag = words[place].tag
        if tag in FINITE:
            elements[place] = "finite"
        elif tag in PARTICIPLE:
            elements[place] = "participle"
        elif tag == "VVIZU" or (tag in INFINITIVE and after_zu):
            elements[place] = "zu-infinitive"
        elif tag in INFINITIVE:
            elements[place] = "infinitive"
        after_zu = tag == "PTKZU"
    return elements


def can_be_finite(word: Word) -> bool:
    """Has the form a finite reading too, whatever the tagger took it for?"""
    return any(reading.kind == "finite" for reading in verb_readings(word.lower))
