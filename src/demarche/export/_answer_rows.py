"""Answers as flat rows, for tables and spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.export._answers import Namer, counted, event_days, event_words, spoken
from demarche.export._rows import Row

if TYPE_CHECKING:
    from demarche.ask import Change, Dispute, Dossier, Naming, Quote, StateAnswer, ToldEvent, Voice
    from demarche.ledger import Entry
_SIDES = {"disputed": ("one side", "other side"), "unknown": ("leaves it open", "leaves it open")}
"""What the events of an answer speak for where it is neither yes nor no."""


def state_row(answer: StateAnswer, name: Namer) -> Row:
    """One answer of a list: whether it holds, why, and the best word for it and against it."""
    state = answer.state
    return {
        "answer": state.holds,
        "source": name(state.source),
        "state": state.rule,
        "target": name(state.target),
        "on": state.day.isoformat(),
        "because": state.reason,
        **_both_sides(answer, name),
    }


def evidence_rows(answer: StateAnswer, name: Namer) -> list[Row]:
    """What one answer rests on, and what speaks against it: an event a row."""
    sides = _SIDES.get(answer.holds) or (f"for {answer.holds}", f"against {answer.holds}")
    return [
        {"speaks": side, **event_row(told, name)}
        for side, events in zip(sides, (answer.deciding, answer.against), strict=True)
        for told in events
    ]


def event_row(told: ToldEvent, name: Namer) -> Row:
    """An event: when, what, and what it rests on."""
    event = told.event
    return {
        "when": event_days(event),
        "what": event_words(event, name),
        **_resting(told, name),
        "event": event.id,
    }


def dispute_row(dispute: Dispute, name: Namer) -> Row:
    """Two events that speak against each other, side by side."""
    sides: Row = {}
    for side, told in (("one", dispute.one), ("other", dispute.other)):
        sides |= _side(side, told, name)
    return {"kind": dispute.kind, **sides}


def naming_row(naming: Naming, name: Namer) -> Row:
    """What a speaker calls an actor, and how often."""
    return {
        "name": naming.name,
        "called_so_by": _voice(naming.speaker, name),
        "times": str(naming.times),
        "scare_quotes": str(naming.scare_quotes or ""),
        "so_called": str(naming.so_called or ""),
        "in": ", ".join(naming.publishers),
        "quote": _quoted(naming.example),
    }


def voice_row(voice: Voice, name: Namer) -> Row:
    """How much rests on a speaker's word."""
    return {
        "on_the_word_of": _voice(voice.speaker, name),
        "share": f"{voice.share:.0%}",
        "claims": str(voice.claims),
        "reports": str(voice.reports),
        "tells_most": ", ".join(f"{act} {number}" for act, number in voice.acts),
        "quote": _quoted(voice.example),
    }


def change_row(change: Change, name: Namer) -> Row:
    """A state before and after, and what it rests on now and what speaks against it."""
    state = change.after.state
    return {
        "state": state.rule,
        "source": name(state.source),
        "target": name(state.target),
        "on": state.day.isoformat(),
        "was": change.before.holds,
        "is": change.after.holds,
        "because": state.reason,
        **_both_sides(change.after, name),
    }


def learned_row(told: ToldEvent, name: Namer) -> Row:
    """An event that was learned, in the columns of a state that changed."""
    event = told.event
    return {
        "state": "",
        "source": name(event.source) if event.source else "",
        "target": name(event.target) if event.target else "",
        "on": event_days(event),
        "was": "",
        "is": "learned",
        "because": event_words(event, name),
        **_resting(told, name),
        "event": event.id,
        **_side("against", None, name),
    }


