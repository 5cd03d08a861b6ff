"""The record: what was reported, by whom, and when this ledger learned it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, select

from demarche import __version__
from demarche.knowledge import load_knowledge
from demarche.ledger._copies import Copy
from demarche.ledger._errors import LedgerError, NotHeldError
from demarche.ledger._joining import Trace
from demarche.ledger._keep import Kept, Reading, apply, plans
from demarche.ledger._lookup import (
    Pairs,
    Wanted,
    copies,
    in_parts,
    publishers,
    tellings,
    traces,
    traces_since,
)
from demarche.ledger._maintained import Maintained
from demarche.ledger._refusing import check_reading
from demarche.ledger._reviewed import why_hidden
from demarche.ledger._tables import appearances, begins_with, claims, held, reports, transactions
from demarche.ledger._tellings import Kind, Telling
from demarche.ledger._touched import opened, touched
from demarche.ledger._transactional import KnownBy
from demarche.ledger._write import last_transaction
from demarche.model import Act, Claim, Designation, Report, claim_from_json, designations_from_json

_Noun = TypeVar("_Noun", Report, Claim)
_AT_ONCE = 1_000
"""Reports that are kept together: more is hardly faster, and other writers wait meanwhile, a second or two."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """One change of the record: its number and when it was made."""

    number: int
    clock: datetime


class Ledger(Maintained):
    """The record, append-only: rows are inserted and closed, nothing is overwritten.

    Every row knows from which transaction on it was held true, and, once closed, until which. ``known_by``
    asks for the record as it was then. Use as a context manager, or call ``close``. See ``open_ledger``.
    """

    def keep(self, report: Report, found: Sequence[Claim], *, reader: str | None = None) -> Kept:
        """Keeps a reading of a report, as one transaction; the same reading again changes nothing.

        Claims that this reading no longer has are closed, new ones opened; those that say the same stay,
        whichever version read them. The report's date is the first on which any copy of it appeared:
        a reading under a later date, or under none, leaves the claims alone.

        Args:
            report: The report.
            found: Its claims.
            reader: The version of the reader; None is the claims' own, else this package's.

        Returns:
            How many claims were opened, closed and left.

        Raises:
            LedgerError: A claim is of another report or another reader, or the database refuses.
        """
        return self._keep([self._reading_of(report, found, reader)])

    def keep_all(
        self, readings: Iterable[tuple[Report, Sequence[Claim]]], *, reader: str | None = None
    ) -> Kept:
        """Keeps readings of many reports as ``keep`` does, a thousand at a time, which is much faster.

        Each report is a transaction of the record, in the order given. When it is interrupted, those kept so far stay.

        Args:
            readings: Reports with their claims; taken one after the other, so that they need not all be at hand.
            reader: The version of the reader; None is the claims' own, else this package's.

        Returns:
            How many claims were opened, closed and left in all.

        Raises:
            LedgerError: A claim is of another report than the one it is given with or of another reader, or the
                database refuses.
        """
        parts = _apart(self._reading_of(report, found, reader) for report, found in readings)
        kept = Kept()
        # While the database writes one part the next is made ready.
        with ThreadPoolExecutor(1) as writer:
            writing: list[Future[Kept]] = []
            for part in parts:
                kept = sum((one.result() for one in writing), kept)
                writing = [writer.submit(self._keep, part)]
            kept = sum((one.result() for one in writing), kept)
        self._settle()
        return kept

    def _keep(self, given: Sequence[Reading]) -> Kept:
        """Keeps readings of different reports together."""
        with self._reading() as connection:
            seen = last_transaction(connection)
            planned = plans(connection, given)
        if any(plan.changes for plan in planned):
            with self._writing() as connection:
                if last_transaction(connection) != seen:  # another process has written between the two
                    planned = plans(connection, given)
                if changing := [plan for plan in planned if plan.changes]:
                    apply(connection, changing, self._clock)
                    self._grown = True
        return sum((plan.kept for plan in planned), Kept())

    def _reading_of(self, report: Report, found: Sequence[Claim], reader: str | None) -> Reading:
        reader = reader or next((claim.reader for claim in found), __version__)
        check_reading(report, found, reader)
        return Reading(report, found, reader)

    def reports(self, *, known_by: KnownBy | None = None) -> list[Report]:
        """The reports, in the order they were first kept, each as it first appeared."""
        with self._reading() as connection:
            return self._reports(connection, self._transaction(connection, known_by))

    def report(self, key: str, *, known_by: KnownBy | None = None) -> Report:
        """The report that was given under this name, else whose id begins with these digits (four at least).

        Raises:
            NotHeldError: There is none, or more than one.
        """
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            live = held(appearances, at)
            named = self._report_ids(connection, and_(live, appearances.c.ref == key))
            if not named and re.fullmatch(r"[0-9a-fA-F]{4,64}", key):
                named = self._report_ids(connection, and_(live, begins_with(appearances.c.report_id, key)))
            found = self._reports(connection, at, named)
        return _only(found, "report", key, [f"{report.id[:12]} ({report.ref})" for report in found])

    def claims(self, report_id: str | None = None, *, known_by: KnownBy | None = None) -> list[Claim]:
        """The claims held, in the order they were recorded.

        Args:
            report_id: Only those of this report.
            known_by: The record as it was then; None is now.
        """
        return list(self._claims(report_id, known_by))

    def count_claims(self, *, known_by: KnownBy | None = None) -> dict[str, int]:
        """How many claims each report makes, by the report's id; reports without any are left out."""
        with self._reading() as connection:
            where = held(claims, self._transaction(connection, known_by))
            counted = select(claims.c.report_id, func.count().label("number")).where(where)
            rows = connection.execute(counted.group_by(claims.c.report_id))
            return {row.report_id: row.number for row in rows}

    def claim(self, prefix: str, *, known_by: KnownBy | None = None) -> Claim:
        """The claim whose id begins with ``prefix``.

        Raises:
            NotHeldError: There is none, or more than one.
        """
        if not re.fullmatch(r"[0-9a-fA-F]{1,16}", prefix):
            raise NotHeldError(f"{prefix!r} is no claim's id: that is up to 16 digits and letters a to f")
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            where = and_(begins_with(claims.c.id, prefix), held(claims, at))
            rows = connection.execute(select(claims).where(where).order_by(claims.c.id)).mappings()
            found = [self._claim(row) for row in rows]
            if not found and (said := why_hidden(connection, at, prefix)):
                raise NotHeldError(said)
        return _only(found, "claim", prefix, [claim.id for claim in found])

    def transactions(self) -> list[Transaction]:
        """Every change of the record, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(select(transactions).order_by(transactions.c.number))
            return [Transaction(row.number, row.clock) for row in rows]

    def last_number(self, known_by: KnownBy) -> int:
        """The number of the last transaction by a time, 0 where there was none yet."""
        with self._reading() as connection:
            return self._transaction(connection, known_by) or 0

    def tellings(
        self,
        *,
        between: tuple[str, str] | None = None,
        pairs: Pairs | None = None,
        source: str | None = None,
        target: str | None = None,
        acts: Collection[str] | None = None,
        claims: Collection[str] | None = None,
        known_by: KnownBy | None = None,
    ) -> list[Telling]:
        """What the claims held tell of pairs of actors, one telling for each claim and pair.

        Args:
            between: Only of these two, whoever acts; "" is nobody named.
            pairs: Only of these pairs, likewise; a mapping gives to each, in alphabetical order, the acts asked for.
            source: Only where this one acts, by code; of symmetric acts it is the first in alphabetical order.
            target: Only where this one is acted on.
            acts: Only these acts, by key.
            claims: Only of these claims, by their ids.
            known_by: The record as it was then; None is now.

        Returns:
            The tellings in order of their claims' ids.
        """
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            pairs = pairs if between is None else [between]
            return tellings(connection, at, Wanted(pairs, source, target, acts, claims))

    def traces(
        self,
        *,
        pairs: Pairs | None = None,
        source: str | None = None,
        target: str | None = None,
        acts: Collection[str] | None = None,
        known_by: KnownBy | None = None,
    ) -> dict[Kind, list[Trace]]:
        """What events are joined of, see ``Joined``: of the same tellings as ``tellings`` gives, but much faster."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            return traces(connection, at, Wanted(pairs, source, target, acts))

    def traces_since(
        self, since: KnownBy, pairs: Pairs
    ) -> tuple[dict[Kind, list[Trace]], dict[Kind, list[Trace]]]:
        """The same as held at a time and as held now; of kinds of which nothing changed both have the same list."""
        with self._reading() as connection:
            at = self._transaction(connection, since) or 0
            return traces_since(connection, at, Wanted(pairs))

    def claims_of(self, ids: Iterable[str], *, known_by: KnownBy | None = None) -> dict[str, Claim]:
        """Claims by their whole ids; what is not held is left out."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            return {
                row["id"]: self._claim(row)
                for some in in_parts(sorted(set(ids)))
                for row in connection.execute(
                    select(claims).where(and_(claims.c.id.in_(some), held(claims, at)))
                ).mappings()
            }

    def designations(
        self, ids: Iterable[str], *, known_by: KnownBy | None = None
    ) -> dict[str, tuple[Designation, ...]]:
        """What actors are called in claims, by the claims' whole ids; what is not held is left out."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            return {
                key: designations_from_json(json.loads(payload))
                for some in in_parts(sorted(set(ids)))
                for key, payload in connection.execute(
                    select(claims.c.id, claims.c.payload).where(and_(claims.c.id.in_(some), held(claims, at)))
                )
            }

    def reports_of(
        self, ids: Iterable[str], *, known_by: KnownBy | None = None, publisher: str = ""
    ) -> dict[str, Report]:
        """Reports by their whole ids, each as it first appeared, with a publisher named there; what is not held is left out."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            return {
                report.id: report
                for some in in_parts(sorted(set(ids)))
                for report in self._reports(connection, at, some, publisher)
            }

    def copies(self, report_ids: Collection[str], *, known_by: KnownBy | None = None) -> dict[str, Copy]:
        """What reports are compared by to find their origins, by their ids; see ``origins``."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            return {copy.report: copy for copy in copies(connection, at, report_ids)}

    def publishers(
        self, report_ids: Collection[str], *, known_by: KnownBy | None = None
    ) -> dict[str, frozenset[str]]:
        """Who published each of these reports, as far as known."""
        with self._reading() as connection:
            return publishers(connection, self._transaction(connection, known_by), report_ids)

    def reports_with(self, ids: Sequence[str]) -> list[str]:
        """The ids of the reports of claims, whether these are held or were."""
        with self._reading() as connection:
            where = claims.c.id.in_(list(ids))
            return sorted(connection.scalars(select(claims.c.report_id).where(where).distinct()))

    def publisher_names(self) -> list[str]:
        """Every publisher of a report that was ever kept, in alphabetical order."""
        with self._reading() as connection:
            named = select(appearances.c.source).where(appearances.c.source != "").distinct()
            return sorted(connection.scalars(named))

    def touched(self, since: KnownBy, *, known_by: KnownBy | None = None) -> list[tuple[str, str, str]]:
        """Acts and pairs of actors of which something was learned after a time: act, and the two in order."""
        with self._reading() as connection:
            first = self._transaction(connection, since) or 0
            return touched(connection, first, self._transaction(connection, known_by))

    def opened(
        self, since: KnownBy, *, known_by: KnownBy | None = None, limit: int | None = None
    ) -> tuple[list[str], int]:
        """Ids of claims learned after a time and still held, the latest first, no more than a limit; and how many in all."""
        with self._reading() as connection:
            first, last = self._transaction(connection, since) or 0, self._transaction(connection, known_by)
            return opened(connection, first, last, limit)

    def _report_ids(self, connection: Connection, where: ColumnElement[bool]) -> set[str]:
        rows = connection.execute(select(appearances.c.report_id).where(where))
        return {row.report_id for row in rows}

    def _reports(
        self, connection: Connection, at: int | None, only: Collection[str] | None = None, publisher: str = ""
    ) -> list[Report]:
        where = held(appearances, at)
        if only is not None:
            where &= appearances.c.report_id.in_(only)
        rows = connection.execute(
            select(appearances, reports.c.text)
            .join(reports, appearances.c.report_id == reports.c.id)
            .where(where)
            .order_by(reports.c.recorded_from, reports.c.id, appearances.c.row)
        ).mappings()
        first: dict[str, RowMapping] = {}
        for row in rows:
            other = first.get(row["report_id"])
            if other is None or _in_order(row, publisher) < _in_order(other, publisher):
                first[row["report_id"]] = row
        return [_report(row) for row in first.values()]

    def _claims(self, report_id: str | None, known_by: KnownBy | None) -> Iterator[Claim]:
        with self._reading() as connection:
            where = held(claims, self._transaction(connection, known_by))
            if report_id is not None:
                where = and_(where, claims.c.report_id == report_id)
            rows = connection.execute(select(claims).where(where).order_by(claims.c.row)).mappings()
            yield from map(self._claim, rows)

    def _claim(self, row: RowMapping) -> Claim:
        try:
            return claim_from_json(json.loads(row["payload"]), _acts())
        except (KeyError, TypeError, ValueError) as error:
            raise LedgerError(
                f"ledger {self.place!r} is damaged: claim {row['id']!r} cannot be read; restore it from a backup"
            ) from error


