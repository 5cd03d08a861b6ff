"""Looking after a record: how much it holds, whether it is whole, copies and the whole history as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from demarche.ledger._backup import copy_sqlite, write_lines
from demarche.ledger._check import Advance, Finding, findings
from demarche.ledger._errors import said_plainly
from demarche.ledger._exchange import export_lines, import_lines
from demarche.ledger._log import Deed, deeds
from demarche.ledger._reviewed import Reviewed
from demarche.ledger._statistics import Statistics, statistics


class Maintained(Reviewed):
    """A record that is looked after."""

    def statistics(self) -> Statistics:
        """How much the record holds now."""
        with self._reading() as connection:
            return statistics(connection)

    def deeds(self) -> list[Deed]:
        """Every change of the record with what it did, oldest first."""
        with self._reading() as connection:
            return list(deeds(connection))

    def check(self, advance: Advance = lambda number, total: None) -> Iterator[Finding]:
        """All that is wrong in the record: hashes, times, references, and spans that quote other words than claimed.

        Args:
            advance: Is told how many more reports and claims, closed ones too, were looked at, and of how many.
        """
        with self._reading() as connection:
            yield from findings(connection, advance)

    def export(self) -> Iterator[str]:
        """The whole history as lines of JSON, as it is at one moment while others write; see ``import_history``."""
        with self._reading() as connection:
            yield from export_lines(connection)

    def import_history(self, lines: Iterable[str], name: str = "the file") -> dict[str, int]:
        """Takes in a history that was exported; what was known by any time is the same then. All of it or nothing.

        Args:
            lines: The lines of ``export``.
            name: What to call their source in messages.

        Returns:
            How many lines of each kind there were ("report", "claim" …).

        Raises:
            LedgerError: This ledger holds something already, the lines are not whole, or one does not say what it did
                when it was exported: a text or claim that its id is not made of, a quote that its report does not have.
        """
        with self._writing() as connection:
            counts = import_lines(connection, lines, name, self.place)
        self._grown = True
        self._settle()
        return counts

    def back_up(self, file: Path) -> None:
        """Copies the record into a new file while others write: SQLite as it is, PostgreSQL as exported lines.

        Raises:
            LedgerError: The file exists or cannot be written.
        """
        if self._engine.dialect.name != "sqlite":
            write_lines(self.export(), file)
            return
        with said_plainly(self.place), self._engine.connect() as connection:
            copy_sqlite(connection.connection.driver_connection, file)  # type: ignore[arg-type]
