"""Nothing is believed: what of a language model's answer the report itself bears out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from demarche.knowledge import Knowledge, load_grammar
from demarche.language import Analysis, Clause, Sentence
from demarche.model import (
    ActorKind,
    Claim,
    Evidence,
    Modality,
    Participant,
    Polarity,
    Report,
    Span,
    Speaker,
    Time,
)
from demarche.reading._designations import designations
from demarche.reading._evidence import within_break
from demarche.reading._when import Times
from demarche.reading._who import Who
from demarche.reading.second._question import KINDS
from demarche.reading.second._words import in_order, named_by, new_actor, places
from demarche.reading.times import to_time

_MOST_WORDS = 200
"""Characters that name an act at most; whole sentences are not believed to."""


class NotBorneOutError(ValueError):
    """A claim that the report does not bear out, and why not."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentence that a claim is said to stand in, and the words that are said to make it."""

    sentence: Sentence
    clause: Clause | None
    words: tuple[Span, ...]


class Checks:
    """Checks the claims that a language model makes of one report.

    A claim is kept only if its words stand in the sentence it names, in their order; its act is in the table; each
    actor's words stand in that sentence and name somebody known, or a new actor marked as such; its speakers' words
    and its time's stand there too. Who is meant and which days are meant is decided here, never by the model.
    """

    def __init__(self, analysis: Analysis, knowledge: Knowledge, report: Report, reader: str) -> None:
        self._analysis, self._report, self._reader = analysis, report, reader
        self._acts = knowledge.acts
        self._who = Who(analysis, knowledge, report)
        self._times = Times(analysis, report.published)

    def claim(self, said: Any) -> Claim:
        """The claim that a part of the answer makes.

        Raises:
            NotBorneOutError: The report does not bear it out.
        """
        if not isinstance(said, dict):
            raise NotBorneOutError("not of the form asked for")
        act = self._acts.get(_text(said, "act"))
        if act is None:
            raise NotBorneOutError("no act of the table")
        place = self._place(said)
        source = tuple(self._participants(said, "source", place))
        target = tuple(self._participants(said, "target", place))
        if not source and not target:
            raise NotBorneOutError("names no actor")
        mentions = [participant.span for participant in (*source, *target)]
        if all(any(first <= start and end <= last for first, last in mentions) for start, end in place.words):
            raise NotBorneOutError("its words only name actors")
        if not within_break(place.sentence, (*place.words, *mentions)):
            raise NotBorneOutError("joins words across a tear")
        text, spans = self._report.text, place.words
        shown = " … ".join(text[start:end] for start, end in spans)
        return Claim(
            report_id=self._report.id,
            act=act,
            source=source,
            target=target,
            time=self._time(said, place),
            evidence=Evidence(shown, spans, (place.sentence.start, place.sentence.end)),
            rule=f"llm/{act.key}",
            reader=self._reader,
            polarity=_one_of(said, "polarity", get_args(Polarity)),
            modality=_one_of(said, "modality", get_args(Modality)),
            speakers=tuple(self._speakers(said, place)),
            called=designations(
                text,
                (*source, *target),
                self._analysis.quotations,
                {},
                load_grammar(self._analysis.language).so_called,
            ),
            damaged=place.clause is not None and place.clause.damaged,
            steps=(
                f"read by {self._reader}; its words, actors and times were looked for in the report",
                *(f"source: {p.mention!r} is {p.actor.id} ({p.resolution})" for p in source),
                *(f"target: {p.mention!r} is {p.actor.id} ({p.resolution})" for p in target),
            ),
        )

    def _place(self, said: Mapping[str, Any]) -> _Place:
        number, words = said.get("sentence"), said.get("words")
        if not isinstance(number, int) or isinstance(number, bool):
            raise NotBorneOutError("not of the form asked for")
        if not 1 <= number <= len(self._analysis.sentences):
            raise NotBorneOutError("no such sentence")
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            raise NotBorneOutError("not of the form asked for")
        sentence = self._analysis.sentences[number - 1]
        spans = in_order(words, self._report.text, sentence.start, sentence.end)
        if not spans:
            raise NotBorneOutError("its words do not stand in the sentence")
        if sum(end - start for start, end in spans) > _MOST_WORDS:
            raise NotBorneOutError("its words are more than name an act")
        return _Place(sentence, _clause_at(spans[0], sentence), spans)

    def _participants(self, said: Mapping[str, Any], role: str, place: _Place) -> Iterator[Participant]:
        found: dict[str, Participant] = {}
        for entry in _entries(said, role):
            for participant in self._named(entry, place.sentence):
                found.setdefault(participant.actor.id, participant)
        yield from found.values()

    def _named(self, entry: Mapping[str, Any], sentence: Sentence) -> tuple[Participant, ...]:
        words, kind = _text(entry, "words"), entry.get("new")
        spans = list(self._spans(words, sentence))
        if not spans:
            raise NotBorneOutError("an actor's words do not stand in the sentence")
        for span in spans:
            found = named_by(span, sentence, self._who)
            if found:
                return found
        if kind is None:
            raise NotBorneOutError("an actor that is not known")
        if not isinstance(kind, str) or kind not in KINDS:
            raise NotBorneOutError("not of the form asked for")
        actor = new_actor(words, cast("ActorKind", kind), KINDS[kind])
        if actor is None:
            raise NotBorneOutError("a new actor without a name")
        return (Participant(actor, words, spans[0], "new, by the language model's word"),)

    def _speakers(self, said: Mapping[str, Any], place: _Place) -> Iterator[Speaker]:
        for entry in _entries(said, "speakers"):
            words, cue = _text(entry, "words"), _text(entry, "cue")
            cues = list(self._spans(cue, place.sentence))
            spans = list(self._spans(words, place.sentence))
            if not cues or not spans:
                raise NotBorneOutError("a speaker's words do not stand in the sentence")
            named = next((n for span in spans if (n := named_by(span, place.sentence, self._who))), ())
            actor = named[0].actor if named else None
            quoted = any(
                start <= place.words[0][0] < end for start, end in (q.span for q in self._analysis.quotations)
            )
            yield Speaker(actor, words, cue, "direct" if quoted else "indirect", cues[0])

    def _time(self, said: Mapping[str, Any], place: _Place) -> Time:
        words = said.get("time")
        if words is None:
            if place.clause is None:
                return Time()
            return self._times.of(place.sentence, place.clause)
        if not isinstance(words, str):
            raise NotBorneOutError("not of the form asked for")
        for start, end in self._spans(words, place.sentence):
            for expression in self._times.expressions:
                if expression.start < end and start < expression.end:
                    return to_time(expression, self._report.text)
        raise NotBorneOutError("its time does not stand in the sentence")

    def _spans(self, words: str, sentence: Sentence) -> Iterator[Span]:
        for at in places(words, self._report.text, sentence.start, sentence.end):
            yield at, at + len(words)


def _clause_at(span: Span, sentence: Sentence) -> Clause | None:
    """The clause that the words at a place belong to."""
    at = next((token.index for token in sentence.tokens if token.end > span[0]), None)
    return next((clause for clause in sentence.clauses if at in clause.words), None)


def _entries(said: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    entries = said.get(name)
    if not isinstance(entries, list):
        raise NotBorneOutError("not of the form asked for")
    for entry in entries:
        if not isinstance(entry, dict):
            raise NotBorneOutError("not of the form asked for")
        yield entry


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise NotBorneOutError("not of the form asked for")
    return value


def _one_of(said: Mapping[str, Any], name: str, allowed: tuple[Any, ...]) -> Any:
    value = said.get(name)
    if value not in allowed:
        raise NotBorneOutError(f"no {name} of the table")
    return value
