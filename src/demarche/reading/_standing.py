"""What a report says of an entity's standing ("teilweise anerkannt"): a state of affairs, not an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from demarche.reading._evidence import evidence
from demarche.reading._frames_match import Match

Standings = Mapping[tuple[int, str], str]
"""Words of standing by sentence and actor's id."""


def is_bare_standing(match: Match) -> bool:
    """Whether a match says what holds and names nobody by whose act it does."""
    return match.construction.standing and not match.source


def standings(text: str, matches: Iterable[Match]) -> Standings:
    """The words of standing that stand beside the entities of a report."""
    found: dict[tuple[int, str], str] = {}
    for match in matches:
        if match.construction.standing:
            sentence = match.site.sentence
            words = evidence(text, sentence, _with_adverb(match)).text
            for participant in match.target:
                found.setdefault((sentence.index, participant.actor.id), words)
    return found


def _with_adverb(match: Match) -> tuple[int, ...]:
    """The participle with the adverb right before it ("*teilweise* anerkannte")."""
    first, tokens = match.words[0], match.site.sentence.tokens
    adverb = first > 0 and tokens[first - 1].tag in ("ADV", "ADJD", "ADJA")
    return (first - 1, *match.words) if adverb else match.words
