"""How the page cuts a report into words that carry their claims, and how it says days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.export._page_cards import interval
from demarche.export._page_words import Mark, cut, cut_paragraphs, paragraphs, show
from demarche.model import Time

offsets = st.integers(min_value=-3, max_value=40)
marks = st.lists(
    st.builds(
        Mark,
        span=st.tuples(offsets, offsets),
        claim=st.sampled_from(["r1c1", "r1c2", "r1c3"]),
        role=st.sampled_from(["act", "actor", "time"]),
    ),
    max_size=8,
)
texts = st.text(alphabet="aäß \n„<", max_size=36)


@given(texts, marks)
def test_every_character_carries_exactly_the_claims_whose_spans_hold_it(text: str, found: list[Mark]) -> None:
    pieces = cut(text, (0, len(text)), found)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        for position in range(at, at + len(piece.text)):
            held = {(m.claim, m.role) for m in found if m.span[0] <= position < m.span[1]}
            assert {(claim, role) for claim, roles in piece.roles for role in roles} == held
        at += len(piece.text)


@given(texts, marks)
def test_paragraphs_leave_out_nothing_but_blank_lines(text: str, found: list[Mark]) -> None:
    cuts = cut_paragraphs(text, found)
    assert ["".join(piece.text for piece in pieces) for pieces in cuts] == [
        text[a:b] for a, b in paragraphs(text)
    ]
    assert "\n".join("".join(piece.text for piece in pieces) for pieces in cuts).split() == text.split()
    marked = {claim for pieces in cuts for piece in pieces for claim, _ in piece.roles}
    held = {m.claim for m in found for a, b in paragraphs(text) if max(a, m.span[0]) < min(b, m.span[1])}
    assert marked == held


def test_paragraphs_end_at_blank_lines_only() -> None:
    text = "\n Eins\nzwei \n\t\n\nDrei\n"
    assert [text[a:b] for a, b in paragraphs(text)] == [" Eins\nzwei ", "Drei"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kiew\u202eweiK", "Kiew⟨U+202E⟩weiK"),
        ("a\x00b", "a⟨U+0000⟩b"),
        ("\udc80", "⟨U+DC80⟩"),
        ("Zeile\n\tmit Tab – „Zitat“ 🕊", "Zeile\n\tmit Tab – „Zitat“ 🕊"),
    ],
)
def test_what_a_page_cannot_carry_is_spelt_out(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2022, 2, 21), date(2022, 2, 21), "21 February 2022"),
        (date(2022, 7, 11), date(2022, 7, 15), "11–15 July 2022"),
        (date(2022, 6, 28), date(2022, 7, 3), "28 June – 3 July 2022"),
        (date(2022, 12, 30), date(2023, 1, 2), "30 December 2022 – 2 January 2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2023, 2, 1), date(2024, 2, 29), "1 February 2023 – 29 February 2024"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2022, 7, 1), None, "on or after 1 July 2022"),
        (None, date(2022, 7, 1), "on or before 1 July 2022"),
        (None, None, None),
    ],
)
def test_days_are_said_as_briefly_as_they_can_be(
    first: date | None, last: date | None, said: str | None
) -> None:
    assert interval(Time(first, last)) == said
