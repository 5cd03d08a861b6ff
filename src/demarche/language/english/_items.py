"""The pieces of a sentence in order: base phrases, verb groups, and the words that join them."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._groups import Group, Item, Kind
from demarche.language.english._phrases import CURRENCIES, PhraseReader
from demarche.language.english._verb_groups import VerbGroup, read_verb_group
from demarche.language.english._words import (
    ADJECTIVE,
    ADVERB,
    COMPLEX_PREPOSITIONS,
    DASHES,
    DETERMINER,
    FINITE,
    INTERROGATIVES,
    NOUN,
    NUMERAL,
    PRONOUN,
    PUNCTUATION,
    QUOTES,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    VERBAL,
)

_PREPOSITIONS_TOO = frozenset(
    ("after", "before", "since", "until", "till", "than", "like", "as", "for", "but")
)
_CHAIN = frozenset(("VM0", "TO0", "XX0", "VBZ", "VBD", "VBB", "VBI", "VBN", "VHZ", "VHB", "VHD", "VHI"))
_LONGEST_LIST = 16
_WINDOW = 25
"""Words within which a subordinate clause must have its verb."""


class Itemizer:
    """Cuts the words at ``places`` into items."""

    def __init__(self, words: Sequence[Word], places: Sequence[int]) -> None:
        places = _without_inner_quotes(words, places)
        self._words = words
        self._places = places
        self._phrases = PhraseReader(words, places)
        self.items: list[Item] = []
        i = 0
        while i < len(places):
            i = self._next(i)

    def _tag(self, i: int) -> str:
        return self._words[self._places[i]].tag if i < len(self._places) else ""

    def _lower(self, i: int) -> str:
        return self._words[self._places[i]].lower if i < len(self._places) else ""

    def _add(
        self, kind: Kind, i: int, end: int, group: Group | None = None, verbs: VerbGroup | None = None
    ) -> int:
        self.items.append(Item(kind, self._places[i], self._places[end - 1], group, verbs))
        return end

    def _next(self, i: int) -> int:
        tag, lower = self._tag(i), self._lower(i)
        if tag in PUNCTUATION and lower not in CURRENCIES and lower != "%":
            return self._mark(i)
        if tag == "CJC":
            return self._add("coordinator", i, i + 1)
        if lower == "as" and self._lower(i + 1) == "well" and self._lower(i + 2) == "as":
            return self._add("coordinator", i, i + 3)
        if f"{lower}_{self._lower(i + 1)}" in COMPLEX_PREPOSITIONS:
            return self._add("preposition", i, i + 2)
        if lower in RELATIVES or lower in INTERROGATIVES or lower in SUBORDINATORS:
            end = self._connector(i)
            if end is not None:
                return end
        if tag == "EX0":
            return self._add("there", i, i + 1)
        if tag == "TO0" or (tag in VERBAL and not self._participle_of_noun(i)):
            verbs = read_verb_group(self._words, self._places, i)
            if verbs is not None:
                end = (
                    next(k for k in range(len(self._places) - 1, -1, -1) if self._places[k] in verbs.places)
                    + 1
                )
                return self._add("verb", i, end, verbs=verbs)
            return self._add("preposition" if tag == "TO0" else "adverb", i, i + 1)
        if tag in ("PRP", "PRF", "CJS"):
            return self._add("preposition", i, i + 1)
        if tag == "AVP":
            return self._add("particle", i, i + 1)
        return self._nominal(i, tag)

    def _participle_of_noun(self, i: int) -> bool:
        """ "against *besieged* towns": a participle between a preposition and its noun is no verb."""
        if (
            self._tag(i) != "VVN"
            or self._tag(i - 1) not in ("PRP", "PRF")
            or self._lower(i - 1) in ("as", "than")
        ):
            return False
        j = i + 1
        while self._tag(j) in ADJECTIVE:
            j += 1
        return self._tag(j) in NOUN

    def _nominal(self, i: int, tag: str) -> int:
        if tag == "AV0" and not self._phrase_ahead(i):
            return self._add("adverb", i, i + 1)
        end, group = self._phrases.read(i)
        if group is not None:
            return self._add("noun", i, end, group)
        if tag in ADJECTIVE:
            return self._add("adjective", i, i + 1)
        if tag in ADVERB and self._tag(i + 1) in ADJECTIVE:
            return self._add("adverb", i, i + 1)
        return self._add("adverb", i, i + 1)

    def _phrase_ahead(self, i: int) -> bool:
        """Does an adverb begin a phrase ("*very* large crowds", "*about* 20 people")?"""
        j = i
        while self._tag(j) == "AV0" and j < i + 3:
            j += 1
        if self._tag(j) in NUMERAL or self._lower(j) in CURRENCIES:
            return True
        if self._tag(j) not in ADJECTIVE:
            return False
        while self._tag(j) in ADJECTIVE:
            j += 1
        return self._tag(j) in NOUN

    def _mark(self, i: int) -> int:
        text = self._words[self._places[i]].text
        kind: Kind = "quote"
        if text == ",":
            kind = "comma"
        elif text in DASHES:
            kind = "dash"
        elif text[0] in STOPS:
            kind = "stop"
        elif text not in QUOTES:
            kind = "dash"
        return self._add(kind, i, i + 1)

    def _connector(self, i: int) -> int | None:
        """A relative, interrogative or subordinating word, where it is one."""
        tag, lower = self._tag(i), self._lower(i)
        if lower == "that":
            return self._that(i)
        if lower == "whose":
            end, group = self._phrases.read(i + 1)
            return self._add("relative", i, end if group is not None else i + 1, group)
        if lower in ("who", "whom", "which"):
            before = i - 2 if i > 1 and self._tag(i - 1) in ("PRP", "PRF") else i - 1
            describes = before >= 0 and (self._tag(before) in NOUN or self._lower(before) == ",")
            end, group = self._phrases.read(i) if lower == "which" and not describes else (i + 1, None)
            return self._add("relative" if group is None else "question", i, max(end, i + 1), group)
        if lower in ("what", "whatever", "whichever", "whoever", "how", "why", "whose"):
            if lower == "how" and self._tag(i + 1) in ("AJ0", "AV0", "DT0"):
                end, group = self._phrases.read(i + 1)
                return self._add("question", i, end if group is not None else i + 2, group)
            before_noun = lower in ("what", "whatever", "whichever") and self._tag(i + 1) not in DETERMINER
            end, group = self._phrases.read(i) if before_noun else (i + 1, None)
            return self._add(
                "question", i, max(end, i + 1), None if group is None or group.pronoun else group
            )
        if (
            lower == "where"
            and i
            and (self._tag(i - 1) in NOUN or (self._lower(i - 1) == "," and self._tag(i - 2) in NOUN))
        ):
            return self._add("relative", i, i + 1)
        if lower in ("when", "where", "whenever", "wherever"):
            return self._add("subordinator", i, i + 1)
        if lower in _PREPOSITIONS_TOO and not (tag in ("CJS", "CJT", "PRP") and self._verb_ahead(i)):
            return None
        if tag in ("CJS", "CJT") or (lower in _PREPOSITIONS_TOO and tag == "PRP"):
            return self._add("subordinator", i, i + 1)
        return None

    def _that(self, i: int) -> int | None:
        """ "that" is a determiner before a noun, a pronoun, a relative pronoun or a conjunction."""
        following = self._tag(i + 1)
        before = self._tag(i - 1) if i else ""
        if self._tag(i) in ("CJT", "PNQ", "CJS", "DTQ"):
            return self._add("relative" if before in NOUN else "subordinator", i, i + 1)
        if before in NOUN and (following in FINITE or following in ADVERB):
            return self._add("relative", i, i + 1)
        if following in DETERMINER or following in PRONOUN:
            return self._add("subordinator", i, i + 1)
        return None

    def _verb_ahead(self, i: int) -> bool:
        """Does a clause follow: a noun phrase, then a finite verb before any comma or other conjunction?"""
        if self._tag(i + 1) in ("VVG", "VVN", "VBG", "VHG"):
            return self._lower(i) in ("as", "than")
        seen = False
        for j in range(i + 1, min(len(self._places), i + _WINDOW)):
            tag = self._tag(j)
            if tag in FINITE:
                return seen
            if tag == "PUN" and self._lower(j) == "," and seen and self._lists(j):
                continue
            if tag in ("CJS", "CJT", "DTQ", "PNQ") or (
                tag == "PUN" and self._lower(j) in (",", ";", ":", ".")
            ):
                return False
            if self._lower(i) in ("as", "like", "than", "for") and tag in ("PRP", "PRF") and j == i + 1:
                return False
            if seen and self._lower(i) == "as" and self._lower(j) in ("after", "before", "since", "until"):
                return False  # "lost an ally as a partner *after* the country said …"
            if (
                seen
                and self._tag(j - 1) in NOUN
                and (tag == "EX0" or tag in ("AT0", "DPS") or self._lower(j) in SUBJECT_PRONOUNS)
            ):
                return False  # "before *departure* there were …": a second phrase is the subject
            seen = seen or tag in NOUN or tag in PRONOUN or tag in DETERMINER or tag == "EX0" or tag == "CRD"
        return False

    def _lists(self, comma: int) -> bool:
        """Whether a comma stands in a list that ends in "and" ("after *France, Germany, and Spain* warned …")."""
        last = min(len(self._places), comma + _LONGEST_LIST)
        for j in range(comma + 1, last):
            if self._lower(j) == "and":
                return True
            nominal = (*NOUN, *DETERMINER, *ADJECTIVE)
            if self._tag(j) not in nominal and not (self._lower(j) == "," and j > comma + 1):
                return False
        return False


def _without_inner_quotes(words: Sequence[Word], places: Sequence[int]) -> list[int]:
    """The places without quotation marks that stand inside a noun phrase (the "Arab street")."""
    kept: list[int] = []
    skipped = -10
    for i, place in enumerate(places):
        word = words[place]
        if word.tag == "PUQ" and i:
            before = words[places[i - 1]]
            behind = words[places[i + 1]].tag if i + 1 < len(places) else ""
            if (
                before.tag in (*DETERMINER, *ADJECTIVE, "POS", "CRD")
                or (before.tag in _CHAIN and behind in VERBAL)
            ) and skipped < 0:
                skipped = i
                continue
            if 0 <= i - skipped <= 6:
                skipped = -10
                continue
            skipped = -10
        kept.append(place)
    return kept
