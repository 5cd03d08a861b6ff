"""Function words of a language that show case: determiners, pronouns and prepositions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml
from demarche.knowledge._word_tables import WordTable, open_table

CASES = ("nom", "acc", "dat", "gen")
"""Cases in the order in which every table of forms counts them."""

Place = tuple[str, str]
"""A place in a paradigm: gender or number ("m", "f", "n", "pl", "sg"), and case."""

_ROWS = ("m", "f", "n", "pl", "sg")
_STEMS = (
    "definite",
    "definite_genitive_en",
    "definite_plural",
    "indefinite",
    "indefinite_singular",
    "joined",
)


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Determiners, pronouns and prepositions as ``function_words.toml`` gives them.

    ``forms`` are determiners with places of their own; the lists of ``stems`` take endings by rule; ``invariable`` and ``plural`` say
    nothing about case. ``pronouns`` hold person and places, ``prepositions`` the cases each governs, ``behind`` those
    that can follow their noun, ``contractions`` preposition and article of "im", "zur".
    """

    forms: Mapping[str, tuple[Place, ...]]
    stems: Mapping[str, frozenset[str]]
    invariable: frozenset[str]
    plural: frozenset[str]
    pronouns: Mapping[str, tuple[int, tuple[Place, ...]]]
    prepositions: Mapping[str, frozenset[str]]
    behind: frozenset[str]
    contractions: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=4)
def load_function_words(language: str) -> FunctionWords:
    """The function words of a language of the knowledge base, such as "de", read once.

    Raises:
        KnowledgeError: As :func:`read_function_words`.
    """
    return read_function_words(knowledge_root() / language / "function_words.toml")


def read_function_words(file: Traversable | Path) -> FunctionWords:
    """Read and check a file of function words.

    Args:
        file: The file, in the package or on disk.

    Returns:
        The function words.

    Raises:
        KnowledgeError: The file cannot be read, a list holds a word twice, or a place in a paradigm does not exist.
    """
    data = read_toml(file)
    forms = open_table(file, "determiners.forms", data)
    stems = open_table(file, "determiners.stems", data)
    other = open_table(file, "determiners.other", data)
    pronouns = open_table(file, "pronouns", data)
    contractions = open_table(file, "contractions", data)
    return FunctionWords(
        forms={form: _places(forms, form, forms.words(form)) for form in forms.values},
        stems={kind: frozenset(stems.words(kind)) for kind in _STEMS},
        invariable=frozenset(other.words("invariable")),
        plural=frozenset(other.words("plural")),
        pronouns={form: _pronoun(pronouns, form) for form in pronouns.values},
        prepositions=_prepositions(file, data),
        behind=frozenset(open_table(file, "postpositions", data).words("words")),
        contractions={form: _pair(contractions, form) for form in contractions.values},
    )


def _places(table: WordTable, form: str, words: tuple[str, ...]) -> tuple[Place, ...]:
    places = []
    for word in words:
        row, _, case = word.partition(".")
        if row not in _ROWS or case not in CASES:
            raise table.error(f"{word!r} is no place in a paradigm; write it like 'm.nom' or 'pl.dat'", form)
        places.append((row, case))
    return tuple(places)


def _pronoun(table: WordTable, form: str) -> tuple[int, tuple[Place, ...]]:
    person, *places = table.words(form) or ("",)
    if person not in ("1", "2", "3"):
        raise table.error(f"{person!r} is no person; begin with 1, 2 or 3", form)
    return int(person), _places(table, form, tuple(places))


def _pair(table: WordTable, form: str) -> tuple[str, str]:
    words = table.words(form)
    if len(words) != 2:
        raise table.error(f"{table.text(form)!r} must be preposition and article", form)
    return words[0], words[1]


def _prepositions(file: Traversable | Path, data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    table = open_table(file, "prepositions", data)
    governed: dict[str, set[str]] = {}
    for key in table.values:
        cases = key.split("_")
        for case in cases:
            if case not in CASES:
                raise table.error(f"{case!r} is no case; use {', '.join(CASES)}, joined by _", key)
        for word in table.words(key):
            governed.setdefault(word, set()).update(cases)
    return {word: frozenset(cases) for word, cases in governed.items()}
