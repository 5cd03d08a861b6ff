"""The record as a question sees it: events with the claims, reports and origins behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from demarche.ask._gathering import gathering
from demarche.ask._view import View
from demarche.knowledge import Knowledge, load_knowledge
from demarche.ledger import (
    Baseline,
    Copy,
    Entry,
    Event,
    Joined,
    Kind,
    KnownBy,
    Ledger,
    Outline,
    Pairs,
    Telling,
    Trace,
    count_origins,
    filled,
    traces_of,
)
from demarche.model import Claim, Report

SOURCE = "source:"
QUOTES = 3
"""Claims quoted of an event where a question does not ask for more."""

_ASKED_BY_CLAIM = 500
"""Of more claims than these all entries of reviewers are looked through: people do not make that many."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One claim behind an answer, and the report's words; or a baseline, which has no report.

    ``reason`` says why it belongs to its event; ``causes`` are the claims that it answers; ``reviews`` what people said
    of it.
    """

    reason: str
    claim: Claim | None = None
    report: Report | None = None
    baseline: Baseline | None = None
    causes: tuple[Claim, ...] = ()
    reviews: tuple[Entry, ...] = ()

    @property
    def text(self) -> str:
        """The sentence that the claim stands in, or what the baseline's source says."""
        if self.baseline is not None:
            return f"{self.baseline.provenance}{': ' + self.baseline.note if self.baseline.note else ''}"
        if self.claim is None or self.report is None:
            return ""
        start, end = self.claim.evidence.sentence
        return " ".join(self.report.text[start:end].split())


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event and what it rests on: how many claims, reports and independent origins, on whose word, with quotes.

    ``speakers`` are the codes of those who say it, outermost first where one tells another's word; "" is a report's own
    voice, and "?" somebody not named.
    """

    event: Event
    claims: int
    reports: int
    origins: int
    speakers: tuple[str, ...]
    quotes: tuple[Quote, ...]
    basis: str


class Record:
    """A ledger seen from a point of view.

    Args:
        ledger: The ledger.
        view: From where and when.
        knowledge: Names, acts and rules of states; those shipped where None.
    """

    def __init__(self, ledger: Ledger, view: View, knowledge: Knowledge | None = None) -> None:
        self.ledger, self.view = ledger, view
        self.knowledge = load_knowledge() if knowledge is None else knowledge

    def tellings(
        self,
        *,
        between: tuple[str, str] | None = None,
        pairs: Pairs | None = None,
        source: str | None = None,
        target: str | None = None,
        acts: Collection[str] | None = None,
    ) -> list[Telling]:
        """What is told, by those whom the view listens to."""
        found = self.ledger.tellings(
            between=between,
            pairs=pairs,
            source=source,
            target=target,
            acts=acts,
            known_by=self.view.known_by,
        )
        heard = self.view.according_to
        if heard is None:
            return found
        if heard.startswith(SOURCE):
            publishers = self.ledger.publishers({t.report for t in found}, known_by=self.view.known_by)
            name = heard.removeprefix(SOURCE).casefold()
            return [t for t in found if name in {p.casefold() for p in publishers.get(t.report, ())}]
        return [telling for telling in found if self._is_word_of(heard, telling)]

    def told_of(self, actor: str, on: date | None = None) -> list[Telling]:
        """What is told in the events in which an actor acts or is acted on, a claim once, in order of the claims' ids.

        Args:
            actor: Its code.
            on: Only of events that may have been on this day.
        """
        found = {one.claim: one for one in (*self.tellings(source=actor), *self.tellings(target=actor))}
        if on is not None or self.view.min_origins > 1:
            kept = self.joined_of(actor).within(on, on).claims()
            found = {claim: one for claim, one in found.items() if claim in kept}
        return [found[claim] for claim in sorted(found)]

    def _is_word_of(self, actor: str, telling: Telling) -> bool:
        """Whether an actor says something, or does it itself where nobody else is heard."""
        if telling.speakers:
            return actor in telling.speakers
        act = self.knowledge.acts.get(telling.act)
        both = act is not None and act.symmetric
        return actor == telling.source or (both and actor == telling.target)

    @gathering()
    def joined(
        self,
        *,
        pairs: Pairs | None = None,
        source: str | None = None,
        target: str | None = None,
        acts: Collection[str] | None = None,
    ) -> Joined:
        """The events of what is told, as reviewers join and part them; those of too few origins left out."""
        view = self.view
        told: list[Telling] = []
        if view.according_to is None and view.min_origins <= 1:
            groups = self.ledger.traces(
                pairs=pairs, source=source, target=target, acts=acts, known_by=view.known_by
            )
        else:
            told = self.tellings(pairs=pairs, source=source, target=target, acts=acts)
            groups = traces_of(told)
        return self._joined(groups, told)

    @gathering()
    def joined_since(
        self, since: KnownBy, pairs: Mapping[tuple[str, str], Collection[str]]
    ) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
        """The events of some acts between some pairs, as they were known at a time and as they are known now.

        What did not change is joined once. Only for the record as it is now, whoever speaks.
        """
        earlier = Record(self.ledger, replace(self.view, known_by=since), self.knowledge)
        then, now = self.ledger.traces_since(since, pairs)
        said_then, said_now = earlier._joining_entries([then, now]), self._joining_entries([then, now])
        same = {kind for kind, group in now.items() if said_then == said_now and then.get(kind) is group}
        made = _joined(now, said_now).outlines()
        before = _joined({kind: group for kind, group in then.items() if kind not in same}, said_then)
        return (*before.outlines(), *(one for one in made if one.kind in same)), made

    @gathering()
    def joined_of(self, actor: str, acts: Collection[str] | None = None) -> Joined:
        """The events in which an actor acts or is acted on."""
        view = self.view
        if view.according_to is None and view.min_origins <= 1:
            acting = self.ledger.traces(source=actor, acts=acts, known_by=view.known_by)
            suffering = self.ledger.traces(target=actor, acts=acts, known_by=view.known_by)
            return self._joined({**acting, **suffering}, [])
        told = self.tellings(source=actor, acts=acts)
        told += [telling for telling in self.tellings(target=actor, acts=acts) if telling.source != actor]
        return self._joined(traces_of(told), told)

    def _joined(self, groups: Mapping[Kind, list[Trace]], told: Sequence[Telling]) -> Joined:
        made = _joined(groups, self._joining_entries([groups]))
        least = self.view.min_origins
        if least <= 1:
            return made
        reports = {telling.claim: telling.report for telling in told}
        copies = self.ledger.copies(set(reports.values()), known_by=self.view.known_by)

        def enough(claims: Sequence[str]) -> bool:
            found = {reports[claim] for claim in claims}
            return len(found) >= least and count_origins(copies[report] for report in found) >= least

        return made.only(enough)

    def _joining_entries(self, among: Sequence[Mapping[Kind, list[Trace]]]) -> list[Entry]:
        """What reviewers say of which claims tell one event; of many claims all that they ever said of any."""
        claims = {trace.claim for groups in among for group in groups.values() for trace in group}
        reports = self.ledger.reports_with(sorted(claims)) if len(claims) <= _ASKED_BY_CLAIM else None
        return self.ledger.entries(reports, kinds=("merge", "split"), known_by=self.view.known_by)

    def filled(self, made: Sequence[Outline]) -> tuple[Event, ...]:
        """Events with what each of their claims tells."""
        wanted = {claim for one in made if not isinstance(one, Event) for claim in one.claims}
        return filled(made, self.ledger.tellings(claims=wanted, known_by=self.view.known_by))

    def reports_of(self, ids: Collection[str]) -> dict[str, Report]:
        """Reports by their whole ids, as the publisher listened to printed them, else as they first appeared."""
        heard = self.view.according_to or ""
        publisher = heard.removeprefix(SOURCE) if heard.startswith(SOURCE) else ""
        return self.ledger.reports_of(ids, known_by=self.view.known_by, publisher=publisher)

    def entries(self, reports: Collection[str]) -> list[Entry]:
        """Reviewers' entries on claims of reports."""
        return self.ledger.entries(reports, known_by=self.view.known_by)

    def origins(self, groups: Sequence[Sequence[Event]]) -> list[int]:
        """How many independent origins each of some groups of events has; a baseline's source is one."""
        reports = [{report for event in group for report in event.reports if report} for group in groups]
        several = {report for found in reports if len(found) > 1 for report in found}
        copies = self.ledger.copies(several, known_by=self.view.known_by)
        return [
            (count_origins(copies[report] for report in found) if len(found) > 1 else len(found))
            + len({m.reason for event in group for m in event.members if not m.telling.report})
            for found, group in zip(reports, groups, strict=True)
        ]

    @gathering()
    def told(
        self,
        made: Sequence[Outline],
        *,
        quotes: int = QUOTES,
        baselines: Iterable[Baseline] = (),
    ) -> tuple[ToldEvent, ...]:
        """Events with what they rest on.

        Args:
            made: The events.
            quotes: How many claims to quote of each; the counts are of all.
            baselines: Those that some of the events come from.
        """
        events = self.filled(made)
        by_id = {baseline.id: baseline for baseline in baselines}
        ids = {c for event in events for c in _quoted(event, quotes) if c not in by_id}
        claims = self.ledger.claims_of(ids, known_by=self.view.known_by)
        causes = self.ledger.claims_of(
            {cause.claim for claim in claims.values() for cause in claim.because_of},
            known_by=self.view.known_by,
        )
        reports = self.reports_of({claim.report_id for claim in claims.values()})
        copies = self.ledger.copies(
            {report for event in events for report in event.reports if report}, known_by=self.view.known_by
        )
        reviews: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries(set(reports)):
            for claim in (*entry.claims, *([entry.corrected] if entry.corrected else [])):
                reviews[claim].append(entry)
        return tuple(
            _told(event, quotes, by_id, claims, causes, reports, copies, reviews) for event in events
        )


