"""A fast look whether a report can hold a claim at all: enough actors, and the words of some act.

Nothing is tagged here. A construction can only fit a report in which each of the words it asks for stands in one of
its forms, and in which as many different actors are named as it asks for. What the plain text cannot decide (which
sentence, which case, who it is that acts) is left to the reader: the look lets too much through, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import ablaut
from ahocorasick_rs import AhoCorasick

from demarche.knowledge import (
    Construction,
    Frame,
    Grammar,
    Knowledge,
    VerbLexicon,
    Words,
    load_grammar,
    load_places,
    load_references,
    load_unnamed_groups,
    load_verbs,
)

_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_UMLAUTS = str.maketrans("äöü", "aou")
_CHANGING = re.compile(r"(?<=\w{3})(?:um|us|is|a|e|f|y|(?<=m)an)$")
"""Endings of nouns that other forms have not ("Visum", "Visa"; "embassy", "embassies"; "gunman", "gunmen")."""

_TENSES = ("present", "preterite", "past", "konjunktiv1", "konjunktiv2", "imperative")
_PARTS = ("infinitive", "past_participle", "present_participle", "gerund", "third_singular")

_Alternatives = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a construction asks of the text: one of each set of verbs and of each set of stems, and actors."""

    verbs: tuple[_Alternatives, ...]
    stems: tuple[_Alternatives, ...]
    actors: int

    def verbs_are_in(self, found: set[int]) -> bool:
        return not any(alternatives.isdisjoint(found) for alternatives in self.verbs)

    def stems_are_in(self, found: set[int]) -> bool:
        return not any(alternatives.isdisjoint(found) for alternatives in self.stems)


class Prefilter:
    """Decides by plain search in the text, before any word is tagged."""

    def __init__(self, frames: Iterable[Frame], knowledge: Knowledge, language: str) -> None:
        self._language, self._names = language, knowledge.names(language)
        constructions = [each for frame in frames for each in frame.constructions]
        # Besides names: places that lend theirs, words that name an actor by themselves, groups without a name, companies.
        self._lent = {**load_places(language).entities, **_naming(constructions)}
        places = "|".join(map(re.escape, self._lent))
        self._place = re.compile(rf"\b(?:{places})(?=s?\b)") if places else None
        self._group = _any_of({noun.rstrip("er") for noun in load_unnamed_groups(language)})
        words = load_references(language)
        sorts, marks = _any_of(words.companies), "|".join(map(re.escape, words.company_marks))
        self._companies = (sorts, re.compile(rf"\b(?:{marks})\b") if marks else None)
        self._stems: dict[str, int] = {}
        self._verbs: dict[str, int] = {}
        asked = list(dict.fromkeys(self._asked_by(each) for each in constructions))
        self._asked = [each for each in asked if each.verbs]
        self._asked_without_verb = [each for each in asked if not each.verbs]
        self._automaton = AhoCorasick(list(self._stems))

    def worth_reading(self, text: str) -> bool:
        """Whether the text names actors and holds the words of an act, enough of both for one construction."""
        actors = self._count_actors(text, 2)
        if not actors:
            return False
        words = set(_WORD.findall(_INVISIBLE.sub("", text).casefold()))
        stems = self._stems_in(words)
        # Verbs come last: their forms need not be made for a report that a noun decides.
        if any(asked.actors <= actors and asked.stems_are_in(stems) for asked in self._asked_without_verb):
            return True
        verbs = self._verb_forms.verbs_in(words)
        return any(
            asked.actors <= actors and asked.verbs_are_in(verbs) and asked.stems_are_in(stems)
            for asked in self._asked
        )

    @cached_property
    def _verb_forms(self) -> _VerbForms:
        return _VerbForms(self._verbs, load_verbs(self._language), load_grammar(self._language))

    def _count_actors(self, text: str, most: int) -> int:
        """How many different actors the text names, counted up to ``most``."""
        found: set[str] = set()
        lent = (self._lent[place] for place in self._place.findall(text)) if self._place else ()
        groups = ("grp",) if self._group is not None and self._group.search(text) else ()
        firms = ("com" for words in self._companies if words is not None and words.search(text))
        for actor in chain(groups, self._names.actors(text), lent, firms):
            found.add(actor)
            if len(found) >= most:
                break
        return len(found)

    def _stems_in(self, words: set[str]) -> set[int]:
        text = f" {' '.join(words)}".translate(_UMLAUTS)
        return {pattern for pattern, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}

    # -- what constructions ask for ----------------------------------------------------------------------------------

    def _asked_by(self, construction: Construction) -> _Asked:
        verbs, stems = [], []
        if construction.kind == "noun":
            stems.append(self._numbers(construction.lemmas))
        else:
            verbs.append(self._verb_numbers(construction.lemmas))
        for slot in construction.present:
            if slot.place in ("verb", "clause-verb"):
                verbs.append(self._verb_numbers(slot.heads))
            else:
                stems.append(self._numbers(slot.heads))
        when = construction.when
        stems += [self._numbers(when.adverbs), self._numbers(when.modifiers)]
        verbs.append(self._verb_numbers(Words(when.modal)))
        # An empty set of alternatives is one that asks for nothing.
        slots = (*construction.source, *construction.target)
        # An occupant need not be named: who it is follows from the land.
        itself = any(slot.place in ("occupant", "=") for slot in slots)
        actors = 1 if itself else max(1, len(construction.needs))
        return _Asked(tuple(filter(None, verbs)), tuple(filter(None, stems)), actors)

    def _verb_numbers(self, words: Words) -> _Alternatives:
        if "*" in words.whole:
            return frozenset()
        return frozenset(self._verbs.setdefault(lemma, len(self._verbs)) for lemma in words.whole)

    def _numbers(self, words: Words) -> _Alternatives:
        if words.officials:
            return frozenset()
        # A space before a stem has it begin a word.
        stems = {" " + _stem(word) for word in words.whole} | {_stem(word) for word in words.endings}
        return frozenset(self._stems.setdefault(stem, len(self._stems)) for stem in stems)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of some words, as they stand in a text or inside one; a hyphen before a word is left out."""
    pattern = "|".join({re.escape(word.removeprefix("-")) for word in words})
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _naming(constructions: Iterable[Construction]) -> dict[str, str]:
    """Words that name an actor by themselves ("Brexit")."""
    named = {}
    for construction in constructions:
        for slot in construction.source:
            if slot.place == "=":
                named.update({word.capitalize(): slot.steps[0] for word in construction.lemmas.whole})
    return named


@cache
def _stem(word: str) -> str:
    """What all forms of a noun begin with, umlauts aside; of a word of several parts the longest."""
    longest = max(_WORD.findall(word.casefold()), key=len, default="")
    return _CHANGING.sub("", longest).translate(_UMLAUTS)


class _VerbForms:
    """The forms of some verbs, each with its number."""

    def __init__(self, verbs: Mapping[str, int], lexicon: VerbLexicon, grammar: Grammar) -> None:
        self._forms: dict[str, set[int]] = {}
        self._parted: dict[str, set[tuple[str, int]]] = {}
        """Forms that are a verb's together with a particle elsewhere."""
        for lemma, number in verbs.items():
            base, particle = _parted(lemma, lexicon)
            for form in set(_forms_of(base, lexicon, grammar)):
                joined = (
                    (particle + form, f"{particle}zu{form}")
                    if particle
                    else (form, *_unparted(base, form, grammar))
                )
                for word in joined:
                    self._forms.setdefault(word, set()).add(number)
                if particle:
                    self._parted.setdefault(form, set()).add((particle, number))
        self._known = self._forms.keys() | self._parted.keys()

    def verbs_in(self, words: set[str]) -> set[int]:
        """The verbs of which some words of a text are forms."""
        found: set[int] = set()
        for word in words & self._known:
            found.update(self._forms.get(word, ()))
            found.update(verb for particle, verb in self._parted.get(word, ()) if particle in words)
        return found


