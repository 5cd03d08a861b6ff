"""What keeping and questions cost in a large ledger, and how that grows with it.

The claims are those of ``_generated`` over twenty years; the record learned of each on the day of its report. Pairs asked
about are drawn from those that the record knows, each as likely as it is told of, so that those in the news are asked of
most. Questions are asked as ``demarche ask`` asks them, by a process that has the ledger open: timelines and dossiers with
the latest events and how many there are. Each is asked twice, of which the quicker counts, since other work on the machine
slows one or the other.
"""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks._generated import Reading, readings
from benchmarks._keeping import ledgers
from demarche import ask
from demarche.knowledge import load_knowledge
from demarche.ledger import Ledger, dyads, open_ledger
from demarche.model import Claim

SIZES = (10_000, 100_000)
QUESTIONS = 100
REVIEWED = 0.001
"""Share of the claims of which a reviewer says something."""

_READINGS_AT_ONCE = 3_000
_STATES = ("recognition", "relations")

Row = tuple[str, str, str]
Pair = tuple[str, str]
_Question = Callable[[ask.Record, Pair], object]


@dataclass
class Known:
    """How many claims tell of each pair: of any act, and of acts that change a state."""

    told: Counter[Pair] = field(default_factory=Counter)
    of_state: dict[str, Counter[Pair]] = field(default_factory=lambda: {key: Counter() for key in _STATES})
    last: date = date.min

    def add(self, claim: Claim) -> None:
        """Counts a claim."""
        rules = load_knowledge().states
        for source, target in dyads(claim):
            self.told[min(source, target), max(source, target)] += 1
            for key, counted in self.of_state.items():
                if claim.act.key in rules[key].acts:
                    counted[source, target] += 1


@dataclass
class Measured:
    """A ledger of one size: claims kept a second, bytes a claim, milliseconds of each question, claims asked about."""

    kept: float = 0.0
    size: float = 0.0
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    about: dict[str, int] = field(default_factory=dict)


def measure(claims: int | None = None) -> list[Row]:
    """Ledgers of 10,000 and of 100,000 claims on either database, and of as many as are asked for.

    Args:
        claims: The size of one more ledger.
    """
    found: dict[str, dict[int, Measured]] = {}
    for size in (*SIZES, *([claims] if claims else [])):
        for name, address in ledgers():
            known = Known()
            kept = _fill(address, size, known)
            measured = questions(address, known)
            measured.kept = kept
            measured.size = _bytes(address) / known.told.total()
            found.setdefault(name, {})[size] = measured
    return [row for name, by_size in found.items() for row in _rows(name, by_size)]


def _fill(address: str, claims: int, known: Known) -> float:
    """Fills a ledger and gives the claims kept a second; making them up is not counted."""
    seconds = 0.0
    days: Iterator[date] = iter(())
    draw = random.Random(claims)

    def clock() -> datetime:
        known.last = next(days, known.last)
        return datetime.combine(known.last, time(12), UTC)

    with open_ledger(address, clock=clock) as ledger:
        made = readings(claims)
        while some := list(islice(made, _READINGS_AT_ONCE)):
            days = iter([report.published or known.last for report, _ in some])
            seconds += _keep(ledger, some)
            found = [claim for _, told in some for claim in told]
            for claim in found:
                known.add(claim)
            for claim in draw.sample(found, round(len(found) * REVIEWED)):
                ledger.review(draw.choice(("accept", "split")), [claim.id], person="desk")
    return known.told.total() / seconds


def _keep(ledger: Ledger, some: Sequence[Reading]) -> float:
    gc.freeze()  # what was made ready beforehand is not to be looked through again and again
    begin = perf_counter()
    ledger.keep_all(some)
    seconds = perf_counter() - begin
    gc.unfreeze()
    return seconds


