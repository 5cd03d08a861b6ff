"""All forms of a German verb without joined particle, by the package ``ablaut`` and the tables of ``verbs.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ablaut

from demarche.knowledge import VerbLexicon

VerbKind = Literal["finite", "infinitive", "zu-infinitive", "past-participle", "present-participle"]
VerbMood = Literal["indicative", "subjunctive-1", "subjunctive-2", "imperative"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One way to read a word as a verb.

    ``lemma`` is the infinitive with whatever particle is joined to this form ("anerkannt": anerkennen; "erkannte":
    erkennen). ``particles`` are those that may follow a finite form at the clause's end and ``particle`` the one
    joined to it. ``persons`` holds the grammatical persons (1, 2, 3) of a finite form. ``tense`` is that of the form
    itself, so "past" for a second subjunctive. ``listed`` is False where the verb was inferred from an unknown
    combination of particle and verb, or from the lemma a tagger proposed.
    """

    lemma: str
    kind: VerbKind
    persons: frozenset[int] = frozenset()
    number: Number | None = None
    tense: Literal["present", "past"] | None = None
    mood: VerbMood | None = None
    particle: str | None = None
    particles: tuple[str, ...] = ()
    listed: bool = True


# One object for each combination of features, shared by all verbs; its lemma is filled in when it is given out.
_INFINITIVE = VerbReading("", "infinitive")
_PAST_PARTICIPLE = VerbReading("", "past-participle")
_PRESENT_PARTICIPLE = VerbReading("", "present-participle")


@cache
def _finite(
    persons: frozenset[int], number: Number, tense: Literal["present", "past"], mood: VerbMood
) -> VerbReading:
    return VerbReading("", "finite", persons, number, tense, mood)


def conjugate(stem: str, verbs: VerbLexicon) -> Iterator[tuple[str, VerbReading]]:
    """Every form of a verb with what it shows.

    Args:
        stem: An infinitive without separable particle.
        verbs: Gives the forms that the package does not ("sendete" beside "sandte").

    Yields:
        Forms with readings whose ``lemma`` is empty, one object for each combination of features; nothing for a word
        that cannot be conjugated.
    """
    try:
        verb = ablaut.conjugate(stem)
    except ValueError:
        return
    yield verb.infinitive, _INFINITIVE
    yield verb.past_participle, _PAST_PARTICIPLE
    yield verb.present_participle, _PRESENT_PARTICIPLE
    yield from _paradigm(verb.present, "present", "indicative")
    yield from _paradigm(verb.preterite, "past", "indicative")
    yield from _paradigm(verb.konjunktiv1, "present", "subjunctive-1")
    yield from _paradigm(verb.konjunktiv2, "past", "subjunctive-2")
    singular, plural = verb.imperative
    if singular and plural:
        yield singular, _finite(frozenset((2,)), "singular", "present", "imperative")
        yield plural, _finite(frozenset((2,)), "plural", "present", "imperative")
    yield from _further_forms(stem, verbs)


def _further_forms(stem: str, verbs: VerbLexicon) -> Iterator[tuple[str, VerbReading]]:
    """Forms beside the usual ones, as the tables of ``verbs.toml`` give them ("sandte" and "sendete")."""
    if stem in verbs.second:
        preterite, participle = verbs.second[stem]
        yield participle, _PAST_PARTICIPLE
        yield from _paradigm(_past_forms(preterite), "past", "indicative")
        if preterite.endswith("te"):
            yield from _paradigm(_past_forms(preterite), "past", "subjunctive-2")
    if stem in verbs.subjunctive:
        yield from _paradigm(_past_forms(verbs.subjunctive[stem]), "past", "subjunctive-2")
    if stem in verbs.participle:
        yield verbs.participle[stem], _PAST_PARTICIPLE
    if stem in verbs.imperative:
        yield verbs.imperative[stem], _finite(frozenset((2,)), "singular", "present", "imperative")
    if stem.endswith("eln"):
        yield stem[:-1] + "e", _finite(frozenset((1,)), "singular", "present", "indicative")
        yield stem[:-1] + "e", _finite(frozenset((1, 3)), "singular", "present", "subjunctive-1")


def _past_forms(first: str) -> list[str]:
    """The six forms of a preterite or second subjunctive from its first person: "schuf", "schüfe"."""
    if first.endswith("e"):
        return [first, first + "st", first, first + "n", first + "t", first + "n"]
    second = first + ("est" if first.endswith(("t", "d", "s", "ß")) else "st")
    return [
        first,
        second,
        first,
        first + "en",
        first + ("et" if first.endswith(("t", "d")) else "t"),
        first + "en",
    ]


def _paradigm(
    forms: Sequence[str], tense: Literal["present", "past"], mood: VerbMood
) -> Iterator[tuple[str, VerbReading]]:
    """Six forms in the order of persons, with equal forms of one number taken together."""
    halves: tuple[tuple[Number, Sequence[str]], ...] = (("singular", forms[:3]), ("plural", forms[3:]))
    for number, half in halves:
        for form in dict.fromkeys(half):
            persons = frozenset(i + 1 for i, other in enumerate(half) if other == form)
            yield form, _finite(persons, number, tense, mood)


def auxiliary_of(lemma: str, verbs: VerbLexicon) -> str:
    """The auxiliary of a verb's perfect, "haben" or "sein"; "sein" for verbs that can take both."""
    listed = verbs.auxiliary.get(lemma)
    if listed is not None:
        return listed
    try:
        return str(ablaut.conjugate(lemma).auxiliary)
    except ValueError:
        return "haben"
