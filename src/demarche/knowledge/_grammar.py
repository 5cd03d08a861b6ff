"""Words of grammar that the reading of claims asks for: prepositions by what they tell, contractions, modal verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast, get_args

from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml
from demarche.knowledge._word_tables import WordTable, open_table
from demarche.model import Modality

_LISTS = (
    "doer", "agent", "between", "owner", "genitive", "belonging", "places", "locating", "home", "within", "directions",
    "titles", "quantities", "ahead", "gerunds", "reflexive", "due", "kept_prefixes", "participle_endings", "so_called",
)  # fmt: skip
_TABLES = ("contractions", "possessives", "modals")
_MODAL_LISTS = ("fact_in_past", "evidential", "perfect", "reported")
_GENDERS = frozenset(("masculine", "feminine", "neuter", "plural"))


@dataclass(frozen=True, slots=True)
class Grammar:
    """What ``grammar.toml`` of a language says; words in lower case but for ``directions``.

    ``code`` is ISO 639-3; ``free_order`` tells that subject and object may change places. ``doer``, ``agent``,
    ``between``, ``owner``, ``genitive``, ``belonging``, ``places``, ``locating``, ``home`` and ``within`` are prepositions
    by what they tell; ``contractions`` gives those that hold an article. ``possessives`` maps their beginnings to the
    genders, or ``plural``, of whom they stand for. ``titles`` are the tags of words that may name an office, ``quantities`` nouns that only count
    what stands behind them, ``ahead`` prepositions of what is still to come, ``gerunds`` prepositions
    before a gerund that a verb asks for. ``due`` are verbs that with a bare infinitive tell what is to come. ``modals`` maps a modal verb to what it says of the act.
    """

    code: str
    free_order: bool
    doer: frozenset[str]
    agent: frozenset[str]
    between: frozenset[str]
    owner: frozenset[str]
    genitive: frozenset[str]
    belonging: frozenset[str]
    places: frozenset[str]
    locating: frozenset[str]
    home: frozenset[str]
    within: frozenset[str]
    directions: tuple[str, ...]
    titles: frozenset[str]
    quantities: frozenset[str]
    ahead: frozenset[str]
    gerunds: frozenset[str]
    reflexive: frozenset[str]
    due: frozenset[str]
    kept_prefixes: tuple[str, ...]
    participle_endings: tuple[str, ...]
    so_called: tuple[str, ...]
    contractions: Mapping[str, str]
    possessives: Mapping[str, frozenset[str]]
    modals: Mapping[str, Modality]
    modal_facts: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def load_grammar(language: str) -> Grammar:
    """The words of ``grammar.toml`` of a language.

    Raises:
        KnowledgeError: As :func:`read_grammar`.
    """
    return read_grammar(knowledge_root() / language / "grammar.toml")


def read_grammar(file: Traversable | Path) -> Grammar:
    """Read and check a file of words of grammar.

    Raises:
        KnowledgeError: The file cannot be read, a list or table is missing or unknown, or a gender is none.
    """
    data = read_toml(file)
    top = WordTable(file, "top", data, ("code", "free_order", *_LISTS, *_TABLES))
    for key in (*_LISTS, *_TABLES):
        if key not in data:
            raise top.error("missing", key)
    lists = {key: top.words(key) for key in _LISTS}
    modals = WordTable(file, "modals", data["modals"], (*get_args(Modality), *_MODAL_LISTS))
    return Grammar(
        code=top.text("code"),
        free_order=top.flag("free_order"),
        directions=lists.pop("directions"),
        kept_prefixes=lists.pop("kept_prefixes"),
        participle_endings=lists.pop("participle_endings"),
        so_called=lists.pop("so_called"),
        contractions=_pairs(open_table(file, "contractions", data)),
        possessives=_possessives(open_table(file, "possessives", data)),
        modals=_modals(modals),
        modal_facts={key: frozenset(modals.words(key)) for key in _MODAL_LISTS},
        **cast(Any, {key: frozenset(words) for key, words in lists.items()}),
    )


def _pairs(table: WordTable) -> dict[str, str]:
    return {word: table.text(word) for word in table.values}


def _possessives(table: WordTable) -> dict[str, frozenset[str]]:
    found = {word: frozenset(table.words(word)) for word in table.values}
    for word, genders in found.items():
        if not genders or not genders <= _GENDERS:
            raise table.error(f"{sorted(genders)!r} are not all of {', '.join(sorted(_GENDERS))}", word)
    return found


def _modals(table: WordTable) -> dict[str, Modality]:
    found: dict[str, Modality] = {}
    for modality in get_args(Modality):
        for verb in table.words(modality):
            if verb in found:
                raise table.error(f"{verb!r} is already {found[verb]}", modality)
            found[verb] = modality
    return found
