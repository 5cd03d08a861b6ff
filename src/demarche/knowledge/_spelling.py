"""How a language writes words, dots and datelines: ``knowledge/<language>/abbreviations.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import Entry, read_toml

DotClass = Literal["inner", "final", "either", "number"]
"""What the dot of an abbreviation may be besides: ``inner`` never a full stop, ``final`` one before a capital,
``either`` one before a word that opens sentences; ``number``: an abbreviation before numbers only."""

_DOT_CLASSES: tuple[DotClass, ...] = ("inner", "final", "either", "number")
_TABLES = {
    "abbreviations": _DOT_CLASSES,
    "ordinals": ("dotted", "before", "after"),
    "sentences": ("openers", "unfinished"),
    "datelines": ("agencies", "place_prefixes", "months"),
    "words": ("clitics", "apostrophes_join", "gender_endings"),
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """What tells sentences and words of a language apart.

    ``abbreviations`` are spelt without spaces. An ordinal has a dot if ``dotted_ordinals``; words before and after
    it show one even where a capital follows. ``openers`` are capitalised words that begin a sentence;
    ``unfinished`` words never end a line that a new sentence follows. ``clitics`` are endings that are words of
    their own; an apostrophe alone belongs to the word it touches if ``apostrophes_join``.
    """

    abbreviations: Mapping[str, DotClass]
    dotted_ordinals: bool
    before_ordinal: frozenset[str]
    after_ordinal: frozenset[str]
    openers: frozenset[str]
    unfinished: frozenset[str]
    agencies: tuple[str, ...]
    place_prefixes: tuple[str, ...]
    months: tuple[str, ...]
    clitics: tuple[str, ...]
    apostrophes_join: bool
    gender_endings: tuple[str, ...]


@cache
def spelling(language: str) -> Spelling | None:
    """How ``language`` (ISO 639-1) is written, or None where there is no file for it.

    Raises:
        KnowledgeError: the file is wrong.
    """
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    file = knowledge_root() / language / "abbreviations.toml"
    return read_spelling(file) if file.is_file() else None


def read_spelling(file: Traversable | Path) -> Spelling:
    """Read one file of spelling and check it.

    Raises:
        KnowledgeError: a table or key is missing or unknown, a value is of the wrong kind, or an abbreviation has
            no dot at its end, has spaces or stands in two lists.
    """
    tables = _tables(file, read_toml(file))
    ordinals, sentences, words = tables["ordinals"], tables["sentences"], tables["words"]
    before = ordinals.texts("before")
    for clitic in words.texts("clitics"):
        if clitic.count("'") != 1:
            raise words.error(f"{clitic!r} needs one straight apostrophe", "clitics")
    return Spelling(
        abbreviations=_abbreviations(tables["abbreviations"]),
        dotted_ordinals=ordinals.flag("dotted"),
        before_ordinal=frozenset(before) | {word[:1].upper() + word[1:] for word in before},
        after_ordinal=frozenset(ordinals.texts("after")),
        openers=frozenset(sentences.texts("openers")),
        unfinished=frozenset(sentences.texts("unfinished")),
        agencies=tables["datelines"].texts("agencies"),
        place_prefixes=tables["datelines"].texts("place_prefixes"),
        months=tables["datelines"].texts("months"),
        clitics=words.texts("clitics"),
        apostrophes_join=words.flag("apostrophes_join"),
        gender_endings=words.texts("gender_endings"),
    )


def _tables(file: Traversable | Path, data: Mapping[str, Any]) -> dict[str, Entry]:
    for name in data:
        if name not in _TABLES:
            raise KnowledgeError(f"{file}, {name}: unknown table; known are {', '.join(_TABLES)}")
    for name, keys in _TABLES.items():
        for key in keys:
            if key not in data.get(name, {}):
                raise KnowledgeError(
                    f"{file}, {name}.{key}: missing; write an empty list if there is nothing"
                )
    return {name: Entry(file, name, data[name], keys) for name, keys in _TABLES.items()}


def _abbreviations(table: Entry) -> dict[str, DotClass]:
    found: dict[str, DotClass] = {}
    for dot_class in _DOT_CLASSES:
        for word in table.texts(dot_class):
            if not word.endswith(".") or " " in word:
                raise table.error(f"{word!r} must end in a dot and have no space", dot_class)
            if word in found:
                raise table.error(f"{word!r} is in {found[word]!r} too; remove one", dot_class)
            found[word] = dot_class
    return found
