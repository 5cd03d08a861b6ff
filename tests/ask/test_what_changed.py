"""What the record learned, and which states changed by it: by reports, by reviewers, by starting points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from demarche import ask
from demarche.ledger import Baseline, Ledger, open_ledger
from demarche.model import Report
from demarche.reading import Reader

DAY = date(2022, 12, 31)
AGAIN = "Nauru recognised Abkhazia anew on 1 March 2022."
WITHDRAWN = "Nauru withdrew its recognition of Abkhazia on 10 January 2022."
LOOSE = "Nauru withdrew its recognition of Abkhazia in 2022, and a new embassy was opened in Taipei."


@pytest.fixture
def ledger(ledger_address: str) -> Iterator[Ledger]:
    with open_ledger(ledger_address) as opened:
        yield opened


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def keep(ledger: Ledger, reader: Reader, text: str, source: str = "Tagblatt", day: date = DAY) -> Report:
    report = Report(text[:40], text, "en", published=day, source=source)
    ledger.keep(report, reader.read(report))
    return report


def changed(ledger: Ledger, since: int, **view: object) -> list[tuple[str, str, str, str, str]]:
    record = ask.Record(ledger, replace(ask.View(on=DAY), **view))  # type: ignore[arg-type]
    return [
        (c.after.state.rule, c.after.state.source, c.after.state.target, c.before.holds, c.after.holds)
        for c in ask.changes(record, since).states
    ]


def last(ledger: Ledger) -> int:
    return ledger.transactions()[-1].number


def claims_on(ledger: Ledger, act: str) -> list[str]:
    return sorted(claim.id for claim in ledger.claims() if claim.act.key == act)


def everybody_but(named: str) -> Baseline:
    return Baseline(
        state="recognition",
        source="*",
        target="ge-ab",
        provenance=f"Handbook, all but {named}",
        holds=False,
        begins_earliest=None,
        begins_latest=None,
        ends_earliest=None,
        ends_latest=None,
        as_of=date(2021, 12, 31),
        note="",
    )


def test_a_reviewer_who_parts_two_claims_changes_what_they_told_together(
    ledger: Ledger, reader: Reader
) -> None:
    for text in (AGAIN, WITHDRAWN, LOOSE):
        keep(ledger, reader, text)
    before = last(ledger)
    assert changed(ledger, before) == []
    entry = ledger.review("split", claims_on(ledger, "withdraw_recognition"), person="Ada")
    assert changed(ledger, before) == [("recognition", "nr", "ge-ab", "yes", "unknown")]
    parted = last(ledger)
    ledger.undo(entry.number, person="Ada")
    assert changed(ledger, parted) == [("recognition", "nr", "ge-ab", "unknown", "yes")]
    assert changed(ledger, before) == []
    assert changed(ledger, before, known_by=parted) == [("recognition", "nr", "ge-ab", "yes", "unknown")]


def test_a_report_that_another_paper_prints_as_well_is_news_of_that_paper(
    ledger: Ledger, reader: Reader
) -> None:
    keep(ledger, reader, AGAIN, source="Tagblatt")
    before = last(ledger)
    keep(ledger, reader, AGAIN, source="Abendpost", day=date(2023, 1, 2))
    found = [("recognition", "nr", "ge-ab", "unknown", "yes")]
    assert changed(ledger, before, according_to="source:Abendpost") == found
    assert changed(ledger, before, according_to="source:Tagblatt") == []
    for paper, day in (("Abendpost", date(2023, 1, 2)), ("Tagblatt", DAY)):
        heard = ask.Record(ledger, ask.View(on=DAY, according_to=f"source:{paper}"))
        (told,) = ask.timeline(heard).events
        report = told.quotes[0].report
        assert report is not None
        assert (report.source, report.published) == (paper, day)


def test_a_starting_point_for_everybody_changes_the_states_of_those_who_are_told_of(
    ledger: Ledger, reader: Reader
) -> None:
    keep(ledger, reader, "Austria plans to recognise Abkhazia next year.")
    before = last(ledger)
    ledger.load_baselines([everybody_but("Nauru")])
    assert changed(ledger, before) == [("recognition", "at", "ge-ab", "unknown", "no")]
    assert changed(ledger, last(ledger)) == []


def test_what_was_learned_is_given_the_latest_first(ledger: Ledger, reader: Reader) -> None:
    keep(ledger, reader, WITHDRAWN, source="Tagblatt")
    before = last(ledger)
    keep(ledger, reader, LOOSE, source="Abendpost")
    keep(ledger, reader, AGAIN)
    record = ask.Record(ledger, ask.View(on=DAY))
    found = ask.changes(record, before)
    assert [told.event.act for told in found.learned] == ["recognise", "withdraw_recognition"]
    assert [told.claims for told in found.learned] == [1, 2]
    assert found.claims == 2
    assert ask.changes(record, before, limit=1).learned == found.learned[:1]
    assert ask.changes(record, before, limit=0).claims == 2
    assert ask.changes(record, last(ledger)).learned == ()
    of_two = ask.Record(ledger, ask.View(on=DAY, min_origins=2))
    assert [told.event.act for told in ask.changes(of_two, before).learned] == ["withdraw_recognition"]
    of_paper = ask.Record(ledger, ask.View(on=DAY, according_to="source:Abendpost"))
    assert [told.event.act for told in ask.changes(of_paper, before).learned] == ["withdraw_recognition"]
    then = ask.Record(ledger, ask.View(on=DAY, known_by=before))
    assert ask.changes(then, 0).claims == 1
