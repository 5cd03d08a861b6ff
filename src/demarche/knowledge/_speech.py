"""Words of saying: which verbs, nouns and prepositions introduce what somebody says, thinks or writes.

``knowledge/<language>/speech.toml`` holds groups of words that are used alike; its head says what the keys mean.
"""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast, get_args

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import LaidOver, knowledge_root
from demarche.knowledge._loader import naming, read_toml

Medium = Literal["speech", "thought", "writing"]

CLAUSES = frozenset(("that", "bare", "question", "infinitive", "quote"))
"""How a message stands as words of its own; everything else in ``takes`` is an object that sums it up."""

_GROUP_KEYS = frozenset(
    "id words takes addressee medium factive act view thing quoted never basis takes_up passing oral accepts rejects accepts_each rejects_each meaning".split()
)
_NEEDED = ("id", "words", "takes", "accepts", "rejects", "accepts_each", "rejects_each")
_PREPOSITION_KEYS = frozenset("words any after nouns never accepts rejects".split())


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb, or a phrase with one, that introduces a message.

    ``lemma`` is the verb; ``words`` are the other words that must stand in its clause. ``group`` is the id
    of the group it stands in; the rest is as in the data file.
    """

    lemma: str
    words: tuple[str, ...]
    group: str
    takes: frozenset[str]
    addressee: frozenset[str] = frozenset()
    medium: Medium = "speech"
    factive: bool = False
    act: str | None = None
    view: bool = False
    thing: bool = False
    quoted: bool = False
    never: frozenset[str] = frozenset()
    takes_up: bool = False
    passing: bool = False
    oral: bool = False

    @property
    def objects(self) -> frozenset[str]:
        """The objects that sum a message up: "noun" (accusative), "adjective", or prepositions."""
        return self.takes - CLAUSES


@dataclass(frozen=True, slots=True)
class SayingNoun:
    """A noun that carries a message ("die Forderung, …"); with ``basis`` also one to cite ("nach Angaben von")."""

    lemma: str
    group: str
    takes: frozenset[str]
    medium: Medium = "speech"
    basis: bool = False
    view: bool = False
    act: str | None = None
    passing: bool = False


@dataclass(frozen=True, slots=True)
class SayingPreposition:
    """A preposition before (``after``: or behind) a source.

    ``any`` takes whatever noun as source ("laut Polizei"); otherwise only the words ``nouns``, or where there are
    none, any noun of saying that is a basis. ``never`` are nouns that it cites nobody with ("according to plan").
    """

    word: str
    any: bool = False
    after: bool = False
    nouns: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SpeechExample:
    """A sentence that the words of a group introduce a message in, or do not; ``word`` is which, None: any of them."""

    group: str
    kind: str
    text: str
    accepted: bool
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of saying of one language, by lemma in lower case.

    ``continuing`` adverbs go on with a speaker already named; ``relative`` ones join the message to its source;
    ``parenthesis`` words open a clause that says who says the sentence around it. ``hearsay`` modal verbs pass on
    what others say, as do ``evidential`` adverbs; ``impersonal`` pronouns are subjects nobody speaks by. ``optional`` words of a phrase of saying
    need not stand in the clause; ``places`` are prepositions before the text that speaks ("in dem Bericht heißt es");
    ``conjunctions`` join a message that is a clause ("dass"); ``of`` are prepositions of who says a noun ("Angaben von"); ``attributive`` join to a source what it is of or where
    ("ein Sprecher für"), ``adverbial`` ones never do ("am Montag"). ``interrogatives`` join a question, ``pointing`` pronouns stand for
    the sentence before ("das teilte X mit"). With an ``ongoing`` word somebody goes on speaking ("sagte … weiter");
    ``carrying`` prepositions stand before a noun of saying that is the subject's ("mit der Forderung"), ``addressing``
    ones behind it say whom it is for ("Bitte an …"). ``genitive``
    articles begin a noun phrase that says whose ("Sprecher der Polizei"). ``wishing``
    modal verbs have a Konjunktiv that reports nothing ("möchte"); a ``consecutive`` word before the conjunction makes
    a consequence of the clause ("so dass"); ``relating`` interrogatives also begin relative clauses ("welche");
    ``particles`` before a noun of saying make another noun of it ("Durchsicht"). ``seats`` are prepositions before
    the place where a body is ("die Regierung *in* Lomé"), ``clock`` words stand before a time zone ("10 *Uhr* MEZ").
    ``definite`` articles stand before what is known; ``anybody`` are verbs that with an infinitive leave open who does it
    ("*ist* zu erkennen"). ``times`` are nouns of time, which no text or person is;
    ``examples_of`` words stand between a noun for words and a quotation ("Parolen *wie* „…“"), ``listing`` ones between two quotations; ``pairs`` are the words of conjunctions of two parts ("*sowohl* … *als* auch"); ``anyone`` are pronouns for whoever it may be ("man glaubt");
    ``origins`` are prepositions of where a noun of saying comes from ("Angaben *aus* Kreisen"). Behind ``conditional`` conjunctions a Konjunktiv reports nothing ("als ob"). ``abstract`` are endings of nouns that nobody speaks by ("Zuversicht"), but for the ``speaking`` ones ("Regierung").
    ``indicative`` tells that what is said stands in any mood and tense, without a conjunction too ("said Russia *had* attacked").
    """

    verbs: Mapping[str, tuple[SayingVerb, ...]]
    nouns: Mapping[str, SayingNoun]
    prepositions: Mapping[str, SayingPreposition]
    continuing: frozenset[str]
    relative: frozenset[str]
    parenthesis: frozenset[str]
    hearsay: frozenset[str]
    evidential: frozenset[str]
    impersonal: frozenset[str]
    optional: frozenset[str]
    places: frozenset[str]
    conjunctions: frozenset[str]
    of: frozenset[str]
    attributive: frozenset[str]
    adverbial: frozenset[str]
    interrogatives: frozenset[str]
    first_person: frozenset[str]
    pointing: frozenset[str]
    ongoing: frozenset[str]
    carrying: frozenset[str]
    addressing: frozenset[str]
    genitive: frozenset[str]
    wishing: frozenset[str]
    consecutive: frozenset[str]
    relating: frozenset[str]
    particles: frozenset[str]
    perfect: frozenset[str]
    seats: frozenset[str]
    clock: frozenset[str]
    definite: frozenset[str]
    anybody: frozenset[str]
    conditional: frozenset[str]
    times: frozenset[str]
    examples_of: frozenset[str]
    listing: frozenset[str]
    pairs: frozenset[str]
    anyone: frozenset[str]
    origins: frozenset[str]
    abstract: tuple[str, ...]
    speaking: tuple[str, ...]
    indicative: bool
    examples: tuple[SpeechExample, ...]

    def noun(self, lemma: str) -> SayingNoun | None:
        """The noun of saying that this lemma is, or that it is a compound with ("Polizeiangabe")."""
        word = lemma.lower()
        if word in self.nouns:
            return self.nouns[word]
        for place in range(2, len(word) - 3):
            if word[place:] in self.nouns and word[:place] not in self.particles:
                return self.nouns[word[place:]]
        return None

    def can_speak(self, lemma: str) -> bool:
        """Whether a noun may be somebody who speaks: no quality, deed or feeling, as its ending says."""
        word = lemma.lower()
        return word.endswith(self.speaking) or not word.endswith(self.abstract)


