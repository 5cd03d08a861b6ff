"""What people add to the record themselves: reviewers' entries and starting points of states."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, true

from demarche.knowledge import load_knowledge
from demarche.ledger._baselines import (
    Baseline,
    apply_baselines,
    baselines_of,
    plan_baselines,
    touched_baselines,
    words_of,
)
from demarche.ledger._keep import Kept
from demarche.ledger._refusing import check_words
from demarche.ledger._reviews import Entry, EntryKind, entries_at, undo_entry, write_entry
from demarche.ledger._tables import entries, transactions
from demarche.ledger._transactional import KnownBy, Transactional
from demarche.ledger._write import begin_transaction, last_transaction
from demarche.model import Claim


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """A reviewer's entry with its time, and the number of the entry that undid it, None where it stands."""

    entry: Entry
    made: datetime
    undone_by: int | None


class Reviewed(Transactional):
    """A record to which people add what they know."""

    def review(
        self,
        kind: EntryKind,
        ids: Sequence[str],
        *,
        person: str,
        note: str = "",
        corrected: Claim | None = None,
    ) -> Entry:
        """Keeps what a person says of claims, as one transaction.

        Args:
            kind: "accept"; "reject" and "correct" hide the claims; "merge" joins them to one event, "split" sets each
                apart. Not "undo", see ``undo``.
            ids: Whole ids of claims that are held.
            person: Who says so.
            note: Why.
            corrected: For "correct" the claim that stands instead; its reader names the person.

        Raises:
            LedgerError: No database keeps the name or the note.
            NotHeldError: A claim is not held.
        """
        check_words("a review", person=person, note=note)
        with self._writing() as connection:
            number = begin_transaction(connection, self._clock())
            return write_entry(connection, number, kind, ids, person, note, corrected)

    def undo(self, entry: int, *, person: str, note: str = "") -> Entry:
        """Undoes an entry of a reviewer's: what it hid is held again, what it corrected is not.

        Raises:
            LedgerError: Another entry rests on it, or no database keeps the name or the note.
            NotHeldError: There is no such entry.
        """
        check_words("a review", person=person, note=note)
        with self._writing() as connection:
            number = begin_transaction(connection, self._clock())
            return undo_entry(connection, number, entry, person, note, load_knowledge().acts)

    def entries(
        self,
        report_ids: Collection[str] | None = None,
        *,
        kinds: Collection[EntryKind] | None = None,
        known_by: KnownBy | None = None,
    ) -> list[Entry]:
        """Reviewers' entries, oldest first; with ``report_ids`` those about their claims and about several reports'."""
        with self._reading() as connection:
            return entries_at(connection, self._transaction(connection, known_by), report_ids, kinds)

    def every_entry(self, *, known_by: KnownBy | None = None) -> list[DatedEntry]:
        """Reviewers' entries, those that were undone as well, each with its time; oldest first."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            standing = {entry.number: entry for entry in entries_at(connection, at)}
            undone = {entry.undone: entry.number for entry in standing.values() if entry.undone is not None}
            until = true() if at is None else entries.c.recorded_from <= at
            rows = connection.execute(
                select(entries, transactions.c.clock)
                .join(transactions, transactions.c.number == entries.c.recorded_from)
                .where(until)
                .order_by(entries.c.row)
            )
            found = []
            for row in rows:
                payload = json.loads(row.payload)
                made = Entry(
                    number=row.row,
                    kind=row.kind,
                    person=row.person,
                    note=row.note,
                    claims=tuple(payload["claims"]),
                    corrected=payload.get("corrected"),
                    undone=payload.get("undone"),
                    transaction=row.recorded_from,
                )
                found.append(DatedEntry(standing.get(row.row, made), row.clock, undone.get(row.row)))
            return found

    def load_baselines(self, given: Iterable[Baseline]) -> Kept:
        """Keeps baselines, as one transaction; what one provenance now says of a pair replaces what it said before.

        Where no day is known but that of loading, a later day of loading alone changes nothing.

        Raises:
            LedgerError: No database keeps a baseline's words.
        """
        given = list(given)
        for baseline in given:
            check_words(f"baseline {baseline.id!r}", **words_of(baseline))
        with self._reading() as connection:
            seen = last_transaction(connection)
            plan = plan_baselines(connection, given)
        if plan.changes:
            with self._writing() as connection:
                if last_transaction(connection) != seen:  # another process has written between the two
                    plan = plan_baselines(connection, given)
                if plan.changes:
                    apply_baselines(connection, plan, begin_transaction(connection, self._clock()))
        return Kept(len(plan.opened), len(plan.closed), plan.unchanged)

    def baselines(
        self,
        *,
        state: str | None = None,
        source: str | None = None,
        target: str | None = None,
        known_by: KnownBy | None = None,
    ) -> list[Baseline]:
        """Baselines, of a state, a source (those of everybody besides) or a target."""
        with self._reading() as connection:
            at = self._transaction(connection, known_by)
            return baselines_of(connection, at, state=state, source=source, target=target)

    def touched_baselines(
        self, since: KnownBy, *, known_by: KnownBy | None = None
    ) -> list[tuple[str, str, str]]:
        """States and pairs of which a baseline was opened or closed after a time: state, source, target."""
        with self._reading() as connection:
            first = self._transaction(connection, since) or 0
            return touched_baselines(connection, first, self._transaction(connection, known_by))


def why_hidden(connection: Connection, at: int | None, prefix: str) -> str | None:
    """Which entry hides the claim whose id begins so, and how to have it back; None where none does."""
    for entry in reversed(entries_at(connection, at, kinds=("reject", "correct"))):
        for claim in entry.claims:
            if claim.startswith(prefix.lower()):
                said = f"corrected to {entry.corrected!r}" if entry.corrected else "rejected"
                return (
                    f"claim {claim!r} was {said} by {entry.person} in entry {entry.number}; "
                    f"to have it back: demarche review undo {entry.number}"
                )
    return None
