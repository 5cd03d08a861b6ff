"""Where things stand: extents of clauses and phrases, places of quotations, spans of words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from demarche.language import Analysis, Clause, Phrase, Quotation, Sentence, Token
from demarche.model import Span

EDGE = " \t\r\n\u00a0,;:–—-"
"""What a message does not begin or end with."""

OPENING = frozenset("„»‚‹")
CLOSING = frozenset("“«”‘›")
PLAIN = frozenset(('"', "'", "''", "``", "”", "“", "‘", "’"))
"""Quotation marks that open and close alike in some texts, or open in one language and close in another."""
NAMES = frozenset(("NE", "NN", "FM"))


class Layout:
    """A sentence with the extent of each clause and the clauses that hang on it."""

    def __init__(self, sentence: Sentence, marks: Mapping[int, str] | None = None) -> None:
        """Read off the clause tree who hangs on whom and how far each subtree reaches.

        ``marks`` says of plain quotation marks, by their offset, which opening or closing one they stand for.
        """
        self.sentence = sentence
        self.tokens = sentence.tokens
        known = marks or {}
        self._texts = [
            known.get(token.start, token.text.lower()) if token.text in PLAIN else token.text.lower()
            for token in sentence.tokens
        ]
        self.words = frozenset(self._texts)
        clauses = sentence.clauses
        self.children: list[list[int]] = [[] for _ in clauses]
        own = [clause.words or (clause.verb.index,) for clause in clauses]
        self.first = [words[0] for words in own]
        self.last = [words[-1] for words in own]
        self.owner: dict[int, int] = {word: place for place, words in enumerate(own) for word in words}
        for clause in clauses:
            if clause.parent is not None and clause.parent != clause.index:
                self.children[clause.parent].append(clause.index)
        for place in self._upwards():
            for child in self.children[place]:
                self.first[place] = min(self.first[place], self.first[child])
                self.last[place] = max(self.last[place], self.last[child])

    def _upwards(self) -> list[int]:
        """Clauses ordered so that each comes after everything that hangs on it."""
        order = [clause.index for clause in self.sentence.clauses if clause.parent is None]
        for place in order:
            order.extend(self.children[place])
        return order[::-1]

    def own(self, clause: Clause) -> tuple[int, int]:
        """First and last place of the clause's own words."""
        words = clause.words or (clause.verb.index,)
        return words[0], words[-1]

    def subtree(self, clause: Clause) -> tuple[int, int]:
        """First and last place of the clause with everything that hangs on it."""
        return self.first[clause.index], self.last[clause.index]

    def span(self, first: int, last: int) -> Span:
        """The characters from one word to another, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def text(self, place: int) -> str:
        """The word at a place in lower case, a quotation mark as the one it stands for; empty outside the sentence."""
        return self._texts[place] if 0 <= place < len(self._texts) else ""

    def phrases(self) -> Iterator[tuple[Clause, Phrase]]:
        """Every phrase of every clause, with its clause."""
        for clause in self.sentence.clauses:
            for phrase in clause_phrases(clause):
                yield clause, phrase


def clause_phrases(clause: Clause) -> Iterator[Phrase]:
    """The phrases that fill the roles of a clause."""
    roles = (clause.subject, clause.object, clause.indirect, clause.genitive, clause.predicate, clause.agent)
    for phrase in (*roles, *clause.obliques):
        if phrase is not None:
            yield phrase


def extent(phrase: Phrase) -> tuple[int, int]:
    """First and last place of a phrase with everything in it."""
    first, last = phrase.first, phrase.last
    inner = (phrase.genitive, *phrase.attributes, *phrase.appositions, *phrase.coordinated)
    for part in inner:
        if part is not None:
            start, end = extent(part)
            first, last = min(first, start), max(last, end)
    return first, last


def word_spans(tokens: Iterable[Token | None], text: str) -> tuple[Span, ...]:
    """The spans of words, neighbours joined."""
    spans: list[Span] = []
    for start, end in sorted({(token.start, token.end) for token in tokens if token is not None}):
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def pieces(text: str, span: Span, holes: Iterable[Span] = (), *, stop: bool = False) -> tuple[Span, ...]:
    """A span without holes and without the marks at the edges of what is left; ``stop`` keeps a full stop."""
    parts: list[Span] = []
    start = span[0]
    for hole_start, hole_end in sorted(holes):
        if hole_end <= start or hole_start >= span[1]:
            continue
        parts.append((start, hole_start))
        start = max(start, hole_end)
    parts.append((start, span[1]))
    kept = (trimmed(text, part, "" if stop else ".") for part in parts)
    return tuple(
        part for part in kept if part is not None and any(c.isalnum() for c in text[part[0] : part[1]])
    )


def words_end(text: str, offset: int, also: str = "") -> int:
    """The offset behind the last character before ``offset`` that is no space, and none of ``also``."""
    while offset > 0 and (text[offset - 1].isspace() or text[offset - 1] in also):
        offset -= 1
    return offset


def trimmed(text: str, span: Span, also: str = "") -> Span | None:
    """The span without separators at its edges, and without the marks ``also`` at its end; None: nothing is left."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE + also:
        end -= 1
    return (start, end) if start < end else None


