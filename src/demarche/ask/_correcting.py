"""A claim as a reviewer says that it ought to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from demarche import __version__
from demarche.ask._actors import find_actor
from demarche.ask._baselines import parse_period
from demarche.ask._errors import AskError
from demarche.knowledge import Knowledge
from demarche.model import Claim, Modality, Participant, Polarity, Speaker, Time

_LONGEST_NAME = 40


def corrected(
    claim: Claim,
    knowledge: Knowledge,
    *,
    person: str,
    act: str | None = None,
    source: Sequence[str] | None = None,
    target: Sequence[str] | None = None,
    when: str | None = None,
    polarity: str | None = None,
    modality: str | None = None,
    speakers: Sequence[str] | None = None,
) -> Claim:
    """A claim with some of its parts put right; the words it rests on stay.

    Args:
        claim: The claim as it was read.
        knowledge: Acts and actors.
        person: Who corrects it; the claim's reader from now on.
        act: Key of the right act.
        source: Codes or names of those who did it; none for nobody named.
        target: Codes or names of those to whom it was done.
        when: A day, a month, a year, or two days with a slash between.
        polarity: "affirmed" or "negated".
        modality: "actual", "intended", "demanded" or "possible".
        speakers: On whose word it rests, outermost first; none for the report's own.

    Raises:
        AskError: A part is none; says which.
    """
    changes: dict[str, Any] = {}
    if act is not None:
        if act not in knowledge.acts:
            raise AskError(f"there is no act {act!r}; demarche acts lists them")
        changes["act"] = knowledge.acts[act]
    if source is not None:
        changes["source"] = _participants(source, claim.source, claim, knowledge)
    if target is not None:
        changes["target"] = _participants(target, claim.target, claim, knowledge)
    if when is not None:
        changes["time"] = _time(when)
    if polarity is not None:
        changes["polarity"] = _one_of(polarity, "polarity", get_args(Polarity))
    if modality is not None:
        changes["modality"] = _one_of(modality, "modality", get_args(Modality))
    if speakers is not None:
        changes["speakers"] = _speakers(speakers, claim, knowledge)
    name = person[:_LONGEST_NAME].replace("@", "-")
    step = f"corrected by {person}: {', '.join(changes) or 'nothing'}"
    return replace(claim, **changes, reader=f"review:{name}@{__version__}", steps=(*claim.steps, step))


def _participants(
    names: Sequence[str], before: Sequence[Participant], claim: Claim, knowledge: Knowledge
) -> tuple[Participant, ...]:
    """Actors by name; one that stood there keeps its words, another stands for the words of the act."""
    known = {participant.actor.code: participant for participant in before}
    found = []
    for name in names:
        actor = find_actor(name, knowledge)
        words = claim.evidence
        found.append(
            known.get(actor.code)
            or Participant(
                actor, words.text, words.spans[0] if words.spans else words.sentence, "by a reviewer"
            )
        )
    return tuple(found)


def _speakers(names: Sequence[str], claim: Claim, knowledge: Knowledge) -> tuple[Speaker, ...]:
    known = {speaker.actor.code: speaker for speaker in claim.speakers if speaker.actor is not None}
    found = []
    for name in names:
        actor = find_actor(name, knowledge)
        found.append(
            known.get(actor.code)
            or Speaker(actor, None, "by a reviewer", "indirect", claim.evidence.sentence)
        )
    return tuple(found)


def _time(when: str) -> Time:
    first, _, last = when.partition("/")
    begins = parse_period(first.strip(), "when")
    ends = parse_period(last.strip(), "when") or begins
    if begins is None or ends is None or ends.before(begins) == "yes":
        raise AskError(f"when is a day, month or year, or two with a slash between, not {when!r}")
    return Time(begins.first_day, ends.last_day, when, None, None, "expression", "by a reviewer")


def _one_of(value: str, part: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise AskError(f"{part} is one of {', '.join(allowed)}, not {value!r}")
    return value
