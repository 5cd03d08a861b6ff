"""Base noun phrases: from determiner to head, with names, possessives and compounds.

A base phrase ends with its head ("the Iranian government's nuclear *programme*"); what follows the head is put to it
later (:mod:`_joining`).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._groups import GENITIVE, OBJECT, SUBJECT, Features, Gender, Group, Number
from demarche.language.english._verb_forms import has_form
from demarche.language.english._words import (
    ADJECTIVE,
    COMMON_NOUN,
    DETERMINER,
    FIRST_PARTS_OF_PLACES,
    LAST_PARTS_OF_NAMES,
    MEASURE_NOUNS,
    NEGATIVE_WORDS,
    NOUN,
    NUMERAL,
    OBJECT_PRONOUNS,
    REFLEXIVES,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    TITLES,
)

CURRENCIES = frozenset(("$", "£", "€", "US$", "¥"))
_PREDETERMINERS = frozenset(("all", "both", "half", "such", "many", "what", "twice", "quite"))
_GENDERS: dict[str, Gender] = {"he": "masculine", "him": "masculine", "she": "feminine", "it": "neuter"}
_PLURAL = frozenset(("they", "them", "we", "us", "these", "those", "themselves", "ourselves", "both", "many"))
_SINGULAR = frozenset(("it", "he", "him", "she", "this", "that", "i", "me", "itself", "himself", "herself"))


_NOTHING = Word("", "", "")


class PhraseReader:
    """Reads base noun phrases among ``places``, which leave out what stands in brackets."""

    def __init__(self, words: Sequence[Word], places: Sequence[int]) -> None:
        self._words = words
        self._places = places

    def _tag(self, i: int) -> str:
        return self._words[self._places[i]].tag if 0 <= i < len(self._places) else ""

    def _word(self, i: int) -> Word:
        return self._words[self._places[i]] if i < len(self._places) else _NOTHING

    def read(self, i: int) -> tuple[int, Group | None]:
        """The base noun phrase or pronoun that begins at position ``i``, and the position after it."""
        start = i
        tag = self._tag(i)
        if tag in ("PNP", "PNI", "PNX") or self._word(i).lower in REFLEXIVES:
            return i + 1, self._pronoun(i)
        if self._word(i).lower in _PREDETERMINERS and self._tag(i + 1) in ("AT0", "DPS", "DT0"):
            i += 1
        determiner: int | None = None
        if self._tag(i) in DETERMINER or (self._tag(i) == "DTQ" and self._noun_ahead(i + 1)):
            determiner = self._places[i]
            i += 1
        end, group = self._nominal(i, start, determiner)
        if group is None:
            if determiner is not None and self._word(i - 1).lower not in ("a", "an", "the", "no"):
                return i, self._pronoun(i - 1, start)
            return start, None
        while self._tag(end) == "POS":
            end, group = self._possessed(end, start, group)
        return end, group

    def _noun_ahead(self, i: int) -> bool:
        while self._tag(i) in ADJECTIVE or self._tag(i) in NUMERAL:
            i += 1
        return self._tag(i) in NOUN

    def _possessed(self, i: int, start: int, owner: Group) -> tuple[int, Group]:
        """What stands behind "'s": the owner becomes its genitive."""
        owner.features = Features(GENITIVE, owner.features.number, owner.features.gender)
        end, group = self._nominal(i + 1, start, None)
        if group is None:
            owner.last = self._places[i]
            return i + 1, owner
        group.genitive = owner
        return end, group

    # -- pronouns --------------------------------------------------------------------------------------------------

    def _pronoun(self, i: int, start: int | None = None) -> Group:
        word = self._word(i)
        lower = word.lower
        cases = Features().cases
        if lower in SUBJECT_PRONOUNS:
            cases = SUBJECT
        elif lower in OBJECT_PRONOUNS or lower in REFLEXIVES:
            cases = OBJECT
        number: Number | None = "plural" if lower in _PLURAL else "singular" if lower in _SINGULAR else None
        place = self._places[i]
        group = Group(
            place,
            place if start is None else self._places[start],
            place,
            Features(cases, number, _GENDERS.get(lower)),
        )
        group.pronoun = True
        group.negated = lower in NEGATIVE_WORDS
        return group

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _nominal(self, i: int, start: int, determiner: int | None) -> tuple[int, Group | None]:
        """Adjectives, numerals and nouns from ``i``; the phrase begins at ``start``."""
        begin = i
        i, modifiers = self._modifiers(i, determined=determiner is not None or begin > start)
        nouns: list[int] = []
        while self._tag(i) in NOUN or (nouns and self._name_goes_on(i)):
            if nouns and self._begins_time(i, nouns):
                break
            nouns.append(i)
            i += 1
            if determiner is not None and self._deeds_joined(i, nouns):
                nouns.append(i + 1)
                i += 2
            if self._adjective_inside(i, nouns, determined=determiner is not None):
                nouns.append(i)
                i += 1
        if not nouns:
            return self._without_noun(begin, start, determiner, modifiers)
        group = self._headed(nouns, start, determiner, modifiers)
        while self._tag(i) == "CRD" and self._counts_behind(i, group):
            group.last = self._places[i]
            i += 1
        return i, group

    def _deeds_joined(self, i: int, nouns: list[int]) -> bool:
        """ "a *bombing and shelling* offensive": two -ing forms before the noun that they describe."""
        both = (self._word(nouns[-1]).lower, self._word(i + 1).lower)
        return self._tag(i) == "CJC" and all(w.endswith("ing") for w in both) and self._tag(i + 2) in NOUN

    def _adjective_inside(self, i: int, nouns: list[int], *, determined: bool) -> bool:
        """ "the *UK foreign* secretary", "US *national* security": an adjective between a name and its noun."""
        if self._tag(i) not in ADJECTIVE or self._tag(i + 1) not in NOUN:
            return False
        if self._word(i).text[0].isupper():
            return True
        name = self._word(nouns[-1])
        if nouns == [0] and name.tag == "NP0" and self._word(i + 1).lower not in TIME_NOUNS:
            return self._tag(i + 1) != "NP0" and name.text not in TIME_NOUNS
        if name.tag != "NP0" or name.text in TIME_NOUNS or self._tag(i + 1) == "NP0":
            return False
        return (determined and len(nouns) == 1) or (name.text.isupper() and 2 <= len(name.text) <= 5)

    def _counts_behind(self, i: int, group: Group) -> bool:
        """ "May *5*", "Resolution *1244*", "Abdullah *II*" """
        text = self._word(i).text
        return group.time or text[0].isdigit() or (group.name and not text.strip("IVX"))

    def _name_goes_on(self, i: int) -> bool:
        """ "Zayd *bin* Sultan *al* Nahyan", "Charles *de* Gaulle" """
        return self._word(i).lower in ("de", "bin", "al", "el", "van", "von", "der", "da", "&") and (
            self._tag(i + 1) in NOUN and self._word(i + 1).text[0].isupper()
        )

    def _begins_time(self, i: int, nouns: list[int]) -> bool:
        """ "met the envoy *Wednesday*", "said Friday *Ukraine* …": a day and what is beside it are two phrases."""
        word, before = self._word(i), self._word(nouns[-1])
        if word.tag != "NP0":
            return False
        if before.text in TIME_NOUNS and before.tag == "NP0":
            return word.text not in TIME_NOUNS and word.text not in LAST_PARTS_OF_NAMES
        return word.text in TIME_NOUNS and before.text not in TIME_NOUNS and self._tag(i + 1) not in NOUN

    def _modifiers(self, i: int, *, determined: bool) -> tuple[int, list[int]]:
        """The adjectives, numerals and participles from ``i``, and the position after them."""
        modifiers: list[int] = []
        while i < len(self._places) and not (self._word_is(i, CURRENCIES) and self._tag(i + 1) == "CRD"):
            known = determined or any(self._tag(m) in NUMERAL for m in modifiers)
            if self._modifies(i, determined=known):
                modifiers.append(i)
            elif not self._joins_modifiers(i, modifiers, determined=known):
                break
            i += 1
        return i, modifiers

    def _modifies(self, i: int, *, determined: bool) -> bool:
        tag, following = self._tag(i), self._tag(i + 1)
        if tag in ADJECTIVE or tag in NUMERAL:
            return True
        if tag == "NP0" and following == "CJC":  # "*U.S.* and Israeli strikes"
            joined = self._tag(i + 2) in ADJECTIVE and self._word(i + 2).text[0].isupper()
            return joined and self._noun_ahead(i + 2)
        if tag == "DT0":
            return determined and (following in NOUN or following in ADJECTIVE or following in NUMERAL)
        return tag in ("VVN", "VVG") and self._attributive(i, determined=determined)

    def _joins_modifiers(self, i: int, modifiers: list[int], *, determined: bool) -> bool:
        """An adverb, conjunction or comma among modifiers ("*newly* found", "wiser*,* more experienced")."""
        tag, following = self._tag(i), self._tag(i + 1)
        if tag == "AV0":
            return (
                following in ADJECTIVE
                or following in NUMERAL
                or self._word_is(i + 1, CURRENCIES)
                or (determined and following in ("VVN", "VVG"))
            )
        if not modifiers:
            return False
        if tag == "CJC" and following == "NP0":  # "Israeli *and U.S.* strikes"
            proper = self._tag(i - 1) in ADJECTIVE and self._word(i - 1).text[0].isupper()
            short = self._word(i + 1).text.replace(".", "").isupper()
            return proper and short and self._tag(i + 2) in NOUN
        if tag == "CJC":
            return (following in ADJECTIVE or following in NUMERAL) and self._noun_ahead(i + 1)
        return self._word(i).text == "," and self._tag(i - 1) in ADJECTIVE and self._adjective_behind(i + 1)

    def _adjective_behind(self, i: int) -> bool:
        if self._tag(i) == "AV0":
            i += 1
        return (self._tag(i) in ADJECTIVE or self._tag(i) == "VVN") and self._noun_ahead(i + 1)

    def _word_is(self, i: int, texts: frozenset[str]) -> bool:
        return i < len(self._places) and self._word(i).text in texts

    def _attributive(self, i: int, *, determined: bool) -> bool:
        """Is a participle one that stands before its noun ("the *imposed* sanctions", "against *besieged* towns")?"""
        j = i + 1
        while self._tag(j) in ADJECTIVE:
            j += 1
        governed = self._tag(i) == "VVN" and self._tag(i - 1) in ("PRP", "PRF")
        return (determined or governed) and self._tag(j) in NOUN

    def _headed(self, nouns: list[int], start: int, determiner: int | None, modifiers: list[int]) -> Group:
        """The phrase of a run of nouns: which of them is the head, and what the others are to it."""
        head, apposition = self._head(nouns, determined=determiner is not None)
        place = self._places[head]
        word = self._words[place]
        before = [self._places[m] for m in (*modifiers, *(n for n in nouns if n < head))]
        last = self._places[nouns[-1]]
        group = Group(
            place, self._places[start], last, self._features(head, modifiers), determiner=determiner
        )
        group.modifiers = before
        group.name = word.tag == "NP0"
        group.time = word.text in TIME_NOUNS or word.lemma.lower() in TIME_NOUNS
        group.participles = [self._places[m] for m in modifiers if self._is_participle(m)]
        group.negated = determiner is not None and self._words[determiner].lower in NEGATIVE_WORDS
        if apposition is not None:
            first = self._places[apposition]
            name = Group(first, first, last, Features(number="singular"), name=True)
            group.appositions.append(name)
            group.last = self._places[apposition - 1]
        return group

    def _is_participle(self, i: int) -> bool:
        word = self._word(i)
        if word.text[0].isupper() and (word.text in FIRST_PARTS_OF_PLACES or self._tag(i + 1) == "NP0"):
            return False
        return word.tag in ("VVN", "VVG") or (
            word.tag == "AJ0" and has_form(word.text, "participle", "gerund")
        )

    def _features(self, head: int, modifiers: list[int]) -> Features:
        tag = self._tag(head)
        counted = any(self._tag(m) == "CRD" and self._word(m).lower not in ("one", "1") for m in modifiers)
        if tag == "NN2" or counted:
            return Features(number="plural")
        return Features(number="singular" if tag in ("NN1", "NP0") else None)

    def _head(self, nouns: list[int], *, determined: bool) -> tuple[int, int | None]:
        """The head among a run of nouns, and where a name in apposition begins ("the cleric *Muqtada* …")."""
        if self._word(nouns[0]).text in CURRENCIES:
            return nouns[0], None
        if len(nouns) == 1:
            return nouns[0], None
        names = list[int]()
        for n in reversed(nouns):
            if self._tag(n) != "NP0" and not (names and self._name_goes_on(n)):
                break
            names.insert(0, n)
        if not names:
            return nouns[-1], None
        common = [n for n in nouns if n < names[0]]
        if common and determined and not self._word(common[-1]).text[0].isupper():
            return (common[-1], names[0]) if self._tag(common[-1]) in COMMON_NOUN else (names[0], None)
        return self._name_head(names), None

    def _name_head(self, names: list[int]) -> int:
        """The head of a name of several words: first of a person's, last of a place's or an organisation's."""
        titles = [n for n in names if self._word(n).text in TITLES]
        if titles and titles[-1] != names[-1]:
            names = [n for n in names if n > titles[-1]]
        first, last = self._word(names[0]).text, self._word(names[-1]).text
        if (
            last in LAST_PARTS_OF_NAMES
            or first in FIRST_PARTS_OF_PLACES
            or (first.isupper() and len(first.replace(".", "")) in (2, 3))
        ):
            return names[-1]
        return names[0]

    def _without_noun(
        self, begin: int, start: int, determiner: int | None, modifiers: list[int]
    ) -> tuple[int, Group | None]:
        """Numerals, and adjectives behind an article, that stand for a noun ("two", "the poor", "$ 5 million")."""
        if self._word_is(begin, CURRENCIES):
            place = self._places[begin]
            i = begin + 1
            while self._tag(i) == "CRD" or self._word_is(i, MEASURE_NOUNS):
                i += 1
            return i, Group(place, self._places[start], self._places[i - 1], Features(number="plural"))
        if not modifiers:
            return begin, None
        last = modifiers[-1]
        numeral = self._tag(last) in NUMERAL
        counted = any(self._tag(m) == "CRD" for m in modifiers[:-1])
        if not (numeral or counted) and (
            determiner is None
            or not (self._words[determiner].lower in ("the", "these", "those") or self._tag(last) == "AJS")
        ):
            return begin, None
        place = self._places[last]
        features = Features(number="plural" if numeral else None)
        group = Group(place, self._places[start], place, features, determiner=determiner)
        group.modifiers = [self._places[m] for m in modifiers[:-1]]
        group.time = numeral and len(self._words[place].text) == 4 and self._words[place].text.isdigit()
        return last + 1, group
