"""Verbs of a language: which there are, how prefixes and particles make further ones, and what they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import read_toml
from demarche.knowledge._word_tables import WordTable, open_table

VALENCIES = (
    "bare_infinitive",
    "harming",
    "clausal",
    "copular",
    "dative",
    "dative_accusative",
    "genitive",
    "harming",
    "intransitive",
    "object_control",
    "oblique_control",
    "reflexive",
    "subject_control",
    "transitive",
)
"""The lists of ``valency``; ``verbs.toml`` says what each means."""


@dataclass(frozen=True, slots=True)
class VerbLexicon:
    """The verbs of a language as ``verbs.toml`` gives them.

    ``simple`` stand alone; ``bound`` are stems that need a prefix; ``inseparable`` and ``separable`` map a verb (or
    stem) to its prefixes and particles. ``second`` gives other principal parts (preterite and past participle),
    ``subjunctive``, ``participle`` and ``imperative`` one further form; ``valency`` holds a set of infinitives for
    each of ``VALENCIES``, and ``auxiliary`` the auxiliary of the perfect where it is not the expected one.
    """

    simple: frozenset[str]
    bound: frozenset[str]
    inseparable: Mapping[str, tuple[str, ...]]
    separable: Mapping[str, tuple[str, ...]]
    second: Mapping[str, tuple[str, str]]
    subjunctive: Mapping[str, str]
    participle: Mapping[str, str]
    imperative: Mapping[str, str]
    valency: Mapping[str, frozenset[str]]
    auxiliary: Mapping[str, str]

    def prefixed(self) -> frozenset[str]:
        """Every inseparable verb, prefix and stem together."""
        return frozenset(prefix + stem for stem, prefixes in self.inseparable.items() for prefix in prefixes)

    def stems(self) -> tuple[str, ...]:
        """Every verb and stem without prefix, sorted: what has forms of its own."""
        return tuple(sorted(self.simple | self.bound))

    def infinitives(self) -> frozenset[str]:
        """Every verb there is, separable ones with their particle."""
        separable = frozenset(p + verb for verb, particles in self.separable.items() for p in particles)
        return self.simple | self.prefixed() | separable


@lru_cache(maxsize=4)
def load_verbs(language: str) -> VerbLexicon:
    """The verbs of a language of the knowledge base, such as "de", read once.

    Raises:
        KnowledgeError: As :func:`read_verbs`.
    """
    return read_verbs(knowledge_root() / language / "verbs.toml")


def read_verbs(file: Traversable | Path) -> VerbLexicon:
    """Read and check a file of verbs.

    Args:
        file: The file, in the package or on disk.

    Returns:
        The verbs.

    Raises:
        KnowledgeError: The file cannot be read, a list holds a word twice, or a table names a verb that is not there.
    """
    data = read_toml(file)
    words = open_table(file, "words", data)
    valency = WordTable(file, "valency", data.get("valency"), VALENCIES)
    auxiliary = WordTable(file, "auxiliary", data.get("auxiliary"), ("haben", "sein"))
    lexicon = VerbLexicon(
        simple=frozenset(words.words("simple")),
        bound=frozenset(words.words("bound")),
        inseparable=_members(open_table(file, "inseparable", data)),
        separable=_members(open_table(file, "separable", data)),
        second=_pairs(open_table(file, "second", data)),
        subjunctive=_forms(open_table(file, "subjunctive", data)),
        participle=_forms(open_table(file, "participle", data)),
        imperative=_forms(open_table(file, "imperative", data)),
        valency={kind: frozenset(valency.words(kind)) for kind in VALENCIES},
        auxiliary={verb: name for name in auxiliary.values for verb in auxiliary.words(name)},
    )
    _check(lexicon, file)
    return lexicon


def _members(table: WordTable) -> dict[str, tuple[str, ...]]:
    return {verb: tuple(sorted(table.words(verb))) for verb in table.values}


def _forms(table: WordTable) -> dict[str, str]:
    return {verb: table.text(verb) for verb in table.values}


def _pairs(table: WordTable) -> dict[str, tuple[str, str]]:
    pairs = {}
    for verb in table.values:
        words = table.text(verb).split()
        if len(words) != 2:
            raise table.error(f"{table.text(verb)!r} must be preterite and past participle", verb)
        pairs[verb] = (words[0], words[1])
    return pairs


def _check(lexicon: VerbLexicon, file: Traversable | Path) -> None:
    prefixed = lexicon.prefixed()
    for place, others in (("words.bound", lexicon.bound), ("inseparable", prefixed)):
        for verb in sorted(lexicon.simple & others):
            raise KnowledgeError(f"{file}, {place}: {verb!r} is also in words.simple; remove one")
    stems = lexicon.simple | lexicon.bound
    for place, table, known in (
        ("inseparable", lexicon.inseparable, stems),
        ("separable", lexicon.separable, stems | prefixed),
        ("second", lexicon.second, stems),
        ("subjunctive", lexicon.subjunctive, stems),
        ("participle", lexicon.participle, stems),
        ("imperative", lexicon.imperative, stems),
        (
            "valency",
            dict.fromkeys(sorted(frozenset().union(*lexicon.valency.values()))),
            lexicon.infinitives(),
        ),
    ):
        for verb in table:
            if verb not in known:
                raise KnowledgeError(
                    f"{file}, {place}: {verb!r} is no verb of this file; add it to words.simple"
                )
