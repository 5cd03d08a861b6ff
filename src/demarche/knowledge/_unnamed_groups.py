from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml


@lru_cache(maxsize=4)
def load_unnamed_groups(language: str) -> Mapping[str, str]:
    """Nouns for groups without a name of their own, with the word their code is made of ("rebels").

    A key that begins with a hyphen is the last part of a compound. Empty where a language has no such file.

    Raises:
        KnowledgeError: A word of a code is not of small letters.
    """
    file = knowledge_root() / language / "groups.toml"
    if not file.is_file():
        return {}
    found: dict[str, str] = {}
    for noun, word in read_toml(file).items():
        if not isinstance(word, str) or not word.isalpha() or not word.islower():
            raise KnowledgeError(f"{file}, {noun}: {word!r} is no word of small letters for a code")
        found[noun] = word
    return found
