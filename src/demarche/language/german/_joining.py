"""Phrases put to what they belong to: lists, genitives, appositions, attributes."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._features import GENITIVE
from demarche.language.german._groups import Group, innermost, inside_out, is_genitive_name
from demarche.language.german._word import Word
from demarche.language.german._words import EXAMPLES, QUANTITY_NOUNS


class Joiner:
    """Joins the phrases of one clause."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words

    def joined(self, groups: list[Group]) -> list[Group]:
        """The groups with lists, genitives, appositions and attributes put to what they belong to."""
        joined: list[Group] = []
        for group in groups:
            if not (joined and self._attach(joined, group)):
                joined.append(group)
            elif len(joined) > 1 and joined[-1].head == group.head:  # it took a genitive before it
                whole = joined.pop()
                if not self._attach(joined, whole):
                    joined.append(whole)
        return joined

    def _between(self, before: Group, after: Group) -> list[int]:
        return [p for p in range(before.end + 1, after.first) if self._words[p].tag != "$("]

    def _attach(self, joined: list[Group], group: Group) -> bool:
        before = joined[-1]
        between = self._between(before, group)
        tags = [self._words[p].tag for p in between]
        if not between:
            return self._attach_adjacent(before, group)
        if all(tag in ("KON", "ADV", "PTKNEG", "$,") for tag in tags) and "KON" in tags and len(tags) <= 4:
            return self._coordinate(joined, group, next(p for p in between if self._words[p].tag == "KON"))
        if tags == ["$,"]:
            return self._after_comma(joined, before, group)
        if (
            tags[:1] == ["$,"]
            and len(tags) == 2
            and self._words[between[1]].lower in EXAMPLES
            and group.preposition is None
        ):
            innermost(before).appositions.append(group)
            return True
        return False

    def _is_name_of_words(self, group: Group) -> bool:
        """ "die Miliz *Islamischer Staat*": an adjective with a capital inside the sentence begins a name."""
        if group.determiner is not None or group.pronoun or not group.modifiers or group.first == 0:
            return False
        first = self._words[group.modifiers[0]]
        return group.modifiers[0] == group.first and first.tag == "ADJA" and first.text[:1].isupper()

    def _attach_adjacent(self, before: Group, group: Group) -> bool:
        if before.pronoun and self._words[before.head].tag != "PIS":
            return False
        last = innermost(before)
        if group.preposition is not None:
            word = self._words[group.preposition].lower
            if not last.time and not group.pronoun:
                if word in ("von", "vom") and last.genitive is None:
                    last.attributes.append(group)
                    return False
                last.attributes.append(group)
            return False
        if self._words[last.head].lemma in QUANTITY_NOUNS and group.determiner is None and not group.pronoun:
            last.appositions.append(group)
            return True
        if self._is_name_of_words(group) and not last.time:
            last.appositions.append(group)
            return True
        owned = last.genitive is not None and last.genitive.head < last.head
        if owned and group.determiner is not None and self._may_be_genitive(last, group):
            last.attributes.append(
                group
            )  # "Russlands Annexion *der Krim*": the head has a genitive before it
            return True
        if group.pronoun or last.genitive is not None or (group.time and group.determiner is None):
            return False
        if group.features.cases == {"gen"} or self._may_be_genitive(last, group):
            last.genitive = group
            return True
        owner = self._words[last.head]
        if (
            last is before
            and owner.tag == "NE"
            and before.determiner is None
            and is_genitive_name(owner)
            and not before.time
        ):
            return self._genitive_before(before, group)
        return False

    def _genitive_before(self, before: Group, group: Group) -> bool:
        """ "*Kiews* Erklärung", "*Russlands* jüngster Angriff" """
        if group.determiner is not None or group.genitive is not None or before.coordinated:
            return False
        owner = self._words[before.head]
        if self._words[group.head].tag != "NN" and owner.lemma != owner.text[:-1]:
            return False
        copy = Group(
            before.head,
            before.head if before.preposition is not None else before.first,
            before.last,
            before.features,
        )
        copy.features = before.features.within(GENITIVE)
        copy.appositions, copy.modifiers, copy.determiner = (
            before.appositions,
            before.modifiers,
            before.determiner,
        )
        before.genitive = copy
        before.appositions = group.appositions
        before.head, before.last = group.head, group.last
        before.features = (
            group.features.within(before.features.cases) if before.preposition is not None else group.features
        )
        before.modifiers, before.attributive, before.time = group.modifiers, group.attributive, group.time
        for attributive in before.attributive:
            attributive.noun = before
        return True

    def _may_be_genitive(self, last: Group, group: Group) -> bool:
        if "gen" not in group.features.cases:
            return False
        head = self._words[group.head]
        if group.determiner is None:
            name = head.tag == "NE" and head.text.endswith(("s", "'", "’")) and is_genitive_name(head)
            strong = any(
                self._words[m].text.endswith("er") for m in group.modifiers if self._words[m].tag == "ADJA"
            )
            return ((name or strong) and "nom" not in group.features.cases) or name
        word = self._words[group.determiner].lower
        return (word.endswith(("er", "es")) and last.features.cases != {"gen"}) or word in ("des", "der")

    def _coordinate(self, joined: list[Group], group: Group, conjunction: int) -> bool:
        before = joined[-1]
        if self._words[group.head].tag == "PRF":
            return False
        target = self._coordination_target(before, group)
        if target is None:
            return False
        target.coordinated.append(group)
        target.conjunction = conjunction
        target._conjunction_is_or = self._words[conjunction].lower in ("oder", "beziehungsweise", "bzw.")
        if target is before:
            self._gather_list(joined, target)
        return True

    def _coordination_target(self, before: Group, group: Group) -> Group | None:
        """The phrase within ``before`` that ``group`` stands beside: like with like, from the inside out."""
        if group.preposition is not None:
            if before.preposition is not None:
                return before
            last = before.attributes[-1] if before.attributes else None
            return last if last is not None and last.end == before.end else None
        chain = [g for g in inside_out(before) if group.features.cases & g.features.cases]
        if not chain:
            return None
        name = self._words[group.head].tag == "NE" and group.determiner is None
        for target in chain:
            if (self._words[target.head].tag == "NE" and target.determiner is None) == name and (
                name or (target.determiner is None) == (group.determiner is None)
            ):
                return target
        return chain[0] if name else chain[-1]

    def _gather_list(self, joined: list[Group], target: Group) -> None:
        """ "A, B und C": what stands before the commas belongs to the list too."""
        while len(joined) > 1 and joined[-1] is target:
            first, between = joined[-2], self._between(joined[-2], target)
            if [self._words[p].tag for p in between] != ["$,"] or first.pronoun or first.time:
                return
            if first.preposition is None and target.preposition is not None:
                return
            owner = innermost(first)
            if owner is not first and owner is first.genitive and self._lists_owners(owner, target):
                joined.pop()
                owner.coordinated = [target, *target.coordinated]
                owner.conjunction, owner._conjunction_is_or = target.conjunction, target._conjunction_is_or
                target.coordinated, target.conjunction = [], None
                joined.append(first)
                return
            if first.coordinated or not first.features.cases & target.features.cases:
                return
            joined.pop()
            first.coordinated = [target, *target.coordinated]
            first.conjunction, first._conjunction_is_or = target.conjunction, target._conjunction_is_or
            target.coordinated = []
            target.conjunction = None
            target = first

    def _lists_owners(self, owner: Group, target: Group) -> bool:
        """ "die Minister der Ukraine, *Russlands und Frankreichs*": names in the genitive go on with the owners before."""
        return (
            not owner.coordinated and is_genitive_name(self._words[target.head]) and target.determiner is None
        )

    def _after_comma(self, joined: list[Group], before: Group, group: Group) -> bool:
        """An apposition ("der Leiter, Denis Puschilin, …"); a list is found when its "und" comes."""
        if group.preposition is not None or group.pronoun or before.pronoun or before.time or group.time:
            return False
        last = innermost(before)
        following = group.end + 1
        closed = following >= len(self._words) or self._words[following].tag in ("$,", "$.", "$(")
        if not closed:
            return False
        name = self._words[group.head].tag == "NE"
        target = last if group.features.cases & last.features.cases else before
        if name and last is not before and group.features.cases & before.features.cases:
            target = before
        if group.features.cases & target.features.cases and (
            name != (self._words[target.head].tag == "NE") or group.determiner is not None
        ):
            target.appositions.append(group)
            return True
        return False
