"""Claims as events are made of them: one act, one source, one target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from demarche.knowledge import load_knowledge
from demarche.model import Claim, Interval, Modality, Polarity

NOBODY = ""
"""Stands for the source or target where the claim names none."""


class Kind(NamedTuple):
    """What tellings of one event have in common, beside their time."""

    act: str
    source: str
    target: str
    polarity: Polarity
    modality: Modality
    standing: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim's word on one pair of actors.

    ``source`` and ``target`` are codes; of a symmetric act the pair is in alphabetical order. ``earliest`` and
    ``latest`` are days, both included, None where open. ``speakers`` are codes, outermost first, "" for one not known;
    ``published`` is the report's day. ``standing`` marks what holds rather than what was done.
    """

    claim: str
    report: str
    act: str
    source: str
    target: str
    earliest: date | None
    latest: date | None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    speakers: tuple[str, ...] = ()
    published: date | None = None
    standing: bool = False

    @property
    def interval(self) -> Interval:
        """The days in which it was so; what stands and is told without any time stands on the report's day."""
        undated = self.earliest is None and self.latest is None and self.stands
        return Interval.of_days(self.earliest, self.published if undated else self.latest)

    @property
    def stands(self) -> bool:
        """Whether it tells how things are; see ``stands``."""
        return stands(self.act, self.polarity, self.modality, self.standing)

    @property
    def kind(self) -> Kind:
        """What it has in common with the others of its event."""
        return Kind(self.act, self.source, self.target, self.polarity, self.modality, self.standing)


@cache
def stands(act: str, polarity: Polarity, modality: Modality, standing: bool) -> bool:
    """Whether a telling says how things are: what holds, what is not done, and what is refused."""
    if modality != "actual":
        return False
    return (
        standing or polarity == "negated" or any(act in r.against for r in load_knowledge().states.values())
    )


def dyads(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The pairs of actors' codes that a claim tells of, each once, in a fixed order.

    Each source goes with each target. Parties named together to a symmetric act go with each other, and a pair of such an
    act is in alphabetical order, so that it is the same whoever is named first.
    """
    sources = sorted({participant.actor.code for participant in claim.source})
    targets = sorted({participant.actor.code for participant in claim.target})
    if claim.act.symmetric:
        return tuple(sorted(set(_unordered(sources, targets))))
    return tuple(
        (source, target)
        for source in sources or [NOBODY]
        for target in targets or [NOBODY]
        if source != target or source == NOBODY
    )


def tellings(claim: Claim, published: date | None) -> Iterator[Telling]:
    """What a claim tells, pair by pair.

    Args:
        claim: The claim.
        published: The day of its report, if known.
    """
    speakers = tuple(speaker.actor.code if speaker.actor else "" for speaker in claim.speakers)
    for source, target in dyads(claim):
        yield Telling(
            claim=claim.id,
            report=claim.report_id,
            act=claim.act.key,
            source=source,
            target=target,
            earliest=claim.time.earliest,
            latest=claim.time.latest,
            polarity=claim.polarity,
            modality=claim.modality,
            speakers=speakers,
            published=published,
            standing=claim.standing,
        )


def _unordered(sources: list[str], targets: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a symmetric act: of parties named together where no other side is named."""
    if not targets and len(sources) > 1:
        yield from combinations(sources, 2)
        return
    for source in sources or [NOBODY]:
        for target in targets or [NOBODY]:
            if source != target or source == NOBODY:
                yield (source, target) if source < target else (target, source)
