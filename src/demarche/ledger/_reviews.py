"""What reviewers say of claims: entries, never edits.

A rejected claim's row is closed, a corrected claim stands beside as a claim of the reviewer's own; both stay so when a
reader finds the claim again. Undoing an entry closes it and opens what it had closed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, RowMapping, and_, func, or_, select, true, update

from demarche.ledger._errors import LedgerError, NotHeldError
from demarche.ledger._lookup import first_days, in_parts
from demarche.ledger._rows import claim_rows, compact
from demarche.ledger._tables import claims, entries, held
from demarche.ledger._write import close_claims, insert_rows, open_claims
from demarche.model import Act, Claim, claim_from_json

EntryKind = Literal["accept", "reject", "correct", "merge", "split", "undo"]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

_ASKED_BY_ID = 500
"""Of more reports than these all entries are looked through: people do not make that many."""

_HIDING = ("reject", "correct")
"""Entries whose claims are not held any longer."""

_JOINING = ("merge", "split")
"""Entries that say of words, whatever is read of them, which event they tell."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person says of claims.

    Attributes:
        number: Its number, by which it can be undone.
        kind: "merge" says that the claims tell one event, "split" that each tells an event of its own.
        person: Who says so.
        note: Why.
        claims: Ids of the claims.
        corrected: For "correct" the id of the claim that stands instead.
        undone: For "undo" the number of the entry undone.
        transaction: The number of the transaction in which it was made.
    """

    number: int
    kind: EntryKind
    person: str
    note: str
    claims: tuple[str, ...]
    corrected: str | None
    undone: int | None
    transaction: int


def write_entry(
    connection: Connection,
    number: int,
    kind: EntryKind,
    ids: Sequence[str],
    person: str,
    note: str,
    corrected: Claim | None = None,
) -> Entry:
    """Writes an entry and what follows from it, as part of a transaction of the record.

    Raises:
        NotHeldError: A claim is not held.
    """
    rows = _live(connection, ids)
    missing = [key for key in ids if key not in rows]
    if missing:
        raise NotHeldError(f"the ledger holds no claim {missing[0]!r}")
    payload: dict[str, Any] = {
        "claims": list(ids),
        "places": [_place(json.loads(rows[key]["payload"])) for key in ids],
    }
    if kind in _HIDING:
        payload["hidden"] = [json.loads(rows[key]["payload"]) for key in ids]
        close_claims(connection, [(rows[key]["row"], number) for key in ids])
    if corrected is not None:
        payload["corrected"] = corrected.id
        # What another correction has put there already stands for both.
        if corrected.id in ids or not _live(connection, [corrected.id]):
            _open(connection, [corrected], number)
    report_ids = {rows[key]["report_id"] for key in ids}
    report_id = next(iter(report_ids)) if len(report_ids) == 1 else None
    return _insert(connection, number, kind, person, note, payload, report_id)


def undo_entry(
    connection: Connection, number: int, undone: int, person: str, note: str, acts: Mapping[str, Act]
) -> Entry:
    """Undoes an entry: closes it, closes the corrected claim, and opens those that it had closed.

    Raises:
        LedgerError: The corrected claim was itself rejected or corrected later; that is to be undone first.
        NotHeldError: There is no such entry, or it is undone already.
    """
    where = and_(entries.c.row == undone, held(entries, None), entries.c.kind != "undo")
    row = connection.execute(select(entries).where(where)).mappings().first()
    if row is None:
        raise NotHeldError(f"there is no entry {undone} to undo; demarche review list shows them")
    payload = json.loads(row["payload"])
    if corrected := payload.get("corrected"):
        _take_back(connection, row, corrected, number)
    connection.execute(update(entries).where(entries.c.row == undone).values(recorded_to=number))
    hidden = [claim_from_json(record, acts) for record in payload.get("hidden", ())]
    there = _live(connection, [claim.id for claim in hidden])
    _open(connection, [claim for claim in hidden if claim.id not in there], number)
    told = {"claims": payload["claims"], "undone": undone}
    return _insert(connection, number, "undo", person, note, told, row["report_id"])


def _take_back(connection: Connection, entry: RowMapping, corrected: str, number: int) -> None:
    """Closes the claim that an entry put in another's place, unless another entry put the same one there."""
    where = and_(entries.c.kind.in_(_HIDING), held(entries, None), entries.c.row != entry["row"])
    others = [
        (row, json.loads(payload))
        for row, payload in connection.execute(select(entries.c.row, entries.c.payload).where(where))
    ]
    later = [row for row, payload in others if row > entry["row"] and corrected in payload["claims"]]
    live = _live(connection, [corrected])
    if later or corrected not in live:
        which = f"entry {later[-1]}" if later else "the later entry"
        raise LedgerError(f"what entry {entry['row']} corrected was changed again; undo {which} first")
    changed_itself = corrected in json.loads(entry["payload"])["claims"]  # a day is no part of a claim's id
    if changed_itself or not any(payload.get("corrected") == corrected for _, payload in others):
        close_claims(connection, [(live[corrected]["row"], number)])