@cache
def load_speech(language: str) -> Speech:
    """Read and check ``speech.toml`` of a language.

    Args:
        language: Folder of the knowledge base, such as "de".

    Returns:
        Its words of saying.

    Raises:
        KnowledgeError: A key is unknown or missing, a word stands twice in a group, or two groups share an id.
    """
    file = knowledge_root() / language / "speech.toml"
    own = isinstance(file, LaidOver) and file.own.is_file()
    name = str(file) if own else f"knowledge/{language}/speech.toml"
    with naming(name):
        return _speech(read_toml(file), name)


def parse_speech(text: str, name: str) -> Speech:
    """The words of saying in the text of a data file called ``name``; see :func:`load_speech`."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: no TOML: {error}") from None
    return _speech(data, name)


def _speech(data: Mapping[str, Any], name: str) -> Speech:
    first = data.get("grammar", {}).get("verb", "last") == "first"
    verbs: dict[str, tuple[SayingVerb, ...]] = {}
    nouns: dict[str, SayingNoun] = {}
    ids: set[str] = set()
    examples: list[SpeechExample] = []
    for kind in ("verbs", "nouns"):
        for group in data.get(kind, ()):
            _check_group(group, kind, name, ids)
            examples.extend(_examples(group, kind, group["id"]))
            if kind == "verbs":
                for verb in _verbs(group, name, first=first):
                    _check_other_senses(verb, verbs.get(verb.lemma, ()), name)
                    verbs[verb.lemma] = (*verbs.get(verb.lemma, ()), verb)
            else:
                _add_nouns(nouns, group, name)
    _add_joined(verbs)
    prepositions = _prepositions(data.get("prepositions", ()), name, examples)
    adverbs, evidential, grammar = (data.get(key, {}) for key in ("adverbs", "evidential", "grammar"))
    return Speech(
        verbs=verbs,
        nouns=nouns,
        prepositions=prepositions,
        continuing=_set(adverbs.get("continuing", "")),
        relative=_set(adverbs.get("relative", "")),
        parenthesis=_set(adverbs.get("parenthesis", "")),
        hearsay=_set(evidential.get("hearsay", "")),
        evidential=_set(evidential.get("adverbs", "")),
        indicative=grammar.get("mood") == "indicative",
        impersonal=_set(grammar.get("impersonal", "")),
        optional=_set(grammar.get("optional", "")),
        places=_set(grammar.get("places", "")),
        conjunctions=_set(grammar.get("conjunctions", "")),
        of=_set(grammar.get("of", "")),
        attributive=_set(grammar.get("attributive", "")),
        adverbial=_set(grammar.get("adverbial", "")),
        interrogatives=_set(grammar.get("interrogatives", "")),
        first_person=_set(grammar.get("first_person", "")),
        pointing=_set(grammar.get("pointing", "")),
        ongoing=_set(grammar.get("ongoing", "")),
        carrying=_set(grammar.get("carrying", "")),
        addressing=_set(grammar.get("addressing", "")),
        genitive=_set(grammar.get("genitive", "")),
        wishing=_set(evidential.get("wishing", "")),
        consecutive=_set(grammar.get("consecutive", "")),
        relating=_set(grammar.get("relating", "")),
        particles=_set(grammar.get("particles", "")),
        perfect=_set(evidential.get("perfect", "")),
        seats=_set(grammar.get("seats", "")),
        clock=_set(grammar.get("clock", "")),
        definite=_set(grammar.get("definite", "")),
        anybody=_set(grammar.get("anybody", "")),
        conditional=_set(grammar.get("conditional", "")),
        origins=_set(grammar.get("origins", "")),
        anyone=_set(grammar.get("anyone", "")),
        pairs=_set(grammar.get("pairs", "")),
        listing=_set(grammar.get("listing", "")),
        examples_of=_set(grammar.get("examples_of", "")),
        times=_set(grammar.get("times", "").lower()),
        abstract=tuple(grammar.get("abstract", "").split()),
        speaking=tuple(grammar.get("speaking", "").split()),
        examples=tuple(examples),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _check_group(group: Mapping[str, Any], kind: str, name: str, ids: set[str]) -> None:
    place = f"{name}, {kind} {group.get('id', '?')!r}"
    for key in _NEEDED:
        if key not in group and not (key.endswith("_each") and _each_has_its_own(group)):
            raise KnowledgeError(f"{place}: {key!r} is missing; add it")
    for key in sorted(set(group) - _GROUP_KEYS):
        raise KnowledgeError(f"{place}: unknown key {key!r}; known are {', '.join(sorted(_GROUP_KEYS))}")
    if group.get("medium", "speech") not in get_args(Medium):
        raise KnowledgeError(f"{place}: medium {group['medium']!r} is none of {', '.join(get_args(Medium))}")
    if group["id"] in ids:
        raise KnowledgeError(f"{place}: another group has this id; rename one")
    ids.add(group["id"])


@cache
def _listed(words: str) -> tuple[str, ...]:
    """Words and, in quotation marks, phrases."""
    return tuple(shlex.split(words))


def _each_has_its_own(group: Mapping[str, Any]) -> bool:
    """Whether there are as many accepted sentences as words, so that none is needed for all of them."""
    return len(group["accepts"]) >= len(_listed(group["words"]))


def _examples(group: Mapping[str, Any], kind: str, identity: str) -> Iterator[SpeechExample]:
    for key in ("accepts", "rejects"):
        for text in group[key]:
            yield SpeechExample(identity, kind, text, key == "accepts")
        if f"{key}_each" in group:
            for entry in _listed(group["words"]):
                text = group[f"{key}_each"].replace("{}", entry)
                yield SpeechExample(identity, kind, text, key == "accepts", entry)


def _entries(group: Mapping[str, Any], place: str) -> Iterator[list[str]]:
    seen: set[str] = set()
    for entry in _listed(group["words"]):
        if entry in seen:
            raise KnowledgeError(f"{place}: {entry!r} is there twice; remove one")
        seen.add(entry)
        yield entry.split()


def _verbs(group: Mapping[str, Any], name: str, *, first: bool) -> Iterator[SayingVerb]:
    for entry in _entries(group, f"{name}, verbs {group['id']!r}"):
        *words, verb = [*entry[1:], entry[0]] if first else entry
        yield SayingVerb(
            lemma=verb.lower(),
            words=tuple(words),
            group=group["id"],
            takes=frozenset(group["takes"]),
            addressee=_set(group.get("addressee", "")),
            medium=cast(Medium, group.get("medium", "speech")),
            factive=group.get("factive", False),
            act=group.get("act"),
            view=group.get("view", False),
            thing=group.get("thing", False),
            quoted=group.get("quoted", False),
            takes_up=group.get("takes_up", False),
            passing=group.get("passing", False),
            oral=group.get("oral", False),
            never=frozenset(word.lower() for word in group.get("never", "").split()),
        )


def _add_joined(verbs: dict[str, tuple[SayingVerb, ...]]) -> None:
    """Phrases that may also be read as one verb with a particle: "machte deutlich" as "deutlichmachen"."""
    for verb in [verb for entries in verbs.values() for verb in entries]:
        if len(verb.words) == 1 and verb.words[0].islower() and verb.words[0] != "sich":
            joined = verb.words[0] + verb.lemma
            if all(other.words for other in verbs.get(joined, ())):
                verbs[joined] = (*verbs.get(joined, ()), replace(verb, words=()))


def _check_other_senses(verb: SayingVerb, others: tuple[SayingVerb, ...], name: str) -> None:
    for other in others:
        if other.words == verb.words and other.takes & verb.takes:
            entry, both = " ".join((*verb.words, verb.lemma)), ", ".join(sorted(other.takes & verb.takes))
            raise KnowledgeError(
                f"{name}, verbs {verb.group!r}: {entry!r} takes {both} in group {other.group!r} already; remove one"
            )


def _add_nouns(nouns: dict[str, SayingNoun], group: Mapping[str, Any], name: str) -> None:
    place = f"{name}, nouns {group['id']!r}"
    for entry in _entries(group, place):
        lemma = " ".join(entry).lower()
        if lemma in nouns:
            raise KnowledgeError(f"{place}: {entry[0]!r} is also in group {nouns[lemma].group!r}; remove one")
        nouns[lemma] = SayingNoun(
            lemma=lemma,
            group=group["id"],
            takes=frozenset(group["takes"]),
            medium=cast(Medium, group.get("medium", "speech")),
            basis=group.get("basis", False),
            passing=group.get("passing", False),
            view=group.get("view", False),
            act=group.get("act"),
        )


def _prepositions(
    groups: list[dict[str, Any]], name: str, examples: list[SpeechExample]
) -> dict[str, SayingPreposition]:
    found: dict[str, SayingPreposition] = {}
    for group in groups:
        place = f"{name}, prepositions {group.get('words', '?')!r}"
        for key in sorted(set(group) - _PREPOSITION_KEYS):
            raise KnowledgeError(
                f"{place}: unknown key {key!r}; known are {', '.join(sorted(_PREPOSITION_KEYS))}"
            )
        examples.extend(_examples(group, "prepositions", _listed(group["words"])[0]))
        for entry in _entries(group, place):
            word = " ".join(entry).lower()
            if word in found:
                raise KnowledgeError(f"{place}: {word!r} is there twice; remove one")
            nouns, never = (_set(group.get(key, "").lower()) for key in ("nouns", "never"))
            cites = (group.get("any", False), group.get("after", False))
            found[word] = SayingPreposition(word, *cites, nouns, never)
    return found
