"""Nouns of a language: their gender and how they make plural and cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml
from demarche.knowledge._word_tables import open_table

GENDERS = ("masculine", "feminine", "neuter")
PLURALS = frozenset(
    "-e ¨e -er ¨er - ¨ -n -en -nen -s -se -ien um on us a is none weak weak-n weak-ns".split()
)
"""How plurals are made; ``nouns.toml`` explains the signs."""


@dataclass(frozen=True, slots=True)
class NounLexicon:
    """The nouns of a language as ``nouns.toml`` gives them.

    ``classes`` maps gender and plural pattern to the nouns of that class; ``irregular`` maps gender and noun to its
    plurals; ``plural_only`` have no singular; ``dative_e`` keep the old dative; ``adjectival`` decline like
    adjectives ("persons", "things"; in the weak form: Gesandte). ``suffixes`` maps the end of a derived noun to its
    gender and plural patterns.
    """

    classes: Mapping[tuple[str, str], frozenset[str]]
    irregular: Mapping[tuple[str, str], tuple[str, ...]]
    plural_only: frozenset[str]
    dative_e: frozenset[str]
    adjectival: Mapping[str, frozenset[str]]
    suffixes: Mapping[str, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=4)
def load_nouns(language: str) -> NounLexicon:
    """The nouns of a language of the knowledge base, such as "de", read once.

    Raises:
        KnowledgeError: As :func:`read_nouns`.
    """
    return read_nouns(knowledge_root() / language / "nouns.toml")


def read_nouns(file: Traversable | Path) -> NounLexicon:
    """Read and check a file of nouns.

    Args:
        file: The file, in the package or on disk.

    Returns:
        The nouns.

    Raises:
        KnowledgeError: The file cannot be read, a list holds a word twice, or names a plural pattern that does not
            exist.
    """
    data = read_toml(file)
    adjectival = open_table(file, "adjectival", data)
    lexicon = NounLexicon(
        classes=_classes(file, data),
        irregular=_irregular(file, data),
        plural_only=frozenset(open_table(file, "plural", data).words("only")),
        dative_e=frozenset(open_table(file, "dative", data).words("e")),
        adjectival={kind: frozenset(adjectival.words(kind)) for kind in ("persons", "things")},
        suffixes=_suffixes(file, data),
    )
    _check(lexicon, file)
    return lexicon


def _classes(file: Traversable | Path, data: Mapping[str, Any]) -> dict[tuple[str, str], frozenset[str]]:
    classes = {}
    for gender in GENDERS:
        table = open_table(file, gender, data)
        for pattern in table.values:
            if pattern not in PLURALS:
                raise table.error(
                    f"no plural pattern; use one of {', '.join(sorted(PLURALS))}", repr(pattern)
                )
            classes[gender, pattern] = frozenset(table.words(pattern))
    return classes


def _irregular(file: Traversable | Path, data: Mapping[str, Any]) -> dict[tuple[str, str], tuple[str, ...]]:
    irregular = {}
    for gender in GENDERS:
        table = open_table(file, f"irregular.{gender}", data)
        for noun in table.values:
            irregular[gender, noun] = table.words(noun)
    return irregular


def _suffixes(file: Traversable | Path, data: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    suffixes: dict[str, list[tuple[str, str]]] = {}
    for gender in GENDERS:
        table = open_table(file, f"suffixes.{gender}", data)
        for pattern in table.values:
            if pattern not in PLURALS:
                raise table.error(
                    f"no plural pattern; use one of {', '.join(sorted(PLURALS))}", repr(pattern)
                )
            for suffix in table.words(pattern):
                suffixes.setdefault(suffix, []).append((gender, pattern))
    return {suffix: tuple(entries) for suffix, entries in suffixes.items()}


def _check(lexicon: NounLexicon, file: Traversable | Path) -> None:
    """A noun that is irregular or without plural stands in no other class of its gender."""
    for (gender, pattern), nouns in lexicon.classes.items():
        uncounted = lexicon.classes.get((gender, "none"), frozenset()) if pattern != "none" else frozenset()
        for noun in sorted(nouns):
            if (gender, noun) in lexicon.irregular:
                raise KnowledgeError(
                    f"{file}, irregular.{gender}: {noun!r} is also in {gender}.{pattern}; remove one"
                )
            if noun in uncounted:
                raise KnowledgeError(
                    f"{file}, {gender}.none: {noun!r} is also in {gender}.{pattern}; remove one"
                )
