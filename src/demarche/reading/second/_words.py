"""Words that a language model says stand in a sentence: where they stand, and whom they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from demarche.language import Phrase, Sentence
from demarche.model import Actor, ActorKind, Participant, Span
from demarche.reading._frames_site import walk_phrases
from demarche.reading._who import Who

_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


def places(words: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where words stand, letter by letter and as whole words, in a stretch of text."""
    if not any(character.isalnum() for character in words):
        return
    at = text.find(words, start, end)
    while at >= 0:
        last = at + len(words)
        before, after = text[at - 1 : at], text[last : last + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            yield at
        at = text.find(words, at + 1, end)


def in_order(parts: Sequence[str], text: str, start: int, end: int) -> tuple[Span, ...]:
    """Where several words stand one after the other in a stretch of text; empty where they do not."""
    found: list[Span] = []
    for part in parts:
        at = next(places(part, text, start, end), None)
        if at is None:
            return ()
        start = at + len(part)
        found.append((at, start))
    return tuple(found)


def named_by(span: Span, sentence: Sentence, who: Who) -> tuple[Participant, ...]:
    """Whom the words at a place name, by all that is known of names, offices and pronouns."""
    phrases = sorted(_phrases_in(span, sentence), key=lambda phrase: (phrase.first, -phrase.last))
    for phrase in phrases:
        found = [p for p in who.participants(phrase, sentence) if _overlap(p.span, span)]
        if found:
            return tuple(found)
    for token in sentence.tokens:
        if _overlap((token.start, token.end), span):
            owner = who.adjective_actor(token, sentence) or who.prefix_actor(token, sentence)
            if owner and _overlap(owner[0].span, span):
                return owner
    return ()


def new_actor(words: str, kind: ActorKind, prefix: str) -> Actor | None:
    """An actor that nobody knows yet, told by its id ("new:grp:…"); None where the words are no name."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    key = _NOT_IN_CODES.sub("-", plain).strip("-")
    if not key or not any(word[:1].isupper() for word in words.split()):
        return None
    return Actor(f"new:{prefix}:{key}", f"{prefix}:{key}", words, kind)


def _phrases_in(span: Span, sentence: Sentence) -> Iterator[Phrase]:
    """The phrases whose head lies among the words at a place."""
    for clause in sentence.clauses:
        for phrase, _ in walk_phrases(clause):
            for member in phrase.members():
                if _overlap((member.head.start, member.head.end), span):
                    yield phrase if member.head is phrase.head else member


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
