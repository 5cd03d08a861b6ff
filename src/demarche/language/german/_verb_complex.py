"""The verbs of one clause taken together: which carries the meaning, and tense, mood, voice, modality.

Follows the usual description of the German verb complex (Duden. Die Grammatik, "Verbalkomplex"): the finite verb in
the left bracket or at the end, participles and infinitives governed by it in the right bracket.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.language._clause import Mood, Tense
from demarche.language.german._assembly import Draft
from demarche.language.german._groups import Group
from demarche.language.german._verb_forms import VerbReading, split_lemma, verb_readings
from demarche.language.german._verb_index import perfect_with_sein
from demarche.language.german._word import Word

COPULAS = frozenset(("sein", "werden", "bleiben"))


@dataclass(frozen=True, slots=True)
class VerbComplex:
    """``verb`` is the place of the word that carries the meaning; the other fields are as in ``Clause``."""

    verb: int
    lemma: str
    finite: int | None
    particle: int | None
    auxiliaries: tuple[int, ...]
    modal: str | None
    tense: Tense | None
    mood: Mood | None
    passive: bool
    readings: tuple[VerbReading, ...]

    @property
    def places(self) -> frozenset[int]:
        return frozenset(
            p for p in (self.verb, self.finite, self.particle, *self.auxiliaries) if p is not None
        )


def verb_complex(words: Sequence[Word], draft: Draft) -> VerbComplex | None:
    """The verb complex of a clause; None where it has no verb at all."""
    finite_places = draft.having("finite")
    finite = finite_places[0] if finite_places else None
    nonfinite = sorted(p for p, e in draft.verbs.items() if e != "finite")
    shared = draft.shares_verb_of
    governor = finite
    if finite is None and shared is not None:
        governor = next(iter(shared.having("finite")), None)
    full = [p for p in nonfinite if words[p].tag.startswith("VV")]
    if full and not _predicative(words, draft, full, governor):
        verb = _meaning(words, full, governor)
    elif nonfinite and (finite is None or words[finite].tag in ("VAFIN", "VMFIN")):
        verb = nonfinite[0]
    elif finite is not None:
        verb = finite
    else:
        return None
    particle = _particle(words, draft, verb, finite)
    auxiliaries = tuple(p for p in sorted({*nonfinite, *finite_places}) if p != verb)
    lemma = _lemma(words, verb, particle)
    governor_lemma = words[governor].lemma if governor is not None and governor != verb else None
    modal = _modal(words, governor, verb, nonfinite)
    readings = _finite_readings(words[finite].text) if finite is not None else ()
    chain = [words[p].lemma for p in nonfinite if p != verb]
    passive = _passive(words, draft, verb, governor_lemma, chain, lemma)
    mood, finite_tense = _mood_and_tense(readings)
    tense = _tense(governor_lemma, chain, draft.verbs.get(verb), finite_tense, passive, mood)
    return VerbComplex(verb, lemma, finite, particle, auxiliaries, modal, tense, mood, passive, readings)


def _predicative(words: Sequence[Word], draft: Draft, full: list[int], governor: int | None) -> bool:
    """Is the participle said of somebody ("bleibt *gerichtet*", "fühlt sich *bedroht*") by a full verb?"""
    if (
        governor is None
        or words[governor].tag != "VVFIN"
        or words[governor].lemma in ("bekommen", "kriegen", "lassen")
    ):
        return False
    return all(draft.verbs[p] == "participle" for p in full)


def _meaning(words: Sequence[Word], full: list[int], governor: int | None) -> int:
    if len(full) > 1 and words[full[-1]].lemma == "lassen" and words[full[0]].tag == "VVINF":
        return full[0]
    if len(full) == 1 and governor is not None and words[governor].lemma == "lassen":
        return full[0]
    return full[0]


def _particle(words: Sequence[Word], draft: Draft, verb: int, finite: int | None) -> int | None:
    if finite is None or verb != finite:
        return None
    behind = [p for p in draft.places if p > finite and words[p].tag == "PTKVZ"]
    return behind[-1] if behind else None


def _lemma(words: Sequence[Word], verb: int, particle: int | None) -> str:
    word = words[verb]
    if particle is not None:
        return split_lemma(word.text, words[particle].lower)
    known = [reading.lemma for reading in verb_readings(word.text) if reading.listed]
    return word.lemma if word.lemma in known or not known else known[0]


def _finite_readings(form: str) -> tuple[VerbReading, ...]:
    return tuple(r for r in verb_readings(form.lower()) if r.kind == "finite")


def _modal(words: Sequence[Word], governor: int | None, verb: int, nonfinite: list[int]) -> str | None:
    if governor is not None and governor != verb and words[governor].tag == "VMFIN":
        return words[governor].lemma
    for place in nonfinite:
        if place != verb and words[place].tag.startswith("VM"):
            return words[place].lemma
    governing = [p for p in (governor, *nonfinite) if p is not None and p != verb]
    return "lassen" if any(words[p].lemma == "lassen" for p in governing) else None


def _passive(
    words: Sequence[Word], draft: Draft, verb: int, governor: str | None, chain: list[str], lemma: str
) -> bool:
    if draft.verbs.get(verb) != "participle":
        return False
    if draft.kind in ("participial", "headline") or (governor is None and not chain):
        return not perfect_with_sein(lemma)
    if governor == "werden" or "werden" in chain:
        return True
    if (governor == "sein" and not chain) or "sein" in chain:
        return not perfect_with_sein(lemma)
    return False


def active_if_object(words: Sequence[Word], verbs: VerbComplex, groups: Sequence[Group]) -> VerbComplex:
    """ "werden den Befehl *erhalten*": with an accusative object it is the infinitive of a future, no passive."""
    if not verbs.passive or verbs.finite is None or len(verbs.auxiliaries) != 1:
        return verbs
    infinitive = any(r.kind == "infinitive" for r in verb_readings(words[verbs.verb].text))
    accusative = any(g.preposition is None and g.features.cases == {"acc"} and not g.time for g in groups)
    if not infinitive or not accusative or words[verbs.finite].lemma != "werden":
        return verbs
    return replace(verbs, passive=False, tense="future")


def _mood_and_tense(readings: tuple[VerbReading, ...]) -> tuple[Mood | None, str | None]:
    """Indicative where the form allows it: a form is read as subjunctive only where it can be nothing else."""
    if not readings:
        return None, None
    ranks = {"indicative": 0, "subjunctive-1": 1, "subjunctive-2": 2, "imperative": 3}
    best = min(readings, key=lambda r: (ranks[r.mood or "indicative"], r.tense != "present"))
    return best.mood, best.tense


def agreeing(
    words: Sequence[Word], verbs: VerbComplex, element: str | None, person: int, plural: bool | None
) -> VerbComplex:
    """The complex with tense and mood of the readings that agree with the subject ("er *habe*" is subjunctive)."""
    number = None if plural is None else "plural" if plural else "singular"
    fitting = tuple(
        r for r in verbs.readings if person in r.persons and (number is None or r.number in (None, number))
    )
    if not fitting or len(fitting) == len(verbs.readings):
        return verbs
    mood, tense = _mood_and_tense(fitting)
    governor = words[verbs.finite].lemma if verbs.finite is not None and verbs.finite != verbs.verb else None
    chain = [words[p].lemma for p in verbs.auxiliaries if p != verbs.finite]
    return replace(verbs, mood=mood, tense=_tense(governor, chain, element, tense, verbs.passive, mood))


def _tense(
    governor: str | None,
    chain: list[str],
    element: str | None,
    tense: str | None,
    passive: bool,
    mood: Mood | None,
) -> Tense | None:
    if tense is None:
        return None
    past = tense == "past" and mood != "subjunctive-2"
    perfect = (
        (element == "participle" or chain[-1:] == ["lassen"])
        and governor in ("haben", "sein")
        and not (passive and governor == "sein" and not chain)
    )
    if perfect or ("haben" in chain and governor == "haben"):
        return "pluperfect" if past else "perfect"
    if governor == "werden" and not passive and element == "infinitive":
        return "future"
    if governor == "werden" and passive and "werden" in chain:
        return "future"
    return "past" if past else "present"
