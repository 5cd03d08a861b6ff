"""The codes of CAMEO for actors and for what they act as: ``world/cameo.toml`` and ``roles.toml`` of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import parse_day, place_of, read_toml
from demarche.knowledge._word_tables import open_table

_CODE = re.compile(r"[A-Z0-9+-]{3,}")
_ROLE = re.compile(r"(?:[A-Z0-9]{2,}-?)?")


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and the days on which it holds, both included; None is open."""

    code: str
    first: date | None
    last: date | None

    def holds(self, day: date | None) -> bool:
        """Whether it holds on a day; on an unknown one only if it holds always."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class CameoCodes:
    """The codes of actors by id, those with days first, and of offices by name."""

    actors: Mapping[str, tuple[DatedCode, ...]]
    offices: Mapping[str, str]

    def of(self, actor: str, day: date | None) -> str | None:
        """The code of an actor on a day; None where it has none then, or is not listed."""
        return next((code.code for code in self.actors.get(actor, ()) if code.holds(day)), None)


@lru_cache(maxsize=1)
def load_cameo() -> CameoCodes:
    """The codes of ``world/cameo.toml``.

    Raises:
        KnowledgeError: A code is none, or a day.
    """
    file = knowledge_root() / "world" / "cameo.toml"
    data = read_toml(file)
    offices = open_table(file, "offices", data).values
    return CameoCodes(
        {key: _codes(value, file, key) for key, value in data.items() if key != "offices"},
        {office: _role(value, file, f"offices.{office}") for office, value in offices.items()},
    )


@lru_cache(maxsize=4)
def load_roles(language: str) -> Mapping[str, str]:
    """The roles of ``roles.toml`` by word.

    Raises:
        KnowledgeError: A role is none.
    """
    file = knowledge_root() / language / "roles.toml"
    data = read_toml(file) if file.is_file() else {}
    return {word: _role(value, file, word) for word, value in data.items()}


def _codes(value: object, file: Traversable, key: str) -> tuple[DatedCode, ...]:
    if not isinstance(value, str):
        raise KnowledgeError(f"{place_of(file, key)}: {value!r} is no text")
    found = list(_dated(value, place_of(file, key)))
    return tuple(sorted(found, key=lambda code: code.first is None and code.last is None))


def _dated(value: str, place: str) -> Iterator[DatedCode]:
    for part in value.split(";"):
        code, *days = part.split() or [""]
        if not _CODE.fullmatch(code) or len(days) > 2:
            raise KnowledgeError(
                f"{place}: {part.strip()!r} is no code with the days from and to which it holds"
            )
        try:
            first = parse_day(days[0]) if days else None
            last = parse_day(days[1], last=True) if len(days) > 1 else None
        except ValueError as error:
            raise KnowledgeError(f"{place}: {error}") from error
        yield DatedCode(code, first, last)


def _role(value: object, file: Traversable, key: str) -> str:
    if not isinstance(value, str) or not _ROLE.fullmatch(value):
        raise KnowledgeError(f"{place_of(file, key)}: {value!r} is no role; write capitals, as in GOV")
    return value
