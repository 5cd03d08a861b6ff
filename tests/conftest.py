"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from demarche.intake import bundled_reports
from demarche.ledger import Ledger, open_ledger
from demarche.reading import Reader

# Times differ from machine to machine; the same examples on each make a failure repeatable.
settings.register_profile("demarche", deadline=None, derandomize=True)
settings.load_profile("demarche")


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


ON_NORTH_KOREA = ("donbass-2022", "ukraine-nordkorea")


@pytest.fixture(scope="session")
def read_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, int]]:
    """A ledger with the bundled reports, those on North Korea read last, and the last transaction before these."""
    reader = Reader()
    with open_ledger(str(tmp_path_factory.mktemp("read") / "ledger.sqlite")) as ledger:
        before = 0
        for report in sorted(bundled_reports(), key=lambda report: report.ref in ON_NORTH_KOREA):
            if report.ref not in ON_NORTH_KOREA:
                before += 1
            ledger.keep(report, reader.read(report))
        yield ledger, before
