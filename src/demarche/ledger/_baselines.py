"""Baselines: starting points of states, each from a source that is named, kept beside the claims of reports."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, or_, select, update

from demarche.knowledge import StateRule
from demarche.ledger._events import Event, Member
from demarche.ledger._tables import baselines, held
from demarche.ledger._tellings import Telling
from demarche.ledger._write import insert_rows
from demarche.model import Interval, Polarity

EVERYBODY = "*"
"""As a baseline's source: all of whom the same provenance says nothing else."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a source says of a state between two actors, without a report that tells how it came about.

    Attributes:
        state: Key of the state's rule.
        source: Code of the one whose state it is, or ``EVERYBODY``; of a symmetric state the first in alphabetical order.
        target: Code of the other.
        provenance: Where it is from ("UN document A/64/881").
        holds: Whether it holds, or is said not to.
        begins_earliest, begins_latest: The days between which it began; None where that is not known.
        ends_earliest, ends_latest: The days between which it ended.
        as_of: The day of which the source speaks.
        note: What else the source says.
    """

    state: str
    source: str
    target: str
    provenance: str
    holds: bool = True
    begins_earliest: date | None = None
    begins_latest: date | None = None
    ends_earliest: date | None = None
    ends_latest: date | None = None
    as_of: date | None = None
    note: str = ""

    @property
    def id(self) -> str:
        """ "b" and the first 15 hexadecimal digits of the SHA-256 of all that it says."""
        content = json.dumps([str(getattr(self, field.name)) for field in fields(self)], ensure_ascii=False)
        return "b" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:15]

    @property
    def begins(self) -> Interval | None:
        """The days between which it began."""
        if self.begins_earliest is None and self.begins_latest is None:
            return None
        return Interval.of_days(self.begins_earliest, self.begins_latest)

    @property
    def ends(self) -> Interval | None:
        """The days between which it ended."""
        if self.ends_earliest is None and self.ends_latest is None:
            return None
        return Interval.of_days(self.ends_earliest, self.ends_latest)


def baseline_events(rule: StateRule, baseline: Baseline, source: str) -> tuple[Event, ...]:
    """What a baseline tells, in the form in which states are folded from reports.

    Args:
        rule: The rule of the baseline's state.
        baseline: The baseline.
        source: Code of the one whom it is asked of, where it speaks of everybody.
    """
    opening = min(rule.begins)
    if not baseline.holds:
        return (_event(baseline, source, opening, _stands(baseline), "negated", standing=True),)
    found = []
    if baseline.begins is not None:
        found.append(_event(baseline, source, opening, baseline.begins))
    elif baseline.ends is None or baseline.as_of is not None:
        found.append(_event(baseline, source, opening, _stands(baseline), standing=True))
    if baseline.ends is not None and rule.ends:
        found.append(_event(baseline, source, min(rule.ends), baseline.ends))
    return tuple(found)


def _stands(baseline: Baseline) -> Interval:
    if baseline.as_of is not None:
        return Interval.day(baseline.as_of)
    return baseline.begins or Interval.of_days(None, None)


def _event(
    baseline: Baseline,
    source: str,
    act: str,
    interval: Interval,
    polarity: Polarity = "affirmed",
    *,
    standing: bool = False,
) -> Event:
    telling = Telling(
        claim=baseline.id,
        report="",
        act=act,
        source=source,
        target=baseline.target,
        earliest=interval.first_day,
        latest=interval.last_day,
        polarity=polarity,
        published=baseline.as_of,
        standing=standing,
    )
    return Event(
        id=f"{baseline.id}:{act}",
        act=act,
        source=source,
        target=baseline.target,
        polarity=polarity,
        modality="actual",
        standing=standing,
        interval=interval,
        claims=(baseline.id,),
        fitting=(0,),
        own_voice=True,
        members=(Member(telling, f"baseline: {baseline.provenance}"),),
    )


# -- keeping -----------------------------------------------------------------------------------------------------------

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class BaselinePlan:
    """The baselines to open and the rows to close, and how many stay."""

    opened: tuple[Baseline, ...]
    closed: tuple[int, ...]
    unchanged: int


def plan_baselines(connection: Connection, given: Iterable[Baseline]) -> BaselinePlan:
    """Compares baselines with those held: what one provenance now says of a pair replaces what it said before."""
    groups: dict[_Key, dict[str, Baseline]] = defaultdict(dict)
    for baseline in given:
        groups[_key(baseline)][baseline.id] = baseline
    opened: list[Baseline] = []
    closed: list[int] = []
    unchanged = 0
    for key, group in groups.items():
        state, source, target, provenance = key
        same = (baselines.c.state == state, baselines.c.source == source, baselines.c.target == target)
        where = and_(*same, baselines.c.provenance == provenance, held(baselines, None))
        live = {
            row.id: row.row
            for row in connection.execute(select(baselines.c.id, baselines.c.row).where(where))
        }
        opened += [baseline for number, baseline in group.items() if number not in live]
        closed += [row for number, row in live.items() if number not in group]
        unchanged += len(live.keys() & group.keys())
    return BaselinePlan(tuple(opened), tuple(closed), unchanged)


def apply_baselines(connection: Connection, plan: BaselinePlan, number: int) -> None:
    """Writes a plan as part of a transaction of the record."""
    if plan.closed:
        connection.execute(
            update(baselines).where(baselines.c.row.in_(plan.closed)).values(recorded_to=number)
        )
    if plan.opened:
        insert_rows(connection, baselines, [_row(baseline, number) for baseline in plan.opened])


def baselines_of(
    connection: Connection,
    at: int | None,
    *,
    state: str | None = None,
    source: str | None = None,
    target: str | None = None,
) -> list[Baseline]:
    """Baselines held at a transaction; with a source, also those of everybody. In order of their ids."""
    where = [held(baselines, at)]
    if state is not None:
        where.append(baselines.c.state == state)
    if source is not None:
        where.append(or_(baselines.c.source == source, baselines.c.source == EVERYBODY))
    if target is not None:
        where.append(baselines.c.target == target)
    rows = connection.execute(select(baselines).where(and_(*where)).order_by(baselines.c.id)).mappings()
    return [baseline_of(row) for row in rows]


def touched_baselines(connection: Connection, since: int, at: int | None) -> list[tuple[str, str, str]]:
    """States and pairs of which a baseline was opened or closed after a transaction: state, source, target."""
    columns = (baselines.c.recorded_from, baselines.c.recorded_to)
    changed = [and_(column > since, column <= at) if at is not None else column > since for column in columns]
    pairs = select(baselines.c.state, baselines.c.source, baselines.c.target).where(or_(*changed)).distinct()
    return sorted((row.state, row.source, row.target) for row in connection.execute(pairs))


def _key(baseline: Baseline) -> _Key:
    return baseline.state, baseline.source, baseline.target, baseline.provenance


def _row(baseline: Baseline, number: int) -> dict[str, Any]:
    values = {field.name: getattr(baseline, field.name) for field in fields(baseline)}
    return values | {"id": baseline.id, "recorded_from": number}


def baseline_of(row: RowMapping) -> Baseline:
    """The baseline of a row."""
    return Baseline(**{field.name: row[field.name] for field in fields(Baseline)})


def said_of(found: Sequence[Baseline], source: str) -> tuple[Baseline, ...]:
    """Of baselines of one state and target those that speak of an actor: what names it goes before what names everybody."""
    named = {baseline.provenance for baseline in found if baseline.source == source}
    return tuple(
        baseline
        for baseline in found
        if baseline.source == source or (baseline.source == EVERYBODY and baseline.provenance not in named)
    )
