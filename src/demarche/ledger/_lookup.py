"""Looking up what the record tells of pairs of actors, without taking whole claims apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, union

from demarche.ledger._copies import Copy, agency_among
from demarche.ledger._events import traces_of
from demarche.ledger._joining import Trace, trace
from demarche.ledger._manner import BACKWARDS, SPOKEN, told_in
from demarche.ledger._rows import UNKNOWN_SPEAKER, day_number
from demarche.ledger._tables import appearances, claims, dyads, held, reports, trace_columns
from demarche.ledger._tellings import Kind, Telling, stands

_Item = TypeVar("_Item")

_AT_ONCE = 500
"""Values of one IN list; SQLite takes no more than some thousands."""

_LATELY = 2_000
"""Appearances since a time, up to which those that changed are looked up before what is asked for."""

telling_columns = (
    claims.c.id,
    claims.c.report_id,
    dyads.c.act,
    dyads.c.source,
    dyads.c.target,
    claims.c.earliest,
    claims.c.latest,
    claims.c.polarity,
    claims.c.modality,
    claims.c.speakers,
    claims.c.standing,
)

Pairs = Collection[tuple[str, str]] | Mapping[tuple[str, str], Collection[str]]
"""Pairs of actors; a mapping gives to each, in alphabetical order, the acts that are looked for between the two."""

Traces = dict[Kind, list[Trace]]
_Key = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: claims of these pairs, whoever acts; where this one acts, or is acted on; of these acts."""

    pairs: Pairs | None = None
    source: str | None = None
    target: str | None = None
    acts: Collection[str] | None = None
    claims: Collection[str] | None = None

    def conditions(self) -> Iterator[list[ColumnElement[bool]]]:
        """What must hold of a row of a pair of actors, a few hundred pairs or claims at a time."""
        where: list[ColumnElement[bool]] = []
        for column, code in ((dyads.c.source, self.source), (dyads.c.target, self.target)):
            if code is not None:
                # Whoever acts or is acted on is found as one of the pair.
                where += [column == code, or_(dyads.c.low == code, dyads.c.high == code)]
        if self.acts is not None:
            where.append(dyads.c.act.in_(sorted(self.acts)))
        if self.claims is not None:
            yield from ([*where, claims.c.id.in_(some)] for some in in_parts(sorted(set(self.claims))))
        elif self.pairs is not None:
            acts = self.pairs if isinstance(self.pairs, Mapping) else {}
            ordered = sorted({(min(pair), max(pair)) for pair in self.pairs})
            yield from ([*where, _one_of(some, acts)] for some in in_parts(ordered))
        else:
            yield where


def tellings(connection: Connection, at: int | None, wanted: Wanted) -> list[Telling]:
    """What the claims held at a transaction tell, pair by pair; see ``Ledger.tellings``."""
    found = (
        told for where in wanted.conditions() for told in _told(connection, at, [held(claims, at), *where])
    )
    return sorted(found, key=_in_order)


def traces(connection: Connection, at: int | None, wanted: Wanted) -> Traces:
    """The same as events are joined of it, by kind; of what is held now and was lately from one index alone."""
    moved: Mapping[str, int | None] = {}
    if at is not None:
        lately = _moved(connection, at)
        if lately is None:
            return traces_of(tellings(connection, at, wanted))
        moved = lately
    found: dict[_Key, list[Trace]] = defaultdict(list)
    for where in wanted.conditions():
        statement = select(*trace_columns).where(and_(held(dyads, at), *where))
        for low, high, act, manner, first, last, published, claim in connection.execute(statement).all():
            day = moved.get(claim, published)
            found[low, high, act, manner | SPOKEN].append(
                trace(claim, first, last, day, bool(manner & SPOKEN), stands(act, *told_in(manner)))
            )
    return {_kind(*key): group for key, group in found.items()}


def traces_since(connection: Connection, since: int, wanted: Wanted) -> tuple[Traces, Traces]:
    """The same as held at a transaction and as held now, looked up at once; of kinds that did not change one list."""
    moved = _moved(connection, since)
    if moved is None:
        return traces(connection, since, wanted), traces(connection, None, wanted)
    then: dict[_Key, list[Trace]] = defaultdict(list)
    now: dict[_Key, list[Trace]] = defaultdict(list)
    changed: set[_Key] = set()
    columns = (*trace_columns, dyads.c.recorded_from, dyads.c.recorded_to)
    lately = or_(dyads.c.recorded_to.is_(None), dyads.c.recorded_to > since)
    for where in wanted.conditions():
        for *key, manner, first, last, published, claim, opened, closed in connection.execute(
            select(*columns).where(and_(lately, *where))
        ).all():
            low, high, act = key
            kind = (low, high, act, manner | SPOKEN)
            spoken, stays = bool(manner & SPOKEN), stands(act, *told_in(manner))
            one = trace(claim, first, last, published, spoken, stays)
            before = trace(claim, first, last, moved[claim], spoken, stays) if claim in moved else one
            if closed is None:
                now[kind].append(one)
            if opened <= since:
                then[kind].append(before)
            if closed is not None or opened > since or before is not one:
                changed.add(kind)
    shared = {key: group for key, group in now.items() if key not in changed}
    return (
        {_kind(*key): group for key, group in {**then, **shared}.items()},
        {_kind(*key): group for key, group in now.items()},
    )


