"""Two readings side by side: as a table, as records, as a page."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.table import Table
from rich.text import Text

from demarche.comparison import PARTS, Comparison, Part, ReadClaim, Summary
from demarche.export._page_words import show
from demarche.export._table import act_words, day_range, on_whose_word
from demarche.export._templates import fill
from demarche.model import Claim

_VERDICTS = {"agree": "same", "differ": "differs", "only_first": "only first", "only_second": "only second"}


def comparison_table(comparisons: Iterable[Comparison]) -> Table:
    """Lays out comparisons: what differs, how each reading has it, and the sentence."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in ("report", "", "differs in", "first reading", "second reading", "sentence"):
        table.add_column(heading, overflow="fold")
    for comparison in comparisons:
        cells = (
            comparison.ref,
            _VERDICTS[comparison.verdict],
            ", ".join(comparison.differences),
            _line(comparison.first),
            _line(comparison.second),
            comparison.sentence,
        )
        table.add_row(*(Text(show(cell)) for cell in cells))
    return table


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """A comparison as a JSON object: ``report``, ``verdict``, ``differences``, and how each reading has the claim."""
    return {
        "report": comparison.ref,
        "verdict": comparison.verdict,
        "differences": list(comparison.differences),
        "first": _side(comparison.first),
        "second": _side(comparison.second),
    }


def write_comparisons_csv(comparisons: Iterable[Comparison], out: TextIO) -> None:
    """Writes a heading and a comparison a row; a part's value stands under ``first_…`` and ``second_…``."""
    writer = csv.writer(out, lineterminator="\n")
    sides = [f"{side}_{name}" for side in ("first", "second") for name in ("claim", *PARTS)]
    writer.writerow(("report", "verdict", "differences", *sides, "sentence"))
    for comparison in comparisons:
        values = [
            value
            for side in (comparison.first, comparison.second)
            for value in ((side.claim.id, *parts_of(side.claim).values()) if side else ("",) * 8)
        ]
        writer.writerow(
            (
                comparison.ref,
                comparison.verdict,
                " ".join(comparison.differences),
                *values,
                comparison.sentence,
            )
        )


def comparison_page(comparisons: Sequence[Comparison], first: str, second: str, *, counted: Summary) -> str:
    """The comparisons as one HTML page that fetches nothing and runs no script.

    Args:
        comparisons: Those to show.
        first: What to call the first reading.
        second: What to call the second.
        counted: The figures at the head.
    """
    return fill(
        "comparison",
        rows=[_row(comparison) for comparison in comparisons],
        summary=counted,
        first=show(first),
        second=show(second),
    )


def parts_of(claim: Claim) -> dict[Part, str]:
    """What a claim says, part by part, in words."""
    return {
        "act": claim.act.key,
        "source": _codes(claim.source),
        "target": _codes(claim.target),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "time": day_range(claim.time),
        "speakers": on_whose_word(claim),
    }


def _codes(participants: Sequence[Any]) -> str:
    return " ".join(sorted({participant.actor.code for participant in participants}))


def _line(read: ReadClaim | None) -> str:
    if read is None:
        return "–"
    claim, parts = read.claim, parts_of(read.claim)
    who = f"{parts['source'] or '–'} {act_words(claim)} {parts['target'] or '–'}"
    return f"{who}, {parts['time']}, word of {parts['speakers']}"


def _side(read: ReadClaim | None) -> dict[str, Any] | None:
    if read is None:
        return None
    claim = read.claim
    return {
        "claim": claim.id,
        **{str(part): words for part, words in parts_of(claim).items()},
        "source": sorted({participant.actor.code for participant in claim.source}),
        "target": sorted({participant.actor.code for participant in claim.target}),
        "time": {
            "earliest": claim.time.earliest.isoformat() if claim.time.earliest else None,
            "latest": claim.time.latest.isoformat() if claim.time.latest else None,
        },
        "speakers": [speaker.actor.code if speaker.actor else None for speaker in claim.speakers],
        "reader": claim.reader,
        "evidence": claim.evidence.text,
        "sentence": read.sentence,
    }


def _row(comparison: Comparison) -> Mapping[str, Any]:
    """A comparison as the template takes it; each side's sentence only once where both have the same."""
    sides = [side for side in (comparison.first, comparison.second) if side is not None]
    return {
        "ref": show(comparison.ref),
        "verdict": comparison.verdict,
        "word": _VERDICTS[comparison.verdict],
        "sides": [
            None if side is None else {part: show(words) for part, words in parts_of(side.claim).items()}
            for side in (comparison.first, comparison.second)
        ],
        "differences": comparison.differences,
        "sentences": list(dict.fromkeys(show(side.sentence) for side in sides if side.sentence)),
    }
