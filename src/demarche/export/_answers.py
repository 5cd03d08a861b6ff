"""Answers as JSON objects, whole, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from demarche.ask import Change, Dispute, Dossier, Naming, Quote, StateAnswer, ToldEvent, Voice
    from demarche.ledger import Entry, Event

Namer = Callable[[str], str]
"""From an actor's code to the name that people know it by."""

Json = dict[str, Any]


def state_record(answer: StateAnswer, name: Namer) -> Json:
    """Whether a state holds, with the events that decide it and those that speak against."""
    state = answer.state
    return {
        "state": state.rule,
        "source": _actor(state.source, name),
        "target": _actor(state.target, name),
        "day": state.day.isoformat(),
        "holds": state.holds,
        "reason": state.reason,
        "origins": answer.origins,
        "deciding": [event_record(told, name) for told in answer.deciding],
        "against": [event_record(told, name) for told in answer.against],
    }


def event_record(told: ToldEvent, name: Namer) -> Json:
    """An event with counts of claims, reports and independent origins, on whose word, and quotes."""
    event = told.event
    return {
        "event": event.id,
        "act": event.act,
        "source": _actor(event.source, name),
        "target": _actor(event.target, name),
        "polarity": event.polarity,
        "modality": event.modality,
        "standing": event.standing,
        "earliest": _day(event.interval.first_day),
        "latest": _day(event.interval.last_day),
        "basis": told.basis,
        "claims": told.claims,
        "reports": told.reports,
        "origins": told.origins,
        "speakers": list(told.speakers),
        "quotes": [quote_record(quote) for quote in told.quotes],
    }


def quote_record(quote: Quote) -> Json:
    """A claim behind an answer: its report, its words, why it belongs there, what people said of it."""
    if quote.baseline is not None:
        baseline = quote.baseline
        return {
            "baseline": baseline.id,
            "provenance": baseline.provenance,
            "as_of": _day(baseline.as_of),
            "quote": quote.text,
            "reason": quote.reason,
        }
    claim, report = quote.claim, quote.report
    return {
        "claim": claim.id if claim else None,
        "report": report.ref if report else None,
        "publisher": report.source if report else None,
        "published": _day(report.published) if report else None,
        "quote": quote.text,
        "evidence": claim.evidence.text if claim else None,
        "speakers": [s.actor.code if s.actor else None for s in claim.speakers] if claim else [],
        "reader": claim.reader if claim else None,
        "reason": quote.reason,
        "because_of": [
            {"claim": cause.id, "act": cause.act.key, "evidence": cause.evidence.text}
            for cause in quote.causes
        ],
        "reviews": [review_record(entry) for entry in quote.reviews],
    }


def review_record(entry: Entry) -> Json:
    """What a person said of claims."""
    return {
        "entry": entry.number,
        "kind": entry.kind,
        "person": entry.person,
        "note": entry.note,
        "claims": list(entry.claims),
        "corrected": entry.corrected,
        "undone": entry.undone,
        "transaction": entry.transaction,
    }


def dispute_record(dispute: Dispute, name: Namer) -> Json:
    """Two events that speak against each other."""
    return {
        "kind": dispute.kind,
        "one": event_record(dispute.one, name),
        "other": event_record(dispute.other, name),
    }


def naming_record(naming: Naming, name: Namer) -> Json:
    """What a speaker calls an actor."""
    return {
        "name": naming.name,
        "speaker": _actor(naming.speaker, name),
        "times": naming.times,
        "scare_quotes": naming.scare_quotes,
        "so_called": naming.so_called,
        "publishers": list(naming.publishers),
        "example": quote_record(naming.example),
    }


def voice_record(voice: Voice, name: Namer) -> Json:
    """How much of what is told of an actor rests on one speaker's word."""
    return {
        "speaker": _actor(voice.speaker, name),
        "claims": voice.claims,
        "reports": voice.reports,
        "share": round(voice.share, 4),
        "acts": dict(voice.acts),
        "example": quote_record(voice.example),
    }


def change_record(change: Change, name: Namer) -> Json:
    """A state before and after."""
    return {"before": state_record(change.before, name), "after": state_record(change.after, name)}


def dossier_record(found: Dossier, name: Namer) -> Json:
    """Everything on an actor or a pair."""
    return {
        "actor": _actor(found.actor, name),
        "other": _actor(found.other, name) if found.other else None,
        "states": [state_record(answer, name) for answer in found.states],
        "events": [event_record(told, name) for told in found.events],
        "total_events": found.total_events,
        "disputes": [dispute_record(dispute, name) for dispute in found.disputes],
        "total_disputes": found.total_disputes,
        "names": {code: [naming_record(n, name) for n in given] for code, given in found.names},
        "speakers": [voice_record(voice, name) for voice in found.voices],
    }


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the singular of one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def event_words(event: Event, name: Namer) -> str:
    """An event in a line: who, what, to whom."""
    limits: list[str] = [] if event.modality == "actual" else [event.modality]
    if event.standing:
        limits.append("holds")
    act = f"not {event.act}" if event.polarity == "negated" else event.act
    words = f"{act} ({', '.join(limits)})" if limits else act
    return f"{name(event.source) or '–'} {words} {name(event.target) or '–'}"


def event_days(event: Event) -> str:
    """When an event was: a day, or the first and last one."""
    # Not above: the ledger takes half a second to load, and whoever exports claims does without.
    from demarche.ledger import days

    return days(event.interval)


def spoken(speakers: Sequence[str], name: Namer) -> str:
    """On whose word something is told, for people; of several levels the one nearest to the act first."""
    return "; ".join(
        ", as told by ".join(name(code) for code in reversed(voice.split(" > "))) if voice else "the report"
        for voice in speakers
    )


def _actor(code: str, name: Namer) -> Json | None:
    return {"code": code, "name": name(code)} if code else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
