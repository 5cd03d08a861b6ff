"""Who calls an actor what, and on whose word what is told of it rests."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from demarche.ask._record import Quote, Record
from demarche.model import Claim, Designation, Report

OWN_VOICE = ""
"""Stands for the report's own voice."""

UNNAMED = "?"
"""Stands for a speaker that the report does not name."""

_ARTICLE = re.compile(r"^(?:der|die|das|den|dem|des|the|ein|eine|einer|einem|einen|eines|an?)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Naming:
    """One name that one speaker gives an actor.

    ``speaker`` is a code, ``OWN_VOICE`` or ``UNNAMED``; ``publishers`` are those in whose reports it stands so;
    ``scare_quotes`` and ``so_called`` count how often the speaker keeps a distance so.
    """

    name: str
    speaker: str
    times: int
    scare_quotes: int
    so_called: int
    publishers: tuple[str, ...]
    example: Quote


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and how much of what is told of an actor rests on its word: claims, reports, and the acts most told."""

    speaker: str
    claims: int
    reports: int
    share: float
    acts: tuple[tuple[str, int], ...]
    example: Quote


def names(record: Record, actor: str, *, on: date | None = None) -> tuple[Naming, ...]:
    """What an actor is called, and by whom; the most usual first.

    A name counts once a claim; articles before it are left out.

    Args:
        record: The record.
        actor: Its code.
        on: Only in claims of what may have been so on this day.
    """
    found: dict[tuple[str, str], list[tuple[Claim, Designation]]] = defaultdict(list)
    claims = _claims_about(record, actor, on)
    for claim in claims:
        for called in claim.called:
            if called.actor == actor:
                found[_ARTICLE.sub("", called.words), _speaker(claim)].append((claim, called))
    reports = record.ledger.reports_of({c.report_id for c in claims}, known_by=record.view.known_by)
    namings = [
        Naming(
            name=name,
            speaker=speaker,
            times=len(given),
            scare_quotes=sum(called.scare_quotes for _, called in given),
            so_called=sum(called.so_called for _, called in given),
            publishers=_publishers(reports, given),
            example=Quote("called so", given[0][0], reports.get(given[0][0].report_id)),
        )
        for (name, speaker), given in found.items()
    ]
    return tuple(sorted(namings, key=lambda n: (-n.times, n.name, n.speaker)))


def voices(record: Record, actor: str, *, on: date | None = None) -> tuple[Voice, ...]:
    """On whose word the claims about an actor rest, the outermost speaker's; the most heard first.

    Args:
        record: The record.
        actor: Its code.
        on: Only claims of what may have been so on this day.
    """
    claims = _claims_about(record, actor, on)
    spoken: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        first = claim.speakers[0] if claim.speakers else None
        spoken[_code(first.actor.code if first and first.actor else None, first is None)].append(claim)
    reports = record.ledger.reports_of({c.report_id for c in claims}, known_by=record.view.known_by)
    found = [
        Voice(
            speaker=speaker,
            claims=len(said),
            reports=len({claim.report_id for claim in said}),
            share=len(said) / len(claims),
            acts=tuple(Counter(claim.act.key for claim in said).most_common(3)),
            example=Quote("on this word", said[0], reports.get(said[0].report_id)),
        )
        for speaker, said in spoken.items()
    ]
    return tuple(sorted(found, key=lambda voice: (-voice.claims, voice.speaker)))


def _claims_about(record: Record, actor: str, on: date | None) -> list[Claim]:
    """The claims of the events in which an actor acts or is acted on, in order of their ids."""
    told = record.joined_of(actor).within(on, on).claims()
    claims = record.ledger.claims_of(told, known_by=record.view.known_by)
    return [claims[key] for key in sorted(claims)]


def _speaker(claim: Claim) -> str:
    last = claim.speakers[-1] if claim.speakers else None
    return _code(last.actor.code if last and last.actor else None, last is None)


def _code(code: str | None, own: bool) -> str:
    return OWN_VOICE if own else (code or UNNAMED)


def _publishers(reports: dict[str, Report], given: list[tuple[Claim, Designation]]) -> tuple[str, ...]:
    def sources() -> Iterator[str]:
        for claim, _ in given:
            report = reports.get(claim.report_id)
            if report is not None and report.source:
                yield report.source

    return tuple(sorted(set(sources())))
