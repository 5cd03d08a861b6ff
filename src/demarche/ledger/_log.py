"""What each transaction did, counted from the rows that it opened and closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, func, select

from demarche.ledger._reviews import EntryKind
from demarche.ledger._tables import appearances, baselines, claims, entries, reports, transactions


@dataclass(frozen=True, slots=True)
class Deed:
    """One change of the record, and what it did.

    Attributes:
        number: Its number.
        clock: When it was made.
        reports: How many texts it brought that were not there before.
        appearances: Under how many names, days or publishers texts were given that were not known before.
        ref: The name of the first of them, "" where there is none.
        opened: How many claims it opened.
        closed: How many it closed.
        baselines: How many baselines it opened.
        replaced: How many it closed.
        entry: The number of the reviewer's entry that it made.
        kind: What that says.
        person: Who made it.
        undone: The number of the entry that it undid.
    """

    number: int
    clock: datetime
    reports: int = 0
    appearances: int = 0
    ref: str = ""
    opened: int = 0
    closed: int = 0
    baselines: int = 0
    replaced: int = 0
    entry: int | None = None
    kind: EntryKind | None = None
    person: str = ""
    undone: int | None = None


def deeds(connection: Connection) -> Iterator[Deed]:
    """What each transaction did, oldest first."""
    counts = {
        "reports": _counted(connection, reports.c.recorded_from),
        "appearances": _counted(connection, appearances.c.recorded_from),
        "opened": _counted(connection, claims.c.recorded_from),
        "closed": _counted(connection, claims.c.recorded_to),
        "baselines": _counted(connection, baselines.c.recorded_from),
        "replaced": _counted(connection, baselines.c.recorded_to),
    }
    refs: dict[int, str] = {}
    for ref, number in connection.execute(
        select(appearances.c.ref, appearances.c.recorded_from).order_by(appearances.c.row)
    ):
        refs.setdefault(number, ref)
    said = {row.recorded_from: row for row in connection.execute(select(entries))}
    for row in connection.execute(select(transactions).order_by(transactions.c.number)):
        number = row.number
        found: dict[str, Any] = {name: of[number] for name, of in counts.items() if number in of}
        yield Deed(number, row.clock, ref=refs.get(number, ""), **found, **_entry(said.get(number)))


def _counted(connection: Connection, column: Column[Any]) -> dict[int, int]:
    """How many rows have each transaction in a column, which is mostly found in its index alone."""
    counted = select(column, func.count()).where(column.is_not(None)).group_by(column)
    return {number: count for number, count in connection.execute(counted)}  # noqa: C416


def _entry(row: Row[Any] | None) -> dict[str, Any]:
    if row is None:
        return {}
    undone = json.loads(row.payload).get("undone")
    return {"entry": row.row, "kind": row.kind, "person": row.person, "undone": undone}
