"""Messages of clauses of saying: the clause that depends on them, stands around them, or sums them up."""

from __future__ import annotations

from dataclasses import replace

from demarche.knowledge import SayingVerb, Speech
from demarche.language import Clause, Phrase, Sentence
from demarche.model import Span, SpeechMode
from demarche.reading.attribution._apart import is_between, opening, parted
from demarche.reading.attribution._authors import text_author
from demarche.reading.attribution._before import pointing, said_again
from demarche.reading.attribution._complements import is_bare, is_complement, is_filled, is_reported_beside
from demarche.reading.attribution._inserting import inquit, inserted
from demarche.reading.attribution._layout import (
    CLOSING,
    OPENING,
    Layout,
    Quotations,
    before_message,
    pieces,
    word_spans,
)
from demarche.reading.attribution._model import Attribution, Form
from demarche.reading.attribution._objects import content, is_sign, is_within, summing_object
from demarche.reading.attribution._saying import Saying, construction, correlates, is_whole
from demarche.reading.attribution._sources import source_extent

DEPENDENT = frozenset(("complement", "infinitive", "quote"))


class Reporting:
    """Turns the clauses of saying of one sentence into attributions."""

    def __init__(
        self,
        layout: Layout,
        text: str,
        speech: Speech,
        language: str,
        quotations: Quotations,
        before: Sentence | None = None,
    ) -> None:
        self.before = before
        self.layout = layout
        self.text = text
        self.speech = speech
        self.language = language
        self.quotations = quotations

    def attribution(self, saying: Saying) -> Attribution | None:
        """The message of a clause of saying, wherever it stands in the sentence; None: there is none."""
        if self._first_person(saying) or self._is_anybody(saying) or is_sign(saying, self.speech):
            return None
        return (
            inserted(self, saying)
            or self._dependent(saying)
            or parted(self, saying)
            or opening(self, saying)
            or self._parenthesis(saying)
            or inquit(self, saying)
            or pointing(self, saying)
            or said_again(self, saying)
            or self._summed_up(saying)
        )

    def _first_person(self, saying: Saying) -> bool:
        """Whether somebody quoted speaks of himself ("„Ich glaube, …“"): he is the quotation's speaker already."""
        subject = saying.clause.subject
        if subject is None or subject.head.text.lower() not in self.speech.first_person:
            return False
        return self.quotations.at(saying.clause.verb.start) is not None

    def _hanging(self, clause: Clause) -> list[int]:
        """The clauses that hang on a clause, or on a relative clause in between in which nobody speaks.

        "schrieb in einem Brief, der gestern *veröffentlicht wurde*, *sie wolle* …": hers, not the letter's.
        """
        clauses = self.layout.sentence.clauses
        places = list(self.layout.children[clause.index])
        for place in self.layout.children[clause.index]:
            if clauses[place].kind == "relative" and clauses[place].passive:
                behind = (p for p in self.layout.children[place] if clauses[p].kind == "main")
                places.extend(p for p in behind if clauses[p].mood in ("subjunctive-1", "subjunctive-2"))
        return places

    def _is_anybody(self, saying: Saying) -> bool:
        """Whether whoever says so is left open: "*wer* behauptet, dass …"."""
        subject = saying.clause.subject
        return subject is not None and subject.head.tag == "PWS"

    def _dependent(self, saying: Saying) -> Attribution | None:
        """A message in a clause that hangs on the verb: dass, verb second, question, infinitive, or put first."""
        clause = saying.clause
        found: list[Clause] = []
        sense: SayingVerb | None = None
        for place in self._hanging(clause):
            child = self.layout.sentence.clauses[place]
            other = child.kind == "participial" or (
                is_whole(child, self.speech) and saying.addressee is not None
            )
            if child.link not in DEPENDENT and not other and not is_reported_beside(self, child, clause):
                continue
            way = "bare" if child.link == "quote" else construction(child, self.speech)
            if way is None or (way == "bare" and not is_bare(self, child, clause)):
                continue
            if way in ("question", "that") and not is_complement(self, child, clause, way, saying.addressee):
                continue
            taken = saying.taking(way) or (saying.taking("quote") if way == "bare" else None)
            if taken is None or (found and child.link != found[0].link):
                continue
            if way == "bare" and is_between(self.layout, clause, self.speech):
                continue
            if is_filled(self, clause, taken, way) and way != "question":
                continue
            sense = sense or taken
            found.append(child)
        if not found or sense is None:
            return None
        first = min(self._first_said(child, clause) for child in found)
        last = self._closed(first, max(self._last_said(child, clause) for child in found))
        before = first < clause.verb.index and first < (clause.finite or clause.verb).index
        frame = self.frame(clause, first, last, before=before)
        span = self.untorn(self.layout.span(first, last), clause)
        message = pieces(self.text, span, (frame,) if before else ()) if span is not None else ()
        extra = () if before else correlates(self.layout, clause)
        if not message:
            return None
        built = self.build(saying, sense, "Indirect", message, frame, extra)
        withheld = clause.negated and (clause.modal is not None or sense.factive) and sense.act != "deny"
        return replace(built, aside=sense.passing or withheld)

    def _closed(self, first: int, last: int) -> int:
        """The last place of a message with the mark that closes a quotation in it."""
        opened = any(self.layout.text(place) in OPENING for place in range(first, last + 1))
        return last + 1 if opened and self.layout.text(last + 1) in CLOSING else last

    def _first_said(self, child: Clause, clause: Clause) -> int:
        """The first place of a message; of one whose subject a relative clause parts from it, that of the subject.

        "Der Bote meldet, *Anna Berg*, die in Haft war, *habe* …": the clause reader leaves the name to the verb before.
        """
        first = self.layout.subtree(child)[0]
        if child.kind == "participial" and child.connector is not None and child.connector.index == first:
            return first + 1
        verb = clause.particle or clause.verb
        apart = child.kind == "main" and child.subject is None and clause.verb.index < first
        if apart and self.layout.text(verb.index + 1) == "," and verb.index + 2 < first:
            return verb.index + 2
        return first

    def _last_said(self, child: Clause, clause: Clause) -> int:
        """The last place of a message: one in Konjunktiv ends where a main clause of the speaker's deeds goes on."""
        last = self.layout.subtree(child)[1]
        if (
            child.kind != "main"
            or child.mood not in ("subjunctive-1", "subjunctive-2")
            or clause.mood != "indicative"
        ):
            return last
        for place in self.layout.children[child.index]:
            other = self.layout.sentence.clauses[place]
            first = self.layout.subtree(other)[0]
            if other.link == "coordination" and other.mood == "indicative" and other.subject is None:
                last = min(last, first - 1) if first > self.layout.own(child)[0] else last
        while last > 0 and self.layout.tokens[last].tag in ("KON", "$,"):
            last -= 1
        return last

    def untorn(self, span: Span, clause: Clause) -> Span | None:
        """A message as far as no tear of the text parts it from its verb; an orphaned quotation mark is no tear."""
        start, end = span
        verb = clause.verb.start
        for tear in self.layout.sentence.breaks:
            if not self.text[tear].isalnum():
                continue
            if end <= tear <= verb or verb < tear <= start:
                return None
            if start < tear <= verb:
                start = tear
            elif verb < tear < end:
                end = tear
        return start, end

    def frame(self, clause: Clause, first: int, last: int, *, before: bool) -> Span:
        """What introduces a message from ``first`` to ``last``: the clause with the comma that parts them."""
        own_first, own_last = self.layout.own(clause)
        tokens = self.layout.tokens
        if before:
            outer_last = max(own_last, self._tail(clause))
            start = own_first
            while (
                start > 0
                and not tokens[start - 1].text.isalnum()
                and tokens[start - 1].text in (",", "–", "-")
            ):
                start -= 1
            while outer_last > start and tokens[outer_last].text in ".!?":
                outer_last -= 1
            return tokens[start].start, tokens[outer_last].end
        if own_first < first:
            return tokens[own_first].start, tokens[max(own_first, first - 1)].end
        return self.layout.span(own_first, own_last)

    def _tail(self, clause: Clause) -> int:
        """The last place of what hangs on a clause behind it (relative clauses of its phrases)."""
        tail = self.layout.own(clause)[1]
        for place in self.layout.children[clause.index]:
            child = self.layout.sentence.clauses[place]
            quoted = self.quotations.at(child.verb.start) is not self.quotations.at(clause.verb.start)
            if child.link not in DEPENDENT and child.link != "coordination" and not quoted:
                tail = max(tail, self.layout.subtree(child)[1])
        return tail

    def _parenthesis(self, saying: Saying) -> Attribution | None:
        """ "Wie X mitteilte, …": the message is the clause around it."""
        clause = saying.clause
        first = self.layout.own(clause)[0]
        word = clause.connector or self.layout.tokens[first]
        if word.text.lower() not in self.speech.parenthesis or clause.parent is None:
            return None
        sense = saying.taking("that") or saying.taking("bare")
        if saying.speaker is None and (clause.kind == "main" or clause.finite is None):
            return None
        if sense is None or (clause.link == "complement" and self._asked(clause)):
            return None
        around, tokens = self._around(clause), self.layout.tokens
        start, end = self.layout.span(*self.layout.subtree(clause))
        frame_first, frame_last = self.layout.subtree(clause)
        before, after = frame_first - 1, frame_last + 1
        if self.layout.text(before) in (",", "–", "-"):
            start = tokens[before].start
        elif self.layout.text(after) in (",", "–", "-"):
            end = tokens[after].end
        message = pieces(self.text, self.layout.span(*self.layout.subtree(around)), ((start, end),))
        if not message:
            return None
        return self.build(saying, sense, "Indirect", message, (start, end), (word,))

    def _around(self, clause: Clause) -> Clause:
        """The clause that words of saying put in tell: the one around them; at the end of a sentence all of it."""
        clauses = self.layout.sentence.clauses
        around = clauses[clause.parent or 0]
        ends = self.layout.subtree(clause)[1] >= self.layout.last[around.index]
        while ends and around.parent is not None and around.link in ("infinitive", "adverbial"):
            around = clauses[around.parent]
        return around

    def _asked(self, clause: Clause) -> bool:
        """Whether a clause is a question that the verb above it takes ("erklärte, *wie* er das mitteilt")."""
        parent = self.layout.sentence.clauses[clause.parent or 0]
        senses = self.speech.verbs.get(parent.lemma.lower(), ())
        return any("question" in sense.takes and not sense.words for sense in senses)

    def _summed_up(self, saying: Saying) -> Attribution | None:
        """An object that sums the message up: the whole clause reports it."""
        clause = saying.clause
        if self.quotations.at(clause.verb.start) is not None or clause.kind != "main":
            return None
        sense = next((s for s in saying.senses if summing_object(self.layout, saying, s) is not None), None)
        if sense is None or saying.speaker is None or is_within(saying.speaker, clause.subject):
            return None
        whole = clause.parent is None
        first, last = self.layout.subtree(clause)
        span = (
            (self.layout.sentence.start, self.layout.sentence.end) if whole else self.layout.span(first, last)
        )
        message = pieces(self.text, span, stop=whole)
        if not message:
            return None
        built = self.build(saying, sense, "Reported", message, None, ())
        anybody = saying.speaker.head.tag == "PIS" and saying.speaker.genitive is None
        carried = anybody or (whole and clause.mood == "subjunctive-1")
        return replace(
            built,
            content=content(self.layout, saying, sense),
            aside=sense.takes_up or sense.passing or carried,
        )

    def build(
        self,
        saying: Saying,
        sense: SayingVerb,
        form: Form,
        message: tuple[Span, ...],
        frame: Span | None,
        extra: tuple[object, ...],
    ) -> Attribution:
        """An attribution of a message to the speaker of a clause of saying."""
        text, layout = self.text, self.layout
        mode: SpeechMode = "indirect"
        if form != "Reported" and len(message) == 1:
            quotation = self.quotations.at(message[0][0])
            if (
                quotation is not None
                and message[0][1] <= quotation.span[1] + 1
                and saying.clause.verb.start not in range(*quotation.span)
            ):
                form, mode, message = "Direct", "direct", (quotation.span,)
        if sense.view or sense.medium == "thought":
            mode = "view"
        cue = word_spans((*saying.cue, *extra), text) if form != "Reported" else ()  # type: ignore[arg-type]
        return Attribution(
            form=form,
            medium="speech" if sense.quoted else sense.medium,
            mode=mode,
            message=message,
            rule=f"{self.language}/{sense.group}/{sense.lemma}",
            cue=cue,
            source=before_message(self.text, self._source(saying), message),
            addressee=self.place(saying.addressee, None),
            frame=(frame,) if frame is not None else (),
            speaker=self._speaker(saying),
            sentence=layout.sentence.index,
            clause=saying.clause.index,
            factive=sense.factive,
            oral=sense.oral or sense.quoted,
            act=sense.act,
        )

    def quoted_by(self, saying: Saying, item: Attribution) -> Attribution | None:
        """The same message as the word of whoever quotes its speaker ("zitiert die Zeitung den Piloten")."""
        if saying.quoter is None or saying.quoter is saying.speaker:
            return None
        return replace(
            item,
            source=self.place(saying.quoter, saying.clause),
            speaker=saying.quoter,
            medium=saying.sense.medium,
            oral=False,
            quotes=True,
        )

    def _source(self, saying: Saying) -> tuple[Span, ...]:
        """The words that name the speaker in the clause: in a relative clause, its pronoun."""
        clause = saying.clause
        relative = clause.relative == "subject" and saying.speaker is clause.antecedent
        phrase = clause.subject if relative and clause.subject is not None else saying.speaker
        objects = frozenset(name for sense in saying.senses for name in sense.objects | sense.addressee)
        spans = self.place(phrase, clause, objects)
        told = saying.addressee
        if told is None or told.first == 0 or told.preposition is not None or not spans:
            return spans
        before = self.layout.tokens[told.first - 1]
        start, end = spans[0]
        return ((start, before.end),) if before.text != "," and start < before.end < end else spans

    def _speaker(self, saying: Saying) -> Phrase | None:
        """Who speaks: whoever the text is by, where only a text speaks."""
        if saying.sense.thing and not saying.clause.passive:
            return text_author(self.layout, saying.clause, self.speech) or saying.speaker
        return saying.speaker

    def source_end(self, phrase: Phrase, clause: Clause, last: int) -> int:
        """The place of the last word of a source that reaches behind ``last`` with an apposition; else ``last``."""
        return max(last, source_extent(self.layout, phrase, clause, self.speech)[1])

    def place(
        self, phrase: Phrase | None, clause: Clause | None, objects: frozenset[str] = frozenset()
    ) -> tuple[Span, ...]:
        """The span of a phrase, without its preposition and what ``objects`` join to the verb."""
        if phrase is None:
            return ()
        return (self.layout.span(*source_extent(self.layout, phrase, clause, self.speech, objects)),)
