"""Forms of German verbs: from a word to its possible verbs, persons, tenses and moods.

Forms of stems come from the package ``ablaut``; prefixes, particles and "zu" are taken off here, so that a table of
some 2,500 stems answers for the 6,700 verbs of ``knowledge/de/verbs.toml``.
Of the 28,000 words tagged as verbs in some 1,400 news reports 99.5 % are read as forms of a listed verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from demarche.knowledge import VerbLexicon, load_verbs
from demarche.language.german._conjugation import VerbKind, VerbMood, VerbReading, auxiliary_of, conjugate
from demarche.language.german._verb_table import VerbTable

__all__ = ["VerbKind", "VerbMood", "VerbReading"]


@lru_cache(maxsize=65536)
def verb_readings(form: str, lemma: str | None = None) -> tuple[VerbReading, ...]:
    """Every reading of a word as a verb, those of listed verbs only if there is one.

    Args:
        form: A word as it stands in the text; a capital at its start is ignored.
        lemma: An infinitive proposed for it, used where the word is not known.

    Returns:
        The readings, of verbs without joined particle first; empty for a word that is no verb form.
    """
    word = form[:1].lower() + form[1:]
    readings = tuple(_listed(word))
    if not readings and "ss" in word:
        readings = tuple(_listed(word.replace("ss", "ß", 1)))
    if not readings and "ß" in word:
        readings = tuple(_listed(word.replace("ß", "ss")))
    if not readings:
        readings = tuple(_composed(word, listed=False))
    if not readings and lemma:
        readings = tuple(_inferred(word, lemma))
    return tuple(dict.fromkeys(readings))


@lru_cache(maxsize=16384)
def split_lemma(finite_form: str, particle: str, lemma: str | None = None) -> str:
    """The infinitive of a finite verb and its particle at the end of the clause.

    Args:
        finite_form: The finite form ("erkannte").
        particle: The particle ("an").
        lemma: An infinitive proposed for the finite form, used where that is not known.

    Returns:
        The infinitive with the particle ("anerkennen"); for a pair that is not listed, particle and verb together.
    """
    particle = particle.lower()
    readings = [r for r in verb_readings(finite_form, lemma) if r.kind == "finite" and r.particle is None]
    for reading in readings:
        if particle in reading.particles:
            return particle + reading.lemma
    return particle + (readings[0].lemma if readings else lemma or finite_form.lower())


@lru_cache(maxsize=8192)
def particles_of(lemma: str) -> tuple[str, ...]:
    """The particles a verb goes with ("brechen": ab, an, auf, …), sorted; empty where none is listed."""
    return _verbs().separable.get(lemma, ())


def is_particle(word: str) -> bool:
    """Whether a word can be a verb's particle at the end of a clause ("an", "zurück", "teil")."""
    return word in _particles()


def is_verb(lemma: str) -> bool:
    """Whether an infinitive is a listed verb, particle included."""
    return lemma in _lemmas()


@lru_cache(maxsize=16384)
def has_valency(lemma: str, kind: str) -> bool:
    """Whether a verb is in a valency list of ``verbs.toml``.

    Args:
        lemma: Infinitive with particle.
        kind: The list: "clausal", "copular", "dative", "dative_accusative", "genitive", "intransitive",
            "object_control" or "reflexive".

    Returns:
        True if it is listed there; False says nothing about verbs that are not.
    """
    return lemma in _verbs().valency[kind]


def takes_accusative(lemma: str) -> bool:
    """False for verbs known to have no accusative object of their own; True for all others, unknown ones too."""
    valency = _verbs().valency
    return not any(lemma in valency[kind] for kind in ("copular", "intransitive", "dative"))


@lru_cache(maxsize=8192)
def auxiliary(lemma: str) -> str:
    """The auxiliary of a verb's perfect, "haben" or "sein", the latter for verbs that can take both."""
    return auxiliary_of(lemma, _verbs())


# --- taking words apart -------------------------------------------------------------------------------------------


def _listed(word: str) -> Iterator[VerbReading]:
    yield from _plain(word)
    yield from _composed(word, listed=True)


def _plain(word: str) -> Iterator[VerbReading]:
    """Readings without a joined particle: stems, and prefix with stem."""
    verbs = _verbs()
    for stem, reading in _table().entries(word):
        if stem not in verbs.bound:
            yield _named(stem, reading)
    for prefix in _prefixes():
        if not word.startswith(prefix) or len(word) < len(prefix) + 3:
            continue
        rest = word[len(prefix) :]
        for stem, reading in _table().entries(rest):
            if reading.kind != "past-participle" and prefix in verbs.inseparable.get(stem, ()):
                yield _named(prefix + stem, reading)
        for stem, reading in _table().bare_participles(rest):
            if prefix in verbs.inseparable.get(stem, ()):
                yield _named(prefix + stem, reading)


def _composed(word: str, *, listed: bool) -> Iterator[VerbReading]:
    """Readings with a particle joined in front: "abbrach", "abgebrochen", "abzubrechen"."""
    for particle in _particles_of_word(word):
        rest = word[len(particle) :]
        for reading in _plain(rest):
            if (particle in reading.particles) == listed:
                yield _joined(particle, reading, listed=listed)
        if rest.startswith("zu"):
            for reading in _plain(rest[2:]):
                if reading.kind == "infinitive" and (particle in reading.particles) == listed:
                    yield _joined(particle, reading, kind="zu-infinitive", listed=listed)


def _inferred(word: str, lemma: str) -> Iterator[VerbReading]:
    if not lemma.endswith("n") or not lemma.isalpha() or not lemma.islower():
        return
    for particle in ("", *_particles_of_word(lemma)):
        stem = lemma[len(particle) :]
        if not word.startswith(particle) or len(stem) < 4:
            continue
        rest = word[len(particle) :]
        for form, reading in conjugate(stem, _verbs()):
            inferred = replace(reading, lemma=lemma, particle=particle or None, listed=False)
            if form == rest:
                yield inferred
            elif particle and reading.kind == "infinitive" and rest == "zu" + form:
                yield replace(inferred, kind="zu-infinitive")


def _named(lemma: str, reading: VerbReading) -> VerbReading:
    return replace(reading, lemma=lemma, particles=particles_of(lemma))


def _joined(
    particle: str, reading: VerbReading, *, listed: bool, kind: VerbKind | None = None
) -> VerbReading:
    return replace(
        reading,
        lemma=particle + reading.lemma,
        kind=kind or reading.kind,
        particle=particle,
        particles=(),
        listed=listed,
    )


def _particles_of_word(word: str) -> list[str]:
    particles = _particles()
    longest = min(_longest_particle(), len(word) - 3)
    return [word[:size] for size in range(longest, 1, -1) if word[:size] in particles]


# --- what there is --------------------------------------------------------------------------------------------------


def _verbs() -> VerbLexicon:
    return load_verbs("de")


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(particle for particles in _verbs().separable.values() for particle in particles)


@lru_cache(maxsize=1)
def _longest_particle() -> int:
    return max(map(len, _particles()))


@lru_cache(maxsize=1)
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted({prefix for prefixes in _verbs().inseparable.values() for prefix in prefixes}))


@lru_cache(maxsize=1)
def _lemmas() -> frozenset[str]:
    return _verbs().infinitives()


@lru_cache(maxsize=1)
def _table() -> VerbTable:
    return VerbTable(_verbs())
