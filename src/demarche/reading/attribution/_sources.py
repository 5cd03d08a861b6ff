"""How far the words reach that name a source: titles, names, appositions, but no adverbials."""

from __future__ import annotations

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import CLOSING, NAMES, OPENING, Layout

BEGINS_APPOSITION = frozenset(("ART", "NN", "NE", "FM", "PPOSAT", "ADJA", "CARD", "PIAT"))
BEFORE_NAMES = NAMES | {"ART", "ADJA", "PPOSAT", "CARD"}
NOMINAL = NAMES | {"ART", "ADJA", "PPOSAT", "CARD", "APPR", "APPRART"}
UNKNOWN_NAMES = frozenset(("NN", "FM", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP"))
"""What a tagger takes surnames for that it does not know."""
PREDICATES = frozenset(("von", "zu", "van", "de", "al", "bin"))
"""Words within the names of persons."""
PARENTHESIS_LENGTH = 10
"""A parenthesis of more words than this belongs to no name."""


def source_extent(
    layout: Layout,
    phrase: Phrase,
    clause: Clause | None,
    speech: Speech,
    objects: frozenset[str] = frozenset(),
) -> tuple[int, int]:
    """The places of a phrase that names somebody, without its preposition.

    ``objects`` are prepositions that join to the verb what is said ("sprach … *von*"), and so nothing to the phrase.

    Before the finite verb of a main clause ``clause`` there is room for one phrase only, so all that stands there
    belongs to it, up to a preposition that never joins a noun to its name. Elsewhere only attributes count that
    say whose or where somebody is ("ein Sprecher von Greenpeace"), and appositions between commas.
    """
    preposition = phrase.preposition.index if phrase.preposition is not None else None
    behind = preposition is not None and preposition >= phrase.head.index
    first, last = _core(phrase, layout, speech, objects)
    if behind and preposition is not None:
        last = preposition - 1
        fore = clause is not None and clause.kind == "main" and clause.finite is not None
        if fore and clause is not None and clause.finite and preposition < clause.finite.index:
            first = min(first, layout.own(clause)[0])
            while first < last and layout.tokens[first].tag in ("ADV", "KON"):
                first += 1
    else:
        if preposition == phrase.first < phrase.last:
            first = preposition + 1
            first += layout.tokens[first].tag in ("APPR", "PTKZU") and first < phrase.last
        last = _owned(layout, clause, _named(layout, last), speech)
        first = _owning(layout, first)
        last = max(last, _fore_end(layout, clause, first, last, speech))
        first, last = _apposed(layout, clause, first, last)
        if first == last and layout.tokens[first].tag in ("ART", "PDS"):
            last = _attributed(layout, last)
    last = _closed(layout, first, _title(layout, last))
    quoted = any(layout.text(place) in CLOSING for place in range(first, last + 1))
    if layout.text(first - 1) in OPENING and quoted:
        first = _kind(layout, first - 1)
    if layout.text(last) == ")" and not behind:
        last = _closed(layout, first, _owned(layout, clause, last, speech))
    while last > first and layout.text(last) in speech.ongoing:
        last -= 1
    return first, last


def _attributed(layout: Layout, article: int) -> int:
    """The place of the noun to an article with much between them: "*der* für den Bezirk zuständige *Leiter*"."""
    place = article + 1
    if layout.text(place) == "" or layout.tokens[place].tag not in ("APPR", "APPRART", "PRF", "CARD", "ADV"):
        return article
    while place + 1 < len(layout.tokens) and layout.tokens[place].tag[0] not in "$V":
        if layout.tokens[place].tag == "ADJA" and layout.tokens[place + 1].tag in NAMES:
            return _named(layout, place + 1)
        place += 1
    return article


def _kind(layout: Layout, mark: int) -> int:
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


def _title(layout: Layout, last: int) -> int:
    """The place of the mark that closes a quoted name behind a noun ("die Zeitschrift „Der Bote“")."""
    if layout.text(last + 1) in OPENING and layout.tokens[last].tag == "NN":
        for place in range(last + 2, min(last + PARENTHESIS_LENGTH, len(layout.tokens))):
            if layout.text(place) in CLOSING:
                inner = layout.tokens[last + 2 : place]
                return place if all(t.tag in BEFORE_NAMES or t.text[0].isupper() for t in inner) else last
    return last


def _core(phrase: Phrase, layout: Layout, speech: Speech, objects: frozenset[str]) -> tuple[int, int]:
    first, last = phrase.first, phrase.last
    parts = [phrase.genitive, *phrase.coordinated]
    parts.extend(p for p in phrase.appositions if not _another_phrase(phrase, p, layout))
    joining = _joining(phrase, speech) - objects
    for attribute in phrase.attributes:
        if attribute.preposition is None:
            continue
        word = attribute.preposition.text.lower()
        if word in joining or (word in speech.seats and _has_seat(phrase, attribute)):
            parts.append(attribute)
    for part in parts:
        if part is not None:
            start, end = _core(part, layout, speech, objects)
            first, last = min(first, start), max(last, end)
    return first, last


def _another_phrase(phrase: Phrase, apposition: Phrase, layout: Layout) -> bool:
    """Whether what was read as an apposition of a name is a phrase of its own: no comma parts them ("laut Berg *die* …")."""
    article = layout.tokens[apposition.first].tag == "ART"
    return (
        article
        and apposition.first > phrase.head.index
        and layout.tokens[apposition.first - 1].text not in (",", "–", "-", "(")
    )


def _has_seat(phrase: Phrase, place: Phrase) -> bool:
    """Whether a place says which body is meant ("die Regierung *in Lomé*"), not where a person says it."""
    body = phrase.head.tag == "NN" and (
        phrase.gender == "neuter" or (phrase.gender == "feminine" and phrase.head.text[-2:] != "in")
    )
    named = any(part.head.tag == "NE" for part in phrase.appositions)
    return body and not named and place.head.tag == "NE" and place.determiner is None


def _joining(phrase: Phrase, speech: Speech) -> frozenset[str]:
    """Prepositions that join a part to a phrase: none to a personal pronoun, "von" and the like to a name."""
    if phrase.head.tag in ("PPER", "PIS", "PDS") and phrase.number != "plural":
        return frozenset() if phrase.head.text.lower() in speech.first_person else speech.of
    named = phrase.head.tag == "NE" or any(part.head.tag == "NE" for part in phrase.appositions)
    return speech.of if named else speech.attributive


def _named(layout: Layout, last: int) -> int:
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
    behind = layout.tokens[last + 1]
    if behind.tag == "NE" or (behind.tag == "NN" and behind.text[-1] == "."):
        return True
    return layout.tokens[last].tag == "NE" and behind.text[0].isupper() and behind.tag in UNKNOWN_NAMES


def _is_name(layout: Layout, place: int) -> bool:
    return layout.tokens[place].tag == "NE" and layout.tokens[place - 2].tag == "NE"


def _owned(layout: Layout, clause: Clause | None, last: int, speech: Speech) -> int:
    """The place of the last word of a genitive behind a noun that no role of the clause begins with."""
    roles = (clause.subject, clause.object, clause.indirect) if clause is not None else ()
    begun = {role.first for role in roles if role is not None}
    while layout.text(last + 1) in speech.genitive and last + 1 not in begun:
        end = last + 2
        while end < len(layout.tokens) and layout.tokens[end].tag in ("ADJA", "CARD"):
            end += 1
        if (
            (layout.tokens[last].tag not in NAMES and layout.text(last) != ")")
            or end >= len(layout.tokens)
            or layout.tokens[end].tag not in NAMES
        ):
            break
        last = _named(layout, end)
    return last


def _owning(layout: Layout, first: int) -> int:
    """The place of a name in the genitive before a noun without an article ("Rezais Helfer")."""
    before = layout.tokens[first - 1] if first > 0 else None
    bare = layout.tokens[first].tag == "NN"
    return (
        first - 1 if bare and before is not None and before.tag == "NE" and before.text[-1] == "s" else first
    )


def _fore_end(layout: Layout, clause: Clause | None, first: int, last: int, speech: Speech) -> int:
    """The place of the last word before the finite verb of a main clause that begins with the phrase."""
    if (
        clause is None
        or clause.kind != "main"
        or clause.finite is None
        or not first <= last < clause.finite.index
        or layout.text(layout.own(clause)[0]) in speech.parenthesis
    ):
        return last
    end = last
    subject = clause.subject.first if clause.subject is not None else -1
    limit = min(clause.finite.index, subject) if subject > last else clause.finite.index
    while end + 1 < limit and layout.owner.get(end + 1, clause.index) == clause.index:
        if layout.text(end + 1) in speech.adverbial:
            break
        end += 1
    while end > last and (layout.tokens[end].tag in ("ADV", "PROAV", "PAV") or layout.text(end) == ","):
        end -= 1
    return end


def _apposed(layout: Layout, clause: Clause | None, first: int, last: int) -> tuple[int, int]:
    """The places with what stands between commas beside the phrase and names the same ("X, der Sprecher, …")."""
    if clause is None:
        return first, _apposed_behind(layout, last)
    if layout.text(first - 1) == "," and first >= 2 and layout.tokens[first - 2].tag in NAMES:
        start = first - 2
        while start > 0 and (
            layout.tokens[start - 1].tag in BEFORE_NAMES or layout.text(start - 1) in PREDICATES
        ):
            start -= 1
        finite = clause.finite.index if clause.finite is not None else None
        if layout.owner.get(start) == clause.index and (
            start == layout.own(clause)[0] or start - 1 == finite
        ):
            first = start
    named = any(layout.text(place) == "," for place in range(first, last))
    if not named and layout.text(last + 1) == "," and last + 2 < len(layout.tokens):
        end = last + 2
        if layout.tokens[end].tag in BEGINS_APPOSITION:
            while end < len(layout.tokens) and _continues_apposition(layout, clause, end):
                end += 1
            if end > last + 2 and (end == len(layout.tokens) or layout.tokens[end].tag[0] == "$"):
                last = end - 1
    return first, last


def _apposed_behind(layout: Layout, last: int) -> int:
    """The last place of an apposition behind a name at the end of a sentence (", so X, *die Leiterin der Schule*.")."""
    end = last + 2
    if (
        layout.text(last + 1) != ","
        or end >= len(layout.tokens)
        or layout.tokens[last].tag not in ("NE", "FM")
        or layout.tokens[end].tag not in ("ART", "NN")
    ):
        return last
    while end < len(layout.tokens) and layout.tokens[end].tag in NOMINAL:
        end += 1
    closed = end == len(layout.tokens) or layout.tokens[end].tag[0] == "$"
    return end - 1 if closed and end > last + 3 else last


def _continues_apposition(layout: Layout, clause: Clause, place: int) -> bool:
    token = layout.tokens[place]
    if layout.owner.get(place, clause.index) != clause.index or token.tag[0] == "V" or token.tag == "PTKVZ":
        return False
    mark = layout.text(place)
    return token.tag[0] != "$" or mark in OPENING or (mark in CLOSING and place > 0)


def _closed(layout: Layout, first: int, last: int) -> int:
    """The place behind which no quotation mark or parenthesis that opens before it is left open."""
    words = [layout.text(place) for place in range(first, last + 1)]
    if layout.text(last + 1) == "(" or words.count("(") > words.count(")"):
        for place in range(last + 1, min(last + PARENTHESIS_LENGTH, len(layout.tokens))):
            if layout.text(place) == ")":
                return place
    if layout.text(last + 1) in CLOSING and (
        layout.text(first - 1) in OPENING or any(w in OPENING for w in words)
    ):
        return last + 1
    return last
