"""JSON lines: a report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from demarche.intake._decode import decode
from demarche.intake._errors import IntakeError
from demarche.intake._failure import Failure


@dataclass(frozen=True, slots=True)
class Row:
    """One line's report as it stands there; ``name`` is the file and line, for messages."""

    name: str
    ref: str
    text: str
    published: date | None
    title: str | None
    language: str | None
    source: str | None
    url: str | None


def looks_like_jsonl(line: bytes) -> bool:
    """Whether the first line of piped input is a JSON object with a text."""
    first = line.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not first.startswith(b"{"):
        return False
    try:
        return "text" in json.loads(first)
    except (ValueError, RecursionError):
        return False


def read_rows(file: BinaryIO, name: str, most_bytes: int, first: bytes = b"") -> Iterator[Row | Failure]:
    """Reads line by line; a line that is wrong gives a Failure that names it, and the rest goes on.

    ``first`` is the first line where it has been taken off the file already.
    """
    number = 0
    while line := (first if first and not number else file.readline(most_bytes + 1)):
        number += 1
        place = f"{name}:{number}"
        if len(line) > most_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(most_bytes)
            yield Failure(place, f"the line is longer than {most_bytes // 1_000_000} MB")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            try:
                yield parse_row(decode(line, place).rstrip("\r\n"), place)
            except IntakeError as error:
                yield Failure(place, str(error))


def parse_row(line: str, name: str) -> Row:
    """Reads one line.

    Raises:
        IntakeError: It is no JSON object, lacks a text, or a part is of the wrong kind.
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise IntakeError(f"broken JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise IntakeError(f"broken JSON: {type(error).__name__}") from error
    if not isinstance(row, dict):
        raise IntakeError(f'is {_kind(row)}, not an object like {{"id": …, "text": …}}')
    if "text" not in row:
        raise IntakeError('has no "text"')
    return Row(
        name=name,
        ref=_ref(row.get("id"), name),
        text=_words(row, "text") or "",
        published=_day(row),
        title=_words(row, "title"),
        language=_words(row, "lang"),
        source=_words(row, "source"),
        url=_words(row, "url"),
    )


def _ref(value: Any, name: str) -> str:
    if value is None:
        return name
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise IntakeError(f'"id" is {_kind(value)}, not a string')


def _words(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    raise IntakeError(f'"{key}" is {_kind(value)}, not a string')


def _day(row: dict[str, Any]) -> date | None:
    # "dct" is how corpora of time expressions call it: the document's creation time.
    value = _words(row, "date") or _words(row, "dct")
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        raise IntakeError(f'"date" is {value[:40]!r}, not a day as in "2022-07-15"') from None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
