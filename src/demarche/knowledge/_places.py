from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml


@dataclass(frozen=True, slots=True)
class EntityPlaces:
    """Places that lend an entity their name, as ``places.toml`` gives them.

    ``entities`` maps a name to an actor's id. ``entity`` and ``area`` are nouns in lower case, whole or, after a
    hyphen, last parts of compounds.
    """

    entity: tuple[str, ...]
    area: tuple[str, ...]
    entities: Mapping[str, str]

    def makes_entity(self, lemma: str) -> bool:
        """Whether the noun before the name makes it mean the entity."""
        return _listed(lemma, self.entity)

    def makes_area(self, lemma: str) -> bool:
        """Whether the noun before the name makes it mean the land."""
        return _listed(lemma, self.area)


@lru_cache(maxsize=4)
def load_places(language: str) -> EntityPlaces:
    """The names of ``places.toml``; none where a language has no such file.

    Raises:
        KnowledgeError: A list is missing, or a name stands for two entities.
    """
    file = knowledge_root() / language / "places.toml"
    if not file.is_file():
        return EntityPlaces((), (), {})
    data = read_toml(file)
    lists = {}
    for key in ("entity", "area"):
        if not isinstance(data.get(key), str):
            raise KnowledgeError(f"{file}, {key}: missing; write its words in one string")
        lists[key] = tuple(data[key].casefold().split())
    entities: dict[str, str] = {}
    for actor, names in data.get("places", {}).items():
        for name in names.split():
            if name in entities:
                raise KnowledgeError(f"{file}, places.{actor}: {name!r} already stands for {entities[name]}")
            entities[name] = actor
    return EntityPlaces(lists["entity"], lists["area"], entities)


def _listed(lemma: str, words: tuple[str, ...]) -> bool:
    lower = lemma.casefold()
    return any(lower.endswith(word[1:]) if word[0] == "-" else lower == word for word in words)
