"""What a report has spoken of so far, so that "es", "das Land", "beide Seiten" find what they stand for.

A light form of the usual ranking of antecedents (recency, the subject before other roles, agreement in gender and
number; Lappin and Leass 1994): noun phrases that name no actor are remembered too, so that a pronoun for one of them
is not taken for the actor before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from demarche.model import Participant, Span

Gender = Literal["masculine", "feminine", "neuter"]
Number = Literal["singular", "plural"]

REACH = 2
"""Sentences that a pronoun reaches back."""

NOUN_REACH = 6
"""Sentences that a noun such as "das Land" reaches back."""

COUNTED_REACH = 12
"""Sentences that a noun with a number reaches back ("die beiden Gebiete")."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase as the report had it: where, in what role, and whom it names (nobody known: empty)."""

    position: int
    sentence: int
    participants: tuple[Participant, ...]
    gender: Gender | None
    number: Number | None
    subject: bool
    text: str


class Mentions:
    """The mentions of a report in the order of their words."""

    def __init__(self) -> None:
        self._mentions: list[Mention] = []
        self._positions: list[int] = []

    def add(self, mention: Mention) -> None:
        """Remember a mention; its position must not be before the last one's."""
        self._mentions.append(mention)
        self._positions.append(mention.position)

    def before(self, position: int, sentence: int, reach: int) -> Iterator[Mention]:
        """Mentions before a position, the nearest first, at most ``reach`` sentences back."""
        for i in range(bisect_left(self._positions, position) - 1, -1, -1):
            if sentence - self._mentions[i].sentence > reach:
                return
            yield self._mentions[i]

    def antecedent(
        self,
        position: int,
        sentence: int,
        gender: Gender | None,
        number: Number | None,
        *,
        barred: frozenset[str],
    ) -> Mention | None:
        """What a pronoun stands for: the best mention that agrees with it.

        Args:
            position: Character offset of the pronoun.
            sentence: Its sentence.
            gender: Its gender, None where open.
            number: Its number, None where open.
            barred: Codes of actors it cannot stand for (the subject of its own clause).
        """
        best: tuple[float, Mention] | None = None
        for rank, mention in enumerate(self.before(position, sentence, REACH)):
            if barred & {p.actor.code for p in mention.participants} or not _agrees(mention, gender, number):
                continue
            score = 3.0 * mention.subject - 2.0 * (sentence - mention.sentence) - 0.3 * rank
            score += 0.6 * bool(mention.participants)
            if best is None or score > best[0]:
                best = (score, mention)
        return best[1] if best else None


def _agrees(mention: Mention, gender: Gender | None, number: Number | None) -> bool:
    if number is not None and mention.number is not None and number != mention.number:
        return False
    if number == "plural" or mention.number == "plural":
        return True
    return gender is None or mention.gender is None or gender == mention.gender


def likely_owner(mention: Mention) -> tuple[int, bool, bool, int]:
    """Officials named alone belong to those who spoke or acted last: officials before others, subjects before others."""
    official = mention.participants[0].resolution.startswith(("official", "organ"))
    return mention.sentence, mention.subject and official, mention.subject, -mention.position


def distinct_participants(found: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each participant once, by actor and place."""
    kept: dict[tuple[str, Span], Participant] = {}
    for participant in found:
        kept.setdefault((participant.actor.id, participant.span), participant)
    return tuple(kept.values())
