"""Reports that copy one another count as one origin: near-duplicates, and what one agency sent out within a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from zlib import crc32

import numpy as np

from demarche.knowledge import spelling
from demarche.model import days_between

SHINGLE_WORDS = 5
SIGNATURE_VALUES = 64
LIKENESS = 0.5
"""Estimated share of common shingles from which on two reports are copies of each other."""

_BAND = np.uint64
"""Two values of a signature, compared as one."""

_FEW = 32
"""Up to so many reports each is compared with each, which is quicker than looking for those to compare."""

_Places = tuple[np.ndarray[tuple[int], np.dtype[np.intp]], np.ndarray[tuple[int], np.dtype[np.intp]]]

_WORDS = re.compile(r"\w+")
_SPACE = ord(" ")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_HEAD, _TAIL = 300, 120


@dataclass(frozen=True, slots=True)
class Copy:
    """What a report is compared by: its day, the agency it credits, and its signature."""

    report: str
    published: date | None
    agency: str | None
    signature: bytes


def signature(text: str) -> bytes:
    """The MinHash of a text's word shingles (Broder 1997): 64 values of 32 bits, for any length of text.

    Two texts agree in about as large a share of the values as their sets of shingles overlap.
    """
    words = " ".join(_WORDS.findall(text)).casefold().encode()
    ends = np.flatnonzero(np.frombuffer(words, dtype=np.uint8) == _SPACE).tolist()
    starts = [0, *(end + 1 for end in ends)]
    ends.append(len(words))
    last = ends[SHINGLE_WORDS - 1 :] or ends[-1:]
    shingles = {crc32(words[start:end]) for start, end in zip(starts, last, strict=False)}
    hashed = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    factors, terms = _permutations()
    # Multiply-shift (Dietzfelbinger 1997): the upper half of a 64-bit product is a hash of its own for each factor.
    values = hashed[:, None] * factors[None, :]
    values += terms[None, :]
    return bytes((values.min(axis=0) >> np.uint64(32)).astype("<u4").tobytes())


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of shingles that two reports have in common, 0 to 1."""
    return float(np.mean(_values(one) == _values(other)))


def agency_of(text: str, language: str) -> str | None:
    """The news agency that a report credits in its dateline or last line ("Wien (dpa) –"), in lower case."""
    names = _agency_names(language)
    for part in (text[:_HEAD], text[-_TAIL:]):
        for match in _BRACKETED.finditer(part):
            for word in re.split(r"[/,;\s]+", match[1].casefold()):
                if word in names:
                    return word
    return None


def agency_among(publishers: Iterable[str], language: str) -> str | None:
    """The news agency that published a report itself, in lower case; of several the first in alphabetical order."""
    return min({name.casefold() for name in publishers} & _agency_names(language), default=None)


def origins(copies: Iterable[Copy]) -> Mapping[str, str]:
    """Which reports go back to one origin.

    Two reports do if their texts are alike, or if they credit the same agency on the same or the next day; and with them
    all that go together with either. So the answer depends on which reports are looked at, never on their order.

    Args:
        copies: The reports to sort.

    Returns:
        For each report's id that of the origin: the smallest id among the reports that have it.
    """
    ordered = sorted(copies, key=lambda copy: copy.report)
    parent = {copy.report: copy.report for copy in ordered}

    def root(report: str) -> str:
        while parent[report] != report:
            parent[report] = parent[parent[report]]
            report = parent[report]
        return report

    for one, other in _alike(ordered):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {report: root(report) for report in parent}


def count_origins(copies: Iterable[Copy]) -> int:
    """How many independent origins some reports have among them."""
    looked_at = list(copies)
    return len(set(origins(looked_at).values())) if len(looked_at) > 1 else len(looked_at)


def _alike(copies: Sequence[Copy]) -> Iterable[tuple[str, str]]:
    yield from _near_duplicates(copies)
    by_agency: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.agency and copy.published:
            by_agency[copy.agency].append(copy)
    for group in by_agency.values():
        group.sort(key=lambda copy: (copy.published or date.min, copy.report))
        for one, other in pairwise(group):
            if one.published and other.published and days_between(one.published, other.published) <= 1:
                yield one.report, other.report


def _near_duplicates(copies: Sequence[Copy]) -> Iterable[tuple[str, str]]:
    """Pairs whose signatures agree; of many only those that share a band are compared (locality-sensitive hashing)."""
    number = len(copies)
    if number < 2:
        return
    signatures = _values(b"".join(copy.signature for copy in copies)).reshape(number, -1)
    ones, others = _each_with_each(number) if number <= _FEW else _sharing(signatures.view(_BAND))
    alike = np.mean(signatures[ones] == signatures[others], axis=1) >= LIKENESS
    for one, other in zip(ones[alike].tolist(), others[alike].tolist(), strict=True):
        yield copies[one].report, copies[other].report


@cache
def _each_with_each(number: int) -> _Places:
    """Pairs of so many rows, each once."""
    one, other = np.triu_indices(number, 1)
    return one, other


def _sharing(bands: np.ndarray[tuple[int, int], np.dtype[np.uint64]]) -> _Places:
    """Pairs of rows that have a value in common in some column: of each group of such rows the first with each other."""
    order = np.argsort(bands, axis=0, kind="stable")
    ordered = np.take_along_axis(bands, order, axis=0)
    again = np.zeros(bands.shape, dtype=bool)
    again[1:] = ordered[1:] == ordered[:-1]
    place = np.arange(len(bands))[:, None]
    first = np.maximum.accumulate(np.where(again, 0, place), axis=0)
    pairs = np.stack([np.take_along_axis(order, first, axis=0)[again], order[again]])
    one, other = np.unique(pairs, axis=1)
    return one, other


def _values(raw: bytes) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.frombuffer(raw, dtype="<u4")


@cache
def _permutations() -> tuple[
    np.ndarray[tuple[int], np.dtype[np.uint64]], np.ndarray[tuple[int], np.dtype[np.uint64]]
]:
    # The seed is part of the format: signatures that are kept were made with it.
    drawn = np.random.Generator(np.random.PCG64(20220713))
    factors = drawn.integers(1, 2**63, SIGNATURE_VALUES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return factors, drawn.integers(0, 2**63, SIGNATURE_VALUES, dtype=np.uint64)


@cache
def _agency_names(language: str) -> frozenset[str]:
    known = spelling(language)
    return frozenset() if known is None else frozenset(name.casefold() for name in known.agencies)
