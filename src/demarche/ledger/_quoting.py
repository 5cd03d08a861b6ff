"""Whether a claim's spans quote the words that it claims."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.model import Claim, Participant, Span, Speaker

_GAP = " … "
"""Stands between words of one part that stand apart in the report."""

_BY_REVIEWER = "review:"


def misquotations(claim: Claim, text: str) -> Iterator[str]:
    """What a claim says of its report's text that the text does not bear out, one short sentence each.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    evidence = claim.evidence
    if not all(_within(span, text) for span in (*evidence.spans, evidence.sentence)):
        yield "its evidence lies outside the report"
    elif _GAP.join(text[start:end] for start, end in evidence.spans) != evidence.text:
        yield f"its evidence is not {evidence.text!r}"
    for role, participants in (("source", claim.source), ("target", claim.target)):
        for participant in participants:
            if not _names(participant, text):
                yield f"its {role} is not called {participant.mention!r} there"
    for speaker in claim.speakers:
        if not _speaks(speaker, claim, text):
            yield f"its speaker {speaker.mention or speaker.cue!r} is not there"
    for part, words, span in _others(claim):
        if not _quotes(words, span, text):
            yield f"{part} is not {words!r}"


def _others(claim: Claim) -> Iterator[tuple[str, str, Span]]:
    if claim.time.span is not None:
        yield "its time", claim.time.text or "", claim.time.span
    for designation in claim.called:
        yield f"what {designation.actor} is called", designation.words, designation.span
    for cause in claim.because_of:
        yield "its cause", cause.cue, cause.span


def _names(participant: Participant, text: str) -> bool:
    if participant.resolution == "speaker":  # whose place is that of the words of saying
        return _within(participant.span, text) and participant.mention in text
    return _quotes(participant.mention, participant.span, text)


def _speaks(speaker: Speaker, claim: Claim, text: str) -> bool:
    """A speaker's place is that of the words of saying, or of the whole that is said."""
    cues = [] if claim.reader.startswith(_BY_REVIEWER) else speaker.cue.split(_GAP)
    return _within(speaker.span, text) and all(words in text for words in (speaker.mention or "", *cues))


def _quotes(words: str, span: Span, text: str) -> bool:
    """Whether words stand at a place; of words apart the first, and the others somewhere."""
    start, end = span
    first, *rest = words.split(_GAP)
    return _within(span, text) and text[start:end] in (words, first) and all(part in text for part in rest)


def _within(span: Span, text: str) -> bool:
    return 0 <= span[0] <= span[1] <= len(text)
