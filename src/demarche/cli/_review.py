from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress
from demarche.cli._output import print_json_lines, tell
from demarche.cli._view import print_answer

if TYPE_CHECKING:
    from demarche.ledger import EntryKind, Ledger

app = typer.Typer(help="Say what you think of claims: kept as entries, never edits, and undone as easily.")

Claims = Annotated[
    list[str], typer.Argument(metavar="CLAIM...", help="The claims' ids, or their first digits.")
]
OneClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or its first digits.")]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="PERSON",
        envvar="DEMARCHE_REVIEWER",
        help="Who says so; your login name if not given.",
        show_default=False,
    ),
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.", show_default=False)]


Source = Annotated[
    str | None,
    typer.Option("--source", metavar="ACTORS", help="Who did it, with commas.", show_default=False),
]
Target = Annotated[
    str | None,
    typer.Option("--target", metavar="ACTORS", help="To whom, with commas.", show_default=False),
]


@app.callback(invoke_without_command=True, no_args_is_help=True)
def review(
    context: typer.Context,
    export: Annotated[
        bool,
        typer.Option("--export", help="Print the reports that were reviewed as annotated passages."),
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    if export and context.invoked_subcommand is None:
        from demarche.export import annotated_passage
        from demarche.ledger import open_ledger

        with open_ledger(ledger, create=False) as held:
            reviewed = dict.fromkeys(
                report for entry in held.entries() for report in _reports_of(held, entry.claims)
            )
            reports = held.reports_of(reviewed)
            print_json_lines(
                annotated_passage(reports[key], held.claims(key)) for key in reviewed if key in reports
            )


@app.command("accept", epilog="Example: demarche review accept c1f04a --by anna")
def accept(claims: Claims, by: By = None, note: Note = "", ledger: LedgerAddress = None) -> None:
    """Say that claims are right as they are."""
    _enter("accept", claims, by, note, ledger)


@app.command("reject", epilog='Example: demarche review reject c1f04a --note "irony"')
def reject(claims: Claims, by: By = None, note: Note = "", ledger: LedgerAddress = None) -> None:
    """Say that claims are wrong: they are held no longer, also when they are read again."""
    _enter("reject", claims, by, note, ledger)


@app.command("merge", epilog="Example: demarche review merge c1f04a 99be12")
def merge(claims: Claims, by: By = None, note: Note = "", ledger: LedgerAddress = None) -> None:
    """Say that claims tell one event."""
    if len(claims) < 2:
        raise typer.BadParameter("it takes two claims or more to make one event of them")
    _enter("merge", claims, by, note, ledger)


@app.command("split", epilog="Example: demarche review split c1f04a")
def split(claims: Claims, by: By = None, note: Note = "", ledger: LedgerAddress = None) -> None:
    """Say that claims each tell an event of their own."""
    _enter("split", claims, by, note, ledger)


@app.command("correct", epilog="Example: demarche review correct c1f04a --target xk --when 2008-02-20")
def correct(
    claim: OneClaim,
    act: Annotated[
        str | None, typer.Option("--act", metavar="ACT", help="The right act.", show_default=False)
    ] = None,
    source: Source = None,
    target: Target = None,
    when: Annotated[
        str | None,
        typer.Option(
            "--when", metavar="DAY[/DAY]", help="The day, month or year, or two days.", show_default=False
        ),
    ] = None,
    polarity: Annotated[
        str | None, typer.Option("--polarity", help="affirmed or negated.", show_default=False)
    ] = None,
    modality: Annotated[
        str | None,
        typer.Option("--modality", help="actual, intended, demanded or possible.", show_default=False),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="ACTORS",
            help="On whose word, outermost first, with commas; empty for the report itself.",
            show_default=False,
        ),
    ] = None,
    by: By = None,
    note: Note = "",
    ledger: LedgerAddress = None,
) -> None:
    """Say what a claim ought to be: it is held so, also when it is read again."""
    from demarche.ask import corrected
    from demarche.knowledge import load_knowledge
    from demarche.ledger import open_ledger

    if {act, source, target, when, polarity, modality, speaker} == {None}:
        raise typer.BadParameter("say what is to be corrected, and how")
    person = by or getpass.getuser()
    with open_ledger(ledger, create=False) as held:
        before = held.claim(claim)
        after = corrected(
            before,
            load_knowledge(),
            person=person,
            act=act,
            source=_names(source),
            target=_names(target),
            when=when,
            polarity=polarity,
            modality=modality,
            speakers=_names(speaker),
        )
        entry = held.review("correct", [before.id], person=person, note=note, corrected=after)
        tell(f"entry {entry.number}: {before.id} is now {after.id}")


@app.command("undo", epilog="Example: demarche review undo 3")
def undo(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The entry's number.")],
    by: By = None,
    note: Note = "",
    ledger: LedgerAddress = None,
) -> None:
    """Undo an entry: what it hid is held again."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        made = held.undo(entry, person=by or getpass.getuser(), note=note)
        tell(f"entry {made.number}: entry {entry} is undone")


@app.command("list", epilog="Example: demarche review list")
def list_entries(
    format: AsRows = Format.TABLE,  # noqa: A002
    known_by: AsKnownBy = None,
    ledger: LedgerAddress = None,
) -> None:
    """List the entries that stand."""
    from demarche.export import review_record, review_row
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        found = held.entries(known_by=known_by)
    print_answer(format, lambda: [review_record(e) for e in found], lambda: [review_row(e) for e in found])


def _enter(kind: EntryKind, claims: Sequence[str], by: str | None, note: str, ledger: str | None) -> None:
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        ids = [held.claim(claim).id for claim in claims]
        entry = held.review(kind, ids, person=by or getpass.getuser(), note=note)
        tell(f"entry {entry.number}: {kind} {', '.join(ids)}")


def _names(text: str | None) -> list[str] | None:
    return None if text is None else [name.strip() for name in text.split(",") if name.strip()]


def _reports_of(ledger: Ledger, claims: Sequence[str]) -> list[str]:
    """The reports of claims that are or were held."""
    return ledger.reports_with(claims)
