"""What all questions have in common: the day, what was known when, according to whom, how it is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._options import Format, parse_day, parse_known_by
from demarche.cli._output import print_flat, print_rows, tell

if TYPE_CHECKING:
    from demarche.ask import Record
    from demarche.export import Row
    from demarche.ledger import KnownBy, Ledger

OnDay = Annotated[
    date | None,
    typer.Option(
        "--on",
        metavar="DAY",
        parser=parse_day,
        help="The day asked for; without it, today.",
        show_default=False,
    ),
]
OfDay = Annotated[
    date | None,
    typer.Option(
        "--on",
        metavar="DAY",
        parser=parse_day,
        help="Only what may have been so on this day; without it, of any day.",
        show_default=False,
    ),
]
AccordingTo = Annotated[
    str | None,
    typer.Option(
        "--according-to",
        metavar="ACTOR|SOURCE",
        help="Only what this actor says and does itself, or what this publisher reports.",
        show_default=False,
    ),
]
MinOrigins = Annotated[
    int,
    typer.Option("--min-origins", metavar="N", min=1, help="Only events of so many independent origins."),
]

LatestClaims = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help="Only what the latest N new claims tell; 0 is all. Without it 10 to read, all for programs.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help="Only the latest N events; 0 is all. Without it 50 to read, all for programs.",
        show_default=False,
    ),
]

An = Annotated[str, typer.Argument(metavar="ACTOR", help="A code, or a name in German or English.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="A code, or a name in German or English.")]


@dataclass(frozen=True, slots=True)
class Asking:
    """The options of a question, as given."""

    on: date | None
    known_by: KnownBy | None
    according_to: str | None
    min_origins: int
    ledger: str | None


@contextmanager
def asking(options: Asking) -> Iterator[Record]:
    """The record of the ledger named, seen as the options say."""
    from demarche.ask import Record, View
    from demarche.knowledge import load_knowledge
    from demarche.ledger import open_ledger

    with open_ledger(options.ledger, create=False) as opened, opened.snapshot() as ledger:
        check_number(options.known_by, ledger)
        heard = heard_of(options.according_to, ledger, options.on)
        view = View(options.on, options.known_by, heard, options.min_origins)
        yield Record(ledger, view, load_knowledge())


def check_number(known_by: KnownBy | None, ledger: Ledger) -> None:
    """Refuses the number of a transaction that there was none of yet."""
    last = ledger.last_number(datetime.max.replace(tzinfo=UTC))
    if isinstance(known_by, int) and not 0 <= known_by <= last:
        raise typer.BadParameter(f"there is no transaction {known_by}; the last one is {last}")


def code_of(name: str, record: Record) -> str:
    """The code of an actor that the user names."""
    from demarche.ask import find_actor

    return find_actor(name, record.knowledge, on=record.view.on).code


def namer(record: Record) -> Callable[[str], str]:
    """From a code to the name that people know it by."""
    from demarche.ask import actor_of

    def name(code: str) -> str:
        return {"": "", "?": "somebody"}.get(code) or (actor_of(code, record.knowledge).name if code else "")

    return name


def seen_as(record: Record) -> str:
    """From where and when a question is asked, in words, as far as the user said it; for a heading."""
    from demarche.ask import SOURCE

    view = record.view
    words = []
    if view.known_by is not None:
        number = "transaction " if isinstance(view.known_by, int) else ""
        words.append(f"as known by {number}{view.known_by}")
    if view.according_to is not None:
        publisher = view.according_to.startswith(SOURCE)
        heard = view.according_to.removeprefix(SOURCE) if publisher else namer(record)(view.according_to)
        words.append(f"according to {heard}")
    if view.min_origins > 1:
        words.append(f"told by {view.min_origins} independent origins or more")
    return ", ".join(words)


def seen_on(record: Record) -> str:
    """The same with the day asked for before it."""
    day = f"on {record.view.on}" if record.view.on else ""
    return ", ".join(filter(None, (day, seen_as(record))))


def print_answer(
    form: Format,
    records: Callable[[], Sequence[dict[str, Any]]],
    rows: Callable[[], Sequence[Row]],
    heading: str = "",
) -> None:
    """Prints an answer: whole as JSON lines, flat as a table or CSV; says so where there is none.

    A table to read has a heading, where there is one.
    """
    from demarche.export import rows_table

    if form is Format.JSONL:
        print_rows(records(), form, lambda: rows_table([]))
        return
    flat = rows()
    if heading and form is Format.TABLE:
        print_heading(heading)
    if not flat:
        tell("nothing is told of it")
    elif form is Format.CSV:
        print_rows(flat, form, lambda: rows_table(flat))
    else:
        print_flat(_without_empty_columns(flat))


def print_heading(words: str) -> None:
    """Prints the line above a table."""
    from demarche.export import show

    sys.stdout.write(f"{show(words)}\n")


def limit_of(limit: int | None, *, to_read: bool, most: int | None = None) -> int | None:
    """How many events to show, None for all: as asked for, else as many as people look through."""
    from demarche.ask import LIMIT

    if limit is None:
        return (most or LIMIT) if to_read else None
    return limit or None


def parse_since(value: str) -> int | date:
    """Reads a day, or the number of a transaction, or yesterday."""
    from demarche.model import shift

    if value.casefold() == "yesterday":
        return shift(datetime.now(UTC).date(), "day", -1)
    return parse_known_by(value)


def _without_empty_columns(rows: Sequence[Row]) -> list[Row]:
    used = [key for key in rows[0] if any(row[key] for row in rows)]
    return [{key: row[key] for key in used} for row in rows]


def heard_of(name: str | None, ledger: Ledger, on: date | None = None) -> str | None:
    """The actor or publisher whom a question listens to, an actor by its code.

    Raises:
        UnknownActorError: It is neither an actor nor a source of anything in the ledger.
    """
    from demarche.ask import SOURCE, UnknownActorError, find_actor
    from demarche.knowledge import load_knowledge

    if name is None:
        return None
    known = _sources(ledger)
    if name.startswith(SOURCE):
        given = name.removeprefix(SOURCE)
        if given.casefold() in known:
            return SOURCE + known[given.casefold()]
        near = [known[each] for each in get_close_matches(given.casefold(), known, n=3)]
        perhaps = f"; perhaps {', '.join(near)}" if near else ""
        raise UnknownActorError(f"nothing in the ledger comes from a source {given!r}{perhaps}")
    try:
        return find_actor(name, load_knowledge(), on=on).code
    except UnknownActorError:
        if name.casefold() in known:
            return SOURCE + known[name.casefold()]
        raise


def _sources(ledger: Ledger) -> dict[str, str]:
    """Publishers of reports and sources of baselines, by their names in lower case."""
    named = [*(baseline.provenance for baseline in ledger.baselines()), *ledger.publisher_names()]
    return {each.casefold(): each for each in named}
