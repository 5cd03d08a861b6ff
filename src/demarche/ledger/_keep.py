"""What keeping a report changes, and the changing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, insert, select, update

from demarche.ledger._copies import agency_of, signature
from demarche.ledger._reviews import hidden_claims
from demarche.ledger._tables import appearances, claims, readings, reports
from demarche.ledger._write import begin_transaction, insert_rows, open_claims
from demarche.model import Report, reader_name

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


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows to insert and to close, found by comparing a reading with what is kept."""

    report: Report | None
    appearance: dict[str, Any] | None
    closed_appearance: int | None
    reading: dict[str, Any] | None
    opened: list[dict[str, Any]]
    closed: list[int]
    unchanged: int

    @property
    def changes(self) -> bool:
        return bool(self.appearance or self.reading or self.opened or self.closed)

    @property
    def kept(self) -> Kept:
        return Kept(len(self.opened), len(self.closed), self.unchanged)


def plan(connection: Connection, report: Report, found: dict[str, dict[str, Any]], reader: str) -> Plan:
    """Compares a reading of a report, with its claims' rows, with what the ledger holds of it."""
    known = connection.scalar(select(reports.c.id).where(reports.c.id == report.id)) is not None
    appeared = _live_appearances(connection, report.id) if known else []
    same = next((row for row in appeared if _same_appearance(row, report)), None)
    appearance = _appearance(report, same)
    live = _live_claims(connection, report.id, reader_name(reader)) if known else {}
    opened: list[dict[str, Any]] = []
    closed: list[int] = []
    reading = None
    if _decides(report.published, appeared, same, appearance):
        hidden = hidden_claims(connection, report.id, found.values()) if known else set()
        found = {key: row for key, row in found.items() if key not in hidden}
        opened, closed = _compare(found, live)
        if not (known and _has_reading(connection, report.id, reader)):
            reading = {"report_id": report.id, "reader": reader}
    return Plan(
        report=None if known else report,
        appearance=appearance,
        closed_appearance=same["row"] if same and appearance else None,
        reading=reading,
        opened=opened,
        closed=closed,
        unchanged=len(live) - len(closed),
    )


def apply(connection: Connection, change: Plan, now: datetime) -> None:
    """Writes a plan as one transaction of the record."""
    number = begin_transaction(connection, now)
    opening = {"recorded_from": number}
    closing = {"recorded_to": number}
    if change.report:
        connection.execute(insert(reports), _report_row(change.report) | opening)
    if change.closed_appearance is not None:
        where = appearances.c.row == change.closed_appearance
        connection.execute(update(appearances).where(where).values(closing))
    if change.appearance:
        insert_rows(connection, appearances, [change.appearance | opening])
    if change.reading:
        insert_rows(connection, readings, [change.reading | opening])
    if change.closed:
        connection.execute(update(claims).where(claims.c.row.in_(change.closed)).values(closing))
    if change.opened:
        open_claims(connection, change.opened, opening)


def _report_row(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "text": report.text,
        "agency": agency_of(report.text, report.language),
        "signature": signature(report.text),
    }


def _live_appearances(connection: Connection, report_id: str) -> list[RowMapping]:
    where = and_(appearances.c.report_id == report_id, appearances.c.recorded_to.is_(None))
    return list(connection.execute(select(appearances).where(where)).mappings())


def _same_appearance(row: RowMapping, report: Report) -> bool:
    return (row["ref"], row["source"], row["url"]) == (
        report.ref,
        report.source or "",
        report.url or "",
    )


def _appearance(report: Report, same: RowMapping | None) -> dict[str, Any] | None:
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
    return row | {"report_id": report.id}


def _decides(
    published: date | None,
    appeared: list[RowMapping],
    same: RowMapping | None,
    appearance: dict[str, Any] | None,
) -> bool:
    """Whether this reading's date is the report's: the first day on which any paper had it.

    So the order in which copies of a report arrive does not matter, and an undated copy changes nothing.
    """
    days = [row["published"] for row in appeared if row is not same or not appearance]
    if appearance:
        days.append(appearance["published"])
    known = [day for day in days if day is not None]
    return published == min(known) if known else published is None


def _live_claims(connection: Connection, report_id: str, name: str) -> dict[str, RowMapping]:
    """The claims that some version of one reader found in a report; another reader's stand beside them."""
    where = and_(claims.c.report_id == report_id, claims.c.recorded_to.is_(None))
    columns = select(claims.c.row, claims.c.id, claims.c.reader, claims.c.payload)
    rows = connection.execute(columns.where(where)).mappings()
    return {row["id"]: row for row in rows if reader_name(row["reader"]) == name}


def _has_reading(connection: Connection, report_id: str, reader: str) -> bool:
    where = and_(readings.c.report_id == report_id, readings.c.reader == reader)
    return connection.scalar(select(readings.c.row).where(where)) is not None


def _compare(
    found: dict[str, dict[str, Any]], live: dict[str, RowMapping]
) -> tuple[list[dict[str, Any]], list[int]]:
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
