"""What is passed on as the word of others without naming them: "reportedly", "is said to have …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.knowledge import SayingVerb, Speech
from demarche.language import Clause
from demarche.model import Span
from demarche.reading.attribution._layout import Layout, pieces, word_spans
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import verb_tokens
from demarche.reading.attribution._sources import source_extent


def hearsay(layout: Layout, text: str, speech: Speech, language: str) -> Iterator[Attribution]:
    """The clauses of a sentence that an adverb or a verb of saying in the passive marks as others' word."""
    for clause in layout.sentence.clauses:
        adverb = next((t for t in clause.adverbs if t.text.lower() in speech.evidential), None)
        if adverb is not None:
            span = layout.span(*layout.subtree(clause))
            cue = ((adverb.start, adverb.end),)
            rule = f"{language}/{adverb.text.lower()}"
            yield from _told(layout, clause, pieces(text, span, cue), cue, rule)
        elif speech.indicative and clause.passive and clause.subject is not None:
            yield from _said_to_have(layout, clause, text, speech, language)


def _said_to_have(
    layout: Layout, clause: Clause, text: str, speech: Speech, language: str
) -> Iterator[Attribution]:
    """ "The rebels *are said* to have burned the village" """
    sense = _sense(clause, speech)
    child = next(
        (c for c in layout.sentence.clauses if c.parent == clause.index and c.kind == "infinitive"), None
    )
    if sense is None or child is None or not _is_past_or_state(child, speech):
        return
    words = verb_tokens(clause)
    first, last = layout.own(clause)[0], layout.subtree(child)[1]
    holes = word_spans(words, text)
    agent = clause.agent
    if agent is not None:
        holes = (*holes, layout.span(agent.first, agent.last))
    message = pieces(text, layout.span(first, last), holes)
    source = (layout.span(*source_extent(layout, agent, clause, speech)),) if agent is not None else ()
    for item in _told(
        layout, clause, message, word_spans(words, text), f"{language}/{sense.group}/{sense.lemma}"
    ):
        yield Attribution(
            item.form, sense.medium, item.mode, item.message, item.rule, item.cue, source,
            speaker=agent, sentence=item.sentence, clause=item.clause,
        )  # fmt: skip


def _sense(clause: Clause, speech: Speech) -> SayingVerb | None:
    """The sense of a verb of saying or thinking that takes what is said as a clause."""
    senses = speech.verbs.get(clause.lemma.lower(), ())
    return next(
        (s for s in senses if s.takes & {"that"} and not s.words and s.addressee != {"accusative"}), None
    )


def _is_past_or_state(child: Clause, speech: Speech) -> bool:
    """Whether an infinitive tells what is or was ("to have burned", "to be dead"), not what is to come."""
    helpers = {token.lemma.lower() for token in child.auxiliaries}
    return bool(helpers & speech.perfect) or child.lemma.lower() in speech.perfect


def _told(
    layout: Layout, clause: Clause, message: tuple[Span, ...], cue: Sequence[Span], rule: str
) -> Iterator[Attribution]:
    if message:
        yield Attribution(
            "FreeIndirect", "speech", "indirect", message, rule, tuple(cue),
            sentence=layout.sentence.index, clause=clause.index,
        )  # fmt: skip
