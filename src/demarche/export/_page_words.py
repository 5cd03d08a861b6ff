"""Cut a report into pieces that each carry the claims they belong to, so that overlapping spans stay flat."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.model import Claim, Span

# Characters that a page cannot carry or that turn the text around them: lone surrogates, control
# characters, and the embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9).
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

CONTEXT = 280
"""Characters of a sentence shown on either side of a claim's own words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the report that plays a role ("act", "actor", "time", "speaker", "cause") in a claim."""

    span: Span
    claim: str
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words all of which play the same roles; ``roles`` maps the key of each claim they belong to to these."""

    text: str
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def data(self) -> str:
        """The roles as an attribute of the page holds them: ``"r1c1:act,actor r1c4:time"``."""
        return " ".join(f"{claim}:{','.join(roles)}" for claim, roles in self.roles)

    @property
    def classes(self) -> str:
        """Every role played by these words, in whatever claim, as CSS classes."""
        return " ".join(sorted({role for _, roles in self.roles for role in roles}))

    @property
    def acts_in(self) -> str | None:
        """The first claim whose act these words name, None where they name none."""
        return next((claim for claim, roles in self.roles if "act" in roles), None)


def show(text: str) -> str:
    """The text with every character that a page cannot carry safely spelt out, as in ``⟨U+202E⟩``."""
    return _UNSHOWABLE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def marks_of(claim: Claim, key: str) -> Iterator[Mark]:
    """The words of the report that make ``claim``, known on the page as ``key``, each with its role."""
    for span in claim.evidence.spans:
        yield Mark(span, key, "act")
    for participant in (*claim.source, *claim.target):
        yield Mark(participant.span, key, "actor")
    if claim.time.span:
        yield Mark(claim.time.span, key, "time")
    for speaker in claim.speakers:
        yield Mark(speaker.span, key, "speaker")
    for cause in claim.because_of:
        yield Mark(cause.span, key, "cause")


def cut(text: str, within: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut the part ``within`` of ``text`` wherever a mark begins or ends.

    Args:
        text: The report's text.
        within: The part to cut, half-open character offsets.
        marks: What the words do. Marks may overlap, nest, repeat or lie outside ``within``.

    Returns:
        Pieces that together are exactly that part, in order.
    """
    begin, end = max(0, within[0]), min(len(text), within[1])
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first, last = max(begin, mark.span[0]), min(end, mark.span[1])
        if first < last:
            opens[first].append(mark)
            closes[last].append(mark)
    edges = sorted({begin, end, *opens, *closes})
    active: list[Mark] = []
    pieces = []
    for left, right in pairwise(edges):
        active = [mark for mark in active if mark not in closes[left]] + opens[left]
        pieces.append(Piece(show(text[left:right]), _roles(active)))
    return tuple(pieces)


def paragraphs(text: str) -> Iterator[Span]:
    """Offsets of the paragraphs: lines that follow one another without an empty one in between."""
    start: int | None = None
    at = end = 0
    for line in text.split("\n"):
        if line.strip():
            start = at if start is None else start
            end = at + len(line)
        elif start is not None:
            yield start, end
            start = None
        at += len(line) + 1
    if start is not None:
        yield start, end


def cut_paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Every paragraph of ``text``, cut as ``cut`` does it, in order."""
    spans = tuple(paragraphs(text))
    starts = [start for start, _ in spans]
    inside: list[list[Mark]] = [[] for _ in spans]
    for mark in marks:
        at = max(0, bisect_right(starts, mark.span[0]) - 1)
        while at < len(spans) and starts[at] < mark.span[1]:
            inside[at].append(mark)
            at += 1
    return tuple(cut(text, span, found) for span, found in zip(spans, inside, strict=True))


def in_context(text: str, claim: Claim, key: str) -> tuple[Piece, ...]:
    """The sentence a claim is made in, cut by its own words only and kept to ``CONTEXT`` around them."""
    spans = [span for span in claim.evidence.spans if span[0] < span[1]] or [claim.evidence.sentence]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    begin = max(min(claim.evidence.sentence[0], first), first - CONTEXT, 0)
    end = min(max(claim.evidence.sentence[1], last), last + CONTEXT, len(text))
    pieces = cut(text, (begin, end), tuple(marks_of(claim, key)))
    before = (Piece("… "),) if begin > claim.evidence.sentence[0] else ()
    after = (Piece(" …"),) if end < claim.evidence.sentence[1] else ()
    return (*before, *pieces, *after)


def _roles(active: Sequence[Mark]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    roles: dict[str, list[str]] = {}
    for mark in active:
        known = roles.setdefault(mark.claim, [])
        if mark.role not in known:
            known.append(mark.role)
    return tuple((claim, tuple(of_claim)) for claim, of_claim in roles.items())
