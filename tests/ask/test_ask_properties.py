"""What holds of the answers whatever is reported, in whatever order, and whatever reviewers say of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_strategies import quoting
from demarche import ask
from demarche.knowledge import load_knowledge
from demarche.ledger import (
    Baseline,
    Entry,
    EntryKind,
    Kind,
    KnownBy,
    Ledger,
    Trace,
    open_ledger,
    traces_of,
)
from demarche.model import (
    Actor,
    Cause,
    Claim,
    Designation,
    Evidence,
    Participant,
    Report,
    Speaker,
    Time,
)

KNOWN = load_knowledge()
STATES = ("recognition", "relations", "sanctions")
ACTS = (*(act for key in STATES for act in sorted(KNOWN.states[key].acts)), "accuse", "deny")
ACTORS = [KNOWN.actors[code] for code in ("kp", "ru", "ua-dpr", "ua")]
CODES = [actor.code for actor in ACTORS]
EXAMPLES = 15
FIRST_DAY = date(2022, 2, 20)
PUBLISHERS = ("Beispielblatt", "Musterbote")
# The first two are copies of one another.
TEXTS = (
    "Wie die Regierung in der Hauptstadt am späten Abend mitteilte, hat sie heute eine Entscheidung getroffen.",
    "Wie die Regierung in der Hauptstadt am späten Abend mitteilte, hat sie heute eine Entscheidung getroffen!",
    "Eine ganz andere Meldung aus einer fernen Gegend, in der sonst selten etwas geschieht.",
    "Am Rande der Konferenz wurde bekannt, dass sich zwei Delegationen nicht einig geworden sind.",
)

days = st.integers(0, 6).map(lambda number: FIRST_DAY + timedelta(days=number))


@st.composite
def times(draw: st.DrawFn) -> Time:
    one, other = sorted((draw(days), draw(days)))
    earliest = draw(st.sampled_from([one, one, one, None]))
    latest = draw(st.sampled_from([other, one, one, None]))
    return Time(earliest, latest, None, None, None, "expression", None)


def participant(actor: Actor) -> Participant:
    return Participant(actor, actor.name, (0, 3), "name")


@st.composite
def claims(draw: st.DrawFn, report_id: str, place: int) -> Claim:
    """A claim of a report; ``place`` is where the words of its act stand, which others may rest on as well."""
    sources = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True))
    targets = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True))
    speakers = draw(st.lists(st.none() | st.sampled_from(ACTORS), max_size=2))
    return Claim(
        report_id=report_id,
        act=KNOWN.acts[draw(st.sampled_from(ACTS))],
        source=tuple(participant(actor) for actor in sources),
        target=tuple(participant(actor) for actor in targets),
        time=draw(times()),
        evidence=Evidence("hat", ((place, place + 3),), (0, 40)),
        rule="de/a/b",
        reader="0.1.0",
        polarity=draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "negated"])),
        modality=draw(st.sampled_from(["actual", "actual", "actual", "intended"])),
        speakers=tuple(Speaker(actor, None, "sagte", "indirect", (0, 5)) for actor in speakers),
        called=(
            Designation(targets[0].code, "A", draw(st.sampled_from([(0, 1), (1, 2)])), False, False, None),
        ),
        standing=draw(st.sampled_from([False, False, False, True])),
    )


@dataclass(frozen=True)
class Reading:
    """A report and its claims, and on which days which papers printed it.

    Of copies of one day the ledger shows the one that it was given first; so here no two are of one day.
    """

    copies: tuple[Report, ...]
    claims: tuple[Claim, ...]


@st.composite
def readings(draw: st.DrawFn, text: str) -> Reading:
    report = Report("", text, "de")
    places = draw(st.lists(st.integers(0, 1), max_size=3))
    found = [quoting(draw(claims(report.id, place)), text) for place in places]
    if len(found) > 1 and draw(st.booleans()):
        found[1] = quoting(replace(found[1], because_of=(Cause(found[0].id, "weil", (0, 4)),)), text)
    copy = st.tuples(st.none() | days, st.sampled_from(PUBLISHERS))
    printed = draw(st.lists(copy, min_size=1, max_size=2, unique_by=lambda printed: printed[0]))
    copies = (
        replace(report, ref=f"{TEXTS.index(text)}-{number}", published=day, source=publisher)
        for number, (day, publisher) in enumerate(printed)
    )
    return Reading(tuple(copies), tuple(found))


World = tuple[Reading, ...]
worlds: st.SearchStrategy[World] = st.tuples(*(readings(text) for text in TEXTS))
"""A few reports, each with what a reader found in it."""

views = st.builds(
    ask.View,
    on=days,
    according_to=st.sampled_from([None, None, *CODES, *(ask.SOURCE + name for name in PUBLISHERS)]),
    min_origins=st.sampled_from([1, 1, 2]),
)
baselines = st.builds(
    Baseline,
    state=st.just("recognition"),
    source=st.sampled_from(["kp", "ru", "*"]),
    target=st.just("ua-dpr"),
    provenance=st.sampled_from(["list of one", "list of another"]),
    holds=st.booleans(),
    begins_earliest=st.none() | days,
    as_of=st.none() | days,
)


@dataclass(frozen=True)
class Step:
    """What a reviewer says of the claims at two places in the order of their ids."""

    kind: EntryKind
    first: int
    second: int

    def take(self, ledger: Ledger) -> Entry | None:
        """Keeps it, where there are claims to say it of."""
        held = sorted(ledger.claims(), key=lambda claim: claim.id)
        if not held:
            return None
        one, other = held[self.first % len(held)], held[self.second % len(held)]
        right = None
        if self.kind == "correct":
            right = ask.corrected(one, KNOWN, person="anna", target=["ua-dpr"], polarity="affirmed")
        ids = sorted({one.id, other.id}) if self.kind in ("merge", "split") else [one.id]
        return ledger.review(self.kind, ids, person="anna", corrected=right)


steps = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from(["accept", "reject", "correct", "merge", "split"]),
        first=st.integers(0, 11),
        second=st.integers(0, 11),
    ),
    max_size=3,
)


def keep(ledger: Ledger, readings: Iterable[Reading], reader: str | None = None) -> None:
    for reading in readings:
        for copy in reading.copies:
            ledger.keep(copy, reading.claims, reader=reader)


def growing(ledger: Ledger, world: World, steps: list[Step]) -> Iterator[None]:
    """Keeps one reading after the other, with a reviewer's step between them; stops after each."""
    for reading, step in zip_longest(world, steps[: len(world)]):
        keep(ledger, [reading])
        if step is not None:
            step.take(ledger)
        yield


