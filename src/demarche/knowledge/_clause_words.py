from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml


@lru_cache(maxsize=4)
def load_clause_words(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of ``clause_words.toml``: words the grammar of a language's clauses refers to, by list.

    Raises:
        KnowledgeError: A list is no string of words, or holds a word twice.
    """
    file = knowledge_root() / language / "clause_words.toml"
    return {key: _words(value, f"{file}, {key}") for key, value in read_toml(file).items()}


def _words(value: object, place: str) -> frozenset[str]:
    if not isinstance(value, str):
        raise KnowledgeError(f"{place}: {value!r} is no string of words; write them in one string")
    words = value.split()
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise KnowledgeError(f"{place}: {twice[0]!r} stands there twice; take one out")
    return frozenset(words)
