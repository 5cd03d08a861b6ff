"""Who speaks in a clause in which no subject was found, by the form and the place of its words."""

from __future__ import annotations

from demarche.knowledge import SayingVerb
from demarche.language import Clause, Phrase, Token
from demarche.reading.attribution._layout import CLOSING, NAMES, OPENING, Layout, clause_phrases

DETERMINERS = frozenset(("ART", "PPOSAT", "PIAT", "PDAT"))
BEFORE_NOUNS = frozenset(("ADJA", "CARD"))
SKIPPED = frozenset(("ADV", "ADJD", "PRF", "PTKNEG", "PTKA", "PROAV", "PAV"))
"""What may stand between a verb and its subject behind it."""
UNKNOWN = frozenset(("FM", "XY", "NE", "NN"))
NO_SUBJECT = ("den", "dem", "des", "einem", "einen", "eines", "einer")
"""Articles that are never those of a nominative."""


def overlooked_speaker(layout: Layout, clause: Clause, sense: SayingVerb) -> Phrase | None:
    """Who speaks where the clause has no subject.

    What could be one by its form; or the first noun phrase behind the verb that no preposition governs; or a name
    all alone before it ("Wie t-online.de berichtet").
    """
    if clause.passive or clause.finite is None or sense.thing or sense.quoted or clause.subject is not None:
        return None
    if clause.object is not None and "nom" in clause.object.case and clause.object.head.tag != "PRF":
        return clause.object
    if _shares_subject(layout, clause):
        return None
    return _behind_verb(layout, clause, clause.finite.index + 1) or name_before(layout, clause)


def _shares_subject(layout: Layout, clause: Clause) -> bool:
    """Whether a clause begins with "und" and its verb: its subject is that of the clause before."""
    joined = clause.connector is not None and clause.connector.tag == "KON"
    return joined and clause.finite is not None and layout.tokens[clause.finite.index - 1] is clause.connector


def phrase_behind_verb(layout: Layout, clause: Clause) -> Phrase | None:
    """The first noun phrase behind the finite verb that no preposition governs, as it stands in the text."""
    return _behind_verb(layout, clause, clause.finite.index + 1) if clause.finite is not None else None


def _behind_verb(layout: Layout, clause: Clause, place: int) -> Phrase | None:
    """The noun phrase behind a finite verb, past adverbs, "sich" and phrases with a preposition."""
    while _own(layout, clause, place):
        token = layout.tokens[place]
        if token.tag in ("APPR", "APPRART"):
            end = _noun_phrase_end(layout, clause, place + 1)
            if end is None:
                return None
            place = end + 1
        elif token.tag in SKIPPED:
            place += 1
        else:
            break
    if not _own(layout, clause, place):
        return None
    end = _noun_phrase_end(layout, clause, place)
    first = layout.tokens[place]
    if end is None or first.text.lower() in NO_SUBJECT:
        return None
    if any(phrase.first <= end <= phrase.last for phrase in clause_phrases(clause) if phrase.preposition):
        return None
    return Phrase(layout.tokens[end], place, end, determiner=first if first.tag in DETERMINERS else None)


def _noun_phrase_end(layout: Layout, clause: Clause, place: int) -> int | None:
    """The place of the noun or last name of a noun phrase that begins at a place."""
    while _own(layout, clause, place) and (
        layout.tokens[place].tag in DETERMINERS | BEFORE_NOUNS or layout.text(place) in OPENING
    ):
        place += 1
    if not _own(layout, clause, place) or layout.tokens[place].tag not in NAMES:
        return None
    while (
        _own(layout, clause, place + 1)
        and layout.tokens[place + 1].tag in ("NE", "FM")
        and layout.tokens[place + 1].text[0].isupper()
    ):
        place += 1
    return place + 1 if layout.text(place + 1) in CLOSING else place


def name_before(layout: Layout, clause: Clause) -> Phrase | None:
    """A single name that stands alone before the verb, and that the tagger may not know."""
    if clause.finite is None:
        return None
    before = [
        layout.tokens[place]
        for place in clause.words
        if place < clause.finite.index and layout.tokens[place] is not clause.connector
    ]
    names = [t for t in before if t.tag[0] != "$" and layout.text(t.index) not in OPENING | CLOSING]
    while len(names) > 1 and names[-1].tag == "ADV" and names[-1].text.islower():
        names = names[:-1]
    if names and _is_joining(names[0]):
        names = names[1:]
    alone = len(names) == 1 and (len(before) > 1 or not names[0].text.isalpha())
    if not names or not all(token.tag in UNKNOWN or (alone and _is_label(token)) for token in names):
        return None
    return Phrase(names[-1], names[0].index, names[-1].index)


def _is_joining(token: Token) -> bool:
    return token.tag in ("KOUS", "KOKOM", "PWAV", "KON")


def _is_label(token: Token) -> bool:
    """Whether a word of any class may be a name: one with figures or points, or written with a capital."""
    return not token.text.isalpha() or token.text[0].isupper()


def _own(layout: Layout, clause: Clause, place: int) -> bool:
    if not 0 <= place < len(layout.tokens):
        return False
    owner = layout.owner.get(place, clause.index)
    return owner == clause.index or layout.sentence.clauses[owner].kind == "attributive"
