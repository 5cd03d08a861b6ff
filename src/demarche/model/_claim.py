from __future__ import annotations

import hashlib
from dataclasses import dataclass
from json.encoder import encode_basestring as _quoted
from typing import Literal

from demarche.model._act import Act
from demarche.model._actor import Actor
from demarche.model._span import Span
from demarche.model._time import Time

Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "intended", "demanded", "possible"]
SpeechMode = Literal["direct", "indirect", "view"]


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a claim, with the words that name it there.

    ``resolution`` says how the words led to the actor ("name", "capital", "pronoun: die Ukraine" …).
    """

    actor: Actor
    mention: str
    span: Span
    resolution: str = "name"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One on whose word a claim rests; ``actor`` is None where the report does not name a known one."""

    actor: Actor | None
    mention: str | None
    cue: str
    mode: SpeechMode
    span: Span
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Designation:
    """What an actor is called where the claim is made, and how the speaker keeps a distance from it.

    ``standing`` are the words beside the name that say how far others recognise it ("teilweise anerkannte").
    """

    actor: str
    words: str
    span: Span
    scare_quotes: bool = False
    so_called: bool = False
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that make the claim; ``text`` joins the parts at ``spans`` with an ellipsis."""

    text: str
    spans: tuple[Span, ...]
    sentence: Span


@dataclass(frozen=True, slots=True)
class Cause:
    """A claim that this one answers, and the words that say so ("woraufhin")."""

    claim: str
    cue: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One act as one report tells it.

    ``speakers`` are outermost first; empty means the report's own voice. ``about`` is words of the report.
    ``standing`` marks a claim that says what holds ("teilweise anerkannt") rather than what was done.
    ``steps`` is the path from words to claim, one line each, for ``demarche explain``.
    """

    report_id: str
    act: Act
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    time: Time
    evidence: Evidence
    rule: str
    reader: str
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    about: str | None = None
    speakers: tuple[Speaker, ...] = ()
    because_of: tuple[Cause, ...] = ()
    called: tuple[Designation, ...] = ()
    standing: bool = False
    damaged: bool = False
    steps: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of what the claim says and where: never of time or order.

        What another reader than demarche's own finds is another claim, even if it says the same.
        """
        # Written out as JSON with its keys in alphabetical order and no spaces, since an encoder takes several times as long.
        content = (
            f'{{"act":{_quoted(self.act.key)},"evidence":{_spans(self.evidence.spans)},'
            f'"modality":{_quoted(self.modality)},"polarity":{_quoted(self.polarity)},'
        )
        if other := reader_name(self.reader):
            content += f'"reader":{_quoted(other)},'
        content += (
            f'"report":{_quoted(self.report_id)},"source":{_ids(self.source)},'
            f'"speakers":[{",".join(_spoken(speaker) for speaker in self.speakers)}],"target":{_ids(self.target)}}}'
        )
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def reader_name(reader: str) -> str:
    """Which reader a claim's ``reader`` is a version of: "llm:small" of "llm:small@0.1.0", "" for demarche's own."""
    return reader.rpartition("@")[0]


def _ids(participants: tuple[Participant, ...]) -> str:
    return f"[{','.join(_quoted(participant.actor.id) for participant in participants)}]"


def _spoken(speaker: Speaker) -> str:
    start, end = speaker.span
    return f"[{_quoted(speaker.actor.id) if speaker.actor else 'null'},[{start},{end}]]"


def _spans(spans: tuple[Span, ...]) -> str:
    return f"[{','.join(f'[{start},{end}]' for start, end in spans)}]"
