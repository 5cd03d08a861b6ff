"""The rules of a language, made ready for matching.

A rule's pattern becomes a regular expression over the characters that stand for word classes. No pattern repeats
without end, so each place of a text costs a bounded number of steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from demarche.knowledge import KnowledgeError, TimeKnowledge, TimeRule, load_times
from demarche.reading.times._lexer import BUILT_IN, HYPHEN, Lexer, Word

_PIECE = re.compile(r"\s*('[^']*'|[()|?<>!~]|(?:\w*:)?\w+)")
_ALWAYS = ("'.'", "','", "'/'", "'-'", "'am'", "'zum'")
"""Marks and words that lists and ranges look for by themselves."""


@dataclass(slots=True)
class _Node:
    """A piece of a pattern: an atom, a choice of rows, or a mark ("<", ">")."""

    kind: str
    name: str = ""
    label: str | None = None
    rows: list[list[_Node]] = field(default_factory=list)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A rule met in a text: the expression goes from word ``first`` to before word ``last``."""

    rule: TimeRule
    fields: Mapping[str, Any]
    first: int
    last: int


class _Compiled:
    """A rule's regular expression; ``groups`` says which field each group holds."""

    __slots__ = ("_count", "begin", "end", "groups", "match", "order", "rule")

    def __init__(self, rule: TimeRule, row: list[_Node], lexer: Lexer, order: int) -> None:
        self.rule, self.order = rule, order
        self.groups: list[tuple[int, str, str]] = []
        self.begin = self.end = 0
        self._count = 0
        self.match = re.compile(self._row(row, lexer)).match

    def _row(self, row: list[_Node], lexer: Lexer) -> str:
        return "".join(self._piece(node, lexer) for node in row)

    def _piece(self, node: _Node, lexer: Lexer) -> str:
        if node.kind in "<>":
            self._count += 1
            if node.kind == "<":
                self.begin = self._count
            else:
                self.end = self._count
            return "()"
        if node.rows:
            opening = "(?!" if node.kind == "not" else "(?:"
            body = opening + "|".join(self._row(row, lexer) for row in node.rows) + ")"
            return body + "?" if node.optional else body
        codes = lexer.codes_with(node.name)
        one = f"[{codes}]" if codes else "(?!)"
        if node.kind == "not":
            return f"(?!{one})"
        if node.kind == "behind":
            return f"(?<!{one})" if codes else ""
        if node.label:
            self._count += 1
            self.groups.append((self._count, node.label, node.name))
            one = f"({one})"
        return one + "?" if node.optional else one


class Grammar:
    """A language's words and rules."""

    def __init__(self, knowledge: TimeKnowledge) -> None:
        self.knowledge = knowledge
        self._rows = [_parse(rule, knowledge.classes) for rule in knowledge.rules]
        literals = {node.name for row in self._rows for node in _atoms(row) if node.name.startswith("'")}
        self.lexer = Lexer(knowledge, literals | set(_ALWAYS))
        self._hyphens = frozenset(self.lexer.codes_with(HYPHEN))
        self._by_first: dict[str, list[tuple[int, frozenset[str] | None]]] = {}
        for order, row in enumerate(self._rows):
            for codes, second in _pairs(row, self.lexer):
                for code in codes:
                    self._by_first.setdefault(code, []).append((order, second))
        self._compiled: dict[int, _Compiled] = {}
        self._starting: dict[str, tuple[_Compiled, ...]] = {}

    def matches(self, words: list[Word], codes: str) -> tuple[Match, ...]:
        """What the rules find, from left to right, not overlapping.

        Of several that overlap, the one that begins first counts; of those the longest, then the one that saw more of
        what stands around it, then one that says no time is meant, then the one whose rule stands first.
        """
        found: list[tuple[int, int, int, int, int, _Compiled, re.Match[str]]] = []
        starting, hyphens = self._starting, self._hyphens
        for place in range(len(codes)):
            pair = codes[place : place + 2]
            rules = starting.get(pair)
            if rules is None:
                rules = starting[pair] = self._rules_for(pair)
            for rule in rules:
                match = rule.match(codes, place)
                if match is None:
                    continue
                first = match.start(rule.begin) if rule.begin else place
                last = match.end(rule.end) if rule.end else match.end()
                if last <= first or _inside_compound(codes, first, match.end(), hyphens):
                    continue
                seen = match.end() - place
                quiet = 0 if rule.rule.means == "none" else 1
                found.append((first, -last, -seen, quiet, rule.order, rule, match))
        found.sort(key=lambda item: item[:5])
        chosen: list[Match] = []
        free = 0
        for first, last, _, _, _, rule, match in found:
            if first >= free:
                chosen.append(Match(rule.rule, _fields_of(rule, match, words), first, -last))
                free = -last
        return tuple(chosen)

    def _rules_for(self, pair: str) -> tuple[_Compiled, ...]:
        first, follows = pair[0], pair[1:]
        orders = {o for o, second in self._by_first.get(first, ()) if second is None or follows in second}
        return tuple(self._rule(order) for order in sorted(orders))

    def _rule(self, order: int) -> _Compiled:
        """A rule by its place, compiled when the first text has words that it can begin with."""
        rule = self._compiled.get(order)
        if rule is None:
            known = self.knowledge.rules[order]
            rule = self._compiled[order] = _Compiled(known, self._rows[order], self.lexer, order)
        return rule


