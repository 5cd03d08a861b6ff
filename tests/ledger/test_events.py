"""Which claims tell one event, and which do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ledger._events import Event, days, events
from demarche.ledger._tellings import Telling


def told(
    claim: str,
    first: str | None = None,
    last: str | None = None,
    *,
    act: str = "recognise",
    published: str | None = None,
    polarity: str = "affirmed",
) -> Telling:
    earliest = date.fromisoformat(first) if first else None
    latest = date.fromisoformat(last) if last else None
    day = date.fromisoformat(published) if published else None
    return Telling(claim, f"report of {claim}", act, "ca", "xk", earliest, latest, polarity, published=day)  # type: ignore[arg-type]


def joined(found: tuple[Event, ...]) -> list[list[str]]:
    return sorted(sorted(event.claims) for event in found)


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param([told("a", "2008-03-18", "2008-03-18"), told("b", "2008-03-18", "2008-03-18")], [["a", "b"]], id="the same day"),
        pytest.param([told("a", "2008-03-18", "2008-03-18"), told("b", "2008-03-01", "2008-03-31")], [["a", "b"]], id="a day in the month"),
        pytest.param([told("a", "2008-03-18", "2008-03-18"), told("b", None, "2008-06-01")], [["a", "b"]], id="open at one end"),
        pytest.param([told("a", "2008-03-18", "2008-03-18"), told("b")], [["a", "b"]], id="no time at all"),
        pytest.param([told("a", "2008-03-18", "2008-03-18"), told("b", "2008-03-19", "2008-03-19")], [["a"], ["b"]], id="the next day"),
        pytest.param([told("a", "2008-03-18", "2008-03-18"), told("b", None, "2008-03-17")], [["a"], ["b"]], id="over before"),
        pytest.param(
            [told("a", "2008-03-18", "2008-03-18"), told("b", "2008-03-18", "2008-03-18", polarity="negated")],
            [["a"], ["b"]],
            id="told and denied",
        ),
        pytest.param(
            [told("a", "2008-03-18", "2008-03-18"), told("b", "2008-03-18", "2008-03-18", act="praise")],
            [["a"], ["b"]],
            id="another act",
        ),
    ],
)  # fmt: skip
def test_claims_tell_one_event_if_their_times_go_together(
    tellings: list[Telling], expected: list[list[str]]
) -> None:
    assert joined(events(tellings)) == expected


def test_of_several_events_the_last_before_the_report_is_meant() -> None:
    first, second = told("a", "2008-03-18", "2008-03-18"), told("b", "2009-05-02", "2009-05-02")
    between = told("c", None, "2009-01-01", published="2009-01-01")
    behind = told("d", None, "2010-01-01", published="2010-01-01")
    assert joined(events([first, second, between, behind])) == [["a", "c"], ["b", "d"]]


def test_where_no_day_of_the_report_is_known_the_first_is_taken_and_it_is_said_so() -> None:
    first, second = told("a", "2008-03-18", "2008-03-18"), told("b", "2009-05-02", "2009-05-02")
    made = events([first, second, told("c", None, "2010-01-01")])
    assert joined(made) == [["a", "c"], ["b"]]
    reason = made[0].members[1].reason
    assert reason.endswith("of 2 events that it goes with, the first, for its report has no day")


def test_the_days_of_an_event_are_those_that_all_its_claims_allow() -> None:
    (event,) = events([told("a", "2008-03-10", "2008-03-20"), told("b", "2008-03-15", None)])
    assert days(event.interval) == "2008-03-15 to 2008-03-20"
    assert [member.reason for member in event.members] == [
        "fixes the time: 2008-03-10 to 2008-03-20",
        "from 2008-03-15 goes with 2008-03-10 to 2008-03-20",
    ]


def test_a_reviewer_can_part_and_join() -> None:
    first, second = told("a", "2008-03-18", "2008-03-18"), told("b", "2008-03-18", "2008-03-18")
    assert joined(events([first, second], apart={"b"})) == [["a"], ["b"]]
    third = told("c", "2008-04-01", "2008-04-01")
    (event,) = events([first, third], together=[{"a", "c"}])
    assert days(event.interval) == "2008-03-18 to 2008-04-01"


DAYS = st.dates(date(2020, 1, 1), date(2020, 2, 1))


@st.composite
def many(draw: st.DrawFn) -> list[Telling]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        earliest = draw(st.sampled_from((first, None)))
        latest = draw(st.sampled_from((last, None)))
        published = draw(st.none() | DAYS)
        act = draw(st.sampled_from(("recognise", "withdraw_recognition")))
        found.append(
            Telling(f"{number:02}", f"r{number}", act, "ca", "xk", earliest, latest, published=published)
        )
    return found


@given(many(), st.randoms())
def test_the_order_of_arrival_plays_no_part(tellings: list[Telling], random: object) -> None:
    mixed = list(tellings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert events(mixed) == events(tellings)


@given(many())
def test_every_claim_is_in_just_one_event_whose_days_it_allows(tellings: list[Telling]) -> None:
    found = events(tellings)
    assert sorted(claim for event in found for claim in event.claims) == [t.claim for t in tellings]
    for event in found:
        for member in event.members:
            assert event.interval.intersection(member.telling.interval) == event.interval
