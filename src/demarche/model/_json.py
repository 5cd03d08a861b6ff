"""Claims as JSON: the form they are printed, kept and exchanged in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from demarche.model._act import Act
from demarche.model._actor import Actor
from demarche.model._claim import Cause, Claim, Designation, Evidence, Participant, Speaker
from demarche.model._span import Span
from demarche.model._time import Time

Json = dict[str, Any]


def claim_to_json(claim: Claim) -> Json:
    """Gives a claim as a JSON object; spans are ``[start, end]``, days ISO 8601, open ends null.

    Of the act it holds key, family and codes; ``claim_from_json`` takes the rest from the table of acts.
    """
    return {
        "id": claim.id,
        "report": {"id": claim.report_id},
        "act": claim.act.key,
        "family": claim.act.family,
        "plover": claim.act.plover,
        "cameo": claim.act.cameo,
        "source": [_participant(participant) for participant in claim.source],
        "target": [_participant(participant) for participant in claim.target],
        "about": claim.about,
        "time": _time(claim.time),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speakers": [_speaker(speaker) for speaker in claim.speakers],
        "because_of": [{"claim": c.claim, "cue": c.cue, "span": list(c.span)} for c in claim.because_of],
        "evidence": {
            "text": claim.evidence.text,
            "spans": [list(span) for span in claim.evidence.spans],
            "sentence": list(claim.evidence.sentence),
        },
        "damaged": claim.damaged,
        "rule": claim.rule,
        "reader": claim.reader,
        "called": [_designation(designation) for designation in claim.called],
        "standing": claim.standing,
        "steps": list(claim.steps),
    }


def claim_from_json(record: Mapping[str, Any], acts: Mapping[str, Act]) -> Claim:
    """Gives back the claim that ``claim_to_json`` made the object of.

    Args:
        record: The object; a printed one (without "steps") will do.
        acts: The table of acts by key; an act it does not know keeps what the object says of it.

    Raises:
        KeyError, TypeError, ValueError: The object is not of this form.
    """
    key = record["act"]
    act = acts.get(key) or Act(key, record["family"], record["plover"], record["cameo"], "", "", "")
    if act.cameo != record["cameo"]:
        act = replace(act, cameo=record["cameo"])
    evidence = record["evidence"]
    return Claim(
        report_id=record["report"]["id"],
        act=act,
        source=tuple(_participant_from(entry) for entry in record["source"]),
        target=tuple(_participant_from(entry) for entry in record["target"]),
        time=_time_from(record["time"]),
        evidence=Evidence(
            text=evidence["text"],
            spans=tuple(_span(span) for span in evidence["spans"]),
            sentence=_span(evidence["sentence"]),
        ),
        rule=record["rule"],
        reader=record["reader"],
        polarity=record["polarity"],
        modality=record["modality"],
        about=record["about"],
        speakers=tuple(_speaker_from(entry) for entry in record["speakers"]),
        because_of=tuple(Cause(c["claim"], c["cue"], _span(c["span"])) for c in record["because_of"]),
        called=designations_from_json(record),
        standing=record["standing"],
        damaged=record["damaged"],
        steps=tuple(record.get("steps", ())),
    )


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "code": actor.code,
        "name": actor.name,
        "kind": actor.kind,
        "territory": actor.territory,
        "wikidata": actor.wikidata,
    }


def _actor_from(entry: Mapping[str, Any]) -> Actor:
    return Actor(
        entry["id"], entry["code"], entry["name"], entry["kind"], entry["territory"], entry["wikidata"]
    )


def _participant(participant: Participant) -> Json:
    record = _actor(participant.actor)
    record["mention"] = participant.mention
    record["span"] = list(participant.span)
    record["resolution"] = participant.resolution
    return record


def _participant_from(entry: Mapping[str, Any]) -> Participant:
    return Participant(_actor_from(entry), entry["mention"], _span(entry["span"]), entry["resolution"])


def _speaker(speaker: Speaker) -> Json:
    return {
        "actor": _actor(speaker.actor) if speaker.actor else None,
        "mention": speaker.mention,
        "cue": speaker.cue,
        "mode": speaker.mode,
        "span": list(speaker.span),
        "factive": speaker.factive,
    }


def _speaker_from(entry: Mapping[str, Any]) -> Speaker:
    return Speaker(
        actor=_actor_from(entry["actor"]) if entry["actor"] else None,
        mention=entry["mention"],
        cue=entry["cue"],
        mode=entry["mode"],
        span=_span(entry["span"]),
        factive=entry["factive"],
    )


def _designation(designation: Designation) -> Json:
    return {
        "actor": designation.actor,
        "words": designation.words,
        "span": list(designation.span),
        "scare_quotes": designation.scare_quotes,
        "so_called": designation.so_called,
        "standing": designation.standing,
    }


def designations_from_json(record: Mapping[str, Any]) -> tuple[Designation, ...]:
    """What actors are called in a claim, of which this is the object; see ``claim_from_json``."""
    return tuple(_designation_from(entry) for entry in record["called"])


def _designation_from(entry: Mapping[str, Any]) -> Designation:
    return Designation(
        entry["actor"],
        entry["words"],
        _span(entry["span"]),
        entry["scare_quotes"],
        entry["so_called"],
        entry.get("standing"),
    )


def _time(time: Time) -> Json:
    # Only where it is so: the ids of other claims stay what they were.
    impossible = {"impossible": True} if time.impossible else {}
    return {
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
        "value": time.value,
        "text": time.text,
        "span": list(time.span) if time.span else None,
        "basis": time.basis,
        "note": time.note,
        **impossible,
    }


def _time_from(entry: Mapping[str, Any]) -> Time:
    return Time(
        earliest=_day(entry["earliest"]),
        latest=_day(entry["latest"]),
        value=entry["value"],
        text=entry["text"],
        span=_span(entry["span"]) if entry["span"] else None,
        basis=entry["basis"],
        note=entry["note"],
        impossible=entry.get("impossible", False),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(value: list[int]) -> Span:
    start, end = value
    return start, end
