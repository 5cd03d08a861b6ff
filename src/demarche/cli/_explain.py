from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._options import LedgerAddress
from demarche.cli._output import print_rich
from demarche.model import Cause, Claim, Participant, Report, Span, Speaker, Time

if TYPE_CHECKING:
    from rich.text import Text

EXAMPLE = "Example: demarche explain c1f04a"


def explain(
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", help="The claim's id or its first digits, as demarche read prints them."
        ),
    ],
    ledger: LedgerAddress = None,
) -> None:
    """Show how a claim was read: its sentence, rule, actors, time and speakers, step by step."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        found = held.claim(claim)
        report = held.report(found.report_id)
    print_rich(_page(report, found))


def _page(report: Report, claim: Claim) -> Text:

    from demarche.export import act_words, show

    rows: list[tuple[str, str]] = [("claim", claim.id), ("report", _report_line(report))]
    rows.append(("act", f"{act_words(claim)}, {claim.act.family}"))
    rows += [("source", _participant_line(participant)) for participant in claim.source]
    rows += [("target", _participant_line(participant)) for participant in claim.target]
    if claim.about:
        rows.append(("about", claim.about))
    rows.append(("time", _time_line(claim.time)))
    rows += [("speaker", _speaker_line(speaker)) for speaker in claim.speakers] or [
        ("speaker", "the report itself")
    ]
    rows += [("answers", _cause_line(cause)) for cause in claim.because_of]
    for called in claim.called:
        distance = ", in scare quotes" * called.scare_quotes + ', "so-called"' * called.so_called
        distance += f", standing: {called.standing!r}" if called.standing else ""
        rows.append(("called", f"{called.actor}: {called.words!r}{distance}"))
    rows += [("rule", claim.rule), ("reader", claim.reader)]
    rows += [("step", f"{number}. {step}") for number, step in enumerate(claim.steps, 1)]
    page = _marked_sentence(report.text, claim)
    for name, value in rows:
        page.append(f"\n{name:>8}  ", style="dim")
        page.append(show(value))
    if claim.damaged:
        page.append("\n The sentence is damaged; no claim crosses the break.", style="yellow")
    return page


def _marked_sentence(text: str, claim: Claim) -> Text:
    """The sentence with the act's words in brackets, so that they show without colours too."""
    from rich.text import Text

    from demarche.export import show

    start, end = claim.evidence.sentence
    page = Text()
    at = start
    for first, last in _within(claim.evidence.spans, start, end):
        page.append(show(text[at:first]))
        page.append(f"[{show(text[first:last])}]", style="bold reverse")
        at = last
    page.append(show(text[at:end]) + "\n")
    return page


def _within(spans: tuple[Span, ...], start: int, end: int) -> list[Span]:
    """The spans inside a sentence, in order, none overlapping another."""
    kept: list[Span] = []
    for first, last in sorted(spans):
        if start <= first < last <= end and (not kept or first >= kept[-1][1]):
            kept.append((first, last))
    return kept


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


def _cause_line(cause: Cause) -> str:
    return f"claim {cause.claim}, by {cause.cue!r}"
