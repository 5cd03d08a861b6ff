"""Forces of whom no more is told are those of the land they act in, and are never taken for what is done to them."""

from __future__ import annotations

import pytest

from demarche.model import Report
from demarche.reading import Reader

READER = Reader()


@pytest.mark.parametrize(
    "text",
    [
        "Sicherheitskräfte töteten im Südosten der Türkei zwei Kämpfer der PKK.",
        "Im Südosten der Türkei haben Sicherheitskräfte zwei Kämpfer der PKK getötet.",
        "Istanbul – Sicherheitskräfte haben zwei Kämpfer der PKK getötet.",
    ],
)
def test_forces_act_for_the_land_in_which_they_act(text: str) -> None:
    claims = READER.read(Report("r", text, "de"))
    assert [
        ([p.actor.code for p in claim.source], [p.actor.code for p in claim.target]) for claim in claims
    ] == [(["tr"], ["grp:pkk"])]


def test_who_acts_unknown_is_not_done_to() -> None:
    claims = READER.read(Report("r", "Maskierte griffen im Libanon Kämpfer der Hisbollah an.", "de"))
    assert [(claim.source, [p.actor.code for p in claim.target]) for claim in claims] == [
        ((), ["grp:hezbollah"])
    ]
