"""Each distinct act once a report: the same act told twice is one claim, unless another speaker tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from demarche.model import Claim, Participant, Time
from demarche.reading._frames_match import Match


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the match it was made of."""

    claim: Claim
    match: Match


def once(told: Iterable[Told], *, headline: bool = False) -> tuple[list[Told], dict[str, str]]:
    """Merge repetitions.

    Args:
        told: Claims in the order of their words.
        headline: Whether the first sentence is one: it leaves out on whose word an act rests that the text tells again.

    Returns:
        What is left, in order, and for each claim that went the id of the one it went into (before merging).
    """
    kept: list[Told] = []
    into: dict[str, str] = {}
    for item in told:
        place = next((i for i, other in enumerate(kept) if _same(other.claim, item.claim)), None)
        if place is None:
            place = next((i for i, other in enumerate(kept) if headline and _headed(other, item)), None)
            if place is not None:
                kept[place] = replace(
                    kept[place], claim=replace(kept[place].claim, speakers=item.claim.speakers)
                )
        if place is None:
            kept.append(item)
            continue
        into[item.claim.id] = kept[place].claim.id
        kept[place] = Told(_merged(kept[place].claim, item.claim), kept[place].match)
    return kept, into


def _same(one: Claim, other: Claim) -> bool:
    return (
        one.act.key == other.act.key
        and one.polarity == other.polarity
        and one.modality == other.modality
        and one.standing == other.standing
        and _voice(one) == _voice(other)
        and _compatible(one, other)
        and _times_meet(one.time, other.time)
    )


def _headed(one: Told, other: Told) -> bool:
    """Whether the first is a headline's telling of what the second tells on somebody's word."""
    if one.match.site.sentence.index > 0 or other.match.site.sentence.index == 0 or one.claim.speakers:
        return False
    return _same(one.claim, replace(other.claim, speakers=()))


def _voice(claim: Claim) -> str:
    """The code of the innermost speaker; empty for the report itself and for speakers whom nobody knows."""
    actor = claim.speakers[-1].actor if claim.speakers else None
    return actor.code if actor is not None else ""


def _codes(side: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(participant.actor.code for participant in side)


def _compatible(one: Claim, other: Claim) -> bool:
    sides = [(_codes(one.source), _codes(other.source)), (_codes(one.target), _codes(other.target))]
    if one.act.symmetric:
        everybody, others = sides[0][0] | sides[1][0], sides[0][1] | sides[1][1]
        return everybody <= others or others <= everybody
    return all(a <= b or b <= a for a, b in sides)


def _times_meet(one: Time, other: Time) -> bool:
    if one.basis != "expression" or other.basis != "expression":
        return True
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return False
    return not (other.latest is not None and one.earliest is not None and other.latest < one.earliest)


def _merged(first: Claim, second: Claim) -> Claim:
    source = first.source if len(_codes(first.source)) >= len(_codes(second.source)) else second.source
    target = first.target if len(_codes(first.target)) >= len(_codes(second.target)) else second.target
    if first.act.symmetric and not (_codes(first.target) or _codes(second.target)):
        target = first.target
    target = tuple(p for p in target if p.actor.code not in _codes(source))
    time = second.time if _narrower(second.time, first.time) else first.time
    spans = tuple(sorted({*first.evidence.spans, *second.evidence.spans}))
    steps = (*first.steps, f"told again: {second.evidence.text!r} at {spans[-1][0]}")
    called = tuple(dict.fromkeys((*first.called, *second.called)))
    return replace(first, source=source, target=target, time=time, called=called, steps=steps)


def _narrower(one: Time, other: Time) -> bool:
    order = {"none": 0, "bounds": 1, "published": 2, "narrative": 3, "expression": 4}
    return order[one.basis] > order[other.basis]
