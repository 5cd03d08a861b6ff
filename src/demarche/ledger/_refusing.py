"""What a ledger does not take: words that no database keeps, and readings that are not of one report and one reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.ledger._errors import LedgerError
from demarche.model import Claim, Report, reader_name

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def is_keepable(text: str) -> bool:
    """Whether every database keeps a text; a NUL and a lone surrogate, half of a character, none does."""
    return _UNKEEPABLE.search(text) is None


def check_words(what: str, **texts: str) -> None:
    """Looks whether texts can be kept.

    Args:
        what: What they belong to.
        texts: The texts by what each is.

    Raises:
        LedgerError: One cannot; the message names it.
    """
    for name, text in texts.items():
        if not is_keepable(text):
            raise LedgerError(f"{what}: {name} holds a NUL or a lone surrogate, which no database keeps")


def check_reading(report: Report, found: Sequence[Claim], reader: str) -> None:
    """Looks whether a report and claims can be kept as one reading.

    Args:
        report: The report.
        found: The claims.
        reader: The version of the reader.

    Raises:
        LedgerError: A claim is of another report or another reader, or no database keeps the report's words.
    """
    for claim in found:
        if claim.report_id != report.id:
            raise LedgerError(
                f"claim {claim.id!r} is of report {claim.report_id[:12]!r}, not of {report.id[:12]!r}"
            )
        if reader_name(claim.reader) != reader_name(reader):
            raise LedgerError(
                f"claim {claim.id!r} is of reader {claim.reader!r}, the reading of {reader!r}; "
                "keep each reader's claims by themselves"
            )
    for part in (report.text, report.ref, report.title, report.source, report.url):
        if part and not is_keepable(part):
            raise LedgerError(
                f"report {report.ref!r} holds a NUL or a lone surrogate, which no database keeps; "
                "take it in with demarche.intake, which replaces them"
            )
