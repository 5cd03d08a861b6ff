"""German: tags from HanTa, clauses by topological fields."""

from __future__ import annotations

from functools import lru_cache

from demarche.language._text import Sentence
from demarche.language.german._clauses import read_clauses
from demarche.language.german._tagger import Tagger
from demarche.language.german._words import OPENING_QUOTES

__all__ = ["read_sentence"]


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger()


def read_sentence(sentence: Sentence) -> Sentence:
    """The sentence with its words tagged and its clauses read.

    The tagger sees every kind of quotation mark as the one it knows.
    """
    if not sentence.tokens:
        return sentence
    words = ['"' if token.text in OPENING_QUOTES else token.text for token in sentence.tokens]
    return read_clauses(sentence, _tagger().tag(words))
