"""Starting points of states: kept with both times, and what they say of a state."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from demarche.knowledge import load_knowledge
from demarche.ledger import (
    EVERYBODY,
    Baseline,
    Kept,
    Ledger,
    LedgerError,
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


def loaded(day: int, **parts: Any) -> Baseline:
    """A baseline without any day of its own, as it is loaded on a day of March 2024."""
    return baseline(as_of=date(2024, 3, day), day_of_loading=True, **parts)


def test_another_day_of_loading_takes_nothing_away(ledger: Ledger) -> None:
    assert ledger.load_baselines([loaded(5)]) == Kept(new=1)
    assert ledger.load_baselines([loaded(9)]) == Kept(unchanged=1)
    assert ledger.load_baselines([loaded(5), loaded(9)]) == Kept(new=1, unchanged=1)
    assert ledger.load_baselines([loaded(9)]) == Kept(closed=1, unchanged=1)
    assert ledger.baselines() == [loaded(9)]
    assert len(ledger.transactions()) == 3


def test_a_day_that_the_source_names_and_other_words_replace_as_ever(ledger: Ledger) -> None:
    ledger.load_baselines([loaded(5)])
    assert ledger.load_baselines([loaded(9, note="confirmed")]) == Kept(new=1, closed=1)
    named = baseline(as_of=date(2024, 3, 20), note="confirmed")
    assert ledger.load_baselines([named]) == Kept(new=1, closed=1)
    assert ledger.baselines() == [named]


def test_beside_one_with_a_day_one_without_stays_one(ledger: Ledger) -> None:
    named = baseline(as_of=date(2010, 7, 22))
    assert ledger.load_baselines([named, loaded(5)]) == Kept(new=2)
    assert ledger.load_baselines([named, loaded(9)]) == Kept(unchanged=2)


def test_the_day_of_loading_is_no_part_of_the_id() -> None:
    assert loaded(5).id == replace(loaded(5), day_of_loading=False).id
    assert loaded(5) == replace(loaded(5), day_of_loading=False)


@pytest.mark.parametrize("part", ["note", "provenance", "target"])
@pytest.mark.parametrize("letter", ["\x00", "\udcff"])
def test_words_that_no_database_keeps_are_refused_in_a_line(ledger: Ledger, part: str, letter: str) -> None:
    words: dict[str, Any] = {part: f"x{letter}"}
    wrong = replace(baseline(**SPRING), **words)
    with pytest.raises(LedgerError, match=f"{part} holds a NUL or a lone surrogate") as refused:
        ledger.load_baselines([baseline("ie", **SPRING), wrong])
    assert str(refused.value).isprintable()
    assert ledger.baselines() == []


def test_two_who_load_the_same_at_once_are_one_transaction(ledger: Ledger) -> None:
    with ThreadPoolExecutor(2) as others:
        with ledger._writing():
            loading = [others.submit(ledger.load_baselines, [baseline(**SPRING)]) for _ in range(2)]
            time.sleep(0.3)  # both look, and wait for the writer before them
        kept = sorted((one.result() for one in loading), key=lambda one: one.new)
    assert kept == [Kept(unchanged=1), Kept(new=1)]
    assert len(ledger.transactions()) == 1


def time_to_replace(ledger: Ledger, number: int, target: str) -> float:
    """Processor time for replacing so many baselines of one target by others."""

    def given(note: str) -> list[Baseline]:
        parts = [("recognition", f"grp:{one}", target, "list") for one in range(number // 2)]
        parts += [("recognition", "no", target, f"list {one}") for one in range(number // 2)]
        return [Baseline(*part, as_of=date(2010, 1, 1), note=note) for part in parts]

    ledger.load_baselines(given("first"))
    begun = time.process_time()
    assert ledger.load_baselines(given("second")) == Kept(new=number, closed=number)
    return time.process_time() - begun


def test_many_of_one_target_take_time_in_proportion_to_their_number(ledger: Ledger) -> None:
    time_to_replace(ledger, 100, "tw")
    few, many = time_to_replace(ledger, 1_000, "xk"), time_to_replace(ledger, 8_000, "ps")
    assert many < 20 * few
