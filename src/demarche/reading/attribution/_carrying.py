"""Messages that hang on a noun or an adverb: "die Behauptung, …", "wonach …", "demnach …"."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.knowledge import SayingNoun, Speech
from demarche.language import Clause, Phrase, Token
from demarche.model import Span
from demarche.reading.attribution._layout import Layout, clause_phrases, extent, nominal, pieces, word_spans
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import construction


class Carrying:
    """Turns clauses that depend on a noun of saying, and those opened by a word of citing, into attributions."""

    def __init__(self, layout: Layout, text: str, speech: Speech, language: str) -> None:
        self.layout = layout
        self.text = text
        self.speech = speech
        self.language = language

    def attributions(self, taken: frozenset[int]) -> Iterator[Attribution]:
        """The attributions of the sentence; clauses whose message begins at an offset in ``taken`` are done."""
        for clause in self.layout.sentence.clauses:
            start = self.layout.tokens[self.layout.subtree(clause)[0]].start
            found = self._relative(clause) or self._following(clause)
            if found is None and start not in taken:
                found = self._complement(clause)
            if found is not None:
                yield found

    def _complement(self, clause: Clause) -> Attribution | None:
        """ "die Forderung des Präsidenten, … zu …" """
        if clause.parent is None or clause.link not in ("complement", "infinitive"):
            return None
        way = construction(clause, self.speech)
        carrier = self._carrier(clause)
        if carrier is None:
            return None
        phrase, noun = carrier
        if way not in noun.takes:
            return None
        message = pieces(self.text, self.layout.span(*self.layout.subtree(clause)))
        words = [phrase.determiner, phrase.head] if phrase.determiner else [phrase.head]
        return self._build(clause, noun, self._sayer(phrase), words, message) if message else None

    def _carrier(self, clause: Clause) -> tuple[Phrase, SayingNoun] | None:
        """The noun of saying right before a clause, and what it is."""
        parent = self.layout.sentence.clauses[clause.parent or 0]
        first = self.layout.subtree(clause)[0]
        for phrase in clause_phrases(parent):
            noun = self.speech.noun(phrase.head.lemma)
            if noun is None or not phrase.head.index < first:
                continue
            end = extent(phrase)[1] + 1
            between = [t for t in self.layout.tokens[end:first] if t.index in parent.words and t.text != ","]
            if all(token.tag[0] == "V" or token.tag in ("PTKVZ", "PTKNEG") for token in between):
                return phrase, noun
        return None

    def _sayer(self, phrase: Phrase) -> Phrase | None:
        """Whose word a noun of saying is: its genitive, or a phrase with "von"."""
        if phrase.genitive is not None:
            return phrase.genitive
        for part in phrase.attributes:
            if part.preposition is not None and part.preposition.text.lower() in self.speech.of:
                return part
        return None

    def _relative(self, clause: Clause) -> Attribution | None:
        """ "ein Bericht, wonach …" """
        word = clause.connector or self.layout.tokens[self.layout.own(clause)[0]]
        if word.text.lower() not in self.speech.relative or clause.kind == "main":
            return None
        first, last = self.layout.subtree(clause)
        message = pieces(self.text, self.layout.span(first, last), ((word.start, word.end),))
        source = clause.antecedent or self._before(clause, first)
        return self._build(clause, None, source, [word], message) if message else None

    def _before(self, clause: Clause, first: int) -> Phrase | None:
        if clause.parent is None:
            return None
        parent = self.layout.sentence.clauses[clause.parent]
        before = [p for p in clause_phrases(parent) if p.last < first]
        return max(before, key=lambda phrase: phrase.last, default=None)

    def _following(self, clause: Clause) -> Attribution | None:
        """ "Demnach …": as somebody has said before."""
        first = self.layout.own(clause)[0]
        if clause.kind != "main" or self.layout.text(first) not in self.speech.continuing:
            return None
        word = self.layout.tokens[first]
        message = pieces(self.text, self.layout.span(*self.layout.subtree(clause)), ((word.start, word.end),))
        if not message:
            return None
        return Attribution(
            form="Indirect",
            medium="speech",
            mode="indirect",
            message=message,
            rule=f"{self.language}/{word.text.lower()}",
            cue=((word.start, word.end),),
            source=((word.start, word.end),),
            frame=((word.start, word.end),),
            sentence=self.layout.sentence.index,
            clause=clause.index,
            continues=True,
        )

    def _build(
        self,
        clause: Clause,
        noun: SayingNoun | None,
        source: Phrase | None,
        cue: list[Token],
        message: tuple[Span, ...],
    ) -> Attribution:
        layout = self.layout
        home = clause.parent if clause.parent is not None else clause.index
        first, last = layout.own(layout.sentence.clauses[home])
        frame = pieces(self.text, layout.span(first, last), message)
        return Attribution(
            form="Indirect",
            medium=noun.medium if noun else "speech",
            mode="view" if noun and noun.view else "indirect",
            message=message,
            rule=f"{self.language}/{noun.group}/{noun.lemma}"
            if noun
            else f"{self.language}/{cue[0].text.lower()}",
            cue=word_spans(cue, self.text),
            source=(layout.span(*nominal(layout, source, None, self.speech.of)),) if source else (),
            frame=frame,
            speaker=source,
            sentence=layout.sentence.index,
            clause=home,
            act=noun.act if noun else None,
        )
