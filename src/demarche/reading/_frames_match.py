"""A frame that fits, and what it takes from the matches before it and from whoever speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from demarche.knowledge import Construction, Frame
from demarche.language import Phrase
from demarche.model import Modality, Participant, Polarity, Speaker
from demarche.reading._frames_places import Names
from demarche.reading._frames_site import Site, logical_object


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits, with its actors; ``words`` are places in the sentence, ``own_voice`` marks an act that is
    itself the saying of the innermost speaker."""

    frame: Frame
    construction: Construction
    site: Site
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    polarity: Polarity
    modality: Modality
    speakers: tuple[Speaker, ...]
    words: tuple[int, ...]
    slots: tuple[str, ...]
    reason: str = ""
    about: Phrase | None = None

    @property
    def position(self) -> int:
        return self.site.token.start


DEED_REACH = 4
"""Sentences that "die Entscheidung", "der Schritt" reach back to the act they stand for."""


def doer_of_deed(site: Site, told: Sequence[Match], names: Names) -> tuple[Participant, ...]:
    """Whose deed a noun without owner stands for ("verurteilte *die Entscheidung*"): that of the act told last."""
    phrase = logical_object(site.clause)
    if phrase is None or phrase.genitive is not None or phrase.head.tag != "NN" or not names.definite(phrase):
        return ()
    for match in reversed(told):
        if site.sentence.index - match.site.sentence.index > DEED_REACH:
            return ()
        if match.frame.family not in ("statements", "consultation") and match.polarity == "affirmed":
            return tuple(replace(p, resolution=f"whose deed: {match.site.token.text}") for p in match.source)
    return ()


ANSWERED = frozenset(
    ("accuse", "criticise", "protest", "demand", "threaten", "warn", "request", "offer", "claim_territory")
)
"""Acts that are answered by accepting or rejecting them."""


def answered(site: Site, told: Sequence[Match], answering: frozenset[str]) -> tuple[Participant, ...]:
    """Who is answered where that is left unsaid ("wies *den Vorwurf* zurück"): whoever said it last to the one who
    answers."""
    for match in reversed(told):
        if site.sentence.index - match.site.sentence.index > DEED_REACH:
            return ()
        if match.frame.act in ANSWERED and answering & {p.actor.code for p in match.target}:
            return tuple(replace(p, resolution=f"answered: {match.site.token.text}") for p in match.source)
    return ()


def _speaks_itself(source: tuple[Participant, ...], speakers: tuple[Speaker, ...]) -> bool:
    actor = speakers[-1].actor if speakers else None
    return actor is not None and actor.code in {participant.actor.code for participant in source}


def voices(
    act: str,
    speakers: tuple[Speaker, ...],
    construction: Construction,
    source: tuple[Participant, ...],
    site: Site,
    spoken_by_source: bool,
) -> tuple[Speaker, ...]:
    """On whose word a match rests: not on that of an act that is itself the saying; on the doer's where it confesses."""
    if any(slot.place == "=" for slot in construction.source):
        return ()  # a name that everybody uses rests on nobody's word
    if spoken_by_source or (act == "pledge" and _speaks_itself(source, speakers)):
        return speakers[:-1]  # what is promised in words of one's own is promised by saying it
    if construction.own_word and source:
        verb = site.clause.verb
        own = Speaker(source[0].actor, source[0].mention, verb.text, "indirect", (verb.start, verb.end))
        return (*speakers, own)
    return speakers


def speaking(speakers: tuple[Speaker, ...]) -> tuple[Participant, ...]:
    """The innermost speaker as an actor of the claim."""
    if not speakers or speakers[-1].actor is None:
        return ()
    speaker = speakers[-1]
    return (Participant(speakers[-1].actor, speaker.mention or speaker.cue, speaker.span, "speaker"),)


def distinct(found: Iterable[Participant], without: frozenset[str]) -> tuple[Participant, ...]:
    """Each actor once, without those of some codes."""
    kept: dict[str, Participant] = {}
    for participant in found:
        if participant.actor.code not in without:
            kept.setdefault(participant.actor.code, participant)
    return tuple(kept.values())
