"""Messages that hang on a noun or an adverb: "die Behauptung, …", "wonach …", "demnach …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.knowledge import SayingNoun, Speech
from demarche.language import Clause, Phrase, Token
from demarche.model import Span
from demarche.reading.attribution._authors import author, owner
from demarche.reading.attribution._layout import Layout, clause_phrases, extent, pieces, word_spans
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import construction, is_whole, verb_tokens
from demarche.reading.attribution._sources import source_extent

SUBJUNCTIVE = ("subjunctive-1", "subjunctive-2")


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
            found = self._relative(clause) or self._following(clause) or self._between_commas(clause)
            if found is None and start not in taken:
                found = self._complement(clause)
            if found is not None:
                yield found

    def _complement(self, clause: Clause) -> Attribution | None:
        """ "die Forderung des Präsidenten, … zu …" """
        way = self._way(clause)
        carrier = self._carrier(clause) if way is not None else None
        if carrier is None:
            return None
        phrase, noun = carrier
        if way not in noun.takes or self._only_relates(clause, noun, way):
            return None
        home = self.layout.sentence.clauses[clause.parent or 0]
        first, last = self.layout.subtree(clause)
        while last > first and (last in home.words or self._closes(home, clause, last)):
            last -= 1
        message = pieces(self.text, self.layout.span(first, last))
        words = self.layout.tokens[phrase.first : phrase.head.index + 1]
        source = author(self.layout, home, phrase, self.speech)
        standing = phrase is home.subject and not home.copular and owner(phrase, self.speech) is None
        if standing or (source is not None and source is home.subject):
            words = (*verb_tokens(home), *words)
        return self._build(clause, noun, source, source, words, message) if message else None

    def _only_relates(self, clause: Clause, noun: SayingNoun, way: str | None) -> bool:
        """Whether a clause behind a noun is a consequence ("so dass") or about the noun ("alle Angaben, *was* …")."""
        word = clause.connector
        if word is None:
            return False
        if way == "that":
            return self.layout.text(word.index - 1) in self.speech.consecutive
        return way == "question" and "that" in noun.takes and word.text.lower() in self.speech.relating

    def _closes(self, home: Clause, clause: Clause, last: int) -> bool:
        """Whether a last word is the other part of the verb before: "hat *den Vorwurf*, …, *zurückgewiesen*"."""
        token = self.layout.tokens[last]
        waiting = home.finite is not None and home.verb is home.finite and home.finite.tag[:2] in ("VA", "VM")
        alone = token.tag in ("VVPP", "VVINF") and self.layout.text(last - 1) == ","
        return waiting and (alone or (token.text == "," and last > self.layout.own(clause)[1]))

    def _way(self, clause: Clause) -> str | None:
        """How a clause is joined to a noun of saying, if it is."""
        if clause.parent is None:
            return None
        if clause.link in ("complement", "infinitive"):
            return construction(clause, self.speech)
        if is_whole(clause, self.speech):
            return "that"
        bare = clause.link == "coordination" and clause.connector is None and clause.mood in SUBJUNCTIVE
        told = (
            self.layout.sentence.clauses[clause.parent].mood in SUBJUNCTIVE
        )  # both go on with what somebody says
        return "bare" if bare and not told else None

    def _carrier(self, clause: Clause) -> tuple[Phrase, SayingNoun] | None:
        """The noun of saying right before a clause, and what it is."""
        parent = self.layout.sentence.clauses[clause.parent or 0]
        first = self.layout.subtree(clause)[0]
        for phrase in _with_attributes(parent):
            noun = self.speech.noun(phrase.head.lemma)
            if noun is None or not phrase.head.index < first:
                continue
            end = extent(phrase)[1] + 1
            end = max(end, self._addressed(parent, end))
            between = [t for t in self.layout.tokens[end:first] if t.index in parent.words and t.text != ","]
            taking = any(token.tag[0] == "V" for token in between)
            if taking and clause.kind == "infinitive" and phrase.preposition is not None:
                continue
            if all(token.tag[0] == "V" or token.tag in ("PTKVZ", "PTKNEG") for token in between):
                return phrase, noun
        return None

    def _addressed(self, clause: Clause, place: int) -> int:
        """The place behind a phrase at a place that says whom the noun before speaks to or of ("Bitte an ihn")."""
        for phrase in clause.obliques:
            word = phrase.preposition.text.lower() if phrase.preposition is not None else ""
            if phrase.first == place and word in self.speech.addressing:
                return extent(phrase)[1] + 1
        return place

    def _between_commas(self, clause: Clause) -> Attribution | None:
        """ "Der Vorwurf Rigas, Oslo habe gelogen, ist neu": a main clause in the middle of another one's.

        The clause reader has the noun of saying as the subject of the inner clause.
        """
        noun = self.speech.noun(clause.subject.head.lemma) if clause.subject is not None else None
        if (
            clause.subject is None
            or noun is None
            or clause.mood not in SUBJUNCTIVE
            or "bare" not in noun.takes
        ):
            return None
        children = [self.layout.sentence.clauses[place] for place in self.layout.children[clause.index]]
        rest = [c for c in children if c.link == "coordination" and c.subject is None and c.connector is None]
        comma = extent(clause.subject)[1] + 1
        if (
            not rest
            or self.layout.text(comma) != ","
            or clause.finite is None
            or clause.finite.index < comma + 2
        ):
            return None
        behind = self.layout.own(rest[0])[0]
        if rest[0].finite is None or rest[0].finite.index != behind or self.layout.text(behind - 1) != ",":
            return None
        message = pieces(self.text, self.layout.span(comma + 1, behind - 2))
        source = owner(clause.subject, self.speech)
        words = [clause.subject.determiner, clause.subject.head]
        return self._build(clause, noun, source, source, [w for w in words if w is not None], message)

    def _relative(self, clause: Clause) -> Attribution | None:
        """ "ein Bericht, wonach …", "Gerüchte, nach denen …" """
        first, last = self.layout.subtree(clause)
        word = clause.connector or self.layout.tokens[self.layout.own(clause)[0]]
        if clause.kind == "main":
            return None
        if word.text.lower() not in self.speech.relative:
            return self._cited_relative(clause)
        message = pieces(self.text, self.layout.span(first, last), ((word.start, word.end),))
        source = clause.antecedent or self._before(clause, first)
        return self._build(clause, None, source, source, [word], message) if message else None

    def _cited_relative(self, clause: Clause) -> Attribution | None:
        """A relative clause that a preposition of citing opens, behind a noun of saying."""
        first, last = self.layout.subtree(clause)
        antecedent = clause.antecedent
        if antecedent is None or self.layout.text(first) not in self.speech.prepositions or last < first + 2:
            return None
        noun = self.speech.noun(antecedent.head.lemma)
        pronoun = self.layout.tokens[first + 1]
        if noun is None or not noun.basis or pronoun.tag != "PRELS":
            return None
        message = pieces(self.text, self.layout.span(first + 2, last))
        if not message:
            return None
        speaker = owner(antecedent, self.speech) or antecedent
        built = self._build(clause, noun, None, speaker, [self.layout.tokens[first]], message)
        return replace(built, source=((pronoun.start, pronoun.end),))

    def _before(self, clause: Clause, first: int) -> Phrase | None:
        if clause.parent is None:
            return None
        parent = self.layout.sentence.clauses[clause.parent]
        before = [p for p in clause_phrases(parent) if p.last < first]
        return max(before, key=lambda phrase: phrase.last, default=None)

    def _following(self, clause: Clause) -> Attribution | None:
        """ "Demnach …": as somebody has said before."""
        if clause.kind != "main" or not self.layout.words & self.speech.continuing:
            return None
        words = (
            t
            for t in map(self.layout.tokens.__getitem__, clause.words)
            if t.text.lower() in self.speech.continuing
        )
        word = next(words, None)
        if word is None:
            return None
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
        speaker: Phrase | None,
        cue: Sequence[Token],
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
            source=(layout.span(*source_extent(layout, source, None, self.speech)),) if source else (),
            frame=frame,
            speaker=speaker,
            sentence=layout.sentence.index,
            clause=home,
            act=noun.act if noun else None,
            aside=noun is not None and noun.passing,
        )


def _with_attributes(clause: Clause) -> Iterator[Phrase]:
    """The phrases of a clause, each behind the attributes at its end: "begegnet der Kritik *mit dem Argument*, …"."""
    for phrase in clause_phrases(clause):
        last = extent(phrase)[1]
        yield from (part for part in phrase.attributes if extent(part)[1] == last)
        yield phrase
