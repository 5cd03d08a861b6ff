"""However a question is asked, alone or with many others, the answer is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from demarche import ask
from demarche.knowledge import load_knowledge
from demarche.ledger import Ledger, open_ledger
from demarche.model import Actor, Claim, Evidence, Participant, Report, Time

AFTERWARDS = date(2024, 6, 1)


def claim_of(report: Report, act: str) -> Claim:
    """That Japan did it to Kosovo in the first days of March 2024, by the first words of a report."""
    japan, kosovo = (Actor(code, code, name, "state") for code, name in (("jp", "Japan"), ("xk", "Kosovo")))
    return Claim(
        report_id=report.id,
        act=load_knowledge().acts[act],
        source=(Participant(japan, report.text[:5], (0, 5), "capital"),),
        target=(Participant(kosovo, report.text[:5], (0, 5), "capital"),),
        time=Time(date(2024, 3, 1), date(2024, 3, 3), basis="expression"),
        evidence=Evidence(report.text[:5], ((0, 5),), (0, len(report.text))),
        rule="de/test",
        reader="0.1.0",
    )


@pytest.mark.parametrize("pair", [("ua", "kp"), ("sa", "ir"), ("hn", "tw"), ("ru", "ua-dpr")])
@pytest.mark.parametrize("least", [1, 2])
def test_a_dossier_of_two_says_what_the_single_questions_say(
    read_ledger: tuple[Ledger, int], pair: tuple[str, str], least: int
) -> None:
    record = ask.Record(read_ledger[0], ask.View(on=AFTERWARDS, min_origins=least))
    found = ask.dossier(record, *pair)
    single = [
        ask.state_between(record, key, *asked, quotes=2)
        for key, rule in record.knowledge.states.items()
        for asked in ([pair] if rule.symmetric else [pair, pair[::-1]])
    ]
    assert found.states == tuple(answer for answer in single if answer.deciding)
    assert found.events == ask.timeline(record, between=pair, quotes=2).events
    assert found.disputes == ask.disputes(record, between=pair)


@pytest.mark.parametrize("least", [1, 2])
def test_changes_are_those_of_the_single_states(read_ledger: tuple[Ledger, int], least: int) -> None:
    ledger, before = read_ledger
    now = ask.Record(ledger, ask.View(on=AFTERWARDS, min_origins=least))
    then = ask.Record(ledger, ask.View(on=AFTERWARDS, min_origins=least, known_by=before))
    found = ask.changes(now, before)
    asked = {(c.after.state.rule, c.after.state.source, c.after.state.target) for c in found.states}
    touched = {
        (key, *pair)
        for act, low, high in found.touched
        for key, rule in now.knowledge.states.items()
        if act in rule.acts and low and high
        for pair in ([(low, high)] if rule.symmetric else [(low, high), (high, low)])
    }
    changed = {
        one for one in touched if ask.state_between(now, *one).holds != ask.state_between(then, *one).holds
    }
    assert asked == changed
    assert changed or least > 1
    for change in found.states:
        state = change.after.state
        one = (state.rule, state.source, state.target)
        assert change.before == ask.state_between(then, *one, quotes=1)
        assert change.after == ask.state_between(now, *one, quotes=1)


def test_tellings_of_several_pairs_are_those_of_each(read_ledger: tuple[Ledger, int]) -> None:
    ledger, _ = read_ledger
    pairs = [("ua", "kp"), ("ir", "sa"), ("tw", "hn")]
    each = [telling for pair in pairs for telling in ledger.tellings(between=pair)]
    together = ledger.tellings(pairs=[*pairs, ("kp", "ua")])
    assert sorted(together, key=str) == sorted(each, key=str)
    assert ledger.tellings(pairs=[]) == []


def test_an_event_has_as_many_origins_whatever_is_asked(ledger_address: str) -> None:
    """Two reports of one agency, days apart, are two origins; that it reported something else in between joins nothing."""
    told = (
        (
            date(2024, 3, 1),
            "recognise",
            "Japan hat am 1. März 2024 das Kosovo anerkannt, hieß es im Außenamt.",
        ),
        (date(2024, 3, 2), "praise", "Ein Dank ging an Pristina für die Hilfe bei den Fluten an der Küste."),
        (
            date(2024, 3, 3),
            "recognise",
            "Auf Wunsch vieler Abgeordneter folgte zum Monatsbeginn der Schritt.",
        ),
    )
    with open_ledger(ledger_address) as ledger:
        for number, (day, act, text) in enumerate(told):
            report = Report(ref=f"r{number}", text=f"Tokio (dpa) - {text}", language="de", published=day)
            ledger.keep(report, [claim_of(report, act)])
        for least in (1, 2):
            record = ask.Record(ledger, ask.View(on=AFTERWARDS, min_origins=least))
            (deciding,) = ask.recognition(record, "jp", "xk").deciding
            for events in (
                ask.timeline(record, between=("jp", "xk")).events,
                ask.timeline(record).events,
                ask.dossier(record, "jp").events,
            ):
                (recognition,) = (one for one in events if one.event.act == "recognise")
                assert recognition.origins == deciding.origins == 2
                assert len(events) == (2 if least == 1 else 1)


def test_of_what_is_joined_and_parted_the_last_word_counts(ledger_address: str) -> None:
    reports = [Report(f"r{number}", f"Japan erkennt das Kosovo an, {number}.", "de") for number in range(3)]
    claims = [claim_of(report, "recognise") for report in reports]
    ids = [claim.id for claim in claims]
    with open_ledger(ledger_address) as ledger:
        for report, claim in zip(reports, claims, strict=True):
            ledger.keep(report, [claim])

        def events() -> int:
            return len(ask.timeline(ask.Record(ledger, ask.View(on=AFTERWARDS))).events)

        for kind, of, expected in (
            ("split", ids[1:], 3),
            ("merge", ids[1:], 2),
            ("split", ids[2:], 3),
            ("split", ids[1:2], 3),
            ("merge", ids, 1),
        ):
            ledger.review(kind, of, person="anna")  # type: ignore[arg-type]
            assert events() == expected, (kind, of)


def test_what_an_agency_publishes_itself_and_what_credits_it_the_same_day_are_one_origin(
    ledger_address: str,
) -> None:
    told = (
        ("dpa", "Tokio hat am Freitag Pristina anerkannt, wie das Außenamt sagte."),
        ("Blatt", "Aus Japan kam an diesem Tag ein lange erwarteter Schritt. (dpa)"),
        ("Reuters", "Die Regierung in Tokio ging im Umgang mit dem Balkan neue Wege."),
    )
    with open_ledger(ledger_address) as ledger:
        for source, text in told:
            report = Report(ref=source, text=text, language="de", published=date(2024, 3, 1), source=source)
            ledger.keep(report, [claim_of(report, "recognise")])
        (event,) = ask.timeline(ask.Record(ledger, ask.View(on=AFTERWARDS))).events
        assert (event.reports, event.origins) == (3, 2)


def test_what_is_said_to_have_changed_and_said_to_have_not_is_disputed(ledger_address: str) -> None:
    with open_ledger(ledger_address) as ledger:
        for number, polarity in enumerate(("affirmed", "negated")):
            day = date(2024, 3, 4 + number)
            report = Report(ref=polarity, text=f"Japan sagt etwas, {number}.", language="de", published=day)
            time = Time(day, day, basis="expression")
            claim = replace(claim_of(report, "recognise"), polarity=polarity, time=time)  # type: ignore[arg-type]
            ledger.keep(report, [claim])
        record = ask.Record(ledger, ask.View(on=AFTERWARDS))
        assert ask.recognition(record, "jp", "xk").holds == "disputed"
        (dispute,) = ask.disputes(record)
        assert (dispute.kind, dispute.one.event.polarity) == ("told both ways", "affirmed")
        assert [each.kind for each in ask.dossier(record, "jp", "xk").disputes] == ["told both ways"]
