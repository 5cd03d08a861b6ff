"""How fast claims that are ready-made are kept, and how much room they take."""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from benchmarks._generated import Reading, readings
from demarche.ledger import open_ledger

CLAIMS = 30_000
BOUND = "at least 5,000"


def measure() -> list[tuple[str, str, str]]:
    """Claims kept a second in a new ledger of either kind."""
    made = list(readings(CLAIMS))
    gc.freeze()  # what was made ready beforehand is not to be looked through again and again
    rows = []
    for name, address in ledgers():
        with open_ledger(address) as ledger:
            begin = perf_counter()
            kept = ledger.keep_all(made).new
            seconds = perf_counter() - begin
        rows.append((f"claims kept a second, {name}", f"{kept / seconds:,.0f}", BOUND))
        rows.append((f"claims given again a second, {name}", f"{kept / _again(address, made):,.0f}", ""))
    return rows


def _again(address: str, made: list[Reading]) -> float:
    with open_ledger(address) as ledger:
        begin = perf_counter()
        ledger.keep_all(made)
        return perf_counter() - begin


def ledgers() -> Iterator[tuple[str, str]]:
    """Addresses of new ledgers on this machine's databases, each with the database's name."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", str(Path(folder) / "ledger.sqlite")
    with _postgresql() as address:
        if address is not None:
            yield "PostgreSQL", address


@contextmanager
def _postgresql() -> Iterator[str | None]:
    """The address of a new database on a server of its own, None where PostgreSQL is not installed."""
    sys.path.append(str(Path(__file__).parents[1] / "tests"))
    import postgres_cluster

    programs = postgres_cluster.binaries()
    if programs is None:
        yield None
        return
    with postgres_cluster.cluster(programs, lasting=True) as server, server.database() as address:
        yield address
