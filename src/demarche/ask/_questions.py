"""The questions that are asked most, by name."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.ask._errors import AskError
from demarche.ask._record import Record, ToldEvent
from demarche.ask._states import StateAnswer, state_between, state_matrix, states_of


def recognition(record: Record, actor: str, entity: str) -> StateAnswer:
    """Whether an actor recognises an entity as a state."""
    return state_between(record, "recognition", actor, entity)


def recognised_by(record: Record, entity: str) -> tuple[StateAnswer, ...]:
    """Who recognises an entity and who does not, of those of whom something is told."""
    return states_of(record, "recognition", target=entity)


def recognises(record: Record, actor: str) -> tuple[StateAnswer, ...]:
    """Whom an actor recognises and whom not, of those of whom something is told."""
    return states_of(record, "recognition", source=actor)


def matrix(record: Record, actors: Sequence[str], entities: Sequence[str]) -> tuple[StateAnswer, ...]:
    """Which of some actors recognise which of some entities, row by row."""
    return state_matrix(record, "recognition", actors, entities)


def relations(record: Record, one: str, other: str) -> StateAnswer:
    """Whether two actors have diplomatic relations."""
    return state_between(record, "relations", one, other)


def sanctions(record: Record, *, by: str | None = None, on: str | None = None) -> tuple[StateAnswer, ...]:
    """Whose sanctions are in force against whom; by whom, on whom, or all."""
    return states_of(record, "sanctions", source=by, target=on)


def event(record: Record, prefix: str) -> ToldEvent:
    """The event whose id begins so, with all its claims.

    Args:
        record: The record.
        prefix: The first characters of the event's id.

    Raises:
        AskError: There is none, or more than one.
    """
    found = record.joined().called(prefix)
    if not found:
        raise AskError(f"the ledger holds no event {prefix!r}; demarche ask timeline shows their ids")
    if len(found) > 1:
        raise AskError(f"{prefix!r} is more than one event: {', '.join(each.id for each in found[:8])}")
    return record.told(found, quotes=len(found[0].claims))[0]
