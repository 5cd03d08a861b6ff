"""What the actors of a claim are called where it is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from demarche.language import Quotation
from demarche.model import Designation, Participant, Span

_SO_CALLED = re.compile(
    r"\b(?:sog\.|so\s?genannte[rnsm]?|selbst\s?ernannte[rnsm]?|selbst\s?proklamierte[rnsm]?)", re.IGNORECASE
)
_BEFORE = 40
"""Characters before a name in which "sogenannt" still belongs to it."""

_MARKS = "„“”\"»«‚‘'’›‹"


def designations(
    text: str,
    participants: Iterable[Participant],
    quotations: Iterable[Quotation],
    standing: Mapping[str, str],
) -> tuple[Designation, ...]:
    """One entry for each actor and wording; pronouns say nothing and are left out.

    ``standing`` holds what the sentence says of actors' recognition, by their ids.

    Scare quotes are quotation marks around a name alone, or around no more than the words next to it.
    """
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
            so_called=_SO_CALLED.search(text[start:end]) is not None or _ends_so_called(before),
            standing=standing.get(participant.actor.id),
        )
        seen.setdefault((entry.actor, entry.span), entry)
    return tuple(sorted(seen.values(), key=lambda entry: (entry.span, entry.actor)))


def _ends_so_called(before: str) -> bool:
    found = list(_SO_CALLED.finditer(before))[-1:]
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
