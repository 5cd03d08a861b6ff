"""Who holds a territory called occupied, and who loses one that is annexed."""

from __future__ import annotations

from dataclasses import replace

from demarche.knowledge import Knowledge
from demarche.model import Participant


def occupants(held: tuple[Participant, ...], knowledge: Knowledge) -> tuple[Participant, ...]:
    """Those known to hold the territories among some participants."""
    holders = [(p, knowledge.occupants.get(p.actor.id)) for p in held]
    return tuple(
        replace(p, actor=knowledge.actors[holder], resolution=f"known to hold {p.actor.id}")
        for p, holder in holders
        if holder is not None
    )


def losers(lost: tuple[Participant, ...], knowledge: Knowledge) -> tuple[Participant, ...]:
    """The participants, each territory that is or was a part of a state as that state."""
    parents = knowledge.parents
    return tuple(
        replace(p, actor=knowledge.actors[parents[p.actor.id]], resolution=f"holder of {p.actor.id}")
        if p.actor.id in parents
        else p
        for p in lost
    )
