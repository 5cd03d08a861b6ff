"""Actors, and the words of one language that name them, as the data files give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from demarche.knowledge._designations import Gender, Number, columns, designations
from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._loader import Entry, entries, place_of, read_toml
from demarche.model import Actor

NameKind = Literal["name", "adjective", "inhabitant", "seat", "collective", "person", "town"]

_TERRITORY_COLUMNS: tuple[NameKind, ...] = ("name", "adjective", "inhabitant", "seat")
_SECTIONS: tuple[tuple[str, Literal["organisation", "group", "company"], str], ...] = (
    ("organisations", "organisation", "org"),
    ("groups", "group", "grp"),
    ("companies", "company", "com"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """One designation of an actor in a language; ``actors`` are the ids of all it may stand for.

    A collective stands for all of them together, a family name for one of them, a seat for the first.

    Attributes:
        text: As it stands in the nominative.
        kind: What it is to the actor.
        actors: Whom it names.
        gender: Its grammatical gender, None in the plural.
        number: Its grammatical number.
        variants: Its other forms, where an adjective in it is declined.
        ambiguous: The name alone does not tell who is meant: the text must name the actor otherwise too, or, for a
            person, an office must stand before it.
        attributive: An inhabitant or a name that is also the adjective ("*Schweizer* Regierung", "the *German* army").
        family: A person's family name alone.
        place: File and entry it is from.
    """

    text: str
    kind: NameKind
    actors: tuple[str, ...]
    gender: Gender | None = "neuter"
    number: Number = "singular"
    variants: tuple[str, ...] = ()
    ambiguous: bool = False
    attributive: bool = False
    family: bool = False
    place: str = field(default="", compare=False, repr=False)


def load_territories(file: Traversable | Path) -> dict[str, Actor]:
    """The states and contested entities by code."""
    found = {}
    for entry in entries([file], ("name", "kind", "wikidata")):
        kind: Literal["state", "contested"] = (
            "contested" if entry.choice("kind", ("state", "contested")) == "contested" else "state"
        )
        found[entry.name] = Actor(
            entry.name, entry.name, entry.text("name"), kind, entry.name, entry.optional("wikidata")
        )
    return found


def load_bodies(file: Traversable | Path) -> dict[str, Actor]:
    """Organisations and groups by code ("org:eu", "grp:taliban"), with their English names."""
    actors: dict[str, Actor] = {}
    for _, code, value, place, kind in _bodies(file):
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(f"{place}: {value!r} is no name")
        actors[code] = Actor(code, code, value, kind)
    return actors


def load_body_names(file: Traversable | Path, actors: Mapping[str, Actor]) -> list[Name]:
    """Names of organisations and groups in one language, and after a "|" the cities that stand for them.

    Raises:
        KnowledgeError: An entry is no text, or its organisation or group is not known.
    """
    names: list[Name] = []
    for _, code, value, place, _ in _bodies(file):
        if code not in actors:
            raise KnowledgeError(f"{place}: no such actor {code!r}; add it to world/bodies.toml")
        listed, _, seats = str(value).partition("|") if isinstance(value, str) else (value, "", "")
        names += _names(columns(listed, 1, place)[0], "name", (code,), place)
        names += _names(columns(seats, 1, place)[0], "seat", (code,), place)
    return names


def load_territory_names(file: Traversable | Path, actors: Mapping[str, Actor]) -> list[Name]:
    """Names, adjectives, inhabitants and seats of government of territories in one language.

    Raises:
        KnowledgeError: A line has not four columns, or its territory is not known.
    """
    names: list[Name] = []
    for code, value in read_toml(file).items():
        place = place_of(file, code)
        if code not in actors:
            raise KnowledgeError(f"{place}: no such territory; add it to world/territories.toml")
        for kind, column in zip(_TERRITORY_COLUMNS, columns(value, 4, place), strict=True):
            names += _names(column, kind, (code,), place)
    return names


def load_towns(file: Traversable | Path, actors: Mapping[str, Actor]) -> list[Name]:
    """Towns and regions in one language, each with the territory in which it lies; none where there is no such file.

    Raises:
        KnowledgeError: A territory is not known, or a town is given twice.
    """
    names: list[Name] = []
    seen: dict[str, str] = {}
    for code, value in read_toml(file).items() if file.is_file() else ():
        place = place_of(file, code)
        if code not in actors:
            raise KnowledgeError(f"{place}: no such territory; add it to world/territories.toml")
        for name in _names(columns(value, 1, place)[0], "town", (code,), place):
            if name.text in seen:
                raise KnowledgeError(f"{place}: {name.text!r} already lies in {seen[name.text]}; remove one")
            seen[name.text] = code
            names.append(name)
    return names


def load_collectives(
    members: Traversable | Path, file: Traversable | Path, actors: Mapping[str, Actor]
) -> list[Name]:
    """Names in one language that stand for several actors at once.

    Args:
        members: The file that says who belongs to which collective.
        file: The language's names of the collectives.
        actors: All actors by id.

    Raises:
        KnowledgeError: A collective is named that has no members, or a member is not known.
    """
    codes: dict[str, tuple[str, ...]] = {}
    for key, value in read_toml(members).items():
        codes[key] = tuple(str(value).split())
        for code in codes[key]:
            if code not in actors:
                raise KnowledgeError(f"{place_of(members, key)}: no actor {code!r}")
    names: list[Name] = []
    for key, value in read_toml(file).items():
        place = place_of(file, key)
        if key not in codes:
            raise KnowledgeError(f"{place}: nobody belongs to it; add it to world/collectives.toml")
        names += _names(columns(value, 1, place)[0], "collective", codes[key], place)
    return names


def load_offices(file: Traversable | Path) -> Iterator[tuple[str, str]]:
    """Offices as pairs of word and sort; words of one office are joined by "_" in the file.

    Raises:
        KnowledgeError: A word stands in two lists.
    """
    seen: dict[str, str] = {}
    for sort, value in read_toml(file).items():
        entry = Entry(file, sort, {"words": value.strip() if isinstance(value, str) else value}, ("words",))
        for word in entry.words("words"):
            if word in seen:
                raise entry.error(f"{word!r} is already in {seen[word]!r}; remove one")
            seen[word] = sort
            yield word.replace("_", " "), sort


def check_names(names: Iterable[Name]) -> None:
    """Makes sure that a name that may stand alone names one actor only.

    Raises:
        KnowledgeError: Two actors share a name and neither is marked as ambiguous.
    """
    owners: dict[str, Name] = {}
    for name in sorted(names, key=lambda name: name.family):  # family names may be shared among people only
        if name.ambiguous or (name.family and name.text not in owners):
            continue
        known = owners.setdefault(name.text, name)
        if known.actors != name.actors:
            raise KnowledgeError(
                f"{name.place}: {name.text!r} already names {known.actors[0]} ({known.place}); "
                "remove one, or write '?:' before the one that is meant more rarely"
            )


def _names(column: str, kind: NameKind, actors: tuple[str, ...], place: str) -> Iterator[Name]:
    for item in designations(column, place):
        gender: Gender | None = "masculine" if kind == "inhabitant" else item.gender
        yield Name(item.text, kind, actors, gender, item.number, item.variants, item.ambiguous, place=place)


def _bodies(
    file: Traversable | Path,
) -> Iterator[tuple[str, str, object, str, Literal["organisation", "group", "company"]]]:
    data = read_toml(file)
    known = [section for section, _, _ in _SECTIONS]
    for section in data:
        if section not in known:
            raise KnowledgeError(f"{file}, {section}: unknown table; known are {', '.join(known)}")
    for section, kind, prefix in _SECTIONS:
        entries_there = data.get(section, {})
        if not isinstance(entries_there, Mapping):
            raise KnowledgeError(f"{place_of(file, section)}: no table; write [{section}] above its entries")
        for key, value in entries_there.items():
            yield key, f"{prefix}:{key}", value, place_of(file, section, key), kind
