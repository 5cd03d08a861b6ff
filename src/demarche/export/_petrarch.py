"""Claims as PETRARCH writes events: date, source, target, CAMEO code and id, set apart by tabs.

An event is what somebody did to somebody. So claims that say what did not happen, what may happen or what somebody wants
done are left out, and those that miss either side. Where a verb of the sentence makes a claim, acts told by a noun in it
("condemned *an attack*") are left out as well: PETRARCH codes verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, permutations, product
from typing import TextIO

from demarche.export._actor_codes import ActorCodes
from demarche.model import Claim, Report

_BOTH_WAYS = "consultation"
"""The family whose events are always written from both sides; others are if their parties act together."""

_MUTUAL = frozenset(("accuse", "attack", "downgrade_relations", "release", "sever_relations"))
"""Acts that two do to each other where nobody else is named ("Peru and Chile *fought* a war")."""

_VISIT, _HOST = "042", "043"
Event = tuple[str, str, str]
"""Source, target and CAMEO code."""


def write_petrarch(entries: Iterable[tuple[Report, Claim]], out: TextIO) -> None:
    """Writes the events of claims, a line each; the claims of one report follow one another.

    Args:
        entries: Claims with their reports.
        out: Where to write.

    Raises:
        KnowledgeError: The codes of actors, or the words for roles, are wrong.
    """
    for _, listed in groupby(entries, key=lambda entry: (entry[0].ref, entry[0].id)):
        told = list(listed)
        report = told[0][0]
        day = f"{report.published:%Y%m%d}" if report.published else ""
        for source, target, code in events(report, [claim for _, claim in told]):
            out.write(f"{day}\t{source}\t{target}\t{code}\t{' '.join(report.ref.split())}\n")


def events(report: Report, claims: Sequence[Claim]) -> Iterator[Event]:
    """The events of one report's claims, each once, in the order of the claims."""
    codes = ActorCodes(report)
    seen: set[Event] = set()
    for claim in _coded(claims):
        sources, targets = (codes.of(side) for side in (claim.source, claim.target))
        for event in _events(claim, sources, targets):
            if event not in seen and event[0] != event[1]:
                seen.add(event)
                yield event


def _coded(claims: Sequence[Claim]) -> Iterator[Claim]:
    told = [
        claim for claim in claims if claim.polarity == "affirmed" and claim.modality in ("actual", "intended")
    ]
    verbal = {
        claim.evidence.sentence for claim in told if not _by_noun(claim) and claim.source and claim.target
    }
    for claim in told:
        if not _by_noun(claim) or claim.evidence.sentence not in verbal:
            yield claim


def _by_noun(claim: Claim) -> bool:
    return any(step.startswith("noun: ") for step in claim.steps)


def _events(claim: Claim, sources: Sequence[str], targets: Sequence[str]) -> Iterator[Event]:
    code = claim.act.cameo
    if not targets and (claim.act.symmetric or claim.act.key in _MUTUAL):
        yield from ((one, other, code) for one, other in permutations(sources, 2))
    for source, target in product(sources, targets):
        if claim.act.family == _BOTH_WAYS and claim.act.symmetric:
            yield from ((source, target, code), (target, source, code))
        elif code in (_VISIT, _HOST):
            yield from ((source, target, code), (target, source, _HOST if code == _VISIT else _VISIT))
        else:
            yield source, target, code
