"""Sources cited without a verb: "laut X", "nach Angaben von X", "X zufolge", "so X", "demnach", "wonach"."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.knowledge import SayingNoun, SayingPreposition, Speech
from demarche.language import Clause, Phrase, Token
from demarche.model import Span
from demarche.reading.attribution._layout import (
    CLOSING,
    OPENING,
    Layout,
    Quotations,
    clause_phrases,
    extent,
    pieces,
    word_spans,
)
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._sources import source_extent

MARKS = frozenset(', – - — ( ) : . “ ” » « " ‘ ’ ‚ „ ! ? ;'.split())

SHORT = 14
"""Words of a parenthesis, or of a phrase that says where something was said, at most."""

PLACED = frozenset(("APPR", "APPRART", "ART", "ADJA", "NN", "NE", "FM", "CARD", "PPOSAT"))


class Citing:
    """Turns the citations of one sentence into attributions."""

    def __init__(
        self, layout: Layout, text: str, speech: Speech, language: str, quotations: Quotations
    ) -> None:
        self.layout = layout
        self.text = text
        self.speech = speech
        self.language = language
        self.quotations = quotations
        so = speech.parenthesis - speech.interrogatives
        self._cites_with_so = bool(so & layout.words) and any(
            layout.text(place) in so and layout.text(place - 1) in MARKS
            for place in range(1, len(layout.tokens))
        )

    def attributions(self) -> Iterator[Attribution]:
        """The citations of the sentence, in no particular order."""
        if not self._cites_with_so and not self.layout.words & self.speech.citing:
            return
        for clause in self.layout.sentence.clauses:
            for phrase in clause_phrases(clause):
                found = (
                    self._preposition(clause, phrase)
                    or self._postposition(clause, phrase)
                    or self._so(clause, phrase)
                )
                if found is not None:
                    yield found

    def _basis(self, word: SayingPreposition, phrase: Phrase, clause: Clause) -> SayingNoun | None:
        """The noun of saying cited; any of them where the clause itself says that it is hearsay ("soll")."""
        noun = self.speech.noun(phrase.head.lemma) or self.speech.noun(phrase.head.text)
        told = clause.modal in self.speech.hearsay or clause.mood == "subjunctive-1"
        if noun is None or not (noun.basis or told):
            return None
        return noun if not word.nouns or noun.lemma in word.nouns else None

    def _preposition(self, clause: Clause, phrase: Phrase) -> Attribution | None:
        """The phrase's own preposition cites it."""
        if phrase.preposition is None:
            return None
        word = self._word(phrase.preposition)
        if (
            word is None
            or phrase.head.lemma.lower() in word.never
            or word.word.endswith(f" {phrase.head.text.lower()}")
        ):
            return None
        noun = self._basis(word, phrase, clause)
        if (noun is None and not word.any) or self._counts_time(phrase):
            return None
        return self._cite(clause, phrase, phrase.preposition, noun)

    def _word(self, preposition: Token) -> SayingPreposition | None:
        """What a preposition, alone or with the word behind it ("according *to*"), cites."""
        one, two = self.layout.text(preposition.index), self.layout.text(preposition.index + 1)
        return self.speech.prepositions.get(f"{one} {two}") or self.speech.prepositions.get(one)

    def _named(self, preposition: Token) -> str:
        """The preposition as the data have it ("according to")."""
        word = self._word(preposition)
        return word.word if word is not None else preposition.text.lower()

    def _counts_time(self, phrase: Phrase) -> bool:
        """ "*drei Tage* nach der Erklärung" """
        before = self.layout.tokens[max(0, phrase.first - 2) : phrase.first]
        return len(before) == 2 and before[0].tag in ("CARD", "PIAT") and before[1].tag == "NN"

    def _postposition(self, clause: Clause, phrase: Phrase) -> Attribution | None:
        """ "Meiner Meinung nach": a word behind a phrase without preposition cites it."""
        if phrase.preposition is not None:
            return None
        place = self._behind_parenthesis(extent(phrase)[1] + 1)
        place = next((p.first for p in phrase.attributes if self._is_behind(p)), place)
        word = self._word(self.layout.tokens[place]) if place < len(self.layout.tokens) else None
        if word is None or not word.after:
            return None
        noun = self._basis(word, phrase, clause)
        if (noun is None and not word.any) or "dat" not in phrase.case:
            return None
        return self._cite(clause, phrase, self.layout.tokens[place], noun)

    def _is_behind(self, attribute: Phrase) -> bool:
        """Whether what was read as an attribute is a postposition of two words ("Berichten *zu Folge*")."""
        word = self._word(attribute.preposition) if attribute.preposition is not None else None
        return word is not None and word.after and " " in word.word

    def _behind_parenthesis(self, place: int) -> int:
        """The place behind a short parenthesis that begins at a place; else the place itself."""
        if self.layout.text(place) != "(":
            return place
        ends = (p for p in range(place + 1, place + SHORT) if self.layout.text(p) == ")")
        return next(ends, place - 1) + 1

    def _ended(self, place: int) -> int | None:
        """The place of the mark behind words of going on and where it was said ("im Fernsehen"); None: there is more."""
        layout = self.layout
        while layout.text(place) in self.speech.ongoing:
            place += 1
        end = place
        while end < min(place + SHORT, len(layout.tokens)) and (
            layout.tokens[end].tag in PLACED or layout.text(end) in OPENING | CLOSING
        ):
            end += 1
        placed = end > place and layout.tokens[place].tag in ("APPR", "APPRART")
        place = end if placed else place
        return place if place >= len(layout.tokens) or layout.text(place) in MARKS else None

    def _so(self, clause: Clause, phrase: Phrase) -> Attribution | None:
        """ ", so X" at the end of a clause or between commas."""
        if not self._cites_with_so or phrase.preposition is not None:
            return None
        first, last = source_extent(self.layout, phrase, None, self.speech)
        word = self.layout.text(first - 1)
        if phrase.preposition is not None or word not in self.speech.parenthesis - self.speech.interrogatives:
            return None
        if phrase.head.tag not in ("NN", "NE", "PPER", "PIS", "FM"):
            return None
        end = self._ended(last + 1)
        if self.layout.text(first - 2) not in MARKS or end is None:
            return None
        return self._cite(clause, phrase, self.layout.tokens[first - 1], None, end - 1)

    def _cite(
        self, clause: Clause, phrase: Phrase, cue: Token, noun: SayingNoun | None, end: int = 0
    ) -> Attribution | None:
        layout = self.layout
        first, last = source_extent(layout, phrase, clause, self.speech)
        last = min(last, cue.index - 1) if cue.index > first else last
        cue_last = cue.index + len(self._named(cue).split()) - 1
        end = self._described(max(last, cue_last, end))
        frame = self._frame(min(first, cue.index), end)
        unit = self._unit(clause)
        start, stop = layout.span(*layout.subtree(unit))
        if layout.text(max(last, end) + 1) == ":":
            stop = min(stop, frame[1])
        message = pieces(self.text, (start, stop), (frame,))
        form = "Indirect"
        if not message:
            return None
        if len(message) == 1:
            quotation = self.quotations.at(message[0][0])
            if (
                quotation is not None
                and message[0][1] <= quotation.span[1] + 1
                and frame[0] not in range(*quotation.span)
            ):
                form, message = "Direct", (quotation.span,)
        view = noun is not None and noun.view
        return Attribution(
            form=form,  # type: ignore[arg-type]
            medium=noun.medium if noun else "speech",
            mode="direct" if form == "Direct" else "view" if view else "indirect",
            message=message,
            rule=f"{self.language}/{self._named(cue)}" + (f"/{noun.lemma}" if noun is not None else ""),
            cue=word_spans(layout.tokens[cue.index : cue_last + 1], self.text),
            source=(layout.span(first, last),),
            frame=(frame,),
            speaker=phrase,
            sentence=layout.sentence.index,
            clause=clause.index,
        )

    def _described(self, last: int) -> int:
        """The place behind a relative clause that says more about who is cited ("laut Berg, *der im Amt ist,* …")."""
        for clause in self.layout.sentence.clauses:
            start, end = self.layout.subtree(clause)
            if clause.kind == "relative" and start == last + 2 and self.layout.text(last + 1) == ",":
                return end + 1 if self.layout.text(end + 1) == "," else last
        return last

    def _frame(self, first: int, last: int) -> Span:
        """The words that cite, with the comma or dash that parts them from the message."""
        tokens = self.layout.tokens
        if self.layout.text(first - 1) in (",", "–", "-", "("):
            first -= 1
        return tokens[first].start, tokens[last].end

    def _unit(self, clause: Clause) -> Clause:
        """The clause whose content is cited: this one, or the one it is a part of."""
        clauses = self.layout.sentence.clauses
        while clause.parent is not None and clause.link in ("adverbial", "parenthesis", "attributive"):
            clause = clauses[clause.parent]
        return clause
