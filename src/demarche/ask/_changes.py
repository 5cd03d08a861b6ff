"""What the record learned since a time, and what that changed in the states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.ask._gathering import gathering
from demarche.ask._record import Record, ToldEvent
from demarche.ask._states import StateAnswer, states_since, with_evidence
from demarche.ask._timeline import check_limit
from demarche.ledger import EVERYBODY, NOBODY, KnownBy, Outline

LATEST = 10
"""Of how many new claims people are shown the events, where they do not say."""


@dataclass(frozen=True, slots=True)
class Change:
    """A state whose answer changed, as it was known before and as it is known now."""

    before: StateAnswer
    after: StateAnswer


@dataclass(frozen=True, slots=True)
class Changes:
    """What was learned, and the states that changed by it.

    ``touched`` are acts and pairs of actors of which claims came, went, were joined, parted or dated. ``learned`` are the
    events that the latest of the new claims tell, as far as the view hears them; ``claims`` counts all new claims.
    """

    touched: tuple[tuple[str, str, str], ...]
    states: tuple[Change, ...]
    learned: tuple[ToldEvent, ...]
    claims: int


@gathering()
def changes(record: Record, since: KnownBy, *, limit: int | None = LATEST, quotes: int = 1) -> Changes:
    """What the record learned after a time, up to the view's ``known_by``, and which states changed by it.

    Args:
        record: The record, with the day of which the states are asked.
        since: A transaction's number, the end of a day in UTC, or an instant.
        limit: Of how many of the latest new claims to give the events; None is all.
        quotes: How many claims to quote of each of these events.
    """
    check_limit(limit)
    since = record.ledger.last_number(since)
    touched = record.ledger.touched(since, known_by=record.view.known_by)
    earlier = Record(record.ledger, replace(record.view, known_by=since), record.knowledge)
    then, now = states_since(record, since, _affected(record, touched, since))
    changed = [(one, other) for one, other in zip(then, now, strict=True) if one.holds != other.holds]
    before = with_evidence(earlier, [one for one, _ in changed], quotes=1)
    after = with_evidence(record, [other for _, other in changed], quotes=1)
    new, total = record.ledger.opened(since, known_by=record.view.known_by, limit=limit)
    learned = record.told(_told_by(record, new), quotes=quotes)
    return Changes(tuple(touched), tuple(map(Change, before, after)), learned, total)


def _told_by(record: Record, claims: Sequence[str]) -> tuple[Outline, ...]:
    """The events that some claims tell, those of the first ones first."""
    place = {claim: number for number, claim in enumerate(claims)}
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in record.ledger.tellings(claims=claims, known_by=record.view.known_by):
        pairs[min(one.source, one.target), max(one.source, one.target)].add(one.act)
    if not pairs:
        return ()
    made = record.joined(pairs=pairs).only(lambda told: any(claim in place for claim in told))
    return tuple(
        sorted(
            made.outlines(), key=lambda event: (min(place.get(c, len(place)) for c in event.claims), event.id)
        )
    )


def _affected(
    record: Record, touched: list[tuple[str, str, str]], since: KnownBy
) -> list[tuple[str, str, str]]:
    """The states that may have changed: key, source, target."""
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for act, low, high in touched:
        if NOBODY in (low, high):
            continue
        for key, rule in record.knowledge.states.items():
            if act in rule.acts:
                pairs[key] |= {(low, high)} if rule.symmetric else {(low, high), (high, low)}
    for key, source, target in record.ledger.touched_baselines(since, known_by=record.view.known_by):
        pairs[key] |= _told_of(record, key, target) if source == EVERYBODY else {(source, target)}
    return [(key, *pair) for key in record.knowledge.states for pair in sorted(pairs[key])]


def _told_of(record: Record, key: str, target: str) -> set[tuple[str, str]]:
    """The pairs of which a baseline of everybody speaks and of which more is told."""
    rule = record.knowledge.states[key]
    known_by = record.view.known_by
    kinds = {*record.ledger.traces(target=target, acts=rule.acts, known_by=known_by)}
    if rule.symmetric:
        kinds |= {*record.ledger.traces(source=target, acts=rule.acts, known_by=known_by)}
    pairs = {(kind.source, kind.target) for kind in kinds}
    pairs |= {
        (b.source, b.target) for b in record.ledger.baselines(state=key, target=target, known_by=known_by)
    }
    pairs = {(low, high) for low, high in pairs if not {low, high} & {NOBODY, EVERYBODY}}
    return {(min(pair), max(pair)) for pair in pairs} if rule.symmetric else pairs
