"""A text as a row of words, each with the classes it has in the language's words of time.

Beside the row stands a string with one character a word, which says which classes the word has; the rules are matched
on that string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from demarche.knowledge import TimeKnowledge

CAPITALISED = "capitalised"
OTHER = "other"
HYPHEN = "hyphen"
BREAK = "break"
NUMBER = "number"
NUMBER_CLASSES = frozenset(
    "number day no_day hour no_hour minute small week_number no_week year modern_year past_year".split()
)
BUILT_IN = frozenset({CAPITALISED, OTHER, HYPHEN, BREAK}) | NUMBER_CLASSES

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]\w*)|(?P<digits>['’]?\d+)|(?P<mark>[^\s\w])"
    r"|(?P<address>_\w*)|(?P<break>\n[^\S\n]*\n\s*)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}")
_STARTERS = frozenset(".!?:;\"„“”»«'‚‘’(–—-…")
_FIRST_CODE = 0xE000
_LONGEST_NUMBER = 9
_MODERN = range(1900, 2060)
_YEARS = range(1000, 2200)


class Word:
    """A word or mark, and for each class it has the value it has there."""

    __slots__ = ("end", "start", "values")

    def __init__(self, start: int, end: int, values: Mapping[str, Any]) -> None:
        self.start, self.end, self.values = start, end, values


Entry = tuple[str, Mapping[str, Any]]


class Lexer:
    """Cuts texts of one language.

    Args:
        knowledge: The language's words of time.
        literals: The words that its rules name in quotes, with the quotes.
    """

    def __init__(self, knowledge: TimeKnowledge, literals: Iterable[str]) -> None:
        self._codes: dict[frozenset[str], str] = {}
        self._shapes = tuple((name, re.compile(shape)) for name, shape in knowledge.shapes.items())
        self._number = _number_pattern(knowledge.text)
        self._table, self._at_start = self._tables(knowledge, frozenset(literals))
        self._phrases = self._phrase_table(knowledge, frozenset(literals))
        self._endings = {
            ending: self._entry({CAPITALISED: 0, **classes}) for ending, classes in knowledge.endings.items()
        }
        self._ends = tuple(self._endings)
        self._capitalised, self._other = self._entry({CAPITALISED: 0}), self._entry({OTHER: 0})
        self._hyphen = self._entry({HYPHEN: 0, "'-'": 0})
        self._break, self._mark = self._entry({BREAK: 0}), self._entry({})
        for number in [*map(str, range(2300)), "00", "01", "10000"]:
            self._entry(_number_values(number))
        for name, _ in self._shapes:
            self._entry({name: 0})
            self._entry({name: 0, NUMBER: 0})
        self._codes_by_class: dict[str, str] = {}
        for known, code in self._codes.items():
            for name in known:
                self._codes_by_class[name] = self._codes_by_class.get(name, "") + code

    def codes_with(self, name: str) -> str:
        """All characters that stand for words of a class."""
        return self._codes_by_class.get(name, "")

    def cut(self, text: str) -> tuple[list[Word], str]:
        """Cut a text into words, and write their classes down, a character a word."""
        words: list[Word] = []
        codes: list[str] = []
        phrases: list[int] = []
        table, at_start, firsts = self._table, self._at_start, self._phrases
        skip, fresh = 0, True
        for match in _TOKEN.finditer(text):
            start = match.start()
            if start < skip:
                continue
            end, kind = match.end(), match.lastgroup
            token = match[0]
            if kind == "word":
                entry = (at_start.get(token) if fresh else None) or table.get(token) or self._unknown(token)
                if token in firsts:
                    phrases.append(len(words))
                if (token == "www" or token[:4] == "http") and (address := _ADDRESS.match(text, start)):
                    skip = end = address.end()
                fresh = False
            elif kind == "digits":
                entry, end = self._digits(text, start, end)
                skip, fresh = end, False
            elif kind == "mark":
                entry = table.get(token) or self._mark
                if token == "-" and text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
                    entry = self._hyphen
                fresh = token in _STARTERS
            else:
                entry, fresh = (self._break, True) if kind == "break" else (self._other, False)
            codes.append(entry[0])
            words.append(Word(start, end, entry[1]))
        if phrases:
            words, codes = self._join(text, words, codes, phrases)
        return words, "".join(codes)

    def _unknown(self, token: str) -> Entry:
        if not token[0].isupper():
            return self._other
        found = self._table.get(token[0].lower() + token[1:])
        if found is None and len(token) > 3 and token.isupper():
            found = self._table.get(token.capitalize()) or self._table.get(token.lower())
        if found is None and self._ends and token.endswith(self._ends):
            return next(entry for ending, entry in self._endings.items() if token.endswith(ending))
        return found or self._capitalised

    def _digits(self, text: str, start: int, end: int) -> tuple[Entry, int]:
        """The longest shape that begins here; of shapes as long the first."""
        best, name = None, ""
        for shape, pattern in self._shapes:
            match = pattern.match(text, start)
            if match is not None and (best is None or match.end() > best.end()):
                best, name = match, shape
        number = self._number.match(text, start)
        if number is not None and (best is None or number.end() > best.end()):
            return self._entry(
                _number_values(number[0], _amount(number, self._number.groupindex))
            ), number.end()
        if best is not None:
            values: dict[str, Any] = {name: _fields(best)}
            if number is not None and number.end() == best.end():
                values[NUMBER] = _amount(number, self._number.groupindex)
            return self._entry(values), best.end()
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return self._other, end

    def _join(
        self, text: str, words: list[Word], codes: list[str], places: list[int]
    ) -> tuple[list[Word], list[str]]:
        """Make one word of each spelling that has several; of spellings that overlap, the first and longest."""
        joined: list[Word] = []
        new_codes: list[str] = []
        done = 0
        for place in places:
            if place < done:
                continue
            for rest, entry in self._phrases[text[words[place].start : words[place].end]]:
                end = place + 1 + len(rest)
                if rest == tuple(text[word.start : word.end] for word in words[place + 1 : end]):
                    joined += words[done:place]
                    new_codes += codes[done:place]
                    joined.append(Word(words[place].start, words[end - 1].end, entry[1]))
                    new_codes.append(entry[0])
                    done = end
                    break
        return [*joined, *words[done:]], [*new_codes, *codes[done:]]

    def _entry(self, values: Mapping[str, Any]) -> Entry:
        classes = frozenset(values)
        code = self._codes.get(classes)
        if code is None:
            code = self._codes[classes] = chr(_FIRST_CODE + len(self._codes))
        return code, values

    def _tables(
        self, knowledge: TimeKnowledge, literals: frozenset[str]
    ) -> tuple[dict[str, Entry], dict[str, Entry]]:
        """All known words; and those with a capital that may be either of two words at the start of a sentence."""
        values: dict[str, dict[str, Any]] = {word: dict(classes) for word, classes in knowledge.words.items()}
        for literal in literals:
            word = literal.strip("'")
            if " " not in word:
                values.setdefault(word, {})[literal] = 0
        for word in [word for word in values if word[:1].isupper()]:
            # What only stands in quotes in a rule must not hide the word's own classes.
            lower = values.get(word[0].lower() + word[1:])
            if lower is not None and all(name.startswith("'") for name in values[word]):
                values[word] = {**lower, **values[word]}
        for word, classes in values.items():
            # A word that rules only quote is to all others a word like any other.
            if word[:1].isalpha() and all(name.startswith("'") for name in classes):
                classes[CAPITALISED if word[0].isupper() else OTHER] = 0
        table = {word: self._entry(classes) for word, classes in values.items()}
        starts = {}
        for word, classes in values.items():
            capital = word[0].upper() + word[1:]
            if capital != word and capital in values:
                starts[capital] = self._entry({**values[capital], **classes})
        return table, starts

    def _phrase_table(
        self, knowledge: TimeKnowledge, literals: frozenset[str]
    ) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
        values: dict[tuple[str, ...], dict[str, Any]] = {}
        for word, classes in knowledge.words.items():
            if len(_tokens(word)) > 1:
                values.setdefault(_tokens(word), {}).update(classes)
        for parts, classes in knowledge.phrases.items():
            values.setdefault(_tokens(" ".join(parts)), {}).update(classes)
            literal = f"'{' '.join(parts)}'"
            if literal in literals:
                values[_tokens(" ".join(parts))][literal] = 0
        for literal in literals:
            parts = _tokens(literal.strip("'"))
            if len(parts) > 1:
                values.setdefault(parts, {})[literal] = 0
        table: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for parts, known in values.items():
            for first in {parts[0], parts[0][0].upper() + parts[0][1:]}:
                table.setdefault(first, []).append((parts[1:], self._entry(known)))
        for found in table.values():
            found.sort(key=lambda item: -len(item[0]))
        return table


def _tokens(spelling: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _TOKEN.finditer(spelling))


def _number_pattern(text: Mapping[str, Any]) -> re.Pattern[str]:
    decimal, thousands = re.escape(text.get("decimal", ".")), re.escape(text.get("thousands", ","))
    return re.compile(
        rf"(?:(?P<grouped>\d{{1,3}}(?:{thousands}\d{{3}}){{1,4}})|(?P<fraction>\d{{1,9}}{decimal}\d{{1,6}})"
        rf"|(?P<plain>\d{{1,{_LONGEST_NUMBER}}}))(?![^\W_])"
    )


def _amount(match: re.Match[str], groups: Mapping[str, int]) -> int | float:
    if match["plain"]:
        return int(match["plain"])
    if match["grouped"]:
        return int(re.sub(r"\D", "", match["grouped"]))
    return float(re.sub(r"\D", ".", match["fraction"]))


def _number_values(digits: str, amount: float | None = None) -> dict[str, Any]:
    """The classes of a number: what it can be in a date or at a clock, by its size and digits."""
    if not digits.isdecimal():
        return {NUMBER: amount}
    value = int(digits)
    values: dict[str, Any] = {NUMBER: value}
    if len(digits) <= 2:
        bounds = {
            "day": (1, 31),
            "no_day": (32, 99),
            "hour": (0, 24),
            "no_hour": (25, 99),
            "minute": (0, 59),
            "small": (1, 99),
            "week_number": (1, 53),
            "no_week": (54, 99),
        }
        values |= {name: value for name, (low, high) in bounds.items() if low <= value <= high}
        if not value:
            values["no_day"] = value
    if len(digits) <= 4 and value:
        values["past_year"] = value
    if len(digits) == 4:
        if value in _YEARS:
            values["year"] = value
        if value in _MODERN:
            values["modern_year"] = value
    return values


def _fields(match: re.Match[str]) -> dict[str, Any]:
    """The groups of a shape as fields; a year also with the number of its digits."""
    fields: dict[str, Any] = {}
    for name, found in match.groupdict().items():
        if found is not None:
            fields[name] = int(found) if found.isdecimal() else found
    if match.groupdict().get("year"):
        fields["year_digits"] = len(match["year"])
    return fields
