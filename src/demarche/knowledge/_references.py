from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml
from demarche.model import ActorKind

_LISTS = ("personal", "definite", "both", "former", "numbers", "speaking", "own")
_MORE_LISTS = (
    "led",
    "where",
    "spots",
    "named",
    "of_groups",
    "companies",
    "company_marks",
    "regions",
    "polite",
    "against",
    "describing",
)
"""Lists that a language may leave out."""


@dataclass(frozen=True, slots=True)
class References:
    """Words that point back, as ``references.toml`` gives them; all but nouns in lower case.

    ``former`` holds beginnings of adjectives; ``nouns`` maps a lemma, or after a hyphen the last part of a compound, to
    the kinds of actor it can stand for; ``numbers`` are the number words from two on;
    ``speaking`` are pronouns that stand for whoever speaks;
    ``own`` is the adjective for what is somebody's own; ``led`` are participles that say
    whose a coalition is; ``where`` are prepositions of places, ``spots`` nouns for places in somebody's land,
    ``named`` nouns before the preposition that stands for a genitive, and the name they share,
    ``of_groups`` nouns that mean the group whose name stands before them, ``companies`` nouns for companies, a hyphen
    before the last part of a compound, and ``company_marks`` words that end a company's name;
    ``regions`` are beginnings of adjectives for more than one land, ``polite`` pronouns that, written so within a
    sentence, address somebody, ``against`` prepositions before an enemy,
    ``describing`` nouns for groups that before another noun say of what kind it is.
    """

    personal: frozenset[str]
    definite: frozenset[str]
    both: frozenset[str]
    former: tuple[str, ...]
    speaking: frozenset[str]
    own: str
    nouns: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    led: tuple[str, ...] = ()
    where: frozenset[str] = frozenset()
    spots: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    of_groups: frozenset[str] = frozenset()
    companies: tuple[str, ...] = ()
    company_marks: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()
    polite: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    describing: frozenset[str] = frozenset()

    def kinds(self, lemma: str) -> frozenset[str]:
        """The kinds of actor a noun can stand for; a compound stands for what its last part does, if it is listed."""
        if lemma in self.nouns:
            return self.nouns[lemma]
        lower = lemma.casefold()
        return next(
            (kinds for part, kinds in self.nouns.items() if part[0] == "-" and lower.endswith(part[1:])),
            frozenset(),
        )

    def is_spot(self, lemma: str, text: str) -> bool:
        """Whether a noun is a place in somebody's land."""
        words = (lemma.casefold(), text.casefold())
        return any(
            word.endswith(spot[1:]) if spot[0] == "-" else word == spot
            for spot in self.spots
            for word in words
        )


@lru_cache(maxsize=4)
def load_references(language: str) -> References:
    """The words of ``references.toml``.

    Raises:
        KnowledgeError: A list or a kind of actor is missing or unknown.
    """
    file = knowledge_root() / language / "references.toml"
    data = read_toml(file)
    lists = {}
    for key in _LISTS:
        value = data.get(key)
        if not isinstance(value, str):
            raise KnowledgeError(f"{file}, {key}: missing; write its words in one string")
        lists[key] = value.split()
    lists |= {key: str(data.get(key, "")).split() for key in _MORE_LISTS}
    kinds = get_args(ActorKind)
    nouns: dict[str, frozenset[str]] = {}
    for noun, value in data.get("nouns", {}).items():
        unknown = sorted(set(value.split()) - set(kinds))
        if unknown:
            raise KnowledgeError(
                f"{file}, nouns.{noun}: no kind of actor {unknown[0]!r}; known are {', '.join(kinds)}"
            )
        nouns[noun] = frozenset(value.split())
    return References(
        personal=frozenset(lists["personal"]),
        definite=frozenset(lists["definite"]),
        both=frozenset(lists["both"]),
        former=tuple(lists["former"]),
        speaking=frozenset(lists["speaking"]),
        own=" ".join(lists["own"]),
        nouns=nouns,
        numbers={word: number for number, word in enumerate(lists["numbers"], start=2)},
        led=tuple(lists["led"]),
        where=frozenset(lists["where"]),
        spots=tuple(spot.casefold().replace("_", " ") for spot in lists["spots"]),
        named=frozenset(lists["named"]),
        of_groups=frozenset(lists["of_groups"]),
        companies=tuple(lists["companies"]),
        company_marks=frozenset(lists["company_marks"]),
        regions=tuple(lists["regions"]),
        polite=frozenset(lists["polite"]),
        against=frozenset(lists["against"]),
        describing=frozenset(lists["describing"]),
    )
