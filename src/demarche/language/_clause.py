from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.language._token import Token

ClauseKind = Literal[
    "main",
    "question",
    "imperative",
    "subordinate",
    "relative",
    "infinitive",
    "participial",
    "attributive",
    "headline",
]
"""``attributive``: a participle before its noun ("die verhängten Sanktionen"); ``headline``: without finite verb."""

Link = Literal[
    "root",
    "complement",
    "relative",
    "adverbial",
    "infinitive",
    "coordination",
    "quote",
    "parenthesis",
    "attributive",
]
"""How a clause hangs on its parent: ``complement`` is said, thought or done to (dass, ob, verb second, zu);
``quote`` is direct speech of the parent; ``coordination`` continues it."""

Mood = Literal["indicative", "subjunctive-1", "subjunctive-2", "imperative"]
Tense = Literal["present", "past", "perfect", "pluperfect", "future", "future-perfect"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, pronoun or prepositional phrase, from its first to its last word.

    ``first`` and ``last`` are places in ``Sentence.tokens``, both included, without clauses that hang on it.
    ``case`` holds the cases its form allows ("nom", "acc", "dat", "gen"). ``genitive`` is the noun phrase that
    depends on the head ("der Protest *der Ukraine*", also "*von* …" and a genitive before the head: "*Kiews*
    Erklärung"); ``attributes`` are prepositional phrases that hang on the head; ``appositions`` name the same thing
    again; ``coordinated`` are the further members of a list, whose conjunction is ``conjunction`` ("und", "oder",
    "sowie"). ``modifiers`` are the adjectives, participles and numerals before the head.
    """

    head: Token
    first: int
    last: int
    preposition: Token | None = None
    determiner: Token | None = None
    modifiers: tuple[Token, ...] = ()
    case: frozenset[str] = frozenset()
    number: Literal["singular", "plural"] | None = None
    gender: Literal["masculine", "feminine", "neuter"] | None = None
    genitive: Phrase | None = None
    attributes: tuple[Phrase, ...] = ()
    appositions: tuple[Phrase, ...] = ()
    coordinated: tuple[Phrase, ...] = ()
    conjunction: Token | None = None
    negated: bool = False

    def members(self) -> tuple[Phrase, ...]:
        """This phrase and everything coordinated with it, in order."""
        return (self, *self.coordinated)


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with what belongs to it.

    ``verb`` is the word that carries the meaning ("anerkannt" of "hat … anerkannt"; the copula of a copular
    clause) and ``lemma`` its infinitive with the particle ("anerkennen"). ``subject`` is the clause's own;
    ``controller`` is whoever does it where the clause has no subject of its own (coordination, infinitive,
    participle: possibly in another clause). In a passive clause ``subject`` is who it is done to and ``agent``
    ("von …", "durch …") who does it. ``predicate`` is the predicative noun or adjective. ``obliques`` are
    prepositional phrases, adverbial accusatives and other phrases, in order. ``antecedent`` is the noun phrase
    that a relative or attributive clause describes; ``relative`` is the role it has inside that clause.

    ``parent`` is the place in ``Sentence.clauses`` of the clause this one hangs on by ``link``; ``connector`` is the
    word that joins them (dass, woraufhin, relative pronoun, um, und). ``first`` and ``last`` are places of the first
    and last word in the sentence, both included; ``words`` those of the words that are its own.
    """

    index: int
    kind: ClauseKind
    verb: Token
    lemma: str
    first: int
    last: int
    words: tuple[int, ...]
    finite: Token | None = None
    particle: Token | None = None
    auxiliaries: tuple[Token, ...] = ()
    modal: str | None = None
    tense: Tense | None = None
    mood: Mood | None = None
    passive: bool = False
    copular: bool = False
    negated: bool = False
    negation: Token | None = None
    subject: Phrase | None = None
    object: Phrase | None = None
    indirect: Phrase | None = None
    genitive: Phrase | None = None
    predicate: Phrase | None = None
    agent: Phrase | None = None
    obliques: tuple[Phrase, ...] = ()
    adverbs: tuple[Token, ...] = ()
    controller: Phrase | None = None
    antecedent: Phrase | None = None
    relative: Literal["subject", "object", "indirect", "oblique", "possessor"] | None = None
    parent: int | None = None
    link: Link = "root"
    connector: Token | None = None
    damaged: bool = False
