from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from demarche.cli._options import AsKnownBy, LedgerAddress
from demarche.cli._output import print_rich, tell
from demarche.cli._view import AccordingTo, MinOrigins, check_number, heard_of
from demarche.model import Claim, Participant, Report, Speaker, Time

if TYPE_CHECKING:
    from rich.text import Text

    from demarche.ask import Record
    from demarche.ledger import DatedEntry

EXAMPLE = "Example: demarche explain c1f04a"

_KINDS = {
    "act": (("[", "]"), "bold yellow"),
    "who": (("{", "}"), "bold blue"),
    "when": (("<", ">"), "bold green"),
    "on whose word": (("/", "/"), "bold magenta"),
}
"""How each kind of words is marked: its brackets and its style."""


class _Mark(NamedTuple):
    first: int
    last: int
    kind: str


def explain(
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|EVENT",
            help="The id or its first digits: of a claim, as demarche read prints it, or of an event.",
        ),
    ],
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    ledger: LedgerAddress = None,
) -> None:
    """Show how a claim was read, step by step; or why an event's claims were joined."""
    from demarche.ask import Record, View
    from demarche.export import show
    from demarche.ledger import NotHeldError, open_ledger

    with open_ledger(ledger, create=False) as held:
        check_number(known_by, held)
        try:
            found = held.claim(claim, known_by=known_by)
            page = explanation(held.report(found.report_id, known_by=known_by), found)
            for line in _review_lines(held.every_entry(), found.id):
                page.append("\n  review  ", style="dim").append(show(line))
            print_rich(page)
        except NotHeldError:
            if not claim.startswith("e"):
                raise
            view = View(None, known_by, heard_of(according_to, held), min_origins)
            _explain_event(Record(held, view), claim)


def _review_lines(every: Sequence[DatedEntry], claim: str) -> Iterator[str]:
    """What people said of a claim, those entries too that were undone; oldest first."""
    about: set[int] = set()
    for dated in every:
        entry = dated.entry
        if not (claim in (*entry.claims, entry.corrected) or entry.undone in about):
            continue
        about.add(entry.number)
        kind = f"undo of entry {entry.undone}" if entry.undone is not None else entry.kind
        line = f"entry {entry.number}: {kind} by {entry.person}, {dated.made:%Y-%m-%d %H:%M:%S}"
        line += f", {entry.note!r}" if entry.note else ""
        yield line + (f"; undone by entry {dated.undone_by}" if dated.undone_by is not None else "")


def _explain_event(record: Record, event: str) -> None:
    """Prints an event's claims, each with why it belongs there."""
    from demarche.ask import actor_of
    from demarche.ask import event as find_event
    from demarche.export import counted, event_words, rows_table
    from demarche.ledger import days

    told = find_event(record, event)

    def name(code: str) -> str:
        return actor_of(code, record.knowledge).name if code else ""

    tell(f"event {told.event.id}: {event_words(told.event, name)}, {days(told.event.interval)}")
    claims, reports = counted(told.claims, "claim"), counted(told.reports, "report")
    tell(f"{claims} in {reports} of {counted(told.origins, 'independent origin')}")
    rows = [
        {
            "claim": quote.claim.id[:8] if quote.claim else "",
            "joined_because": quote.reason,
            "report": quote.report.ref if quote.report else "",
            "published": str(quote.report.published or "") if quote.report else "",
            "quote": quote.text,
            "reviews": "; ".join(f"{entry.kind} by {entry.person}" for entry in quote.reviews),
        }
        for quote in told.quotes
    ]
    print_rich(rows_table(rows))


def explanation(report: Report, claim: Claim) -> Text:
    """A claim's sentence with its words marked, what the claim says, and how it was read."""
    from demarche.export import show

    page = _marked_sentence(report.text, claim)
    for name, value in _rows(report, claim):
        page.append(f"\n{name:>8}  ", style="dim")
        page.append(show(value))
    if claim.damaged:
        page.append("\n\nThe sentence is damaged; no claim crosses the break.", style="yellow")
    # The sentence stands above already.
    steps = [step for step in claim.steps if not step.startswith("sentence ")]
    if steps:
        page.append("\n\nhow it was read", style="bold")
    for number, step in enumerate(steps, 1):
        page.append(f"\n{number:>8}  ", style="dim")
        page.append(show(step))
    return page


