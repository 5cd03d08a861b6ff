"""What finding times costs: characters a second, beside dateparser, and on rows of the same.

Seconds are those of the processor, so that the machine's other work does not count.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable
from datetime import date
from time import process_time

from benchmarks._corpus import NEWS
from demarche.reading.times import find_times

REPORT = (
    "Das Ministerium teilte am Montag mit, dass die Gespräche im Mai beginnen. Der Vertrag vom 21. Februar 2022 sei "
    "seit drei Wochen unterschrieben, sagte die Ministerin. Die Prüfung dauert noch vier Wochen. Die Opposition forderte "
    "gestern Abend den Rücktritt des Ministers, weil die Zahlen des vergangenen Jahres nicht stimmten. "
    "Um 17.30 Uhr trafen sich die Delegationen in einem Hotel am Stadtrand und aßen zusammen.\n\n"
)
"""Read where the evaluation sets are missing."""

PUBLISHED = date(2016, 3, 16)
CHARACTERS = 400_000
CHARACTERS_FOR_DATEPARSER = 30_000
FASTEST_OF = 3
LEAST_A_SECOND = 400_000
TIMES_FASTER = 20
ROWS = ("1", "1.", "Mai ", "3. und ", "2010/")
LONG, GROWTH, SLACK = 100_000, 4, 1.5
"""A row of four times the length may take this much more than four times as long, for the machine's other work."""


def measure() -> list[tuple[str, str, str]]:
    """Name, figure and bound of each measurement; all on one core, without words and clauses being read."""
    texts = _texts()
    find_times(REPORT, language="de")
    speed = _speed(texts, lambda text: find_times(text, language="de", published=PUBLISHED))
    few = _first(texts, CHARACTERS_FOR_DATEPARSER)
    ours = _speed(few, lambda text: find_times(text, language="de", published=PUBLISHED))
    results = [("times, characters a second", f"{speed:,.0f}", f"at least {LEAST_A_SECOND:,}")]
    theirs = _dateparser_speed(few)
    if theirs is not None:
        results.append(
            (
                "times beside dateparser's search",
                f"{ours / theirs:,.0f} times",
                f"at least {TIMES_FASTER} times",
            )
        )
    worst = max(_growth(row) for row in ROWS)
    results.append(
        (
            f"times in {LONG // 1000},000 characters of the same against a quarter of them",
            f"{worst:.1f} times the time",
            f"at most {GROWTH * SLACK:.0f} times",
        )
    )
    return results


def _texts() -> list[str]:
    news = NEWS["de"]
    if not news.is_file():
        return [REPORT] * (CHARACTERS // len(REPORT))
    with news.open(encoding="utf-8") as lines:
        return _first((json.loads(line)["text"] for line in lines), CHARACTERS)


def _first(texts: Iterable[str], characters: int) -> list[str]:
    """As many texts from the first on as have so many characters together."""
    chosen: list[str] = []
    for text in texts:
        chosen.append(text)
        characters -= len(text)
        if characters <= 0:
            break
    return chosen


def _speed(texts: list[str], read: Callable[[str], object]) -> float:
    def all_of_them() -> None:
        for text in texts:
            read(text)

    return sum(map(len, texts)) / _seconds(all_of_them)


def _dateparser_speed(texts: list[str]) -> float | None:
    """What dateparser does with the same texts; None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates(REPORT, languages=["de"])
        begin = process_time()
        for text in texts:
            search_dates(text, languages=["de"])
        return sum(map(len, texts)) / (process_time() - begin)


def _growth(row: str) -> float:
    few, many = ((row * LONG)[:length] for length in (LONG // GROWTH, LONG))
    short = _seconds(lambda: find_times(few, language="de"))
    return _seconds(lambda: find_times(many, language="de")) / short


def _seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(FASTEST_OF):
        begin = process_time()
        work()
        best = min(best, process_time() - begin)
    return best
