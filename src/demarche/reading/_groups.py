"""Armed and political groups without a name of their own: "syrische Rebellen", "die Opposition in Belarus"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from demarche.knowledge import Grammar, References
from demarche.language import Clause, Phrase, Sentence, Token
from demarche.model import Actor, Participant, Span
from demarche.reading._frames_site import clause_phrases

LANDS = ("state", "contested")


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def leading(self, token: Token) -> tuple[Participant, ...]: ...
    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def lying_in(self, token: Token) -> tuple[Participant, ...]: ...
    def place(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def dateline(self, sentence: Sentence) -> tuple[Participant, ...]: ...
    def beside(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def span(self, phrase: Phrase, sentence: Sentence) -> Span: ...
    def text(self, span: Span) -> str: ...


class Groups:
    """Resolves the groups without a name of one report.

    Args:
        names: Who resolves the phrases inside a group's.
        words: Nouns for such groups, with the word their code is made of.
        references: Nouns that mean the group whose name stands before them.
        grammar: Prepositions by what they tell.
    """

    def __init__(
        self, names: Names, words: Mapping[str, str], references: References, grammar: Grammar
    ) -> None:
        self._names, self._words = names, words
        self._references, self._grammar = references, grammar

    def is_group(self, phrase: Phrase) -> bool:
        """Whether a phrase names a group without a name, of whatever country."""
        return self.word_of(phrase) is not None

    def word_of(self, phrase: Phrase) -> str | None:
        """The word of which the code of the group that a phrase means is made; None where it means none."""
        if phrase.head.tag != "NN":
            return None
        word = self._word(phrase.head)
        if word is None and phrase.head.lemma in self._references.of_groups:
            words = (self._word(token) for token in phrase.modifiers)
            return next((found for found in words if found is not None), None)
        return word

    def of(
        self, phrase: Phrase, sentence: Sentence, listed: Sequence[Participant] = (), *, own: bool = False
    ) -> tuple[Participant, ...]:
        """The group a phrase stands for, with a code of its kind and its country; empty where no country is found.

        The country is that of its adjective, its genitive, the place behind it, a place of its clause or its sentence, the
        capital from which the report is filed, or that of the state beside it in its clause, whose own rebels they are; ``listed``
        are the actors before it in a list ("zwischen der Armee *und Rebellen*"); with ``own`` only the words of the
        phrase itself count.
        """
        word = self.word_of(phrase)
        if word is None:
            return ()
        if named := self._named(phrase, sentence):
            return named
        country = self._own_country(phrase, sentence)
        if country is None and (enemy := self._fought(phrase, sentence)):
            return enemy
        if country is None and not own:
            country = self._other_country(phrase, sentence)
            country = country or next((p for p in listed if p.actor.kind == "state"), None)
        span = self._names.span(phrase, sentence)
        return (_group(word, country, self._names.text(span), span),) if country is not None else ()

    def before(self, token: Token, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The group that a noun before a noun stands for ("a *rebel* attack in eastern Congo")."""
        word = self._word(token)
        if word is None or token.text.casefold() in self._references.describing:
            return ()
        country = self._own_country(phrase, sentence) or self._other_country(phrase, sentence)
        return (_group(word, country, token.text, (token.start, token.end)),) if country is not None else ()

    def _word(self, head: Token) -> str | None:
        lower = head.lemma.casefold()
        parts = (word for noun, word in self._words.items() if noun[0] == "-" and lower.endswith(noun[1:]))
        return self._words.get(head.lemma) or next(parts, None)

    def _named(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The group whose name stands before its people or behind ("*al-Qaida* fighters", "die Miliz *M23*", "Kämpfer *vom IS*")."""
        before = (self._names.leading(token) for token in phrase.modifiers)
        sent = (place for place in phrase.attributes if self._belongs(place))
        behind = (self._names.participants(name, sentence) for name in (*phrase.appositions, *sent))
        named = (found for found in (*before, *behind) if found)
        return next((found for found in named if found[0].actor.kind == "group"), ())

    def _fought(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The one group with a name that the sentence tells of as an enemy before ("bei Einsätzen *gegen die PKK* … Rebellen")."""
        found: dict[str, Participant] = {}
        for part in _everywhere(sentence):
            word = part.preposition
            if (
                word is None
                or part.last >= phrase.first
                or word.text.casefold() not in self._references.against
            ):
                continue
            for participant in self._names.participants(part, sentence):
                if participant.actor.kind == "group" and participant.resolution == "name":
                    found.setdefault(participant.actor.code, participant)
        beside = {participant.actor.code for participant in self._names.beside(phrase, sentence)}
        if len(found) != 1 or found.keys() & beside:
            return ()
        (enemy,) = found.values()
        span = self._names.span(phrase, sentence)
        return (Participant(enemy.actor, self._names.text(span), span, f"noun: {enemy.mention}"),)

    def _own_country(self, phrase: Phrase, sentence: Sentence) -> Participant | None:
        """The country that a phrase itself tells: by an adjective, a genitive or a place behind it."""
        names = self._names
        found: list[Participant] = list(names.prefix_actor(phrase.head, sentence))
        for token in phrase.modifiers:
            found += names.adjective_actor(token, sentence) or names.lying_in(token)
        if phrase.genitive is not None:
            found += names.place(phrase.genitive, sentence)
        for place in phrase.attributes:
            found += names.place(place, sentence) if self._locates(place) else ()
        return next((p for p in found if p.actor.kind in LANDS), None)

    def _other_country(self, phrase: Phrase, sentence: Sentence) -> Participant | None:
        """The country in which its clause is, that from which the report is filed, or that of the state beside it."""
        names = self._names
        found: list[Participant] = []
        for clause in _clauses(phrase, sentence):
            for place in clause.obliques:
                found += names.place(place, sentence) if self._locates(place) else ()
        for place in _everywhere(sentence):
            found += names.place(place, sentence) if self._locates(place) else ()
        found += names.dateline(sentence)
        found += names.beside(phrase, sentence)
        return next((participant for participant in found if participant.actor.kind in LANDS), None)

    def _belongs(self, part: Phrase) -> bool:
        return part.preposition is not None and part.preposition.text.casefold() in self._grammar.belonging

    def _locates(self, part: Phrase) -> bool:
        return part.preposition is not None and part.preposition.text.casefold() in self._grammar.home


def _group(word: str, country: Participant, mention: str, span: Span) -> Participant:
    code = f"grp:{word}-{country.actor.code}"
    actor = Actor(code, code, f"{word} in {country.actor.name}", "group")
    return Participant(actor, mention, span, f"group without a name, {country.mention}")


def _clauses(phrase: Phrase, sentence: Sentence) -> list[Clause]:
    """The clauses a phrase stands in, and those in which it does something ("*militants* holding a man in …")."""
    index = phrase.head.index
    return [
        clause
        for clause in sentence.clauses
        if index in clause.words or (clause.controller is not None and clause.controller.head.index == index)
    ]


def _everywhere(sentence: Sentence) -> list[Phrase]:
    """All phrases of a sentence and those behind them, in order, for what is told at large ("in the *Baghdad* slum")."""
    found = {}
    for clause in sentence.clauses:
        for phrase in clause_phrases(clause):
            for part in (phrase, *phrase.attributes):
                found[part.head.index] = part
    return [found[index] for index in sorted(found)]
