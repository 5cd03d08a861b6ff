"""Baselines: starting points of states, each from a source that is named, kept beside the claims of reports."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, or_, select

from demarche.knowledge import StateRule
from demarche.ledger._events import Event, Member
from demarche.ledger._lookup import in_parts
from demarche.ledger._tables import baselines, held
from demarche.ledger._tellings import Telling
from demarche.ledger._write import close_rows, insert_rows
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
        day_of_loading: Whether ``as_of`` is only the day on which it is loaded. Not kept: it is no part of what the
            source says.
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
    day_of_loading: bool = field(default=False, compare=False)

    @property
    def id(self) -> str:
        """ "b" and the first 15 hexadecimal digits of the SHA-256 of all that it says."""
        content = json.dumps([str(getattr(self, name)) for name in _KEPT], ensure_ascii=False)
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


_KEPT = tuple(one.name for one in fields(Baseline) if one.compare)


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

_FEW = 100
"""So many sources are looked for by name; where there are more, all of a target are read."""


@dataclass(frozen=True, slots=True)
class BaselinePlan:
    """The baselines to open and the rows to close, and how many stay."""

    opened: tuple[Baseline, ...]
    closed: tuple[int, ...]
    unchanged: int

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.opened or self.closed)


def plan_baselines(connection: Connection, given: Iterable[Baseline]) -> BaselinePlan:
    """Compares baselines with those held: what one provenance now says of a pair replaces what it said before.

    A baseline of which only the day of loading is known is the one held that differs from it in that day alone.
    """
    groups: dict[_Key, dict[str, Baseline]] = defaultdict(dict)
    for baseline in given:
        groups[_key(baseline)][baseline.id] = baseline
    known = _live(connection, groups.keys())
    opened: list[Baseline] = []
    closed: list[int] = []
    unchanged = 0
    for key, group in groups.items():
        live = {baseline.id: row for row, baseline in known[key]}
        same = _same_but_for_the_day(group, [baseline for _, baseline in known[key]])
        stay = (live.keys() & group.keys()) | set(same.values())
        opened += [
            baseline for number, baseline in group.items() if number not in live and number not in same
        ]
        closed += [row for number, row in live.items() if number not in stay]
        unchanged += len(stay)
    return BaselinePlan(tuple(opened), tuple(closed), unchanged)


def _live(connection: Connection, keys: Collection[_Key]) -> defaultdict[_Key, list[tuple[int, Baseline]]]:
    """The baselines held of these keys, with their rows. All of a target are read at once: of each alone, time would grow
    with the square of their number, since no index knows the provenance."""
    sources = sorted({source for _, source, _, _ in keys})
    found: defaultdict[_Key, list[tuple[int, Baseline]]] = defaultdict(list)
    for some in in_parts(sorted({target for _, _, target, _ in keys})):
        where = [held(baselines, None), baselines.c.target.in_(some)]
        if len(sources) <= _FEW:
            where.append(baselines.c.source.in_(sources))
        for row in connection.execute(select(baselines).where(*where).order_by(baselines.c.row)).mappings():
            baseline = baseline_of(row)
            if (key := _key(baseline)) in keys:
                found[key].append((row["row"], baseline))
    return found


def _same_but_for_the_day(given: Mapping[str, Baseline], live: Sequence[Baseline]) -> dict[str, str]:
    """For ids of baselines of which only the day of loading is known, that of the first one held that says the same."""
    found: dict[str, str] = {}
    there = {other.id for other in live}
    for number, baseline in given.items():
        if baseline.day_of_loading and number not in there:
            for other in sorted(live, key=lambda one: one.as_of or date.max):
                free = other.id not in given and other.id not in found.values()
                if free and other.as_of is not None and replace(other, as_of=baseline.as_of) == baseline:
                    found[number] = other.id
                    break
    return found


def apply_baselines(connection: Connection, plan: BaselinePlan, number: int) -> None:
    """Writes a plan as part of a transaction of the record."""
    close_rows(connection, baselines, baselines.c.row, [(row, number) for row in plan.closed])
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


def words_of(baseline: Baseline) -> dict[str, str]:
    """What of a baseline is words, by the names of its parts."""
    return {name: getattr(baseline, name) for name in ("state", "source", "target", "provenance", "note")}


def _row(baseline: Baseline, number: int) -> dict[str, Any]:
    values = {name: getattr(baseline, name) for name in _KEPT}
    return values | {"id": baseline.id, "recorded_from": number}


def baseline_of(row: RowMapping | Mapping[str, Any]) -> Baseline:
    """The baseline of a row."""
    return Baseline(**{name: row[name] for name in _KEPT})


def said_of(found: Sequence[Baseline], source: str) -> tuple[Baseline, ...]:
    """Of baselines of one state and target those that speak of an actor: what names it goes before what names everybody."""
    named = {baseline.provenance for baseline in found if baseline.source == source}
    return tuple(
        baseline
        for baseline in found
        if baseline.source == source or (baseline.source == EVERYBODY and baseline.provenance not in named)
    )
