"""Direct speech: whose the words between quotation marks are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from demarche.knowledge import Speech
from demarche.language import Phrase, Quotation, Token
from demarche.model import Span
from demarche.reading.attribution._authors import author, owner
from demarche.reading.attribution._captions import captioned
from demarche.reading.attribution._layout import (
    OPENING,
    Layout,
    Quotations,
    clause_phrases,
    extent,
    words_end,
)
from demarche.reading.attribution._messages import Reporting
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import Saying, verb_tokens
from demarche.reading.attribution._sources import source_extent

NAMING = frozenset(("NN", "NE", "FM", "ART", "CARD", "TRUNC", "APPR", "APPRART", "XY", "KON"))

BEFORE = 4
"""Characters before a quotation that tell what mark stands before it."""
REACH = 2
"""Sentences before a quotation, at most, of which the last speaker speaks on in it."""


class Quoting:
    """Finds the speakers of the quotations of a text, one after the other."""

    def __init__(
        self,
        layouts: list[Layout],
        text: str,
        quotations: Quotations,
        sayings: dict[int, list[Saying]],
        reporters: list[Reporting],
    ) -> None:
        self.layouts = layouts
        self.text = text
        self.quotations = quotations
        self.sayings = sayings
        self.reporters = reporters
        self._last_captioned: Attribution | None = None
        self._starts = [layout.sentence.start for layout in layouts]

    def sentence_at(self, offset: int) -> int:
        """The place of the sentence that a character stands in or behind."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _before(self, quotation: Quotation) -> str:
        """The last characters before a quotation."""
        start = quotation.span[0]
        return self.text[max(0, start - BEFORE) : start].rstrip()

    def introduced(self, quotation: Quotation) -> Attribution | None:
        """The attribution of a quotation that a clause of saying introduces: before it, behind or around it."""
        return (
            self._inquit(quotation)
            or self._colon(quotation)
            or self._cited_behind(quotation)
            or self._captioned(quotation)
            or self._inside(quotation)
        )

    def _colon(self, quotation: Quotation) -> Attribution | None:
        """ "X sagte: „…“" """
        before = self._before(quotation)
        place = self.sentence_at(quotation.span[0] - 2)
        candidates = [
            s for s in self.sayings[place] if s.clause.verb.end <= quotation.span[0] and s.taking("quote")
        ]
        if not candidates:
            return None
        if before.endswith(":"):
            mains = [saying for saying in candidates if saying.clause.kind == "main"]
            return self._direct(place, (mains or candidates)[-1], quotation)
        if before.endswith(",") and self._ends_before(place, candidates[-1], quotation):
            return self._direct(place, candidates[-1], quotation)
        return None

    def _ends_before(self, place: int, saying: Saying, quotation: Quotation) -> bool:
        """Whether a quotation that begins a sentence stands right behind a clause of saying: 'X said, "We …"'."""
        layout, start = self.layouts[place], quotation.span[0]
        last = max(
            p for p in (saying.clause.words or (saying.clause.verb.index,)) if layout.tokens[p].end <= start
        )
        begins = self.text[start : quotation.span[1]].lstrip("„“”»«\"'‘ ")[:1].isupper()
        return begins and not self.text[layout.tokens[last].end : start].strip(" ,")

    def _inquit(self, quotation: Quotation) -> Attribution | None:
        """ "„…“, sagte X" """
        place = self.sentence_at(quotation.span[1] - 1)
        token = self._token_from(place, quotation.span[1])
        if token is None or (token.tag in ("VAFIN", "VMFIN") and self.is_name(quotation)):
            return None
        for saying in self.sayings[place]:
            finite = saying.clause.finite
            if finite is None or not saying.taking("quote"):
                continue
            if finite.index == token.index or self._subject_first(place, saying, token):
                return self._direct(place, saying, quotation)
        return None

    def _subject_first(self, place: int, saying: Saying, token: Token) -> bool:
        """'"…," the mayor said', in a language whose verb may stand behind its subject there."""
        layout, person = self.layouts[place], saying.speaker
        if not self.reporters[place].speech.indicative or person is None or saying.clause.kind != "main":
            return False
        if saying.clause.passive:
            return False
        before = [p for p in range(token.index, person.first) if layout.tokens[p].tag[0] != "$"]
        return not before and person.first >= token.index and saying.clause.verb.index > person.head.index

    def _cited_behind(self, quotation: Quotation) -> Attribution | None:
        """ "„…“, so X" """
        place = self.sentence_at(quotation.span[1] - 1)
        token, layout = self._token_from(place, quotation.span[1]), self.layouts[place]
        reporter = self.reporters[place]
        if token is None or token.text.lower() not in reporter.speech.parenthesis:
            return None
        for clause, phrase in layout.phrases():
            if phrase.first != token.index + 1 or phrase.preposition is not None:
                continue
            first, last = source_extent(layout, phrase, None, reporter.speech)
            if layout.text(last + 1) and layout.tokens[last + 1].tag[0] != "$":
                return None
            comma = layout.tokens[token.index - 1] if layout.text(token.index - 1) == "," else token
            return Attribution(
                form="Direct",
                medium="speech",
                mode="direct",
                message=(quotation.span,),
                rule=f"{reporter.language}/{token.text.lower()}",
                cue=((token.start, token.end),),
                source=(layout.span(first, last),),
                frame=((comma.start, layout.tokens[last].end),),
                speaker=phrase,
                sentence=layout.sentence.index,
                clause=clause.index,
            )
        return None

    def _captioned(self, quotation: Quotation) -> Attribution | None:
        """ "mit der Parole „…“" """
        place = self.sentence_at(quotation.span[0])
        reporter, last = self.reporters[place], self._last_captioned
        if last is not None and self.text[last.end : quotation.span[0]].strip() in reporter.speech.listing:
            found: Attribution | None = replace(last, message=(quotation.span,))
        else:
            found = captioned(self.layouts[place], self.text, reporter.speech, reporter.language, quotation)
        self._last_captioned = found
        return found

    def _inside(self, quotation: Quotation) -> Attribution | None:
        """A part of the clause of saying itself is quoted: "nannte den Plan „unsinnig“"."""
        place = self.sentence_at(quotation.span[0])
        layout = self.layouts[place]
        if self.is_name(quotation):
            return None
        words = [t.index for t in layout.tokens if quotation.span[0] < t.start < quotation.span[1]]
        if not words:
            return None
        owner = layout.owner.get(words[0])
        for saying in self.sayings[place]:
            verb = saying.clause.verb.start
            if saying.clause.index != owner or quotation.span[0] <= verb < quotation.span[1]:
                continue
            if self._names_speaker(place, saying, words[0]):
                return None
            if _only_names(saying):
                return None
            if self._has_room(layout, saying, words[0]):
                return self._direct(place, saying, quotation)
        return None

    def _names_speaker(self, place: int, saying: Saying, word: int) -> bool:
        """Whether a quoted word is a part of who speaks ("der „Spiegel“ berichtete")."""
        offset = self.layouts[place].tokens[word].start
        spans = self.reporters[place].place(saying.speaker, saying.clause)
        return any(start <= offset < end for start, end in spans)

    def _has_room(self, layout: Layout, saying: Saying, word: int) -> bool:
        """Whether a quoted word stands where the verb takes a message: its object, or after its preposition."""
        clause = saying.clause
        for phrase in clause_phrases(clause):
            first, last = extent(phrase)
            if not first <= word <= last:
                continue
            objects = {name for sense in saying.senses for name in sense.objects}
            if phrase.preposition is not None:
                return phrase.preposition.text.lower() in objects
            if self._behind_mark(layout, first) in objects:
                return True
            if phrase is saying.speaker or phrase is clause.subject or phrase is clause.agent:
                return False
            return bool(objects & {"noun", "adjective", "als"})
        return any("quote" in sense.takes for sense in saying.senses)

    def _behind_mark(self, layout: Layout, place: int) -> str:
        """The word before a place, past an opening quotation mark."""
        return layout.text(place - 2 if layout.text(place - 1) in OPENING else place - 1)

    def unintroduced(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Quotations of whole sentences that no verb introduces: after a colon, or going on with the last speaker."""
        taken = {item.message[0] for item in found if item.form == "Direct"}
        known = sorted(found, key=lambda item: (item.end, item.start))
        ends = [item.end for item in known]
        added: list[Attribution] = []
        last: Attribution | None = None
        for quotation in self.quotations.outer:
            if quotation.span in taken or not self._is_sentence(quotation):
                continue
            before = known[place] if (place := bisect_right(ends, quotation.span[0]) - 1) >= 0 else None
            if last is not None and (before is None or last.end >= before.end):
                before = last
            item = self._after_colon(quotation) or self._going_on(quotation, before)
            if item is not None:
                added.append(item)
                last = item
        return added

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether a quotation is a sentence of its own, or several."""
        before = self._before(quotation)
        inner = self.text[slice(*quotation.span)].strip("„“”»«\"' ")
        if before and before[-1] not in ".!?:“”«":
            return False
        behind = self.text[quotation.span[1] : quotation.span[1] + 2].strip()
        ended = inner[-1:] in (".", "!", "?", "…") or behind[:1] in ("", ".") or not behind[:1].islower()
        return ended and len(inner.split()) > 3 and not self.is_name(quotation)

    def _after_colon(self, quotation: Quotation) -> Attribution | None:
        """ "Der Minister war empört: „…“" """
        if not self._before(quotation).endswith(":"):
            return None
        place = self.sentence_at(quotation.span[0] - 2)
        layout = self.layouts[place]
        mains = [c for c in layout.sentence.clauses if c.kind == "main" and c.verb.end <= quotation.span[0]]
        reporter = self.reporters[place]
        person = mains[-1].subject or mains[-1].controller if mains else None
        if person is None:
            return self._named_before(place, quotation)
        if reporter.speech.noun(person.head.lemma) is not None and owner(person, reporter.speech) is None:
            person = author(layout, mains[-1], person, reporter.speech) or person
        if not _may_speak(person, reporter):
            return None
        return Attribution(
            form="Direct",
            medium="speech",
            mode="direct",
            message=(quotation.span,),
            rule=f"{reporter.language}/colon",
            oral=True,
            source=reporter.place(person, mains[-1]),
            speaker=person,
            sentence=layout.sentence.index,
            clause=mains[-1].index,
        )

    def _named_before(self, place: int, quotation: Quotation) -> Attribution | None:
        """ "Ministerin Berg: „…“", "Berg wörtlich: „…“": before the colon nothing but who speaks."""
        layout = self.layouts[place]
        words = [t for t in layout.tokens if t.end <= quotation.span[0] and t.tag != "$."]
        verbatim = words[-1:] if words and words[-1].tag == "ADJD" else []
        words = words[: len(words) - len(verbatim)]
        while words and words[0].tag in ("ADV", "PROAV", "PAV", "KON"):
            words = words[1:]
        if not words or any(t.tag[0] == "V" for t in words) or words[-1].tag not in ("NE", "NN"):
            return None
        if any(t.tag[0] == "$" and t.text not in (",", "(", ")") for t in words) or words[0].tag[0] == "$":
            return None
        span = (words[0].start, words[-1].end)
        return Attribution(
            form="Direct",
            medium="speech",
            mode="direct",
            message=(quotation.span,),
            rule=f"{self.reporters[place].language}/colon",
            oral=True,
            source=(span,),
            frame=((span[0], words_end(self.text, quotation.span[0])),),
            speaker=Phrase(words[-1], words[0].index, words[-1].index),
            sentence=layout.sentence.index,
        )

    def _going_on(self, quotation: Quotation, before: Attribution | None) -> Attribution | None:
        """The speaker of the attribution before a quotation speaks on."""
        if before is None or self.sentence_at(quotation.span[0]) - self.sentence_at(before.end - 1) > REACH:
            return None
        return replace(
            before,
            form="Direct",
            mode="direct",
            message=(quotation.span,),
            cue=(),
            frame=(),
            addressee=(),
            rule=before.rule.split("/")[0] + "/continued",
            continues=True,
            content=None,
            aside=False,
        )

    def _direct(self, place: int, saying: Saying, quotation: Quotation) -> Attribution:
        sense = saying.taking("quote") or saying.sense
        layout = self.layouts[place]
        first, last = layout.own(saying.clause)
        start, end = layout.span(first, last)
        if quotation.span[0] <= start < quotation.span[1] < end:
            start = quotation.span[1]
        elif start <= quotation.span[0] < end:
            end = quotation.span[0]
        elif end <= quotation.span[0]:
            end = max(end, words_end(self.text, quotation.span[0]))
        elif start >= quotation.span[1]:
            start = (
                max(quotation.span[1], start - 2)
                if self.text[quotation.span[1] : start].strip() == ","
                else start
            )
        frame: Span | None = (start, end) if start < end else None
        built = self.reporters[place].build(saying, sense, "Indirect", (quotation.span,), frame, ())
        return replace(built, form="Direct", mode="direct", message=(quotation.span,))

    def _token_from(self, place: int, offset: int) -> Token | None:
        """The first word of a sentence behind an offset that is no comma or dash."""
        for token in self.layouts[place].tokens:
            if token.start >= offset and token.text not in (",", "–", "-"):
                return token
        return None

    def is_term(self, quotation: Quotation) -> bool:
        """Whether quotation marks hold a name, or one noun that may be somebody's or nobody's term."""
        tokens = self.layouts[self.sentence_at(quotation.span[0])].tokens
        inner = [t for t in tokens if quotation.span[0] < t.start and t.end < quotation.span[1]]
        return (len(inner) == 1 and inner[0].tag in NAMING) or self.is_name(quotation)

    def is_name(self, quotation: Quotation) -> bool:
        """Whether quotation marks hold a name or title: nothing but nouns, beside the noun they name."""
        place = self.sentence_at(quotation.span[0])
        tokens = self.layouts[place].tokens
        inner = [t for t in tokens if quotation.span[0] < t.start and t.end < quotation.span[1]]
        if not inner:
            return True
        speech = self.reporters[place].speech
        if inner[0].tag == "ART" and inner[0].text.lower() not in speech.definite:
            return False
        before = next((t for t in reversed(tokens) if t.end <= quotation.span[0]), None)
        if before is not None and _names_by_capitals(before, inner, speech):
            return True
        if not all(t.tag in NAMING or (t.tag == "ADJA" and t.text[0].isupper()) for t in inner):
            return False
        beside = before is not None and before.tag in ("NN", "NE")
        if len(inner) == 1 and inner[0].tag == "NN" and not speech.can_speak(inner[0].lemma):
            return False
        proper = all(t.tag in ("NE", "FM", "ART") for t in inner) or any(t.tag == "ADJA" for t in inner)
        return beside or proper


def _names_by_capitals(before: Token, inner: Sequence[Token], speech: Speech) -> bool:
    """Whether quoted words are a name by their capitals: "der „Guardia Civil“", "die Zeitung „Yemen Observer“".

    A term of two nouns would stand with an indefinite article, or with an adjective before it.
    """
    definite = before.tag in ("NN", "NE", "APPRART") or before.text.lower() in speech.definite
    return definite and all(t.text[0].isupper() or not t.text[0].isalpha() for t in inner)


def _may_speak(person: Phrase, reporter: Reporting) -> bool:
    return person.head.tag != "NN" or reporter.speech.can_speak(person.head.lemma)


def _only_names(saying: Saying) -> bool:
    """Whether a verb only says what something is called: nobody calls it so, or it itself."""
    thing = saying.clause.object
    naming = bool(saying.sense.objects & {"adjective", "als"})
    reflexive = thing is not None and thing.head.tag == "PRF"
    return naming and (saying.speaker is None or reflexive)


def words_of(saying: Saying) -> tuple[Token, ...]:
    """The verb of a clause of saying."""
    return verb_tokens(saying.clause)
