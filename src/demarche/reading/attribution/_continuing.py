"""Speech that goes on: sentences in Konjunktiv after an attribution, and what is passed on with "soll"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.model import Span
from demarche.reading.attribution._layout import Layout, Quotations, trimmed
from demarche.reading.attribution._model import Attribution, Form
from demarche.reading.attribution._objects import is_sign, is_within
from demarche.reading.attribution._saying import Saying
from demarche.reading.attribution._sources import source_extent

NEAR = 1
"""Sentences within which who spoke last goes on, even where the sentence before is about somebody else."""


class Continuing:
    """Goes through the sentences in order and carries the last speaker on."""

    def __init__(
        self,
        layouts: Sequence[Layout],
        text: str,
        speech: Speech,
        language: str,
        quotations: Quotations,
        said: Mapping[int, Sequence[Saying]],
    ) -> None:
        self.layouts = layouts
        self.said = said
        self.text = text
        self.speech = speech
        self.language = language
        self.quotations = quotations

    def attributions(self, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions that continue those ``found``, in order of text."""
        by_sentence: dict[int, list[Attribution]] = {}
        for item in found:
            by_sentence.setdefault(item.sentence, []).append(item)
        running: Attribution | None = None
        active = False
        runs: list[Attribution] = []
        for layout in self.layouts:
            own = by_sentence.get(layout.sentence.index, [])
            form = self._form(layout, own, active)
            if form is None:
                behind = self._behind_colon(layout, own, running)
                runs.extend(behind)
                active = bool(own) or bool(behind)
                own = own or behind
                running = self._leading(own) or (None if own else self._mentioned(layout)) or running
                continue
            away = running is None or layout.sentence.index - running.sentence > NEAR
            if away and not active and form == "IndirectFreeIndirect":
                running = self._about(layout) or running
            runs.append(self._continued(layout, form, running))
            if len(runs) > 1 and runs[-1].message == runs[-2].message:
                runs.pop()
            active = True
        return self._merged(runs)

    def _behind_colon(
        self, layout: Layout, own: Sequence[Attribution], running: Attribution | None
    ) -> list[Attribution]:
        """A clause in Konjunktiv behind a colon: the words of whom the clause before is about ("X geht weiter: Es …")."""
        mains = [c for c in layout.sentence.clauses if c.kind == "main" and c.finite is not None]
        for clause in mains[1:]:
            first, last = layout.subtree(clause)
            if layout.text(first - 1) != ":" or clause.mood != "subjunctive-1" or clause.finite is None:
                continue
            span = trimmed(self.text, layout.span(first, last))
            place = clause.finite.start
            told = any(item.covers((place, place + 1)) for item in own)
            if span is None or told or self.quotations.at(place) is not None:
                continue
            person = mains[0].subject
            if person is not None and not mains[0].passive and self._may_speak(person):
                running = self._voice(layout, mains[0], person)
            if running is not None:
                carried = self._continued(layout, "IndirectFreeIndirect", running)
                return [replace(carried, message=(span,))]
        return []

    def _leading(self, own: Sequence[Attribution]) -> Attribution | None:
        """The attribution of a sentence whose speaker goes on in the next: the outermost one that names him first.

        Whoever says over again what was said before speaks on too ("Riga streitet dies ab."), where nobody else does.
        """
        said = [item for item in own if not item.continues]
        leading = max(
            said,
            key=lambda item: (
                bool(item.source),
                not item.again,
                not self._in_relative(item),
                item.form != "Reported",
                not any(other is not item and other.covers(item.message[0]) for other in said),
                -item.start,
                item.end - item.start,
            ),
            default=None,
        )
        return self._of_antecedent(leading) if leading is not None else None

    def _of_antecedent(self, item: Attribution) -> Attribution:
        """The attribution with the noun for the relative pronoun that is its source: further on he is known by that."""
        layout = self.layouts[item.sentence]
        for clause in layout.sentence.clauses if len(item.source) == 1 else ():
            word = layout.tokens[layout.own(clause)[0]]
            pronoun = next((p for p in (clause.subject, clause.object) if p and p.head.tag == "PRELS"), None)
            head = pronoun.head if pronoun is not None else word
            if clause.antecedent is not None and (head.start, head.end) == item.source[0]:
                home = layout.sentence.clauses[clause.parent] if clause.parent is not None else None
                extent = source_extent(layout, clause.antecedent, home, self.speech)
                return replace(item, source=(layout.span(*extent),), speaker=clause.antecedent)
        return item

    def _in_relative(self, item: Attribution) -> bool:
        """Whether a relative clause cites: "Grundsätze, *denen* zufolge …"."""
        if item.clause is None or item.speaker is None or item.speaker.head.tag != "PRELS":
            return False
        return self.layouts[item.sentence].sentence.clauses[item.clause].kind == "relative"

    def _mentioned(self, layout: Layout) -> Attribution | None:
        """Who does something with words in a sentence that does not say which ("X äußerte sich zu den Plänen")."""
        for saying in self.said.get(layout.sentence.index, ()):
            if saying.speaker is None or not self._may_speak(saying.speaker):
                continue
            hearsay = saying.clause.modal in self.speech.hearsay
            if hearsay or is_sign(saying, self.speech) or is_within(saying.speaker, saying.clause.subject):
                continue
            if saying.clause.kind == "main":
                return self._voice(layout, saying.clause, saying.speaker)
        return self._text(layout)

    def _text(self, layout: Layout) -> Attribution | None:
        """The text in which something stands that a sentence tells ("wird im Bericht … zugeschrieben")."""
        for clause in layout.sentence.clauses:
            for phrase in clause.obliques if clause.passive and clause.kind == "main" else ():
                noun = self.speech.noun(phrase.head.lemma)
                word = phrase.preposition.text.lower() if phrase.preposition is not None else ""
                if noun is not None and noun.basis and word in self.speech.places:
                    return self._voice(layout, clause, phrase)
        return None

    def _about(self, layout: Layout) -> Attribution | None:
        """Whom the sentence before is about, where he can speak: a subject with a name, not of a passive or a state."""
        place = layout.sentence.index - 1
        clauses = self.layouts[place].sentence.clauses if place >= 0 else ()
        for clause in clauses:
            if clause.kind == "main" and clause.parent is None:
                person = clause.subject
                if person is None or clause.passive or clause.copular or not _named(person):
                    return None
                if clause.modal in self.speech.hearsay or not self._may_speak(person):
                    return None
                return self._voice(self.layouts[place], clause, person)
        return None

    def _may_speak(self, person: Phrase) -> bool:
        """Whether it is somebody who can speak, or a text: no quality and no deed."""
        lemma = person.head.lemma
        return person.head.tag != "NN" or self.speech.can_speak(lemma) or self.speech.noun(lemma) is not None

    def _voice(self, layout: Layout, clause: Clause, speaker: Phrase) -> Attribution:
        """An attribution without a message, for others to continue."""
        start, end = layout.span(*source_extent(layout, speaker, clause, self.speech))
        return Attribution(
            "Indirect",
            "speech",
            "indirect",
            ((start, end),),
            f"{self.language}/continued",
            source=((start, end),),
            speaker=speaker,
            sentence=layout.sentence.index,
            clause=clause.index,
        )

    def _form(self, layout: Layout, own: Sequence[Attribution], active: bool) -> Form | None:
        """How a sentence goes on with another's words; None: it does not."""
        sentence = layout.sentence
        roots = [c for c in sentence.clauses if c.parent is None and c.finite is not None]
        if not roots or sentence.headline:
            return None
        root = roots[0]
        place = root.verb.start if root.finite is None else root.finite.start
        if self.quotations.at(place) is not None:
            return None
        reported = root.mood == "subjunctive-1"
        if any(item.covers((place, place + 1)) for item in own if not (reported and item.form == "Reported")):
            return None
        if root.modal in self.speech.wishing:
            return None
        if root.mood == "subjunctive-1" or (root.mood == "subjunctive-2" and active):
            return "IndirectFreeIndirect"
        if self._hearsay(root, active=active):
            return "FreeIndirect"
        return None

    def _hearsay(self, clause: Clause, *, active: bool) -> bool:
        """ "soll … getötet haben": said by others."""
        if clause.modal not in self.speech.hearsay or clause.tense not in ("present", "perfect"):
            return False
        return active or any(token.text.lower() in self.speech.perfect for token in clause.auxiliaries)

    def _continued(self, layout: Layout, form: Form, running: Attribution | None) -> Attribution:
        """A sentence as the words of who spoke before; of nobody, where nobody did."""
        sentence = layout.sentence
        span: Span = trimmed(self.text, (sentence.start, sentence.end)) or (sentence.start, sentence.end)
        rule = f"{self.language}/continued"
        if running is None:
            return Attribution(
                form, "speech", "indirect", (span,), rule, sentence=sentence.index, continues=True
            )
        return replace(
            running,
            form=form,
            mode="indirect" if running.mode == "direct" else running.mode,
            message=(span,),
            rule=rule,
            cue=(),
            addressee=(),
            frame=(),
            parent=None,
            continues=True,
            content=None,
            aside=False,
        )

    def _merged(self, runs: Sequence[Attribution]) -> list[Attribution]:
        """Neighbouring sentences of the same speaker as one message."""
        merged: list[Attribution] = []
        for item in runs:
            last = merged[-1] if merged else None
            if (
                last is not None
                and last.form == item.form
                and last.source == item.source
                and not self.text[last.end : item.start].strip()
            ):
                merged[-1] = replace(last, message=((last.start, item.end),))
            else:
                merged.append(item)
        return merged


def _named(phrase: Phrase) -> bool:
    parts = (phrase, *phrase.appositions, *([phrase.genitive] if phrase.genitive is not None else []))
    return any(part.head.tag == "NE" for part in parts)
