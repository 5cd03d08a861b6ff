"""However a question is asked, alone or with many others, the answer is the same."""

from __future__ import annotations

from datetime import date

import pytest

from demarche import ask
from demarche.ledger import Ledger

AFTERWARDS = date(2024, 6, 1)


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


def test_tellings_of_several_pairs_are_those_of_each(read_ledger: tuple[Ledger, int]) -> None:
    ledger, _ = read_ledger
    pairs = [("ua", "kp"), ("ir", "sa"), ("tw", "hn")]
    each = [telling for pair in pairs for telling in ledger.tellings(between=pair)]
    together = ledger.tellings(pairs=[*pairs, ("kp", "ua")])
    assert sorted(together, key=str) == sorted(each, key=str)
    assert ledger.tellings(pairs=[]) == []
