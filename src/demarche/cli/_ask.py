from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from demarche.cli._ask_states import add_states
from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress, parse_day
from demarche.cli._output import tell
from demarche.cli._view import (
    AccordingTo,
    An,
    Asking,
    LatestClaims,
    Limit,
    MinOrigins,
    OfDay,
    OnDay,
    asking,
    check_number,
    code_of,
    limit_of,
    namer,
    parse_since,
    print_answer,
    seen_as,
    seen_on,
)

app = typer.Typer(
    help="Ask the record: who recognised whom on a day, as seen by whom, as known by when.",
    no_args_is_help=True,
)

add_states(app)


class DossierFormat(StrEnum):
    """How a dossier is printed."""

    MARKDOWN = "markdown"
    HTML = "html"
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


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
    on: OfDay = None,
    limit: Limit = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """What happened, the latest first; on one day what is known most narrowly first."""
    from demarche.ask import timeline
    from demarche.export import event_record, event_row

    if on is not None and (first or last):
        raise typer.BadParameter("--on is for one day, --from and --to are for a span; give one or the other")
    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
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
            on=on,
            limit=limit_of(limit, to_read=format is Format.TABLE),
        )
        name = namer(record)
        print_answer(
            format,
            lambda: [event_record(told, name) for told in found.events],
            lambda: [event_row(told, name) for told in found.events],
            seen_on(record),
        )
        if len(found.events) < found.total:
            _tell_cut("latest" if on is None else "first", len(found.events), found.total)


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
        DossierFormat,
        typer.Option("--format", help="How to print it: to read, for programs, for spreadsheets."),
    ] = DossierFormat.MARKDOWN,
    limit: Limit = None,
    ledger: LedgerAddress = None,
) -> None:
    """Everything on an actor or a pair, each line with its quote."""
    from demarche.ask import dossier
    from demarche.export import dossier_markdown, dossier_page, dossier_record, dossier_rows

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        second = code_of(other, record) if other else None
        most = limit_of(limit, to_read=format not in (DossierFormat.JSONL, DossierFormat.CSV))
        found, name = dossier(record, code_of(actor, record), second, limit=most), namer(record)
        seen, seen_then = seen_as(record), seen_on(record)
    if format in (DossierFormat.MARKDOWN, DossierFormat.HTML):
        write = dossier_page if format is DossierFormat.HTML else dossier_markdown
        sys.stdout.write(write(found, name, seen))
        return
    print_answer(
        Format(format), lambda: [dossier_record(found, name)], lambda: dossier_rows(found, name), seen_then
    )
    if len(found.events) < found.total_events:
        _tell_cut("latest", len(found.events), found.total_events)


@app.command("disputes", epilog="Example: demarche ask disputes --of Katar")
def disputes(
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="ACTOR", help="Only in which this one has a part.", show_default=False),
    ] = None,
    on: OfDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Where two speakers contradict each other, side by side."""
    from demarche.ask import disputes
    from demarche.export import dispute_record, dispute_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        found, name = disputes(record, of=code_of(of, record) if of else None, on=on), namer(record)
        print_answer(
            format,
            lambda: [dispute_record(dispute, name) for dispute in found],
            lambda: [dispute_row(dispute, name) for dispute in found],
            seen_on(record),
        )


@app.command("names", epilog="Example: demarche ask names ua-dpr")
def names(
    actor: An,
    on: OfDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Who calls an actor what, how often, and at what distance."""
    from demarche.ask import names
    from demarche.export import naming_record, naming_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        found, name = names(record, code_of(actor, record), on=on), namer(record)
        print_answer(
            format,
            lambda: [naming_record(naming, name) for naming in found],
            lambda: [naming_row(naming, name) for naming in found],
            seen_on(record),
        )


@app.command("speakers", epilog="Example: demarche ask speakers ua-dpr")
def speakers(
    actor: An,
    on: OfDay = None,
    known_by: AsKnownBy = None,
    according_to: AccordingTo = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """On whose word what is known of an actor rests."""
    from demarche.ask import voices
    from demarche.export import voice_record, voice_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        found, name = voices(record, code_of(actor, record), on=on), namer(record)
        print_answer(
            format,
            lambda: [voice_record(voice, name) for voice in found],
            lambda: [voice_row(voice, name) for voice in found],
            seen_on(record),
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
    limit: LatestClaims = None,
    min_origins: MinOrigins = 1,
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """What the ledger learned since then, and which states that changed."""
    from demarche.ask import LATEST, changes
    from demarche.export import change_record, change_row, counted, event_record, event_row, learned_row

    with asking(Asking(on, known_by, according_to, min_origins, ledger)) as record:
        most = limit_of(limit, to_read=format is Format.TABLE, most=LATEST)
        start = parse_since(since)
        check_number(start, record.ledger)
        found, name = changes(record, start, limit=most), namer(record)
        if format is not Format.TABLE or found.states or not found.learned:
            print_answer(
                format,
                lambda: [
                    *(change_record(change, name) for change in found.states),
                    *({"learned": event_record(told, name)} for told in found.learned),
                ],
                lambda: [
                    *(change_row(change, name) for change in found.states),
                    *(learned_row(told, name) for told in found.learned if format is Format.CSV),
                ],
                seen_on(record),
            )
        if format is Format.TABLE and found.learned:
            print_answer(
                format,
                list,
                lambda: [event_row(told, name) for told in found.learned],
                "learned, the latest first",
            )
        tell(
            f"{counted(found.claims, 'claim')} learned since then, "
            f"{counted(len(found.touched), 'act')} between pairs of actors touched, "
            f"{counted(len(found.states), 'state')} changed"
        )
        if most is not None and found.claims > most:
            tell(
                f"what the latest {most:,} of {found.claims:,} new claims tell is shown; --limit 0 shows all"
            )


def _tell_cut(which: str, shown: int, total: int) -> None:
    tell(f"the {which} {shown:,} of {total:,} events; --limit 0 shows all")
