"""Of many events the latest are shown, and how many there are; what is shown is told as it is without a limit."""

from __future__ import annotations

from datetime import date

import pytest

from demarche import ask
from demarche.ledger import Ledger, count_origins

ReadLedger = tuple[Ledger, int]


def record(read_ledger: ReadLedger, *, known_by: int | None = None, min_origins: int = 1) -> ask.Record:
    view = ask.View(on=date(2024, 6, 1), known_by=known_by, min_origins=min_origins)
    return ask.Record(read_ledger[0], view)


@pytest.mark.parametrize("min_origins", [1, 2])
@pytest.mark.parametrize("limit", [0, 1, 2, 3, 7, 1_000])
def test_a_limited_timeline_begins_as_the_whole_one_and_says_how_long_that_is(
    read_ledger: ReadLedger, limit: int, min_origins: int
) -> None:
    seen = record(read_ledger, min_origins=min_origins)
    for whom in (
        {},
        {"of": "ru"},
        {"between": ("ua", "ru")},
        {"acts": ["recognise"], "first": date(2022, 1, 1)},
    ):
        whole = ask.timeline(seen, **whom)
        part = ask.timeline(seen, **whom, limit=limit)
        assert part.events == whole.events[:limit]
        assert part.total == whole.total == len(whole.events)


def test_the_latest_come_first_and_those_of_no_known_day_last(read_ledger: ReadLedger) -> None:
    found = ask.timeline(record(read_ledger)).events
    days = [told.event.interval.first_day or told.event.interval.last_day for told in found]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated, reverse=True)
    assert days[len(dated) :] == [None] * (len(days) - len(dated))
    assert len(dated) < len(days)


def test_days_and_acts_leave_out_what_they_exclude(read_ledger: ReadLedger) -> None:
    seen = record(read_ledger)
    first, last = date(2022, 7, 1), date(2022, 7, 31)
    every = ask.timeline(seen, of="ua").events
    kept = [
        told
        for told in every
        if not (told.event.interval.last_day and told.event.interval.last_day < first)
        and not (told.event.interval.first_day and told.event.interval.first_day > last)
    ]
    assert list(ask.timeline(seen, of="ua", first=first, last=last).events) == kept
    assert 0 < len(kept) < len(every)


@pytest.mark.parametrize("whom", [("ua",), ("ua", "ru"), ("hn", "tw")])
def test_a_limited_dossier_begins_as_the_whole_one_and_says_how_long_that_is(
    read_ledger: ReadLedger, whom: tuple[str, ...]
) -> None:
    seen = record(read_ledger)
    whole, part = ask.dossier(seen, *whom), ask.dossier(seen, *whom, limit=2)
    assert part.states == whole.states
    assert part.events == whole.events[:2]
    assert part.disputes == whole.disputes[:2]
    assert part.total_events == whole.total_events == len(whole.events)
    assert part.total_disputes == whole.total_disputes == len(whole.disputes)
    assert (part.names, part.voices) == (whole.names, whole.voices)


def test_the_counts_of_an_event_are_of_all_that_tell_it(read_ledger: ReadLedger) -> None:
    ledger, _ = read_ledger
    for told in ask.timeline(record(read_ledger), between=("ua", "kp"), limit=1, quotes=1).events:
        reports = {telling.report for telling in ledger.tellings(claims=told.event.claims)}
        assert told.claims == len(told.event.claims) > len(told.quotes) == 1
        assert told.reports == len(reports)
        assert told.origins == count_origins(ledger.copies(reports).values())


def test_a_limit_below_nothing_is_refused(read_ledger: ReadLedger) -> None:
    seen = record(read_ledger)
    with pytest.raises(ask.AskError, match="a limit is a number of events, not -1"):
        ask.timeline(seen, limit=-1)
    with pytest.raises(ask.AskError, match="not -5"):
        ask.dossier(seen, "ua", limit=-5)


def test_what_events_are_joined_of_is_the_same_by_either_way(read_ledger: ReadLedger) -> None:
    """From the one index, and from the claims themselves as they were at a time."""
    ledger, _ = read_ledger
    last = ledger.transactions()[-1].number
    for pair in (("ua", "kp"), ("sa", "ir"), ("ru", "ua")):
        whole = ask.timeline(record(read_ledger), between=pair)
        assert whole == ask.timeline(record(read_ledger, known_by=last), between=pair)
