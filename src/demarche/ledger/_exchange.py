"""The whole history of a ledger as JSON lines, and back: what was known when is the same in the ledger made of them.

The first line says what follows, the last how many lines there were, so that a file that was cut off is noticed. What can
be made anew from a line (a report's signature, the columns beside a claim) is left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, RowMapping, Table, select
from sqlalchemy.exc import IntegrityError

from demarche import __version__
from demarche.ledger._bulk import insert_many
from demarche.ledger._copies import signature
from demarche.ledger._errors import LedgerError
from demarche.ledger._lookup import first_days
from demarche.ledger._rows import UNKNOWN_SPEAKER, Row, compact, dyad_row, pair_rows
from demarche.ledger._tables import (
    appearances,
    baselines,
    claims,
    dyads,
    entries,
    readings,
    reports,
    transactions,
)
from demarche.ledger._verify import WrongLineError, verify_claims, verify_entries, verify_line

FORMAT = "demarche-ledger"
VERSION = 1

_AT_ONCE = 1_000
_VERIFIED_AT_ONCE = 50
"""Claims that are kept as objects until they are verified: of many the collector of garbage takes a third of the time."""

_PLAIN = {"transaction": transactions, "appearance": appearances, "reading": readings, "baseline": baselines}
_ORDER = ("transaction", "report", "appearance", "reading", "claim", "baseline", "entry")
"""What a line refers to stands on one before it."""


# -- out ---------------------------------------------------------------------------------------------------------------


def export_lines(connection: Connection) -> Iterator[str]:
    """The lines, without their ends."""
    yield _line({"format": FORMAT, "version": VERSION, "demarche": __version__})
    counts: Counter[str] = Counter()
    for kind in _ORDER:
        for record in _RECORDS[kind](connection, kind):
            counts[kind] += 1
            yield _line({"line": kind} | record)
    yield _line({"end": True, "lines": {kind: counts[kind] for kind in _ORDER}})


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=_day_or_instant)


def _day_or_instant(value: date) -> str:
    return value.isoformat()


def _rows(connection: Connection, table: Table) -> Iterator[RowMapping]:
    key = table.c.number if table is transactions else table.c.row
    return _streamed(connection, select(table).order_by(key))


def _streamed(connection: Connection, statement: Any) -> Iterator[RowMapping]:
    yield from connection.execute(statement, execution_options={"yield_per": _AT_ONCE}).mappings()


def _plain_records(connection: Connection, kind: str) -> Iterator[Row]:
    yield from map(dict, _rows(connection, _PLAIN[kind]))


def _report_records(connection: Connection, _kind: str) -> Iterator[Row]:
    columns = (reports.c.id, reports.c.text, reports.c.agency, reports.c.recorded_from)
    yield from map(
        dict, _streamed(connection, select(*columns).order_by(reports.c.recorded_from, reports.c.id))
    )


def _claim_records(connection: Connection, _kind: str) -> Iterator[Row]:
    last = 0
    while rows := _claims_after(connection, last):
        last = rows[-1]["row"]
        pairs: dict[int, list[tuple[str, str]]] = {row["row"]: [] for row in rows}
        where = dyads.c.claim_row.in_(list(pairs))
        columns = (dyads.c.claim_row, dyads.c.source, dyads.c.target)
        for pair in connection.execute(select(*columns).where(where).order_by(*columns)):
            pairs[pair.claim_row].append((pair.source, pair.target))
        for row in rows:
            yield {
                "row": row["row"],
                "recorded_from": row["recorded_from"],
                "recorded_to": row["recorded_to"],
                "pairs": pairs[row["row"]],
                "claim": json.loads(row["payload"]),
            }


def _claims_after(connection: Connection, last: int) -> list[RowMapping]:
    columns = (claims.c.row, claims.c.recorded_from, claims.c.recorded_to, claims.c.payload)
    some = select(*columns).where(claims.c.row > last).order_by(claims.c.row).limit(_AT_ONCE // 2)
    return list(connection.execute(some).mappings())


def _entry_records(connection: Connection, _kind: str) -> Iterator[Row]:
    for row in _rows(connection, entries):
        yield dict(row) | {"payload": json.loads(row["payload"])}


_RECORDS: dict[str, Callable[[Connection, str], Iterator[Row]]] = {
    **dict.fromkeys(_PLAIN, _plain_records),
    "report": _report_records,
    "claim": _claim_records,
    "entry": _entry_records,
}


# -- in ----------------------------------------------------------------------------------------------------------------


def import_lines(connection: Connection, lines: Iterable[str], name: str, place: str) -> dict[str, int]:
    """Fills an empty ledger; see ``Ledger.import_history``.

    Args:
        connection: To the ledger.
        lines: The lines.
        name: What to call their source in messages.
        place: What to call the ledger.
    """
    if connection.execute(select(transactions.c.number).limit(1)).first() is not None:
        raise LedgerError(f"ledger {place!r} holds something already; a history goes into an empty one only")
    taken = _Taken(connection)
    said = None
    try:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                if number == 1:
                    _check_head(record, name)
                elif record.get("end"):
                    said = record["lines"]
                else:
                    taken.take(record.pop("line"), record, number)
            except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
                taken.insert_before()
                raise LedgerError(f"{name}, line {number}: is no line of an exported ledger") from error
        if said != taken.counts:
            raise LedgerError(f"{name} is not whole: lines are missing; nothing was imported")
        taken.insert()
    except IntegrityError as error:
        raise LedgerError(f"{name} contradicts itself; nothing was imported") from error
    except WrongLineError as error:
        raise LedgerError(f"{name}, line {error.line}: {error}; nothing was imported") from error
    return taken.counts


class _Taken:
    """Lines that were taken in: verified, and inserted many at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Row]] = {kind: [] for kind in _ORDER}
        self.counts = dict.fromkeys(_ORDER, 0)

    def take(self, kind: str, record: Row, number: int) -> None:
        """Takes a line.

        Raises:
            WrongLineError: What it says is not so, or what one before it says; the first.
        """
        row = _READ[kind](record)
        try:
            verify_line(kind, row, number)
        except WrongLineError:
            self.insert_before()
            raise
        row["line"] = number
        self._waiting[kind].append(row)
        self.counts[kind] += 1
        if kind == "claim" and self.counts[kind] % _VERIFIED_AT_ONCE == 0:
            self._verify()
        if self.counts[kind] % _AT_ONCE == 0:
            self.insert()

    def insert_before(self) -> None:
        """Looks at what waits when a line is wrong: one before it may be so as well, and is to be named then."""
        with suppress(IntegrityError):
            self.insert()

    def insert(self) -> None:
        """Inserts what waits, those first to whom others refer."""
        self._verify()
        for kind in _ORDER:
            rows = self._waiting[kind]
            if kind == "claim":
                self._insert_claims(rows)
            else:
                insert_many(self._connection, _TABLES[kind], rows)
            if kind == "entry" and rows:
                verify_entries(self._connection, rows)
            rows.clear()

    def _verify(self) -> None:
        """Looks at the claims that came since it last did."""
        since = [row for row in self._waiting["claim"] if "claim" in row]
        verify_claims(self._connection, since, self._waiting["report"])
        for row in since:
            del row["claim"]

    def _insert_claims(self, rows: list[Row]) -> None:
        days = first_days(self._connection, None, {row["report_id"] for row in rows})
        pairs = [
            pair
            for row in rows
            for pair in pair_rows(
                row, row["row"], row["recorded_from"], days.get(row["report_id"]), row["recorded_to"]
            )
        ]
        insert_many(self._connection, claims, rows)
        insert_many(self._connection, dyads, pairs)


