"""What the page says of a claim, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.export._page_words import Piece, in_context, show
from demarche.model import Claim, Designation, Participant, Speaker, Time, months_between

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MODALITIES = {"intended": "planned", "demanded": "demanded", "possible": "possible"}
_BASES = {
    "expression": "",
    "narrative": "carried on from what was told before",
    "published": "the day of the report",
    "bounds": "bounded by the days the report mentions",
    "none": "no time given",
}
_MODES = {"direct": "in quotation", "indirect": "in indirect speech", "view": "as a view"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One link in the chain of those on whose word a claim rests."""

    who: str
    how: str
    cue: str


@dataclass(frozen=True, slots=True)
class Calling:
    """What an actor is called, and at what distance the speaker keeps the name."""

    who: str
    words: str
    distance: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that this one answers; ``key`` is None where that one is not on the page."""

    key: str | None
    number: int | None
    cue: str


@dataclass(frozen=True, slots=True)
class Card:
    """One claim as the page shows it; everything is words, ready to be escaped."""

    key: str
    number: int
    source: str
    act: str
    target: str
    arrow: str
    marks: tuple[str, ...]
    family: str
    when: str | None
    basis: str
    time_words: str | None
    note: str | None
    voices: tuple[Voice, ...]
    called: tuple[Calling, ...]
    about: str | None
    answers: tuple[Answer, ...]
    standing: bool
    damaged: bool
    rule: str
    claim_id: str
    evidence: str
    sentence: tuple[Piece, ...]


def cards(claims: Sequence[Claim], text: str, report_number: int) -> tuple[Card, ...]:
    """The cards of one report's claims, numbered from 1, linked to one another by what they answer."""
    numbers: dict[str, int] = {}
    for number, claim in enumerate(claims, 1):
        numbers.setdefault(claim.id, number)
    return tuple(_card(claim, text, report_number, n, numbers) for n, claim in enumerate(claims, 1))


def day(moment: date) -> str:
    """A day as English prose writes it, whatever the machine's language: ``21 February 2022``."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def interval(time: Time) -> str | None:
    """The days between which an act lies, both included, as briefly as they can be said; None where open."""
    if time.impossible:
        return "a day or hour that no calendar or clock has"
    first, last = time.earliest, time.latest
    if first and last:
        return _closed(first, last)
    if first:
        return f"on or after {day(first)}"
    if last:
        return f"on or before {day(last)}"
    return None


def _basis(time: Time) -> str:
    if not time.text:
        return _BASES[time.basis]
    return {"none": "not tied to a day", "published": "counted from the day of the report"}.get(
        time.basis, _BASES[time.basis]
    )


def _closed(first: date, last: date) -> str:
    if first == last:
        return day(first)
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    months = months_between(first, last)
    if months == 1:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if months == 12 and same_year:
        return str(first.year)
    if same_month:
        return f"{first.day}–{day(last)}"
    if same_year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _card(claim: Claim, text: str, report: int, number: int, numbers: Mapping[str, int]) -> Card:
    key = f"r{report}c{number}"
    negated = ("not",) if claim.polarity == "negated" else ()
    modality = (_MODALITIES[claim.modality],) if claim.modality in _MODALITIES else ()
    return Card(
        key=key,
        number=number,
        source=_joined(claim.source),
        act=claim.act.key.replace("_", " "),
        target=_joined(claim.target),
        arrow="↔" if claim.act.symmetric else "→",
        marks=(*negated, *modality),
        family=claim.act.family,
        when=interval(claim.time),
        basis=_basis(claim.time),
        time_words=show(claim.time.text) if claim.time.text else None,
        note=show(claim.time.note) if claim.time.note else None,
        voices=tuple(_voice(speaker) for speaker in claim.speakers),
        called=_callings(claim),
        about=show(claim.about) if claim.about else None,
        answers=tuple(_answer(cause.claim, cause.cue, report, numbers) for cause in claim.because_of),
        standing=claim.standing,
        damaged=claim.damaged,
        rule=show(claim.rule),
        claim_id=claim.id,
        evidence=show(claim.evidence.text),
        sentence=in_context(text, claim, key),
    )


def _joined(participants: Sequence[Participant]) -> str:
    return _listed(list(dict.fromkeys(show(participant.actor.title) for participant in participants)))


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _voice(speaker: Speaker) -> Voice:
    who = speaker.actor.title if speaker.actor else speaker.mention or "somebody not named"
    return Voice(show(who), _MODES[speaker.mode], show(speaker.cue))


def _callings(claim: Claim) -> tuple[Calling, ...]:
    """What the actors are called; those of one name ("die beiden Republiken") together."""
    names = {p.actor.id: p.actor.title for p in (*claim.source, *claim.target)}
    called: dict[tuple[str, str], list[str]] = {}
    for designation in claim.called:
        who = show(names.get(designation.actor, designation.actor))
        called.setdefault((show(designation.words), _distance(designation)), []).append(who)
    return tuple(
        Calling(_listed(list(dict.fromkeys(who))), words, distance)
        for (words, distance), who in called.items()
    )


def _distance(designation: Designation) -> str:
    distance = (
        *(["in scare quotes"] if designation.scare_quotes else []),
        *(["as “so-called”"] if designation.so_called else []),
        *([f"with its standing: “{show(designation.standing)}”"] if designation.standing else []),
    )
    return " and ".join(distance)


def _answer(claim: str, cue: str, report: int, numbers: Mapping[str, int]) -> Answer:
    number = numbers.get(claim)
    return Answer(f"r{report}c{number}" if number else None, number, show(cue))
