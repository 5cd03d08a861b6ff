"""Claims read back from what ``demarche read --format jsonl`` printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from demarche.comparison._compare import ReadClaim
from demarche.comparison._errors import ComparisonError
from demarche.model import Act, claim_from_json


def read_claims(path: Path, acts: Mapping[str, Act]) -> list[ReadClaim]:
    """Reads a file of claims, one a line.

    Args:
        path: The file; empty lines are passed over.
        acts: The table of acts by key.

    Raises:
        ComparisonError: It cannot be opened, or a line is no claim; says which line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise ComparisonError(f"{str(path)!r} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ComparisonError(f"{str(path)!r} is not UTF-8; give what demarche read printed") from error
    return [_claim(path, number, line, acts) for number, line in enumerate(lines, 1) if line.strip()]


def _claim(path: Path, number: int, line: str, acts: Mapping[str, Act]) -> ReadClaim:
    try:
        record = json.loads(line)
        claim = claim_from_json(record, acts)
        report = record["report"]
        return ReadClaim(
            str(report.get("ref") or report["id"]), claim, str(record["evidence"].get("quote", ""))
        )
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise ComparisonError(
            f"{str(path)!r}, line {number}: no claim as demarche read --format jsonl prints it"
        ) from error
