from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, cast

from demarche.knowledge._actors import (
    Name,
    check_names,
    load_bodies,
    load_body_names,
    load_collectives,
    load_offices,
    load_territories,
    load_territory_names,
    load_towns,
)
from demarche.knowledge._acts import load_acts
from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._frame import Frame
from demarche.knowledge._frames import load_frames
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import layers, place_of, read_toml
from demarche.knowledge._name_forms import inflected
from demarche.knowledge._names import NameIndex
from demarche.knowledge._office_holders import People, Term, load_office_words, load_people
from demarche.knowledge._states import StateRule, load_states
from demarche.model import Act, Actor

OfficeKind = Literal["organ", "official", "forces", "people"]
SHORTEST_LAST_PART = 4
CLOSED_COMPOUNDS = frozenset(("de",))
"""Languages that write the parts of a compound as one word."""

_OFFICE_ENDINGS = ("", "s", "n", "en", "in", "innen")


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
        self._designations: dict[str, tuple[Name, ...]] = {}
        self._name_words: dict[str, Mapping[str, Name]] = {}
        self._office_words: dict[str, Mapping[str, frozenset[str]]] = {}
        self._frames: dict[str, tuple[Frame, ...]] = {}
        self._office_lists: dict[str, Mapping[str, Office]] = {}

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """The table of acts by key."""
        return load_acts(self._root / "world" / "acts.toml")

    @cached_property
    def states(self) -> Mapping[str, StateRule]:
        """The rules by which states are folded, by key."""
        return load_states(self._root / "world" / "states.toml", self.acts)

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
                    raise KnowledgeError(f"{place_of(file, territory)}: no territory {code!r}")
        return found

    @cached_property
    def _bodies(self) -> dict[str, Actor]:
        return load_bodies(self._root / "world" / "bodies.toml")

    @cached_property
    def _people(self) -> People:
        files, own = layers(self._root / "world" / "people", ".*")
        return load_people(files, {**self._territories, **self._bodies}, own)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor by id."""
        return {**self._territories, **self._bodies, **self._people.actors}

    def names(self, language: str) -> NameIndex:
        """The index of all names in a language.

        Raises:
            KnowledgeError: There are no names in that language, or two actors share one that is not marked as ambiguous.
        """
        if language not in self._indexes:
            given_names = read_toml(self._root / "world" / "given_names.toml")
            self._indexes[language] = NameIndex(
                self.designations(language),
                language,
                is_office=partial(self._is_office, language),
                holders=partial(self._holders, language),
                given_names=(word for words in given_names.values() for word in words.split()),
            )
        return self._indexes[language]

    def designations(self, language: str) -> tuple[Name, ...]:
        """Every name of every actor in a language, as the data have them."""
        if language not in self._designations:
            folder, world = self._root / language, self._root / "world"
            if not (folder / "territories.toml").is_file():
                raise KnowledgeError(
                    f"no names in the language {language!r}; add {language}/territories.toml"
                )
            names = (
                *load_body_names(folder / "bodies.toml", self._bodies),
                *load_territory_names(folder / "territories.toml", self._territories),
                *load_collectives(world / "collectives.toml", folder / "collectives.toml", self.actors),
                *self._people.names,
            )
            check_names(names)
            # What a town shares its name with means more than the town.
            self._designations[language] = (*names, *load_towns(folder / "towns.toml", self._territories))
        return self._designations[language]

    def name_words(self, language: str) -> Mapping[str, Name]:
        """Names of one word, in every form, without adjectives: what the first part of a closed compound may be."""
        if language not in self._name_words:
            self._name_words[language] = {
                form: name
                for name in self.designations(language)
                if name.kind not in ("adjective", "person", "town")
                and not name.ambiguous
                and " " not in name.text
                for form in inflected(name, language)
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
        """The office a noun names, by itself or by its last part ("Vizeaußenminister", "deputy foreign minister")."""
        offices = self.offices(language)
        for start in range(max(1, len(noun) - SHORTEST_LAST_PART)):
            if start and language not in CLOSED_COMPOUNDS and noun[start - 1] not in " -":
                continue
            last = noun[start:]
            found = offices.get(last) or offices.get(last[:1].upper() + last[1:])
            if found is not None:
                return found
        return None

    def office_words(self, language: str) -> Mapping[str, frozenset[str]]:
        """The offices of people that a word of a language tells; none of all where nobody known here held it."""
        if language not in self._office_words:
            self._office_words[language] = load_office_words(self._root / language / "office_words.toml")
        return self._office_words[language]

    def _is_office(self, language: str, word: str) -> bool:
        """Whether a word, in any case or number, can stand before the name of who holds the office."""
        noun = word.rpartition("-")[2]
        if language not in CLOSED_COMPOUNDS:
            noun = noun.lower()
        for ending in _OFFICE_ENDINGS:
            office = self.office(language, noun.removesuffix(ending)) if noun.endswith(ending) else None
            if office is not None:
                return office.kind in ("official", "organ")
        return False

    def told_offices(self, language: str, words: str) -> frozenset[str] | None:
        """The offices of people that the last of some words can tell ("US-*Außenminister*"); None where they tell none."""
        known = self.office_words(language)
        if language not in CLOSED_COMPOUNDS:
            words = words.lower()
        endings = _endings(words, closed=language in CLOSED_COMPOUNDS)
        return next((frozenset(known[last]) for last in endings if last in known), None)

    def _holders(self, language: str, words: str) -> frozenset[str] | None:
        """The people who ever held the office that the last of some words tell; None where they tell none."""
        offices = self.told_offices(language, words)
        if offices is None:
            return None
        return frozenset().union(*(self._people.holders.get(office, ()) for office in offices))

    def terms(self, person: str) -> tuple[Term, ...]:
        """The terms of office of a person, in order; empty for anybody else."""
        return self._people.terms.get(person, ())

    def frames(self, language: str) -> tuple[Frame, ...]:
        """The frames of a language: which words make which act."""
        if language not in self._frames:
            self._frames[language] = load_frames(self._root / language / "frames", language, self.acts)
        return self._frames[language]


def _endings(words: str, *, closed: bool) -> Iterator[str]:
    """What some words can end in, the longest first: words, and where compounds are closed their last parts."""
    for start in range(len(words)):
        if start and words[start - 1] not in " -":
            if not closed:
                continue
            last = words[start].upper() + words[start + 1 :]
        else:
            last = words[start:]
        yield from (last.removesuffix(ending) for ending in _OFFICE_ENDINGS if last.endswith(ending))


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The knowledge shipped with demarche, with the folder that is laid over it."""
    return Knowledge(knowledge_root())
