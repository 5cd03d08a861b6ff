"""How far the words reach that name a source: titles, names, appositions, but no adverbials."""

from __future__ import annotations

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import CLOSING, NAMES, OPENING, Layout, clause_phrases

BEGINS_APPOSITION = frozenset(("ART", "NN", "NE", "FM", "PPOSAT", "ADJA", "CARD", "PIAT"))
BEFORE_NAMES = NAMES | {"ART", "ADJA", "PPOSAT", "CARD"}
NOMINAL = NAMES | {"ART", "ADJA", "PPOSAT", "CARD", "APPR", "APPRART"}
UNKNOWN_NAMES = frozenset(("NN", "FM", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIMP", "VVIZU"))
"""What a tagger takes surnames for that it does not know."""
IN_PHRASE = frozenset(("ART", "ADJA", "NN", "NE", "FM", "CARD", "PPOSAT", "KON"))
"""What stands in a phrase behind its preposition."""
NO_APPOSITION = frozenset(("PTKVZ", "PROAV", "PAV"))
"""What no apposition has in it."""
LONG_ATTRIBUTE = 10
"""Words between an article and its noun, at most."""
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
    last = _closed(layout, first, _closed(layout, first, _title(layout, last)))
    quoted = any(layout.text(place) in CLOSING for place in range(first, last + 1))
    if layout.text(first - 1) in OPENING and quoted:
        first = _kind(layout, first - 1)
    if layout.text(last) == ")" and not behind:
        last = _closed(layout, first, _owned(layout, clause, last, speech))
    if not behind:
        first, last = _described(layout, clause, first), _person_named(layout, first, last)
        first, last = _titled(layout, clause, first, last)
    if clause is not None and clause.agent is not None and first < clause.agent.first <= last:
        own = layout.tokens[first : clause.agent.first]
        last = clause.agent.first - 1 if all(token.tag == "NE" for token in own) else last
    last = _without_verb(layout, first, last)
    if last + 1 < len(layout.tokens) and layout.tokens[last + 1].tag == "NN":
        last -= last > first and layout.tokens[last].tag == "CARD"
    while last > first and layout.text(last) in speech.ongoing:
        last -= 1
    return first, last


def _without_verb(layout: Layout, first: int, last: int) -> int:
    """The place of the last word before a finite verb that was not read as one; quoted names may have verbs."""
    for place in range(first + 1, last + 1):
        token = layout.tokens[place]
        if layout.text(place) in OPENING:
            return last
        if token.tag in ("VVFIN", "VMFIN", "VAFIN") and token.text[0].islower():
            return place - 1
    return last


def _described(layout: Layout, clause: Clause | None, first: int) -> int:
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


def _titled(layout: Layout, clause: Clause | None, first: int, last: int) -> tuple[int, int]:
    """The places of a bare title with a name that was read as another phrase: "*Anwalt* Held", "Minister *Bauer*".

    Two nouns without an article beside each other, each in the singular, are a title and a name.
    """
    if clause is None or first != last or layout.tokens[first].tag not in ("NN", "NE"):
        return first, last
    if layout.tokens[first].tag == "NN" and last + 1 < len(layout.tokens) and _is_bare(layout, clause, last + 1):
        return first, _named(layout, last + 1)
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
        p.first == p.last == place and p.number != "plural" and "nom" in p.case and not p.coordinated for p in read
    )


def _person_named(layout: Layout, first: int, last: int) -> int:
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
    cited = phrase.preposition is not None and phrase.preposition.text.lower() in speech.prepositions
    bare = cited and phrase.determiner is None and phrase.number != "plural"
    said = speech.noun(phrase.head.lemma) is not None
    return speech.of if named or said or bare else speech.attributive


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
    behind, name = layout.tokens[last + 1], layout.tokens[last]
    acronym = len(behind.text) > 1 and behind.text.isupper()
    if behind.tag == "NE" or (behind.tag == "NN" and (behind.text[-1] == "." or acronym)):
        return True
    given = name.tag == "NE" and name.text[0].isupper() and not name.text.isupper()
    return given and behind.text[0].isupper() and behind.tag in UNKNOWN_NAMES


def _is_name(layout: Layout, place: int) -> bool:
    return layout.tokens[place].tag == "NE" and layout.tokens[place - 2].tag == "NE"


def _owned(layout: Layout, clause: Clause | None, last: int, speech: Speech) -> int:
    """The place of the last word of a genitive behind a noun that no role of the clause begins with.

    With another genitive that "und" joins to it ("Forscher der Universität *und des Museums*").
    """
    roles = (clause.subject, clause.object) if clause is not None else ()
    begun = {role.first for role in roles if role is not None}
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
    return _named(layout, place)


def _closing_mark(layout: Layout, opening: int) -> int | None:
    """The place of the mark that closes a quoted name of a few words."""
    for place in range(opening + 2, min(opening + PARENTHESIS_LENGTH, len(layout.tokens))):
        if layout.text(place) in CLOSING:
            return place
    return None


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
        if layout.text(end + 1) in speech.adverbial or _begins_other(layout, end + 1):
            break
        end += 1
    while end > last and (layout.tokens[end].tag in ("ADV", "PROAV", "PAV") or layout.text(end) == ","):
        end -= 1
    return end


def _begins_other(layout: Layout, mark: int) -> bool:
    """Whether behind a comma stands no apposition but a participle or adjective with its own ("…, *vertreten* durch")."""
    behind = layout.tokens[min(mark + 1, len(layout.tokens) - 1)]
    return layout.text(mark) == "," and behind.tag in ("VVPP", "ADJD")


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
    if layout.owner.get(place, clause.index) != clause.index or token.tag[0] == "V" or token.tag in NO_APPOSITION:
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
    opened = layout.text(first - 1) in OPENING or any(word in OPENING for word in words)
    if opened and not any(word in CLOSING for word in words):
        for place in range(last + 1, min(last + PARENTHESIS_LENGTH, len(layout.tokens))):
            if layout.text(place) in CLOSING:
                return place
    return last
