"""Verb groups: an auxiliary, modal or "to" with the verbs that follow it, taken together.

Follows the usual description of the English verb phrase (Quirk et al., A Comprehensive Grammar of the English
Language, ch. 3): modal + base, have + past participle, be + -ing, be + past participle, in this order.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from demarche.language._clause import Mood, Tense
from demarche.language._word import Word
from demarche.language.english._verb_forms import has_form, lemma_of
from demarche.language.english._words import (
    ADJECTIVES_OF_PARTICIPLES,
    ADVERB,
    BASE,
    CANNOT,
    FINITE,
    GERUND,
    PARTICIPLE,
    VERBAL,
)

GroupForm = Literal["finite", "to", "base", "gerund", "participle"]

FUTURE = frozenset(("will", "shall"))
_MODALS = {
    "'ll": "will",
    "ll": "will",
    "wo": "will",
    "'d": "would",
    "ca": "can",
    "sha": "shall",
    CANNOT: "can",
    "need": "need",
    "dare": "dare",
}


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb group while its clause is being read; places are those of the sentence's words.

    ``main`` carries the meaning, ``chain`` are all its verbs in order. ``alone`` is true of a form of be, have or do
    (or a modal) that no further verb follows, so that in a question its verb may come after the subject.
    """

    form: GroupForm
    chain: list[int]
    to: int | None = None
    negation: int | None = None
    adverbs: list[int] = field(default_factory=list)
    alone: bool = False
    particle: int | None = None

    @property
    def first(self) -> int:
        return min(self.chain[0], self.to if self.to is not None else self.chain[0])

    @property
    def main(self) -> int:
        return self.chain[-1]

    @property
    def places(self) -> list[int]:
        extra = [p for p in (self.to, self.negation, self.particle) if p is not None]
        return sorted({*self.chain, *extra, *self.adverbs})


def is_auxiliary(word: Word) -> bool:
    return word.tag[:2] in ("VB", "VH", "VD", "VM")


def fits(words: Sequence[Word], before: int, place: int) -> bool:
    """Can the verb at ``place`` follow the auxiliary at ``before`` in one verb group?"""
    tag, word = words[place].tag, words[place]
    kind = words[before].tag[:2]
    if kind in ("VM", "VD"):
        return tag in BASE or (tag in ("VVB", "VBB", "VHB", "VDB") and has_form(word.text, "base"))
    participle = tag in PARTICIPLE or (tag in ("VVD", "VVB") and has_form(word.text, "participle"))
    if kind == "VH":
        return participle
    if kind == "VB":
        return tag in GERUND or (participle and tag != "VBN")
    return False


def read_verb_group(words: Sequence[Word], places: Sequence[int], i: int) -> VerbGroup | None:
    """The verb group that begins at position ``i`` of ``places``."""
    start = i
    to = None
    adverbs: list[int] = []
    negation = None
    if words[places[i]].tag == "TO0":
        to = places[i]
        i += 1
        while i < len(places) and words[places[i]].tag in ADVERB:
            adverbs.append(places[i])
            i += 1
    if i >= len(places) or words[places[i]].tag not in VERBAL:
        return None
    group = VerbGroup(_form(words[places[i]].tag, to), [places[i]], to, None, adverbs)
    if start and words[places[start - 1]].lower in ("not", "never") and group.form != "finite":
        negation = places[start - 1]
    while is_auxiliary(words[group.main]) or _passive_get(words, group, places, i):
        between: list[int] = []
        j = i + 1
        while j < len(places) and (
            words[places[j]].tag in ADVERB or words[places[j]].lower in ("both", "all", "also")
        ):
            between.append(places[j])
            j += 1
        if j < len(places) and words[places[j]].tag in VERBAL and fits(words, group.main, places[j]):
            _settle(words, group.main, words[places[j]])
            group.chain.append(places[j])
            group.adverbs += between
            i = j
            continue
        group.alone = is_auxiliary(words[group.main])
        group.adverbs += _negating(words, between)
        break
    denying = (p for p in group.adverbs if words[p].tag == "XX0" or words[p].lower == "never")
    group.negation = next((p for p in group.chain if words[p].lower == CANNOT), next(denying, negation))
    return group


