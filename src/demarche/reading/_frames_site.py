"""Where a frame's word stands: a clause or a noun, and the phrases about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from demarche.knowledge import Grammar
from demarche.language import Clause, Phrase, Sentence, Token

RELATIVE = frozenset(("PRELS", "PRELAT"))
"""Tags of relative pronouns."""

ADJECTIVE = frozenset(("ADJA", "ADJD"))
NOUN = frozenset(("NN", "NE"))
"""Tags of what can stand before a noun, and of nouns and names."""

FillerKind = Literal[
    "phrase", "adjective", "prefix", "possessive", "entity", "place", "located", "modifier", "dateline"
]


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase, or a word within one, that may name an actor."""

    phrase: Phrase
    kind: FillerKind = "phrase"
    token: Token | None = None

    @property
    def key(self) -> tuple[int, str]:
        return ((self.token or self.phrase.head).index, self.kind)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a frame's word stands: a clause, and for a noun also the phrase it heads and those around it.

    ``spoken_of`` marks a noun in a clause that only speaks of it ("condemned the *attack*"): where that was said is
    not where it happened.
    """

    sentence: Sentence
    clause: Clause
    grammar: Grammar
    phrase: Phrase | None = None
    around: tuple[Phrase, ...] = ()
    spoken_of: bool = False

    @property
    def token(self) -> Token:
        return self.phrase.head if self.phrase is not None else self.clause.verb


def preposition(phrase: Phrase, grammar: Grammar) -> str:
    """The phrase's preposition without an article in it ("zum" is "zu"), empty where there is none."""
    if phrase.preposition is None:
        return ""
    word = phrase.preposition.text.casefold()
    return grammar.contractions.get(word, word)


def logical_subject(clause: Clause) -> Phrase | None:
    """Who does it: the agent of a passive, the subject, or whoever controls a clause without one."""
    phrase = clause.agent if clause.passive else clause.subject or clause.controller
    return instead_of_relative(phrase, clause)


def logical_object(clause: Clause) -> Phrase | None:
    """Who or what it is done to: the subject of a passive, else the object."""
    phrase = (clause.subject or clause.controller) if clause.passive else clause.object
    return instead_of_relative(phrase, clause)


def instead_of_relative(phrase: Phrase | None, clause: Clause) -> Phrase | None:
    """The noun that a relative pronoun stands for; any other phrase as it is."""
    if phrase is None or clause.antecedent is None:
        return phrase
    connects = clause.connector is not None and phrase.head.index == clause.connector.index
    relative = phrase.head.tag in RELATIVE or (clause.kind == "relative" and connects)
    return clause.antecedent if relative else phrase


def clause_phrases(clause: Clause) -> tuple[Phrase, ...]:
    """The phrases of a clause itself, not those within them; the antecedent is another clause's."""
    own = (
        clause.subject,
        clause.object,
        clause.indirect,
        clause.genitive,
        clause.predicate,
        clause.agent,
        *clause.obliques,
    )
    if clause.kind == "attributive":
        own = own[1:]
    return tuple(phrase for phrase in own if phrase is not None)


def counted(phrase: Phrase, grammar: Grammar) -> tuple[Phrase, ...]:
    """The phrases that one which only counts counts ("*Dozens* of soldiers"); empty where it counts none."""
    if phrase.head.text.casefold() not in grammar.quantities:
        return ()
    owners = ("", *grammar.genitive, *grammar.owner)
    inner = (phrase.genitive, *phrase.appositions, *phrase.attributes)
    return tuple(
        part
        for part in inner
        if part is not None
        and part.head.index > phrase.head.index
        and (part.preposition is None or part.preposition.text.casefold() in owners)
    )


def walk_phrases(clause: Clause) -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
    """Every phrase of a clause with the phrases it stands in, outermost first; each head once."""
    seen: set[int] = set()
    tops = clause_phrases(clause)
    nested = {inner.head.index for top in tops for inner, around in _within(top, ()) if around}
    for top in tops:
        if top.head.index in nested:
            continue
        for phrase, around in _within(top, ()):
            if phrase.head.index not in seen:
                seen.add(phrase.head.index)
                yield phrase, around


def _within(phrase: Phrase, around: tuple[Phrase, ...]) -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
    yield phrase, around
    if len(around) > 12:
        return
    if phrase.genitive is not None:
        yield from _within(phrase.genitive, (*around, phrase))
    for inner in (*phrase.attributes, *phrase.appositions):
        yield from _within(inner, (*around, phrase))
    for member in phrase.coordinated:
        yield from _within(member, around)
