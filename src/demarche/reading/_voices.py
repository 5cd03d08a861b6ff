"""Who speaks in words that only name what is said: "nach *palästinensischen* Angaben", "laut *eigenen* Worten"."""

from __future__ import annotations

from typing import Protocol

from demarche.knowledge import Speech
from demarche.language import Phrase, Sentence, Token
from demarche.model import Participant


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