def _rows(report: Report, claim: Claim) -> Iterator[tuple[str, str]]:
    from demarche.export import act_words
    from demarche.knowledge import load_knowledge

    known = load_knowledge().acts.get(claim.act.key)
    yield "claim", claim.id
    yield "report", _report_line(report)
    yield "act", f"{act_words(claim)}, {claim.act.family}" + (f": {known.meaning}" if known else "")
    for participant in claim.source:
        yield "source", _participant_line(participant)
    for participant in claim.target:
        yield "target", _participant_line(participant)
    if claim.about:
        yield "about", claim.about
    yield "time", _time_line(claim.time)
    for speaker in claim.speakers:
        yield "speaker", _speaker_line(speaker)
    if not claim.speakers:
        yield "speaker", "the report itself"
    for cause in claim.because_of:
        yield "answers", f"claim {cause.claim}, by {cause.cue!r}"
    for called in claim.called:
        distance = ", in scare quotes" * called.scare_quotes + ', "so-called"' * called.so_called
        distance += f", standing: {called.standing!r}" if called.standing else ""
        yield "called", f"{called.actor}: {called.words!r}{distance}"
    yield "rule", f"{claim.rule}, reader {claim.reader}"


def _marked_sentence(text: str, claim: Claim) -> Text:
    """The sentence with the claim's words in brackets of several kinds, so that they show without colours too."""
    from rich.text import Text

    from demarche.export import show

    start, end = claim.evidence.sentence
    page = Text()
    at = start
    marks = list(_marks(claim))
    for place, kind, opens in _edges(marks):
        page.append(show(text[at:place]), style=_style(marks, at))
        page.append(_KINDS[kind][0][not opens], style=_KINDS[kind][1])
        at = place
    page.append(show(text[at:end]) + "\n")
    kinds = [kind for kind in _KINDS if any(mark.kind == kind for mark in marks)]
    for kind in kinds:
        (opening, closing), style = _KINDS[kind]
        page.append(" " + opening + kind + closing, style=style)
    page.append("\n" if kinds else "")
    return page


def _marks(claim: Claim) -> Iterator[_Mark]:
    """The marked places of the sentence, outer before inner; of two that cross each other the first."""
    spans = [
        *((span, "act") for span in claim.evidence.spans),
        *((participant.span, "who") for participant in (*claim.source, *claim.target)),
        *((claim.time.span, "when") for _ in range(claim.time.span is not None)),
        *((speaker.span, "on whose word") for speaker in claim.speakers),
    ]
    start, end = claim.evidence.sentence
    inside = [(span, kind) for span, kind in spans if span and start <= span[0] < span[1] <= end]
    kept: list[_Mark] = []
    for (first, last), kind in sorted(set(inside), key=lambda item: (item[0][0], -item[0][1], item[1])):
        mark = _Mark(first, last, kind)
        if all(mark.last <= other.last or mark.first >= other.last for other in kept):
            kept.append(mark)
            yield mark


def _edges(marks: Sequence[_Mark]) -> list[tuple[int, str, bool]]:
    """Where marks open and close, in order: at one place inner ones close before outer ones."""
    opening = [((mark.first, 1, -mark.last, number), mark, True) for number, mark in enumerate(marks)]
    closing = [((mark.last, 0, -mark.first, -number), mark, False) for number, mark in enumerate(marks)]
    edges = sorted([*opening, *closing], key=lambda edge: edge[0])
    return [(edge[0][0], edge[1].kind, edge[2]) for edge in edges]


def _style(marks: Sequence[_Mark], at: int) -> str:
    """How the words at a place are printed: as the innermost mark around them."""
    around = [mark for mark in marks if mark.first <= at < mark.last]
    return _KINDS[min(around, key=lambda mark: mark.last - mark.first).kind][1] if around else ""


def _report_line(report: Report) -> str:
    known = (report.source, report.published.isoformat() if report.published else "undated", report.title)
    return f"{report.ref} ({', '.join(part for part in known if part)})"


def _participant_line(participant: Participant) -> str:
    actor = participant.actor
    return f"{actor.name} ({actor.id}), {participant.mention!r}, by {participant.resolution}"


def _time_line(time: Time) -> str:
    from demarche.export import day_range

    parts = [day_range(time)]
    if time.text:
        parts.append(f"{time.text!r} = {time.value}" if time.value else repr(time.text))
    parts.append(f"basis: {time.basis}")
    if time.note:
        parts.append(time.note)
    return ", ".join(parts)


def _speaker_line(speaker: Speaker) -> str:
    name = f"{speaker.actor.name} ({speaker.actor.id})" if speaker.actor else "not named"
    mention = f", {speaker.mention!r}" if speaker.mention else ""
    return f"{name}{mention}, {speaker.mode} speech, by {speaker.cue!r}".replace("view speech", "view")