Answers = dict[str, Any]


def answers(ledger: Ledger, view: ask.View, known_by: KnownBy | None = None) -> Answers:
    """What the questions answer as seen from a view, with all their evidence."""
    record = ask.Record(ledger, replace(view, known_by=known_by), KNOWN)
    return {
        **{f"{key} told": ask.states_of(record, key) for key in STATES},
        "recognition": ask.recognition(record, "ru", "ua-dpr"),
        "relations": ask.relations(record, "ua", "ru"),
        "timeline": ask.timeline(record).events,
        "disputes": ask.disputes(record),
        "names": ask.names(record, "ua-dpr"),
        "speakers": ask.voices(record, "kp"),
    }


def unlike(one: Answers, other: Answers) -> list[str]:
    """The questions that are answered otherwise."""
    return [question for question in one if one[question] != other[question]]


def without_reviews(given: Answers) -> Answers:
    """Answers without the entries that they show: that something was said and undone stays to be seen."""

    def stripped(value: Any) -> Any:
        if isinstance(value, ask.Quote):
            return replace(value, reviews=())
        if isinstance(value, tuple):
            return tuple(map(stripped, value))
        if isinstance(value, ask.ToldEvent):
            return replace(value, quotes=stripped(value.quotes))
        if isinstance(value, ask.StateAnswer):
            return replace(value, deciding=stripped(value.deciding), against=stripped(value.against))
        if isinstance(value, ask.Dispute):
            return replace(value, one=stripped(value.one), other=stripped(value.other))
        return value

    return {question: stripped(answer) for question, answer in given.items()}


New = Callable[[], AbstractContextManager[Ledger]]


@pytest.fixture(scope="module")
def new_ledger() -> New:
    """An empty ledger for each example, whose clock goes on a day with each transaction."""
    with tempfile.TemporaryDirectory() as folder:
        open_ledger(str(Path(folder) / "new.sqlite")).close()
        content = (Path(folder) / "new.sqlite").read_bytes()

    @contextmanager
    def opened() -> Iterator[Ledger]:
        clock = iter(range(10_000))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "ledger.sqlite"
            file.write_bytes(content)
            start = datetime(2022, 7, 1, 12, tzinfo=UTC)
            with open_ledger(str(file), clock=lambda: start + timedelta(days=next(clock))) as ledger:
                yield ledger

    return opened


@settings(max_examples=EXAMPLES)
@given(worlds, st.lists(baselines, max_size=2), views, st.randoms(use_true_random=False))
def test_answers_do_not_depend_on_the_order_of_reports(
    new_ledger: New, world: World, starting: list[Baseline], view: ask.View, random: Random
) -> None:
    single = [Reading((copy,), reading.claims) for reading in world for copy in reading.copies]
    with new_ledger() as one, new_ledger() as other:
        keep(one, single)
        one.load_baselines(starting)
        random.shuffle(single)
        other.load_baselines(starting)
        keep(other, single)
        assert unlike(answers(one, view), answers(other, view)) == []


