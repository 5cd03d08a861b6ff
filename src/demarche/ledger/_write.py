"""Writing into the record: each transaction has a number and a clock, each claim a row and its pairs of actors.

Numbers are given here, one more than the last, and not by the database: writers come one after the other, and a sequence
of PostgreSQL's would leave gaps where a transaction was given up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, func, select, update

from demarche.ledger._bulk import insert_many
from demarche.ledger._rows import day_number, pair_rows
from demarche.ledger._tables import claims, dyads, transactions


def last_transaction(connection: Connection) -> int:
    """The number of the last transaction of the record, 0 before the first."""
    return connection.scalar(select(func.max(transactions.c.number))) or 0


def begin_transaction(connection: Connection, now: datetime) -> int:
    """Opens a transaction of the record and gives its number; its clock is never before the last one's."""
    return begin_transactions(connection, [now])[0]


def begin_transactions(connection: Connection, clocks: Sequence[datetime]) -> range:
    """Opens transactions of the record, one after the other, and gives their numbers."""
    last = connection.execute(select(transactions).order_by(transactions.c.number.desc()).limit(1)).first()
    first, latest = (last.number + 1, last.clock) if last else (1, None)
    rows = []
    for number, now in enumerate(clocks, first):
        latest = max(now, latest) if latest else now
        rows.append({"number": number, "clock": latest})
    insert_many(connection, transactions, rows)
    return range(first, first + len(rows))


def insert_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    more: Mapping[str, Sequence[Any]] | None = None,
) -> range:
    """Inserts rows under the numbers that come next, and gives these; ``more`` are values of further columns."""
    last: int = connection.scalar(select(func.max(table.c.row))) or 0
    numbers = range(last + 1, last + 1 + len(rows))
    insert_many(connection, table, rows, {"row": numbers, **(more or {})})
    return numbers


def open_claims(
    connection: Connection,
    opened: Sequence[Mapping[str, Any]],
    recorded_from: Sequence[int],
    published: Sequence[date | None],
) -> None:
    """Inserts claims and the pairs of actors that each tells of.

    Args:
        connection: To the ledger.
        opened: The rows of the claims.
        recorded_from: For each the transaction that opens it.
        published: For each the first day of its report.
    """
    numbers = insert_rows(connection, claims, opened, {"recorded_from": recorded_from})
    each = zip(opened, numbers, recorded_from, published, strict=True)
    insert_many(connection, dyads, [pair for one in each for pair in pair_rows(*one)])


def close_claims(connection: Connection, closed: Sequence[tuple[int, int]]) -> None:
    """Closes rows of claims: each row's number with that of the transaction."""
    close_rows(connection, claims, claims.c.row, closed)
    close_rows(connection, dyads, dyads.c.claim_row, closed)


def close_rows(
    connection: Connection, table: Table, key: Column[int], closed: Sequence[tuple[int, int]]
) -> None:
    """Closes rows of a table that have these numbers, each with that of the transaction."""
    if closed:
        closing = update(table).where(key == bindparam("closed")).values(recorded_to=bindparam("at"))
        connection.execute(closing, [{"closed": row, "at": number} for row, number in closed])


def date_claims(connection: Connection, dated: Sequence[tuple[int, date | None]]) -> None:
    """Has rows of claims found by another first day of their report."""
    if dated:
        dating = update(dyads).where(dyads.c.claim_row == bindparam("of")).values(published=bindparam("day"))
        connection.execute(dating, [{"of": row, "day": day_number(day)} for row, day in dated])
