"""Claims as comma-separated values, a claim a row, for spreadsheets and data frames."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from demarche.export._jsonl import quote
from demarche.model import Claim, Participant, Report

_COLUMNS = (
    *("claim", "report", "published", "report_source", "act", "family", "source", "target", "about"),
    *(
        "earliest",
        "latest",
        "impossible",
        "polarity",
        "modality",
        "speakers",
        "because_of",
        "damaged",
        "standing",
    ),
    *("evidence", "sentence", "rule", "reader"),
)


def write_csv(entries: Iterable[tuple[Report, Claim]], out: TextIO) -> None:
    """Writes a heading and a claim a row.

    Actors are given by code, several separated by a space; speakers stand outermost first, "?" for one that
    the report does not name; days are ISO 8601, empty where open;
    ``impossible`` is yes where the report names a day that no calendar has.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for report, claim in entries:
        writer.writerow(_row(report, claim))


def _row(report: Report, claim: Claim) -> list[object]:
    speakers = " ".join(speaker.actor.code if speaker.actor else "?" for speaker in claim.speakers)
    return [
        claim.id,
        report.ref,
        report.published,
        report.source,
        claim.act.key,
        claim.act.family,
        _codes(claim.source),
        _codes(claim.target),
        claim.about,
        claim.time.earliest,
        claim.time.latest,
        _yes_or_no(claim.time.impossible),
        claim.polarity,
        claim.modality,
        speakers,
        " ".join(cause.claim for cause in claim.because_of),
        _yes_or_no(claim.damaged),
        _yes_or_no(claim.standing),
        claim.evidence.text,
        quote(report, claim),
        claim.rule,
        claim.reader,
    ]


def _codes(participants: tuple[Participant, ...]) -> str:
    return " ".join(participant.actor.code for participant in participants)


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"