@settings(max_examples=EXAMPLES)
@given(worlds, steps, views)
def test_reading_again_changes_no_answer(
    new_ledger: New, world: World, steps: list[Step], view: ask.View
) -> None:
    with new_ledger() as ledger:
        keep(ledger, world)
        for step in steps:
            step.take(ledger)
        before, last = answers(ledger, view), ledger.transactions()[-1].number
        keep(ledger, reversed(world))
        assert ledger.transactions()[-1].number == last
        keep(ledger, world, reader="0.2.0")
        assert unlike(before, answers(ledger, view)) == []
        assert ask.changes(ask.Record(ledger, view, KNOWN), since=last).states == ()


@settings(max_examples=EXAMPLES)
@given(worlds, steps, views)
def test_known_by_never_shows_what_came_later(
    new_ledger: New, world: World, steps: list[Step], view: ask.View
) -> None:
    with new_ledger() as ledger:
        seen: dict[int, Answers] = {0: answers(ledger, view)}
        for _ in growing(ledger, world, steps):
            seen[ledger.transactions()[-1].number] = answers(ledger, view)
        for number, then in seen.items():
            assert unlike(then, answers(ledger, view, known_by=number)) == []
        clocks = {entry.number: entry.clock for entry in ledger.transactions()}
        number, then = list(seen.items())[len(seen) // 2]
        assert unlike(then, answers(ledger, view, known_by=clocks[number].date())) == []


def in_order(groups: dict[Kind, list[Trace]]) -> dict[Kind, list[Trace]]:
    return {kind: sorted(group) for kind, group in groups.items()}


@settings(max_examples=EXAMPLES)
@given(worlds, steps, views)
def test_what_stands_beside_the_pairs_is_what_the_claims_say_at_any_time(
    new_ledger: New, world: World, steps: list[Step], view: ask.View
) -> None:
    with new_ledger() as ledger:
        for _ in growing(ledger, world, steps):
            pass
        assert [finding for finding in ledger.check() if "pair" in finding.problem] == []
        pairs = [(one, other) for one in ["", *CODES] for other in CODES]
        now = in_order(traces_of(ledger.tellings(pairs=pairs)))
        assert in_order(ledger.traces(pairs=pairs)) == now
        for number in range(len(ledger.transactions()) + 1):
            then = in_order(traces_of(ledger.tellings(pairs=pairs, known_by=number)))
            assert in_order(ledger.traces(pairs=pairs, known_by=number)) == then
            both = ledger.traces_since(number, pairs)
            assert (in_order(both[0]), in_order(both[1])) == (then, now)


@settings(max_examples=EXAMPLES)
@given(worlds, steps, views)
def test_changes_are_those_of_the_single_states_at_any_time(
    new_ledger: New, world: World, steps: list[Step], view: ask.View
) -> None:
    with new_ledger() as ledger:
        keep(ledger, world)
        for step in steps:
            step.take(ledger)
        record = ask.Record(ledger, view, KNOWN)
        for since in {0, len(ledger.transactions()) // 2, len(ledger.transactions()) - 1}:
            earlier = ask.Record(ledger, replace(view, known_by=since), KNOWN)
            for change in ask.changes(record, since).states:
                state = change.after.state
                asked = (state.rule, state.source, state.target)
                assert ask.state_between(earlier, *asked).holds == change.before.holds
                assert ask.state_between(record, *asked).holds == change.after.holds
                assert change.before.holds != change.after.holds


@settings(max_examples=EXAMPLES)
@given(worlds, steps, views)
def test_undoing_reviews_restores_the_answers(
    new_ledger: New, world: World, steps: list[Step], view: ask.View
) -> None:
    with new_ledger() as ledger:
        keep(ledger, world)
        before = [without_reviews(answers(ledger, view))]
        made = []
        for step in steps:
            if (entry := step.take(ledger)) is not None:
                made.append(entry)
                before.append(without_reviews(answers(ledger, view)))
        for entry in reversed(made):
            before.pop()
            ledger.undo(entry.number, person="ben")
            assert unlike(before[-1], without_reviews(answers(ledger, view))) == []


@settings(max_examples=EXAMPLES)
@given(worlds, steps, st.lists(baselines, max_size=2), views)
def test_an_exported_ledger_gives_the_same_answers_where_it_is_imported(
    new_ledger: New, world: World, steps: list[Step], starting: list[Baseline], view: ask.View
) -> None:
    with new_ledger() as ledger, new_ledger() as other:
        keep(ledger, world)
        ledger.load_baselines(starting)
        for step in steps:
            step.take(ledger)
        other.import_history(ledger.export())
        for known_by in (None, ledger.transactions()[-1].number - 2):
            assert unlike(answers(ledger, view, known_by), answers(other, view, known_by)) == []
