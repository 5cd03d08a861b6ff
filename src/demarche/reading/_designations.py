"""What the actors of a claim are called where it is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from demarche.language import Quotation
from demarche.model import Designation, Participant, Span

_BEFORE = 40
"""Characters before a name in which "sogenannt" still belongs to it."""

_MARKS = "„“”\"»«‚‘'’›‹"


def designations(
    text: str,
    participants: Iterable[Participant],
    quotations: Iterable[Quotation],
    standing: Mapping[str, str],
    so_called: Iterable[str],
) -> tuple[Designation, ...]:
    """One entry for each actor and wording; pronouns say nothing and are left out.

    ``standing`` holds what the sentence says of actors' recognition, by their ids; ``so_called`` are beginnings of words
    that keep their distance.

    Scare quotes are quotation marks around a name alone, or around no more than the words next to it.
    """
    distance = _pattern(tuple(so_called))
    short = [q.span for q in quotations if q.closed]
    seen: dict[tuple[str, Span], Designation] = {}
    for participant in participants:
        if participant.resolution.startswith(("pronoun", "possessive", "speaker")):
            continue
        start, end = participant.span
        before = text[max(0, start - _BEFORE) : start]
        entry = Designation(
            actor=participant.actor.id,
            words=participant.mention,
            span=participant.span,
            scare_quotes=_quoted(text, (start, end), short),
            so_called=distance.search(text[start:end]) is not None or _ends_so_called(before, distance),
            standing=standing.get(participant.actor.id),
        )
        seen.setdefault((entry.actor, entry.span), entry)
    return tuple(sorted(seen.values(), key=lambda entry: (entry.span, entry.actor)))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some beginnings of words, with up to two letters of an ending; "_" is a blank."""
    beginnings = "|".join(re.escape(word.replace("_", " ")) for word in words)
    return re.compile(rf"\b(?:{beginnings})\w{{0,2}}", re.IGNORECASE)


def _ends_so_called(before: str, distance: re.Pattern[str]) -> bool:
    found = list(distance.finditer(before))[-1:]
    return bool(found) and not re.search(r"[.;:,]|\s\w+\s+\w+\s+\w+", before[found[0].end() :])


def _quoted(text: str, span: Span, quotations: Iterable[Span]) -> bool:
    start, end = span
    if (
        text[start - 1 : start] in _MARKS
        and text[end : end + 1] in _MARKS
        and start > 0
        and text[end : end + 1]
    ):
        return True
    inner = text[start:end]
    if any(mark in inner for mark in '„»“”"'):
        return True
    return any(
        first <= start and end <= last and last - first <= (end - start) + 25 for first, last in quotations
    )
