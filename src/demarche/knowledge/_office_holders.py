"""People, their terms of office and the spellings of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from demarche.knowledge._actors import Name
from demarche.knowledge._designations import Gender, columns, designations
from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._loader import parse_day, read_toml
from demarche.knowledge._name_forms import without_marks
from demarche.model import Actor

OFFICES = frozenset(
    (
        "ambassador", "caliph", "chair", "chancellor", "commander", "commission-president", "council-president",
        "crown-prince", "defence-minister", "deputy-chair-security-council", "deputy-foreign-minister", "deputy-prime-minister",
        "director-general", "emir", "foreign-minister", "head", "high-representative", "king", "leader", "member",
        "national-security-adviser", "negotiator", "parliament-president", "pope", "president", "prime-minister",
        "queen", "security-council-secretary", "secretary-general", "secretary-of-state", "speaker", "spokesman",
        "spokeswoman", "state-counsellor", "sultan", "supreme-leader", "vice-president",
    )
)  # fmt: skip
"""What a term can be of."""

_FAMILY = re.compile(r"\{(.+?)\}")
_ARTICLE = re.compile(r"[aAeE][lsnrtd][- ](?=\w)")


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office: of which territory or organisation, from which day to which (both included).

    A day of which only month or year is known is the first day of it for ``begin``, the last for ``end``.
    """

    person: str
    office: str
    territory: str
    begin: date | None
    end: date | None


@dataclass(frozen=True)
class People:
    """The people of several files: as actors, with their terms, and with their names, family names alone included."""

    actors: Mapping[str, Actor]
    terms: Mapping[str, tuple[Term, ...]]
    names: tuple[Name, ...]

    @cached_property
    def holders(self) -> Mapping[str, frozenset[str]]:
        """The people who ever held an office, of whomever."""
        found: dict[str, set[str]] = {}
        for person, terms in self.terms.items():
            for term in terms:
                found.setdefault(term.office, set()).add(person)
        return {office: frozenset(people) for office, people in found.items()}


def load_people(
    files: Iterable[Traversable | Path],
    actors: Mapping[str, Actor],
    own: Iterable[Traversable | Path] = (),
) -> People:
    """Reads files of people.

    Args:
        files: In the order in which they are read; a person is in one of them only.
        actors: Territories, organisations and groups by id.
        own: Files of the user's; a person there takes the place of one of the same key in ``files``.

    Raises:
        KnowledgeError: A term is not "office territory from to", ends before it begins, or is of nobody that is
            known; a person is there twice, or two have the same full name.
    """
    people: dict[str, Actor] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    full: dict[str, Name] = {}
    family: dict[tuple[str, bool], Name] = {}
    for key, (place, value) in (_lines(files) | _lines(own)).items():
        code = f"per:{key}"
        listed, held = columns(value, 2, place)
        names = list(_person_names(listed, code, place))
        if not names:
            raise KnowledgeError(f"{place}: has no name")
        english = next(name for name in reversed(names) if not name.family)
        people[code] = Actor(code, code, english.text, "person")
        terms[code] = tuple(_term(code, term, actors, place) for term in held.split(";"))
        for name in names:
            if name.family:
                _add_family(name, family)
            elif full.setdefault(name.text, name).actors != name.actors:
                other = full[name.text]
                raise KnowledgeError(
                    f"{place}: {name.text!r} already names {other.actors[0]} ({other.place}); tell them apart"
                )
    return People(people, terms, (*full.values(), *family.values()))


def _lines(files: Iterable[Traversable | Path]) -> dict[str, tuple[str, object]]:
    """The lines of several files by key, each with the place where it stands."""
    found: dict[str, tuple[str, object]] = {}
    for file in files:
        for key, value in read_toml(file).items():
            if key in found:
                raise KnowledgeError(f"{file}, {key}: there is a person {key!r} in another file; remove one")
            found[key] = (f"{file}, {key}", value)
    return found


def load_office_words(file: Traversable | Path) -> Mapping[str, frozenset[str]]:
    """The offices of people that a word tells; none of all where it tells one that nobody of them holds.

    Raises:
        KnowledgeError: A list is for no office that there is.
    """
    found: dict[str, frozenset[str]] = {}
    for office, value in read_toml(file).items():
        if office not in OFFICES and office != "other":
            raise KnowledgeError(
                f"{file}, {office}: no such office; known are {', '.join(sorted(OFFICES))}, other"
            )
        if not isinstance(value, str):
            raise KnowledgeError(f"{file}, {office}: {value!r} is no text")
        for listed in value.split():
            word = listed.replace("_", " ")
            found[word] = found.get(word, frozenset()) | ({office} - {"other"})
    return found


def _add_family(name: Name, family: dict[tuple[str, bool], Name]) -> None:
    known = family.get((name.text, name.ambiguous))
    if known is None:
        family[name.text, name.ambiguous] = name
    elif name.actors[0] not in known.actors:
        gender = known.gender if known.gender == name.gender else None
        family[name.text, name.ambiguous] = replace(known, actors=known.actors + name.actors, gender=gender)


def _person_names(listed: str, person: str, place: str) -> Iterator[Name]:
    """Every spelling of a person's name, each without accents before as it is written, family names after them."""
    spellings = list(designations(listed, place))
    gender: Gender | None = spellings[0].gender if spellings else None
    families: dict[str, bool] = {}  # and whether each needs company
    texts: dict[str, None] = {}
    for spelling in spellings:
        text = spelling.text.replace("{", "").replace("}", "").removeprefix("=")
        texts |= dict.fromkeys((without_marks(text), text))
        for name in _family_names(spelling.text):
            for written in (name, without_marks(name)):
                alone = not (spelling.ambiguous or spellings[0].ambiguous)
                families[written] = families.get(written, True) and not alone
    for text in texts:
        yield Name(text, "person", (person,), gender, place=place)
    for text, ambiguous in families.items():
        if text not in texts:
            yield Name(text, "person", (person,), gender, ambiguous=ambiguous, family=True, place=place)


def _family_names(spelling: str) -> tuple[str, ...]:
    """The family name in a spelling, with its article ("al-Assad") and without."""
    if spelling.startswith("="):
        return ()
    marked = _FAMILY.search(spelling)
    name = marked[1] if marked else spelling.rpartition(" ")[2]
    return name, _ARTICLE.sub("", name, count=1)


def _term(person: str, text: str, actors: Mapping[str, Actor], place: str) -> Term:
    words = text.split()
    if len(words) not in (3, 4):
        raise KnowledgeError(
            f"{place}: {text.strip()!r} is no term; write office, territory, from and, if over, to"
        )
    if words[0] not in OFFICES:
        raise KnowledgeError(f"{place}: no office {words[0]!r}; known are {', '.join(sorted(OFFICES))}")
    if words[1] not in actors:
        raise KnowledgeError(f"{place}: no territory or organisation {words[1]!r}")
    try:
        begin = parse_day(words[2])
        end = parse_day(words[3], last=True) if len(words) > 3 else None
    except ValueError as error:
        raise KnowledgeError(f"{place}: {error}") from error
    if end is not None and end < begin:
        raise KnowledgeError(f"{place}: {text.strip()!r} ends before it begins")
    return Term(person, words[0], words[1], begin, end)
