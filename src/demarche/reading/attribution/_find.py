from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from demarche.knowledge import Speech, load_speech
from demarche.language import Analysis
from demarche.model import Span
from demarche.reading.attribution._carrying import Carrying
from demarche.reading.attribution._citing import Citing
from demarche.reading.attribution._continuing import Continuing
from demarche.reading.attribution._dependent import dependent_speech
from demarche.reading.attribution._hearsay import hearsay
from demarche.reading.attribution._layout import Layout, Quotations, quotation_marks
from demarche.reading.attribution._loose import loose_quotations
from demarche.reading.attribution._messages import Reporting
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._quoting import Quoting
from demarche.reading.attribution._saying import Saying, sayings

BETWEEN = " ,:–-"
"""What may stand between a verb of saying and the second half of a quotation."""

QUOTES = "„»‚‹“”\"'"
"""Marks that may open the second half of a quotation."""

RECENT = 2
"""Sentences back in which somebody has spoken whom "demnach" refers to."""

NEAR_NAMES = 4
"""How many names before a quotation can reach into it: names do not lie in each other more deeply."""


def find_attributions(analysis: Analysis, speech: Speech | None = None) -> tuple[Attribution, ...]:
    """All attributions of a text: who says, thinks or writes what.

    Args:
        analysis: The text in sentences and clauses.
        speech: Words of saying; those of the analysis's language where None.

    Returns:
        The attributions by the first character of their messages, the longer one first; ``parent`` is a place in
        this tuple.

    Raises:
        DemarcheError: There are no words of saying for the language, or their file is wrong.
    """
    speech = speech or load_speech(analysis.language)
    text, language = analysis.text, analysis.language
    quotations = Quotations(analysis)
    marks = quotation_marks(analysis)
    layouts = [Layout(sentence, marks) for sentence in analysis.sentences]
    reporters = [
        Reporting(layout, text, speech, language, quotations, before.sentence if before is not None else None)
        for before, layout in zip([None, *layouts], layouts, strict=False)
    ]
    said: dict[int, list[Saying]] = {}
    found: list[Attribution] = []
    for place, (layout, reporter) in enumerate(zip(layouts, reporters, strict=True)):
        said[place] = list(sayings(layout, speech))
        own = [item for saying in said[place] if (item := reporter.attribution(saying)) is not None]
        own.extend(Citing(layout, text, speech, language, quotations).attributions())
        taken = frozenset(item.start for item in own)
        own.extend(Carrying(layout, text, speech, language).attributions(taken))
        own = _without_overlap(own)
        own.extend(hearsay(layout, text, speech, language))
        own.extend(dependent_speech(reporter, said[place], own, quotations))
        found.extend(own)
    if not layouts:
        return ()
    quoting = Quoting(layouts, text, quotations, said, reporters)
    quoted = {item.message[0] for item in found if item.form == "Direct"}
    direct = [
        item
        for quotation in quotations.outer
        if quotation.span not in quoted and (item := quoting.introduced(quotation)) is not None
    ]
    found = _resumed([*found, *_apart(direct, found, layouts)], quotations, text)
    found = _quoted_by(found, said, reporters)
    found.extend(quoting.unintroduced(found))
    found.extend(Continuing(layouts, text, speech, language, quotations, said).attributions(found))
    found.extend(quoting.unintroduced(found))
    found.extend(_partial(found, quotations, quoting))
    found.extend(list(loose_quotations(found, layouts, quotations, quoting)))
    return _nested(_followed(_unique(_without_names(found))), layouts)


def _apart(
    direct: Sequence[Attribution], found: Sequence[Attribution], layouts: Sequence[Layout]
) -> Iterator[Attribution]:
    """The direct speech that is nobody's already.

    Words quoted in the middle of a clause that lies within somebody's message are his ("Wie X sagte, sieht das Land
    darin „kein Hindernis“"); and nobody who is named in a quotation is its speaker.
    """
    told: dict[int, list[Attribution]] = {}
    for item in found:
        if item.form == "Indirect" and not item.aside and item.source:
            told.setdefault(item.sentence, []).append(item)
    for item in direct:
        if any(_within(span, item.message) for span in item.source):
            continue
        around = (other for other in told.get(item.sentence, ()) if other.clause != item.clause)
        layout = layouts[item.sentence]
        first, last = layout.span(*layout.own(layout.sentence.clauses[item.clause or 0]))
        cited = bool(item.frame) and 0 <= item.frame[0][0] - item.end <= 1  # "„…“, so X"
        inside = first < item.start and item.end <= last and not cited
        if not inside or not any(other.covers(item.message[0]) for other in around):
            yield item


def _quoted_by(
    items: Sequence[Attribution], said: Mapping[int, Sequence[Saying]], reporters: Sequence[Reporting]
) -> list[Attribution]:
    """The attributions, with words that somebody quotes from somebody else as the word of both.

    The verb says what the quoter does; only in the passive it says so of the quoted one too.
    """
    quoters = {
        (place, saying.clause.index): (reporters[place], saying)
        for place, sayings_there in said.items()
        for saying in sayings_there
        if saying.quoter is not None
    }
    result, added = [], []
    for item in items:
        if item.clause is not None and (item.sentence, item.clause) in quoters and item.cue:
            reporter, saying = quoters[item.sentence, item.clause]
            other = reporter.quoted_by(saying, item)
            if other is not None:
                added.append(other)
                item = item if saying.clause.passive else replace(item, cue=())
        result.append(item)
    return [*result, *added]


