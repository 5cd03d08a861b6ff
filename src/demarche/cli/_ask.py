from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress, parse_day
from demarche.cli._output import print_json_lines, print_rich, tell
from demarche.cli._view import (
    AccordingTo,
    Asking,
    MinOrigins,
    OnDay,
    asking,
    code_of,
    namer,
    parse_since,
    print_answer,
)

if TYPE_CHECKING:
    from demarche.ask import Record, StateAnswer

app = typer.Typer(
    help="Ask the record: who recognised whom on a day, as seen by whom, as known by when.",
    no_args_is_help=True,
)

An = Annotated[str, typer.Argument(metavar="ACTOR", help="A code, or a name in German or English.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="A code, or a name in German or English.")]


class DossierFormat(StrEnum):
    """How a dossier is printed."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"


@app.command("recognition", epilog="Example: demarche ask recognition Nordkorea ua-dpr --on 2022-07-20")
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


@app.command("relations", epilog="Example: demarche ask relations Ukraine Nordkorea --on 2022-07-20")
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


@app.command("state", epilog="Example: demarche ask state membership Finland NATO --on 2023-05-01")
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


@app.command("recognised-by", epilog="Example: demarche ask recognised-by Kosovo --on 2008-03-01")
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


@app.command("recognises", epilog="Example: demarche ask recognises Russland --on 2022-03-01")
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


@app.command(
    "matrix", epilog="Example: demarche ask matrix --of ru,sy,kp --for ua-dpr,ua-lpr --on 2022-07-20"
)
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
    from demarche.export import rows_table, state_record, state_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        sources, entities = ([code_of(name, record) for name in text.split(",")] for text in (of, targets))
        found, name = matrix(record, sources, entities), namer(record)
        if format is Format.JSONL:
            print_json_lines(state_record(answer, name) for answer in found)
        elif format is Format.CSV:
            print_answer(format, list, lambda: [state_row(answer, name) for answer in found])
        else:
            holds = {(a.state.source, a.state.target): a.holds for a in found}
            print_rich(
                rows_table(
                    [
                        {"": name(source), **{name(e): holds.get((source, e), "") for e in entities}}
                        for source in sources
                    ]
                )
            )


@app.command("sanctions", epilog="Example: demarche ask sanctions --on Russland --on 2022-03-01")
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


@app.command(
    "timeline", epilog="Example: demarche ask timeline --between Iran Saudi-Arabien --from 2016-01-01"
)
def timeline(
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="ACTOR OTHER", help="Only between these two.", show_default=False),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="ACTOR", help="Only in which this one has a part.", show_default=False),
    ] = None,
    act: Annotated[
        list[str] | None,
        typer.Option("--act", metavar="ACT", help="Only this act; may be given again.", show_default=False),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Not what was over before.", show_default=False),
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Not what began later.", show_default=False)
    ] = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """What happened, in order of time."""
    from demarche.ask import timeline
    from demarche.export import event_record, event_row

    with asking(Asking(None, known_by, according_to, min_origins, ledger)) as record:
        for key in act or ():
            if key not in record.knowledge.acts:
                raise typer.BadParameter(f"there is no act {key!r}; demarche acts lists them")
        pair = (code_of(between[0], record), code_of(between[1], record)) if between else None
        found = timeline(
            record,
            between=pair,
            of=code_of(of, record) if of else None,
            acts=act or None,
            first=parse_day(first) if first else None,
            last=parse_day(last) if last else None,
        )
        name = namer(record)
        print_answer(
            format,
            lambda: [event_record(told, name) for told in found],
            lambda: [event_row(told, name) for told in found],
        )


@app.command("dossier", epilog="Example: demarche ask dossier Ukraine Nordkorea --format html > dossier.html")
def dossier(
    actor: An,
    other: Annotated[
        str | None,
        typer.Argument(metavar="OTHER", help="Only what is between the two.", show_default=False),
    ] = None,
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: Annotated[  # noqa: A002
        DossierFormat, typer.Option("--format", help="How to print it: as Markdown, as a page, for programs.")
    ] = DossierFormat.MARKDOWN,
    ledger: LedgerAddress = None,
) -> None:
    """Everything on an actor or a pair, each line with its quote."""
    from demarche.ask import dossier
    from demarche.export import dossier_markdown, dossier_page, dossier_record

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        second = code_of(other, record) if other else None
        found, name = dossier(record, code_of(actor, record), second), namer(record)
    if format is DossierFormat.JSONL:
        print_json_lines([dossier_record(found, name)])
    else:
        write = dossier_page if format is DossierFormat.HTML else dossier_markdown
        sys.stdout.write(write(found, name))


@app.command("disputes", epilog="Example: demarche ask disputes --of Katar")
def disputes(
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="ACTOR", help="Only in which this one has a part.", show_default=False),
    ] = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Where two speakers contradict each other, side by side."""
    from demarche.ask import disputes
    from demarche.export import dispute_record, dispute_row

    with asking(Asking(None, known_by, according_to, min_origins, ledger)) as record:
        found, name = disputes(record, of=code_of(of, record) if of else None), namer(record)
        print_answer(
            format,
            lambda: [dispute_record(dispute, name) for dispute in found],
            lambda: [dispute_row(dispute, name) for dispute in found],
        )


@app.command("names", epilog="Example: demarche ask names ua-dpr")
def names(
    actor: An,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Who calls an actor what, how often, and at what distance."""
    from demarche.ask import names
    from demarche.export import naming_record, naming_row

    with asking(Asking(None, known_by, according_to, 1, ledger)) as record:
        found, name = names(record, code_of(actor, record)), namer(record)
        print_answer(
            format,
            lambda: [naming_record(naming, name) for naming in found],
            lambda: [naming_row(naming, name) for naming in found],
        )


@app.command("speakers", epilog="Example: demarche ask speakers ua-dpr")
def speakers(
    actor: An,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """On whose word what is known of an actor rests."""
    from demarche.ask import voices
    from demarche.export import voice_record, voice_row

    with asking(Asking(None, known_by, according_to, 1, ledger)) as record:
        found, name = voices(record, code_of(actor, record)), namer(record)
        print_answer(
            format,
            lambda: [voice_record(voice, name) for voice in found],
            lambda: [voice_row(voice, name) for voice in found],
        )


@app.command("changes", epilog="Example: demarche ask changes --since 2022-07-13")
def changes(
    since: Annotated[
        str,
        typer.Option("--since", metavar="DAY|NUMBER", help="A day, a transaction's number, or yesterday."),
    ],
    on: OnDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """What the ledger learned since then, and which states that changed."""
    from demarche.ask import changes
    from demarche.export import change_record, change_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        found, name = changes(record, parse_since(since)), namer(record)
        print_answer(
            format,
            lambda: [change_record(change, name) for change in found.states],
            lambda: [change_row(change, name) for change in found.states],
        )
        tell(
            f"{len(found.touched)} acts between pairs of actors were learned or withdrawn since then, "
            f"{len(found.states)} states changed"
        )


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
            sys.stdout.write(
                f"{state.rule}, {name(state.source)} and {name(state.target)}, on {state.day}: "
                f"{state.holds} ({state.reason})\n"
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
    )
