"""HanTa (Hanover Tagger, Wartena 2019), with a memory of word forms.

HanTa guesses the tags of a word from its morphemes and chooses among them with a trigram model. The guess for a
word form does not depend on its sentence, so it is made once for each form (and once more where its capital says
nothing, as at the beginning of a sentence), and the search looks only at the tags a word can have. Both leave HanTa's
result as it is: the tests compare the two over the development sentences.
"""

from __future__ import annotations

import gzip
import pickle
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN, HanoverTagger

CACHE_SIZE = 200_000
"""Word forms remembered at most; then the memory begins anew."""

LONGEST_WORD = 50
LONGEST_END = 30
"""Letters of the end by which a longer word is tagged: HanTa's time grows with the square of a word's length. Its
lemma is the word itself."""

LOWEST = -1e6
BEAM = 5

_Candidates = tuple[tuple[int, float], ...]
_State = tuple[int, int]


class HantaTagger:
    """Tags sentences; keeps what it learned of each word form.

    Args:
        model: A model file of the HanTa package ("morphmodel_ger.pgz").
        name: From HanTa's name of a tag to the one given on.
    """

    def __init__(self, model: str, name: Callable[[str], str]) -> None:
        self._model: Any = _load(model)
        self._transitions: dict[_State, dict[int, float]] = self._model.LP_trans_word
        self._names = {number: name(tag) for number, tag in self._model.int2tag.items() if tag}
        self._candidates: dict[tuple[str, bool], _Candidates] = {}
        self._lemmas: dict[tuple[str, int], str] = {}

    def tag(self, words: list[str], *, cased: Sequence[bool] | None = None) -> list[tuple[str, str]]:
        """The tag and the lemma of each word of one sentence, in order.

        Args:
            words: The words as they are spelt.
            cased: For each word, whether its capital or small letter says something of it; without it that of
                every word but the first does.
        """
        if not words:
            return []
        if cased is None:
            cased = [place > 0 for place in range(len(words))]
        return [
            (self._names[tag], self._lemma(word, tag))
            for word, tag in zip(words, self._search(words, cased), strict=True)
        ]

    @cache  # noqa: B019
    def tags(self, word: str) -> tuple[str, ...]:
        """The tags that a word can have wherever it stands, whatever its capitals; the likeliest first."""
        found = self._model._tag_word(word[-LONGEST_END:], cutoff=5, casesensitive=False)
        return tuple(self._names[tag] for tag, _ in found if tag in self._names)

    def knows(self, word: str) -> bool:
        """Whether the model has seen the word, so that its tags are no guess from its ending."""
        return word.lower() in self._model.cache

    def lemma(self, word: str, tag: str) -> str | None:
        """The lemma ``word`` has as a ``tag``; None where HanTa knows no such tag."""
        number = self._numbers().get(tag)
        return None if number is None else self._lemma(word, number)

    @cache  # noqa: B019 - one tagger lives as long as the program
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in reversed(self._names.items()) if number > 0}

    def _lemma(self, word: str, tag: int) -> str:
        if len(word) > LONGEST_WORD:
            return word
        key = (word, tag)
        lemma = self._lemmas.get(key)
        if lemma is None:
            if len(self._lemmas) >= CACHE_SIZE:
                self._lemmas.clear()
            lemma = self._lemmas[key] = str(self._model._analyze(word, tag)[0])
        return lemma

    def _candidates_of(self, word: str, cased: bool) -> _Candidates:
        if len(word) > LONGEST_WORD:
            end = word[-LONGEST_END:]
            word = end[0].upper() + end[1:] if word[0].isupper() else end
        key = (word, cased)
        found = self._candidates.get(key)
        if found is None:
            if len(self._candidates) >= CACHE_SIZE:
                self._candidates.clear()
            tags = self._model._tag_word(word, cutoff=5, casesensitive=cased, conditional=True)
            found = self._candidates[key] = () if [t for t, _ in tags] == [UNKNOWN] else tuple(tags)
        return found

    def _search(self, words: list[str], cased: Sequence[bool]) -> list[int]:
        """The most probable tags (Viterbi with HanTa's beam)."""
        row: dict[_State, float] = {(EMPTY, START): 0.0}
        backpointers: list[dict[_State, _State]] = []
        for word, says in zip(words, cased, strict=True):
            candidates = self._candidates_of(word, says)
            bound = sorted(row.values(), reverse=True)[BEAM] - 1 if len(row) > BEAM else LOWEST
            following: dict[_State, float] = {}
            pointers: dict[_State, _State] = {}
            for state, so_far in row.items():
                if so_far < bound:
                    continue
                transitions = self._transitions[state]
                previous = state[1]
                for tag, fit in candidates or [(t, 0.0) for t in transitions if t != END]:
                    step = transitions.get(tag)
                    if step is None:
                        continue
                    probability = so_far + step + fit
                    new = (previous, tag)
                    if probability > following.get(new, LOWEST):
                        following[new] = probability
                        pointers[new] = state
            row = following
            backpointers.append(pointers)
        return self._trace(row, backpointers)

    def _trace(self, row: dict[_State, float], backpointers: list[dict[_State, _State]]) -> list[int]:
        best = max(row, key=lambda state: row[state] + self._transitions[state].get(END, float("-inf")))
        tags = []
        for pointers in reversed(backpointers):
            tags.append(best[1])
            best = pointers[best]
        return tags[::-1]


def _load(model: str) -> HanoverTagger:
    """HanTa with one of its models, unpacked at once; HanTa does it piece by piece and takes twice as long."""
    packed = (files("HanTa") / model).read_bytes()
    tagger = HanoverTagger("", pickle.loads(gzip.decompress(packed)))
    tagger.strict = False  # as HanTa has it for a model from a file
    return tagger
