"""Transactions of the record: reading as it was at one of them, writing as a new one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from demarche.ledger._errors import said_plainly
from demarche.ledger._sizes import learn_sizes
from demarche.ledger._tables import transactions
from demarche.model import end_of_day

WRITES = "demarche_writes"
"""The execution option that marks a connection as one that is going to write."""

KnownBy = int | date | datetime
"""How far back to look: a transaction's number, the end of a day (UTC), or an instant."""


class Transactional:
    """An open database with a clock; what is done with it goes through ``_reading`` and ``_writing``."""

    def __init__(self, engine: Engine, place: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._snapshots = _of_snapshots(engine)
        self._shared = threading.local()
        self._clock = clock
        self._grown = False
        self.place = place
        """The ledger's address, without any password."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database's connections back."""
        self._settle()
        self._engine.dispose()

    def _settle(self) -> None:
        """After much was written; what fails here fails for speed alone."""
        if self._grown:
            self._grown = False
            with suppress(SQLAlchemyError):
                learn_sizes(self._engine)

    def _transaction(self, connection: Connection, known_by: KnownBy | None) -> int | None:
        """The number of the last transaction made by then, None for now."""
        if known_by is None or isinstance(known_by, int):
            return known_by
        if isinstance(known_by, datetime):
            where = transactions.c.clock <= known_by
        else:
            next_day = end_of_day(known_by).replace(tzinfo=UTC)
            where = transactions.c.clock < next_day
        # Clocks never go back, so that the last by the clock is the last by number.
        last = (transactions.c.clock.desc(), transactions.c.number.desc())
        return connection.scalar(select(transactions.c.number).where(where).order_by(*last).limit(1)) or 0

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """As long as it lasts, all that this thread reads is of one moment, whatever others write meanwhile."""
        with self._reading() as connection:
            outer = getattr(self._shared, "connection", None)
            self._shared.connection = connection
            try:
                yield self
            finally:
                self._shared.connection = outer

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        shared: Connection | None = getattr(self._shared, "connection", None)
        if shared is not None:
            with said_plainly(self.place):
                yield shared
            return
        with said_plainly(self.place), self._snapshots.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with said_plainly(self.place), self._engine.connect() as connection:
            connection = connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection


def _of_snapshots(engine: Engine) -> Engine:
    """Connections on which all that is read between begin and end is of one moment."""
    if engine.dialect.name == "sqlite":  # which has nothing else
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")