def _kind(low: str, high: str, act: str, manner: int) -> Kind:
    source, target = (high, low) if manner & BACKWARDS else (low, high)
    return Kind(act, source, target, *told_in(manner))


def _moved(connection: Connection, at: int) -> dict[str, int | None] | None:
    """The first days, as known at a transaction, of the reports of which others are known now, by their claims' ids.

    None where so much was learned since that each claim's report is better looked up by itself.
    """
    later = appearances.c.recorded_from > at
    since = select(appearances.c.row).where(later).limit(_LATELY).subquery()
    if connection.scalar(select(func.count()).select_from(since)) == _LATELY:
        return None
    changed = union(
        *(
            select(appearances.c.report_id)
            .join(reports, reports.c.id == appearances.c.report_id)
            .where(column > at, reports.c.recorded_from <= at)
            for column in (appearances.c.recorded_from, appearances.c.recorded_to)
        )
    )
    found = sorted(connection.scalars(changed))
    days = first_days(connection, at, found)
    return {
        claim: day_number(days.get(report))
        for some in in_parts(found)
        for report, claim in connection.execute(
            select(claims.c.report_id, claims.c.id).where(claims.c.report_id.in_(some))
        )
    }


def _one_of(
    pairs: Iterable[tuple[str, str]], acts: Mapping[tuple[str, str], Collection[str]]
) -> ColumnElement[bool]:
    """Written out, since SQLite does not look into its index for a list of pairs."""
    return or_(
        *(
            and_(
                dyads.c.low == low,
                dyads.c.high == high,
                *([dyads.c.act.in_(sorted(acts[low, high]))] if (low, high) in acts else []),
            )
            for low, high in pairs
        )
    )


def _told(connection: Connection, at: int | None, where: list[ColumnElement[bool]]) -> Iterator[Telling]:
    own = appearances.c.report_id == claims.c.report_id
    day = select(func.min(appearances.c.published)).where(own, held(appearances, at)).scalar_subquery()
    joined = select(*telling_columns, day).join(claims, claims.c.row == dyads.c.claim_row).where(and_(*where))
    for *columns, first in connection.execute(joined):
        yield telling(columns, first)


def _in_order(told: Telling) -> tuple[str, str, str]:
    return told.claim, told.source, told.target


def telling(columns: Sequence[Any], published: date | None) -> Telling:
    """What the ``telling_columns`` of a row tell, of a report of that day."""
    claim, report, act, source, target, earliest, latest, polarity, modality, speakers, standing = columns
    return Telling(
        claim,
        report,
        act,
        source,
        target,
        earliest,
        latest,
        polarity,
        modality,
        _speakers(speakers) if speakers else (),
        published,
        standing,
    )


def _speakers(kept: str) -> tuple[str, ...]:
    return tuple("" if code == UNKNOWN_SPEAKER else code for code in kept.split())


def publishers(
    connection: Connection, at: int | None, report_ids: Collection[str]
) -> dict[str, frozenset[str]]:
    """Who published each report, as far as known."""
    found: dict[str, set[str]] = defaultdict(set)
    for some in in_parts(sorted(report_ids)):
        where = and_(appearances.c.report_id.in_(some), held(appearances, at), appearances.c.source != "")
        for row in connection.execute(select(appearances.c.report_id, appearances.c.source).where(where)):
            found[row.report_id].add(row.source)
    return {report: frozenset(names) for report, names in found.items()}


def first_days(connection: Connection, at: int | None, report_ids: Collection[str]) -> dict[str, date]:
    """The first day on which each report is known to have appeared; those of unknown days are left out."""
    found: dict[str, date] = {}
    for some in in_parts(sorted(report_ids)):
        where = and_(appearances.c.report_id.in_(some), held(appearances, at))
        day = func.min(appearances.c.published)
        grouped = select(appearances.c.report_id, day).where(where).group_by(appearances.c.report_id)
        found.update({report: first for report, first in connection.execute(grouped) if first is not None})
    return found


def copies(connection: Connection, at: int | None, report_ids: Collection[str]) -> list[Copy]:
    """What reports are compared by."""
    found: list[Copy] = []
    for some in in_parts(sorted(report_ids)):
        columns = (
            appearances.c.report_id,
            appearances.c.published,
            appearances.c.source,
            appearances.c.language,
        )
        where = and_(appearances.c.report_id.in_(some), held(appearances, at))
        days: dict[str, date] = {}
        wires: dict[str, str] = {}
        for report, published, source, language in connection.execute(select(*columns).where(where)):
            if published is not None:
                days[report] = min(published, days.get(report, published))
            if (wire := agency_among([source], language)) is not None:
                wires[report] = min(wire, wires.get(report, wire))
        own = select(reports.c.id, reports.c.agency, reports.c.signature).where(reports.c.id.in_(some))
        for report, agency, signature in connection.execute(own):
            found.append(Copy(report, days.get(report), agency or wires.get(report), signature))
    return found


def in_parts(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    """Items a few hundred at a time, as one statement takes them."""
    rest = iter(items)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
