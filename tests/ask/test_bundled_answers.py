"""What the record of the bundled reports answers: who recognised whom on a day, as seen by whom, as known by when."""

from __future__ import annotations

from datetime import date

import pytest

from demarche import ask
from demarche.ledger import Ledger

SPRING, SUMMER = date(2022, 3, 1), date(2022, 7, 20)


def record(read_ledger: tuple[Ledger, int], on: date, **view: object) -> ask.Record:
    return ask.Record(read_ledger[0], ask.View(on, **view))  # type: ignore[arg-type]


def holds(record: ask.Record, actor: str, entity: str) -> str:
    return ask.recognition(record, actor, entity).holds


@pytest.mark.parametrize(("actor", "answer"), [("ru", "yes"), ("ge-ab", "yes"), ("x-so", "yes")])
def test_who_had_recognised_donetsk_by_the_first_of_march(
    read_ledger: tuple[Ledger, int], actor: str, answer: str
) -> None:
    assert holds(record(read_ledger, SPRING), actor, "ua-dpr") == answer


@pytest.mark.parametrize("actor", ["sy", "kp"])
def test_who_had_not_yet(read_ledger: tuple[Ledger, int], actor: str) -> None:
    assert holds(record(read_ledger, SPRING), actor, "ua-dpr") in ("no", "unknown")


@pytest.mark.parametrize("actor", ["ru", "ge-ab", "x-so", "sy", "kp"])
def test_by_the_twentieth_of_july_all_five_had(read_ledger: tuple[Ledger, int], actor: str) -> None:
    answer = ask.recognition(record(read_ledger, SUMMER), actor, "ua-dpr")
    assert answer.holds == "yes"
    assert all(quote.text for told in answer.deciding for quote in told.quotes)


def test_before_the_report_was_read_nobody_knew_of_north_korea(read_ledger: tuple[Ledger, int]) -> None:
    then = record(read_ledger, SUMMER, known_by=read_ledger[1])
    assert holds(then, "kp", "ua-dpr") == "unknown"


def test_no_report_of_a_recognition_is_unknown_not_no(read_ledger: tuple[Ledger, int]) -> None:
    assert holds(record(read_ledger, SUMMER), "br", "ua-dpr") == "unknown"


def test_ukraine_broke_with_north_korea_because_of_the_recognition(read_ledger: tuple[Ledger, int]) -> None:
    answer = ask.relations(record(read_ledger, SUMMER), "kp", "ua")
    assert answer.holds == "no"
    told = answer.deciding[0]
    assert (told.event.interval.first_day, told.event.interval.last_day) == (
        date(2022, 7, 13),
        date(2022, 7, 13),
    )
    causes = {cause.act.key for quote in told.quotes for cause in quote.causes}
    assert "recognise" in causes


def test_both_sides_names_for_donetsk_are_told_with_their_distance(read_ledger: tuple[Ledger, int]) -> None:
    namings = ask.names(record(read_ledger, SUMMER), "ua-dpr")
    by = {(naming.speaker, naming.name.lstrip("„")): naming for naming in namings}
    own = by["ua-dpr", "Volksrepublik Donezk"]
    assert (own.scare_quotes, own.so_called) == (0, 0)
    theirs = by["ua", "sogenannte Volksrepublik Donezk"]
    assert (theirs.scare_quotes, theirs.so_called) == (1, 1)


@pytest.mark.parametrize(
    ("on", "answer"), [(date(2015, 12, 31), "yes"), (date(2016, 1, 5), "no"), (date(2020, 1, 1), "no")]
)
def test_saudi_arabia_and_iran_broke_in_2016(read_ledger: tuple[Ledger, int], on: date, answer: str) -> None:
    assert ask.relations(record(read_ledger, on), "sa", "ir").holds == answer


def test_saudi_arabia_and_iran_are_said_to_restore_relations_in_2023(
    read_ledger: tuple[Ledger, int],
) -> None:
    events = ask.timeline(
        record(read_ledger, date(2023, 12, 31)), between=("ir", "sa"), acts=["restore_relations"]
    ).events
    assert [told.event.modality for told in events] == ["intended"]
    assert all(quote.report and quote.report.ref == "saudi-iran-2023" for quote in events[0].quotes)


