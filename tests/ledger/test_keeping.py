"""Keeping readings: what changes the record and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from conftest import Databases
from demarche.knowledge import load_knowledge
from demarche.ledger import Kept, Ledger, LedgerError, NotHeldError, open_ledger
from demarche.model import Actor, Claim, Evidence, Participant, Report, Span, Time
from postgres_cluster import Cluster

RECOGNISE = load_knowledge().acts["recognise"]
REPORT = Report("meldung.txt", "Am Montag erkannte Rom die Republik an. Wien folgte am Dienstag.", "de")
OTHER = Report("andere.txt", "Wien erkannte niemanden an.", "de")


class Clock:
    """Tells a minute later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 31, 23, 58, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def claim(
    report: Report = REPORT, at: Span = (10, 18), reader: str = "0.1.0", time: Time | None = None
) -> Claim:
    rome = Participant(Actor("it", "it", "Italy", "state"), "Rom", (19, 22), "capital")
    evidence = Evidence("erkannte … an", (at,), (0, 39))
    return Claim(
        report.id, RECOGNISE, (rome,), (), time or Time(), evidence, "de/recognise/anerkennen", reader
    )


@pytest.fixture
def ledger(ledger_address: str) -> Iterator[Ledger]:
    with open_ledger(ledger_address, clock=Clock()) as opened:
        yield opened


def test_a_report_and_its_claims_come_back_as_they_were(ledger: Ledger) -> None:
    found = (claim(), claim(at=(40, 45), time=Time(date(2024, 5, 28), date(2024, 5, 28), basis="expression")))
    full = replace(
        REPORT, title="Titel", published=date(2024, 5, 28), source="Blatt", url="https://x.example"
    )
    assert ledger.keep(full, found) == Kept(new=2)
    assert ledger.reports() == [full]
    assert ledger.claims() == list(found)


def test_the_same_reading_again_changes_nothing_at_all(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim()])
    before = ledger.transactions()
    assert ledger.keep(REPORT, [claim()]) == Kept(unchanged=1)
    assert ledger.transactions() == before


def test_a_report_without_claims_is_kept_too_and_only_once(ledger: Ledger) -> None:
    ledger.keep(REPORT, [])
    ledger.keep(REPORT, [])
    assert ledger.reports() == [REPORT]
    assert len(ledger.transactions()) == 1


def test_each_report_is_one_transaction(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim(), claim(at=(40, 45))])
    ledger.keep(OTHER, [claim(OTHER)])
    assert [entry.number for entry in ledger.transactions()] == [1, 2]


def test_two_claims_that_say_the_same_with_the_same_words_are_one(ledger: Ledger) -> None:
    assert ledger.keep(REPORT, [claim(), replace(claim(), rule="de/other")]) == Kept(new=1)
    assert [kept.rule for kept in ledger.claims()] == ["de/recognise/anerkennen"]


def test_a_new_reader_supersedes_what_it_no_longer_finds_and_leaves_what_it_confirms(ledger: Ledger) -> None:
    stays, goes, comes = claim(), claim(at=(40, 45)), claim(at=(50, 54), reader="0.2.0")
    ledger.keep(REPORT, [stays, goes])
    confirmed = replace(stays, reader="0.2.0", steps=("told otherwise",))
    assert ledger.keep(REPORT, [confirmed, comes]) == Kept(new=1, closed=1, unchanged=1)
    assert ledger.claims() == [stays, comes]
    assert ledger.claims(known_by=1) == [stays, goes]


def test_a_reader_that_only_confirms_is_recorded_once(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim()])
    newer = claim(reader="0.2.0")
    assert ledger.keep(REPORT, [newer]) == Kept(unchanged=1)
    assert len(ledger.transactions()) == 2
    ledger.keep(REPORT, [newer])
    assert len(ledger.transactions()) == 2


def test_a_reader_that_finds_nothing_any_more_closes_all(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim()])
    assert ledger.keep(REPORT, [], reader="0.2.0") == Kept(closed=1)
    assert ledger.claims() == []
    assert ledger.claims(known_by=1) == [claim()]


def test_a_claim_told_otherwise_is_closed_and_opened_anew(ledger: Ledger) -> None:
    undated, dated = claim(), claim(time=Time(date(2024, 5, 27), date(2024, 5, 27), basis="expression"))
    ledger.keep(REPORT, [undated])
    assert ledger.keep(REPORT, [dated]) == Kept(new=1, closed=1)
    assert ledger.claims() == [dated]
    assert ledger.claims(known_by=1) == [undated]


def test_a_claim_that_comes_back_is_opened_again(ledger: Ledger) -> None:
    for found in ([claim()], [], [claim()]):
        ledger.keep(REPORT, found)
    assert [len(ledger.claims(known_by=number)) for number in (0, 1, 2, 3)] == [0, 1, 0, 1]


def test_a_claim_of_another_report_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="is of report"):
        ledger.keep(REPORT, [claim(OTHER)])
    assert ledger.reports() == []


