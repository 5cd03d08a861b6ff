"""From where and when a question is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.ledger import KnownBy


@dataclass(frozen=True, slots=True)
class View:
    """From where and when a question is asked.

    Attributes:
        on: The day asked for; None is today.
        known_by: The record as it was then (a transaction's number, the end of a day in UTC, or an instant); None is now.
        according_to: Code of an actor: only what it says and what it does itself. Or "source:" and the name of a
            publisher: only what that one reports.
        min_origins: Events told by fewer independent origins do not count.
    """

    on: date | None = None
    known_by: KnownBy | None = None
    according_to: str | None = None
    min_origins: int = 1

    @property
    def day(self) -> date:
        """The day asked for."""
        return self.on or date.today()
