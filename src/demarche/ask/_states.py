"""What holds between actors on a day: recognition, relations, sanctions and the other states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from demarche.ask._errors import AskError
from demarche.ask._record import QUOTES, SOURCE, Record, ToldEvent
from demarche.ask._view import View
from demarche.knowledge import StateRule
from demarche.ledger import (
    EVERYBODY,
    NOBODY,
    Baseline,
    Event,
    Holding,
    Joined,
    KnownBy,
    Outline,
    State,
    baseline_events,
    fold,
)

_ORDER: dict[Holding, int] = {"yes": 0, "disputed": 1, "unknown": 2, "no": 3}


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """Whether a state holds between two actors on a day, with the events that decide it and those against.

    ``origins`` counts the independent origins of what decides it.
    """

    state: State
    deciding: tuple[ToldEvent, ...]
    against: tuple[ToldEvent, ...]
    origins: int

    @property
    def holds(self) -> Holding:
        return self.state.holds


def rule_of(record: Record, key: str) -> StateRule:
    """The rule of a state.

    Raises:
        AskError: There is no such state; names those there are.
    """
    rule = record.knowledge.states.get(key)
    if rule is None:
        raise AskError(f"there is no state {key!r}; there are {', '.join(record.knowledge.states)}")
    return rule


def state_between(record: Record, key: str, source: str, target: str, *, quotes: int = QUOTES) -> StateAnswer:
    """Whether a state holds between two actors, by their codes."""
    rule = rule_of(record, key)
    if rule.symmetric:
        source, target = sorted((source, target))
    made = record.joined(pairs=[(source, target)], acts=rule.acts)
    baselines = _heard(record, _baselines(record, rule, source, target))
    return _answers(record, rule, [(source, target)], made.outlines(), baselines, quotes)[0]


def states_since(
    record: Record, since: KnownBy, asked: Sequence[tuple[str, str, str]]
) -> tuple[list[State], list[State]]:
    """States by their keys, sources and targets, without what they rest on: as was known at a time, and as is known now."""
    earlier = Record(record.ledger, replace(record.view, known_by=since), record.knowledge)
    rules = {key: rule_of(record, key) for key, _, _ in asked}
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, *pair in asked:
        pairs[min(pair), max(pair)] |= rules[key].acts
    if not asked:
        return [], []
    if record.view == View(on=record.view.on):
        before, after = record.joined_since(since, pairs)
    else:
        before, after = earlier.joined(pairs=pairs).outlines(), record.joined(pairs=pairs).outlines()
    return _asked(earlier, rules, asked, before), _asked(record, rules, asked, after)


def _asked(
    record: Record,
    rules: Mapping[str, StateRule],
    asked: Sequence[tuple[str, str, str]],
    made: Iterable[Outline],
) -> list[State]:
    baselines = record.ledger.baselines(known_by=record.view.known_by)
    found = _folded(record, rules, asked, made, baselines)
    return [found[one] for one in asked]


def states_among(record: Record, asked: Sequence[tuple[str, str, str]], made: Joined) -> tuple[State, ...]:
    """The same of states between which all events are at hand."""
    rules = {key: rule_of(record, key) for key, _, _ in asked}
    acts = {act for rule in rules.values() for act in rule.acts}
    outlined = made.outlines({kind for kind in made.kinds() if kind.act in acts})
    baselines = record.ledger.baselines(known_by=record.view.known_by)
    return tuple(_folded(record, rules, asked, outlined, baselines).values())


def with_evidence(record: Record, states: Sequence[State], quotes: int) -> tuple[StateAnswer, ...]:
    """Answers of which the states are at hand, with what each rests on."""
    baselines = record.ledger.baselines(known_by=record.view.known_by)
    told = record.told(evidence_of(states), quotes=quotes, baselines=baselines)
    return answers_of(record, states, {each.event.id: each for each in told})


def _folded(
    record: Record,
    rules: Mapping[str, StateRule],
    asked: Collection[tuple[str, str, str]],
    made: Iterable[Outline],
    baselines: list[Baseline],
) -> dict[tuple[str, str, str], State]:
    events: dict[tuple[str, str], list[Outline]] = defaultdict(list)
    for event in made:
        events[min(event.source, event.target), max(event.source, event.target)].append(event)
    known = _heard(record, baselines)
    acts = {key: rule.acts for key, rule in rules.items()}
    found = {}
    for key, source, target in asked:
        rule = rules[key]
        pair = (min(source, target), max(source, target))
        own = [e for e in events[pair] if e.act in acts[key] and (rule.symmetric or e.source == source)]
        asked_of = pair if rule.symmetric else (source, target)
        said = _said(rule, [one for one in known if one.state == key], asked_of)
        found[key, source, target] = fold(rule, *asked_of, [*own, *said], record.view.day)
    return found


def states_of(
    record: Record,
    key: str,
    *,
    source: str | None = None,
    target: str | None = None,
    quotes: int = 1,
) -> tuple[StateAnswer, ...]:
    """The state between an actor and each other of whom something is told: yes first, then by code."""
    rule = rule_of(record, key)
    groups = [
        record.joined(source=one, target=other, acts=rule.acts) for one, other in _sides(rule, source, target)
    ]
    made = {one.id: one for joined in groups for one in joined.outlines()}.values()
    pairs = dict.fromkeys(
        _in_rule(rule, (one.source, one.target)) for one in made if NOBODY not in (one.source, one.target)
    )
    known = _heard(record, _baselines(record, rule, source, target))
    for baseline in known:
        if baseline.source != EVERYBODY:
            pairs.setdefault(_in_rule(rule, (baseline.source, baseline.target)))
    return tuple(sorted(_answers(record, rule, list(pairs), made, known, quotes), key=_in_order))


def _sides(
    rule: StateRule, source: str | None, target: str | None
) -> Iterable[tuple[str | None, str | None]]:
    """How the two may stand in what is told of a state: of a symmetric one either first."""
    return dict.fromkeys([(source, target), *([(target, source)] if rule.symmetric else [])])


def _baselines(record: Record, rule: StateRule, source: str | None, target: str | None) -> list[Baseline]:
    """Baselines of a state between two, or of one of them and any other."""
    found = (
        baseline
        for one, other in _sides(rule, source, target)
        for baseline in record.ledger.baselines(
            state=rule.key, source=one, target=other, known_by=record.view.known_by
        )
    )
    return list({baseline.id: baseline for baseline in found}.values())


def _in_rule(rule: StateRule, pair: tuple[str, str]) -> tuple[str, str]:
    """Between whom a state is of which an event tells: of a symmetric one the two in order."""
    return (min(pair), max(pair)) if rule.symmetric else pair


def state_matrix(
    record: Record, key: str, sources: Sequence[str], targets: Sequence[str]
) -> tuple[StateAnswer, ...]:
    """The state between each of some actors and each of others, row by row."""
    return tuple(
        state_between(record, key, source, target, quotes=1)
        for source in sources
        for target in targets
        if source != target
    )


def _answers(
    record: Record,
    rule: StateRule,
    pairs: Sequence[tuple[str, str]],
    made: Iterable[Outline],
    baselines: Sequence[Baseline],
    quotes: int,
) -> list[StateAnswer]:
    between: dict[tuple[str, str], list[Outline]] = defaultdict(list)
    for event in made:
        between[_in_rule(rule, (event.source, event.target))].append(event)
    states = [
        fold(rule, *pair, [*between[pair], *_said(rule, baselines, pair)], record.view.day) for pair in pairs
    ]
    told = {t.event.id: t for t in record.told(evidence_of(states), quotes=quotes, baselines=baselines)}
    return list(answers_of(record, states, told))


def evidence_of(states: Iterable[State]) -> list[Outline]:
    """The events that states rest on, and those that speak against them, each once."""
    return list({event.id: event for state in states for event in (*state.deciding, *state.against)}.values())


def answers_of(
    record: Record, states: Sequence[State], told: Mapping[str, ToldEvent]
) -> tuple[StateAnswer, ...]:
    """States with what they rest on, of which the events are at hand by their ids."""
    deciding = [[told[event.id].event for event in state.deciding] for state in states]
    return tuple(
        StateAnswer(
            state,
            tuple(sorted((told[event.id] for event in state.deciding), key=_baselines_last)),
            tuple(sorted((told[event.id] for event in state.against), key=_baselines_last)),
            origins,
        )
        for state, origins in zip(states, record.origins(deciding), strict=True)
    )


def _said(rule: StateRule, baselines: Iterable[Baseline], pair: tuple[str, str]) -> list[Event]:
    """What baselines say of a pair: those that name it before those that speak of everybody."""
    about = [
        (baseline, source)
        for source, target in ([pair, pair[::-1]] if rule.symmetric else [pair])
        for baseline in baselines
        if baseline.target == target and baseline.source in (source, EVERYBODY)
    ]
    named = {baseline.provenance for baseline, _ in about if baseline.source != EVERYBODY}
    return [
        event
        for baseline, source in about
        if baseline.source != EVERYBODY or baseline.provenance not in named
        for event in baseline_events(rule, baseline, source)
    ]


def _heard(record: Record, found: list[Baseline]) -> list[Baseline]:
    """Baselines that the view listens to: none of them is an actor's word, and each is one origin."""
    heard = record.view.according_to
    if record.view.min_origins > 1:
        return []
    if heard is None:
        return found
    if heard.startswith(SOURCE):
        name = heard.removeprefix(SOURCE).casefold()
        return [baseline for baseline in found if baseline.provenance.casefold() == name]
    return []


def _baselines_last(told: ToldEvent) -> bool:
    return not told.reports


def _in_order(answer: StateAnswer) -> tuple[int, str, str]:
    return _ORDER[answer.holds], answer.state.source, answer.state.target
