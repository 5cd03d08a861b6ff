"""Reports with their claims as if they had been read, as many as are wanted, the same for the same seed.

Skewed as news is: few actors and few acts make most claims (Zipf), several reports tell one event, a tenth of the reports
copy another one.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

from demarche.knowledge import load_knowledge
from demarche.model import Act, Actor, Claim, Evidence, Participant, Report, Speaker, Time

Reading = tuple[Report, tuple[Claim, ...]]

FIRST_DAY = date(2005, 1, 1)
DAYS = 7_300
READER = "0.1.0"
CLAIMS_OF_A_REPORT = 6
RETOLD, COPIED, QUOTED = 0.75, 0.1, 0.5
"""Shares of the claims that tell an event told before, of the reports that copy another, of the claims on another's word."""

_RECENT = 200
_PUBLISHERS = [f"Blatt {number}" for number in range(40)]
_Thing = TypeVar("_Thing")


class _Skewed(Generic[_Thing]):
    """Draws the first thing twice as often as the second, three times as often as the third."""

    def __init__(self, things: Sequence[_Thing], draw: random.Random) -> None:
        self._things, self._draw = list(things), draw
        draw.shuffle(self._things)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def __call__(self) -> _Thing:
        return self.several(1)[0]

    def several(self, number: int) -> list[_Thing]:
        return self._draw.choices(self._things, cum_weights=self._weights, k=number)


@dataclass(frozen=True)
class _Event:
    act: Act
    source: Actor
    target: Actor
    day: date


def readings(claims: int, seed: int = 1) -> Iterator[Reading]:
    """Reports with at least so many claims in all, in the order of their days."""
    world = _World(seed)
    made = 0
    expected = claims / CLAIMS_OF_A_REPORT
    while made < claims:
        day = FIRST_DAY + timedelta(days=int(min(1, made / claims) * DAYS))
        for reading in world.readings(day, max(1, round(expected / DAYS))):
            made += len(reading[1])
            yield reading
            if made >= claims:
                return


class _World:
    """What happens, and who writes of it."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        known = load_knowledge()
        actors = [actor for actor in known.actors.values() if actor.kind != "person"]
        self._actor = _Skewed(actors, self._draw)
        self._act = _Skewed(list(known.acts.values()), self._draw)
        self._publisher = _Skewed(_PUBLISHERS, self._draw)
        letters = "aeioubdfgklmnprst"
        words = ["".join(self._draw.choices(letters, k=self._draw.randint(3, 11))) for _ in range(3_000)]
        self._word = _Skewed(words, self._draw)
        self._events: deque[_Event] = deque(maxlen=_RECENT)
        self._number = 0

    def readings(self, day: date, number: int) -> Iterator[Reading]:
        """Reports of a day."""
        for _ in range(number):
            report, found = self._reading(day)
            yield report, found
            if self._draw.random() < COPIED:
                yield self._copy(report, found)

    def _reading(self, day: date) -> Reading:
        self._number += 1
        count = min(1 + int(self._draw.expovariate(1 / (CLAIMS_OF_A_REPORT - 1))), 40)
        sentences = _Sentences()
        told = [self._telling(sentences, day) for _ in range(count)]
        sentences.add(f"{' '.join(self._word.several(60))}. Meldung {self._number}.")
        report = Report(
            f"meldung-{self._number}", sentences.text, "de", published=day, source=self._publisher()
        )
        return report, tuple(replace(claim, report_id=report.id) for claim in told)

    def _copy(self, report: Report, found: Sequence[Claim]) -> Reading:
        other = replace(
            report, ref=f"{report.ref}-kopie", text=f"{report.text} (red)", source=self._publisher()
        )
        return other, tuple(replace(claim, report_id=other.id) for claim in found)

    def _telling(self, sentences: _Sentences, day: date) -> Claim:
        if self._events and self._draw.random() < RETOLD:
            event = self._draw.choice(self._events)
        else:
            event = self._event(day)
            self._events.append(event)
        start = sentences.end
        source = Participant(event.source, event.source.name, sentences.add(event.source.name))
        cue = event.act.key.replace("_", " ")
        verb = sentences.add(cue)
        target = Participant(event.target, event.target.name, sentences.add(event.target.name))
        speakers = (self._speaker(sentences),) if self._draw.random() < QUOTED else ()
        last = sentences.add(".")[1]
        return Claim(
            report_id="",
            act=event.act,
            source=(source,),
            target=(target,),
            time=self._time(event, day),
            evidence=Evidence(cue, (verb,), (start, last)),
            rule=f"de/{event.act.key}/erzeugt",
            reader=READER,
            speakers=speakers,
            steps=(
                f"clause: main '{cue}', words '{cue}'",
                f"frame: de/{event.act.key}/erzeugt ({event.act.meaning})",
                "source: subject",
                "target: object.entity",
                f"source: {source.mention!r} is {event.source.code} (name)",
                f"target: {target.mention!r} is {event.target.code} (name)",
            ),
        )

    def _event(self, day: date) -> _Event:
        source = target = self._actor()
        while target == source:
            target = self._actor()
        return _Event(self._act(), source, target, day - timedelta(days=int(self._draw.expovariate(0.5))))

    def _speaker(self, sentences: _Sentences) -> Speaker:
        sentences.add("sagte")
        actor = self._actor()
        return Speaker(actor, actor.name, "sagte", "indirect", sentences.add(actor.name))

    def _time(self, event: _Event, day: date) -> Time:
        kind = self._draw.random()
        if kind < 0.6:
            return Time(event.day, event.day, basis="published")
        if kind < 0.8:
            return Time(event.day - timedelta(days=event.day.weekday()), day, basis="published")
        return Time(None, day, basis="bounds")


class _Sentences:
    """A text in the making, which knows where its words stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.end = 0

    def add(self, words: str) -> tuple[int, int]:
        """Appends words and a space, and gives the words' place."""
        self._parts.append(words)
        start, self.end = self.end, self.end + len(words) + 1
        return start, start + len(words)

    @property
    def text(self) -> str:
        return " ".join(self._parts)