def entries_at(
    connection: Connection,
    at: int | None,
    report_ids: Collection[str] | None = None,
    kinds: Collection[EntryKind] | None = None,
) -> list[Entry]:
    """The entries held at a transaction, oldest first; those that join and part with the claims that are held then.

    Args:
        connection: To the ledger.
        at: The transaction; None is now.
        report_ids: Only those about claims of these reports, and those about claims of several.
        kinds: Only those of these kinds.
    """
    where = [held(entries, at)]
    if kinds is not None:
        where.append(entries.c.kind.in_(sorted(kinds)))
    if report_ids is not None and len(report_ids) <= _ASKED_BY_ID:
        where.append(or_(entries.c.report_id.in_(sorted(report_ids)), entries.c.report_id.is_(None)))
    rows = connection.execute(select(entries).where(and_(*where)).order_by(entries.c.row)).mappings()
    wanted = None if report_ids is None else {*report_ids, None}
    found = [row for row in rows if wanted is None or row["report_id"] in wanted]
    anew = _read_anew(connection, at, [row for row in found if row["kind"] in _JOINING])
    return [_entry(row, anew) for row in found]


def _read_anew(connection: Connection, at: int | None, rows: Sequence[RowMapping]) -> dict[str, list[str]]:
    """For claims that entries are about and that a later reading has otherwise, the claims that it has of their words.

    Whether words tell one event with others does not change with what else a newer reader makes of them.
    """
    places: dict[str, Any] = {}
    for row in rows:
        payload = json.loads(row["payload"])
        places |= zip(payload["claims"], payload["places"], strict=True)
    ids = [some for part in in_parts(sorted(places)) for some in _held_of(connection, at, part)]
    gone = sorted(places.keys() - ids)
    closed: dict[str, tuple[str, int]] = {}
    for part in in_parts(gone):
        until = func.max(claims.c.recorded_to)
        closed_by = true() if at is None else claims.c.recorded_to <= at
        grouped = select(claims.c.id, claims.c.report_id, until).where(claims.c.id.in_(part), closed_by)
        grouped = grouped.group_by(claims.c.id, claims.c.report_id)
        closed |= {key: (report, last) for key, report, last in connection.execute(grouped) if last}
    later: dict[str, list[tuple[str, int, Any]]] = defaultdict(list)
    for part in in_parts(sorted({report for report, _ in closed.values()})):
        of_report = select(claims.c.report_id, claims.c.id, claims.c.recorded_from, claims.c.payload)
        where = and_(claims.c.report_id.in_(part), held(claims, at))
        for report, key, since, payload in connection.execute(of_report.where(where)):
            later[report].append((key, since, _place(json.loads(payload))))
    instead = _corrected_since(connection, at) if gone else {}
    return {
        key: found
        for key, (report, last) in closed.items()
        if (
            found := instead.get(key)
            or [one for one, since, place in later[report] if since >= last and place == places[key]]
        )
    }


def _corrected_since(connection: Connection, at: int | None) -> dict[str, list[str]]:
    """For corrected claims the ones that stand instead of them at last."""
    where = and_(entries.c.kind == "correct", held(entries, at))
    instead: dict[str, str] = {}
    for kept in connection.scalars(select(entries.c.payload).where(where).order_by(entries.c.row)):
        payload = json.loads(kept)
        instead |= {key: payload["corrected"] for key in payload["claims"] if key != payload["corrected"]}
    found = {}
    for key in instead:
        last, seen = key, {key}
        while last in instead and instead[last] not in seen:
            last = instead[last]
            seen.add(last)
        found[key] = [last]
    return found


def _held_of(connection: Connection, at: int | None, ids: Sequence[str]) -> list[str]:
    return list(connection.scalars(select(claims.c.id).where(and_(claims.c.id.in_(ids), held(claims, at)))))