def _unparted(base: str, form: str, grammar: Grammar) -> Iterator[str]:
    """A form of a verb that keeps what others part with ("unterschrieben", not "untergeschrieben")."""
    prefix = next((prefix for prefix in grammar.kept_prefixes if base.startswith(prefix)), None)
    if prefix is not None:
        yield prefix + form.removeprefix(prefix).removeprefix("ge")


def _parted(lemma: str, lexicon: VerbLexicon) -> tuple[str, str]:
    """A verb without its particle, and the particle."""
    if " " in lemma:
        base, _, particle = lemma.partition(" ")
        return base, particle.split()[0]
    for at in range(len(lemma) - 2, 0, -1):
        if lemma[:at] in lexicon.separable.get(lemma[at:], ()):
            return lemma[at:], lemma[:at]
    return lemma, ""


def _forms_of(base: str, lexicon: VerbLexicon, grammar: Grammar) -> Iterator[str]:
    yield base
    try:
        verb = ablaut.conjugate(base, lang=grammar.code)
    except ValueError:  # no infinitive that ablaut knows: it is looked for as it stands
        return
    tenses = [getattr(verb, tense, ()) for tense in _TENSES]
    rows = [[tense] if isinstance(tense, str) else tense for tense in tenses]
    finite = [form.split()[0].casefold() for row in rows for form in row if form]
    others = [getattr(verb, part, None) or "" for part in _PARTS]
    for table in (lexicon.second, lexicon.subjunctive, lexicon.participle, lexicon.imperative):
        given = table.get(base, ())
        others += [given] if isinstance(given, str) else given
    yield from finite
    if base.endswith("l"):  # British "travelled"
        yield from (base + "led", base + "ling")
    for form in filter(None, others):
        yield from (form.casefold() + ending for ending in ("", *grammar.participle_endings))
