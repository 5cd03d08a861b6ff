from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._exit import ExitCode
from demarche.cli._options import AsRows, Format, lay_own_knowledge
from demarche.cli._output import print_rows, tell

if TYPE_CHECKING:
    from demarche.knowledge import OwnFile
    from demarche.reading import Reader, WrongExample

app = typer.Typer(
    help="Your own knowledge: names, frames and words laid over the shipped ones.", no_args_is_help=True
)


@app.callback()
def _knowledge() -> None:
    # Without it, Typer would make the only command of the group the group itself.
    pass


@app.command("check", epilog="Example: demarche knowledge check my-knowledge")
def check(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="DIR",
            callback=lay_own_knowledge,
            help="The folder, with world, de and en as in the shipped knowledge.",
        ),
    ],
    format: AsRows = Format.TABLE,  # noqa: A002
) -> None:
    """Check a folder of your own knowledge: every entry, and the examples of its frames and time rules.

    Prints its files with how many entries each has, how many of them stand for shipped ones, and how many examples were
    tried and failed. What is wrong is told on standard error, a line each.
    """
    from demarche.export import rows_table
    from demarche.knowledge import load_knowledge, own_files, wrong_entries
    from demarche.reading import Reader

    faults = list(wrong_entries(load_knowledge()))
    for fault in faults:
        tell(f"wrong: {fault}")
    files = own_files()
    reader = Reader()
    tried = [] if faults else [(file, *_tried(str(Path(folder, file.path)), reader)) for file in files]
    wrong = [example for _, _, examples in tried for example in examples]
    for example in wrong:
        tell(f"wrong: {example.rule}: {example.text!r} gives {example.found}, not {example.wanted}")
    rows = [_row(file, 0, []) for file in files] if faults else [_row(*each) for each in tried]
    print_rows(
        rows, format, lambda: rows_table([{key: str(value) for key, value in row.items()} for row in rows])
    )
    if faults:
        tell(f"{len(faults)} wrong; the examples were not tried")
    else:
        tell(
            f"{len(files)} files in order; {sum(row['examples'] for row in rows)} examples, {len(wrong)} of them wrong"
        )
    if faults or wrong:
        raise typer.Exit(ExitCode.KNOWLEDGE)


def _tried(file: str, reader: Reader) -> tuple[int, list[WrongExample]]:
    """How many examples the frames and time rules of a file have, and those that are not read as they say."""
    from demarche.knowledge import languages_with_names, load_knowledge, load_times
    from demarche.reading import wrong_frame_examples, wrong_time_examples

    number = 0
    wrong: list[WrongExample] = []
    for language in languages_with_names():
        for frame in load_knowledge().frames(language):
            if frame.file == file:
                number += len(frame.accepts) + len(frame.rejects)
                wrong += wrong_frame_examples(frame, reader)
        for rule in load_times(language).rules:
            if rule.file == file:
                number += len(rule.accepts) + len(rule.rejects)
                wrong += wrong_time_examples(rule, language)
    return number, wrong


def _row(file: OwnFile, examples: int, wrong: Sequence[WrongExample]) -> dict[str, Any]:
    return {
        "file": file.path,
        "entries": file.entries,
        "replaced": file.replaced,
        "examples": examples,
        "wrong": len(wrong),
    }
