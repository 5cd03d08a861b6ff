"""A sentence cut into pieces at commas, conjunctions and coordinators, each with its verbs.

A piece is the largest run of words that certainly belongs to one clause (but for a clause set into it). Where the
pieces of one clause lie apart, :mod:`_assembly` puts them together again.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from demarche.language.german._mending import mend_unit
from demarche.language.german._openers import find_opener
from demarche.language.german._tears import torn
from demarche.language.german._word import Element, Piece, Word, can_be_finite, verb_elements
from demarche.language.german._words import (
    CERTAIN_CONJUNCTIONS,
    COORDINATORS,
    FINITE,
    NOUN,
    OPENING_QUOTES,
    SEPARATORS,
)


def cut(words: Sequence[Word], places: Sequence[int]) -> list[Piece]:
    """The pieces of the words at ``places``, in order."""
    pieces: list[Piece] = []
    for joiner, unit in _units(words, places):
        mend_unit(words, unit)
        joined = joiner
        for coordinator, part in _coordinated(words, unit):
            for adjacent, places_of_part in _before_conjunctions(words, part):
                piece = Piece(
                    tuple(places_of_part),
                    "adjacent" if adjacent else joined,
                    None if adjacent else coordinator,
                    verbs=verb_elements(words, places_of_part),
                )
                piece.opener = find_opener(words, piece, pieces[-1] if pieces else None)
                pieces.append(piece)
            joined = "coordinator"
    _finish_verb_last(words, pieces)
    return [part for piece in pieces for part in torn(words, piece)]


def _finish_verb_last(words: Sequence[Word], pieces: Sequence[Piece]) -> None:
    """Reads the last verb of a verb-last clause as finite where it can be and none other is ("die wir *kennen*")."""
    for i, piece in enumerate(pieces):
        if piece.opener is None or piece.opener.kind == "infinitive":
            continue
        group = [piece]
        for following in pieces[i + 1 :]:
            if following.coordinator is None or following.opener is not None:
                break
            group.append(following)
        if any(part.having("finite") for part in group) and not _shares_no_verb(group):
            continue
        for part in group:
            last = max(part.verbs, default=None)
            ends = last is not None and all(words[p].tag[:1] == "$" for p in part.places if p > last)
            if last is None or not ends or part.verbs[last] == "zu-infinitive":
                break
            if part.having("finite"):
                continue
            if not can_be_finite(words[last]):
                break
            words[last].tag = words[last].tag[:2] + "FIN"
            part.verbs[last] = "finite"


def _shares_no_verb(group: Sequence[Piece]) -> bool:
    """Has a later member a finite verb, but no participle or infinitive that the first one's could stand beside?"""
    first, *others = group
    if first.having("finite"):
        return False
    elements = set(first.verbs.values())
    return not any(elements & set(other.verbs.values()) for other in others)


def _units(words: Sequence[Word], places: Sequence[int]) -> list[tuple[str, list[int]]]:
    units: list[tuple[str, list[int]]] = []
    joiner, unit = "", list[int]()
    for place in places:
        word = words[place]
        if word.text in SEPARATORS and word.tag[:1] == "$":
            if unit:
                units.append((joiner, unit))
                unit, joiner = [], word.text
            elif joiner in ("", ","):
                joiner = word.text if units else ""
        else:
            unit.append(place)
            if _closes_sentence(words, unit, place):
                units.append((joiner, unit))
                unit, joiner = [], ","
    if unit:
        units.append((joiner, unit))
    return units


def _closes_sentence(words: Sequence[Word], unit: Sequence[int], place: int) -> bool:
    """Whether a mark closes a quoted sentence that the next verb takes up without a comma: '„…“ sagte X'."""
    if words[place].text not in OPENING_QUOTES or place + 1 >= len(words) or words[place].tag[:1] != "$":
        return False
    marks = [p for p in unit[:-1] if words[p].text in OPENING_QUOTES]
    quoted = [p for p in unit if not marks or p > marks[-1]]
    return words[place + 1].tag in FINITE and any(words[p].tag in FINITE for p in quoted)


