"""How an actor is named where it is listed."""

from __future__ import annotations

import pytest

from demarche.knowledge import load_knowledge
from demarche.model import Report
from demarche.reading import Reader


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sergej Lawrow kritisierte Schweden.", "Sergey Lavrov (ru)"),
        ("Das russische Außenministerium kritisierte Schweden.", "Russia"),
        ("Die EU kritisierte Schweden.", "European Union"),
    ],
)
def test_behind_a_person_stands_whom_it_speaks_for(text: str, title: str) -> None:
    (claim,) = Reader(load_knowledge()).read(Report("r", text, "de"))
    assert claim.source[0].actor.title == title
