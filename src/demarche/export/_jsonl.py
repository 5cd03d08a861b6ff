"""Claims as JSON lines: the contract of ``demarche read``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from demarche.model import Claim, Report, claim_to_json


def claim_record(report: Report, claim: Claim) -> dict[str, Any]:
    """Gives a claim with the report and the sentence it stands in, without the steps that led to it."""
    record = claim_to_json(claim)
    del record["steps"]
    record["evidence"]["quote"] = quote(report, claim)
    record["report"] = {
        "ref": report.ref,
        "id": report.id,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
    }
    return record


def quote(report: Report, claim: Claim) -> str:
    """The sentence that a claim stands in, in one line."""
    start, end = claim.evidence.sentence
    return " ".join(report.text[start:end].split())


def write_jsonl(entries: Iterable[tuple[Report, Claim]], out: TextIO) -> None:
    """Writes a claim a line."""
    for report, claim in entries:
        out.write(json.dumps(claim_record(report, claim), ensure_ascii=False) + "\n")
