from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["state", "contested", "organ", "organisation", "group", "company", "person"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted on.

    ``id`` is the actor's own key ("kp", "ua-dpr", "org:eu", "per:lawrow"); ``code`` is what the record
    counts it as: the territory for states, their organs and office holders, else ``org:``, ``grp:``,
    ``per:`` or ``com:`` and a short name. ``name`` is the English designation used where nobody is speaking.
    """

    id: str
    code: str
    name: str
    kind: ActorKind
    territory: str | None = None
    wikidata: str | None = None

    @property
    def title(self) -> str:
        """The name as lists show it: behind a person's that of whom it speaks for ("Boris Tadić (rs)")."""
        return self.name if self.code == self.id else f"{self.name} ({self.code})"
