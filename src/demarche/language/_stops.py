from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.knowledge import DotClass
from demarche.language._orthography import Orthography
from demarche.language._patterns import INVISIBLE
from demarche.language._quotations import QuoteMark
from demarche.model import Span

_GAP = re.compile(rf"[\s{INVISIBLE}]*")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"\w{0,40}+\.?")
_ROMAN = re.compile(r"[IVX]{2,}\.")
_SHORT_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.")
_DAY = re.compile(r"[0-3]?\d\.")
_ELLIPSES = frozenset(["...", "…"])
_DASHES = frozenset("–—-")
_GOES_ON = frozenset(",;:/")


class StopReader:
    """Tells full stops from other dots in one paragraph, and where the sentence before one ends.

    Each method takes the words of the sentence so far, adds the word or words at a match of the token pattern, and
    returns the offset after the sentence's last mark, or None where it goes on.
    """

    def __init__(self, text: str, span: Span, rules: Orthography, marks: Sequence[QuoteMark]) -> None:
        self._text, self._end = text, span[1]
        self._rules, self._chains = rules.spelling, rules.chains
        self._closing = {mark.start: mark.end for mark in marks if mark.role == "close"}
        self._opening = {mark.start: mark.end for mark in marks if mark.role == "open"}

    def mark(self, words: list[Span], start: int, end: int) -> int | None:
        """A full stop, exclamation or question mark, or a run of these or of dots."""
        begins = not words
        words.append((start, end))
        run = self._text[start:end]
        if run in _ELLIPSES:
            if begins or self._text[start - 1] in "([":
                return None
            return self._stop(end, only_openers=True)
        return self._stop(end)

    def word(self, words: list[Span], start: int, end: int) -> int | None:
        """A word with dots inside or at its end."""
        if self._text[end - 1] != ".":
            words.append((start, end))
            return None
        dot_class = self._dot_class(words, start, end)
        if dot_class is None:
            words += ((start, end - 1), (end - 1, end))
            return self._stop(end)
        words.append((start, end))
        return None if dot_class == "inner" else self._stop(end, only_openers=dot_class == "either")

    def number(self, words: list[Span], start: int, end: int) -> int | None:
        """A number, perhaps with a dot at its end."""
        text = self._text
        if text[end - 1] != ".":
            words.append((start, end))
            return None
        if not words and end - start <= 4 and text[end : end + 1].isspace():
            words.append((start, end))
            return None
        if self._is_ordinal(words, start, end):
            words.append((start, end))
            return self._stop(end, only_openers=True)
        words += ((start, end - 1), (end - 1, end))
        return self._stop(end)

    def _stop(self, at: int, *, only_openers: bool = False) -> int | None:
        """The end of the sentence whose mark ends at ``at``, with the marks that close after it."""
        text = self._text
        closed = self._after_closing(at)
        following = self._skip(closed)
        if following == self._end:
            return closed
        char = text[following]
        if char in _GOES_ON:
            return None
        if char in _DASHES:
            return (
                closed if closed == at and not only_openers and self._dash_begins(closed, following) else None
            )
        begin = self._after_opening(following)
        match = _WORD.match(text, begin, self._end)
        word = match.group() if match else ""
        if only_openers and closed == at:
            return closed if word in self._rules.openers and following > closed else None
        if following == closed:
            return closed if self._lacks_space(at, closed, begin, word) else None
        if word[:1].islower() and begin == following and word[1:].islower() | (len(word) == 1):
            return None
        return closed

    def _dash_begins(self, closed: int, dash: int) -> bool:
        """Whether a dash after a full stop begins a sentence or speech."""
        after = dash + 1
        while after < self._end and self._text[after] in _DASHES:
            after += 1
        after = self._skip(after)
        return closed < dash and after < self._end and self._text[after].isupper()

    def _lacks_space(self, at: int, closed: int, begin: int, word: str) -> bool:
        """Whether a new sentence begins right after the mark or the quotation mark that closes the old one."""
        if begin > closed:
            return True
        before = self._text[max(0, at - 2) : at - 1]
        starts = word[:1].isupper() and (word[1:2].islower() or word in self._rules.openers)
        return starts and (
            closed > at
            or before.islower()
            or before.isdigit()
            or before.isspace()
            or self._text[at - 1] in "!?"
        )

    def _dot_class(self, words: list[Span], start: int, end: int) -> DotClass | None:
        """What kind of abbreviation the word with its dot is; None if the dot is a full stop."""
        text, rules = self._text, self._rules
        word = text[start:end]
        joined = self._chain(words, start) + word
        found = rules.abbreviations.get(joined)
        if found is None and joined != word and joined in self._chains:
            found = "inner"
        if found is None:
            found = rules.abbreviations.get(word) or rules.abbreviations.get(word.rpartition("-")[2])
        if found == "number":
            following = self._skip(end)
            if following < self._end and (text[following] in "IVX" or text[following].isdigit()):
                return "inner"
            found = None
        if found is not None:
            return found
        if "." in word[:-1]:
            return "either" if "-" not in word else None
        if len(word) == 2:
            return self._letter(word, end)
        if _ROMAN.fullmatch(word):
            return (
                "inner"
                if self._next(end)[:1].islower() or self._before(words) in rules.before_ordinal
                else "either"
            )
        return None

    def _letter(self, word: str, end: int) -> DotClass | None:
        """A single letter with a dot: part of an abbreviation, an initial, or the last letter of a sentence."""
        if not word[0].isalpha():
            return None
        following = self._next(end)
        if word[0].islower() or word in self._chains:
            return "either" if following else None
        goes_on = following[:1].isalpha() and following.rstrip(".") not in self._rules.openers
        return "inner" if goes_on or self._text[end : end + 1] in (",", "-") else None

    def _chain(self, words: list[Span], start: int) -> str:
        """The parts of an abbreviation right before ``start`` ("i.d." before "R.")."""
        parts = ""
        for first, last in words[:-4:-1]:
            part = self._text[first:last]
            if start - last > 1 or not part.endswith(".") or part + parts not in self._chains:
                break
            parts, start = part + parts, first
        return parts

    def _is_ordinal(self, words: list[Span], start: int, end: int) -> bool:
        rules, text = self._rules, self._text
        number = text[start:end]
        if not rules.dotted_ordinals or not (
            (number[:-1].isdigit() and end - start <= 4) or _SHORT_DATE.fullmatch(number)
        ):
            return False
        before = self._before(words)
        if before in rules.before_ordinal or (_DAY.fullmatch(before) and self._next(end)[:1].isdigit()):
            return True
        if text[end : end + 1] in (",", "/", "–", "-", ";", ")"):
            return True
        following = self._next(end)
        return (
            following[:1].islower()
            or following in rules.after_ordinal
            or following.rstrip(".") in rules.after_ordinal
            or _DAY.fullmatch(following) is not None
            or ("." in number[:-1] and self._begins_no_sentence(end))
        )

    def _begins_no_sentence(self, at: int) -> bool:
        place = self._skip(at)
        following = self._next(at)
        return (
            following.rstrip(".") not in self._rules.openers
            if following
            else self._text[place : place + 1] == "("
        )

    def _before(self, words: list[Span]) -> str:
        return self._text[words[-1][0] : words[-1][1]] if words else ""

    def _next(self, at: int) -> str:
        """The next word after white space, with its dot; empty before a mark and at the end."""
        match = _NEXT_WORD.match(self._text, self._skip(at), self._end)
        return match.group() if match else ""

    def _skip(self, at: int) -> int:
        match = _GAP.match(self._text, at, self._end)
        return match.end() if match else at

    def _after_closing(self, at: int) -> int:
        while at < self._end:
            if self._text[at] in ")]":
                at += 1
            elif at in self._closing:
                at = self._closing[at]
            elif self._text[at] == " " and at + 1 in self._closing:
                at = self._closing[at + 1]
            else:
                break
        return at

    def _after_opening(self, at: int) -> int:
        while at < self._end:
            if self._text[at] in "([":
                at += 1
            elif at in self._opening:
                at = self._opening[at]
            else:
                break
        return at
