"""What a frame is made of: slots, conditions, constructions and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from demarche.model import Modality, Polarity

SETS = ("modal", "tense", "mood", "kinds", "links", "governed")
"""Conditions that hold where the clause has one of several values."""

PLACES = frozenset(
    "subject object dative genitive predicate agent antecedent speaker controller verb clause clause-verb before"
    " possessive adjective prefix self carried deed occupant where answered dateline".split()
)
"""Places besides prepositions; ``clause-`` before one looks for it in the clause that is said, wanted or done."""

STEPS = frozenset(
    "genitive before possessive adjective prefix of any apposition entity self land modifier".split()
)
OFFICIALS = "<official>"
"""In a list of words: whoever holds an office, by name or title."""


def _behind_abbreviation(word: str, text: str) -> str:
    """The lemma of the noun behind an abbreviation and hyphen ("*Botschafter*" of "US-Botschafter"), else nothing."""
    abbreviation = text.partition("-")[0]
    return word[len(abbreviation) + 1 :] if len(abbreviation) > 1 and abbreviation.isupper() else ""


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas to match a head against: whole words, and last parts of compounds; ``officials`` lets any official in."""

    whole: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    officials: bool = False

    def match(self, lemma: str, text: str = "") -> bool:
        """Whether a word with this lemma (or, failing that, this form) is one of these, or is one of an abbreviation's ("US-…")."""
        word, form = lemma.casefold(), text.casefold()
        return (
            word in self.whole
            or form in self.whole
            or (bool(self.endings) and word.endswith(self.endings))
            or _behind_abbreviation(word, text) in self.whole
        )

    def __bool__(self) -> bool:
        return bool(self.whole or self.endings or self.officials)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where to look for a role; ``place`` of the clause or noun phrase, then ``steps`` inside that phrase."""

    place: str
    heads: Words = Words()
    steps: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold of the clause (None and empty: anything)."""

    negated: bool | None = None
    passive: bool | None = None
    spoken: bool | None = None
    modal: frozenset[str] = frozenset()
    tense: frozenset[str] = frozenset()
    mood: frozenset[str] = frozenset()
    adverbs: Words = Words()
    modifiers: Words = Words()
    kinds: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many conditions there are."""
        single = sum(value is not None for value in (self.negated, self.passive, self.spoken))
        return (
            single
            + sum(bool(getattr(self, name)) for name in SETS)
            + bool(self.adverbs)
            + bool(self.modifiers)
        )


@dataclass(frozen=True, slots=True)
class Construction:
    """One way a frame is put into words: by a verb, or by a noun.

    ``present`` slots must be filled with the words they name, ``absent`` ones must not; ``needs`` are the roles
    that must name an actor. ``until`` says up to which day a word means a modality ("Brexit" was only possible until
    the vote); afterwards it means what happened. ``cameo`` is a narrower code than that of the act.
    """

    kind: Literal["verb", "noun"]
    lemmas: Words
    source: tuple[Slot, ...]
    target: tuple[Slot, ...]
    about: tuple[Slot, ...] = ()
    present: tuple[Slot, ...] = ()
    absent: tuple[Slot, ...] = ()
    needs: frozenset[str] = frozenset({"source", "target"})
    when: Conditions = Conditions()
    polarity: Polarity | None = None
    modality: Modality | None = None
    standing: bool = False
    anybody: bool = False
    alone: bool = False
    own_word: bool = False
    cameo: str | None = None
    until: Mapping[str, date] = field(default_factory=dict)

    @property
    def specificity(self) -> int:
        """How much a construction asks for: of several that fit one word, the most particular is taken."""
        return 2 * (len(self.present) + bool(self.when.modifiers)) + bool(self.absent) + self.when.count


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what a frame must make of it."""

    text: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that make one act; ``file`` is where it stands."""

    id: str
    act: str
    family: str
    language: str
    meaning: str
    constructions: tuple[Construction, ...]
    accepts: tuple[Example, ...]
    rejects: tuple[str, ...]
    file: str = ""

    @property
    def rule(self) -> str:
        """The name a claim gives as the rule it was made by: ``de/recognise/anerkennen``."""
        return f"{self.language}/{self.act}/{self.id}"
