from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._inputs import Inputs
from demarche.cli._options import Dated, Files, OwnKnowledge
from demarche.cli._output import print_json_lines, print_rich
from demarche.model import Actor, Report

if TYPE_CHECKING:
    from rich.table import Table

    from demarche.reading.attribution import Attribution

EXAMPLE = "Example: demarche speakers report.txt --format html > speakers.html"

_WIDEST_MESSAGE = 160


class SpeakersFormat(StrEnum):
    """How attributions are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


def speakers(
    files: Files,
    format: Annotated[  # noqa: A002
        SpeakersFormat, typer.Option("--format", help="How to print who says what.")
    ] = SpeakersFormat.TABLE,
    dated: Dated = None,
    own_knowledge: OwnKnowledge = None,
) -> None:
    """Print who says, thinks or writes what in reports, whether or not it makes a claim.

    As jsonl an attribution a line, with spans as [start, end] in characters of the report; as html one page with
    the reports, each message in its speaker's colour.
    """
    from demarche.knowledge import load_knowledge
    from demarche.language import analyse, languages
    from demarche.reading.attribution import attribution_rows, find_attributions, speaking_actors

    knowledge = load_knowledge()

    def work(report: Report) -> tuple[tuple[Attribution, ...], tuple[tuple[Actor, ...], ...]]:
        analysis = analyse(report.text, report.language)
        found = find_attributions(analysis)
        return found, speaking_actors(report, analysis, found, knowledge)

    inputs = Inputs(files, dated=dated, languages=languages())
    pages: list[tuple[Report, Sequence[Attribution]]] = []
    for report in inputs:
        done = inputs.attempt(report, work)
        if done is None:
            continue
        found, actors = done
        if format is SpeakersFormat.JSONL:
            print_json_lines(attribution_rows(report.ref, found, actors))
        elif format is SpeakersFormat.TABLE:
            print_rich(_table(report, found, actors))
        else:
            pages.append((report, found))
    if format is SpeakersFormat.HTML:
        from demarche.cli._speakers_page import speakers_page

        sys.stdout.write(speakers_page(pages))
    inputs.finish()


def _table(report: Report, found: Sequence[Attribution], actors: Sequence[Sequence[Actor]]) -> Table:
    from rich import box
    from rich.table import Table

    from demarche.export import show

    def words(spans: Sequence[tuple[int, int]]) -> str:
        return show(" ".join(" … ".join(report.text[start:end] for start, end in spans).split()))

    table = Table(title=show(report.title or report.ref), box=box.SIMPLE_HEAD, title_justify="left")
    for heading in ("who", "actor", "cue", "says", "form", "medium"):
        table.add_column(heading, overflow="fold")
    for item, codes in zip(found, actors, strict=True):
        if item.aside:
            continue
        message = words(item.message)
        if len(message) > _WIDEST_MESSAGE:
            message = message[:_WIDEST_MESSAGE].rsplit(" ", 1)[0] + " …"
        notes = [
            item.form,
            *(["in another's"] if item.nested else []),
            *(["factive"] if item.factive else []),
        ]
        table.add_row(
            words(item.source) or "–",
            " ".join(actor.code for actor in codes),
            words(item.cue),
            message,
            ", ".join(notes),
            item.medium,
        )
    return table