@pytest.mark.parametrize(("on", "answer"), [(date(2023, 3, 1), "yes"), (date(2023, 4, 1), "no")])
def test_honduras_recognised_taiwan_until_march_2023(
    read_ledger: tuple[Ledger, int], on: date, answer: str
) -> None:
    assert holds(record(read_ledger, on), "hn", "tw") == answer


def test_a_matrix_has_an_answer_for_each_pair(read_ledger: tuple[Ledger, int]) -> None:
    found = ask.matrix(record(read_ledger, SUMMER), ["ru", "sy"], ["ua-dpr", "xk"])
    answers = {(a.state.source, a.state.target): a.holds for a in found}
    assert answers == {
        ("ru", "ua-dpr"): "yes",
        ("ru", "xk"): "unknown",
        ("sy", "ua-dpr"): "yes",
        ("sy", "xk"): "unknown",
    }


def test_as_seen_from_pyongyang_only_its_own_word_counts(read_ledger: tuple[Ledger, int]) -> None:
    seen = record(read_ledger, SUMMER, according_to="kp")
    assert holds(seen, "kp", "ua-dpr") == "yes"
    assert holds(seen, "sy", "ua-dpr") == "unknown"


def test_one_publisher_alone(read_ledger: tuple[Ledger, int]) -> None:
    seen = record(read_ledger, SUMMER, according_to="source:Demo-Dienst")
    assert {q.report.source for a in ask.recognised_by(seen, "ua-dpr") for t in a.deciding for q in t.quotes if q.report} == {
        "Demo-Dienst"
    }  # fmt: skip


def test_what_one_report_alone_tells_does_not_count_where_two_origins_are_asked_for(
    read_ledger: tuple[Ledger, int],
) -> None:
    strict = record(read_ledger, SUMMER, min_origins=2)
    assert holds(strict, "ru", "ua-dpr") == "yes"
    assert holds(strict, "x-so", "ua-dpr") == "unknown"


def test_a_dossier_of_a_pair_has_states_events_and_quotes(read_ledger: tuple[Ledger, int]) -> None:
    found = ask.dossier(record(read_ledger, SUMMER), "ua", "kp")
    assert {answer.state.rule for answer in found.states} >= {"relations"}
    assert {told.event.act for told in found.events} >= {"sever_relations", "criticise", "accuse"}
    assert all(told.quotes for told in found.events)


def test_charges_and_what_is_said_against_them_stand_side_by_side(read_ledger: tuple[Ledger, int]) -> None:
    found = ask.disputes(record(read_ledger, SUMMER), of="gb")
    assert ("rejected", "accuse", "gb", "ru") in {
        (d.kind, d.one.event.act, d.one.event.source, d.one.event.target) for d in found
    }


def test_shares_of_speakers_add_up(read_ledger: tuple[Ledger, int]) -> None:
    found = ask.voices(record(read_ledger, SUMMER), "ua-dpr")
    assert sum(voice.share for voice in found) == pytest.approx(1)
    assert {voice.speaker for voice in found} >= {"", "kp", "sy", "ua", "ua-dpr"}


def test_changes_since_the_last_reports_tell_what_they_changed(read_ledger: tuple[Ledger, int]) -> None:
    found = ask.changes(record(read_ledger, SUMMER), since=read_ledger[1])
    changed = {(c.after.state.rule, c.after.state.source, c.after.state.target): (c.before.holds, c.after.holds) for c in found.states}  # fmt: skip
    assert changed["recognition", "kp", "ua-dpr"] == ("unknown", "yes")
    assert changed["relations", "kp", "ua"] == ("unknown", "no")
    assert not any(source == "hn" for _, source, _ in changed)


def test_an_event_is_found_by_its_id_with_all_its_claims(read_ledger: tuple[Ledger, int]) -> None:
    seen = record(read_ledger, SUMMER)
    told = ask.recognition(seen, "kp", "ua-dpr").deciding[0]
    whole = ask.event(seen, told.event.id)
    assert len(whole.quotes) == whole.claims >= 4
    assert whole.quotes[0].reason.startswith("fixes the time")
    with pytest.raises(ask.AskError, match="no event 'effffff'"):
        ask.event(seen, "effffff")
