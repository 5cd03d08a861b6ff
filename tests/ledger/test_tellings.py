"""The pairs of actors that a claim tells of."""

from __future__ import annotations

import pytest

from demarche.ledger._tellings import dyads
from demarche.model import Report
from demarche.reading import Reader


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Kanada erkannte das Kosovo an.", [("ca", "xk")]),
        ("Norwegen und Irland erkannten Palästina an.", [("ie", "ps"), ("no", "ps")]),
        ("Saudi-Arabien und der Iran nahmen diplomatische Beziehungen auf.", [("ir", "sa")]),
        ("Honduras nahm diplomatische Beziehungen zu China auf.", [("cn", "hn")]),
        ("Gegen Russland wurden Sanktionen verhängt.", [("", "ru")]),
    ],
)
def test_each_source_goes_with_each_target_and_partners_with_each_other(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    claims = Reader().read(Report("r", text, "de"))
    assert [pair for claim in claims for pair in dyads(claim)] == pairs
