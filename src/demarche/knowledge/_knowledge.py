from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, cast

from demarche.knowledge._actors import (
    Name,
    Term,
    load_bodies,
    load_collectives,
    load_offices,
    load_people,
    load_territories,
    load_territory_names,
)
from demarche.knowledge._acts import load_acts
from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._frames import Frame, load_frames
from demarche.knowledge._loader import read_toml
from demarche.knowledge._names import NameIndex, inflected
from demarche.model import Act, Actor

OfficeKind = Literal["organ", "official", "forces", "people"]
SHORTEST_LAST_PART = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office, organ or force of a state or organisation; ``speaks`` tells whether its words are the state's."""

    lemma: str
    kind: OfficeKind
    speaks: bool


class Knowledge:
    """What the reader knows: acts, actors and their names, each loaded when it is first asked for.

    Args:
        root: Folder with ``world`` and a folder for each language.

    Raises:
        KnowledgeError: On first use of a part, where its file is wrong.
    """

    def __init__(self, root: Traversable | Path) -> None:
        self._root = root
        self._indexes: dict[str, NameIndex] = {}
        self._name_words: dict[str, Mapping[str, Name]] = {}
        self._office_lists: dict[str, Mapping[str, Office]] = {}

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """The table of acts by key."""
        return load_acts(self._root / "world" / "acts.toml")

    @cached_property
    def _territories(self) -> dict[str, Actor]:
        return load_territories(self._root / "world" / "territories.toml")

    @cached_property
    def occupants(self) -> Mapping[str, str]:
        """The id of whoever holds a territory that reports call occupied, by the territory's id."""
        return self._pairs("occupants.toml")

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The id of the state of which an entity is or was a part, by the entity's id."""
        return self._pairs("parents.toml")

    def _pairs(self, name: str) -> Mapping[str, str]:
        file = self._root / "world" / name
        found = read_toml(file)
        for territory, other in found.items():
            for code in (territory, other):
                if code not in self._territories:
                    raise KnowledgeError(f"{file}, {territory}: no territory {code!r}")
        return found

    @cached_property
    def _bodies(self) -> tuple[dict[str, Actor], list[Name]]:
        return load_bodies(self._root / "world" / "bodies.toml")

    @cached_property
    def _people(self) -> tuple[dict[str, Actor], dict[str, tuple[Term, ...]], list[Name]]:
        return load_people(self._root / "world" / "people.toml", {**self._territories, **self._bodies[0]})

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor by id."""
        return {**self._territories, **self._bodies[0], **self._people[0]}

    def names(self, language: str) -> NameIndex:
        """The index of all names in a language.

        Raises:
            KnowledgeError: There are no names in that language.
        """
        if language not in self._indexes:
            self._indexes[language] = NameIndex(self.designations(language))
        return self._indexes[language]

    def designations(self, language: str) -> tuple[Name, ...]:
        """Every name of every actor in a language, as the data have them."""
        folder = self._root / language
        if not (folder / "territories.toml").is_file():
            raise KnowledgeError(f"no names in the language {language!r}; add {language}/territories.toml")
        return (
            *load_territory_names(folder / "territories.toml", self._territories),
            *load_collectives(folder / "collectives.toml", self.actors),
            *self._bodies[1],
            *self._people[2],
        )

    def name_words(self, language: str) -> Mapping[str, Name]:
        """Names of one word, in every form, without adjectives: what the first part of a closed compound may be."""
        if language not in self._name_words:
            self._name_words[language] = {
                form: name
                for name in self.designations(language)
                if name.kind not in ("adjective", "person") and " " not in name.text
                for form in inflected(name)
            }
        return self._name_words[language]

    def offices(self, language: str) -> Mapping[str, Office]:
        """Offices and organs of a language by word."""
        if language not in self._office_lists:
            self._office_lists[language] = {
                word: Office(word, cast(OfficeKind, sort), sort != "people")
                for word, sort in load_offices(self._root / language / "offices.toml")
            }
        return self._office_lists[language]

    def office(self, language: str, noun: str) -> Office | None:
        """The office a noun names, by itself or as a compound ("Vizeaußenminister")."""
        offices = self.offices(language)
        for start in range(max(1, len(noun) - SHORTEST_LAST_PART)):
            last = noun[start:]
            found = offices.get(last[:1].upper() + last[1:])
            if found is not None:
                return found
        return None

    def terms(self, person: str) -> tuple[Term, ...]:
        """The terms of office of a person, in order; empty for anybody else."""
        return self._people[1].get(person, ())

    def frames(self, language: str) -> tuple[Frame, ...]:
        """The frames of a language: which words make which act."""
        return load_frames(language)


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The knowledge shipped with demarche."""
    return Knowledge(resources.files("demarche.knowledge"))