@pytest.mark.parametrize("text", ["Bern\x00 protestiert.", "Bern\ud800 protestiert."])
def test_a_text_that_no_database_keeps_is_refused_with_the_remedy(ledger: Ledger, text: str) -> None:
    with pytest.raises(LedgerError, match=r"take it in with demarche\.intake"):
        ledger.keep(replace(REPORT, text=text), [])


# Many together.


def test_many_readings_are_kept_together_each_as_one_transaction(ledger: Ledger) -> None:
    reports = [replace(REPORT, ref=f"{n}.txt", text=f"{REPORT.text} {n}") for n in range(1_200)]
    assert ledger.keep_all((report, [claim(report)]) for report in reports) == Kept(new=1_200)
    assert ledger.reports() == reports
    assert ledger.claims() == [claim(report) for report in reports]
    assert [entry.number for entry in ledger.transactions()] == list(range(1, 1_201))
    assert ledger.keep_all((report, [claim(report)]) for report in reports) == Kept(unchanged=1_200)


def test_what_was_kept_before_a_fault_stays(ledger: Ledger) -> None:
    reports = [replace(REPORT, ref=f"{n}.txt", text=f"{REPORT.text} {n}") for n in range(1_010)]
    readings = [(report, [claim(report)]) for report in reports]
    with pytest.raises(LedgerError, match="is of report"):
        ledger.keep_all([*readings, (OTHER, [claim()])])
    assert ledger.reports() == reports[:1_000]
    assert ledger.keep_all(readings) == Kept(new=10, unchanged=1_000)


@pytest.mark.parametrize("together", [True, False])
def test_after_much_was_kept_postgresql_knows_how_much_it_holds(cluster: Cluster, together: bool) -> None:
    reports = [replace(REPORT, ref=f"{n}.txt", text=f"{REPORT.text} {n}") for n in range(1_020)]
    with cluster.database() as address:
        with open_ledger(address) as ledger:
            with psycopg.connect(address) as connection:  # the server is not to come first
                connection.execute("ALTER TABLE claims SET (autovacuum_enabled = false)")
            if together:
                ledger.keep_all((report, [claim(report)]) for report in reports)
            else:
                for report in reports:
                    ledger.keep(report, [claim(report)])
        with psycopg.connect(address) as connection:
            query = "SELECT reltuples FROM pg_class WHERE relname = 'claims'"
            assert connection.execute(query).fetchone() == (1_020,)


def test_a_ledger_in_memory_keeps_too() -> None:
    with open_ledger("sqlite://") as ledger:
        assert ledger.keep_all([(REPORT, [claim()])]) == Kept(new=1)
        assert ledger.claims() == [claim()]


# Copies: one text under several names, in several papers, on several days.


def test_a_copy_under_another_name_adds_no_report_and_no_claim(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim()])
    assert ledger.keep(replace(REPORT, ref="kopie.txt"), [claim()]) == Kept(unchanged=1)
    assert ledger.reports() == [REPORT]
    assert ledger.report("kopie.txt").id == REPORT.id


def test_the_first_day_counts_in_whatever_order_copies_come(databases: Databases) -> None:
    first, later = (
        replace(REPORT, ref="a", published=date(2024, 5, 28)),
        replace(REPORT, ref="b", published=date(2024, 6, 3)),
    )
    said_first, said_later = claim(time=Time(date(2024, 5, 27))), claim(time=Time(date(2024, 6, 2)))
    readings = [(first, said_first), (later, said_later)]
    for order in (readings, readings[::-1]):
        with databases.ledger() as address, open_ledger(address) as ledger:
            for report, found in order:
                ledger.keep(report, [found])
            assert ledger.reports() == [first]
            assert ledger.claims() == [said_first]
            before = ledger.transactions()
            for report, found in order:
                ledger.keep(report, [found])
            assert ledger.transactions() == before


def test_a_date_learned_later_supersedes_and_is_not_forgotten_again(ledger: Ledger) -> None:
    dated = replace(REPORT, published=date(2024, 5, 28))
    ledger.keep(REPORT, [claim()])
    assert ledger.keep(dated, [claim(time=Time(date(2024, 5, 27)))]) == Kept(new=1, closed=1)
    assert ledger.keep(REPORT, [claim()]) == Kept(unchanged=1)
    assert ledger.reports() == [dated]
    assert ledger.reports(known_by=1) == [REPORT]


def test_a_wrong_date_is_put_right_by_giving_the_same_report_another(ledger: Ledger) -> None:
    wrong, right = replace(REPORT, published=date(2004, 5, 28)), replace(REPORT, published=date(2024, 5, 28))
    ledger.keep(wrong, [claim(time=Time(date(2004, 5, 27)))])
    ledger.keep(right, [claim(time=Time(date(2024, 5, 27)))])
    assert ledger.reports() == [right]
    assert [kept.time.earliest for kept in ledger.claims()] == [date(2024, 5, 27)]


