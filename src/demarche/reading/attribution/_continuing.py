"""Speech that goes on: sentences in Konjunktiv after an attribution, and what is passed on with "soll"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.model import Span
from demarche.reading.attribution._layout import Layout, Quotations, trimmed
from demarche.reading.attribution._model import Attribution, Form
from demarche.reading.attribution._sources import source_extent


class Continuing:
    """Goes through the sentences in order and carries the last speaker on."""

    def __init__(
        self, layouts: Sequence[Layout], text: str, speech: Speech, language: str, quotations: Quotations
    ) -> None:
        self.layouts = layouts
        self.text = text
        self.speech = speech
        self.language = language
        self.quotations = quotations

    def attributions(self, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions that continue those ``found``, in order of text."""
        by_sentence: dict[int, list[Attribution]] = {}
        for item in found:
            by_sentence.setdefault(self._sentence_of(item), []).append(item)
        running: Attribution | None = None
        active = False
        runs: list[Attribution] = []
        for layout in self.layouts:
            own = by_sentence.get(layout.sentence.index, [])
            form = self._form(layout, own, active)
            if form is None:
                active = bool(own)
            else:
                runs.append(self._continued(layout, form, running, runs[-1] if active and runs else None))
                if len(runs) > 1 and runs[-1].message == runs[-2].message:
                    runs.pop()
                active = True
            if form is None:
                running = self._leading(own) or running
        return self._merged(runs)

    def _leading(self, own: Sequence[Attribution]) -> Attribution | None:
        """The attribution of a sentence whose speaker goes on in the next: the first, outermost one that names him."""
        said = (item for item in own if not item.again)
        return max(
            said,
            key=lambda item: (bool(item.source), item.form != "Reported", -item.start, item.end - item.start),
            default=None,
        )

    def _sentence_of(self, item: Attribution) -> int:
        return item.sentence

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
        if any(item.covers((place, place + 1)) for item in own):
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

    def _continued(
        self, layout: Layout, form: Form, running: Attribution | None, before: Attribution | None
    ) -> Attribution:
        sentence = layout.sentence
        span: Span = trimmed(self.text, (sentence.start, sentence.end)) or (sentence.start, sentence.end)
        if running is None:
            return self._unattributed(layout, form, span)
        return replace(
            running,
            form=form,
            mode="indirect" if running.mode == "direct" else running.mode,
            message=(span,),
            rule=f"{self.language}/continued",
            cue=(),
            addressee=(),
            frame=(),
            parent=None,
            continues=True,
            content=None,
            aside=False,
        )

    def _unattributed(self, layout: Layout, form: Form, span: Span) -> Attribution:
        """Somebody's words where nobody was said to speak: those of whom the sentence before is about."""
        place = layout.sentence.index - 1
        about = self._about(self.layouts[place]) if place >= 0 and form == "IndirectFreeIndirect" else None
        source: tuple[Span, ...] = ()
        if about is not None:
            home, clause, speaker = self.layouts[place], *about
            source = (home.span(*source_extent(home, speaker, clause, self.speech)),)
        return Attribution(
            form,
            "speech",
            "indirect",
            (span,),
            f"{self.language}/continued",
            source=source,
            speaker=about[1] if about is not None else None,
            sentence=place if about is not None else layout.sentence.index,
            clause=about[0].index if about is not None else None,
            continues=True,
        )

    def _about(self, layout: Layout) -> tuple[Clause, Phrase] | None:
        """The subject of a sentence's main clause, where it can speak: not of a passive or of a state."""
        for clause in layout.sentence.clauses:
            if clause.kind == "main" and clause.parent is None:
                if clause.subject is None or clause.passive or clause.copular:
                    return None
                return clause, clause.subject
        return None

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
