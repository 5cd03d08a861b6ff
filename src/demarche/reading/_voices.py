"""What words of saying tell: who speaks in "nach *palästinensischen* Angaben", whether "eine *Erklärung*" is words."""

from __future__ import annotations

from typing import Protocol

from demarche.knowledge import References, Speech
from demarche.language import Clause, Phrase, Sentence, Token
from demarche.model import Participant


class Sayings:
    """Asks of phrases and clauses what the words of saying tell.

    Args:
        speech: Words of saying.
        words: Words that point back, among them those for whoever speaks.
    """

    def __init__(self, speech: Speech, words: References) -> None:
        self._speech, self._words = speech, words

    def speaks(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for whoever is speaking ("man", "wir")."""
        return phrase.head.text.casefold() in self._words.speaking

    def says(self, clause: Clause) -> bool:
        """Whether a clause tells that somebody says something."""
        return clause.lemma in self._speech.verbs

    def is_saying(self, phrase: Phrase) -> bool:
        """Whether a phrase names words that somebody says ("a *statement*")."""
        return self._speech.noun(phrase.head.lemma) is not None

    def may_act(self, phrase: Phrase) -> bool:
        """Whether a phrase may be somebody who acts, as far as its noun tells."""
        return self._speech.can_speak(phrase.head.lemma)


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def place(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def beside(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...


def voice(
    phrase: Phrase, sentence: Sentence, names: Names, speech: Speech, own: str
) -> tuple[Participant, ...]:
    """The actors whose words a phrase names.

    Args:
        phrase: A phrase that names who speaks, or what is said.
        sentence: Where it stands.
        names: Who resolves the phrases inside it.
        speech: Words of saying, among them nouns for what is said.
        own: The adjective for what is somebody's own.
    """
    named = names.participants(phrase, sentence)
    if named or speech.noun(phrase.head.lemma) is None:
        return named
    inner = [phrase.genitive, *(a for a in phrase.attributes if a.preposition is not None)]
    for part in inner:
        found = names.place(part, sentence) if part is not None else ()
        if found:
            return found
    for token in phrase.modifiers:
        found = names.adjective_actor(token, sentence)
        if found:
            return found
        if token.lemma == own:
            return names.beside(phrase, sentence)[:1]
    return names.prefix_actor(phrase.head, sentence)
