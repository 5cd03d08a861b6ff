"""Companies by what they are called: "the oil firm *Yukos*", "*Newmont Mining*", "der Konzern *Gazprom*"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Protocol

from demarche.knowledge import NameMatch, References
from demarche.language import Phrase, Sentence, Token
from demarche.model import Actor, Participant, Span


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def match(self, token: Token) -> NameMatch | None: ...
    def named(self, match: NameMatch, span: Span, how: str) -> tuple[Participant, ...]: ...
    def span(self, phrase: Phrase, sentence: Sentence) -> Span: ...
    def text(self, span: Span) -> str: ...


class Companies:
    """Resolves the companies of one report, and remembers their names.

    Args:
        names: Who knows which words are names of others.
        words: Nouns for companies, and words that end a company's name.
    """

    def __init__(self, names: Names, words: References) -> None:
        self._names, self._words = names, words
        self._known: dict[str, Participant] = {}

    def of(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The company a phrase names by a noun before its name or a word that ends it, or that was named so before."""
        before = self._known.get(phrase.head.text)
        span = self._names.span(phrase, sentence)
        if before is not None:
            return (
                replace(before, mention=self._names.text(span), span=span, resolution="company, as before"),
            )
        name = self._name(phrase, sentence)
        if name is None:
            return ()
        if known := self._known_company(name):
            return known
        code = f"com:{_slug(name.text)}"
        actor = Actor(code, code, name.text, "company")
        found = Participant(actor, self._names.text(span), span, "company")
        self._known[name.text] = found
        return (found,)

    def _name(self, phrase: Phrase, sentence: Sentence) -> Token | None:
        """The first word of a company's name in a phrase, None where it names none."""
        last = max(phrase.last, *(inner.last for inner in phrase.appositions), phrase.head.index)
        tokens = sentence.tokens[phrase.first : last + 1]
        sorts = [token.index for token in tokens if self._is_sort(token)]
        behind = (token for token in tokens if sorts and token.index > sorts[-1] and self._may_name(token))
        ends = next(
            (token.index for token in tokens if token.text.strip(".") in self._words.company_marks), 0
        )
        before = (token for token in tokens if token.index < ends and self._may_name(token))
        return next(behind, None) or next(before, None)

    def _is_sort(self, token: Token) -> bool:
        lemma = token.lemma.casefold()
        return any(
            lemma.endswith(sort[1:]) if sort[0] == "-" else lemma == sort for sort in self._words.companies
        )

    def _may_name(self, token: Token) -> bool:
        if token.tag not in ("NE", "NN") or not token.text[0].isupper():
            return False
        return self._names.match(token) is None or bool(self._known_company(token))

    def _known_company(self, token: Token) -> tuple[Participant, ...]:
        match = self._names.match(token)
        found = self._names.named(match, (match.start, match.end), "name") if match is not None else ()
        return tuple(participant for participant in found if participant.actor.kind == "company")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
