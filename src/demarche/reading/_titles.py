"""Names told once with their title: "Präsident Mirsijojew" makes "Mirsijojew" alone stand for the same later on."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from demarche.language import Phrase, Sentence, Token
from demarche.model import Participant, Span


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def known_by_name(self, token: Token) -> bool: ...
    def span(self, phrase: Phrase, sentence: Sentence) -> Span: ...
    def text(self, span: Span) -> str: ...


class Titles:
    """Remembers the people whom one report names with their office."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: dict[str, tuple[Participant, ...]] = {}

    def remember(self, phrase: Phrase, sentence: Sentence, actors: tuple[Participant, ...]) -> None:
        """Keep the family name in a phrase that tells an office."""
        titled = phrase.head.tag == "NE" and bool(phrase.modifiers)
        for last in (*(name.last for name in phrase.appositions), *((phrase.last,) if titled else ())):
            family = sentence.tokens[last]
            if family.tag in ("NE", "NN") and not self._names.known_by_name(family):
                self._known[family.text] = actors

    def recall(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """Whom a name means that was told with its title before; empty for others."""
        span = self._names.span(phrase, sentence)
        last = sentence.tokens[phrase.last].text
        known = self._known.get(phrase.head.text) or self._known.get(last, ())
        return tuple(
            replace(p, mention=self._names.text(span), span=span, resolution=f"name: {p.mention}")
            for p in known
        )
