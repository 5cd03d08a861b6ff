from __future__ import annotations

from collections.abc import Sequence

from demarche.model import Actor, DemarcheError


class AskError(DemarcheError):
    """A question cannot be answered as it is put."""


class UnknownActorError(AskError):
    """Nobody is called so; the message names whom it may mean."""


class AmbiguousActorError(AskError):
    """More than one is called so; ``candidates`` are they."""

    def __init__(self, name: str, candidates: Sequence[Actor]) -> None:
        self.candidates = tuple(candidates)
        listed = ", ".join(f"{actor.code} ({actor.name})" for actor in candidates)
        super().__init__(f"{name!r} may be {listed}; give the code")
