from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from demarche.knowledge import Medium
from demarche.language import Phrase
from demarche.model import Span, SpeechMode

Form = Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"]
"""How the words of a message are given, after the STWR categories of Brunner (2015) as SpkAtt-2023 uses them."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's message, as a report passes it on.

    ``message`` is what is said, ``cue`` the words that say that it is said, ``source`` who says it, ``addressee``
    whom to, ``frame`` everything that introduces the message; each in order of text, empty where there is none.
    ``speaker`` is the phrase at ``source`` where there is one; ``sentence`` and ``clause`` are the places of the
    sentence and clause it stands in (of the cue, where there is no speaker). ``mode`` is "view" where somebody
    thinks or sees something so and no word of his is passed on. ``continues`` is true where the message goes on
    with the speaker of an earlier one. ``parent`` is the place of the attribution in whose message this one lies.
    ``factive``: the report takes the message for true. ``act`` is the act that saying so is (None: just said);
    ``rule`` the group and word that led here ("de/mitteilen/berichten").
    """

    form: Form
    medium: Medium
    mode: SpeechMode
    message: tuple[Span, ...]
    rule: str
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    speaker: Phrase | None = None
    sentence: int = 0
    clause: int | None = None
    parent: int | None = None
    continues: bool = False
    factive: bool = False
    act: str | None = None

    @property
    def nested(self) -> bool:
        """Whether the message lies within another one."""
        return self.parent is not None

    @property
    def start(self) -> int:
        """Offset of the message's first character."""
        return self.message[0][0]

    @property
    def end(self) -> int:
        """Offset behind the message's last character."""
        return self.message[-1][1]

    def covers(self, span: Span) -> bool:
        """Whether the span lies within one of the message's parts."""
        return any(start <= span[0] and span[1] <= end for start, end in self.message)


class Attributions:
    """All attributions of a report, for asking on whose word a stretch of text stands."""

    def __init__(self, items: Iterable[Attribution]) -> None:
        """Take the attributions as :func:`find_attributions` gives them."""
        self._items = tuple(items)
        self._order = sorted(range(len(self._items)), key=lambda place: self._items[place].start)
        self._starts = [self._items[place].start for place in self._order]
        self._reach: list[int] = []
        for place in self._order:
            self._reach.append(max(self._items[place].end, self._reach[-1] if self._reach else 0))

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def speakers_of(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions in whose message the span lies, outermost first; empty: the report's own voice.

        Of several that have the same message (a quote within an indirect message of the same speaker), and of
        several in a row with the same source, the outermost one stands for all.
        """
        found = []
        place = bisect_right(self._starts, span[0]) - 1
        while place >= 0 and self._reach[place] >= span[1]:
            item = self._items[self._order[place]]
            if item.covers(span):
                found.append(item)
            place -= 1
        found.sort(key=lambda item: -sum(end - start for start, end in item.message))
        kept: list[Attribution] = []
        for item in found:
            if not kept or not item.source or item.source != kept[-1].source:
                kept.append(item)
        return tuple(kept)
