"""English: tags from HanTa, base phrases and verb groups, clauses from left to right."""

from __future__ import annotations

from functools import lru_cache

from demarche.language._text import Sentence
from demarche.language.english._clauses import read_clauses
from demarche.language.english._tagger import Tagger

__all__ = ["read_sentence"]


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger()


def read_sentence(sentence: Sentence) -> Sentence:
    """The sentence with its words tagged and its clauses read."""
    if not sentence.tokens:
        return sentence
    return read_clauses(sentence, _tagger().words(sentence.tokens), _tagger().tags)
