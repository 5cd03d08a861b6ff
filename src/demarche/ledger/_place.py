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


def ledger_given(given: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The address or the plain path of the ledger, in the order that ``ledger_url`` has."""
    return given or environment.get(VARIABLE) or str(data_folder(environment) / _FILE)


def is_plain_path(place: str) -> bool:
    """Whether this is a path of a file, and no address."""
    return "://" not in place and not place.startswith("file:")


def ledger_url(given: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The address of the ledger: as given, else as ``DEMARCHE_LEDGER`` says, else in the user's data folder.

    A plain path stands for a SQLite file there. The address may hold a password; ``ledger_place`` gives it without.
    """
    place = ledger_given(given, environment)
    if is_plain_path(place):
        # In an address these mean something else than themselves.
        place = place.replace("%", "%25").replace("?", "%3F")
    return place if "://" in place else f"sqlite:///{place}"


def ledger_place(given: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The address of the ledger as it may be shown, without any password; see ``ledger_url``."""
    return shown(ledger_url(given, environment))


def shown(url: str) -> str:
    """An address as it may be shown: three stars stand for any password."""
    # Up to the last "@", so that nothing is shown of a password that holds one unescaped.
    url = re.sub(r"(://[^:/?#@]*):.*@", r"\1:***@", url)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", url)
