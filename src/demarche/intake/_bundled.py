"""The reports that come with the project, for the demonstration and for trying things out."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from demarche.intake._errors import IntakeError
from demarche.model import Report

# In the order of the events they tell; undated ones stand where they belong.
_ORDER = (
    "kosovo-2008",
    "georgien-2008",
    "saudi-iran-2016",
    "katar-2017",
    "salisbury-2018",
    "donbass-2022",
    "ukraine-nordkorea",
    "saudi-iran-2023",
    "honduras-2023",
    "palaestina-2024",
)


@cache
def bundled_reports() -> tuple[Report, ...]:
    """Ten short German reports, written for this project from public facts.

    Two of them have no date, one is torn the way a bad machine translation tears, and one contradicts
    another on purpose; comments at the head of the files say which.

    Returns:
        The reports, oldest event first.

    Raises:
        IntakeError: if the installation is broken and a file is missing or not as it should be.
    """
    folder = files("demarche") / "data" / "reports"
    return tuple(_load(folder / f"{ref}.toml") for ref in _ORDER)


def _load(file: Traversable) -> Report:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        published: date | None = content.get("date")
        return Report(
            ref=content["ref"],
            text=content["text"],
            language=content["language"],
            title=content["title"],
            published=published,
            source=content["source"],
        )
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise IntakeError(
            f"bundled report {file.name!r} cannot be read ({error}); reinstall demarche"
        ) from error
