"""Where things stand: extents of clauses and phrases, places of quotations, spans of words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from demarche.language import Analysis, Clause, Phrase, Quotation, Sentence, Token
from demarche.model import Span

EDGE = " \t\r\n\u00a0,;:–—-"
"""What a message does not begin or end with."""

OPENING = frozenset("„»‚‹")
CLOSING = frozenset("“«”‘›")
NAMES = frozenset(("NE", "NN", "FM"))


class Layout:
    """A sentence with the extent of each clause and the clauses that hang on it."""

    def __init__(self, sentence: Sentence) -> None:
        """Read off the clause tree who hangs on whom and how far each subtree reaches."""
        self.sentence = sentence
        self.tokens = sentence.tokens
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
        """The word at a place in lower case; empty outside the sentence."""
        return self.tokens[place].text.lower() if 0 <= place < len(self.tokens) else ""

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


def nominal(
    layout: Layout, phrase: Phrase, clause: Clause | None = None, of: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """The places of a phrase that names somebody: without its preposition, with what is in parentheses behind it.

    Before the finite verb of a main clause ``clause`` there is room for one phrase only, so all that stands there
    belongs to it. Elsewhere a prepositional attribute counts only right behind a common noun ("ein Sprecher in
    Kiew") or with one of the prepositions ``of``; where ``of`` is given, with no other.
    """
    preposition = phrase.preposition.index if phrase.preposition is not None else None
    behind = preposition is not None and preposition >= phrase.head.index
    first, last = _core(phrase, of, attributes=phrase.head.tag == "NN" and not behind)
    if preposition == phrase.first < phrase.last:
        first = preposition + 1
    if behind and preposition is not None:
        last = preposition - 1
        if clause is not None and clause.finite is not None and preposition < clause.finite.index:
            first = min(first, layout.own(clause)[0])
    else:
        last = _named(layout, last)
        last = max(last, _fore_end(layout, clause, first, last))
    last = _closed(layout, first, last)
    if layout.text(first - 1) in OPENING and layout.text(last) in CLOSING:
        first -= 1
    return first, last


def _core(phrase: Phrase, of: frozenset[str], *, attributes: bool) -> tuple[int, int]:
    first, last = phrase.first, phrase.last
    parts = [phrase.genitive, *phrase.appositions, *phrase.coordinated]
    for attribute in phrase.attributes:
        named = attribute.preposition.text.lower() if attribute.preposition is not None else None
        if named is not None and (named in of or (attributes and not of)):
            parts.append(attribute)
    for part in parts:
        if part is not None:
            start, end = _core(part, of, attributes=attributes)
            first, last = min(first, start), max(last, end)
    return first, last


def _named(layout: Layout, last: int) -> int:
    """The place of the last of the names that follow a noun."""
    while (
        last + 1 < len(layout.tokens)
        and layout.tokens[last].tag in NAMES
        and layout.tokens[last + 1].tag == "NE"
    ):
        last += 1
    return last


def _fore_end(layout: Layout, clause: Clause | None, first: int, last: int) -> int:
    """The place of the last word before the finite verb of a main clause that begins with the phrase."""
    if (
        clause is None
        or clause.kind != "main"
        or clause.finite is None
        or not first <= last < clause.finite.index
    ):
        return last
    end = last
    while end + 1 < clause.finite.index and layout.owner.get(end + 1, clause.index) == clause.index:
        end += 1
    while end > last and (layout.tokens[end].tag in ("ADV", "PROAV", "PAV") or layout.text(end) == ","):
        end -= 1
    return end


def _closed(layout: Layout, first: int, last: int) -> int:
    """The place behind which no quotation mark or parenthesis that opens before it is left open."""
    words = [layout.text(place) for place in range(first, last + 1)]
    if layout.text(last + 1) == "(" or words.count("(") > words.count(")"):
        for place in range(last + 1, min(last + 10, len(layout.tokens))):
            if layout.text(place) == ")":
                return place
    if layout.text(last + 1) in CLOSING and (
        layout.text(first - 1) in OPENING or any(w in OPENING for w in words)
    ):
        return last + 1
    return last


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


def trimmed(text: str, span: Span, also: str = "") -> Span | None:
    """The span without separators at its edges, and without the marks ``also`` at its end; None: nothing is left."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE + also:
        end -= 1
    return (start, end) if start < end else None


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


class Quotations:
    """The outermost quotations of a text and those right inside them, to be found by place."""

    def __init__(self, analysis: Analysis) -> None:
        """Take over the quotations, deeper levels left out, with bounds for those that lack a mark."""
        bounds = QuotationBounds(analysis)
        outer = (bounds.bounded(q) for q in analysis.quotations if q.level == 0)
        self.outer = sorted(outer, key=lambda quotation: quotation.span)
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
