"""Words of saying as they are once read: verbs, nouns, prepositions and what the grammar asks of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Medium = Literal["speech", "thought", "writing"]

CLAUSES = frozenset(("that", "bare", "question", "infinitive", "quote"))
"""How a message stands as words of its own; everything else in ``takes`` is an object that sums it up."""


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb, or a phrase with one, that introduces a message.

    ``lemma`` is the verb; ``words`` are the other words that must stand in its clause. ``group`` is the id
    of the group it stands in; ``needed`` are those of them, in lower case, that no clause with the phrase lacks; the
    rest is as in the data file.
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
    needed: frozenset[str] = frozenset()

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

    ``endings`` are the phrases of a verb by their last word ("überzeugt" of "überzeugt sein"), ``citing`` the first words
    of the prepositions.
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
    endings: Mapping[str, Mapping[str, tuple[SayingVerb, ...]]]
    nouns: Mapping[str, SayingNoun]
    prepositions: Mapping[str, SayingPreposition]
    citing: frozenset[str]
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
