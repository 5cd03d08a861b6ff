"""Forms of English verbs: from a word to its possible verbs and forms.

The forms of every verb of ``knowledge/en/verbs.toml`` come from the package ``ablaut``; British doubling ("travelled")
and second principal parts are added,
and the participles that ``ablaut`` does not know. The index over some 2,100 verbs is built once, in about 0.02 s.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ablaut import conjugate

from demarche.knowledge import VerbLexicon, load_verbs

VerbForm = Literal["base", "third", "past", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One reading of a word: the infinitive and the form it is of it."""

    lemma: str
    form: VerbForm


@lru_cache(maxsize=1)
def _verbs() -> VerbLexicon:
    return load_verbs("en")


def verb_readings(word: str) -> tuple[VerbReading, ...]:
    """Every reading of a word as a form of a listed verb; empty for any other word."""
    return _index().get(word.lower(), ())


def has_form(word: str, *forms: VerbForm) -> bool:
    """Whether a word can be one of these forms of a listed verb."""
    return any(reading.form in forms for reading in verb_readings(word))


def is_regular_past(word: str) -> bool:
    """Whether a word that was tagged as a past tense or participle can be both ("imposed", an unknown "frompted")."""
    readings = verb_readings(word)
    if not readings:
        return word.lower().endswith("ed")
    return {"past", "participle"} <= {reading.form for reading in readings}


def lemma_of(word: str, *forms: VerbForm) -> str | None:
    """The infinitive of a word in one of these forms; None for a word that no listed verb has so."""
    return next((reading.lemma for reading in verb_readings(word) if reading.form in forms), None)


def has_valency(lemma: str, kind: str) -> bool:
    """Whether a verb is in a valency list of ``verbs.toml``; a phrasal verb counts as its verb."""
    verbs = _verbs().valency[kind]
    return lemma in verbs or lemma.partition(" ")[0] in verbs


def takes_object(lemma: str) -> bool:
    """False for verbs known to have no object; True for all others, unknown ones too."""
    return lemma not in _verbs().valency["intransitive"] and lemma not in ("be", "become", "remain", "seem")


def is_phrasal(lemma: str, particle: str) -> bool:
    """Whether a verb goes with a particle ("break", "off")."""
    return particle in _verbs().separable.get(lemma, ())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[VerbReading, ...]]:
    index: dict[str, list[VerbReading]] = {}
    for lemma in sorted(_verbs().simple):
        for form, word in _forms(lemma):
            reading = VerbReading(lemma, form)
            entry = index.setdefault(word, [])
            if reading not in entry:
                entry.append(reading)
    return {word: tuple(readings) for word, readings in index.items()}


def _forms(lemma: str) -> list[tuple[VerbForm, str]]:
    verb = conjugate(lemma, lang="eng")
    forms: list[tuple[VerbForm, str]] = [
        ("base", lemma),
        ("third", verb.third_singular),
        ("past", verb.past),
        ("participle", _verbs().participle.get(lemma, verb.past_participle)),
        ("gerund", verb.present_participle),
    ]
    if lemma[-1] == "l" and lemma[-2] in "aeiou" and verb.past == lemma + "ed":
        forms += [("past", lemma + "led"), ("participle", lemma + "led"), ("gerund", lemma + "ling")]
    second = _verbs().second.get(lemma)
    if second is not None:
        forms += [("past", second[0]), ("participle", second[1])]
        if second[0].endswith("ed"):
            forms.append(("gerund", second[0][:-2] + "ing"))
    return forms
