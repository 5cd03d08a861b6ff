from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress
from demarche.cli._output import print_json_lines, tell
from demarche.cli._view import print_answer

if TYPE_CHECKING:
    from demarche.ledger import DatedEntry, EntryKind, Ledger
    from demarche.model import Claim

_TOO_FEW = "it takes two claims or more to make one event of them"

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
        typer.Option(
            "--export",
            help="Print reports of which claims were accepted, rejected or corrected as annotated passages.",
        ),
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    if export and context.invoked_subcommand is None:
        from demarche.export import annotated_passage
        from demarche.ledger import open_ledger

        with open_ledger(ledger, create=False) as held:
            looked_at = _looked_at(held)
            reports = held.reports_of(looked_at)
            passages = []
            for key, checked in looked_at.items():
                unchecked = [claim for claim in held.claims(key) if claim.id not in checked]
                passages.append(annotated_passage(reports[key], list(checked.values()), unchecked))
        print_json_lines(passages)
        if not passages:
            tell("no claim was accepted, rejected or corrected")
        elif partly := sum(bool(passage["unchecked"]) for passage in passages):
            tell(
                f"{partly} of {len(passages)} passages have claims that nobody has looked at, under unchecked"
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
    if len(set(claims)) < 2:
        raise typer.BadParameter(_TOO_FEW)
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
    person = _person(by)
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
        made = held.undo(entry, person=_person(by), note=note)
        tell(f"entry {made.number}: entry {entry} is undone")


@app.command("list", epilog="Example: demarche review list --all")
def list_entries(
    every: Annotated[
        bool, typer.Option("--all", help="Those that were undone as well, with the entry that undid each.")
    ] = False,
    format: AsRows = Format.TABLE,  # noqa: A002
    known_by: AsKnownBy = None,
    ledger: LedgerAddress = None,
) -> None:
    """List the entries that stand, each with its time (UTC)."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        found = held.every_entry(known_by=known_by)
    shown = [dated for dated in found if every or dated.undone_by is None]
    if not shown:
        tell("there are no entries")
        return
    print_answer(
        format, lambda: [_record(dated) for dated in shown], lambda: [_row(dated) for dated in shown]
    )


def _record(dated: DatedEntry) -> dict[str, Any]:
    from demarche.export import review_record

    made = dated.made.isoformat(timespec="seconds")
    return review_record(dated.entry) | {"made": made, "undone_by": dated.undone_by}


def _row(dated: DatedEntry) -> dict[str, str]:
    from demarche.export import review_row

    row = review_row(dated.entry)
    made = {"entry": row.pop("entry"), "made": f"{dated.made:%Y-%m-%d %H:%M:%S}"}
    return {**made, **row, "undone_by": str(dated.undone_by or "")}


def _enter(kind: EntryKind, claims: Sequence[str], by: str | None, note: str, ledger: str | None) -> None:
    from demarche.ledger import open_ledger

    person = _person(by)
    with open_ledger(ledger, create=False) as held:
        found = {claim.id: claim for claim in map(held.claim, claims)}
        if kind == "merge":
            _check_one_event(list(found.values()))
        entry = held.review(kind, list(found), person=person, note=note)
        tell(f"entry {entry.number}: {kind} {', '.join(found)}")


def _person(by: str | None) -> str:
    if by is None:
        return getpass.getuser()
    if not by.strip():
        raise typer.BadParameter("--by names nobody; say who reviews, or leave it out for your login name")
    return by


def _check_one_event(claims: Sequence[Claim]) -> None:
    """Refuses claims that no event can have in common: it is of one act, one pair of actors, one way of telling it."""
    from demarche.ledger import dyads

    if len(claims) < 2:
        raise typer.BadParameter(_TOO_FEW)
    first, *others = claims
    common = set(dyads(first))
    for other in others:
        for mine, its in zip(_manner(first), _manner(other), strict=True):
            if mine != its:
                raise _not_one(first, other, f"one is {mine}, the other {its}")
        if not common & set(dyads(other)):
            raise _not_one(first, other, f"one is of {_pairs(first)}, the other of {_pairs(other)}")
        common &= set(dyads(other))


def _manner(claim: Claim) -> tuple[str, ...]:
    done = "what holds" if claim.standing else "what was done"
    return claim.act.key, claim.polarity, claim.modality, done


def _pairs(claim: Claim) -> str:
    from demarche.ledger import dyads

    return ", ".join(f"{source or 'nobody'} and {target or 'nobody'}" for source, target in dyads(claim))


def _not_one(one: Claim, other: Claim, why: str) -> typer.BadParameter:
    return typer.BadParameter(
        f"{one.id[:8]} and {other.id[:8]} cannot be one event: {why}; if one was read wrongly, correct it first"
    )


def _looked_at(ledger: Ledger) -> dict[str, dict[str, Claim]]:
    """By report, the claims that people found right or put right, as these were then; none where all were rejected."""
    found: dict[str, dict[str, Claim]] = {}
    for entry in ledger.entries(kinds=("accept", "reject", "correct")):
        for claim in ledger.claims_of(entry.claims, known_by=entry.transaction - 1).values():
            of_report = found.setdefault(claim.report_id, {})
            of_report.pop(claim.id, None)
            if entry.kind == "accept":
                of_report[claim.id] = claim
        if entry.corrected is not None:
            for claim in ledger.claims_of([entry.corrected], known_by=entry.transaction).values():
                found.setdefault(claim.report_id, {})[claim.id] = claim
    return found


def _names(text: str | None) -> list[str] | None:
    return None if text is None else [name.strip() for name in text.split(",") if name.strip()]
