"""What all tests share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from demarche.intake import bundled_reports
from demarche.ledger import Ledger, open_ledger
from demarche.model import Claim, Report
from demarche.reading import Reader

if TYPE_CHECKING:
    from postgres_cluster import Cluster

# Times differ from machine to machine; the same examples on each make a failure repeatable.
settings.register_profile("demarche", deadline=None, derandomize=True)
settings.load_profile("demarche")

Addresses = Callable[[], AbstractContextManager[str]]
"""Gives addresses, each for as long as it is needed."""


@dataclass(frozen=True)
class Databases:
    """Where databases are to be had: with the tables of a ledger that holds nothing, or empty."""

    kind: str
    ledger: Addresses
    empty: Addresses


@pytest.fixture(autouse=True)
def own_data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Keeps every test away from the user's own ledger."""
    folder = tmp_path_factory.mktemp("data-home")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.delenv("DEMARCHE_LEDGER", raising=False)
    monkeypatch.delenv("DEMARCHE_KNOWLEDGE", raising=False)
    yield folder


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of the tests' own; without PostgreSQL the test is skipped, in CI it fails."""
    import postgres_cluster

    folder = postgres_cluster.binaries()
    if folder is None:
        missing = f"PostgreSQL {postgres_cluster.OLDEST} or newer is not installed (no initdb)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres_cluster.cluster(folder) as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases of either kind; a test that asks for them, or for an address, runs on both."""
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("cluster")
        return Databases("postgresql", cluster.ledger, cluster.database)
    return Databases("sqlite", _sqlite(_new_ledger()), _sqlite(b""))


def _sqlite(content: bytes) -> Addresses:
    @contextmanager
    def address() -> Iterator[str]:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "ledger.sqlite"
            place.write_bytes(content)
            yield f"sqlite:///{place}"

    return address


def _new_ledger() -> bytes:
    """The file of a new ledger: making one takes longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.sqlite"
        open_ledger(str(place)).close()
        return place.read_bytes()


@pytest.fixture
def ledger_address(databases: Databases) -> Iterator[str]:
    """The address of a ledger that holds nothing yet."""
    with databases.ledger() as address:
        yield address


@pytest.fixture
def empty_address(databases: Databases) -> Iterator[str]:
    """The address of an empty database."""
    with databases.empty() as address:
        yield address


ON_NORTH_KOREA = ("donbass-2022", "ukraine-nordkorea")


@pytest.fixture(scope="session")
def bundled_readings() -> list[tuple[Report, tuple[Claim, ...]]]:
    """The bundled reports with their claims, those on North Korea last."""
    reader = Reader()
    ordered = sorted(bundled_reports(), key=lambda report: report.ref in ON_NORTH_KOREA)
    return [(report, reader.read(report)) for report in ordered]


@pytest.fixture(scope="session")
def read_ledger(
    databases: Databases, bundled_readings: list[tuple[Report, tuple[Claim, ...]]]
) -> Iterator[tuple[Ledger, int]]:
    """A ledger with the bundled reports, and the last transaction before those on North Korea."""
    before = sum(report.ref not in ON_NORTH_KOREA for report, _ in bundled_readings)
    with databases.ledger() as address, open_ledger(address) as ledger:
        for report, found in bundled_readings:
            ledger.keep(report, found)
        yield ledger, before
