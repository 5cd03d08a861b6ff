"""The words around a noun or name that belong to its name: titles, quoted names, genitives, long attributes."""

from __future__ import annotations

from demarche.knowledge import Speech
from demarche.language import Clause
from demarche.reading.attribution._layout import CLOSING, NAMES, OPENING, Layout, clause_phrases

BEFORE_NAMES = NAMES | {"ART", "ADJA", "PPOSAT", "CARD"}
UNKNOWN_NAMES = frozenset(("NN", "FM", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIMP", "VVIZU"))
"""What a tagger takes surnames for that it does not know."""
IN_PHRASE = frozenset(("ART", "ADJA", "NN", "NE", "FM", "CARD", "PPOSAT", "KON"))
"""What stands in a phrase behind its preposition."""
LONG_ATTRIBUTE = 10
"""Words between an article and its noun, at most."""
PREDICATES = frozenset(("von", "zu", "van", "de", "al", "bin"))
"""Words within the names of persons."""
PARENTHESIS_LENGTH = 10
"""A parenthesis of more words than this belongs to no name."""


def described(layout: Layout, clause: Clause | None, first: int) -> int:
    """The place of the article before a long attribute: "*der* 330 Seiten starke Bericht", "*die* US Botschaft"."""
    if first == 0 or layout.tokens[first].tag not in ("ADJA", "NN"):
        return first
    named = layout.tokens[first].tag == "NN"
    if named and layout.tokens[first - 1].tag not in ("NE", "FM"):
        return first
    if clause is not None and not named and layout.tokens[first - 1].tag in ("ART", "PPOSAT", "PDAT"):
        return first
    for place in range(first - 1, max(-1, first - (3 if named else LONG_ATTRIBUTE)), -1):
        token = layout.tokens[place]
        if token.tag[0] in "$V" or token.tag in ("KON", "PTKVZ", "PPER", "PIS"):
            break
        if token.tag == "ART" and _opens_phrase(layout, place):
            return place
    return first


def _opens_phrase(layout: Layout, article: int) -> bool:
    """Whether an article does not stand behind a noun, whose genitive it could begin, or a preposition."""
    return article == 0 or layout.tokens[article - 1].tag not in (*NAMES, "APPR", "APPRART")


def titled(layout: Layout, clause: Clause | None, first: int, last: int) -> tuple[int, int]:
    """The places of a bare title with a name that was read as another phrase: "*Anwalt* Held", "Minister *Bauer*".

    Two nouns without an article beside each other, each in the singular, are a title and a name.
    """
    if clause is None or first != last or layout.tokens[first].tag not in ("NN", "NE"):
        return first, last
    if (
        layout.tokens[first].tag == "NN"
        and last + 1 < len(layout.tokens)
        and _is_bare(layout, clause, last + 1)
    ):
        return first, named(layout, last + 1)
    before = first - 1
    if before >= 0 and layout.tokens[before].tag == "NN" and _is_bare(layout, clause, before):
        governed = before > 0 and layout.tokens[before - 1].tag in (*BEFORE_NAMES, "APPR", "APPRART", "PIAT")
        return (first, last) if governed else (before, last)
    return first, last


def _is_bare(layout: Layout, clause: Clause, place: int) -> bool:
    """Whether a noun is in the singular and alone in its phrase, or in none, and no pronoun or list."""
    token = layout.tokens[place]
    if token.tag not in ("NN", "NE") or layout.owner.get(place) != clause.index:
        return False
    read = [p for p in clause_phrases(clause) if p.first <= place <= p.last]
    return all(
        p.first == p.last == place and p.number != "plural" and "nom" in p.case and not p.coordinated
        for p in read
    )


def person_named(layout: Layout, first: int, last: int) -> int:
    """The place of the last of the names that a comma parts from a title: "der Direktor (IAEA), *Ute Berg*,".

    A phrase with a preposition may stand between them ("der Beauftragte für Finanzen, *Ute Berg*,").
    """
    if any(layout.text(place) == "," for place in range(first, last + 1)) or layout.tokens[last].tag == "NE":
        return last
    end = last
    if layout.text(end + 1) != "," and layout.tokens[min(end + 1, len(layout.tokens) - 1)].tag in (
        "APPR",
        "APPRART",
    ):
        end += 1
        while layout.text(end + 1) != "" and layout.tokens[end + 1].tag in IN_PHRASE:
            end += 1
    names = end + 2
    while layout.text(names) != "" and layout.tokens[names].tag in ("NE", "FM"):
        names += 1
    named = names - end - 2
    closed = layout.text(names) in (",", ".", "")
    return names - 1 if layout.text(end + 1) == "," and named > 1 and closed else last


def attributed(layout: Layout, article: int) -> int:
    """The place of the noun to an article with much between them: "*der* für den Bezirk zuständige *Leiter*"."""
    place = article + 1
    if layout.text(place) == "" or layout.tokens[place].tag not in ("APPR", "APPRART", "PRF", "CARD", "ADV"):
        return article
    while place + 1 < len(layout.tokens) and layout.tokens[place].tag[0] not in "$V":
        if layout.tokens[place].tag == "ADJA" and layout.tokens[place + 1].tag in NAMES:
            return named(layout, place + 1)
        place += 1
    return article


def kind_before(layout: Layout, mark: int) -> int:
    """The place of the first word of the noun phrase before a quoted name that says what it is the name of."""
    first = mark
    while first > 0 and layout.tokens[first - 1].tag == "NN":
        first -= 1
    if first == mark:
        return mark
    while first > 0 and layout.tokens[first - 1].tag in ("ADJA", "ART", "PPOSAT", "CARD"):
        first -= 1
    governed = first > 0 and layout.tokens[first - 1].tag in ("APPR", "APPRART")
    return mark if governed else first


def joined_to_quoted(layout: Layout, first: int) -> int:
    """The place of the first word of a noun whose first part is quoted ("*die „Abend“-*Zeitung")."""
    if layout.text(first - 1) != "-" or layout.text(first - 2) not in CLOSING:
        return first
    for place in range(first - 3, max(-1, first - PARENTHESIS_LENGTH), -1):
        if layout.text(place) in OPENING:
            while place > 0 and layout.tokens[place - 1].tag in ("ADJA", "ART", "PPOSAT"):
                place -= 1
            return place
    return first


def quoted_title(layout: Layout, last: int) -> int:
    """The place of the mark that closes a quoted name behind a noun ("die Zeitschrift „Der Bote“")."""
    if layout.text(last + 1) in OPENING and layout.tokens[last].tag == "NN":
        for place in range(last + 2, min(last + PARENTHESIS_LENGTH, len(layout.tokens))):
            if layout.text(place) in CLOSING:
                inner = layout.tokens[last + 2 : place]
                small = BEFORE_NAMES | {"APPR", "APPRART", "KON"}
                named = bool(inner) and inner[0].text[0].isupper() and inner[-1].text[0].isupper()
                return place if named and all(t.tag in small or t.text[0].isupper() for t in inner) else last
    return last


def named(layout: Layout, last: int) -> int:
    """The place of the last of the names and titles that follow a noun or name."""
    while last + 1 < len(layout.tokens) and layout.tokens[last].tag in NAMES:
        if _goes_on_naming(layout, last):
            last += 1
        elif (
            layout.text(last + 1) in PREDICATES
            and last + 2 < len(layout.tokens)
            and _is_name(layout, last + 2)
        ):
            last += 2
        else:
            break
    return last


def _goes_on_naming(layout: Layout, last: int) -> bool:
    """Whether the next word is a name, a title ("Dr.") or, behind a name, a word in capitals that no list knows."""
    behind, name = layout.tokens[last + 1], layout.tokens[last]
    acronym = len(behind.text) > 1 and behind.text.isupper()
    if behind.tag == "NE" or (behind.tag == "NN" and (behind.text[-1] == "." or acronym)):
        return True
    if (
        name.tag == behind.tag == "NN"
        and last + 2 < len(layout.tokens)
        and layout.tokens[last + 2].tag == "NE"
    ):
        return True  # "Ministerin *Maggie* De Block", whose first name no list knows
    given = name.tag == "NE" and name.text[0].isupper() and not name.text.isupper()
    return given and behind.text[0].isupper() and behind.tag in UNKNOWN_NAMES


def _is_name(layout: Layout, place: int) -> bool:
    return layout.tokens[place].tag == "NE" and layout.tokens[place - 2].tag == "NE"


def owned(layout: Layout, clause: Clause | None, last: int, speech: Speech) -> int:
    """The place of the last word of a genitive behind a noun that no role of the clause begins with.

    Before the finite verb of a main clause there is room for one phrase, whatever was read there. With another genitive that "und" joins to it ("Forscher der Universität *und des Museums*").
    """
    roles = (clause.subject, clause.object) if clause is not None else ()
    fore = clause.finite.index if clause is not None and clause.kind == "main" and clause.finite else -1
    begun = {role.first for role in roles if role is not None and role.first > fore}
    owned = False
    while True:
        article = last + 1
        if owned and layout.tokens[min(article, len(layout.tokens) - 1)].tag == "KON":
            article += 1
        noun = layout.tokens[last].tag in ("NN", "FM") or layout.text(last) in (")", *CLOSING)
        noun = noun or (owned and layout.tokens[last].tag == "NE")
        if layout.text(article) not in speech.genitive or article in begun or not noun:
            return last
        end = _genitive_end(layout, article)
        if end is None:
            return last
        last, owned = end, True


def _genitive_end(layout: Layout, article: int) -> int | None:
    """The last place of the noun phrase that an article of the genitive begins; of a quoted name, its closing mark."""
    place = article + 1
    while place < len(layout.tokens) and layout.tokens[place].tag in ("ADJA", "CARD", "ADV"):
        place += 1
    if layout.text(place) in OPENING:
        closing = _closing_mark(layout, place)
        return closing if closing is not None else None
    if place >= len(layout.tokens) or layout.tokens[place].tag not in NAMES:
        return None
    return named(layout, place)


def _closing_mark(layout: Layout, opening: int) -> int | None:
    """The place of the mark that closes a quoted name of a few words."""
    for place in range(opening + 2, min(opening + PARENTHESIS_LENGTH, len(layout.tokens))):
        if layout.text(place) in CLOSING:
            return place
    return None


def given_name(layout: Layout, clause: Clause | None, first: int) -> int:
    """The place of the first name before a surname that is a noun too ("*Karl* Held"); a genitive in "s" owns it."""
    if clause is None or layout.tokens[first].tag != "NN" or not _is_bare(layout, clause, first):
        return first
    place = first
    while place > 0 and layout.tokens[place - 1].tag == "NE" and layout.owner.get(place - 1) == clause.index:
        text = layout.tokens[place - 1].text
        if text[-1] in "sxzß" or text.isupper() or not text[0].isupper():
            break
        place -= 1
    if place == first:
        return first
    start = layout.own(clause)[0]
    if place - 1 == start and layout.tokens[start].tag == "NN":
        return start  # "*Sprecher* Karl Held"
    return place if place == start or layout.tokens[place - 1].tag in ("VVFIN", "NN", "$,") else first


def owning(layout: Layout, first: int) -> int:
    """The place of a name in the genitive before a noun without an article ("Rezais Helfer")."""
    before = layout.tokens[first - 1] if first > 0 else None
    bare = layout.tokens[first].tag == "NN"
    return (
        first - 1 if bare and before is not None and before.tag == "NE" and before.text[-1] == "s" else first
    )
