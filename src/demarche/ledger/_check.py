"""Whether a ledger is whole: what is said of what, when it was known, and the words that it rests on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Table, and_, func, select

from demarche.knowledge import load_knowledge
from demarche.ledger._baselines import baseline_of
from demarche.ledger._copies import signature
from demarche.ledger._lookup import first_days
from demarche.ledger._quoting import misquotations
from demarche.ledger._rows import beside, dyad_row, pair_rows
from demarche.ledger._tables import (
    baselines,
    claims,
    dyads,
    entries,
    metadata,
    reports,
    transactions,
)
from demarche.ledger._tellings import dyads as dyads_of
from demarche.model import Claim, claim_from_json

Advance = Callable[[int, int], None]
"""Is told how many more reports and rows of claims were looked at, and of how many in all."""

_AT_ONCE = 500
_FOR_A_TIME = {
    "appearances": ("report_id", "ref", "source", "url"),
    "claims": ("id",),
    "baselines": ("id",),
    "entries": ("row",),
}
"""Tables whose rows are held for a time, with the columns of which one row is held at any time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong in a ledger: with what, by its kind and key, and how."""

    kind: str
    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.problem}"


def findings(connection: Connection, advance: Advance) -> Iterator[Finding]:
    """All that is wrong, as it is found.

    Args:
        connection: To the ledger.
        advance: Is told of progress.
    """
    yield from _file(connection)
    yield from _references(connection)
    yield from _clocks(connection)
    for name, key in _FOR_A_TIME.items():
        table = metadata.tables[name]
        yield from _times_of(connection, table, [table.c[column] for column in key])
    total = sum(connection.scalar(select(func.count()).select_from(t)) or 0 for t in (reports, claims))
    yield from _reports(connection, lambda: advance(1, total))
    yield from _claims(connection, lambda: advance(1, total))
    yield from _baselines(connection)
    yield from _entries(connection)


def _file(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds; PostgreSQL looks after its own pages."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield Finding("file", "", " ".join(str(said).split()))


def _references(connection: Connection) -> Iterator[Finding]:
    """Rows that refer to what is not there."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table.alias()
            column = key.parent
            joined = table.outerjoin(parent, column == parent.c[key.column.name])
            lost = and_(column.is_not(None), parent.c[key.column.name].is_(None))
            own = next(iter(table.primary_key.columns))
            for row in connection.execute(select(own, column).select_from(joined).where(lost)):
                yield Finding(table.name, str(row[0]), f"its {column.name} {row[1]!r} is not there")


def _clocks(connection: Connection) -> Iterator[Finding]:
    last = None
    for row in _streamed(connection, select(transactions).order_by(transactions.c.number)):
        if last is not None and row["clock"] < last:
            yield Finding("transaction", str(row["number"]), "its time is before that of the one before")
        last = row["clock"]


def _times_of(connection: Connection, table: Table, key: list[Column[Any]]) -> Iterator[Finding]:
    """Rows that were closed before they were opened, or two of one thing that were held at the same time."""
    before: RowMapping | None = None
    columns = dict.fromkeys((*key, table.c.row, table.c.recorded_from, table.c.recorded_to))
    for row in _streamed(connection, select(*columns).order_by(*key, table.c.recorded_from, table.c.row)):
        if row["recorded_to"] is not None and row["recorded_to"] <= row["recorded_from"]:
            yield Finding(table.name, str(row["row"]), "was closed before it was opened")
        same = before is not None and all(row[column.name] == before[column.name] for column in key)
        if before is not None and same and not _over(before, row["recorded_from"]):
            yield Finding(table.name, str(row["row"]), f"is held together with row {before['row']}")
        before = row


def _over(row: RowMapping, at: int) -> bool:
    """Whether a row was closed by a transaction."""
    return row["recorded_to"] is not None and row["recorded_to"] <= at


def _reports(connection: Connection, advance: Callable[[], None]) -> Iterator[Finding]:
    columns = (reports.c.id, reports.c.text, reports.c.signature)
    for row in _streamed(connection, select(*columns).order_by(reports.c.recorded_from)):
        advance()
        if sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["id"]:
            yield Finding("report", row["id"][:12], "its text is not the one that its id is made of")
        elif signature(row["text"]) != row["signature"]:
            yield Finding("report", row["id"][:12], "its signature is not that of its text")


def _claims(connection: Connection, advance: Callable[[], None]) -> Iterator[Finding]:
    hidden = set(
        connection.scalars(select(entries.c.report_id).where(entries.c.kind.in_(("reject", "correct"))))
    )
    last = 0
    while rows := _claims_after(connection, last):
        last = rows[-1]["row"]
        pairs = _pairs(connection, [row["row"] for row in rows])
        days = first_days(connection, None, {row["report_id"] for row in rows})
        whole = []
        for row in rows:
            advance()
            claim = _claim(row)
            if claim is None:
                yield Finding("claim", row["id"], "cannot be read")
                continue
            for problem in (
                *_beside(claim, row),
                *_beside_pairs(claim, row, pairs[row["row"]], days.get(row["report_id"])),
                *_missing_pairs(claim, pairs[row["row"]]),
                *misquotations(claim, row["text"]),
            ):
                yield Finding("claim", row["id"], problem)
            if None not in hidden and claim.report_id not in hidden:
                whole.append(claim)
        yield from _causes(connection, whole)


