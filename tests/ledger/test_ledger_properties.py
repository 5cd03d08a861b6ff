"""What holds of the ledger whatever is read, in whatever order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_strategies import readings
from conftest import Databases
from demarche.ledger import Kept, Ledger, open_ledger
from demarche.model import Claim, Report

Reading = tuple[Report, tuple[Claim, ...]]


New = Callable[[], AbstractContextManager[Ledger]]


@pytest.fixture(scope="session")
def new_ledger(databases: Databases) -> New:
    """A ledger for each example."""

    @contextmanager
    def opened() -> Iterator[Ledger]:
        with databases.ledger() as address, open_ledger(address) as ledger:
            yield ledger

    return opened


def said(claims: Sequence[Claim]) -> list[str]:
    return sorted(claim.id for claim in claims)


@settings(max_examples=40)
@given(readings())
def test_what_is_kept_comes_back_exactly(new_ledger: New, reading: Reading) -> None:
    report, found = reading
    with new_ledger() as ledger:
        ledger.keep(report, found)
        assert ledger.reports() == [report]
        first = {claim.id: claim for claim in reversed(found)}
        kept = {claim.id: claim for claim in ledger.claims()}
        assert kept.keys() == first.keys()
        for key, claim in kept.items():
            assert (claim.time, claim.evidence, claim.speakers, claim.called, claim.steps) == (
                first[key].time,
                first[key].evidence,
                first[key].speakers,
                first[key].called,
                first[key].steps,
            )


@settings(max_examples=40)
@given(st.lists(readings(), max_size=6))
def test_reading_the_last_again_changes_nothing(new_ledger: New, sequence: list[Reading]) -> None:
    with new_ledger() as ledger:
        for report, found in sequence:
            ledger.keep(report, found)
            before = (ledger.transactions(), ledger.reports(), ledger.claims())
            again = ledger.keep(report, found)
            assert again == Kept(unchanged=len(ledger.claims(report.id)))
            assert (ledger.transactions(), ledger.reports(), ledger.claims()) == before


@settings(max_examples=40)
@given(st.lists(readings(), max_size=6))
def test_known_by_gives_what_was_known_then_whatever_came_later(
    new_ledger: New, sequence: list[Reading]
) -> None:
    with new_ledger() as ledger:
        seen: dict[int, tuple[list[Report], list[Claim], dict[str, int]]] = {0: ([], [], {})}
        for report, found in sequence:
            ledger.keep(report, found)
            last = ledger.transactions()[-1].number
            seen[last] = (ledger.reports(), ledger.claims(), ledger.count_claims())
        for number, held in seen.items():
            assert (
                ledger.reports(known_by=number),
                ledger.claims(known_by=number),
                ledger.count_claims(known_by=number),
            ) == held


@settings(max_examples=40)
@given(st.lists(readings(), max_size=6))
def test_at_most_one_row_of_a_claim_is_live_at_any_time(new_ledger: New, sequence: list[Reading]) -> None:
    with new_ledger() as ledger:
        for report, found in sequence:
            kept = ledger.keep(report, found)
            live = said(ledger.claims(report.id))
            assert len(live) == len(set(live)) == kept.new + kept.unchanged
        for entry in ledger.transactions():
            then = said(ledger.claims(known_by=entry.number))
            assert len(then) == len(set(then))


@settings(max_examples=30)
@given(st.lists(readings(), max_size=8))
def test_keeping_many_together_is_keeping_one_after_the_other(
    new_ledger: New, sequence: list[Reading]
) -> None:
    with new_ledger() as one_by_one:
        each = [one_by_one.keep(report, found) for report, found in sequence]
        expected = everything(one_by_one)
    with new_ledger() as together:
        assert together.keep_all(sequence) == sum(each, Kept())
        assert everything(together) == expected


def everything(ledger: Ledger) -> list[tuple[list[Report], list[Claim]]]:
    """What was known after each transaction."""
    numbers = [entry.number for entry in ledger.transactions()]
    return [(ledger.reports(known_by=number), ledger.claims(known_by=number)) for number in numbers]
