"""Phrases put to what they belong to: lists, "of" phrases, appositions, attributes.

Keeps what the reading of a sentence has just seen: the last phrase and its clause, and the comma, conjunction or
preposition that the next piece follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._drafts import Draft, Stack
from demarche.language.english._groups import GENITIVE, Features, Group, Item, innermost, inside_out
from demarche.language.english._words import TITLES


class Joiner:
    """Joins phrases; ``last`` is the last whole phrase read, ``owner`` the clause it stands in."""

    def __init__(self, words: Sequence[Word], stack: Stack) -> None:
        self._words = words
        self._stack = stack
        self.last: Group | None = None
        self.owner: Draft | None = None
        self.comma: int | None = None
        self.coordinator: int | None = None
        self.comma_before_coordinator = False
        self.preposition: int | None = None
        self.previous: Item | None = None
        self.quotes = 0

    def keep(self, group: Group, owner: Draft) -> None:
        self.last, self.owner = group, owner

    def antecedent(self, place: int) -> tuple[Group, Draft] | None:
        """The noun phrase that a relative or participial clause at ``place`` describes, and its clause.

        The innermost phrase that ends there; behind "of" the whole, where the inner one is a name ("the president
        *of Ghana*, who …").
        """
        if self.last is None or self.owner is None or self.last.pronoun:
            return None if self.last is None or self.owner is None else (self.last, self.owner)
        chain = inside_out(self.last)
        group = chain[0]
        lower = self._words[place].lower
        if len(chain) > 1 and group.name and (lower in ("who", "whose", "whom") or self.comma is None):
            group = chain[1] if chain[1].coordinated == [] or len(chain) == 2 else chain[-1]
        return group, self.owner

    def coordinate(self, group: Group) -> bool:
        """Puts a phrase into the list that the last one begins or continues."""
        last = self.last
        if last is None:
            return False
        target = self._beside(last, group)
        if target is None:
            return False
        if self.coordinator is not None:
            target.conjunction = self.coordinator
        target.coordinated.append(group)
        return True

    def _beside(self, last: Group, group: Group) -> Group | None:
        """The phrase within the last one that ``group`` stands beside: like with like, the innermost first."""
        if group.preposition is not None:
            candidates = [g for g in inside_out(last) if g.preposition is not None]
            same = [
                g
                for g in candidates
                if self._words[g.preposition or 0].lower == self._words[group.preposition].lower
            ]
            return next(iter(same or candidates), None)
        chain = [g for g in inside_out(last) if not g.pronoun or group.pronoun or g is last]
        heads = [g for g in chain if not any(g in outer.coordinated for outer in chain)]
        for target in heads:
            if target.name == group.name and (target.determiner is None) == (group.determiner is None):
                return target
        for target in heads:
            if target.name == group.name:
                return target
        titled = (
            heads and self._words[heads[-1].head].text in TITLES
        )  # "the Secretary of State and *the ministers*"
        return (heads[-1] if titled else heads[0]) if heads else None

    def appose(self, group: Group) -> bool:
        """Puts a phrase to the last one as another name of the same ("Lavrov, *the foreign minister*, …")."""
        last = self.last
        if last is None or last.pronoun or group.pronoun or last.time or group.time:
            return False
        for target in inside_out(last):
            if target.name != group.name:
                target.appositions.append(group)
                return True
        if not group.name and group.determiner is not None:
            innermost(last).appositions.append(group)
            return True
        return False

    def attach(self, group: Group) -> bool:
        """Puts a prepositional phrase to the noun right before it; True for "of", which belongs to nothing else."""
        last = self.last
        if last is None or group.preposition is None or last.end != group.first - 1 or self.comma is not None:
            return False
        inner = innermost(last)
        if self._words[group.preposition].lower == "of":
            if inner.genitive is None and not inner.pronoun:
                inner.genitive = group
                group.features = Features(GENITIVE, group.features.number, group.features.gender)
            else:
                inner.attributes.append(group)
            return True
        if not inner.pronoun and not inner.time:
            inner.attributes.append(group)
        return False
