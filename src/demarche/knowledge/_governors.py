"""Words that govern an act: what they say about whether it is so, and who does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Literal, cast, get_args

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import naming, read_toml

Effect = Literal["intended", "demanded", "possible", "negated", "excluded", "drop", "none"]
Control = Literal["subject", "object"]


@dataclass(frozen=True, slots=True)
class Governor:
    """What a governing word does to the act it governs; with ``infinitive`` only to one in the infinitive."""

    lemma: str
    effect: Effect
    control: Control = "subject"
    infinitive: bool = False
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Governors:
    """The governing words of a language: verbs, nouns and adjectives by lemma, and words of condition."""

    verbs: Mapping[str, Governor]
    nouns: Mapping[str, Governor]
    adjectives: Mapping[str, Governor]
    conditions: Mapping[str, frozenset[str]]


@cache
def load_governors(language: str) -> Governors:
    """Read and check ``governors.toml`` of a language.

    Raises:
        KnowledgeError: An effect is unknown, or a word is given twice.
    """
    file = knowledge_root() / language / "governors.toml"
    data = read_toml(file)
    with naming(file):
        return Governors(
            verbs=_table(file, data, "governor"),
            nouns=_table(file, data, "noun"),
            adjectives=_table(file, data, "adjective"),
            conditions={key: frozenset(words) for key, words in data.get("conditions", {}).items()},
        )


def _table(file: Traversable, data: Mapping[str, Any], key: str) -> dict[str, Governor]:
    table: dict[str, Governor] = {}
    for entry in data.get(key, ()):
        effect, control = entry.get("effect"), entry.get("control", "subject")
        if effect not in get_args(Effect) or control not in get_args(Control):
            raise KnowledgeError(f"{file}, {key}: unknown effect {effect!r} or control {control!r}")
        for lemma in entry["lemmas"]:
            if lemma in table:
                raise KnowledgeError(f"{file}, {key}: {lemma!r} is given twice")
            prepositions = frozenset(entry.get("with", ()))
            only = bool(entry.get("infinitive", False))
            table[lemma] = Governor(lemma, cast(Effect, effect), cast(Control, control), only, prepositions)
    return table
