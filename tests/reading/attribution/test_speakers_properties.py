"""What holds for any text: spans lie in it, rows agree with the attributions, and asking finds them all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import Report

from demarche.reading.attribution import Attribution, Attributions, attribution_rows

PIECES = [
    "Riga sagte: „Wir bleiben.",
    "“",
    "„",
    "Oslo betonte, dass der Hof offen sei.",
    ", sagte die Ministerin",
    "Der Vertrag gelte.",
    "Laut Polizei ist der Hof gesperrt.",
    "Das teilte Tallinn mit.",
    "‚so genannt‘",
    "Er soll zwei Boote versenkt haben",
    "Der Vorwurf, Riga habe gelogen, wiegt schwer.",
    "\n\n",
    ":",
    "(",
    "so der Rat",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join)
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(max_examples=60)
@given(TEXTS)
def test_whatever_the_text_its_attributions_lie_in_it(text: str) -> None:
    told = Report(text)
    for item in told.items:
        spans = (*item.message, *item.source, *item.cue, *item.addressee, *item.frame, *item.said)
        assert item.message
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(item.message) == sorted(item.message)
    rows = list(attribution_rows("x", told.items))
    assert len(rows) == len(told.shown())
    for row in rows:
        assert row["nested"] == (row["parent"] is not None)
        if row["parent"] is not None:
            outer = rows[row["parent"]]["message"]
            assert all(any(a <= s and e <= b for a, b in outer) for s, e in row["message"])


@given(st.lists(SPANS, max_size=12), SPANS)
def test_asking_for_speakers_finds_every_message_around_the_words(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    items = [
        Attribution("Indirect", "speech", "indirect", (span,), "de/x", source=((100 + n, 101 + n),))
        for n, span in enumerate(spans)
    ]
    found = Attributions(items).speakers_of(asked)
    expected = [item for item in items if item.start <= asked[0] and asked[1] <= item.end]
    assert {item.source for item in found} == {item.source for item in expected}
    lengths = [item.end - item.start for item in found]
    assert lengths == sorted(lengths, reverse=True)
