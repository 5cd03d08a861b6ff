"""Writing into the record: each transaction has a number and a clock, each claim a row and its pairs of actors.

Numbers are given here, one more than the last, and not by the database: writers come one after the other, and a sequence
of PostgreSQL's would leave gaps where a transaction was given up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select

from demarche.ledger._bulk import insert_many
from demarche.ledger._tables import claims, dyads, transactions


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


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> range:
    """Inserts rows under the numbers that come next, and gives these."""
    last: int = connection.scalar(select(func.max(table.c.row))) or 0
    numbers = range(last + 1, last + 1 + len(rows))
    insert_many(
        connection, table, [{**row, "row": number} for number, row in zip(numbers, rows, strict=True)]
    )
    return numbers


def open_claims(connection: Connection, opened: Sequence[Mapping[str, Any]]) -> None:
    """Inserts claims and the pairs of actors that each tells of."""
    numbers = insert_rows(connection, claims, opened)
    pairs = [
        pair | {"claim_row": number}
        for number, row in zip(numbers, opened, strict=True)
        for pair in row["dyads"]
    ]
    insert_many(connection, dyads, pairs)