def _claims_after(connection: Connection, last: int) -> list[RowMapping]:
    joined = select(claims, reports.c.text).join(reports, reports.c.id == claims.c.report_id)
    some = joined.where(claims.c.row > last).order_by(claims.c.row).limit(_AT_ONCE)
    return list(connection.execute(some).mappings())


def _pairs(connection: Connection, rows: list[int]) -> defaultdict[int, list[RowMapping]]:
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(select(dyads).where(dyads.c.claim_row.in_(rows))).mappings():
        found[row["claim_row"]].append(row)
    return found


def _claim(row: RowMapping) -> Claim | None:
    try:
        return claim_from_json(json.loads(row["payload"]), load_knowledge().acts)
    except (KeyError, TypeError, ValueError):
        return None


def _beside(claim: Claim, row: RowMapping) -> Iterator[str]:
    """What of a claim's row does not go with the claim itself."""
    if claim.id != row["id"]:
        yield "what it says is not what its id is made of"
    time = claim.time
    if time.earliest is not None and time.latest is not None and time.earliest > time.latest:
        yield "its time ends before it begins"
    own = beside(claim) | {
        "report_id": claim.report_id,
        "act": claim.act.key,
        "earliest": time.earliest,
        "latest": time.latest,
        "reader": claim.reader,
    }
    for name, value in own.items():
        if row[name] != value:
            yield f"its column {name} is {row[name]!r}, not {value!r}"


def _beside_pairs(
    claim: Claim, row: RowMapping, pairs: list[RowMapping], published: date | None
) -> Iterator[str]:
    """What beside the pairs of actors of a claim does not go with it."""
    named = {participant.actor.code for participant in (*claim.source, *claim.target)} | {""}
    for pair in pairs:
        (own,) = pair_rows(
            {**row, "dyads": [dyad_row(claim.act.key, pair["source"], pair["target"])]},
            row["row"],
            row["recorded_from"],
            published,
            row["recorded_to"],
        )
        if row["recorded_to"] is not None:  # its report's day was followed up to then
            own["published"] = pair["published"]
        whose = f"its pair {pair['source']!r} and {pair['target']!r}"
        if not {pair["source"], pair["target"]} <= named or any(
            pair[name] != own[name] for name in ("act", "low", "high")
        ):
            yield f"{whose} is not of those it names"
        for name in own.keys() - {"act", "low", "high"}:
            if pair[name] != own[name]:
                yield f"{whose} has {pair[name]!r} as {name}, not {own[name]!r}"


def _missing_pairs(claim: Claim, pairs: list[RowMapping]) -> Iterator[str]:
    """The pairs of actors that a claim tells of and that are not there."""
    there = {(pair["source"], pair["target"]) for pair in pairs}
    missing = set(dyads_of(claim)) - there
    if missing:
        # An act may have been of one side when the claim was kept, and be of both as the acts are known now, or the reverse.
        turned = replace(claim, act=replace(claim.act, symmetric=not claim.act.symmetric))
        if set(dyads_of(turned)) - there:
            for source, target in sorted(missing):
                yield f"its pair {source!r} and {target!r} is missing"


def _causes(connection: Connection, found: list[Claim]) -> Iterator[Finding]:
    """Claims that answer one that the ledger never held; where a reviewer hid one, it may not have."""
    causes = {cause.claim for claim in found for cause in claim.because_of}
    there = set(connection.scalars(select(claims.c.id).where(claims.c.id.in_(sorted(causes)))))
    for claim in found:
        for cause in claim.because_of:
            if cause.claim not in there:
                yield Finding("claim", claim.id, f"the claim {cause.claim!r} that it answers is not there")


def _baselines(connection: Connection) -> Iterator[Finding]:
    for row in _streamed(connection, select(baselines).order_by(baselines.c.row)):
        if baseline_of(row).id != row["id"]:
            yield Finding("baseline", row["id"], "what it says is not what its id is made of")
        for part in ("begins", "ends"):
            first, last = row[f"{part}_earliest"], row[f"{part}_latest"]
            if first is not None and last is not None and first > last:
                yield Finding("baseline", row["id"], f"its days of {part} are the wrong way round")


def _entries(connection: Connection) -> Iterator[Finding]:
    numbers = set(connection.scalars(select(entries.c.row)))
    for row in connection.execute(select(entries).order_by(entries.c.row)).mappings():
        try:
            payload = json.loads(row["payload"])
            named = [*payload["claims"], *filter(None, [payload.get("corrected")])]
        except (KeyError, TypeError, ValueError):
            yield Finding("review", str(row["row"]), "cannot be read")
            continue
        there = set(connection.scalars(select(claims.c.id).where(claims.c.id.in_(named))))
        for claim in sorted(set(named) - there):
            yield Finding("review", str(row["row"]), f"its claim {claim!r} is not there")
        if payload.get("undone") is not None and payload["undone"] not in numbers:
            yield Finding(
                "review", str(row["row"]), f"the entry {payload['undone']} that it undoes is not there"
            )


def _streamed(connection: Connection, statement: Any) -> Iterator[RowMapping]:
    yield from connection.execute(statement, execution_options={"yield_per": _AT_ONCE}).mappings()
