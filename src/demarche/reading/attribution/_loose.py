"""Quoted words in a sentence that names no speaker: they are a neighbouring sentence's speaker's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.language import Clause, Quotation, Token
from demarche.model import Span
from demarche.reading.attribution._layout import Layout, Quotations, extent
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._quoting import Quoting
from demarche.reading.attribution._saying import verb_tokens

FEWEST_WORDS = 4
"""Fewer quoted words than these may be a name or a single term that the report keeps at a distance."""


def loose_quotations(
    found: Sequence[Attribution], layouts: Sequence[Layout], quotations: Quotations, quoting: Quoting
) -> Iterator[Attribution]:
    """Attributions of quoted words that no message holds.

    The speaker is that of the sentence before, or else of the one behind; but not whoever the sentence with the
    quoted words is about, by name: of himself he would not speak so.
    """
    by_sentence: dict[int, list[Attribution]] = {}
    for item in found:
        by_sentence.setdefault(item.sentence, []).append(item)
        if item.form in ("Direct", "FreeIndirect", "IndirectFreeIndirect"):
            place = quoting.sentence_at(item.start)
            if place != item.sentence:
                by_sentence.setdefault(place, []).append(item)
    for quotation in quotations.outer:
        place = quoting.sentence_at(quotation.span[0])
        layout = layouts[place]
        words = [
            t for t in layout.tokens if quotation.span[0] < t.start < quotation.span[1] and t.tag[0] != "$"
        ]
        if place in by_sentence or len(words) < FEWEST_WORDS or quoting.is_name(quotation):
            continue
        clause = (
            layout.sentence.clauses[layout.owner[words[0].index]] if words[0].index in layout.owner else None
        )
        if clause is None:
            continue
        avoided = _names(layout, clause)
        for neighbour in (place - 1, place + 1):
            nearby = _speaking(by_sentence.get(neighbour, ()), layouts, avoided)
            if nearby is not None:
                yield _attributed(nearby, quotation, layout, clause)
                break


def _speaking(
    items: Sequence[Attribution], layouts: Sequence[Layout], avoided: frozenset[str]
) -> Attribution | None:
    """The last attribution of a sentence that has a speaker of another name."""
    for item in reversed(items):
        if item.speaker is None or item.form == "Reported":
            continue
        first, last = extent(item.speaker)
        tokens = layouts[item.sentence].tokens[first : last + 1]
        if not avoided & {_stem(token) for token in tokens}:
            return item
    return None


def _names(layout: Layout, clause: Clause) -> frozenset[str]:
    """The names in a clause's subject."""
    if clause.subject is None:
        return frozenset()
    first, last = extent(clause.subject)
    return frozenset(_stem(t) for t in layout.tokens[first : last + 1] if t.tag == "NE")


def _stem(token: Token) -> str:
    return token.text.removesuffix("s")


def _attributed(item: Attribution, quotation: Quotation, layout: Layout, clause: Clause) -> Attribution:
    """The quoted words as the speaker's; with a part of the verb in them, so is the clause."""
    spill = any(quotation.span[0] <= t.start < quotation.span[1] for t in verb_tokens(clause))
    said: Span = layout.span(*layout.own(clause)) if spill else quotation.span
    return replace(
        item,
        form="Direct",
        mode="direct",
        message=(quotation.span,),
        content=(said,),
        rule=item.rule.split("/")[0] + "/loose",
        cue=(),
        frame=(),
        addressee=(),
        parent=None,
        continues=True,
        aside=True,
    )
