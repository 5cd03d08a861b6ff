"""Which claim answers which, by the words between them ("woraufhin", "als Reaktion auf", "wegen")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from demarche.knowledge import Causes
from demarche.language import Clause, Token
from demarche.model import Cause, Claim
from demarche.reading._frames_match import Match
from demarche.reading._frames_site import preposition
from demarche.reading._once import Told

_ANSWERS = frozenset(("reject", "deny", "refuse"))
"""Acts that answer the act their object names ("wies den Protest zurück")."""


def with_causes(told: Sequence[Told], words: Causes) -> tuple[Claim, ...]:
    """The claims with ``because_of`` filled, in their order."""
    found: dict[int, list[Cause]] = {}
    for place, item in enumerate(told):
        for other_place, other in enumerate(told):
            if place == other_place or item.match.site.sentence.index != other.match.site.sentence.index:
                continue
            token = _joined(item.match, other.match, words)
            if token is not None:
                cause = Cause(other.claim.id, token.text, (token.start, token.end))
                found.setdefault(place, []).append(cause)
        if place not in found and (cue := _answering(item.match, words)) is not None:
            before = _told_before(told, place)
            if before is not None:
                found[place] = [Cause(before.claim.id, cue.text, (cue.start, cue.end))]
    return tuple(
        replace(item.claim, because_of=tuple(found[place])) if place in found else item.claim
        for place, item in enumerate(told)
    )


def _joined(effect: Match, cause: Match, words: Causes) -> Token | None:
    """The word that says that ``effect`` answers ``cause`` in the same sentence."""
    if cause.site.phrase is not None:
        return _by_phrase(effect, cause, words)
    if effect.site.phrase is not None:
        return None
    clauses = effect.site.sentence.clauses
    own, other = effect.site.clause, cause.site.clause
    if (
        _hangs_on(own, other, clauses)
        and (token := own.connector) is not None
        and token.text.casefold() in words.forward
    ):
        return token
    if _hangs_on(other, own, clauses) and (token := other.connector) is not None:
        return token if token.text.casefold() in words.backward else None
    return None


def _hangs_on(inner: Clause, outer: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether ``inner`` is a clause of ``outer``'s, directly or continuing one that is."""
    parent = inner.parent
    steps = 0
    while parent is not None and steps < 4:
        if parent == outer.index:
            return True
        if clauses[parent].link not in ("coordination", "infinitive"):
            return False
        parent, steps = clauses[parent].parent, steps + 1
    return False


def _by_phrase(effect: Match, cause: Match, words: Causes) -> Token | None:
    """ "wegen der Anerkennung", "als Reaktion auf die Sanktionen", "wies den Protest zurück"."""
    phrase = cause.site.phrase
    if phrase is None or effect.site.phrase is not None or effect.site.clause is not cause.site.clause:
        return None
    for outer in (*cause.site.around, phrase):
        word = preposition(outer, effect.site.grammar)
        if word in words.prepositions and outer.preposition is not None:
            return outer.preposition
        if outer is not phrase and outer.head.lemma.casefold() in words.nouns and word in words.openers:
            return outer.head
    if preposition(phrase, effect.site.grammar) in words.to:
        for oblique in effect.site.clause.obliques:
            if oblique.head.lemma.casefold() in words.nouns and oblique.head.index < phrase.head.index:
                return oblique.head
    if effect.frame.act in _ANSWERS and phrase.head.index in effect.words:
        return effect.site.clause.verb
    return None


def _answering(match: Match, words: Causes) -> Token | None:
    """An adverb by which a clause answers what was told just before ("daraufhin", "im Gegenzug")."""
    if match.site.phrase is not None:
        return None
    clause = match.site.clause
    for token in clause.adverbs:
        if token.text.casefold() in words.adverbs:
            return token
    for phrase in clause.obliques:
        if (
            phrase.head.lemma.casefold() in words.phrases
            and not phrase.attributes
            and phrase.preposition is not None
        ):
            return phrase.head
    return None


def _told_before(told: Iterable[Told], place: int) -> Told | None:
    items = list(told)
    own = items[place].match
    for other in reversed(items[:place]):
        distance = own.site.sentence.index - other.match.site.sentence.index
        if distance > 1:
            return None
        if not other.claim.standing and other.match.position < own.position:
            return other
    return None