def _settle(words: Sequence[Word], before: int, word: Word) -> None:
    """A form that the tagger left open is a participle behind "have" and "be", a base form behind a modal."""
    if word.tag in ("VVD", "VVB", "VVI") and words[before].tag[:2] in ("VH", "VB"):
        word.tag = "VVN"
    elif word.tag == "VVB":
        word.tag = "VVI"


def _negating(words: Sequence[Word], between: list[int]) -> list[int]:
    """The adverbs up to a "not" right behind a lone auxiliary or copula ("is still *not*")."""
    last = max((i for i, p in enumerate(between) if words[p].tag == "XX0"), default=-1)
    return between[: last + 1]


def _form(tag: str, to: int | None) -> GroupForm:
    if to is not None:
        return "to"
    if tag in FINITE:
        return "finite"
    if tag in GERUND:
        return "gerund"
    return "participle" if tag in PARTICIPLE else "base"


def _passive_get(words: Sequence[Word], group: VerbGroup, places: Sequence[int], i: int) -> bool:
    """ "got *arrested*" is a passive like "was arrested"."""
    if words[group.main].lemma != "get" or i + 1 >= len(places):
        return False
    following = words[places[i + 1]]
    if following.tag not in ("VVN", "VVD") or not has_form(following.text, "participle"):
        return False
    if following.lower in ADJECTIVES_OF_PARTICIPLES:
        return False
    following.tag = "VVN"
    group.chain.append(places[i + 1])
    return False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a verb group says beside its verb: as in ``Clause``."""

    tense: Tense | None
    mood: Mood | None
    passive: bool
    modal: str | None


def meaning(words: Sequence[Word], group: VerbGroup) -> Meaning:
    """Tense, mood, voice and modal of a verb group."""
    chain = group.chain
    passive = group.form == "participle" and len(chain) == 1 and words[chain[0]].tag not in ("VBN", "VHN")
    if len(chain) > 1:
        before = words[chain[-2]]
        last = words[chain[-1]]
        passive = (before.tag[:2] == "VB" or before.lemma == "get") and not last.tag.endswith("G")
    modal = next((modal_lemma(words[p]) for p in chain if words[p].tag == "VM0"), None)
    future = modal in FUTURE
    tense = _tense(words, group, modal)
    mood: Mood | None = None
    if group.form == "finite":
        mood = "subjunctive-2" if modal in ("would", "should", "could", "might") else "indicative"
    return Meaning(tense, mood, passive, None if future else modal)


def modal_lemma(word: Word) -> str:
    return _MODALS.get(word.lower, word.lower)


def _tense(words: Sequence[Word], group: VerbGroup, modal: str | None) -> Tense | None:
    if group.form != "finite":
        return None
    chain = group.chain
    perfect = any(
        words[p].tag[:2] == "VH" and p != chain[-1] and words[q].tag[-1] != "I"
        for p, q in itertools.pairwise(chain)
    )
    if modal in FUTURE:
        return "future-perfect" if perfect else "future"
    first = words[chain[0]].tag
    past = first.endswith("D")
    if perfect:
        return "pluperfect" if past else "perfect"
    return "past" if past else "present"


def lemma(words: Sequence[Word], group: VerbGroup) -> str:
    """The infinitive of the verb that carries the meaning, with its particle ("break off")."""
    word = words[group.main]
    found: str | None = None
    if word.tag[:2] == "VB":
        found = "be"
    elif word.tag[:2] == "VH":
        found = "have"
    elif word.tag[:2] == "VD":
        found = "do"
    elif word.tag == "VM0":
        found = modal_lemma(word)
    elif word.tag in GERUND:
        found = lemma_of(word.text, "gerund")
    elif word.tag == "VVZ":
        found = lemma_of(word.text, "third")
    elif word.tag in ("VVB", "VVI"):
        found = lemma_of(word.text, "base")
    else:
        found = lemma_of(word.text, "past", "participle")
    if found is None:
        found = lemma_of(word.text, "base", "third", "past", "participle", "gerund") or word.lemma.lower()
    return f"{found} {words[group.particle].lower}" if group.particle is not None else found
