"""Which verbs a word can be a form of, found without conjugating them all.

A verb is conjugated when a word is first asked for that begins as its forms do. What its forms begin with is known
beforehand: a verb in -ieren, -eln or -ern changes only from there on, any other only from its first vowel on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from demarche.knowledge import VerbLexicon
from demarche.language.german._conjugation import VerbReading, conjugate

_ONSET = re.compile("[^aeiouyäöü]*")
_WEAK_ENDING = re.compile("(?:ier|e[lr])e?n$")
_OTHER_ONSETS = frozenset(("essen", "sein"))
"""Verbs with forms that begin otherwise ("war", "gegessen")."""

Entry = tuple[str, VerbReading]


class VerbTable:
    """Forms of the stems of a lexicon.

    Each entry is a stem and what the form shows, without lemma; entries are in the order of stems.
    """

    def __init__(self, verbs: VerbLexicon) -> None:
        self._verbs = verbs
        self._forms: dict[str, list[Entry]] = {}
        self._by_onset: dict[str, list[str]] = {}
        self._by_beginning: dict[str, list[str]] = {}
        # Forms that a lexicon gives may begin as they like.
        given = {*verbs.second, *verbs.subjunctive, *verbs.participle, *verbs.imperative}
        for stem in verbs.stems():
            if stem in _OTHER_ONSETS or stem in given:
                self._conjugate((stem,))
            elif weak := _WEAK_ENDING.search(stem):
                self._by_beginning.setdefault(stem[: weak.start()], []).append(stem)
            else:
                self._by_onset.setdefault(_onset(stem), []).append(stem)

    def entries(self, form: str) -> list[Entry]:
        """The stems that a word is a form of."""
        self._prepare(form)
        if form.startswith("ge"):
            self._prepare(form[2:])
        return self._forms.get(form, [])

    def bare_participles(self, form: str) -> list[Entry]:
        """The stems of whose past participle a word is what stands behind a prefix ("brochen" of unterbrochen)."""
        whole, cut = self.entries("ge" + form), self.entries(form)
        found = [e for e in whole if e[1].kind == "past-participle" and _is_augmented("ge" + form, e[0])]
        found += [e for e in cut if e[1].kind == "past-participle" and not _is_augmented(form, e[0])]
        return found

    def _prepare(self, beginning: str) -> None:
        """Conjugates whichever verbs may have forms that begin so and have not been conjugated yet."""
        stems = self._by_onset.pop(_onset(beginning), None)
        if stems is not None:
            self._conjugate(stems)
        for size in range(1, len(beginning) + 1):
            stems = self._by_beginning.pop(beginning[:size], None)
            if stems is not None:
                self._conjugate(stems)

    def _conjugate(self, stems: Iterable[str]) -> None:
        for stem in stems:
            for form, reading in conjugate(stem, self._verbs):
                entries = self._forms.setdefault(form, [])
                entries.append((stem, reading))
                if entries[-2:][0][0] > stem:
                    entries.sort(key=_stem_of)


def _onset(word: str) -> str:
    match = _ONSET.match(word)
    return match[0] if match else ""


def _stem_of(entry: Entry) -> str:
    return entry[0]


def _is_augmented(participle: str, stem: str) -> bool:
    """Whether a past participle begins with the "ge" that it has no more behind a prefix."""
    return participle.startswith("ge") and (participle[2:3] == "g" or not stem.startswith("ge"))