def _check_head(record: Mapping[str, Any], name: str) -> None:
    if record["format"] != FORMAT:
        raise ValueError(record["format"])
    if record["version"] != VERSION:
        raise LedgerError(
            f"{name} is of version {record['version']!r}, this demarche reads {VERSION}; upgrade demarche"
        )


_TABLES = {**_PLAIN, "report": reports, "entry": entries}


def _read_plain(table: Table) -> Callable[[Row], Row]:
    days = [column.name for column in table.columns if isinstance(column.type, Date)]
    names = {column.name for column in table.columns}

    def read(record: Row) -> Row:
        if record.keys() != names:
            raise KeyError(*(record.keys() ^ names))
        for name in days:
            record[name] = _day(record[name])
        return record

    return read


def _read_transaction(record: Row) -> Row:
    return {"number": int(record["number"]), "clock": datetime.fromisoformat(record["clock"])}


def _read_report(record: Row) -> Row:
    return record | {"signature": signature(record["text"])}


def _read_claim(record: Row) -> Row:
    claim, row = record["claim"], int(record["row"])
    return {
        "row": row,
        "id": claim["id"],
        "report_id": claim["report"]["id"],
        "act": claim["act"],
        "earliest": _day(claim["time"]["earliest"]),
        "latest": _day(claim["time"]["latest"]),
        "reader": claim["reader"],
        "payload": compact(claim),
        "claim": claim,
        "recorded_from": record["recorded_from"],
        "recorded_to": record["recorded_to"],
        "polarity": claim["polarity"],
        "modality": claim["modality"],
        "standing": claim["standing"],
        "speakers": " ".join(
            speaker["actor"]["code"] if speaker["actor"] else UNKNOWN_SPEAKER for speaker in claim["speakers"]
        ),
        "dyads": [dyad_row(claim["act"], source, target) for source, target in record["pairs"]],
    }


def _read_entry(record: Row) -> Row:
    return record | {"payload": compact(record["payload"])}


_READ: dict[str, Callable[[Row], Row]] = {
    **{kind: _read_plain(table) for kind, table in _PLAIN.items()},
    "transaction": _read_transaction,
    "report": _read_report,
    "claim": _read_claim,
    "entry": _read_entry,
}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None
