"""What keeping reports changes, and the changing."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, Table, and_, select

from demarche.ledger._bulk import insert_many
from demarche.ledger._copies import agency_of, signature
from demarche.ledger._lookup import in_parts
from demarche.ledger._reviews import ever_held, hidden_claims, hiding_payloads
from demarche.ledger._rows import Row, claim_rows
from demarche.ledger._tables import appearances, claims, readings, reports
from demarche.ledger._write import (
    begin_transactions,
    close_claims,
    close_rows,
    date_claims,
    insert_rows,
    open_claims,
)
from demarche.model import Claim, Report, reader_name

_ABOUT_READING = ("reader", "steps")
"""Parts of a claim that tell how it was read; where only these differ, the claim is the same."""

_KEPT_ONCE = ("language", "title", "published")


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a report did: claims opened, claims closed, claims that stay as they were.

    A claim that is told in another way than before (another date, say) counts as one closed and one new.
    """

    new: int = 0
    closed: int = 0
    unchanged: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.new + other.new, self.closed + other.closed, self.unchanged + other.unchanged)


class Reading:
    """What one version of a reader found in a report.

    Attributes:
        report: The report.
        id: Its id.
        reader: The version of the reader.
        rows: The claims as rows, by id.
    """

    def __init__(self, report: Report, found: Sequence[Claim], reader: str) -> None:
        self.report, self.id, self.reader = report, report.id, reader
        self.rows = claim_rows(found)

    @cached_property
    def report_row(self) -> Row:
        """The report as a row, with what it is compared by; made once, since that takes a while."""
        return {
            "id": self.id,
            "text": self.report.text,
            "agency": agency_of(self.report.text, self.report.language),
            "signature": signature(self.report.text),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows to insert and to close, found by comparing a reading with what is kept."""

    report: Row | None
    appearance: dict[str, Any] | None
    closed_appearance: int | None
    reading: dict[str, Any] | None
    opened: list[Row]
    closed: list[int]
    unchanged: int
    published: date | None
    dated: list[int]
    """Rows of claims that stay, whose report now has another first day, ``published``."""

    @property
    def changes(self) -> bool:
        return bool(self.appearance or self.reading or self.opened or self.closed)

    @property
    def kept(self) -> Kept:
        return Kept(len(self.opened), len(self.closed), self.unchanged)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the ledger holds of one report: rows that are live, readers, and what reviewers hide."""

    appeared: list[RowMapping] = field(default_factory=list)
    claims: list[RowMapping] = field(default_factory=list)
    readers: set[str] = field(default_factory=set)
    hiding: list[dict[str, Any]] = field(default_factory=list)
    ever: set[str] = field(default_factory=set)
    """Ids of all claims ever held, where reviewers hide some."""


def plans(connection: Connection, given: Sequence[Reading]) -> list[Plan]:
    """Compares readings of different reports with what the ledger holds of them."""
    known = _known(connection, [reading.id for reading in given])
    return [_plan(known.get(reading.id), reading) for reading in given]


def apply(connection: Connection, changes: Sequence[Plan], clock: Callable[[], datetime]) -> None:
    """Writes plans, each as one transaction of the record."""
    numbers = begin_transactions(connection, [clock() for _ in changes])
    numbered = list(zip(changes, numbers, strict=True))
    _insert(connection, reports, [(c.report, number) for c, number in numbered])
    closed = [(c.closed_appearance, number) for c, number in numbered if c.closed_appearance is not None]
    close_rows(connection, appearances, appearances.c.row, closed)
    _insert(connection, appearances, [(c.appearance, number) for c, number in numbered])
    _insert(connection, readings, [(c.reading, number) for c, number in numbered])
    close_claims(connection, [(row, number) for change, number in numbered for row in change.closed])
    date_claims(connection, [(row, change.published) for change in changes for row in change.dated])
    open_claims(
        connection,
        [row for change in changes for row in change.opened],
        [number for change, number in numbered for _ in change.opened],
        [change.published for change in changes for _ in change.opened],
    )


def _insert(connection: Connection, table: Table, rows: Sequence[tuple[Row | None, int]]) -> None:
    """Inserts those rows that there are, each with the number of its transaction."""
    given = [row for row, _ in rows if row]
    more = {"recorded_from": [number for row, number in rows if row]}
    if table is reports:
        insert_many(connection, table, given, more)
    else:
        insert_rows(connection, table, given, more)


def _known(connection: Connection, report_ids: Collection[str]) -> dict[str, _Known]:
    """What the ledger holds of each of these reports that it knows."""
    found: dict[str, _Known] = {}
    for some in in_parts(report_ids):
        for key in connection.scalars(select(reports.c.id).where(reports.c.id.in_(some))):
            found[key] = _Known()
    for some in in_parts(found):
        for row in connection.execute(_live(appearances, some, *appearances.c)).mappings():
            found[row["report_id"]].appeared.append(row)
        columns = (claims.c.report_id, claims.c.row, claims.c.id, claims.c.reader, claims.c.payload)
        for row in connection.execute(_live(claims, some, *columns)).mappings():
            found[row["report_id"]].claims.append(row)
        read = select(readings.c.report_id, readings.c.reader).where(readings.c.report_id.in_(some))
        for key, reader in connection.execute(read):
            found[key].readers.add(reader)
        for key, payloads in hiding_payloads(connection, some).items():
            found[key].hiding.extend(payloads)
    for key, ids in ever_held(connection, [key for key, one in found.items() if one.hiding]).items():
        found[key].ever.update(ids)
    return found


def _live(table: Table, report_ids: Sequence[str], *columns: Column[Any]) -> Select[Any]:
    where = and_(table.c.report_id.in_(report_ids), table.c.recorded_to.is_(None))
    return select(*columns).where(where).order_by(table.c.row)


def _plan(known: _Known | None, reading: Reading) -> Plan:
    report, rows = reading.report, dict(reading.rows)
    held = known or _Known()
    same = next((row for row in held.appeared if _same_appearance(row, report)), None)
    appearance = _appearance(report, reading.id, same)
    name = reader_name(reading.reader)
    # Another reader's claims stand beside them.
    live = {row["id"]: row for row in held.claims if reader_name(row["reader"]) == name}
    opened: list[Row] = []
    closed: list[int] = []
    read = None
    before = _first_day(held.appeared)
    first = _first_day([row for row in held.appeared if row is not same or not appearance], appearance)
    # So the order in which copies of a report arrive does not matter, and an undated copy changes nothing.
    if report.published == first:
        hidden = hidden_claims(held.hiding, rows.values(), held.ever)
        opened, closed = _compare({key: row for key, row in rows.items() if key not in hidden}, live)
        if reading.reader not in held.readers:
            read = {"report_id": reading.id, "reader": reading.reader}
    return Plan(
        report=None if known else reading.report_row,
        appearance=appearance,
        closed_appearance=same["row"] if same and appearance else None,
        reading=read,
        opened=opened,
        closed=closed,
        unchanged=len(live) - len(closed),
        published=first,
        dated=[] if first == before else [row["row"] for row in held.claims if row["row"] not in closed],
    )


def _same_appearance(row: RowMapping, report: Report) -> bool:
    return (row["ref"], row["source"], row["url"]) == (
        report.ref,
        report.source or "",
        report.url or "",
    )


def _appearance(report: Report, report_id: str, same: RowMapping | None) -> dict[str, Any] | None:
    """The row to insert for where the report appeared, None where that is kept already.

    What is known stays known: an appearance given again without its date or title keeps them.
    """
    row = {name: getattr(report, name) for name in ("ref", "retrieved", *_KEPT_ONCE)}
    row |= {"source": report.source or "", "url": report.url or ""}
    if same:
        merged = {name: same[name] if row[name] is None else row[name] for name in _KEPT_ONCE}
        if all(merged[name] == same[name] for name in _KEPT_ONCE):
            return None
        row |= merged
    return row | {"report_id": report_id}


def _first_day(appeared: Sequence[RowMapping], more: Row | None = None) -> date | None:
    """The first day on which any paper had a report, as far as known."""
    days: list[date | None] = [row["published"] for row in appeared]
    if more:
        days.append(more["published"])
    return min((day for day in days if day is not None), default=None)


def _compare(found: Mapping[str, Row], live: Mapping[str, RowMapping]) -> tuple[list[Row], list[int]]:
    """The rows of claims to open, and the live rows to close."""
    stay = {
        key
        for key, row in found.items()
        if key in live and _said(row["payload"]) == _said(live[key]["payload"])
    }
    opened = [row for key, row in found.items() if key not in stay]
    return opened, [row["row"] for key, row in live.items() if key not in stay]


def _said(payload: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(payload)
    return {name: value for name, value in record.items() if name not in _ABOUT_READING}
