"""All names of a language, found in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from demarche.knowledge._actors import Name

_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
_RANK = {"name": 0, "collective": 0, "seat": 1, "person": 2, "inhabitant": 3, "adjective": 4}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text, at half-open character offsets.

    ``prefix`` tells that it is the first part of a compound with a hyphen ("*US*-Sanktionen").
    """

    start: int
    end: int
    name: Name
    prefix: bool = False


class NameIndex:
    """Finds names as whole words, in every form German inflection gives them (Aho and Corasick 1975).

    Args:
        names: All designations; of two that share a form the one of the more telling kind is taken, people and
            seats of the same form are taken together.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)

    @cached_property
    def _forms(self) -> dict[str, Name]:
        forms: dict[str, Name] = {}
        for name in self._names:
            for form in inflected(name):
                known = forms.get(form)
                if known is None or _RANK[name.kind] < _RANK[known.kind]:
                    forms[form] = name
                elif known.kind == name.kind and known.kind in ("seat", "person"):
                    forms[form] = replace(known, actors=tuple(dict.fromkeys(known.actors + name.actors)))
        return forms

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._forms))

    @cached_property
    def _patterns(self) -> list[Name]:
        return list(self._forms.values())

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Every name in the text, from left to right, the longest where several begin or overlap."""
        found: list[NameMatch] = []
        reach = 0
        for start, end, pattern in sorted(self._whole_words(text), key=lambda m: (m[0], -m[1])):
            if start >= reach:
                prefix = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
                found.append(NameMatch(start, end, self._patterns[pattern], prefix))
                reach = end
        return tuple(found)

    def actors(self, text: str) -> Iterator[str]:
        """The ids of all whom the text may name, one as often as it is named, in no order."""
        for _, _, pattern in self._whole_words(text):
            yield from self._patterns[pattern].actors

    def _whole_words(self, text: str) -> Iterator[tuple[int, int, int]]:
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            before = text[start - 1 : start]
            if before.isalnum() or before == "-" or text[end : end + 1].isalnum():
                continue
            yield start, end, pattern


def inflected(name: Name) -> Iterator[str]:
    """The forms a German name can have in a text."""
    text = name.text
    if name.kind == "adjective":
        endings = ("",) if text.endswith("er") else _ADJECTIVE_ENDINGS
        for ending in endings:
            yield text + ending
            yield text[0].upper() + text[1:] + ending
        return
    yield text
    if name.number == "plural":
        return
    if name.kind == "inhabitant":
        yield from _inhabitants(text)
    elif text[-1] in "sxzß":
        yield text + "'"
        yield text + "’"
    else:
        yield text + "s"


def _inhabitants(text: str) -> Iterator[str]:
    if text.endswith("e"):
        yield from (text + "n", text[:-1] + "in", text[:-1] + "innen")
    elif text.endswith("er"):
        yield from (text + "s", text + "n", text + "in", text + "innen")
    else:
        yield from (text + "s", text + "n", text + "en", text + "in", text + "innen")
