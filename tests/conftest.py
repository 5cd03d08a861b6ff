"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

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
    yield folder
