"""Phrases of a clause while they are being read, and the pieces of a sentence in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from demarche.language.english._verb_groups import VerbGroup

Number = Literal["singular", "plural"]
Gender = Literal["masculine", "feminine", "neuter"]

SUBJECT = frozenset(("nom",))
OBJECT = frozenset(("acc", "dat"))
GENITIVE = frozenset(("gen",))
ANY = SUBJECT | OBJECT


@dataclass(frozen=True, slots=True)
class Features:
    """What the form of a phrase shows: cases only of pronouns and genitives."""

    cases: frozenset[str] = ANY
    number: Number | None = None
    gender: Gender | None = None


@dataclass(slots=True, eq=False)
class Group:
    """A phrase while it is being read; places are those of the sentence's words."""

    head: int
    first: int
    last: int
    features: Features = Features()
    preposition: int | None = None
    determiner: int | None = None
    modifiers: list[int] = field(default_factory=list)
    genitive: Group | None = None
    attributes: list[Group] = field(default_factory=list)
    appositions: list[Group] = field(default_factory=list)
    coordinated: list[Group] = field(default_factory=list)
    conjunction: int | None = None
    participles: list[int] = field(default_factory=list)
    negated: bool = False
    pronoun: bool = False
    name: bool = False
    time: bool = False

    @property
    def end(self) -> int:
        """Place of the last word of the phrase or of the last thing that hangs on it."""
        parts = [self.last, *(g.end for g in (*self.attributes, *self.appositions, *self.coordinated))]
        return max([*parts, self.genitive.end] if self.genitive else parts)

    @property
    def plural(self) -> bool | None:
        if self.coordinated:
            return True
        return None if self.features.number is None else self.features.number == "plural"


def innermost(group: Group) -> Group:
    """The last phrase within ``group``, on which what follows would hang."""
    for inner in (group.appositions, group.coordinated, group.attributes):
        if inner and inner[-1].end == group.end:
            return innermost(inner[-1])
    if group.genitive is not None and group.genitive.end == group.end and group.genitive.first > group.head:
        return innermost(group.genitive)
    return group


def detach(group: Group, part: Group) -> None:
    """Takes a phrase off the one within ``group`` on which it hangs."""
    for outer in parts_of(group):
        if outer.genitive is part:
            outer.genitive = None
        for parts in (outer.attributes, outer.appositions, outer.coordinated):
            if part in parts:
                parts.remove(part)


def inside_out(group: Group) -> list[Group]:
    """The phrases that end where ``group`` ends, the innermost first: list member, genitive, attribute, the whole."""
    inner: list[Group] = []
    for part in (*group.coordinated, *group.attributes, *([group.genitive] if group.genitive else [])):
        if part.end == group.end and part.first > group.head:
            inner = inside_out(part)
    return [*inner, group]


def parts_of(group: Group) -> list[Group]:
    """The group and every phrase within it."""
    parts = [group]
    inner = [*group.coordinated, *group.appositions, *group.attributes]
    if group.genitive is not None:
        inner.append(group.genitive)
    for part in inner:
        parts += parts_of(part)
    return parts


Kind = Literal[
    "noun", "preposition", "verb", "subordinator", "relative", "question", "coordinator", "comma", "stop",
    "dash", "quote", "adverb", "adjective", "particle", "there",
]  # fmt: skip


@dataclass(slots=True, eq=False)
class Item:
    """A piece of the sentence: a base phrase, a verb group, or one word of another kind."""

    kind: Kind
    first: int
    last: int
    group: Group | None = None
    verbs: VerbGroup | None = None
