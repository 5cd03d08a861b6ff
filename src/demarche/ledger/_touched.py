"""What the record learned in a span of transactions, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, Connection, and_, func, select, true, union

from demarche.ledger._lookup import in_parts
from demarche.ledger._reviews import Entry, entries_at
from demarche.ledger._tables import appearances, claims, dyads, entries, held, reports

Touched = tuple[str, str, str]
"""An act and the two of whom it is told, in alphabetical order; "" is nobody named."""

_ACT_AND_PAIR = (dyads.c.act, dyads.c.low, dyads.c.high)


def touched(connection: Connection, since: int, at: int | None) -> list[Touched]:
    """Acts and pairs of which something was learned after a transaction, each once.

    That is: a claim of theirs was opened or closed, a reviewer joined or parted claims of theirs (or took that back), or a
    report of theirs that was known already appeared on another day or in another paper.

    Args:
        connection: To the ledger.
        since: The number of the transaction.
        at: The number of the last transaction; None is the last there is.
    """
    moved = [
        select(*_ACT_AND_PAIR)
        .join(claims, claims.c.row == dyads.c.claim_row)
        .where(*_between(column, since, at))
        for column in (claims.c.recorded_from, claims.c.recorded_to)
    ]
    # Of two halves each is found by its own index; of an "or" of both none is.
    found = {(row.act, row.low, row.high) for row in connection.execute(union(*moved))}
    for column, keys in (
        (claims.c.report_id, _printed(connection, since, at)),
        (claims.c.id, _parted(connection, since, at)),
    ):
        for some in in_parts(sorted(keys)):
            of_them = (
                select(*_ACT_AND_PAIR).join(claims, claims.c.row == dyads.c.claim_row).where(column.in_(some))
            )
            found.update((row.act, row.low, row.high) for row in connection.execute(of_them.distinct()))
    return sorted(found)


def opened(connection: Connection, since: int, at: int | None, limit: int | None) -> tuple[list[str], int]:
    """The ids of claims that were opened after a transaction and are held, the latest first, and how many there are."""
    where = and_(*_between(claims.c.recorded_from, since, at), held(claims, at))
    latest = select(claims.c.id).where(where).order_by(claims.c.recorded_from.desc(), claims.c.row.desc())
    total = connection.scalar(select(func.count()).select_from(claims).where(where)) or 0
    return list(connection.scalars(latest.limit(limit))), total


def _between(column: Column[int], since: int, at: int | None) -> Iterator[ColumnElement[bool]]:
    yield column > since
    yield true() if at is None else column <= at


def _printed(connection: Connection, since: int, at: int | None) -> set[str]:
    """The ids of reports known before of which it was learned in the span where or when they appeared."""
    known = select(appearances.c.report_id).join(reports, reports.c.id == appearances.c.report_id)
    changed = [
        known.where(reports.c.recorded_from <= since, *_between(column, since, at))
        for column in (appearances.c.recorded_from, appearances.c.recorded_to)
    ]
    return set(connection.scalars(union(*changed)))


def _parted(connection: Connection, since: int, at: int | None) -> set[str]:
    """The ids of claims of which reviewers say otherwise than before whether they tell one event."""
    changed = [
        select(entries.c.row).where(
            and_(*_between(column, since, at)), entries.c.kind.in_(("merge", "split"))
        )
        for column in (entries.c.recorded_from, entries.c.recorded_to)
    ]
    moved = set(connection.scalars(union(*changed)))
    if not moved:
        return set()
    said: list[Entry] = [
        *entries_at(connection, since, kinds=("merge", "split")),
        *entries_at(connection, at, kinds=("merge", "split")),
    ]
    return {claim for entry in said if entry.number in moved for claim in entry.claims}
