"""The table of claims, at the widths that terminals have."""

from __future__ import annotations

import re
from datetime import date

import pytest
from rich.console import Console

from demarche.export import claims_table
from demarche.model import Report
from demarche.reading import Reader

_REPORT = Report(
    ref="june",
    text="Ende Juni erkannte Syrien die beiden Volksrepubliken Donezk und Luhansk an.",
    language="de",
    published=date(2022, 7, 13),
)


@pytest.mark.parametrize("width", [80, 132])
def test_no_day_is_broken_in_two_on_any_usual_terminal(width: int) -> None:
    claims = Reader().read(_REPORT)
    console = Console(width=width)
    with console.capture() as printed:
        console.print(claims_table((_REPORT, claim) for claim in claims))
    assert re.findall(r"\b\d{4}-\d{2}-\d{2}\b", printed.get()) == ["2022-06-21", "2022-06-30"]
    assert "/" not in printed.get()
