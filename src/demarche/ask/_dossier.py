"""Everything on one actor or a pair of actors."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.ask._disputes import Dispute, disputes, disputes_among
from demarche.ask._names import Naming, Voice, names, voices
from demarche.ask._record import Record, ToldEvent
from demarche.ask._states import StateAnswer, answers_among, states_of
from demarche.ask._timeline import timeline


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the record has on an actor, or on two and what is between them.

    ``states`` are those of which something is known; ``events`` are in order of time.
    """

    actor: str
    other: str | None
    states: tuple[StateAnswer, ...]
    events: tuple[ToldEvent, ...]
    disputes: tuple[Dispute, ...]
    names: tuple[tuple[str, tuple[Naming, ...]], ...]
    voices: tuple[Voice, ...]


def dossier(record: Record, actor: str, other: str | None = None, *, quotes: int = 2) -> Dossier:
    """Gathers everything on an actor, or on a pair."""
    if other is None:
        return Dossier(
            actor,
            None,
            tuple(
                answer
                for key, rule in record.knowledge.states.items()
                for answer in (
                    *states_of(record, key, source=actor),
                    *(() if rule.symmetric else states_of(record, key, target=actor)),
                )
                if answer.deciding
            ),
            timeline(record, of=actor, quotes=quotes),
            disputes(record, of=actor),
            ((actor, names(record, actor)),),
            voices(record, actor),
        )
    # All that is between the two is looked up once; states, timeline and disputes are of the same events.
    events = timeline(record, between=(actor, other), quotes=quotes)
    told = {each.event.id: each for each in events}
    asked = [
        (key, *pair)
        for key, rule in record.knowledge.states.items()
        for pair in ([(actor, other)] if rule.symmetric else [(actor, other), (other, actor)])
    ]
    answers = answers_among(record, asked, told, quotes)
    return Dossier(
        actor,
        other,
        tuple(answer for answer in answers if answer.deciding),
        events,
        disputes_among(told),
        (),
        (),
    )
