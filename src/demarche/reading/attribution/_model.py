from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
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
    ``oral``: what is said is said aloud; otherwise speech may also be writing ("teilte mit").
    ``quotes``: the source passes on the words of another one ("zitiert *die Zeitung* den Piloten").
    ``factive``: the report takes the message for true. ``act`` is the act that saying so is (None: just said);
    ``rule`` the group and word that led here ("de/mitteilen/berichten").

    ``content`` is what rests on the speaker's word, where that is not the message as it stands: a reported message
    is the whole sentence ("Paris fordert den Abzug der Truppen"), and what is said in it "den Abzug der Truppen";
    nothing where the object is taken up, not put forward ("lehnte den Abzug ab"). ``aside`` is true where the
    sentence's message is given by another attribution already and this one only adds its content; ``again`` where the
    speaker says over again what the sentence before says ("Kiew bestätigte dies"): ``message`` is that sentence.
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
    content: tuple[Span, ...] | None = None
    aside: bool = False
    again: bool = False
    oral: bool = False
    quotes: bool = False

    @property
    def said(self) -> tuple[Span, ...]:
        """What rests on the speaker's word: ``content`` where it is given, else the message."""
        return self.message if self.content is None else self.content

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
        self._parts = sorted((span, place) for place, item in enumerate(self._items) for span in item.said)
        self._starts = [span[0] for span, _ in self._parts]
        self._around = _around([span for span, _ in self._parts])

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def repeated(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose speaker says over again what the span says ("Kiew bestätigte dies")."""
        return tuple(item for item in self._items if item.again and item.covers(span))

    def speakers_of(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions on whose word the span rests, outermost first; empty: the report's own voice.

        Of several with the same source or the same cue, one in the other (a quote within an indirect message of the
        same speaker), the outermost one stands for all.
        """
        found: list[tuple[int, int, Attribution]] = []
        place: int | None = bisect_right(self._starts, span[0]) - 1
        while place is not None and place >= 0:
            (start, end), owner = self._parts[place]
            if start <= span[0] and span[1] <= end:
                found.append((start - end, owner, self._items[owner]))
            place = self._around[place]
        found.sort(key=itemgetter(0, 1))
        kept: list[Attribution] = []
        for _, _, item in found:
            if not any(_same_word(item, other) for other in kept):
                kept.append(item)
        return tuple(kept)


def _around(spans: Sequence[Span]) -> list[int | None]:
    """For each of the spans, ordered by start, the place of the last one before it that has not ended there."""
    open_places: list[int] = []
    around: list[int | None] = []
    for place, span in enumerate(spans):
        while open_places and spans[open_places[-1]][1] <= span[0]:
            open_places.pop()
        around.append(open_places[-1] if open_places else None)
        open_places.append(place)
    return around


def _same_word(item: Attribution, other: Attribution) -> bool:
    """Whether two attributions that lie in each other are one speaker's word."""
    if item.source and other.source:
        return item.source == other.source
    return bool(item.cue) and item.cue == other.cue
