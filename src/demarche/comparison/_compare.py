"""Which claim of one reading is which of another, and where the two differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from demarche.model import Claim, Participant

Part = Literal["act", "source", "target", "polarity", "modality", "time", "speakers"]
Verdict = Literal["agree", "differ", "only_first", "only_second"]

PARTS: tuple[Part, ...] = get_args(Part)
"""What two claims are compared in, in the order in which differences are told."""

_SAME_WORDS = 6
_SAME_ACT = 4
_SAME_FAMILY = 2
"""How much each speaks for two claims being one; the actors of each side give up to 2, each part that is the same 1."""


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim of one of two readings.

    ``ref`` is its report's name, by which the readings are brought together; ``sentence`` the words it stands in, ""
    where they are not known.
    """

    ref: str
    claim: Claim
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim of the first reading, the claim of the second that tells the same, and the parts in which they differ."""

    ref: str
    verdict: Verdict
    differences: tuple[Part, ...] = ()
    first: ReadClaim | None = None
    second: ReadClaim | None = None

    @property
    def sentence(self) -> str:
        """The words that the claim stands in, of the first reading if it has it."""
        return next((side.sentence for side in (self.first, self.second) if side is not None), "")


@dataclass(frozen=True, slots=True)
class Summary:
    """How often two readings agree, how often they differ and in what, and what each has alone."""

    agree: int
    differ: int
    only_first: int
    only_second: int
    differences: tuple[tuple[Part, int], ...]

    @property
    def agreement(self) -> float:
        """Of all claims of both readings, the share of those that agree in every part; 1 where there are none."""
        claims = 2 * (self.agree + self.differ) + self.only_first + self.only_second
        return 2 * self.agree / claims if claims else 1.0


def compare(first: Iterable[ReadClaim], second: Iterable[ReadClaim]) -> tuple[Comparison, ...]:
    """Brings two readings together, report by report.

    Two claims are taken for one where they share act or family and an actor in its place, or words of the same
    text; each claim for at most one other, the likest first. Neither the order of the claims nor that of the reports
    plays a part in what goes together.

    Args:
        first: The claims of one reading.
        second: Those of the other: of the same reports, or of reports of the same names in another language.

    Returns:
        The comparisons, reports in the order in which they first occur, and within one in the order of the words.
    """
    ones, others = _by_report(first), _by_report(second)
    return tuple(
        comparison
        for ref in dict.fromkeys((*ones, *others))
        for comparison in _compare_report(ref, ones.get(ref, []), others.get(ref, []))
    )


def summary(comparisons: Iterable[Comparison]) -> Summary:
    """Counts what ``compare`` found."""
    verdicts: Counter[Verdict] = Counter()
    parts: Counter[Part] = Counter()
    for comparison in comparisons:
        verdicts[comparison.verdict] += 1
        parts.update(comparison.differences)
    return Summary(
        agree=verdicts["agree"],
        differ=verdicts["differ"],
        only_first=verdicts["only_first"],
        only_second=verdicts["only_second"],
        differences=tuple((part, parts[part]) for part in PARTS if parts[part]),
    )


def _by_report(claims: Iterable[ReadClaim]) -> dict[str, list[ReadClaim]]:
    found: dict[str, list[ReadClaim]] = defaultdict(list)
    for read in claims:
        found[read.ref].append(read)
    return found


def _compare_report(ref: str, ones: Sequence[ReadClaim], others: Sequence[ReadClaim]) -> Iterator[Comparison]:
    ones, others = sorted(ones, key=_place), sorted(others, key=_place)
    partner = _partners(ones, others)
    for index, one in enumerate(ones):
        if index not in partner:
            yield Comparison(ref, "only_first", (), one, None)
            continue
        other = others[partner[index]]
        found = tuple(_differences(one.claim, other.claim))
        yield Comparison(ref, "differ" if found else "agree", found, one, other)
    taken = set(partner.values())
    for index, other in enumerate(others):
        if index not in taken:
            yield Comparison(ref, "only_second", (), None, other)


def _place(read: ReadClaim) -> tuple[object, ...]:
    return (read.claim.evidence.sentence, read.claim.evidence.spans, read.claim.id)


def _partners(ones: Sequence[ReadClaim], others: Sequence[ReadClaim]) -> dict[int, int]:
    """For claims of the first reading the claim of the second that tells the same, by their places."""
    alike = sorted(
        (-likeness, i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if (likeness := _likeness(one.claim, other.claim))
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in alike:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _likeness(one: Claim, other: Claim) -> int:
    """How much speaks for two claims being one; 0 is not one."""
    act = _SAME_ACT if one.act.key == other.act.key else _SAME_FAMILY * (one.act.family == other.act.family)
    actors = _shared(one.source, other.source) + _shared(one.target, other.target)
    words = _SAME_WORDS if _share_words(one, other) else 0
    if not words and not (act and actors):
        return 0
    return act + actors + words + len(PARTS) - len(tuple(_differences(one, other)))


def _shared(ones: Sequence[Participant], others: Sequence[Participant]) -> int:
    first, second = _codes(ones), _codes(others)
    if first == second:
        return 2 if first else 0
    return 1 if first & second else 0


def _share_words(one: Claim, other: Claim) -> bool:
    if one.report_id != other.report_id:
        return False
    return one.evidence.spans == other.evidence.spans or any(
        start < last and first < end
        for start, end in one.evidence.spans
        for first, last in other.evidence.spans
    )


def _differences(one: Claim, other: Claim) -> Iterator[Part]:
    if one.act.key != other.act.key:
        yield "act"
    if not (one.act.symmetric and other.act.symmetric and _parties(one) == _parties(other)):
        if _codes(one.source) != _codes(other.source):
            yield "source"
        if _codes(one.target) != _codes(other.target):
            yield "target"
    if one.polarity != other.polarity:
        yield "polarity"
    if one.modality != other.modality:
        yield "modality"
    if (one.time.earliest, one.time.latest) != (other.time.earliest, other.time.latest):
        yield "time"
    if _speakers(one) != _speakers(other):
        yield "speakers"


def _parties(claim: Claim) -> frozenset[str]:
    return _codes((*claim.source, *claim.target))


def _codes(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(participant.actor.code for participant in participants)


def _speakers(claim: Claim) -> tuple[str | None, ...]:
    return tuple(speaker.actor.code if speaker.actor else None for speaker in claim.speakers)
