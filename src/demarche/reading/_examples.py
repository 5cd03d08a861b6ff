"""The examples that data give of themselves, read: what a frame or a time rule accepts and rejects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.knowledge import Example, Frame, TimeRule
from demarche.model import Claim, Report
from demarche.reading._reader import Reader
from demarche.reading.times import find_times


@dataclass(frozen=True, slots=True)
class WrongExample:
    """A sentence that is not read as the entry ``rule`` says: it gives ``found`` instead."""

    rule: str
    text: str
    wanted: str
    found: str


def wrong_frame_examples(frame: Frame, reader: Reader) -> Iterator[WrongExample]:
    """The examples of a frame that are not read as it says."""
    for example in frame.accepts:
        claims = reader.read(Report("example", example.text, frame.language))
        if not any(_tells(claim, frame, example) for claim in claims):
            wanted = _shown(frame.act, example)
            yield WrongExample(frame.rule, example.text, wanted, "; ".join(map(_claim, claims)) or "nothing")
    for text in frame.rejects:
        claims = reader.read(Report("example", text, frame.language))
        wrong = [claim for claim in claims if claim.act.key == frame.act]
        if wrong:
            yield WrongExample(frame.rule, text, f"no {frame.act}", "; ".join(map(_claim, wrong)))


def wrong_time_examples(rule: TimeRule, language: str) -> Iterator[WrongExample]:
    """The examples of a time rule that are not read as it says."""
    for example in rule.accepts:
        text = example["text"]
        found = {
            text[one.start : one.end]: one
            for one in find_times(text, language=language, published=example.get("dated"))
        }
        one = found.get(example["find"])
        said = {name: example[name] for name in example.keys() - {"text", "find", "dated"}}
        if one is None or {name: getattr(one, name) for name in said} != said:
            value = one.value if one is not None else ", ".join(found) or "no time"
            yield WrongExample(rule.id, text, f"{example['find']}: {example.get('value', 'a time')}", value)
    for text in rule.rejects:
        found = {text[one.start : one.end]: one for one in find_times(text, language=language)}
        if found:
            yield WrongExample(rule.id, text, "no time", ", ".join(found))


def _tells(claim: Claim, frame: Frame, example: Example) -> bool:
    return (
        claim.act.key == frame.act
        and sorted(p.actor.code for p in claim.source) == sorted(example.source)
        and sorted(p.actor.code for p in claim.target) == sorted(example.target)
        and (claim.polarity, claim.modality) == (example.polarity, example.modality)
    )


def _claim(claim: Claim) -> str:
    source, target = (tuple(p.actor.code for p in actors) for actors in (claim.source, claim.target))
    return _shown(claim.act.key, Example("", source, target, claim.polarity, claim.modality))


def _shown(act: str, example: Example) -> str:
    stance = "".join(
        f" {word}" for word in (example.polarity, example.modality) if word not in ("affirmed", "actual")
    )
    return f"{act} {' '.join(example.source) or '–'} → {' '.join(example.target) or '–'}{stance}"
