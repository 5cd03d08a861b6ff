"""Reviewers' words on claims: kept as entries, replayed when a claim is read again, undone without loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from demarche.ledger import EntryKind, Ledger, LedgerError, NotHeldError, open_ledger
from demarche.model import Claim, Report, Time
from demarche.reading import Reader

REPORT = Report("meldung", "Kanada erkannte das Kosovo an. Ecuador brach die Beziehungen zu Mexiko ab.", "de")
FOUND = Reader().read(REPORT)
FIRST, SECOND = FOUND


@pytest.fixture
def ledger(ledger_address: str) -> Iterator[Ledger]:
    with open_ledger(ledger_address) as opened:
        opened.keep(REPORT, FOUND)
        yield opened


def corrected(claim: Claim) -> Claim:
    return replace(claim, polarity="negated", reader="review:anna@1")


def held(ledger: Ledger) -> list[str]:
    return sorted(claim.id for claim in ledger.claims())


def test_a_rejected_claim_is_held_no_more_but_known_to_have_been(ledger: Ledger) -> None:
    entry = ledger.review("reject", [FIRST.id], person="anna", note="ironisch gemeint")
    assert held(ledger) == [SECOND.id]
    assert FIRST.id in {claim.id for claim in ledger.claims(known_by=entry.transaction - 1)}
    assert ledger.entries() == [entry]
    assert (entry.person, entry.note, entry.claims) == ("anna", "ironisch gemeint", (FIRST.id,))


def test_what_was_rejected_stays_so_when_a_new_reader_finds_it_again(ledger: Ledger) -> None:
    ledger.review("reject", [FIRST.id], person="anna")
    again = [replace(claim, reader="9.9.9") for claim in FOUND]
    ledger.keep(REPORT, again)
    assert held(ledger) == [SECOND.id]


def test_a_claim_that_changed_only_its_actors_is_known_again_by_its_words(ledger: Ledger) -> None:
    ledger.review("reject", [FIRST.id], person="anna")
    ledger.keep(REPORT, [replace(FIRST, source=SECOND.source, reader="9.9.9"), SECOND])
    assert held(ledger) == [SECOND.id]


def test_another_claim_of_the_same_words_stays_when_it_is_read_again(ledger: Ledger) -> None:
    beside = replace(FIRST, source=SECOND.source)
    ledger.keep(REPORT, [*FOUND, beside])
    ledger.review("reject", [FIRST.id], person="anna")
    for reader in ("0.1.0", "9.9.9"):
        ledger.keep(REPORT, [*FOUND, beside], reader=reader)
        assert held(ledger) == sorted([SECOND.id, beside.id])
    changed = replace(FIRST, target=SECOND.target, reader="9.9.9")
    ledger.keep(REPORT, [changed, SECOND, beside])
    assert held(ledger) == sorted([SECOND.id, beside.id])


def test_a_corrected_claim_stands_in_its_place_whatever_is_read_later(ledger: Ledger) -> None:
    instead = corrected(FIRST)
    entry = ledger.review("correct", [FIRST.id], person="anna", corrected=instead)
    assert entry.corrected == instead.id
    assert held(ledger) == sorted([SECOND.id, instead.id])
    ledger.keep(REPORT, [replace(claim, reader="9.9.9") for claim in FOUND])
    assert held(ledger) == sorted([SECOND.id, instead.id])


@pytest.mark.parametrize("kind", ["accept", "reject", "correct", "merge", "split"])
def test_undoing_restores_what_was_held(ledger: Ledger, kind: str) -> None:
    before = ledger.claims()
    instead = corrected(FIRST) if kind == "correct" else None
    entry = ledger.review(kind, [FIRST.id], person="anna", corrected=instead)  # type: ignore[arg-type]
    undone = ledger.undo(entry.number, person="ben", note="doch nicht")
    assert {claim.id: claim for claim in ledger.claims()} == {claim.id: claim for claim in before}
    assert ledger.entries() == [undone]
    assert (undone.kind, undone.undone, undone.person) == ("undo", entry.number, "ben")
    assert ledger.entries(known_by=entry.transaction) == [entry]


def test_a_correction_of_a_correction_is_undone_last_first(ledger: Ledger) -> None:
    once = corrected(FIRST)
    twice = replace(once, modality="possible")
    first = ledger.review("correct", [FIRST.id], person="anna", corrected=once)
    second = ledger.review("correct", [once.id], person="ben", corrected=twice)
    with pytest.raises(LedgerError, match="undo entry 2 first"):
        ledger.undo(first.number, person="anna")
    ledger.undo(second.number, person="ben")
    ledger.undo(first.number, person="anna")
    assert held(ledger) == sorted([FIRST.id, SECOND.id])


def test_what_is_not_held_cannot_be_reviewed_nor_undone(ledger: Ledger) -> None:
    with pytest.raises(NotHeldError, match="holds no claim 'ffff'"):
        ledger.review("reject", ["ffff"], person="anna")
    with pytest.raises(NotHeldError, match="no entry 7 to undo"):
        ledger.undo(7, person="anna")
    entry = ledger.review("accept", [FIRST.id], person="anna")
    undone = ledger.undo(entry.number, person="anna")
    for number in (entry.number, undone.number):
        with pytest.raises(NotHeldError):
            ledger.undo(number, person="anna")


def test_a_refused_entry_leaves_no_transaction_behind(ledger: Ledger) -> None:
    before = ledger.transactions()
    with pytest.raises(NotHeldError):
        ledger.review("reject", [FIRST.id, "ffff"], person="anna")
    assert (ledger.transactions(), held(ledger)) == (before, sorted([FIRST.id, SECOND.id]))


def test_entries_are_found_by_the_reports_of_their_claims(ledger: Ledger) -> None:
    other = Report("andere", "Irland erkannte Palästina an.", "de")
    (claim,) = Reader().read(other)
    ledger.keep(other, [claim])
    own = ledger.review("accept", [FIRST.id], person="anna")
    both = ledger.review("merge", [FIRST.id, claim.id], person="anna")
    assert ledger.entries([REPORT.id]) == [own, both]
    assert ledger.entries([other.id]) == [both]


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_what_is_joined_or_parted_stays_so_when_a_new_reader_reads_the_words_otherwise(
    ledger: Ledger, kind: EntryKind
) -> None:
    other = Report("andere", "Kanada erkannte das Kosovo an, hieß es.", "de")
    of_other = replace(FIRST, report_id=other.id, reader="0.1.0")
    ledger.keep(other, [of_other])
    entry = ledger.review(kind, [FIRST.id, of_other.id], person="anna")
    narrower = replace(FIRST, time=Time(date(2008, 3, 1), date(2008, 3, 31)), reader="9.9.9")
    narrowest = replace(FIRST, time=Time(date(2008, 3, 18), date(2008, 3, 18)), reader="9.9.10")
    for again in (narrower, narrowest):
        ledger.keep(REPORT, [again, SECOND])
        (now,) = ledger.entries()
        assert now == replace(entry, claims=(again.id, of_other.id))
    assert ledger.entries(known_by=entry.transaction) == [entry]
    ledger.undo(entry.number, person="anna")
    assert narrowest.id in held(ledger)
    ledger.keep(REPORT, FOUND)
    assert [entry.kind for entry in ledger.entries()] == ["undo"]


def test_what_was_accepted_is_what_was_read_then(ledger: Ledger) -> None:
    entry = ledger.review("accept", [FIRST.id], person="anna")
    ledger.keep(REPORT, [replace(FIRST, source=SECOND.source, reader="9.9.9"), SECOND])
    assert ledger.entries() == [entry]


def test_other_claims_of_the_same_words_are_not_joined_with_what_was_meant(ledger: Ledger) -> None:
    beside = replace(FIRST, source=SECOND.source)
    ledger.keep(REPORT, [*FOUND, beside])
    entry = ledger.review("merge", [FIRST.id, SECOND.id], person="anna")
    ledger.keep(REPORT, [SECOND, beside])
    assert ledger.entries() == [entry]


@pytest.fixture
def of_other(ledger: Ledger) -> Claim:
    """The first claim as another report tells it."""
    other = Report("andere", "Kanada erkannte das Kosovo an, hieß es.", "de")
    claim = replace(FIRST, report_id=other.id)
    ledger.keep(other, [claim])
    return claim


@pytest.mark.parametrize("reader", ["0.1.0", "9.9.9"])
def test_one_rejection_of_claims_from_two_reports_holds_when_they_are_read_again(
    ledger: Ledger, of_other: Claim, reader: str
) -> None:
    other = ledger.report("andere")
    ledger.review("reject", [FIRST.id, of_other.id], person="anna")
    ledger.keep(REPORT, [replace(claim, reader=reader) for claim in FOUND])
    ledger.keep(other, [replace(of_other, reader=reader)])
    assert held(ledger) == [SECOND.id]


def test_a_claim_that_was_never_rejected_comes_back_when_a_reader_finds_it_again(ledger: Ledger) -> None:
    beside = replace(FIRST, source=SECOND.source)
    ledger.keep(REPORT, [*FOUND, beside])
    ledger.review("reject", [FIRST.id], person="anna")
    ledger.keep(REPORT, [SECOND], reader="0.2.0")
    ledger.keep(REPORT, [SECOND, beside], reader="0.3.0")
    assert held(ledger) == sorted([SECOND.id, beside.id])


def test_a_day_corrected_twice_is_undone_last_first(ledger: Ledger) -> None:
    once = replace(FIRST, time=Time(date(2008, 3, 1), date(2008, 3, 1)), reader="review:anna@1")
    twice = replace(once, time=Time(date(2008, 3, 18), date(2008, 3, 18)))
    assert once.id == twice.id
    first = ledger.review("correct", [FIRST.id], person="anna", corrected=once)
    second = ledger.review("correct", [once.id], person="anna", corrected=twice)
    with pytest.raises(LedgerError, match=f"undo entry {second.number} first"):
        ledger.undo(first.number, person="anna")
    ledger.undo(second.number, person="anna")
    assert once in ledger.claims()
    ledger.undo(first.number, person="anna")
    assert held(ledger) == sorted([FIRST.id, SECOND.id])


def test_two_claims_corrected_to_the_same_are_one_until_both_are_undone(ledger: Ledger) -> None:
    beside = replace(FIRST, source=SECOND.source)
    ledger.keep(REPORT, [*FOUND, beside])
    instead = corrected(FIRST)
    first = ledger.review("correct", [FIRST.id], person="anna", corrected=instead)
    second = ledger.review("correct", [beside.id], person="anna", corrected=instead)
    assert held(ledger) == sorted([SECOND.id, instead.id])
    ledger.undo(first.number, person="anna")
    assert held(ledger) == sorted([FIRST.id, SECOND.id, instead.id])
    ledger.undo(second.number, person="anna")
    assert held(ledger) == sorted([FIRST.id, SECOND.id, beside.id])


def test_what_is_joined_stays_so_when_a_claim_of_it_is_corrected(ledger: Ledger, of_other: Claim) -> None:
    entry = ledger.review("merge", [FIRST.id, of_other.id], person="anna")
    once, twice = corrected(FIRST), replace(corrected(FIRST), modality="possible")
    ledger.review("correct", [FIRST.id], person="anna", corrected=once)
    assert ledger.entries(kinds=["merge"]) == [replace(entry, claims=(once.id, of_other.id))]
    ledger.review("correct", [once.id], person="ben", corrected=twice)
    assert ledger.entries(kinds=["merge"]) == [replace(entry, claims=(twice.id, of_other.id))]


def test_what_was_joined_at_a_time_does_not_depend_on_what_is_read_later(
    ledger: Ledger, of_other: Claim
) -> None:
    ledger.review("merge", [FIRST.id, of_other.id], person="anna")
    other = replace(FIRST, source=SECOND.source, reader="2")
    ledger.keep(REPORT, [other, SECOND])
    then = ledger.transactions()[-1].number
    known = ledger.entries(known_by=then)
    assert known[0].claims == (other.id, of_other.id)
    for again in (replace(FIRST, reader="3"), replace(other, reader="4")):
        ledger.keep(REPORT, [again, SECOND])
        assert ledger.entries(known_by=then) == known


@pytest.mark.parametrize("letter", ["\x00", "\udcff"])
def test_words_that_no_database_keeps_are_refused(ledger: Ledger, letter: str) -> None:
    with pytest.raises(LedgerError, match="a review: note holds a NUL or a lone surrogate"):
        ledger.review("reject", [FIRST.id], person="anna", note=f"so{letter}")
    with pytest.raises(LedgerError, match="a review: person holds a NUL or a lone surrogate"):
        ledger.review("reject", [FIRST.id], person=f"an{letter}na")
    entry = ledger.review("reject", [FIRST.id], person="anna")
    with pytest.raises(LedgerError, match="a review: note holds a NUL or a lone surrogate"):
        ledger.undo(entry.number, person="anna", note=f"doch{letter}")
    assert ledger.entries() == [entry]
