"""Reports with their claims as annotated passages, for scorers and test sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from demarche.model import Claim, Report, Time


def annotated_passage(report: Report, claims: Sequence[Claim]) -> dict[str, Any]:
    """A report with the acts that its claims tell, each as an annotator writes it down.

    Claims of a reviewer stand for those of readers that they corrected; what language models alone found is left out.
    """
    told = [claim for claim in claims if not claim.reader.startswith("llm:")]
    return {
        "id": report.ref,
        "lang": report.language,
        "date": report.published.isoformat() if report.published else None,
        "text": report.text,
        "acts": [_act(claim) for claim in told],
    }


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