def hiding_payloads(connection: Connection, report_ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """What the entries say that hide claims of these reports, by the report's id."""
    own = or_(entries.c.report_id.in_(report_ids), entries.c.report_id.is_(None))
    where = and_(own, entries.c.kind.in_(_HIDING), held(entries, None))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for report_id, kept in connection.execute(select(entries.c.report_id, entries.c.payload).where(where)):
        payload = json.loads(kept)
        if report_id is not None:
            found[report_id].append(payload)
            continue
        told_in = _reports_of(connection, payload["claims"])
        for one in set(told_in.values()) & set(report_ids):
            pairs = zip(payload["claims"], payload["places"], strict=True)
            own_pairs = [(key, place) for key, place in pairs if told_in.get(key) == one]
            found[one].append(
                {"claims": [key for key, _ in own_pairs], "places": [place for _, place in own_pairs]}
            )
    return found


def ever_held(connection: Connection, report_ids: Sequence[str]) -> dict[str, set[str]]:
    """The ids of all claims that were ever held of reports, by the report's id."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in in_parts(sorted(report_ids)):
        for report, key in connection.execute(
            select(claims.c.report_id, claims.c.id).where(claims.c.report_id.in_(part))
        ):
            found[report].add(key)
    return found


def _reports_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    columns = select(claims.c.id, claims.c.report_id)
    return {
        key: report
        for part in in_parts(sorted(set(ids)))
        for key, report in connection.execute(columns.where(claims.c.id.in_(part)))
    }


def hidden_claims(
    payloads: Sequence[Mapping[str, Any]], found: Collection[Mapping[str, Any]], ever: Collection[str]
) -> set[str]:
    """Ids of those among a reading's claims that a reviewer has rejected or corrected.

    A claim is the same if its id is. One that this reading has no longer is known again by its act and words, unless what
    has these was ever held beside it and was not meant.

    Args:
        payloads: What the entries say that hide claims of the report.
        found: The reading's claims, as rows.
        ever: Ids of the claims that were ever held of the report.
    """
    if not payloads:
        return set()
    places = {
        key: json.dumps(place)
        for payload in payloads
        for key, place in zip(payload["claims"], payload["places"], strict=True)
    }
    same = {row["id"] for row in found} & places.keys()
    gone = {place for key, place in places.items() if key not in same}
    alike = {
        row["id"]
        for row in found
        if gone and row["id"] not in ever and json.dumps(_place(json.loads(row["payload"]))) in gone
    }
    return same | alike


def _place(record: Mapping[str, Any]) -> list[Any]:
    """By what a claim is known again: its reader's name is part of its id, its act and words are its place."""
    return [record["reader"].rpartition("@")[0], record["act"], record["evidence"]["spans"]]


def _live(connection: Connection, ids: Sequence[str]) -> dict[str, RowMapping]:
    where = and_(claims.c.id.in_(list(ids)), held(claims, None))
    return {row["id"]: row for row in connection.execute(select(claims).where(where)).mappings()}


def _open(connection: Connection, found: Sequence[Claim], number: int) -> None:
    if found:
        days = first_days(connection, None, {claim.report_id for claim in found})
        rows = list(claim_rows(found).values())
        published = [days.get(row["report_id"]) for row in rows]
        open_claims(connection, rows, [number] * len(rows), published)


def _insert(
    connection: Connection,
    number: int,
    kind: EntryKind,
    person: str,
    note: str,
    payload: Mapping[str, Any],
    report_id: str | None,
) -> Entry:
    values = {
        "kind": kind,
        "person": person,
        "note": note,
        "payload": compact(payload),
        "report_id": report_id,
        "recorded_from": number,
    }
    (own,) = insert_rows(connection, entries, [values])
    row = connection.execute(select(entries).where(entries.c.row == own)).mappings().one()
    return _entry(row)


def _entry(row: RowMapping, anew: Mapping[str, Sequence[str]] | None = None) -> Entry:
    payload = json.loads(row["payload"])
    found = payload["claims"]
    if anew and row["kind"] in _JOINING:
        found = [now for key in found for now in anew.get(key, [key])]
    return Entry(
        number=row["row"],
        kind=row["kind"],
        person=row["person"],
        note=row["note"],
        claims=tuple(found),
        corrected=payload.get("corrected"),
        undone=payload.get("undone"),
        transaction=row["recorded_from"],
    )