def _joined(groups: Mapping[Kind, list[Trace]], entries: Sequence[Entry]) -> Joined:
    """Events as reviewers join and part them."""
    together: list[set[str]] = []
    apart: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.number):  # of one claim the last word counts
        if entry.kind == "merge":
            together.append(set(entry.claims))
        elif entry.kind == "split":
            together = [group - set(entry.claims) for group in together]
            apart |= set(entry.claims)
    return Joined(groups, together=together, apart=apart)


def _told(
    event: Event,
    quotes: int,
    baselines: Mapping[str, Baseline],
    claims: Mapping[str, Claim],
    causes: Mapping[str, Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    reviews: Mapping[str, Sequence[Entry]],
) -> ToldEvent:
    reasons = {member.telling.claim: member.reason for member in event.members}
    shown = []
    for key in _quoted(event, quotes):
        claim = claims.get(key)
        answered = tuple(causes[c.claim] for c in claim.because_of if c.claim in causes) if claim else ()
        shown.append(
            Quote(
                reason=reasons[key],
                claim=claim,
                report=reports.get(claim.report_id) if claim else None,
                baseline=baselines.get(key),
                causes=answered,
                reviews=tuple(reviews.get(key, ())),
            )
        )
    # Among its own reports alone, so that an event has as many origins whatever is asked.
    from_reports = count_origins(copies[report] for report in event.reports if report)
    from_baselines = {baselines[c].provenance for c in event.claims if c in baselines}
    first = next((quote.claim for quote in shown if quote.claim is not None), None)
    return ToldEvent(
        event=event,
        claims=len(event.claims),
        reports=len([report for report in event.reports if report]),
        origins=from_reports + len(from_baselines),
        speakers=_voices(event),
        quotes=tuple(shown),
        basis=_basis(event, first),
    )


def _basis(event: Event, first: Claim | None) -> str:
    """What the time of an event comes from."""
    if first is None:
        return "baseline"
    undated = first.time.earliest is None and first.time.latest is None
    return "published" if undated and event.interval.last_day is not None else first.time.basis


def _voices(event: Event) -> tuple[str, ...]:
    """On whose word an event rests, the report's own voice first."""
    voices = {
        " > ".join(code or "?" for code in member.telling.speakers)
        for member in event.members
        if member.telling.report
    }
    return tuple(sorted(voices))


def _quoted(event: Event, number: int) -> tuple[str, ...]:
    """The claims to quote of an event: of each report one before a second of any."""
    seen: dict[str, int] = defaultdict(int)
    ranked = []
    for place, member in enumerate(event.members):
        report = member.telling.report
        ranked.append((seen[report], place, member.telling.claim))
        seen[report] += 1
    return tuple(dict.fromkeys(claim for _, _, claim in sorted(ranked)))[:number]
