"""Reports with their claims as annotated passages, for scorers and test sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from demarche.model import Claim, Report, Span, Time


def annotated_passage(
    report: Report, checked: Sequence[Claim], unchecked: Sequence[Claim] = ()
) -> dict[str, Any]:
    """A report with the acts that it tells, each as an annotator writes it down, in the order of their words.

    Args:
        report: The report.
        checked: Claims that a person has found right, or put right: the passage's ``acts``.
        unchecked: Claims that nobody has looked at: they stand apart, for a reader that is measured by its own claims would
            always be right. What language models alone found is left out.
    """
    told = [claim for claim in unchecked if not claim.reader.startswith("llm:")]
    return {
        "id": report.ref,
        "lang": report.language,
        "date": report.published.isoformat() if report.published else None,
        "text": report.text,
        "acts": [_act(claim) for claim in sorted(checked, key=_place)],
        "unchecked": [_act(claim) for claim in sorted(told, key=_place)],
    }


def _place(claim: Claim) -> tuple[tuple[Span, ...], str]:
    return claim.evidence.spans, claim.id


def _act(claim: Claim) -> dict[str, Any]:
    speaker = claim.speakers[-1] if claim.speakers else None
    return {
        "act": claim.act.key,
        "source": list(dict.fromkeys(p.actor.code for p in claim.source)),
        "target": list(dict.fromkeys(p.actor.code for p in claim.target)),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speaker": [speaker.actor.code] if speaker is not None and speaker.actor is not None else [],
        "when": _when(claim.time),
        "trigger": claim.evidence.text,
    }


def _when(time: Time) -> str | None:
    """The day, else the month or year in which all its days lie."""
    first, last = time.earliest, time.latest
    if first is None or last is None or first.year != last.year:
        return None
    if first == last:
        return first.isoformat()
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"
