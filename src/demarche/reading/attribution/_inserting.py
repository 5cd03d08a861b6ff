"""Words of saying put into the middle of what is said: "Das Gesetz, meint X, sei schlecht", "Man werde, so X, gehen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import CLOSING, OPENING, Layout, clause_phrases, extent, pieces
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._overlooked import phrase_behind_verb

if TYPE_CHECKING:
    from demarche.reading.attribution._messages import Reporting
    from demarche.reading.attribution._saying import Saying

DASHES = (",", "–", "-")
GOING_ON = frozenset(("APPR", "APPRART", "ADV", "ADJD", "PRF", "PTKNEG", "CARD", "PIAT"))
"""Parts of speech with which an unfinished sentence may go on, and no apposition of the speaker begins."""
FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN"))
STRUNG = frozenset(("coordination", "complement"))
"""How words of saying behind several clauses of a message may hang on the last of them."""
NO_APPOSITION = frozenset(("den", "dem", "einen", "einem", "keinen", "keine", "kein"))


def put_in(layout: Layout, clause: Clause, speech: Speech) -> int | None:
    """The place of the first word of saying put in behind a comma: the verb, or the "so" before it; None: it is not."""
    if clause.finite is None or clause.kind != "main":
        return None
    first = clause.finite.index
    if layout.text(first - 1) in speech.parenthesis:
        first -= 1
    mark = first - 2 if layout.text(first - 2) not in CLOSING else first - 3
    if (
        layout.owner.get(mark, clause.index) != clause.index
        and layout.sentence.clauses[layout.owner[mark]].kind == "relative"
    ):
        return None
    if layout.text(first - 1) not in DASHES or first < 2:
        return None
    return first


def speaker_behind(layout: Layout, clause: Clause, speech: Speech) -> Phrase | None:
    """Who speaks where what he says stands before the verb, and was taken for its subject."""
    first = put_in(layout, clause, speech)
    if first is None or clause.finite is None or clause.passive:
        return None
    unfinished = layout.tokens[first - 2].tag in FINITE
    if layout.text(first - 2) not in CLOSING and not (
        unfinished or _is_parted(layout, first, clause.finite.index)
    ):
        return None
    subject = clause.subject
    if subject is not None and subject.head.index > clause.finite.index and not unfinished:
        return None
    place = clause.finite.index + 1
    if layout.text(place) in speech.impersonal and layout.tokens[place].tag == "PPER":
        return None
    for phrase in clause_phrases(clause):
        if phrase.first == place and phrase.preposition is None and phrase.head.tag != "PRF":
            return phrase
    behind = phrase_behind_verb(layout, clause)
    return behind if behind is not None and behind.first == place else None


def _is_parted(layout: Layout, first: int, finite: int) -> bool:
    """Whether a phrase stands before the words put in, and a finite verb behind them: "Das Gesetz, meint X, *sei* …"."""
    if any(token.tag[0] in "$V" for token in layout.tokens[: first - 1]):
        return False
    end = finite
    while layout.text(end) not in ("", *DASHES):
        end += 1
    return end + 1 < len(layout.tokens) and layout.tokens[end + 1].tag in ("VVFIN", "VAFIN", "VMFIN")


def inserted(reporter: Reporting, saying: Saying) -> Attribution | None:
    """The message around words of saying that are put into it; None where they stand at its edge."""
    clause, layout, person = saying.clause, reporter.layout, saying.speaker
    sense = saying.taking("bare")
    first = put_in(layout, clause, reporter.speech)
    if sense is None or first is None or clause.finite is None or (person is None and not sense.thing):
        return None
    last = max(extent(person)[1] if person is not None else 0, clause.finite.index)
    while layout.text(last + 1) not in ("", *DASHES, ".", ":"):
        last += 1
    if person is not None:
        last = reporter.source_end(person, clause, last)
    before = person is not None and person.first < first
    if layout.text(last + 1) not in DASHES or before or layout.text(first - 2) in CLOSING:
        return None
    if not _goes_on(layout, first, last):
        return None
    frame = (layout.tokens[first - 1].start, layout.tokens[last + 1].end)
    message = pieces(reporter.text, (layout.sentence.start, layout.sentence.end), (frame,))
    words = () if first == clause.finite.index else (layout.tokens[first],)
    return reporter.build(saying, sense, "Indirect", message, frame, words) if len(message) > 1 else None


def _goes_on(layout: Layout, first: int, last: int) -> bool:
    """Whether the sentence before the words put in is unfinished and goes on behind them."""
    before = [t for t in layout.tokens[: first - 1] if t.tag[0] == "V"]
    opened = layout.text(last + 2) in OPENING
    behind = layout.tokens[last + 2] if last + 2 < len(layout.tokens) else None
    if behind is None:
        return False
    if opened and before and before[-1].index == first - 2:
        return True  # "Das sei, sagte Berg, „ein Skandal“"
    if not before:
        return behind.tag in ("VVFIN", "VAFIN", "VMFIN")
    alone = len(before) == 1 and before[0].tag in ("VAFIN", "VMFIN")
    ends = before[0].index >= first - 3 or not _has_predicate(layout, before[0].index)
    return alone and ends and (behind.tag in GOING_ON or behind.text.lower() in NO_APPOSITION)


def _has_predicate(layout: Layout, verb: int) -> bool:
    """Whether a clause with an auxiliary or modal alone is a sentence ("ist Lehrer", "hat Geld")."""
    clause = layout.sentence.clauses[layout.owner[verb]] if verb in layout.owner else None
    return clause is None or clause.predicate is not None or clause.object is not None


def inquit(reporter: Reporting, saying: Saying) -> Attribution | None:
    """ "…, sagte X": the message is all of the sentence before, where the clauses are strung together."""
    clause, layout = saying.clause, reporter.layout
    first = layout.own(clause)[0]
    sense = saying.taking("bare")
    if sense is None or clause.kind != "main" or clause.link not in STRUNG or saying.speaker is None:
        return None
    begins = clause.finite is not None and clause.finite.index == first
    subject_first = reporter.speech.indicative and saying.speaker.first == first
    if not (begins or subject_first) or layout.text(first - 1) != ",":
        return None
    last = layout.own(clause)[1]
    if clause.connector is not None or saying.speaker.first < first or layout.text(last + 1) == ":":
        return None
    start, end = layout.tokens[first - 1].start, layout.span(first, last)[1]
    if layout.text(first - 2) in CLOSING and layout.text(0) not in OPENING:
        return None
    span = reporter.untorn((layout.sentence.start, start), clause)
    message = pieces(reporter.text, span) if span is not None else ()
    frame = pieces(reporter.text, (start, end))
    if not message or not frame or reporter.quotations.at(clause.verb.start) is not None:
        return None
    return reporter.build(saying, sense, "Indirect", message, (start, frame[-1][1]), ())
