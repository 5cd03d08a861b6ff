"""Designations as data files write them: "m:Islamisch~ Staat; f:IS-Miliz; ?:Daesh"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from demarche.knowledge._errors import KnowledgeError

Gender = Literal["masculine", "feminine", "neuter"]
Number = Literal["singular", "plural"]

_MARKS: dict[str, tuple[Gender | None, Number]] = {
    "": ("neuter", "singular"),
    "m": ("masculine", "singular"),
    "f": ("feminine", "singular"),
    "pl": (None, "plural"),
}
_ENDINGS = {
    "": ("es", "e", "en", "em"),
    "m": ("er", "e", "en", "em"),
    "f": ("e", "en", "er"),
    "pl": ("e", "en", "er"),
}


@dataclass(frozen=True, slots=True)
class Designation:
    """One item of a column: its text, the other forms its adjectives give it, and what its mark says."""

    text: str
    variants: tuple[str, ...]
    gender: Gender | None
    number: Number
    ambiguous: bool


def columns(value: object, count: int, place: str) -> list[str]:
    """The columns of a line.

    Raises:
        KnowledgeError: The line is no text, or there are more or fewer than ``count``.
    """
    found = [column.strip() for column in value.split("|")] if isinstance(value, str) else []
    if len(found) != count:
        raise KnowledgeError(f"{place}: {value!r} has not {count} columns set apart by '|'")
    return found


def designations(column: str, place: str) -> Iterator[Designation]:
    """The items of a column, set apart by ";".

    A mark before a colon says gender ("m", "f") or plural ("pl"), and with "?" that the name alone does not tell who is
    meant. "~" ends the stem of an adjective that is declined with the name.

    Raises:
        KnowledgeError: An item is empty of words, or there twice.
    """
    seen: set[tuple[str, str]] = set()  # a name may have two genders ("der Kosovo", "das Kosovo")
    for item in filter(None, (item.strip() for item in column.split(";"))):
        mark, colon, rest = item.partition(":")
        if not (colon and mark.rstrip("?") in _MARKS):
            mark, rest = "", item
        kind = mark.rstrip("?")
        rest = rest.strip()
        if not rest:
            raise KnowledgeError(f"{place}: {item!r} is no name")
        if (kind, rest) in seen:
            raise KnowledgeError(f"{place}: {rest!r} is there twice; remove one")
        seen.add((kind, rest))
        texts = [rest.replace("~", ending) for ending in _ENDINGS[kind]] if "~" in rest else [rest]
        gender, number = _MARKS[kind]
        yield Designation(texts[0], tuple(texts[1:]), gender, number, mark.endswith("?"))