@cache
def grammar(language: str) -> Grammar:
    """The words and rules of a language.

    Raises:
        KnowledgeError: There are none, or a rule cannot be read.
    """
    return Grammar(load_times(language))


def _inside_compound(codes: str, first: int, end: int, hyphens: frozenset[str]) -> bool:
    """Whether a hyphen ties the match to a word beside it ("Mai-Kundgebung")."""
    return (first > 0 and codes[first - 1] in hyphens) or (end < len(codes) and codes[end] in hyphens)


def _fields_of(rule: _Compiled, match: re.Match[str], words: list[Word]) -> dict[str, Any]:
    fields: dict[str, Any] = dict(rule.rule.fields)
    for group, name, kind in rule.groups:
        place = match.start(group)
        if place >= 0:
            value = words[place].values[kind]
            if isinstance(value, Mapping):
                fields |= value
            else:
                fields[name] = value
    return fields


def _parse(rule: TimeRule, classes: frozenset[str]) -> list[_Node]:
    pieces = _PIECE.findall(rule.pattern)
    if "".join(pieces) != re.sub(r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", rule.pattern):
        raise KnowledgeError(f"{rule.file}: rule {rule.id!r}: the pattern cannot be read: {rule.pattern}")
    known = classes | BUILT_IN
    rows, place = _parse_rows(pieces, 0, rule, known)
    if place != len(pieces) or len(rows) != 1:
        raise KnowledgeError(
            f"{rule.file}: rule {rule.id!r}: brackets do not close, or '|' stands outside of them"
        )
    return rows[0]


def _parse_rows(
    pieces: list[str], place: int, rule: TimeRule, known: frozenset[str]
) -> tuple[list[list[_Node]], int]:
    rows: list[list[_Node]] = [[]]
    kind = "atom"
    while place < len(pieces) and pieces[place] != ")":
        piece = pieces[place]
        place += 1
        if piece == "|":
            rows.append([])
        elif piece == "?":
            rows[-1][-1].optional = True
        elif piece in "<>":
            rows[-1].append(_Node(piece))
        elif piece in "!~":
            kind = "not" if piece == "!" else "behind"
        elif piece == "(":
            inner, place = _parse_rows(pieces, place, rule, known)
            if place >= len(pieces):
                raise KnowledgeError(f"{rule.file}: rule {rule.id!r}: a bracket is not closed")
            rows[-1].append(_Node("choice" if kind == "atom" else kind, rows=inner))
            kind = "atom"
            place += 1
        else:
            name, field_name = _named(piece)
            if not name.startswith("'") and name not in known:
                raise KnowledgeError(f"{rule.file}: rule {rule.id!r}: there is no class of words {name!r}")
            rows[-1].append(_Node(kind, name, field_name))
            kind = "atom"
    return rows, place


def _named(piece: str) -> tuple[str, str | None]:
    if piece.startswith("'") or ":" not in piece:
        return piece, None
    field_name, _, name = piece.partition(":")
    return name, field_name or name


def _atoms(row: list[_Node]) -> Iterator[_Node]:
    for node in row:
        if node.rows:
            for inner in node.rows:
                yield from _atoms(inner)
        elif node.name:
            yield node


Pairs = list[tuple[frozenset[str], frozenset[str] | None]]
"""How a rule can begin: the first code, and the second, None where any or none may follow."""


def _pairs(row: list[_Node], lexer: Lexer) -> Pairs:
    names = _openings(row, 2)
    codes = {name: frozenset(lexer.codes_with(name)) for opening in names for name in opening}
    return [
        (codes[opening[0]], codes[opening[1]] if len(opening) > 1 else None) for opening in names if opening
    ]


def _openings(row: list[_Node], length: int) -> set[tuple[str, ...]]:
    """The classes of the first words of every way to meet a pattern, up to a length."""
    ways: set[tuple[str, ...]] = {()}
    for node in row:
        if node.kind in ("not", "behind", "<", ">"):
            continue
        if node.kind == "choice":
            here = set().union(*(_openings(inner, length) for inner in node.rows))
        else:
            here = {(node.name,)}
        if node.optional:
            here = here | {()}
        ways = {(way + more)[:length] for way in ways for more in here}
        if all(len(way) >= length for way in ways):
            break
    return ways
