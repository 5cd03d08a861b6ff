"""A fast look whether a report can hold a claim at all: a name of an actor and a word of an act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ablaut
from ahocorasick_rs import AhoCorasick, MatchKind

from demarche.knowledge import Construction, Copy, Frame, Knowledge, Words, load_verbs

_LEAST = 4
"""Letters of the shortest stem that is searched for within words."""


class Prefilter:
    """Decides by plain search in the text, before any word is tagged."""

    def __init__(
        self, frames: Iterable[Frame], copies: Iterable[Copy], knowledge: Knowledge, language: str
    ) -> None:
        self._names = knowledge.names(language)
        particles = tuple(
            sorted({p for ps in load_verbs(language).separable.values() for p in ps}, key=len, reverse=True)
        )
        stems = {stem for frame in frames for c in frame.constructions for stem in _stems(c, particles)}
        self._stems = AhoCorasick(sorted(stems), matchkind=MatchKind.LeftmostFirst)

    def worth_reading(self, text: str) -> bool:
        """Whether the text names an actor and holds a word of an act."""
        return self._names.contains(text) and bool(self._stems.find_matches_as_indexes(text.casefold()))


def _stems(construction: Construction, particles: tuple[str, ...]) -> Iterator[str]:
    """Strings one of which stands in every text that the construction fits."""
    for slot in construction.present:
        if slot.heads and slot.place not in ("verb", "clause-verb"):
            yield from _noun_stems(slot.heads)
            return
    if construction.kind == "noun":
        yield from _noun_stems(construction.lemmas)
        return
    for lemma in construction.lemmas.whole:
        if lemma != "*":
            yield from _verb_stems(lemma, particles)


def _noun_stems(words: Words) -> Iterator[str]:
    for word in (*words.whole, *words.endings):
        yield word[:-1] if word.endswith("e") and len(word) > _LEAST else word


def _verb_stems(lemma: str, particles: tuple[str, ...]) -> Iterator[str]:
    particle = next((p for p in particles if lemma.startswith(p) and len(lemma) - len(p) >= _LEAST), "")
    base = lemma.removeprefix(particle)
    try:
        verb = ablaut.conjugate(base)
    except ValueError:
        yield base.removesuffix("n").removesuffix("e")
        return
    forms = [verb.infinitive, verb.past_participle]
    for tense in (verb.present, verb.preterite, verb.konjunktiv2):
        forms += [form for form in tense if form] if isinstance(tense, (list, tuple)) else []
    yield from (form.split()[0].casefold() for form in forms)
    yield base.removesuffix("n").removesuffix("e")
