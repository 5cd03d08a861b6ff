"""Whose land a place is, and whose a coalition: "in der syrischen Stadt Rakka", "die US-geführte Koalition"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from demarche.knowledge import Grammar, NameMatch, References
from demarche.language import Phrase, Sentence, Token
from demarche.model import Participant, Span

DASHES = ("-", "–", "—", "--")
MARKS = (*DASHES, ":")
"""Signs that end a dateline; a colon only one in capitals."""

DATELINE = 12
"""Words among which the dash of a dateline stands."""


def headed(sentences: Sequence[Sentence]) -> bool:
    """Whether the first of some sentences is a headline: marked as one, or a dateline stands behind it."""
    if len(sentences) < 2:
        return False
    first, second = sentences[:2]
    return first.headline or second.headline or any(t.text in DASHES for t in second.tokens[:DATELINE])


SEAT, TOWN = "seat of government", "town called one"
"""How a capital's name is resolved: for the government that sits there, or for the place."""

_ENDINGS = ("", "e", "en", "er", "em", "es")


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def leading(self, token: Token) -> tuple[Participant, ...]: ...
    def match(self, token: Token) -> NameMatch | None: ...
    def named(self, match: NameMatch, span: Span, how: str) -> tuple[Participant, ...]: ...


class Lands:
    """Resolves the places of one report.

    Args:
        names: Who resolves the phrases inside a place's.
        words: Prepositions and nouns of places, and words for leading.
        grammar: What stands for a genitive.
    """

    def __init__(self, names: Names, words: References, grammar: Grammar) -> None:
        self._names, self._words, self._grammar = names, words, grammar

    def place(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The actors in whose land a phrase is; empty where that is not told."""
        found = list(self._names.participants(phrase, sentence))
        for member in phrase.members() if not found else ():
            match = self._names.match(member.head)
            if match is not None and match.name.kind in ("seat", "town"):
                how = "capital" if match.name.kind == "seat" else "town"
                found += self._names.named(match, (match.start, match.end), how)
        return tuple(found) or self._within(phrase, sentence)

    def located(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The same for a phrase whose preposition says that something happens there."""
        return self.place(phrase, sentence) if self._locates(phrase) else ()

    def named_after(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The land that a noun and the name after it are ("the breakaway region *of Abkhazia*")."""
        if phrase.head.lemma not in self._words.named:
            return ()
        kinds = self._words.kinds(phrase.head.lemma)
        for inner in (phrase.genitive, *phrase.attributes):
            word = inner.preposition if inner is not None else None
            if inner is not None and word is not None and word.text.casefold() in self._grammar.genitive:
                named = self._names.participants(inner, sentence)
                return tuple(p for p in named if p.actor.kind in kinds and p.resolution == "name")
        return ()

    def of_itself(self, phrase: Phrase, named: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Whom a place and its name mean: a capital called a town is not its government ("die *Stadt* Amsterdam")."""
        if not self._words.is_spot(phrase.head.lemma, phrase.head.text):
            return named
        return tuple(replace(p, resolution=TOWN) if p.resolution == SEAT else p for p in named)

    def dateline(self, sentences: Sequence[Sentence]) -> tuple[Participant, ...]:
        """Whose place the dateline before or in the last of some sentences names."""
        for line in sentences:
            capitals = line.headline and line.tokens[0].text.isupper()
            marks = [t.index for t in line.tokens[:DATELINE] if t.text in (MARKS if capitals else DASHES)]
            for before, mark in pairwise([-1, *marks]):  # "Agency - *OTTAWA* (CP) - …"
                if lands := self._filed_from(line, before + 1, mark):
                    return lands[0] if all(land[0].actor == lands[0][0].actor for land in lands) else ()
        return ()

    def _filed_from(self, line: Sentence, start: int, end: int) -> list[tuple[Participant, ...]]:
        """Whose the places are that stand before a dateline's dash; empty where its first word is none."""
        first = line.tokens[start]
        agency = line.headline or any(token.text == "(" for token in line.tokens[start:end])
        match = self._names.match(first) if agency or first.text.isupper() else None
        if match is None or match.name.kind not in ("seat", "town", "name"):
            return []
        places = (self._names.match(token) for token in line.tokens[start:end])
        return [self._names.named(m, (m.start, m.end), "dateline") for m in places if m is not None]

    def lying_in(self, token: Token) -> tuple[Participant, ...]:
        """In whose land the place lies that a name before a noun tells ("the *Baghdad* bombing")."""
        match = self._names.match(token)
        if match is None or match.name.kind not in ("name", "seat", "town"):
            return ()
        return self._names.named(match, (match.start, match.end), "place before a noun")

    def only_place(self, token: Token) -> bool:
        """Whether a name before a noun tells where rather than whose: in full ("the *Iraq* war", but "*US* strikes")."""
        match = self._names.match(token)
        if match is None or match.name.attributive or match.name.kind not in ("name", "seat", "town"):
            return False
        actors = self._names.named(match, (match.start, match.end), "")
        in_full = not token.text.replace(".", "").isupper()
        return in_full and all(p.actor.kind in ("state", "contested") for p in actors)

    def leader(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """Who leads what a phrase names, and so acts through it."""
        for token in phrase.modifiers:
            if not self.leads(token):
                continue
            found = self._names.leading(token)
            for clause in sentence.clauses if not found else ():
                if clause.agent is not None and clause.verb.index == token.index:
                    found = self._names.participants(clause.agent, sentence)
            return tuple(replace(p, resolution=f"leads: {p.mention}") for p in found)
        return ()

    def _within(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The land of a place by what is said of it: its name, its adjective, its genitive, where it is."""
        inner = [*phrase.appositions, *(part for part in phrase.attributes if self._locates(part))]
        if self._words.is_spot(phrase.head.lemma, phrase.head.text):
            inner += [part for part in (phrase.genitive, *phrase.attributes) if part is not None]
            for token in phrase.modifiers:
                if found := self._names.adjective_actor(token, sentence):
                    return found
            if found := self._names.prefix_actor(phrase.head, sentence):
                return found
        for part in inner:
            if part.head.index != phrase.head.index and (found := self.place(part, sentence)):
                return found
        return ()

    def _locates(self, phrase: Phrase) -> bool:
        return phrase.preposition is not None and phrase.preposition.text.casefold() in self._words.where

    def leads(self, token: Token) -> bool:
        """Whether a participle says who leads a coalition or an army."""
        word = token.text.casefold()
        return any(word.endswith(form + ending) for form in self._words.led for ending in _ENDINGS)
