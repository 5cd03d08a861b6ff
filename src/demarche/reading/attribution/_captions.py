"""Quoted words right behind a noun that says that they are words: "mit der Aufschrift „…“", "Parolen wie „…“"."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.knowledge import SayingNoun, Speech
from demarche.language import Clause, Phrase, Quotation
from demarche.reading.attribution._authors import author
from demarche.reading.attribution._layout import Layout, clause_phrases, word_spans
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import verb_tokens
from demarche.reading.attribution._sources import source_extent


def captioned(
    layout: Layout, text: str, speech: Speech, language: str, quotation: Quotation
) -> Attribution | None:
    """The attribution of a quotation behind such a noun; None: it stands behind none."""
    before = [token for token in layout.tokens if token.end <= quotation.span[0]]
    while before and before[-1].text.lower() in speech.examples_of:
        before = before[:-1]
    noun = speech.noun(before[-1].lemma) if before and before[-1].tag == "NN" else None
    if noun is None or "quote" not in noun.takes:
        return None
    place = before[-1].index
    found = next(((c, p, h) for c, p, h in _phrases(layout) if p.head.index == place), None)
    if found is None:
        return None
    clause, phrase, holder = found
    return _built(layout, text, speech, language, quotation, clause, phrase, holder, noun)


def _built(
    layout: Layout,
    text: str,
    speech: Speech,
    language: str,
    quotation: Quotation,
    clause: Clause,
    phrase: Phrase,
    holder: Phrase | None,
    noun: SayingNoun,
) -> Attribution:
    """The quoted words as the word of whoever the clause is about, or of the thing that they stand on."""
    person = author(layout, clause, phrase, speech) or holder or _place(clause, speech) or phrase
    words = list(layout.tokens[phrase.first : phrase.head.index + 1])
    if person is clause.subject or phrase is clause.subject:
        words.extend(verb_tokens(clause))
    return Attribution(
        form="Direct",
        medium=noun.medium,
        mode="direct",
        message=(quotation.span,),
        rule=f"{language}/{noun.group}/{noun.lemma}",
        cue=word_spans(words, text),
        source=(layout.span(*source_extent(layout, person, clause, speech)),),
        speaker=person,
        sentence=layout.sentence.index,
        clause=clause.index,
    )


def _place(clause: Clause, speech: Speech) -> Phrase | None:
    """What the words stand on, in a clause without anybody who does something: "*Auf dem Plakat* war die Parole zu lesen"."""
    for phrase in clause.obliques:
        if phrase.preposition is not None and phrase.preposition.text.lower() in speech.places:
            return phrase
    return None


def _phrases(layout: Layout) -> Iterator[tuple[Clause, Phrase, Phrase | None]]:
    """The phrases of a sentence and their attributes, with the phrase that each is an attribute of."""
    for clause in layout.sentence.clauses:
        for phrase in clause_phrases(clause):
            yield clause, phrase, None
            yield from ((clause, part, phrase) for part in phrase.attributes)
