"""Noun phrases, pronouns and prepositional phrases of one clause.

What can be told from the order of words alone is told here: where a phrase begins and ends, its head, what stands
before and after the head, and lists. Case, number and gender come from the forms (:mod:`_agreement`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from demarche.language.german._features import (
    GENITIVE,
    Features,
    group_features,
    preposition_cases,
    word_features,
)
from demarche.language.german._groups import Attributive, Group, is_genitive_name, is_participle
from demarche.language.german._joining import Joiner
from demarche.language.german._nouns import place_readings
from demarche.language.german._word import Word
from demarche.language.german._words import (
    DETERMINER,
    MEASURE_NOUNS,
    NOUN,
    PERSON_TITLES,
    PRONOUN,
    TIME_NOUNS,
    TITLES,
)

BEFORE_NOUN = frozenset(("ADJA", "CARD"))
_ATTRIBUTE_STARTS = ("ADV", "ADJD", "PTKNEG", "CARD", "PRF", "PPER")
REACH_OF_EXTENDED_ATTRIBUTE = 25
"""Words between an article and the participle that an extended attribute may have."""


class PhraseReader:
    """Reads the phrases among ``places`` of one clause; ``groups`` are in order, ``adverbs`` apart."""

    def __init__(
        self,
        words: Sequence[Word],
        places: Sequence[int],
        skip: frozenset[int],
        known: Mapping[int, Features] | None = None,
    ) -> None:
        self._words = words
        self._known = known or {}
        self._joiner = Joiner(words)
        self._places = [p for p in places if p not in skip and words[p].tag != "$("]
        self.groups: list[Group] = []
        self.adverbs: list[int] = []
        self._read(0, len(self._places), self.groups)
        self.groups = self._joiner.joined(self.groups)

    # -- one phrase after the other --------------------------------------------------------------------------------

    def _tag(self, i: int) -> str:
        return self._words[self._places[i]].tag if i < len(self._places) else ""

    def _word(self, i: int) -> Word:
        return self._words[self._places[i]]

    def _adjacent(self, i: int) -> bool:
        """Does place ``i`` follow the one before it with nothing but quotation marks between?"""
        if not 0 < i < len(self._places):
            return False
        return all(self._words[p].tag == "$(" for p in range(self._places[i - 1] + 1, self._places[i]))

    def _read(self, i: int, stop: int, into: list[Group]) -> None:
        while i < stop:
            tag = self._tag(i)
            if tag in ("APPR", "APPRART") or (tag == "KOKOM" and self._compares(i, stop)):
                i = self._prepositional(i, stop, into)
                continue
            end, group = self._nominal(i, stop, into)
            if group is not None:
                into.append(group)
                i = end
                continue
            if tag == "APPO" and into and self._adjacent(i):
                self._postposition(i, into)
            elif tag in ("ADV", "ADJD", "PTKNEG", "PROAV", "PWAV", "KOKOM", "PTKANT", "PTKA"):
                self.adverbs.append(self._places[i])
            i += 1

    def _compares(self, i: int, stop: int) -> bool:
        """ "ein Haus *wie* das Burgtheater", "gilt *als* Chef", but not "mehr *als* 100 Menschen" """
        return self._begins_phrase(i + 1, stop) and self._tag(i + 1) != "CARD" and self._adjacent(i + 1)

    def _postposition(self, i: int, into: list[Group]) -> None:
        group = into[-1]
        group.postposition = group.preposition = self._places[i]
        group.last = max(group.last, self._places[i])

    def _prepositional(self, i: int, stop: int, into: list[Group]) -> int:
        start = i
        while i + 1 < stop and self._tag(i + 1) in ("APPR", "APPRART") and self._adjacent(i + 1):
            i += 1
        preposition = self._places[start]
        skip = i + 1
        while skip < stop and self._tag(skip) in ("ADV", "PTKNEG") and self._adjacent(skip):
            skip += 1
        end, group = self._nominal(skip if self._begins_phrase(skip, stop) else i + 1, stop, into)
        if group is None:
            self.adverbs.append(preposition)
            return i + 1
        main = self._word(i)
        group.preposition = self._places[i]
        group.first = preposition
        group.features = group.features.within(preposition_cases(main.lower))
        group.time = False
        if end < stop and self._tag(end) in ("APZR", "APPO") and self._adjacent(end):
            end += 1
        into.append(group)
        return end

    def _begins_phrase(self, i: int, stop: int) -> bool:
        return i < stop and (
            self._tag(i) in DETERMINER or self._tag(i) in NOUN or self._tag(i) in BEFORE_NOUN
        )

    def _nominal(self, i: int, stop: int, into: list[Group]) -> tuple[int, Group | None]:
        """The noun phrase or pronoun that begins at ``i``, and where it ends."""
        if i >= stop:
            return i, None
        tag = self._tag(i)
        if tag in DETERMINER:
            return self._after_determiner(i, stop, into)
        if tag in PRONOUN:
            return i + 1, self._pronoun(i)
        if tag in BEFORE_NOUN or tag in NOUN or tag == "TRUNC":
            return self._noun_phrase(i, i, stop, None, into)
        if (
            tag in ("ADV", "ADJD", "PTKNEG")
            and i + 1 < stop
            and self._tag(i + 1) in BEFORE_NOUN
            and self._adjacent(i + 1)
        ):
            end, group = self._noun_phrase(i + 1, i, stop, None, into)
            if group is not None and group.modifiers:
                self.adverbs.append(self._places[i])
                return end, group
        return i, None

    def _pronoun(self, i: int) -> Group:
        word = self._word(i)
        place = self._places[i]
        features = self._known.get(place) or word_features(word)
        group = Group(place, place, place, features, pronoun=True)
        group.negated = word.lower in ("niemand", "nichts", "keiner", "keine", "keines", "keinen", "keinem")
        return group

    def _after_determiner(self, i: int, stop: int, into: list[Group]) -> tuple[int, Group | None]:
        determiner: int | None = self._places[i]
        nxt = i + 1
        while nxt < stop and self._tag(nxt) in ("PIAT", "PPOSAT", "PIS", "PDAT") and self._adjacent(nxt):
            nxt += 1  # "alle diese", "die beiden"
        if nxt < stop and self._adjacent(nxt):
            extended = self._extended(nxt, stop)
            if extended is not None:
                return self._extended_phrase(i, nxt, extended, stop)
            end, group = self._noun_phrase(nxt, i, stop, determiner, into)
            if group is not None:
                return end, group
        group = self._pronoun(i)
        return i + 1, group

    def _extended(self, i: int, stop: int) -> int | None:
        """Where the participle of an extended attribute stands that begins at ``i`` ("die *von den USA verhängten* …")."""
        if self._tag(i) not in (
            "APPR",
            "APPRART",
            "PRF",
            "PPER",
            "ADV",
            "ADJD",
            "PROAV",
            "ART",
            "NN",
            "NE",
            "CARD",
            "PPOSAT",
        ):
            return None
        while (
            self._tag(i) in ("ADV", "ADJD", "PTKNEG", "CARD")
            and self._tag(i + 1) in (*_ATTRIBUTE_STARTS, "APPR", "APPRART")
            and self._adjacent(i + 1)
        ):
            i += 1  # "der *vorübergehend* von … besetzten Gebiete"
        if self._tag(i) in ("NN", "NE", "CARD", "ADV", "ADJD") and not self._verb_attribute_ahead(i, stop):
            return None
        if self._tag(i) in ("NN", "NE") and i > 1 and self._word(i - 2).lower in ("von", "durch"):
            return None
        if self._tag(i) in ("ART", "PPOSAT") and self._word(i - 1).lower not in (
            "der",
            "die",
            "das",
            "den",
            "dem",
            "des",
        ):
            return None
        for j in range(i + 1, min(stop, i + REACH_OF_EXTENDED_ATTRIBUTE)):
            if not self._adjacent(j):
                return None
            if self._tag(j) == "ADJA" and is_participle(self._word(j)):
                following = j + 1
                while (
                    following < stop
                    and self._tag(following) in ("ADJA", "CARD")
                    and self._adjacent(following)
                ):
                    following += 1
                if following < stop and self._tag(following) in NOUN and self._adjacent(following):
                    inner_noun_before = self._tag(j - 1) in ("ART", "PPOSAT", "PDAT", "PIAT", "APPRART")
                    if not inner_noun_before:
                        return j
            if self._tag(j)[:1] == "V":
                return None
        return None

    def _verb_attribute_ahead(self, i: int, stop: int) -> bool:
        """ "die 2014 annektierte Krim", "der Moskau verpflichtete Chef": nothing but plain words up to the participle."""
        j = i + 1
        while (
            j < stop
            and self._tag(j) in ("ADV", "ADJD", "NN", "NE", "APPR", "APPRART", "CARD", "PTKNEG")
            and self._adjacent(j)
        ):
            if self._tag(i) in ("NN", "NE") and j > i + 1:
                return False
            j += 1
        return j < stop and self._tag(j) == "ADJA" and is_participle(self._word(j)) and self._adjacent(j)

    def _extended_phrase(self, i: int, inner: int, participle: int, stop: int) -> tuple[int, Group | None]:
        groups: list[Group] = []
        self._read(inner, participle, groups)
        groups = self._joiner.joined(groups)
        end, group = self._noun_phrase(participle, i, stop, self._places[i], [])
        if group is None:
            return i + 1, self._pronoun(i)
        for attributive in group.attributive:
            if attributive.participle == self._places[participle]:
                attributive.groups[:0] = groups
                attributive.first = self._places[inner]
        return end, group

    def _noun_phrase(
        self, i: int, start: int, stop: int, determiner: int | None, into: list[Group]
    ) -> tuple[int, Group | None]:
        """Adjectives and nouns from ``i``; ``start`` is where the phrase begins (its determiner)."""
        begin = i
        i, modifiers = self._modifiers(begin, stop, determined=determiner is not None)
        if i >= stop or self._tag(i) not in NOUN or (i > begin and not self._adjacent(i)):
            return self._without_noun(begin, start, stop, determiner, modifiers)
        if self._noun_follows(i, stop) and (
            self._word(i).lemma in MEASURE_NOUNS or self._word(i).text in TITLES
        ):
            i += 1
        place, words = self._places[i], self._words
        features = group_features(
            words[determiner] if determiner is not None else None,
            [words[m] for m in modifiers if words[m].tag != "CARD"],
            words[place],
            numeral=any(words[m].tag == "CARD" and words[m].lower not in ("ein", "1") for m in modifiers),
        )
        group = Group(place, self._places[start], place, features, determiner=determiner, modifiers=modifiers)
        group.time = words[place].lemma in TIME_NOUNS
        group.negated = determiner is not None and words[determiner].lower.startswith("kein")
        for m in modifiers:
            if words[m].tag == "ADJA" and is_participle(words[m]):
                group.attributive.append(Attributive(m, [], group, m))
        opens = group.attributive and group.attributive[0].participle == self._places[begin]
        if determiner is None and opens and into:
            self._agent_before(group, into, begin)
        return self._names_after(group, i + 1, stop), group

    def _modifiers(self, begin: int, stop: int, *, determined: bool) -> tuple[int, list[int]]:
        """The adjectives and numerals from ``begin``, and the place after them."""
        i, modifiers = begin, list[int]()
        while i < stop and (i == begin or self._adjacent(i) or self._enumerated_adjective(i, modifiers)):
            tag = self._tag(i)
            follows = self._tag(i + 1) if i + 1 < stop and self._adjacent(i + 1) else ""
            if tag in BEFORE_NOUN or (tag == "PIAT" and determined):
                modifiers.append(self._places[i])
            elif (
                tag in ("ADV", "ADJD", "PTKNEG")
                and (modifiers or determined)
                and self._adjective_ahead(i, stop)
            ):
                self.adverbs.append(self._places[i])
            elif tag == "TRUNC":
                i += i + 1 < stop and self._tag(i + 1) == "KON"
            elif not (tag == "KON" and modifiers and follows in BEFORE_NOUN):
                break
            i += 1
        return i, modifiers

    def _noun_follows(self, i: int, stop: int) -> bool:
        return i + 1 < stop and self._tag(i + 1) in NOUN and self._adjacent(i + 1)

    def _enumerated_adjective(self, i: int, modifiers: list[int]) -> bool:
        """ "ein gewaltfreies, *demokratisches* Land" """
        if not modifiers or self._tag(i) != "ADJA" or modifiers[-1] != self._places[i - 1]:
            return False
        between = range(modifiers[-1] + 1, self._places[i])
        return len(between) == 1 and self._words[between[0]].text == ","

    def _adjective_ahead(self, i: int, stop: int) -> bool:
        while i < stop and self._tag(i) in ("ADV", "ADJD", "PTKNEG") and self._adjacent(i):
            i += 1
        return i < stop and self._tag(i) in BEFORE_NOUN and self._adjacent(i)

    def _agent_before(self, group: Group, into: list[Group], begin: int) -> None:
        """ "*von der EU* verhängte Sanktionen": the phrase before the participle belongs to it."""
        into[:] = self._joiner.joined(into)
        before = into[-1]
        if before.preposition is None or before.end != self._places[begin] - 1:
            return
        if self._words[before.preposition].lower in ("von", "vom", "durch"):
            attributive = group.attributive[0]
            attributive.groups.insert(0, into.pop())
            attributive.first = group.first = before.first

    def _without_noun(
        self, begin: int, start: int, stop: int, determiner: int | None, modifiers: list[int]
    ) -> tuple[int, Group | None]:
        """Numerals and adjectives that stand for a noun ("zwei", "die beiden", "das Wichtigste")."""
        words = self._words
        if not modifiers:
            return begin, None
        last = modifiers[-1]
        features = group_features(
            words[determiner] if determiner is not None else None,
            [words[m] for m in modifiers if words[m].tag != "CARD"],
            None,
            numeral=words[last].tag == "CARD",
        )
        group = Group(
            last, self._places[start], last, features, determiner=determiner, modifiers=modifiers[:-1]
        )
        group.time = words[last].tag == "CARD"
        return self._places.index(last) + 1, group

    def _names_after(self, group: Group, i: int, stop: int) -> int:
        """A name after a noun or another name ("Präsident Wladimir Putin", "die Volksrepublik Donezk")."""
        head = self._words[group.head]
        if group.time and head.lemma not in ("Ende", "Anfang", "Mitte"):
            while i < stop and self._tag(i) == "CARD" and self._adjacent(i):
                group.last = self._places[i]
                i += 1
            return i
        first = i
        while i < stop and self._adjacent(i):
            tag = self._tag(i)
            word = self._word(i)
            name = tag in ("NE", "FM") or (
                tag == "NN" and (word.lemma in TIME_NOUNS) == group.time and group.time
            )
            if tag == "CARD" and (group.time or word.text.isdigit()):
                name = len(word.text) == 4 or group.time
            if not name:
                break
            if first == i and tag == head.tag == "NE" and head.lemma + "s" == head.text:
                break
            if first == i and head.tag == "NN" and self._is_genitive_after(head, word, i, stop):
                place = self._places[i]
                group.genitive = Group(place, place, place, group_features(None, [], word).within(GENITIVE))
                return i + 1
            i += 1
        if i > first:
            group.last = self._places[i - 1]
            if head.tag == "NN" and not group.time:
                if group.determiner is None and group.preposition is None and not group.modifiers:
                    group.features = (
                        group.features.uninflected()
                    )  # "traf *Präsident* Abbas": a title without ending
                place = self._places[first]
                name_features = group_features(None, [], self._words[place])
                group.appositions.append(Group(place, place, self._places[i - 1], name_features))
        return i

    def _is_genitive_after(self, head: Word, name: Word, i: int, stop: int) -> bool:
        """ "die Souveränität *Nordkoreas*", but "Botschafter *Haas*", "Präsident *James* Carter" """
        if any(reading.cases == GENITIVE for reading in place_readings(name.text)):
            return True
        if not is_genitive_name(name) or name.text.endswith("ss") or head.lower.endswith(PERSON_TITLES):
            return False
        return not (i + 1 < stop and self._tag(i + 1) == "NE" and self._adjacent(i + 1))
