"""All names of a language, found in a text at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from demarche.knowledge._abbreviations import explained_otherwise
from demarche.knowledge._actors import Name
from demarche.knowledge._name_forms import inflected

_RANK = {"name": 0, "collective": 0, "seat": 1, "person": 2, "inhabitant": 3, "adjective": 4, "town": 5}
_SPACES = (" ", "\u00a0")
_CAPITAL_AFTER = re.compile(r"[ \u00a0][^\W\d_a-zäöüß]")
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_][\w’'-]*[ \u00a0]+){0,3}[^\W\d_][\w’'-]*)[ \u00a0]+$")
_LONGEST_WORD = 60

_Found = tuple[int, int, Name]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text, at half-open character offsets.

    ``prefix`` tells that it is the first part of a compound with a hyphen ("*US*-Sanktionen").
    """

    start: int
    end: int
    name: Name
    prefix: bool = False


def _no_office(_: str) -> bool:
    return False


def _no_holders(_: str) -> frozenset[str] | None:
    return None


class NameIndex:
    """Finds names as whole words, in every form that inflection gives them (Aho and Corasick 1975).

    A name marked as ambiguous counts in a text that names its actor otherwise too; a family name so marked also right
    after an office ("Kanzler Kurz"). A family name after somebody else's given name is nobody's ("Melania Trump"); of
    several people with one family name those are meant whose full names the text has.

    Args:
        names: All designations; of two that share a form the one of the more telling kind is taken, people and
            seats of the same form are taken together.
        language: Whose endings the names take.
        is_office: Whether a word names an office.
        holders: Ids of those who held the office that the last of some words name; None where they name none.
        given_names: Given names of people, besides those of the people in ``names``.
    """

    def __init__(
        self,
        names: Iterable[Name],
        language: str = "de",
        *,
        is_office: Callable[[str], bool] = _no_office,
        holders: Callable[[str], frozenset[str] | None] = _no_holders,
        given_names: Iterable[str] = (),
    ) -> None:
        self._names = tuple(names)
        self._language, self._is_office, self._holders = language, is_office, holders
        self._more_given_names = frozenset(given_names)

    @cached_property
    def _sure(self) -> _Patterns:
        forms: dict[str, Name] = {}
        for name in self._names:
            for form in () if name.ambiguous else inflected(name, self._language):
                known = forms.get(form)
                forms[form] = name if known is None else _better(known, name)
        return _Patterns({form: (name,) for form, name in forms.items()})

    @cached_property
    def _unsure(self) -> _Patterns:
        forms: dict[str, tuple[Name, ...]] = {}
        for name in self._names:
            for form in inflected(name, self._language) if name.ambiguous else ():
                forms[form] = (*forms.get(form, ()), name)
        return _Patterns(forms)

    @cached_property
    def _given_names(self) -> Mapping[str, frozenset[str]]:
        """Whose given name a word is; nobody's that is known here for most."""
        found: dict[str, set[str]] = {word: set() for word in self._more_given_names}
        for name in self._names:
            if name.kind == "person" and not name.family and " " in name.text:
                found.setdefault(name.text.partition(" ")[0], set()).update(name.actors)
        return {word: frozenset(people) for word, people in found.items()}

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Every name in the text, from left to right, the longest where several begin or overlap."""
        known = _longest(self._sure.find(text))
        others = explained_otherwise(text, [(start, end) for start, end, _ in known])
        sure = self._without_strangers(text, [each for each in known if each[2].text not in others])
        named = _named(sure)
        unsure = [found for found in self._unsure.find(text) if self._is_meant(text, found, named)]
        matches = []
        for start, end, name in _longest([*self._instead(sure, unsure, named), *unsure]) if unsure else sure:
            prefix = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
            matches.append(NameMatch(start, end, self._narrowed(text, start, name, named), prefix))
        return tuple(matches)

    def actors(self, text: str) -> Iterator[str]:
        """The ids of all whom the text may name, one as often as it is named, in no order."""
        for _, _, name in self._sure.find(text):
            yield from name.actors
        for start, end, name in self._unsure.find(text):
            if self._is_meant(text, (start, end, name), {}):
                yield from name.actors

    def _is_meant(self, text: str, found: _Found, named: Mapping[str, list[int]]) -> bool:
        """Whether the text bears out an ambiguous name."""
        start, _, name = found
        if self._is_stranger(text, found, named):
            return False
        if any(actor in named for actor in name.actors):
            return True
        if name.kind != "person":
            return False
        holders = self._holders(_words_before(text, start))
        if holders is None:
            return self._is_office(_word_before(text, start))
        return not holders.isdisjoint(name.actors)

    def _without_strangers(self, text: str, found: list[_Found]) -> list[_Found]:
        """Without names of others; whom a text has called by another given name it means later on too."""
        named = _named(found)
        forms: dict[str, set[str]] = defaultdict(set)
        for _, _, name in found:
            if not name.family:
                for actor in name.actors:
                    forms[actor].add(name.text)
        kept: list[_Found] = []
        strangers: set[str] = set()
        for each in found:
            name = each[2]
            if self._is_stranger(text, each, named):
                if all(forms[actor] <= {name.text} for actor in name.actors):
                    strangers.add(name.text)
            elif name.text not in strangers:
                kept.append(each)
        return kept

    def _is_stranger(self, text: str, found: _Found, named: Mapping[str, list[int]]) -> bool:
        """Whether a name is somebody else's family name, or none: after a given name or before another name.

        Countries and capitals are family names too ("Jack *London*").
        """
        start, end, name = found
        if not name.family and not (name.kind in ("name", "seat", "town") and " " not in name.text):
            return False
        alone = name.ambiguous and named.keys().isdisjoint(name.actors)
        if name.family and alone and _CAPITAL_AFTER.match(text, end):
            return True  # "Bürgermeister Klaus Luger"
        word = _word_before(text, start)
        people = self._given_names.get(word)
        return people is not None and people.isdisjoint(name.actors) and not self._is_office(word)

    def _narrowed(self, text: str, start: int, name: Name, named: Mapping[str, list[int]]) -> Name:
        """A family name of several for the one named in full last before it, else for holders of the office before it."""
        if not name.family or len(name.actors) == 1:
            return name
        present = [actor for actor in name.actors if actor in named]
        if present:
            return replace(name, actors=(max(present, key=lambda actor: _last_before(named[actor], start)),))
        holders = self._holders(_words_before(text, start))
        fitting = tuple(actor for actor in name.actors if holders is not None and actor in holders)
        return replace(name, actors=fitting) if fitting else name

    @staticmethod
    def _instead(
        sure: Iterable[_Found], unsure: Iterable[_Found], named: Mapping[str, list[int]]
    ) -> Iterator[_Found]:
        """The sure names without those that stand for one whom only they name where another is named besides."""
        spans = {(start, end) for start, end, _ in unsure}
        for start, end, name in sure:
            alone = all(set(named.get(actor, ())) <= {start} for actor in name.actors)
            if not (alone and (start, end) in spans):
                yield start, end, name


class _Patterns:
    """Forms of names, and what they stand for."""

    def __init__(self, forms: Mapping[str, tuple[Name, ...]]) -> None:
        self._automaton = AhoCorasick(list(forms))
        self._names = list(forms.values())

    def find(self, text: str) -> Iterator[_Found]:
        """Every form that stands as a whole word, overlapping ones too."""
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            before = text[start - 1 : start]
            if before.isalnum() or before == "-" or text[end : end + 1].isalnum():
                continue
            for name in self._names[pattern]:
                yield start, end, name


def _named(found: Iterable[_Found]) -> dict[str, list[int]]:
    """Where a text names whom by a name of its own, family names alone aside."""
    named: dict[str, list[int]] = defaultdict(list)
    for start, _, name in found:
        if len(name.actors) == 1 and not name.family:
            named[name.actors[0]].append(start)
    return named


def _better(known: Name, name: Name) -> Name:
    """Of two names of one form the more telling one."""
    if known.kind == name.kind and known.kind in ("seat", "person"):
        return replace(known, actors=tuple(dict.fromkeys(known.actors + name.actors)))
    better, other = (name, known) if _RANK[name.kind] < _RANK[known.kind] else (known, name)
    if better.kind in ("inhabitant", "name") and other.kind == "adjective" and better.actors == other.actors:
        return replace(better, attributive=True)
    return better


def _longest(found: Iterable[_Found]) -> list[_Found]:
    """The matches from left to right, the longest where several begin or overlap, the first of the same length."""
    kept: list[_Found] = []
    reach = 0
    for start, end, name in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= reach:
            kept.append((start, end, name))
            reach = end
    return kept


def _last_before(places: list[int], start: int) -> int:
    """The last of some places before one; -1 where there is none."""
    before = bisect_left(places, start)
    return places[before - 1] if before else -1


def _words_before(text: str, start: int) -> str:
    """Up to four words right before a place in the text."""
    match = _WORDS_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return match[1] if match else ""


def _word_before(text: str, start: int) -> str:
    """The word right before a place in the text; empty where something else is."""
    if text[start - 1 : start] not in _SPACES:
        return ""
    words = text[max(0, start - _LONGEST_WORD) : start].split()
    return words[-1] if words and words[-1][0].isalpha() else ""