def _apart(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings in parts, none of which has two of one report."""
    part: dict[str, Reading] = {}
    for reading in readings:
        if reading.id in part or len(part) >= _AT_ONCE:
            yield list(part.values())
            part.clear()
        part[reading.id] = reading
    if part:
        yield list(part.values())


def _in_order(row: RowMapping, publisher: str) -> tuple[bool, bool, date]:
    """Where a report appeared: in whose paper it is looked for, then the earlier."""
    elsewhere = publisher.casefold() not in ("", row["source"].casefold())
    return elsewhere, row["published"] is None, row["published"] or date.max


def _report(row: RowMapping) -> Report:
    names = ("ref", "text", "language", "title", "published", "retrieved")
    known = {name: row[name] for name in names}
    return Report(**known, source=row["source"] or None, url=row["url"] or None)


def _only(found: Sequence[_Noun], noun: str, key: str, candidates: Iterable[str]) -> _Noun:
    if not found:
        raise NotHeldError(f"the ledger holds no {noun} {key!r}; demarche ledger list shows what it holds")
    if len(found) > 1:
        raise NotHeldError(f"{key!r} is more than one {noun}: {', '.join(list(candidates)[:8])}")
    return found[0]


def _acts() -> Mapping[str, Act]:
    return load_knowledge().acts
