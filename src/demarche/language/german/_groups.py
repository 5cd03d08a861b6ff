"""Phrases of a clause while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from demarche.language.german._features import Features
from demarche.language.german._verb_index import participle_lemma
from demarche.language.german._word import Word


@dataclass(slots=True, eq=False)
class Group:
    """A phrase while it is being read; places are those of the sentence's words."""

    head: int
    first: int
    last: int
    features: Features
    preposition: int | None = None
    postposition: int | None = None
    determiner: int | None = None
    modifiers: list[int] = field(default_factory=list)
    genitive: Group | None = None
    attributes: list[Group] = field(default_factory=list)
    appositions: list[Group] = field(default_factory=list)
    coordinated: list[Group] = field(default_factory=list)
    conjunction: int | None = None
    attributive: list[Attributive] = field(default_factory=list)
    negated: bool = False
    pronoun: bool = False
    time: bool = False

    @property
    def end(self) -> int:
        """Place of the last word of the phrase or of the last thing that hangs on it."""
        parts = [self.last, *(g.end for g in (*self.attributes, *self.appositions, *self.coordinated))]
        return max([*parts, self.genitive.end] if self.genitive else parts)

    def members(self) -> list[Group]:
        return [self, *self.coordinated]

    @property
    def plural(self) -> bool | None:
        """True for a plural or a list, False for a singular, None where the form leaves it open."""
        if self.coordinated:
            return None if self._conjunction_is_or else True
        number = self.features.number
        return None if number is None else number == "plural"

    _conjunction_is_or: bool = False


@dataclass(slots=True, eq=False)
class Attributive:
    """A participle before its noun, with the phrases that belong to it."""

    participle: int
    groups: list[Group]
    noun: Group
    first: int


def innermost(group: Group) -> Group:
    """The last phrase within ``group``, on which what follows would hang."""
    if group.coordinated:
        return innermost(group.coordinated[-1])
    if group.genitive is not None and group.genitive.first > group.head:
        return innermost(group.genitive)
    return group


def inside_out(group: Group) -> list[Group]:
    """The phrases that end where ``group`` ends, the innermost first: name, genitive, list member, the whole."""
    inner: list[Group] = []
    if group.coordinated:
        inner = [g for g in inside_out(group.coordinated[-1]) if g is not group.coordinated[-1]]
    elif group.genitive is not None and group.genitive.first > group.head:
        inner = inside_out(group.genitive)
    elif group.appositions and group.appositions[-1].end == group.end:
        inner = inside_out(group.appositions[-1])
    return [*inner, group]


def parts_of(group: Group) -> list[Group]:
    """The group and every phrase within it."""
    parts = [group]
    for inner in (*group.coordinated, *group.appositions, *([group.genitive] if group.genitive else [])):
        parts += parts_of(inner)
    return parts


def is_participle(word: Word) -> bool:
    """Is an attributive adjective a participle ("verhängten", "geplante", "verletzende")?"""
    return participle_lemma(word.text) is not None


def is_genitive_name(word: Word) -> bool:
    """Can the name be a genitive by its ending ("Nordkoreas")?"""
    return word.text[-1] in "s'’" and word.lemma.lower() in (word.text[:-1].lower(), word.text.lower())