def _resumed(items: Sequence[Attribution], quotations: Quotations, text: str) -> list[Attribution]:
    """The attributions, with a quotation that goes on behind its verb as one: "„…“, sagte X, „…“"."""
    starts = {quotation.span[0]: quotation.span for quotation in quotations.outer}
    result: list[Attribution] = []
    taken: set[Span] = set()
    for item in items:
        end = item.frame[-1][1] if item.form == "Direct" and item.frame else None
        if end is not None and item.end <= item.frame[0][0]:
            while text[end - 1] in BETWEEN + QUOTES:
                end -= 1
            while end < len(text) and text[end] in BETWEEN:
                end += 1
            if end in starts:
                taken.add(starts[end])
                item = replace(item, message=(*item.message, starts[end]))
        result.append(item)
    return [item for item in result if item.message[0] not in taken or len(item.message) > 1]


def _without_overlap(items: Sequence[Attribution]) -> list[Attribution]:
    """A sentence's attributions; of those that are Reported, one counts, and that where no clause says more."""
    spoken = [item for item in items if item.form != "Reported"]
    reported = [item for item in items if item.form == "Reported"]
    shown = [item for item in reported if not item.aside][: 0 if spoken else 1]
    return [*spoken, *shown, *(replace(item, aside=True) for item in reported if item not in shown)]


def _partial(found: Sequence[Attribution], quotations: Quotations, quoting: Quoting) -> list[Attribution]:
    """Quotations within messages that are not direct speech as a whole: words of the same speaker."""
    direct = {item.message[0] for item in found if item.form == "Direct"}
    added = []
    for item in found:
        if item.form == "Direct" or item.again:
            continue
        for part in item.message:
            for quotation in quotations.within(part):
                if (
                    quotation.span in direct
                    or _within(quotation.span, item.source)
                    or quoting.is_term(quotation)
                ):
                    continue
                direct.add(quotation.span)
                added.append(
                    replace(item, form="Direct", mode="direct", message=(quotation.span,), content=None)
                )
    return added


def _without_names(items: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, without quotations that are part of the name of a source or an addressee."""
    names = {span for item in items for span in (*item.source, *item.addressee)}
    starts = sorted(names)
    for item in items:
        if item.form == "Direct" and not item.aside:
            start, end = item.message[0]
            near = starts[
                max(0, bisect_right(starts, (start, end)) - NEAR_NAMES) : bisect_right(starts, (start, end))
            ]
            if any(first <= start and end <= last for first, last in near):
                continue
        yield item


def _within(span: Span, others: tuple[Span, ...]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _unique(items: Iterable[Attribution]) -> list[Attribution]:
    """One attribution for each message and source, in order."""
    kept: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Attribution] = {}
    for item in items:
        kept.setdefault((item.message, item.source), item)
    return sorted(
        kept.values(),
        key=lambda item: (item.start, -item.end, item.form != "Reported", not item.quotes, item.source),
    )


def _followed(items: Sequence[Attribution]) -> list[Attribution]:
    """Gives "demnach" and the like the speaker of what stands before; without one it only says what follows."""
    result: list[Attribution] = []
    spoken = {item.sentence for item in items if not (item.cue and item.continues)}
    for item in items:
        last = result[-1] if result else None
        if item.cue and item.continues and not spoken & set(range(item.sentence - RECENT, item.sentence)):
            continue
        if item.continues and item.speaker is None and last is not None:
            item = replace(item, speaker=last.speaker, sentence=last.sentence, clause=last.clause)
        result.append(item)
    return result


def _is_own(item: Attribution, layouts: Sequence[Layout]) -> bool:
    """Whether somebody's message says what he himself thinks or says: "sagte, *er hoffe*, dass …"; one message is enough."""
    if item.clause is None or item.continues or not item.cue:
        return False
    clause = layouts[item.sentence].sentence.clauses[item.clause]
    pronoun = item.speaker is None or item.speaker.head.tag == "PPER"
    return pronoun and clause.mood == "subjunctive-1"


def _nested(items: Sequence[Attribution], layouts: Sequence[Layout]) -> tuple[Attribution, ...]:
    """The attributions with the innermost one that each lies in as parent; items are ordered by start.

    What somebody quoted reports in turn stands aside: the quotation is his message as a whole; so does what somebody
    says that he himself thinks.
    """
    open_places: list[int] = []
    result: list[Attribution] = []
    for place, item in enumerate(items):
        while open_places and items[open_places[-1]].end < item.end:
            open_places.pop()
        parent = next(
            (p for p in reversed(open_places) if not items[p].aside and _lies_in(item, items[p])), None
        )
        within = items[parent] if parent is not None else None
        spoken = (
            within is not None
            and item.form == "Indirect"
            and (within.form == "Direct" or _is_own(item, layouts))
        )
        result.append(replace(item, parent=parent, aside=item.aside or spoken))
        if not spoken:
            open_places.append(place)
    return tuple(result)


def _lies_in(item: Attribution, other: Attribution) -> bool:
    return all(other.covers(part) for part in item.message)
