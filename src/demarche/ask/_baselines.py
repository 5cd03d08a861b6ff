"""Baselines from a file: what a source says of states, a line each."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from demarche.ask._actors import find_actor
from demarche.ask._errors import AskError
from demarche.knowledge import Knowledge
from demarche.ledger import EVERYBODY, Baseline, is_keepable
from demarche.model import Interval, day_of

_COLUMNS = ("actor", "state", "other", "from", "to", "source", "note", "holds", "as_of")
_NEEDED = ("actor", "state", "other", "source")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line of a file that is no baseline, and why not; ``str`` names both."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def shipped_baselines() -> Traversable:
    """The file of baselines that comes with demarche: who recognised a few contested entities, as far as it is sure."""
    return files("demarche.data") / "baselines" / "recognition.csv"


def read_baselines(
    file: Traversable | Path, knowledge: Knowledge, today: date | None = None
) -> Iterator[Baseline | WrongLine]:
    """Reads a file of baselines, CSV or JSON lines; a line that is wrong is given as such, and the rest goes on.

    Columns or keys: ``actor`` ("*" for everybody else), ``state``, ``other`` (in CSV also a second ``actor``), ``from``,
    ``to`` (a day, month or year, or nothing), ``source``, ``note``, and, if need be, ``holds`` ("no" where it is said not
    to) and ``as_of`` (the day of which the source speaks; without it and without ``from`` and ``to`` the day of loading).

    Args:
        file: The file; JSON lines where it ends in ``.jsonl``.
        knowledge: Names of actors and rules of states.
        today: The day of loading; None is today.

    Raises:
        AskError: The file cannot be read, or lacks a column.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AskError(f"{file.name!r} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise AskError(f"{file.name!r} is not UTF-8") from error
    rows: Iterator[tuple[int, Mapping[str, str] | AskError]]
    rows = _json_rows(text) if file.name.endswith(".jsonl") else _csv_rows(text, file.name)
    for number, row in rows:
        place = f"{file.name}:{number}"
        try:
            if isinstance(row, AskError):
                raise row
            yield _baseline(row, knowledge, today or date.today())
        except AskError as error:
            yield WrongLine(place, str(error))


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, Mapping[str, str] | AskError]]:
    lines = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [column.strip().casefold().replace(" ", "_") for column in next(lines, [])]
    except csv.Error as error:
        raise AskError(f"{name!r} is no CSV: {error}") from error
    if head.count("actor") == 2:
        head[len(head) - 1 - head[::-1].index("actor")] = "other"
    missing = [column for column in _NEEDED if column not in head]
    unknown = [column for column in head if column not in _COLUMNS]
    if missing or unknown:
        wrong = f"lacks the column {missing[0]!r}" if missing else f"has an unknown column {unknown[0]!r}"
        raise AskError(f"{name!r} {wrong}; columns are {', '.join(_COLUMNS)}")
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells[len(head) :]):
                yield lines.line_num, AskError(f"has {len(cells)} cells, {len(head)} columns have a name")
            elif any(cell.strip() for cell in cells):
                yield lines.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=False))
    except csv.Error as error:
        yield lines.line_num, AskError(f"is no CSV, and what follows was not read: {error}")


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, str] | AskError]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _json_row(line)
            except AskError as error:
                yield number, error


def _json_row(line: str) -> Mapping[str, str]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise AskError(f"is no JSON: {error.msg} at character {error.pos + 1}") from error
    except (RecursionError, ValueError) as error:
        raise AskError("is no JSON that can be read") from error
    if not isinstance(row, dict):
        raise AskError('is no JSON object; write it as {"actor": "no", "state": "recognition", …}')
    unknown = [repr(key) for key in row if key not in _COLUMNS]
    if unknown:
        fields = "field" if len(unknown) == 1 else "fields"
        raise AskError(f"has unknown {fields} {', '.join(unknown)}; fields are {', '.join(_COLUMNS)}")
    return {key: _json_cell(key, value) for key, value in row.items()}


def _json_cell(key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int)):
        return str(value)
    raise AskError(f"{key} is a text, not {json.dumps(value, ensure_ascii=False)}")


def _baseline(row: Mapping[str, str], knowledge: Knowledge, today: date) -> Baseline:
    cells = {column: row.get(column, "").strip() for column in _COLUMNS}
    for column, cell in cells.items():
        if not is_keepable(cell):
            raise AskError(f"{column} holds a NUL or a lone surrogate, which no database keeps")
    for column in _NEEDED:
        if not cells[column]:
            raise AskError(f"{column} is missing")
    rule = knowledge.states.get(cells["state"])
    if rule is None:
        raise AskError(f"there is no state {cells['state']!r}; there are {', '.join(knowledge.states)}")
    holds = {"": True, "yes": True, "true": True, "no": False, "false": False}.get(cells["holds"].casefold())
    if holds is None:
        raise AskError(f"holds is yes or no, not {cells['holds']!r}")
    source = EVERYBODY if cells["actor"] == EVERYBODY else find_actor(cells["actor"], knowledge).code
    other = find_actor(cells["other"], knowledge).code
    if rule.symmetric and source != EVERYBODY:
        source, other = sorted((source, other))
    begins, ends = parse_period(cells["from"], "from"), parse_period(cells["to"], "to")
    if ends is not None and (not rule.ends or not holds):
        raise AskError(f"{cells['state']} that {'never ends' if holds else 'does not hold'} takes no 'to'")
    if begins is not None and ends is not None and ends.before(begins) == "yes":
        raise AskError(f"'to' ({cells['to']}) lies before 'from' ({cells['from']})")
    as_of = parse_period(cells["as_of"], "as_of")
    stands = as_of.last_day if as_of is not None else None
    undated = stands is None and begins is None and ends is None
    return Baseline(
        state=rule.key,
        source=source,
        target=other,
        provenance=cells["source"],
        holds=holds,
        begins_earliest=begins.first_day if begins else None,
        begins_latest=begins.last_day if begins else None,
        ends_earliest=ends.first_day if ends else None,
        ends_latest=ends.last_day if ends else None,
        as_of=today if undated else stands,
        note=cells["note"],
        day_of_loading=undated,
    )


def parse_period(value: str, column: str) -> Interval | None:
    """The days of a year, a month or a day, as ISO 8601 writes them; None for nothing.

    Raises:
        AskError: It is none of these; names the column.
    """
    if not value:
        return None
    found = _DAY.fullmatch(value)
    if found is not None:
        year, month, day = (int(part) if part else None for part in found.groups())
        if year and month and day and day_of(year, month, day) is not None:
            return Interval.day(date(year, month, day))
        if year and month and not day and month <= 12:
            return Interval.months(year, month)
        if year and not month:
            return Interval.years(year)
    raise AskError(f"{column} is a day, month or year (2022-07-13, 2022-07, 2022), not {value!r}")
