"""Who calls an actor what, and on whose word what is told of it rests."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from demarche.ask._record import Quote, Record
from demarche.ledger import Telling
from demarche.model import Designation

OWN_VOICE = ""
"""Stands for the report's own voice."""

UNNAMED = "?"
"""Stands for a speaker that the report does not name."""

_ARTICLE = re.compile(r"^(?:der|die|das|den|dem|des|the|ein|eine|einer|einem|einen|eines|an?)\s+", re.I)

_QUOTATION_MARK = re.compile('[„“”"»«]')


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

    A name counts once a claim; articles before it are left out, and quotation marks that have no other half in it.

    Args:
        record: The record.
        actor: Its code.
        on: Only in claims of what may have been so on this day.
    """
    told = record.told_of(actor, on)
    called = record.ledger.designations([one.claim for one in told], known_by=record.view.known_by)
    found: dict[tuple[str, str], list[tuple[Telling, Designation]]] = defaultdict(list)
    for one in told:
        speaker = (one.speakers[-1] or UNNAMED) if one.speakers else OWN_VOICE
        for designation in called[one.claim]:
            if designation.actor == actor:
                given = found[_name(designation.words), speaker]
                if given and given[-1][0].claim == one.claim:
                    designation = _of_both(given.pop()[1], designation)
                given.append((one, designation))
    publishers = record.ledger.publishers(
        {one.report for given in found.values() for one, _ in given}, known_by=record.view.known_by
    )
    examples = _examples(record, "called so", [given[0][0].claim for given in found.values()])
    namings = [
        Naming(
            name=name,
            speaker=speaker,
            times=len(given),
            scare_quotes=sum(designation.scare_quotes for _, designation in given),
            so_called=sum(designation.so_called for _, designation in given),
            publishers=tuple(sorted({name for one, _ in given for name in publishers.get(one.report, ())})),
            example=examples[given[0][0].claim],
        )
        for (name, speaker), given in found.items()
    ]
    return tuple(sorted(namings, key=lambda n: (-n.times, n.name, n.speaker)))


def _of_both(one: Designation, other: Designation) -> Designation:
    """The same name twice in one claim: at a distance if it is so once."""
    return replace(
        one,
        scare_quotes=one.scare_quotes or other.scare_quotes,
        so_called=one.so_called or other.so_called,
    )


def voices(record: Record, actor: str, *, on: date | None = None) -> tuple[Voice, ...]:
    """On whose word the claims about an actor rest, the outermost speaker's; the most heard first.

    Args:
        record: The record.
        actor: Its code.
        on: Only claims of what may have been so on this day.
    """
    told = record.told_of(actor, on)
    spoken: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        spoken[(one.speakers[0] or UNNAMED) if one.speakers else OWN_VOICE].append(one)
    examples = _examples(record, "on this word", [said[0].claim for said in spoken.values()])
    found = [
        Voice(
            speaker=speaker,
            claims=len(said),
            reports=len({one.report for one in said}),
            share=len(said) / len(told),
            acts=tuple(Counter(one.act for one in said).most_common(3)),
            example=examples[said[0].claim],
        )
        for speaker, said in spoken.items()
    ]
    return tuple(sorted(found, key=lambda voice: (-voice.claims, voice.speaker)))


def _name(words: str) -> str:
    if len(_QUOTATION_MARK.findall(words)) % 2:
        words = _QUOTATION_MARK.sub("", words)
    return _ARTICLE.sub("", words)


def _examples(record: Record, reason: str, ids: Sequence[str]) -> dict[str, Quote]:
    """Quotes of claims by their ids."""
    claims = record.ledger.claims_of(ids, known_by=record.view.known_by)
    reports = record.reports_of({claim.report_id for claim in claims.values()})
    return {key: Quote(reason, claim, reports.get(claim.report_id)) for key, claim in claims.items()}
