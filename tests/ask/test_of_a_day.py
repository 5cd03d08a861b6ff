"""Questions that list what is told, of one day only, or only as far as several origins tell it."""

from __future__ import annotations

from datetime import date

import pytest

from demarche import ask
from demarche.ledger import Ledger
from demarche.model import Interval

ReadLedger = tuple[Ledger, int]

BREACH = date(2022, 7, 13)
"""The day on which North Korea recognised Donetsk and Ukraine broke with it."""


def record(read_ledger: ReadLedger, *, min_origins: int = 1) -> ask.Record:
    return ask.Record(read_ledger[0], ask.View(on=date(2024, 6, 1), min_origins=min_origins))


def may_have_been_on(event: Interval, day: date) -> bool:
    return event.overlaps(Interval.of_days(day, day)) != "no"


def test_a_timeline_of_a_day_has_all_that_may_have_been_on_it(read_ledger: ReadLedger) -> None:
    seen = record(read_ledger)
    found = ask.timeline(seen, on=BREACH)
    expected = {
        told.event.id for told in ask.timeline(seen).events if may_have_been_on(told.event.interval, BREACH)
    }
    assert {told.event.id for told in found.events} == expected
    assert found.total == len(expected)


def test_what_was_on_that_day_comes_before_what_may_have_been(read_ledger: ReadLedger) -> None:
    found = ask.timeline(record(read_ledger), on=BREACH).events
    sure = [told.event.interval == Interval.of_days(BREACH, BREACH) for told in found]
    assert 0 < sum(sure) < len(sure)
    assert sure == sorted(sure, reverse=True)
    assert ("ua", "sever_relations", "kp") in {
        (t.event.source, t.event.act, t.event.target) for t in found[:3]
    }
    for limit in (0, 1, 4, 1_000):
        assert ask.timeline(record(read_ledger), on=BREACH, limit=limit).events == found[:limit]


@pytest.mark.parametrize(("first", "last"), [(date(2022, 1, 1), None), (None, date(2023, 1, 1))])
def test_a_day_and_a_span_of_days_are_not_asked_for_together(
    read_ledger: ReadLedger, first: date | None, last: date | None
) -> None:
    with pytest.raises(ask.AskError, match="of one day or of a span of days"):
        ask.timeline(record(read_ledger), on=BREACH, first=first, last=last)


def test_disputes_of_a_day_are_those_of_which_a_side_may_have_been_on_it(read_ledger: ReadLedger) -> None:
    seen = record(read_ledger)
    every = ask.disputes(seen)
    days = [BREACH, date(2023, 3, 10), date(2040, 1, 1)]
    for day in days:
        found = ask.disputes(seen, on=day)
        assert list(found) == [
            dispute
            for dispute in every
            if any(may_have_been_on(told.event.interval, day) for told in (dispute.one, dispute.other))
        ]
    assert len(ask.disputes(seen, on=days[0])) > len(ask.disputes(seen, on=days[-1]))


def test_names_of_a_day_are_those_in_claims_of_what_may_have_been_on_it(read_ledger: ReadLedger) -> None:
    seen = record(read_ledger)
    every = {(naming.name, naming.speaker): naming.times for naming in ask.names(seen, "ua-dpr")}
    found = {(naming.name, naming.speaker): naming.times for naming in ask.names(seen, "ua-dpr", on=BREACH)}
    assert ("Volksrepublik Donezk", "ua-dpr") in found
    assert ("beiden Republiken", "sy") in every.keys() - found.keys()  # said of June
    assert all(times <= every[named] for named, times in found.items())


@pytest.mark.parametrize("on", [None, BREACH, date(1990, 1, 1)])
@pytest.mark.parametrize("min_origins", [1, 2])
def test_the_word_that_an_actors_events_rest_on_is_that_of_its_timeline(
    read_ledger: ReadLedger, on: date | None, min_origins: int
) -> None:
    """Speakers count the claims that the timeline of the same day and the same number of origins counts."""
    seen = record(read_ledger, min_origins=min_origins)
    events = ask.timeline(seen, of="ua-dpr", on=on).events
    told = {claim for each in events for claim in each.event.claims}
    heard = ask.voices(seen, "ua-dpr", on=on)
    assert sum(voice.claims for voice in heard) == len(told)
    assert {voice.example.claim.id for voice in heard if voice.example.claim} <= told
    named = ask.names(seen, "ua-dpr", on=on)
    assert {naming.example.claim.id for naming in named if naming.example.claim} <= told


def test_names_that_one_origin_alone_gives_do_not_count_where_two_are_asked_for(
    read_ledger: ReadLedger,
) -> None:
    one, two = (ask.names(record(read_ledger, min_origins=least), "ua-dpr") for least in (1, 2))
    assert 0 < sum(naming.times for naming in two) < sum(naming.times for naming in one)
