"""Questions of states: what holds between actors on a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress, parse_day
from demarche.cli._output import print_flat, print_json_lines, tell
from demarche.cli._view import (
    AccordingTo,
    An,
    Asking,
    MinOrigins,
    OnDay,
    Other,
    asking,
    code_of,
    namer,
    print_answer,
    print_heading,
    seen_as,
    seen_on,
)

if TYPE_CHECKING:
    from demarche.ask import Record, StateAnswer


def add_states(app: typer.Typer) -> None:
    """Adds the questions of states to the program's questions."""
    app.command("recognition", epilog="Example: demarche ask recognition Nordkorea ua-dpr --on 2022-07-20")(
        recognition
    )
    app.command("relations", epilog="Example: demarche ask relations Ukraine Nordkorea --on 2022-07-20")(
        relations
    )
    app.command("state", epilog="Example: demarche ask state membership Finland NATO --on 2023-05-01")(state)
    app.command("recognised-by", epilog="Example: demarche ask recognised-by Kosovo --on 2008-03-01")(
        recognised_by
    )
    app.command("recognises", epilog="Example: demarche ask recognises Russland --on 2022-03-01")(recognises)
    app.command(
        "matrix", epilog="Example: demarche ask matrix --of ru,sy,kp --for ua-dpr,ua-lpr --on 2022-07-20"
    )(matrix)
    app.command("sanctions", epilog="Example: demarche ask sanctions --on Russland --on 2022-03-01")(
        sanctions
    )


def recognition(
    actor: An,
    entity: Other,
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Whether an actor recognises an entity as a state."""
    from demarche.ask import recognition

    _one(Asking(on, known_by, according_to, min_origins, ledger), format, recognition, actor, entity)


def relations(
    actor: An,
    other: Other,
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Whether two actors have diplomatic relations."""
    from demarche.ask import relations

    _one(Asking(on, known_by, according_to, min_origins, ledger), format, relations, actor, other)


def state(
    state: Annotated[
        str,
        typer.Argument(
            metavar="STATE",
            help="recognition, relations, mission, sanctions, membership, agreement, claim, occupation.",
        ),
    ],
    actor: An,
    other: Other,
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Whether any of the states that the record keeps holds between two actors."""
    from demarche.ask import state_between

    def ask(record: Record, one: str, two: str) -> StateAnswer:
        return state_between(record, state, one, two)

    _one(Asking(on, known_by, according_to, min_origins, ledger), format, ask, actor, other)


def recognised_by(
    entity: An,
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Who recognises an entity and who does not, of those of whom something is told."""
    from demarche.ask import recognised_by

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        _print_states(record, recognised_by(record, code_of(entity, record)), format)


def recognises(
    actor: An,
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Whom an actor recognises and whom not, of those of whom something is told."""
    from demarche.ask import recognises

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        _print_states(record, recognises(record, code_of(actor, record)), format)


def matrix(
    of: Annotated[str, typer.Option("--of", metavar="ACTORS", help="Who recognises, with commas between.")],
    targets: Annotated[
        str, typer.Option("--for", metavar="ENTITIES", help="Who is recognised, with commas between.")
    ],
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Which of several actors recognise which of several entities."""
    from demarche.ask import matrix
    from demarche.export import state_record, state_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        sources, entities = ([code_of(name, record) for name in text.split(",")] for text in (of, targets))
        found, name = matrix(record, sources, entities), namer(record)
        if format is Format.JSONL:
            print_json_lines(state_record(answer, name) for answer in found)
        elif format is Format.CSV:
            print_answer(format, list, lambda: [state_row(answer, name) for answer in found])
        else:
            holds = {(a.state.source, a.state.target): a.holds for a in found}
            print_heading(", ".join(filter(None, (f"recognition, on {record.view.day}", seen_as(record)))))
            print_flat(
                [
                    {"": name(source), **{name(e): holds.get((source, e), "") for e in entities}}
                    for source in sources
                ]
            )
            tell("--format csv has what each answer rests on and what speaks against it")


def sanctions(
    by: Annotated[
        str | None, typer.Option("--by", metavar="ACTOR", help="Who imposes them.", show_default=False)
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option(
            "--on",
            metavar="ACTOR|DAY",
            help="Whom they are on; and, given once more, the day asked for.",
            show_default=False,
        ),
    ] = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Whose sanctions are in force against whom."""
    from demarche.ask import sanctions

    days = [value for value in on or () if value[:4].isdigit()]
    targets = [value for value in on or () if value not in days]
    if len(days) > 1 or len(targets) > 1:
        raise typer.BadParameter("--on takes one actor and one day")
    day = parse_day(days[0]) if days else None
    with asking(Asking(day, known_by, according_to, min_origins, ledger)) as record:
        source = code_of(by, record) if by else None
        target = code_of(targets[0], record) if targets else None
        _print_states(record, sanctions(record, by=source, on=target), format)


def _one(
    options: Asking,
    form: Format,
    ask: Callable[[Record, str, str], StateAnswer],
    actor: str,
    other: str,
) -> None:
    """Prints one answer: yes, no, unknown or disputed, and what it rests on."""
    from demarche.export import evidence_rows, state_record, state_row

    with asking(options) as record:
        answer, name = ask(record, code_of(actor, record), code_of(other, record)), namer(record)
        if form is Format.TABLE:
            state = answer.state
            seen = "".join(f", {words}" for words in (f"on {state.day}", seen_as(record)) if words)
            print_heading(
                f"{state.rule}, {name(state.source)} and {name(state.target)}{seen}: "
                f"{state.holds} ({state.reason})"
            )
            rows = evidence_rows(answer, name)
            if rows:
                print_answer(form, list, lambda: rows)
        else:
            print_answer(form, lambda: [state_record(answer, name)], lambda: [state_row(answer, name)])


def _print_states(record: Record, found: tuple[StateAnswer, ...], form: Format) -> None:
    from demarche.export import state_record, state_row

    name = namer(record)
    print_answer(
        form,
        lambda: [state_record(answer, name) for answer in found],
        lambda: [state_row(answer, name) for answer in found],
        seen_on(record),
    )