def questions(address: str, known: Known) -> Measured:
    """Asks a ledger, of which it is known whom it tells of."""
    measured = Measured()
    view = ask.View(on=known.last)
    yesterday = known.last - timedelta(days=1)
    with open_ledger(address) as ledger:

        def timed(name: str, question: _Question, pairs: Sequence[Pair]) -> None:
            measured.milliseconds[name] = [
                min(_milliseconds(ledger, view, question, pair) for _ in range(2)) for pair in pairs
            ]

        for key, counted in known.of_state.items():
            state = _state(key)
            timed(key, state, _drawn(counted))
            timed(f"most {key}", state, _most(counted))
            measured.about[key] = counted.most_common(1)[0][1]
        timed(
            "timeline",
            lambda record, pair: ask.timeline(record, between=pair, limit=ask.LIMIT),
            _drawn(known.told),
        )
        timed("dossier", lambda record, pair: ask.dossier(record, *pair, limit=ask.LIMIT), _most(known.told))
        timed("whole", lambda record, pair: ask.dossier(record, *pair), _most(known.told))
        timed("changes", lambda record, _: ask.changes(record, yesterday), _most(known.told))
        measured.about["dossier"] = known.told.most_common(1)[0][1]
    return measured


def _state(key: str) -> _Question:
    return lambda record, pair: ask.state_between(record, key, *pair)


def _milliseconds(ledger: Ledger, view: ask.View, question: _Question, pair: Pair) -> float:
    begin = perf_counter()
    with ledger.snapshot() as moment:
        question(ask.Record(moment, view), pair)
    return (perf_counter() - begin) * 1000


def _drawn(counted: Counter[Pair]) -> list[Pair]:
    pairs = sorted(counted)
    return random.Random(1).choices(pairs, [counted[pair] for pair in pairs], k=QUESTIONS)


def _most(counted: Counter[Pair]) -> list[Pair]:
    """The pair that is told of most."""
    return [max(sorted(counted), key=lambda pair: counted[pair])]


def _bytes(address: str) -> int:
    """What a ledger takes on disk, indexes too."""
    if not address.startswith("postgresql"):
        return sum(path.stat().st_size for path in Path(address).parent.glob(f"{Path(address).name}*"))
    import psycopg

    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(row[0]) if row else 0


def _rows(name: str, by_size: dict[int, Measured]) -> Iterator[Row]:
    """The figures of one database: of the largest ledger, and in brackets of the smaller ones."""
    *_, largest = by_size

    def row(what: str, figure: Callable[[Measured], str], bound: str) -> Row:
        smaller = "; ".join(f"{figure(by_size[size])} of {size:,}" for size in by_size if size != largest)
        return f"{what}, {name}", f"{figure(by_size[largest])} of {largest:,} ({smaller})", bound

    yield row("claims kept a second", lambda m: f"{m.kept:,.0f}", "at least 5,000")
    yield row("bytes on disk a claim", lambda m: f"{m.size:,.0f}", "")
    for key in (*_STATES, "timeline"):
        shown = f", the latest {ask.LIMIT} events" if key == "timeline" else ""
        yield row(f"{key} of a pair{shown}, median", _of(key, median), "at most 50 ms")
        yield row(f"{key} of a pair{shown}, p95", _of(key, _p95), "at most 150 ms")
    about = f"the pair told of most ({by_size[largest].about['dossier']:,} claims)"
    yield row(f"dossier of {about}, the latest {ask.LIMIT} events", _of("dossier", max), "at most 300 ms")
    yield row("the same with all its events", _of("whole", max), "")
    yield row("changes since yesterday", _of("changes", max), "at most 100 ms")
    yield _growth(name, by_size)


def _of(question: str, figure: Callable[[list[float]], float]) -> Callable[[Measured], str]:
    return lambda measured: f"{figure(measured.milliseconds[question]):.0f} ms"


def _growth(name: str, by_size: dict[int, Measured]) -> Row:
    """Recognition beside what is told of it: the pair that is told of most in the smallest and the largest ledger."""
    smallest, *_, largest = by_size.values()
    slower = largest.milliseconds["most recognition"][0] / smallest.milliseconds["most recognition"][0]
    more = largest.about["recognition"] / smallest.about["recognition"]
    return (
        f"recognition, growth beside {more:.1f} times the pair's own claims, {name}",
        f"{slower:.1f} times the time",
        f"at most {more:.1f} times",
    )


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]
