"""Writing into the record: each transaction has a number and a clock, each claim a row and its pairs of actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from demarche.ledger._tables import claims, dyads, transactions


def begin_transaction(connection: Connection, now: datetime) -> int:
    """Opens a transaction of the record and gives its number; its clock is never before the last one's."""
    last = connection.scalar(select(func.max(transactions.c.clock)))
    clock = max(now, last) if last else now
    inserted = insert(transactions).values(clock=clock).returning(transactions.c.number)
    number: int = connection.execute(inserted).scalar_one()
    return number


def open_claims(connection: Connection, opened: Sequence[Mapping[str, Any]], opening: dict[str, Any]) -> None:
    """Inserts claims and the pairs of actors that each tells of."""
    rows = [{name: value for name, value in row.items() if name != "dyads"} | opening for row in opened]
    inserted = insert(claims).returning(claims.c.row, claims.c.id)
    numbers = {row.id: row.row for row in connection.execute(inserted, rows)}
    pairs = [pair | {"claim_row": numbers[row["id"]]} for row in opened for pair in row["dyads"]]
    if pairs:
        connection.execute(insert(dyads), pairs)