def _coordinated(words: Sequence[Word], unit: list[int]) -> list[tuple[int | None, list[int]]]:
    """The unit cut at the coordinators that join clauses or verb phrases, not at those that join nouns."""
    elements = verb_elements(words, unit)
    cuts: list[int] = []
    start = 0
    coordinators = [
        i
        for i, place in enumerate(unit)
        if words[place].tag == "KON"
        and words[place].lower in COORDINATORS
        and (i == 0 or words[unit[i - 1]].tag != "TRUNC")  # "Bundes- und Landespolitiker"
    ]
    if coordinators and coordinators[0] == 0:
        coordinators = coordinators[1:]
        cuts.append(0)
    finite = [i for i, place in enumerate(unit) if elements.get(place) == "finite"]
    for before, after in itertools.pairwise(finite):
        between = [k for k in coordinators if before < k < after and k >= start]
        if between:
            chosen = _clause_coordinator(words, unit, elements, between, after)
            cuts.append(chosen)
            start = chosen
    others = [i for i, place in enumerate(unit) if elements.get(place, "finite") != "finite"]
    for k in coordinators:
        if k in cuts or unit[k - 1] not in elements:
            continue
        same = elements[unit[k - 1]]
        stop = min((c for c in cuts if c > k), default=len(unit))
        if same != "finite" and any(k < i < stop and elements[unit[i]] == same for i in others):
            cuts.append(k)
    bounds = [*sorted({0, *cuts}), len(unit)]
    parts: list[tuple[int | None, list[int]]] = []
    for first, last in itertools.pairwise(bounds):
        if first in cuts:
            if last - first > 1:
                parts.append((unit[first], unit[first + 1 : last]))
        elif last > first:
            parts.append((None, unit[first:last]))
    return parts


def _clause_coordinator(
    words: Sequence[Word], unit: list[int], elements: dict[int, Element], between: list[int], after: int
) -> int:
    """Which of several coordinators between two finite verbs joins their clauses."""
    for k in between:
        before = unit[k - 1]
        if before in elements or words[before].tag == "PTKVZ":
            return k
    last = between[-1]
    if all(words[unit[i]].tag not in NOUN for i in range(last + 1, after)):
        return last
    return between[0] if words[unit[after]].lower.endswith("n") else last


def _before_conjunctions(words: Sequence[Word], part: list[int]) -> list[tuple[bool, list[int]]]:
    """The part cut where a conjunction or relative stands in its middle without a comma ("er sagte dass …")."""
    elements = verb_elements(words, part)
    for i, place in enumerate(part[1:-1], 1):
        word = words[place]
        if word.lower in (
            "dass",
            "daß",
            "weil",
            "obwohl",
            "wenn",
            "falls",
            "nachdem",
            "ob",
            "damit",
            "bis",
            "als",
            "bevor",
        ):
            boundary = word.tag == "KOUS"
        else:
            boundary = word.tag == "PRELS" and words[part[i - 1]].tag in NOUN
        if not boundary or _only_focus_words(words, part[:i]):
            continue
        rest = part[i:]
        later = [p for p in rest if elements.get(p) == "finite"]
        certain = word.lower in CERTAIN_CONJUNCTIONS and not later
        if (certain or (later and place + 1 not in later)) and (
            word.tag == "PRELS" or any(p in elements for p in part[:i])
        ):
            return [(False, part[:i]), *((True, r) for _, r in _before_conjunctions(words, rest))]
    return [(False, part)]


def _only_focus_words(words: Sequence[Word], places: list[int]) -> bool:
    return all(words[p].tag in ("ADV", "PTKNEG", "KON", "ADJD", "APPR", "PIS", "$(") for p in places)
