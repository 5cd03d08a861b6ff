"""Reports and claims of every shape the model allows, for hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from demarche.model import (
    Act,
    Actor,
    Cause,
    Claim,
    Designation,
    Evidence,
    Participant,
    Report,
    Span,
    Speaker,
    Time,
)

_Any = TypeVar("_Any")

ACTS = {
    act.key: act
    for act in (
        Act("recognise", "recognition", "SUPPORT", "054", "actor", "entity", "grants recognition", False, "recognition", 1),
        Act("meet", "consultation", "CONSULT", "040", "actor", "actor", "meets", True),
        Act("vote", "agreements", None, "010", "actor", "", "votes"),
    )
}  # fmt: skip

# All that a report's text can hold once intake has taken it in.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 50))
    return start, start + draw(st.integers(0, 20))


actors = st.builds(
    Actor,
    id=st.sampled_from(["kp", "ua-dpr", "org:eu", "per:x"]),
    code=st.sampled_from(["kp", "ua-dpr", "org:eu"]),
    name=texts,
    kind=st.sampled_from(["state", "contested", "organ", "organisation", "person"]),
    territory=st.none() | st.just("ua-dpr"),
    wikidata=st.none() | st.just("Q423"),
)
participants = st.builds(Participant, actor=actors, mention=texts, span=spans(), resolution=texts)
speakers = st.builds(
    Speaker,
    actor=st.none() | actors,
    mention=st.none() | texts,
    cue=texts,
    mode=st.sampled_from(["direct", "indirect", "view"]),
    span=spans(),
    factive=st.booleans(),
)
times = st.builds(
    Time,
    earliest=st.none() | days,
    latest=st.none() | days,
    value=st.none() | st.just("2022-W28"),
    text=st.none() | texts,
    span=st.none() | spans(),
    basis=st.sampled_from(["expression", "narrative", "published", "bounds", "none"]),
    note=st.none() | texts,
)


def few(strategy: st.SearchStrategy[_Any]) -> st.SearchStrategy[tuple[_Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def claims(report_id: str = "f" * 64, reader: str = "0.1.0") -> st.SearchStrategy[Claim]:
    """Claims of one report, as one version of the reader might find them."""
    return st.builds(
        Claim,
        report_id=st.just(report_id),
        act=st.sampled_from(list(ACTS.values())),
        source=few(participants),
        target=few(participants),
        time=times,
        evidence=st.builds(Evidence, text=texts, spans=few(spans()), sentence=spans()),
        rule=st.sampled_from(["de/a/b", "de/a/c"]),
        reader=st.just(reader),
        polarity=st.sampled_from(["affirmed", "negated"]),
        modality=st.sampled_from(["actual", "intended", "demanded", "possible"]),
        about=st.none() | texts,
        speakers=few(speakers),
        because_of=few(st.builds(Cause, claim=st.just("0123456789abcdef"), cue=texts, span=spans())),
        called=few(
            st.builds(
                Designation,
                actor=st.just("ua-dpr"),
                words=texts,
                span=spans(),
                scare_quotes=st.booleans(),
                so_called=st.booleans(),
                standing=st.none() | texts,
            )
        ),
        standing=st.booleans(),
        damaged=st.booleans(),
        steps=few(texts),
    )


@st.composite
def readings(draw: st.DrawFn) -> tuple[Report, tuple[Claim, ...]]:
    """A report out of a handful, given under one of a few names and days, with what a reader found in it."""
    report = Report(
        ref=draw(st.sampled_from(["a", "b"])),
        text=draw(st.sampled_from(["Bern protestiert.", "Rom protestiert.", "Oslo\u200b protestiert."])),
        language="de",
        title=draw(st.sampled_from([None, "Protest"])),
        published=draw(st.none() | st.sampled_from([date(2020, 1, 1), date(2021, 1, 1)])),
        source=draw(st.sampled_from([None, "Beispielblatt"])),
    )
    version = draw(st.sampled_from(["0.1.0", "0.2.0"]))
    found = draw(st.lists(claims(report.id, version), max_size=3))
    return report, tuple(found)


def quoting(claim: Claim, text: str) -> Claim:
    """The claim with its places moved into a text, and the words that stand there: as a reader would have found it."""

    def moved(span: Span) -> Span:
        start, end = sorted(min(place, len(text)) for place in span)
        return start, end

    def words(span: Span) -> str:
        start, end = moved(span)
        return text[start:end]

    def named(participant: Participant) -> Participant:
        return replace(participant, mention=words(participant.span), span=moved(participant.span))

    def speaking(speaker: Speaker) -> Speaker:
        mention = None if speaker.mention is None else words(speaker.span)
        return replace(speaker, mention=mention, cue=words(speaker.span), span=moved(speaker.span))

    evidence, time = claim.evidence, claim.time
    spans = tuple(moved(span) for span in evidence.spans)
    ends = (time.earliest, time.latest)
    if time.earliest and time.latest:
        ends = (min(time.earliest, time.latest), max(time.earliest, time.latest))
    return replace(
        claim,
        source=tuple(map(named, claim.source)),
        target=tuple(map(named, claim.target)),
        speakers=tuple(map(speaking, claim.speakers)),
        evidence=Evidence(" … ".join(map(words, spans)), spans, moved(evidence.sentence)),
        time=replace(
            time,
            earliest=ends[0],
            latest=ends[1],
            text=words(time.span) if time.span else time.text,
            span=moved(time.span) if time.span else None,
        ),
        because_of=tuple(replace(c, cue=words(c.span), span=moved(c.span)) for c in claim.because_of),
        called=tuple(replace(d, words=words(d.span), span=moved(d.span)) for d in claim.called),
    )
