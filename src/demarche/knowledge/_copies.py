"""Words that copy an act, words that join cause and effect, and what does not count: loaders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import naming, read_toml


@dataclass(frozen=True, slots=True)
class Copy:
    """A verb that repeats the act before for another actor, and what must stand with it.

    ``reach`` says how many sentences back the act may lie, ``families`` of which families it must be (empty: any).
    """

    verbs: frozenset[str]
    adverbs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    dative: frozenset[str] = frozenset()
    reflexive: bool = False
    needs_object: bool = False
    reach: int = 1
    families: frozenset[str] = frozenset()
    accepts: tuple[Mapping[str, Any], ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Causes:
    """Words between two acts that say that one answers the other.

    ``openers`` are the prepositions before ``nouns`` ("*als* Reaktion"), ``to`` those after them ("Reaktion *auf*").
    """

    forward: frozenset[str]
    backward: frozenset[str]
    prepositions: frozenset[str]
    nouns: frozenset[str]
    adverbs: frozenset[str]
    phrases: frozenset[str]
    openers: frozenset[str]
    to: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A named rule of what does not count: so many of these words in a report, or one in the sentence."""

    name: str
    meaning: str
    scope: str
    least: int
    words: frozenset[str]
    endings: tuple[str, ...]
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]


def _load(language: str, name: str) -> tuple[Traversable, dict[str, Any]]:
    file = knowledge_root() / language / name
    return file, read_toml(file)


def _words(entries: Any) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in entries or ())


@cache
def load_copies(language: str) -> tuple[Copy, ...]:
    """Read ``copies.toml`` of a language.

    Raises:
        KnowledgeError: An entry has no verbs.
    """
    file, data = _load(language, "copies.toml")
    with naming(file):
        return tuple(_copy(file, entry) for entry in data.get("copy", ()))


def _copy(file: Traversable, entry: Mapping[str, Any]) -> Copy:
    if not entry.get("verbs"):
        raise KnowledgeError(f"{file}: an entry has no verbs: {entry!r}")
    return Copy(
        verbs=_words(entry["verbs"]),
        adverbs=_words(entry.get("adverbs")),
        objects=_words(entry.get("object")),
        dative=_words(entry.get("dative")),
        reflexive=bool(entry.get("reflexive", False)),
        needs_object=bool(entry.get("needs-object", False)),
        reach=int(entry.get("reach", 1)),
        families=_words(entry.get("families")),
        accepts=tuple(entry.get("accepts", ())),
        rejects=tuple(entry.get("rejects", ())),
    )


@cache
def load_causes(language: str) -> Causes:
    """Read ``causes.toml`` of a language."""
    file, data = _load(language, "causes.toml")
    unknown = data.keys() - set(Causes.__slots__)
    if unknown:
        raise KnowledgeError(
            f"{file}: unknown key {sorted(unknown)[0]!r}; known are {', '.join(Causes.__slots__)}"
        )
    with naming(file):
        return Causes(**{key: _words(data.get(key)) for key in Causes.__slots__})


@cache
def load_exclusions(language: str) -> tuple[Exclusion, ...]:
    """Read ``exclusions.toml`` of a language.

    Raises:
        KnowledgeError: A rule has an unknown scope or no words.
    """
    file, data = _load(language, "exclusions.toml")
    with naming(file):
        return tuple(_exclusion(file, entry) for entry in data.get("rule", ()))


def _exclusion(file: Traversable, entry: Mapping[str, Any]) -> Exclusion:
    if entry.get("scope") not in ("report", "sentence") or not entry.get("words"):
        raise KnowledgeError(
            f"{file}: rule {entry.get('name')!r} needs words and a scope, report or sentence"
        )
    words = [str(word).casefold() for word in entry["words"]]
    return Exclusion(
        name=entry["name"],
        meaning=entry["meaning"],
        scope=entry["scope"],
        least=int(entry.get("least", 1)),
        words=frozenset(word for word in words if not word.startswith("-")),
        endings=tuple(word[1:] for word in words if word.startswith("-")),
        accepts=tuple(entry.get("accepts", ())),
        rejects=tuple(entry.get("rejects", ())),
    )
