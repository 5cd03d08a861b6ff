"""The tense about a place, from a few words and endings, where no clause reader says it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from demarche.knowledge import load_times
from demarche.reading.times._expression import NarrativeTense

_STOP = re.compile(r"[.!?:;]\s+(?=[A-ZÄÖÜ„\"“»])|\n")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 250
_FAR = 10 * _REACH
_BEHIND = 3


class Tenses:
    """Guesses the tense at a character offset of one text; a guess is None where no cue stands near."""

    def __init__(self, language: str, text: str) -> None:
        self._text = text
        self._cues = _cues(language)
        self._known: dict[int, NarrativeTense | None] = {}

    def __call__(self, place: int) -> NarrativeTense | None:
        if place not in self._known:
            self._known[place] = self._about(place)
        return self._known[place]

    def _about(self, place: int) -> NarrativeTense | None:
        text = self._text
        begin = max(0, place - _REACH)
        for stop in _STOP.finditer(text, begin, place + 1):
            begin = stop.end()
        found = _STOP.search(text, place, place + _REACH)
        end = found.start() if found else min(len(text), place + _REACH)
        left, right = text.rfind(",", begin, place) + 1 or begin, text.find(",", place, end)
        inner = self._guess(left, right if right >= 0 else end, place)
        return inner or self._guess(begin, end, place)

    def _guess(self, begin: int, end: int, place: int) -> NarrativeTense | None:
        """The tense of the cue nearest to a place between two others; one before it counts as nearer.

        What looks past after a word that looks ahead is its participle ("will be held").
        """
        cues = self._cues
        auxiliary = done = False
        past = ahead = _FAR
        previous = ""
        for match in _WORD.finditer(self._text, begin, end):
            before, word = previous, match[0]
            lower = previous = word.lower()
            if word != lower and word in cues.no_verbs:
                continue
            away = place - match.start() if match.start() < place else _BEHIND * (match.start() - place)
            if lower in cues.past and ahead == _FAR:
                past = min(past, away)
            # "Was planned" tells of the past as "was" does.
            if lower in cues.future and before.lower() not in cues.past:
                ahead = min(ahead, away)
            if lower in cues.perfect:
                auxiliary = True
            elif word == lower and len(word) > 3:
                done = done or cues.participle.fullmatch(word) is not None
                if ahead == _FAR and cues.is_past_form(word, before):
                    past = min(past, away)
        if past < ahead:
            return "past"
        if ahead < _FAR:
            return "future"
        return "past" if auxiliary and done else "present" if auxiliary else None


@dataclass(frozen=True, slots=True)
class _Cues:
    """Words and endings that show tense."""

    past: Collection[str]
    future: Collection[str]
    perfect: Collection[str]
    participle: re.Pattern[str]
    endings: tuple[str, ...]
    before_adjectives: Collection[str]
    no_verbs: Collection[str]

    def is_past_form(self, word: str, before: str) -> bool:
        """Whether a word looks like a past tense: by its ending, and not where an adjective would stand."""
        return (
            word.endswith(self.endings) and before not in self.before_adjectives and word not in self.no_verbs
        )


@cache
def _cues(language: str) -> _Cues:
    knowledge = load_times(language)
    text = knowledge.text
    perfect = frozenset(text.get("perfect_words", []))
    return _Cues(
        past=frozenset(text.get("past_words", [])) - perfect,
        future=frozenset(text.get("future_words", [])),
        perfect=perfect,
        participle=re.compile("|".join(text.get("past_participles", [])) or "(?!)"),
        endings=tuple(text.get("past_endings", [])),
        before_adjectives=frozenset(text.get("before_adjectives", [])),
        no_verbs=knowledge.words.keys(),
    )
