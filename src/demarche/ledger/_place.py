"""Where a ledger is kept."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "DEMARCHE_LEDGER"
_FILE = "ledger.sqlite"


def data_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """The user's data folder for demarche, as the platform has it (XDG Base Directory on Linux and BSD)."""
    home = home if home is not None else Path.home()
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        given = Path(environment.get("XDG_DATA_HOME") or "")
        # The specification has relative paths ignored.
        base = given if given.is_absolute() else home / ".local" / "share"
    return base / "demarche"


def ledger_url(given: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The address of the ledger: as given, else as ``DEMARCHE_LEDGER`` says, else in the user's data folder.

    A plain path stands for a SQLite file there. The address may hold a password; ``ledger_place`` gives it without.
    """
    place = given or environment.get(VARIABLE) or str(data_folder(environment) / _FILE)
    return place if "://" in place else f"sqlite:///{place}"


def ledger_place(given: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The address of the ledger as it may be shown, without any password; see ``ledger_url``."""
    return shown(ledger_url(given, environment))


def shown(url: str) -> str:
    """An address as it may be shown: three stars stand for any password."""
    # Up to the last "@", so that nothing is shown of a password that holds one unescaped.
    url = re.sub(r"(://[^:/?#@]*):.*@", r"\1:***@", url)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", url)
