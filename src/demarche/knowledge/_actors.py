"""Actors, and the words of one language that name them, as the data files give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._loader import Entry, entries, parse_day, read_toml
from demarche.model import Actor

NameKind = Literal["name", "adjective", "inhabitant", "seat", "collective", "person"]
Gender = Literal["masculine", "feminine", "neuter"]
Number = Literal["singular", "plural"]

_MARKS: dict[str, tuple[Gender | None, Number]] = {
    "m": ("masculine", "singular"), "f": ("feminine", "singular"), "pl": (None, "plural"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One designation of an actor in a language; ``actors`` are the ids of all it may stand for.

    A collective stands for all of them together, a family name for one of them, a seat for the first.
    """

    text: str
    kind: NameKind
    actors: tuple[str, ...]
    gender: Gender | None = "neuter"
    number: Number = "singular"


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office: of which territory or organisation, from which day to which (both included)."""

    person: str
    office: str
    territory: str
    begin: date | None
    end: date | None


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


def load_bodies(file: Traversable | Path) -> tuple[dict[str, Actor], list[Name]]:
    """Organisations and groups, with their names."""
    actors: dict[str, Actor] = {}
    names: list[Name] = []
    data = read_toml(file)
    for section, kind, prefix in (("organisations", "organisation", "org"), ("groups", "group", "grp")):
        for key, value in data.get(section, {}).items():
            english, listed = _columns(value, 2, f"{file}, {section}.{key}")
            code = f"{prefix}:{key}"
            actors[code] = Actor(code, code, english, "organisation" if kind == "organisation" else "group")
            names += [Name(text, "name", (code,), *mark) for text, mark in _designations(listed)]
    return actors, names


def load_territory_names(file: Traversable | Path, actors: Mapping[str, Actor]) -> list[Name]:
    """Names, adjectives, inhabitants and seats of government of territories in one language.

    Raises:
        KnowledgeError: A line has not four columns, or its territory is not known.
    """
    names: list[Name] = []
    for code, value in read_toml(file).items():
        if code not in actors:
            raise KnowledgeError(f"{file}, {code}: no such territory; add it to world/territories.toml")
        listed, adjectives, inhabitants, seats = _columns(value, 4, f"{file}, {code}")
        names += [Name(text, "name", (code,), *mark) for text, mark in _designations(listed)]
        names += [Name(text, "adjective", (code,)) for text, _ in _designations(adjectives)]
        names += [Name(text, "inhabitant", (code,), "masculine") for text, _ in _designations(inhabitants)]
        names += [Name(text, "seat", (code,)) for text, _ in _designations(seats)]
    return names


def load_collectives(file: Traversable | Path, actors: Mapping[str, Actor]) -> list[Name]:
    """Names that stand for several actors at once."""
    names: list[Name] = []
    for key, value in read_toml(file).items():
        codes, listed = _columns(value, 2, f"{file}, {key}")
        for code in codes.split():
            if code not in actors:
                raise KnowledgeError(f"{file}, {key}: no actor {code!r}")
        names += [
            Name(text, "collective", tuple(codes.split()), *mark) for text, mark in _designations(listed)
        ]
    return names


def load_people(
    file: Traversable | Path, actors: Mapping[str, Actor]
) -> tuple[dict[str, Actor], dict[str, tuple[Term, ...]], list[Name]]:
    """People with their terms of office and their names, family names alone included.

    Raises:
        KnowledgeError: A term is not "office territory from to", or its territory is not known.
    """
    people: dict[str, Actor] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    named: dict[str, list[str]] = {}
    genders: dict[str, Gender | None] = {}
    for key, value in read_toml(file).items():
        place = f"{file}, {key}"
        listed, held = _columns(value, 2, place)
        code = f"per:{key}"
        spellings = list(_designations(listed))
        people[code] = Actor(code, code, spellings[-1][0], "person")
        terms[code] = tuple(_term(code, term, actors, place) for term in held.split(";"))
        for text, _ in spellings:
            for spelling in dict.fromkeys((text, _family_name(text))):
                if code not in named.setdefault(spelling, []):
                    named[spelling].append(code)
                    genders[spelling] = spellings[0][1][0]
    names = [Name(text, "person", tuple(codes), genders[text]) for text, codes in named.items()]
    return people, terms, names


def load_offices(file: Traversable | Path) -> Iterator[tuple[str, str]]:
    """Offices as pairs of word and sort.

    Raises:
        KnowledgeError: A word stands in two lists.
    """
    seen: dict[str, str] = {}
    for sort, value in read_toml(file).items():
        entry = Entry(file, sort, {"words": value}, ("words",))
        for word in str(value).split():
            if word in seen:
                raise entry.error(f"{word!r} is already in {seen[word]!r}; remove one")
            seen[word] = sort
            yield word, sort


def _family_name(text: str) -> str:
    words = text.split()
    if words[0] in ("Kim", "Xi", "Wang", "Moon", "Yoon", "Tsai", "Lai", "Ban", "Kiir") and len(words) > 1:
        return words[0] if words[0] not in ("Kim", "Wang") else text  # names that begin with the family's
    return words[-1] if words[0] not in ("König", "King") else text


def _term(person: str, text: str, actors: Mapping[str, Actor], place: str) -> Term:
    words = text.split()
    if len(words) not in (3, 4):
        raise KnowledgeError(
            f"{place}: {text.strip()!r} is no term; write office, territory, from and, if over, to"
        )
    if words[1] not in actors:
        raise KnowledgeError(f"{place}: no territory or organisation {words[1]!r}")
    try:
        days = [parse_day(day) for day in words[2:]]
    except ValueError as error:
        raise KnowledgeError(f"{place}: {error}") from error
    return Term(person, words[0], words[1], days[0], days[1] if len(days) > 1 else None)


def _columns(value: object, count: int, place: str) -> list[str]:
    columns = [column.strip() for column in value.split("|")] if isinstance(value, str) else []
    if len(columns) != count:
        raise KnowledgeError(f"{place}: {value!r} has not {count} columns set apart by '|'")
    return columns


def _designations(column: str) -> Iterator[tuple[str, tuple[Gender | None, Number]]]:
    for item in filter(None, (item.strip() for item in column.split(";"))):
        mark, colon, rest = item.partition(":")
        if colon and mark in _MARKS:
            yield rest, _MARKS[mark]
        else:
            yield item, ("neuter", "singular")
