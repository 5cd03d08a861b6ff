"""Everything on one actor or a pair of actors."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.ask._disputes import Dispute, disputes_of, lasting_acts, opposed, sides_of
from demarche.ask._gathering import gathering
from demarche.ask._names import Naming, Voice, names, voices
from demarche.ask._record import Record, ToldEvent
from demarche.ask._states import StateAnswer, answers_of, evidence_of, states_among, states_of
from demarche.ask._timeline import check_limit
from demarche.ledger import Joined, State


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the record has on an actor, or on two and what is between them.

    ``states`` are those of which something is known. ``events`` and ``disputes`` are the latest first, and of
    ``total_events`` and ``total_disputes`` in all: more than these where a limit was set.
    """

    actor: str
    other: str | None
    states: tuple[StateAnswer, ...]
    events: tuple[ToldEvent, ...]
    total_events: int
    disputes: tuple[Dispute, ...]
    total_disputes: int
    names: tuple[tuple[str, tuple[Naming, ...]], ...]
    voices: tuple[Voice, ...]


@gathering()
def dossier(
    record: Record, actor: str, other: str | None = None, *, limit: int | None = None, quotes: int = 2
) -> Dossier:
    """Gathers everything on an actor, or on a pair.

    Args:
        record: The record.
        actor: Its code.
        other: The code of the other, for what is between the two.
        limit: No more than so many events and disputes, the latest; None is all of them.
        quotes: How many claims to quote of each.

    Raises:
        AskError: The limit is less than nothing.
    """
    check_limit(limit)
    # All that is told of them is looked up once; states, events and disputes are of the same.
    made = record.joined_of(actor) if other is None else record.joined(pairs=[(actor, other)])
    latest, opposing = made.latest(limit), opposed(made, lasting_acts(record))
    shown = opposing[:limit]
    states = () if other is None else _states(record, made, (actor, other))
    wanted = {one.id: one for one in (*latest, *sides_of(shown), *evidence_of(states))}
    baselines = record.ledger.baselines(known_by=record.view.known_by) if states else ()
    told = {
        each.event.id: each for each in record.told(list(wanted.values()), quotes=quotes, baselines=baselines)
    }
    return Dossier(
        actor,
        other,
        states=_states_of(record, actor) if other is None else answers_of(record, states, told),
        events=tuple(told[one.id] for one in latest),
        total_events=len(made),
        disputes=disputes_of(shown, told),
        total_disputes=len(opposing),
        names=((actor, names(record, actor)),) if other is None else (),
        voices=voices(record, actor) if other is None else (),
    )


def _states_of(record: Record, actor: str) -> tuple[StateAnswer, ...]:
    return tuple(
        answer
        for key, rule in record.knowledge.states.items()
        for answer in (
            *states_of(record, key, source=actor),
            *(() if rule.symmetric else states_of(record, key, target=actor)),
        )
        if answer.deciding
    )


def _states(record: Record, made: Joined, pair: tuple[str, str]) -> tuple[State, ...]:
    asked = [
        (key, *each)
        for key, rule in record.knowledge.states.items()
        for each in ([pair] if rule.symmetric else [pair, pair[::-1]])
    ]
    return tuple(state for state in states_among(record, asked, made) if state.deciding)