# Looking up.


def test_a_report_is_found_by_name_and_by_the_first_digits_of_its_id(ledger: Ledger) -> None:
    ledger.keep(REPORT, [])
    ledger.keep(OTHER, [])
    assert ledger.report("meldung.txt") == REPORT
    assert ledger.report(OTHER.id[:10]) == OTHER
    assert ledger.report(OTHER.id) == OTHER


@pytest.mark.parametrize("key", ["", "%", "_", "meldung", "nirgends", "0" * 64, REPORT.id[:3]])
def test_a_report_that_is_not_held_is_said_so(ledger: Ledger, key: str) -> None:
    ledger.keep(REPORT, [])
    with pytest.raises(NotHeldError, match=f"holds no report {key!r}" if key else "holds no report"):
        ledger.report(key)


def test_a_claim_is_found_by_the_first_digits_of_its_id(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim(), claim(at=(40, 45))])
    assert ledger.claim(claim().id[:6]) == claim()
    assert ledger.claim(claim().id.upper()) == claim()


def test_a_claim_that_is_not_held_or_not_the_only_one_is_said_so(ledger: Ledger) -> None:
    many = [claim(at=(number, number + 1)) for number in range(40)]
    ledger.keep(REPORT, many)
    first = next(digit for digit in "0123456789abcdef" if sum(c.id.startswith(digit) for c in many) > 1)
    with pytest.raises(NotHeldError, match=f"{first!r} is more than one claim: {first}"):
        ledger.claim(first)
    with pytest.raises(NotHeldError, match="holds no claim 'ffffffffffffffff'"):
        ledger.claim("f" * 16)
    with pytest.raises(NotHeldError, match="'xyz%' is no claim's id"):
        ledger.claim("xyz%")


def test_claims_are_counted_per_report(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim(), claim(at=(40, 45))])
    ledger.keep(OTHER, [])
    assert ledger.count_claims() == {REPORT.id: 2}
    assert ledger.claims(OTHER.id) == []


def test_known_by_takes_a_number_an_instant_or_the_end_of_a_day(ledger: Ledger) -> None:
    ledger.keep(REPORT, [claim()])  # 23:59 on 31 May
    ledger.keep(OTHER, [claim(OTHER)])  # 00:00 on 1 June
    assert [entry.clock.isoformat() for entry in ledger.transactions()] == [
        "2024-05-31T23:59:00+00:00",
        "2024-06-01T00:00:00+00:00",
    ]
    none: list[Report] = []
    both, one = [REPORT, OTHER], [REPORT]
    expected = [
        (None, both),
        (0, none),
        (1, one),
        (2, both),
        (99, both),
        (date(2024, 5, 30), none),
        (date(2024, 5, 31), one),
        (date(2024, 6, 1), both),
        (datetime(2024, 5, 31, 23, 58, 59, tzinfo=UTC), none),
        (datetime(2024, 5, 31, 23, 59, tzinfo=UTC), one),
    ]
    for known_by, held in expected:
        assert ledger.reports(known_by=known_by) == held, known_by
        assert len(ledger.claims(known_by=known_by)) == len(held), known_by


def test_what_is_read_in_a_snapshot_is_of_one_moment_while_others_write(
    ledger: Ledger, ledger_address: str
) -> None:
    ledger.keep(REPORT, [claim()])
    with open_ledger(ledger_address) as writer:
        with ledger.snapshot():
            assert ledger.reports() == [REPORT]
            writer.keep(OTHER, [claim(OTHER)])
            assert ledger.reports() == [REPORT]
            assert ledger.claims() == [claim()]
            assert writer.reports() == [REPORT, OTHER]
        assert ledger.reports() == [REPORT, OTHER]


def test_a_clock_that_goes_backwards_does_not_reorder_the_record(ledger_address: str) -> None:
    hours = iter([12, 9])
    with open_ledger(ledger_address, clock=lambda: datetime(2024, 5, 1, next(hours), tzinfo=UTC)) as ledger:
        ledger.keep(REPORT, [])
        ledger.keep(OTHER, [])
        assert [entry.clock.hour for entry in ledger.transactions()] == [12, 12]


@pytest.mark.parametrize("reader", [None, "0.1.0", "llm:small@0.1.0"])
def test_claims_of_two_readers_are_no_reading(ledger: Ledger, reader: str | None) -> None:
    mixed = [claim(), claim(at=(40, 45), reader="llm:small@0.1.0")]
    with pytest.raises(LedgerError, match="keep each reader's claims by themselves"):
        ledger.keep(REPORT, mixed, reader=reader)
    with pytest.raises(LedgerError, match="keep each reader's claims by themselves"):
        ledger.keep_all([(OTHER, []), (REPORT, mixed)], reader=reader)
    assert ledger.claims() == []
    for one in mixed * 2:
        ledger.keep(REPORT, [one])
    assert ledger.claims() == mixed
