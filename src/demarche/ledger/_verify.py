"""Whether the lines of an exported ledger say what they were: hashes, quotes and times, as far as each line shows it.

What only the whole ledger shows (a cause that is not there, two rows of one claim held at once) ``_check`` finds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from demarche.knowledge import load_knowledge
from demarche.ledger._baselines import baseline_of
from demarche.ledger._lookup import in_parts
from demarche.ledger._quoting import misquotations
from demarche.ledger._rows import Row
from demarche.ledger._tables import claims, entries, reports
from demarche.model import Act, claim_from_json


class WrongLineError(Exception):
    """A line can be read, but what it says is not so; ``str`` says why."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


def verify_line(kind: str, row: Row, line: int) -> None:
    """Looks at a line by itself.

    Args:
        kind: What it is of.
        row: Its row.
        line: Its number.

    Raises:
        WrongLineError: What it says is not so.
    """
    since, until = row.get("recorded_from"), row.get("recorded_to")
    if since is not None and until is not None and until <= since:
        raise WrongLineError(line, f"the {kind} was closed before it was opened")
    if kind == "report" and sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["id"]:
        raise WrongLineError(
            line, f"the text of report {row['id'][:12]!r} is not the one that its id is made of"
        )
    if kind == "baseline" and baseline_of(row).id != row["id"]:
        raise WrongLineError(line, f"what baseline {row['id']!r} says is not what its id is made of")


def verify_claims(connection: Connection, rows: Sequence[Row], waiting: Sequence[Row]) -> None:
    """Looks at claims beside the texts of their reports, in the order of their lines.

    Args:
        connection: To the ledger that takes them in.
        rows: The rows of the claims, with the number of their ``line``.
        waiting: Rows of reports that are not in the ledger yet.

    Raises:
        WrongLineError: What one says is not so; the first.
    """
    texts = {row["id"]: row["text"] for row in waiting}
    wanted = sorted({row["report_id"] for row in rows} - texts.keys())
    for part in in_parts(wanted):
        found = select(reports.c.id, reports.c.text).where(reports.c.id.in_(part))
        texts.update((row.id, row.text) for row in connection.execute(found))
    acts = load_knowledge().acts
    for row in rows:
        for problem in _of_claim(row, texts.get(row["report_id"]), acts):
            raise WrongLineError(row["line"], f"claim {row['id']!r}: {problem}")


def _of_claim(row: Row, text: str | None, acts: Mapping[str, Act]) -> Iterator[str]:
    try:
        claim = claim_from_json(row["claim"], acts)
        own = claim.id
    except (AttributeError, KeyError, TypeError, ValueError):
        yield "cannot be read"
        return
    if own != row["id"]:
        yield "what it says is not what its id is made of"
    if text is None:
        yield "its report is not there"
        return
    if row["earliest"] is not None and row["latest"] is not None and row["earliest"] > row["latest"]:
        yield "its time ends before it begins"
    named = {participant.actor.code for participant in (*claim.source, *claim.target)} | {""}
    if any(not {pair["source"], pair["target"]} <= named for pair in row["dyads"]):
        yield "it has a pair of actors that it does not name"
    yield from misquotations(claim, text)


def verify_entries(connection: Connection, rows: Sequence[Row]) -> None:
    """Looks at reviewers' entries beside the claims and entries that they speak of, which are all in the ledger.

    Raises:
        WrongLineError: One speaks of what is not there; the first.
    """
    payloads: list[tuple[int, Mapping[str, Any]]] = [
        (row["line"], json.loads(row["payload"])) for row in rows
    ]
    named = {key for _, payload in payloads for key in _claims_of(payload)}
    there: set[str] = set()
    for part in in_parts(sorted(named)):
        there.update(connection.scalars(select(claims.c.id).where(claims.c.id.in_(part))))
    numbers = set(connection.scalars(select(entries.c.row)))
    for line, payload in payloads:
        for key in _claims_of(payload):
            if key not in there:
                raise WrongLineError(line, f"the claim {key!r} that the entry is about is not there")
        if payload.get("undone") is not None and payload["undone"] not in numbers:
            raise WrongLineError(line, f"the entry {payload['undone']} that it undoes is not there")


def _claims_of(payload: Mapping[str, Any]) -> list[str]:
    return [*payload["claims"], *filter(None, [payload.get("corrected")])]
