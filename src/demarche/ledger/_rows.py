"""Claims as rows: what stands beside the whole claim, so that it can be found and joined without being taken apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from demarche.ledger._manner import BACKWARDS, manner_of
from demarche.ledger._tellings import dyads
from demarche.model import Claim, claim_to_json, number_of_day

UNKNOWN_SPEAKER = "-"

Row = dict[str, Any]

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def claim_rows(found: Iterable[Claim]) -> dict[str, Row]:
    """The rows of claims, by id; of two that say the same with the same words the first counts.

    Each has its rows of pairs of actors under ``dyads``, which go into a table of their own.
    """
    rows: dict[str, Row] = {}
    for claim in found:
        record = claim_to_json(claim)
        row = {
            "id": record["id"],
            "report_id": claim.report_id,
            "act": claim.act.key,
            "earliest": claim.time.earliest,
            "latest": claim.time.latest,
            "reader": claim.reader,
            "payload": compact(record),
            **beside(claim),
            "dyads": dyad_rows(claim),
        }
        rows.setdefault(row["id"], row)
    return rows


def beside(claim: Claim) -> Row:
    """The columns of a claim's row that events are made of."""
    speakers = (speaker.actor.code if speaker.actor else UNKNOWN_SPEAKER for speaker in claim.speakers)
    return {
        "polarity": claim.polarity,
        "modality": claim.modality,
        "standing": claim.standing,
        "speakers": " ".join(speakers),
    }


def dyad_rows(claim: Claim) -> list[Row]:
    """The rows of the pairs of actors that a claim tells of: whom each is of."""
    return [dyad_row(claim.act.key, source, target) for source, target in dyads(claim)]


def dyad_row(act: str, source: str, target: str) -> Row:
    """The row of one pair of actors: whom it is of."""
    low, high = (source, target) if source < target else (target, source)
    return {"act": act, "source": source, "target": target, "low": low, "high": high}


def pair_rows(
    row: Mapping[str, Any],
    number: int,
    recorded_from: int,
    published: date | None,
    recorded_to: int | None = None,
) -> list[Row]:
    """The whole rows of the pairs of actors that a claim tells of.

    Args:
        row: The claim's row, with its ``dyads``.
        number: The number of the row.
        recorded_from: The transaction that opened it.
        published: The first day of its report.
        recorded_to: The transaction that closed it.
    """
    manner = manner_of(row["polarity"], row["modality"], row["standing"], bool(row["speakers"]))
    common = {
        "claim_row": number,
        "claim": row["id"],
        "first_day": day_number(row["earliest"]),
        "last_day": day_number(row["latest"]),
        "published": day_number(published),
        "recorded_from": recorded_from,
        "recorded_to": recorded_to,
    }
    return [
        {**pair, **common, "manner": manner if pair["source"] == pair["low"] else manner + BACKWARDS}
        for pair in row["dyads"]
    ]


def day_number(day: date | None) -> int | None:
    """A day as a number, counted from 1 January of the year 1; None where it is not known."""
    return None if day is None else number_of_day(day)


def compact(record: Mapping[str, Any]) -> str:
    """An object as JSON without any space."""
    return _COMPACT.encode(record)