def dossier_rows(found: Dossier, name: Namer) -> list[Row]:
    """All parts of a dossier in one sheet, a line each; ``part`` says what the line is."""

    lines = []
    for answer in found.states:
        state, told = answer.state, next(iter(answer.deciding), None)
        what = f"{state.rule}, {name(state.source)} and {name(state.target)}: {state.holds}, {state.reason}"
        lines.append(_line("state", state.day.isoformat(), what, _resting(told, name), _id(told)))
        lines += [_told_line("against the state", against, name) for against in answer.against]
    lines += [_told_line("event", told, name) for told in found.events]
    for dispute in found.disputes:
        lines.append(_told_line(dispute.kind, dispute.one, name))
        lines.append(_told_line("against it", dispute.other, name))
    for code, given in found.names:
        for naming in given:
            what = f"{name(code)} is called {naming.name!r}, {counted(naming.times, 'time')}"
            lines.append(_line("name", "", what, _example(naming.speaker, naming.example, name)))
    for voice in found.voices:
        what = f"{voice.share:.0%} of the claims, {voice.claims} in {counted(voice.reports, 'report')}"
        lines.append(_line("speaker", "", what, _example(voice.speaker, voice.example, name)))
    return lines


def _told_line(part: str, told: ToldEvent, name: Namer) -> Row:
    return _line(part, event_days(told.event), event_words(told.event, name), _resting(told, name), _id(told))


def _line(part: str, when: str, what: str, resting: Row, event: str = "") -> Row:
    return {"part": part, "when": when, "what": what, **resting, "event": event}


def _example(speaker: str, quote: Quote, name: Namer) -> Row:
    return {
        **_resting(None, name),
        "on_the_word_of": _voice(speaker, name),
        "origins": "",
        "quote": _quoted(quote),
        "report": _report(quote),
    }


def review_row(entry: Entry) -> Row:
    """A reviewer's entry."""
    return {
        "entry": str(entry.number),
        "kind": entry.kind,
        "person": entry.person,
        "note": entry.note,
        "claims": " ".join(claim[:8] for claim in entry.claims),
        "becomes": (entry.corrected or "")[:8],
        "undoes": str(entry.undone or ""),
    }


def _both_sides(answer: StateAnswer, name: Namer) -> Row:
    """The first event that an answer rests on, and the first that speaks against it."""
    told, against = next(iter(answer.deciding), None), next(iter(answer.against), None)
    more = f", and {len(answer.against) - 1} more" if len(answer.against) > 1 else ""
    return {**_resting(told, name), "event": _id(told), **_side("against", against, name, more)}


def _side(side: str, told: ToldEvent | None, name: Namer, more: str = "") -> Row:
    """An event in columns named after the side that it is on."""
    resting = _resting(told, name)
    return {
        side: f"{event_words(told.event, name)}, {event_days(told.event)}{more}" if told else "",
        f"{side}_on_the_word_of": resting["on_the_word_of"],
        f"{side}_origins": resting["origins"] if told else "",
        f"{side}_quote": resting["quote"],
        f"{side}_report": resting["report"],
        f"{side}_event": _id(told),
    }


def _id(told: ToldEvent | None) -> str:
    return told.event.id if told else ""


def _resting(told: ToldEvent | None, name: Namer) -> Row:
    """What an event rests on: whose word, how many origins, which basis its time has, words and report."""
    first = next(iter(told.quotes), None) if told else None
    return {
        "on_the_word_of": _whose(told, name),
        "origins": f"{told.origins} of {told.reports}"
        if told and told.reports
        else str(told.origins if told else 0),
        "time_by": told.basis if told else "",
        "quote": _quoted(first),
        "report": _report(first),
        "reviews": "; ".join(
            f"{entry.kind} by {entry.person}"
            for quote in (told.quotes if told else ())
            for entry in quote.reviews
        ),
    }


def _whose(told: ToldEvent | None, name: Namer) -> str:
    if told is None:
        return ""
    return spoken(told.speakers, name) if told.speakers else "a baseline"


def _quoted(quote: Quote | None) -> str:
    return quote.text if quote else ""


def _report(quote: Quote | None) -> str:
    if quote is None or quote.report is None:
        return ""
    report = quote.report
    day = f", {report.published}" if report.published else ""
    return f"{report.ref}{day}"


def _voice(code: str, name: Namer) -> str:
    from demarche.ask import OWN_VOICE, UNNAMED

    return {OWN_VOICE: "the report", UNNAMED: "somebody"}.get(code) or name(code)