def before_message(text: str, source: tuple[Span, ...], message: tuple[Span, ...]) -> tuple[Span, ...]:
    """A source without what of the message was read as its apposition ("bestätigte Wolf, *die Brücke*, die …, sei …")."""
    start = message[0][0]
    return tuple(
        (first, words_end(text, start, ","))
        if first < start < last and message[0][1] > last
        else (first, last)
        for first, last in source
    )


class QuotationBounds:
    """Where a quotation begins or ends whose opening or closing mark is missing."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences = analysis.sentences
        self.text = analysis.text
        self._starts = [sentence.start for sentence in analysis.sentences]

    def bounded(self, quotation: Quotation) -> Quotation:
        """A quotation that never opens begins behind the last tear of its sentence at the earliest."""
        start, end = quotation.span
        if quotation.closed or self.text[start] in OPENING or not self.sentences:
            return quotation
        sentence = self.sentences[max(0, bisect_right(self._starts, end - 1) - 1)]
        torn = [place for place in sentence.breaks if start < place < end - 1]
        return replace(quotation, span=(torn[-1], end)) if torn else quotation


def _apart(quotations: list[Quotation]) -> list[Quotation]:
    """Quotations in order, each that never closes ended where the next one begins."""
    apart = []
    for place, quotation in enumerate(quotations):
        start, end = quotation.span
        if not quotation.closed and place + 1 < len(quotations):
            end = min(end, quotations[place + 1].span[0])
        if start < end:
            apart.append(replace(quotation, span=(start, end)))
    return apart


def quotation_marks(analysis: Analysis) -> dict[int, str]:
    """For the offsets at which quotations begin and end, the mark that opens or closes."""
    marks = {}
    for quotation in analysis.quotations:
        start, end = quotation.span
        marks[start] = "„"
        if quotation.closed:
            marks[end - 1] = "“"
    return marks


class Quotations:
    """The outermost quotations of a text and those right inside them, to be found by place."""

    def __init__(self, analysis: Analysis) -> None:
        """Take over the quotations, deeper levels left out, with bounds for those that lack a mark."""
        bounds = QuotationBounds(analysis)
        outer = (bounds.bounded(q) for q in analysis.quotations if q.level == 0)
        self.outer = _apart(sorted(outer, key=lambda quotation: quotation.span))
        self._starts = [q.span[0] for q in self.outer]

    def at(self, offset: int) -> Quotation | None:
        """The outermost quotation that a character stands in."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self.outer[place].span[1]:
            return self.outer[place]
        return None

    def within(self, span: Span) -> Iterator[Quotation]:
        """The outermost quotations that lie within a span."""
        place = bisect_right(self._starts, span[0] - 1)
        while place < len(self.outer) and self.outer[place].span[0] < span[1]:
            if self.outer[place].span[1] <= span[1]:
                yield self.outer[place]
            place += 1
