"""What attribution costs: beside the rest of reading, and on a megabyte of broken quotations."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

from demarche.language import Analysis, analyse
from demarche.reading.attribution import Attributions, find_attributions

REPORT = (
    "Das Ministerium teilte am Montag mit, dass die Gespräche im Mai beginnen. „Wir sind bereit“, sagte die Ministerin. "
    "Der Vertrag sei unterschrieben. Nach Angaben der Behörde dauert die Prüfung noch vier Wochen. "
    "Die Opposition forderte den Rücktritt des Ministers, weil die Zahlen nicht stimmten. "
    "Am Abend trafen sich die Delegationen in einem Hotel am Stadtrand und aßen zusammen.\n\n"
)
BROKEN = (
    "Der Sprecher sagte: „Die Ministerin erklärte: ‚Der Vertrag gilt.‘ Das sei so. "
    "Der Rat sagte: „Nichts davon stimmt, und „niemand will es glauben. "
)
MEGABYTE = 1_000_000
GROWTH = 4
RUNS = 3
SLACK = 1.5
"""Times the size may cost this much more than that many times the time, for caches and the machine's other work."""


def measure() -> list[tuple[str, str, str]]:
    """Name, figure and bound of each measurement.

    Attribution may take at most 30 % of the time that words and clauses of the same text take. On nested and unclosed
    quotations, a text of four times the size may take four times as long.
    """
    share = _share(REPORT * 100)
    small, large = MEGABYTE // GROWTH, MEGABYTE
    few = _seconds(analyse(_cut(BROKEN, small), "de"))
    many = _seconds(analyse(_cut(BROKEN, large), "de"))
    return [
        ("attribution beside words and clauses", f"{share:.1%}", "at most 30 %"),
        (
            "1 MB of nested and unclosed quotations against 250 kB",
            f"{many / few:.1f} times the time",
            f"at most {GROWTH * SLACK:.0f} times",
        ),
    ]


def _cut(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _share(text: str) -> float:
    """What finding the attributions of a text takes, in parts of what its words and clauses take."""
    analyse(REPORT, "de")
    start = process_time()
    analysis = analyse(text, "de")
    reading = process_time() - start
    return _best(lambda: find_attributions(analysis)) / reading


def _seconds(analysis: Analysis) -> float:
    """Seconds to find the attributions of a text, and to ask for the speakers of every word of it."""
    return _best(lambda: _ask(analysis))


def _ask(analysis: Analysis) -> None:
    attributions = Attributions(find_attributions(analysis))
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            attributions.speakers_of((token.start, token.end))


def _best(work: Callable[[], object]) -> float:
    """The shortest of several runs, which the machine's other work disturbs least."""
    seconds = []
    for _ in range(RUNS):
        start = process_time()
        work()
        seconds.append(process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    for name, figure, bound in measure():
        print(f"{name}: {figure} ({bound})")
