"""The words that make a clause verb-last: conjunctions, relative and interrogative words."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._nouns import noun_readings
from demarche.language.german._verb_index import takes_clause
from demarche.language.german._word import Opener, Piece, Word, can_be_finite
from demarche.language.german._words import (
    CERTAIN_CONJUNCTIONS,
    DETERMINER,
    INFINITIVE,
    INFINITIVE_CONJUNCTIONS,
    INTERROGATIVES,
    NOUN,
    OPENING_QUOTES,
    POSSIBLE_CONJUNCTIONS,
    RELATIVES,
    VERBAL,
)


def find_opener(words: Sequence[Word], piece: Piece, before: Piece | None) -> Opener | None:
    """The conjunction, relative or interrogative word that makes the piece a verb-last clause."""
    first = before is None
    places = [p for p in piece.places if words[p].text not in OPENING_QUOTES]
    if not places:
        return None
    finite = piece.having("finite")
    head = _after_focus_words(words, places)
    for i in range(head, min(head + 4, len(places))):
        word = words[places[i]]
        if (
            word.lower in CERTAIN_CONJUNCTIONS
            and (word.tag != "KON")
            and not _finite_before(places, i, finite)
        ):
            return Opener("subordinate", places[i], places[i])
        if word.tag in VERBAL or word.tag in ("PPER", "$("):
            break
    word = words[places[head]]
    lower = word.lower
    if lower in INFINITIVE_CONJUNCTIONS and piece.having("zu-infinitive"):
        return Opener("infinitive", places[head], places[head])
    if lower in POSSIBLE_CONJUNCTIONS and _conjunction_here(words, piece, places, head, finite):
        return Opener("subordinate", places[head], places[head])
    start = head
    if words[places[start]].tag in ("APPR", "APPRART") and start + 1 < len(places):
        start += 1
    if words[places[start]].lower in INTERROGATIVES:
        opener = _interrogative(words, piece, places, start, first=first)
        if opener is not None:
            return opener
    if before is None or words[places[start]].lower not in RELATIVES:
        return None
    opener = _relative(words, piece, places, start, before)
    if opener is None and words[places[start]].tag == "PRELS":
        following = words[places[start + 1]] if start + 1 < len(places) else None
        noun_phrase = following is not None and following.tag[:1] not in ("V", "$")
        words[places[start]].tag = "ART" if noun_phrase else "PDS"
    return opener


def _after_focus_words(words: Sequence[Word], places: list[int]) -> int:
    """The first place in ``places`` after words such as "auch", "nur", "erst", "so"."""
    i = 0
    while i < len(places) - 1 and i < 3 and words[places[i]].tag in ("ADV", "PTKNEG", "KON"):
        nxt = words[places[i + 1]]
        if not (
            nxt.tag in ("KOUS", "PWAV", "ADV", "PTKNEG", "KOKOM", "KOUI")
            or nxt.lower in CERTAIN_CONJUNCTIONS
            or nxt.lower in POSSIBLE_CONJUNCTIONS
        ):
            break
        i += 1
    return i if i and words[places[i]].tag not in ("ADV", "PTKNEG") else 0


def _finite_before(places: list[int], i: int, finite: list[int]) -> bool:
    return any(f < places[i] for f in finite)


def verb_last(words: Sequence[Word], piece: Piece, places: list[int], start: int) -> bool:
    """Does the (first) finite verb end the piece, but for what may follow it there?

    In a verb-last clause the finite verb stands behind every noun phrase without preposition, or directly before
    the infinitives it governs ("hätte kommen müssen").
    """
    finite = piece.having("finite")
    if not finite:
        return False
    place = finite[-1]
    behind = [p for p in places if p > place]
    for k, p in enumerate(behind):
        tag = words[p].tag
        if tag in ("APPR", "APPRART", "KOKOM", "KON"):
            return place != places[min(start + 1, len(places) - 1)] or k == 0
        if tag in INFINITIVE or tag[:1] == "$":
            continue
        return False
    return True


def _conjunction_here(
    words: Sequence[Word], piece: Piece, places: list[int], head: int, finite: list[int]
) -> bool:
    word = words[places[head]]
    if head + 1 >= len(places):
        return word.tag == "KOUS"
    if not finite:
        following = words[places[head + 1]].tag
        if word.tag != "KOUS" and (following not in ("PPER", "PIS") or not can_be_finite(words[places[-1]])):
            return False
        return following in ("ART", "PPER", "PIS", "PDAT", "PPOSAT", "PRF")
    if finite[0] == places[head + 1]:
        return word.tag == "KOUS" and finite[-1] == places[-1] and len(places) > 2
    return verb_last(words, piece, places, head)


def _interrogative(
    words: Sequence[Word], piece: Piece, places: list[int], start: int, *, first: bool
) -> Opener | None:
    word = words[places[start]]
    finite = piece.having("finite")
    if word.tag in ("KOKOM", "KON"):
        return None
    if not finite:
        subordinate = not first and word.tag in ("PWS", "PWAV", "PRELS", "KOUS")
        return Opener("interrogative", places[start], places[start]) if subordinate else None
    second = len(places) > start + 2 and finite[0] == places[start + 1]
    if verb_last(words, piece, places, start) and not (first and second):
        return Opener("interrogative", places[start], places[start])
    return None


def _relative(
    words: Sequence[Word], piece: Piece, places: list[int], start: int, before: Piece
) -> Opener | None:
    """ "…, *die* Kiew als Teil seines Gebiets betrachtet" is relative, "…, *die* Regierung lehne ab" is not."""
    word = words[places[start]]
    if piece.joiner not in (",", "–", "—", "-", "--", "coordinator"):
        return None
    end = start
    if word.lower in ("deren", "dessen"):
        while end + 1 < len(places) and words[places[end + 1]].tag in ("ADJA", "NN", "NE", "CARD"):
            end += 1
    opener = Opener("relative", places[start], places[end])
    finite = piece.having("finite")
    if not finite:
        following = words[places[end + 1]] if end + 1 < len(places) else None
        listed = following is not None and following.tag == "NE" and article_fits(word.lower, following)
        finite_after_all = any(words[p].tag in VERBAL and can_be_finite(words[p]) for p in places[end:])
        relative = word.tag in ("PRELS", "PRELAT") and (finite_after_all or not listed)
        return opener if relative else None
    if not verb_last(words, piece, places, start):
        return None
    if word.tag in ("PRELS", "PRELAT") or finite[-1] == places[start + 1]:
        return opener
    if finite[-1] != _second_position(words, places, start):
        return opener
    noun = words[finite[-1] - 1]
    if noun.tag in NOUN and not article_fits(word.lower, noun):
        return opener
    said = any(takes_clause(words[p].lemma) for p in before.verbs)
    return opener if before.having("finite") and not said and finite[-1] == places[-1] else None


def article_fits(article: str, noun: Word) -> bool:
    """Can the article stand before the noun, by gender and number; True for a noun that is not known."""
    readings = noun_readings(noun.text, noun.lemma, proper=noun.tag != "NN")
    genders = {
        "das": ("neuter",),
        "die": ("feminine",),
        "den": ("masculine",),
        "dem": ("masculine", "neuter"),
    }
    allowed = genders.get(article, ("masculine", "feminine"))
    plural = article in ("die", "der", "den")
    return not readings or any(
        (r.number == "plural" and plural) or (r.number == "singular" and r.gender in (*allowed, None))
        for r in readings
    )


def _second_position(words: Sequence[Word], places: list[int], start: int) -> int:
    """The place right after the noun phrase that begins at ``start`` ("*die Regierung* lehnte …")."""
    i = start
    while i < len(places) and (
        words[places[i]].tag in DETERMINER or words[places[i]].tag in ("ADJA", "CARD")
    ):
        i += 1
    while i < len(places) and words[places[i]].tag in NOUN:
        i += 1
    return places[min(i, len(places) - 1)]
