"""How much a ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Column, ColumnElement, Connection, Table, func, select, true

from demarche.ledger._events import Joined, traces_of
from demarche.ledger._lookup import telling, telling_columns
from demarche.ledger._reviews import entries_at
from demarche.ledger._tables import (
    appearances,
    baselines,
    claims,
    dyads,
    held,
    metadata,
    readings,
    reports,
    schema_version,
    transactions,
)
from demarche.ledger._tables import entries as reviews
from demarche.ledger._tellings import Telling

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class ReaderCount:
    """What one version of a reader has read: reports, and how many of the live claims are as it read them."""

    reader: str
    reports: int
    claims: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a ledger holds now.

    Attributes:
        schema: The version of its tables.
        reports: Reports, copies of one text counted once.
        claims: Claims held now.
        closed: Rows of claims that were held once.
        events: Events that the claims make, between any two actors.
        baselines: Baselines held now.
        reviews: Reviewers' entries held now.
        transactions: Changes of the record.
        first: When the first was made.
        last: When the last was made.
        size: Bytes on disk, with indexes.
        readers: Versions of readers, in alphabetical order.
    """

    schema: str
    reports: int
    claims: int
    closed: int
    events: int
    baselines: int
    reviews: int
    transactions: int
    first: datetime | None
    last: datetime | None
    size: int
    readers: tuple[ReaderCount, ...]


def statistics(connection: Connection) -> Statistics:
    """Counts what the ledger holds."""
    every = _count(connection, claims)
    live = _count(connection, claims, live=True)
    first, last = connection.execute(
        select(func.min(transactions.c.clock), func.max(transactions.c.clock))
    ).one()
    return Statistics(
        schema=connection.scalar(select(schema_version.c.version_num)) or "",
        reports=_count(connection, reports),
        claims=live,
        closed=every - live,
        events=_count_events(connection),
        baselines=_count(connection, baselines, live=True),
        reviews=_count(connection, reviews, live=True),
        transactions=_count(connection, transactions),
        first=first,
        last=last,
        size=_size(connection),
        readers=_readers(connection),
    )


def _count(connection: Connection, table: Table, *, live: bool = False) -> int:
    counted = select(func.count()).select_from(table)
    return connection.scalar(counted.where(held(table, None)) if live else counted) or 0


def _readers(connection: Connection) -> tuple[ReaderCount, ...]:
    def counts(column: Column[str], where: ColumnElement[bool]) -> dict[str, int]:
        grouped = select(column, func.count()).where(where).group_by(column)
        return {row[0]: row[1] for row in connection.execute(grouped)}

    read = counts(readings.c.reader, true())
    live = counts(claims.c.reader, held(claims, None))
    return tuple(ReaderCount(name, read.get(name, 0), live.get(name, 0)) for name in sorted({*read, *live}))


def _count_events(connection: Connection) -> int:
    entries = entries_at(connection, None)
    together = [entry.claims for entry in entries if entry.kind == "merge"]
    apart = {claim for entry in entries if entry.kind == "split" for claim in entry.claims}
    return sum(
        len(Joined(traces_of(told for _, told in found), together=together, apart=apart))
        for _, found in groupby(_tellings(connection), key=lambda pair: pair[0])
    )


def _tellings(connection: Connection) -> Iterator[tuple[tuple[str, str], Telling]]:
    """Every telling with its pair of actors, pair by pair."""
    day = func.min(appearances.c.published).label("published")
    days = (
        select(appearances.c.report_id, day).where(held(appearances, None)).group_by(appearances.c.report_id)
    ).subquery()
    joined = (
        select(dyads.c.low, dyads.c.high, days.c.published, *telling_columns)
        .join(claims, claims.c.row == dyads.c.claim_row)
        .join(days, days.c.report_id == claims.c.report_id, isouter=True)
        .where(held(claims, None))
        .order_by(dyads.c.low, dyads.c.high)
    )
    for low, high, first, *columns in connection.execute(joined, execution_options={"yield_per": _AT_ONCE}):
        yield (low, high), telling(columns, first)


def _size(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    sizes = [func.pg_total_relation_size(table.name) for table in metadata.sorted_tables]
    return sum(connection.execute(select(*sizes)).one())
