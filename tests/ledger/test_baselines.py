"""Starting points of states: kept with both times, and what they say of a state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from demarche.knowledge import load_knowledge
from demarche.ledger import (
    EVERYBODY,
    Baseline,
    Kept,
    Ledger,
    baseline_events,
    fold,
    open_ledger,
    said_of,
)

RECOGNITION = load_knowledge().states["recognition"]


@pytest.fixture
def ledger(ledger_address: str) -> Iterator[Ledger]:
    with open_ledger(ledger_address) as opened:
        yield opened


def baseline(source: str = "no", **parts: Any) -> Baseline:
    return Baseline("recognition", source, "xk", "list of 2010", **parts)


def holds(on: date, *given: Baseline, source: str = "no") -> str:
    events = [event for one in said_of(given, source) for event in baseline_events(RECOGNITION, one, source)]
    return fold(RECOGNITION, source, "xk", events, on).holds


SPRING: dict[str, Any] = {"begins_earliest": date(2008, 3, 28), "begins_latest": date(2008, 3, 28)}


@pytest.mark.parametrize(
    ("on", "answer"),
    [(date(2008, 3, 27), "no"), (date(2008, 3, 28), "yes"), (date(2020, 1, 1), "yes")],
)
def test_what_began_on_a_day_holds_from_then_on(on: date, answer: str) -> None:
    assert holds(on, baseline(**SPRING)) == answer


def test_what_ended_holds_no_more() -> None:
    ended = baseline(**SPRING, ends_earliest=date(2019, 1, 1), ends_latest=date(2019, 12, 31))
    assert [holds(date(year, 6, 1), ended) for year in (2018, 2019, 2020)] == ["yes", "unknown", "no"]


def test_without_a_beginning_it_holds_from_the_day_of_which_the_source_speaks() -> None:
    stands = baseline(as_of=date(2010, 7, 22))
    assert [holds(date(year, 1, 1), stands) for year in (2010, 2011)] == ["unknown", "yes"]


def test_a_source_may_say_that_it_does_not_hold() -> None:
    denied = baseline(holds=False, as_of=date(2010, 7, 22))
    assert [holds(date(year, 1, 1), denied) for year in (2010, 2011)] == ["unknown", "no"]


def test_who_is_not_on_a_list_that_says_it_is_whole_does_not() -> None:
    whole = baseline(EVERYBODY, holds=False, as_of=date(2010, 7, 22))
    assert holds(date(2011, 1, 1), baseline(**SPRING), whole) == "yes"
    assert holds(date(2011, 1, 1), baseline(**SPRING), whole, source="ru") == "no"


def test_loading_twice_changes_nothing_and_what_the_same_source_says_later_replaces(ledger: Ledger) -> None:
    assert ledger.load_baselines([baseline(**SPRING)]) == Kept(new=1)
    assert ledger.load_baselines([baseline(**SPRING)]) == Kept(unchanged=1)
    assert len(ledger.transactions()) == 1
    better = baseline(**SPRING, note="confirmed")
    assert ledger.load_baselines([better]) == Kept(new=1, closed=1)
    assert ledger.baselines() == [better]
    assert ledger.baselines(known_by=1) == [baseline(**SPRING)]
    assert ledger.baselines(known_by=0) == []


def test_two_periods_of_one_pair_stand_side_by_side(ledger: Ledger) -> None:
    later = baseline(begins_earliest=date(2021, 1, 1), begins_latest=date(2021, 1, 1))
    assert ledger.load_baselines([baseline(**SPRING), later]) == Kept(new=2)


def test_another_source_is_no_replacement(ledger: Ledger) -> None:
    ledger.load_baselines([baseline(**SPRING)])
    other = Baseline("recognition", "no", "xk", "another list", as_of=date(2012, 1, 1))
    assert ledger.load_baselines([other]) == Kept(new=1)


def test_they_are_found_by_either_side_and_everybody_is_among_them(ledger: Ledger) -> None:
    everybody = baseline(EVERYBODY, holds=False, as_of=date(2010, 1, 1))
    ledger.load_baselines([baseline(**SPRING), baseline("ie", **SPRING), everybody])
    assert {b.source for b in ledger.baselines(source="no")} == {"no", EVERYBODY}
    assert {b.source for b in ledger.baselines(target="xk")} == {"no", "ie", EVERYBODY}
    assert ledger.baselines(state="relations") == []
