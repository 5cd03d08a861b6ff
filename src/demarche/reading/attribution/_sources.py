"""How far the words reach that name a source: titles, names, appositions, but no adverbials."""

from __future__ import annotations

from itertools import takewhile

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import CLOSING, NAMES, OPENING, Layout
from demarche.reading.attribution._naming import (
    BEFORE_NAMES,
    PARENTHESIS_LENGTH,
    PREDICATES,
    attributed,
    described,
    given_name,
    joined_to_quoted,
    kind_before,
    named,
    owned,
    owning,
    person_named,
    quoted_title,
    titled,
)

BEGINS_APPOSITION = frozenset(("ART", "NN", "NE", "FM", "PPOSAT", "ADJA", "CARD", "PIAT"))
NOMINAL = NAMES | {"ART", "ADJA", "PPOSAT", "CARD", "APPR", "APPRART"}
NO_APPOSITION = frozenset(("PTKVZ", "PROAV", "PAV"))
"""What no apposition has in it."""


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
        last = owned(layout, clause, named(layout, last), speech)
        first = owning(layout, given_name(layout, clause, first))
        last = max(last, _fore_end(layout, clause, first, last, speech))
        first, last = _apposed(layout, clause, first, last)
        if first == last and layout.tokens[first].tag in ("ART", "PDS"):
            last = attributed(layout, last)
    last = _closed(layout, first, _closed(layout, first, quoted_title(layout, last)))
    quoted = any(layout.text(place) in CLOSING for place in range(first, last + 1))
    if layout.text(first - 1) in OPENING and quoted:
        first = kind_before(layout, first - 1)
    first = joined_to_quoted(layout, first)
    if layout.text(last) == ")" and not behind:
        last = _closed(layout, first, owned(layout, clause, last, speech))
    if not behind:
        first = first if preposition == first - 1 else described(layout, clause, first)
        last = person_named(layout, first, last)
        first, last = titled(layout, clause, first, last)
    if clause is not None and clause.agent is not None and first < clause.agent.first <= last:
        own = layout.tokens[first : clause.agent.first]
        last = clause.agent.first - 1 if all(token.tag == "NE" for token in own) else last
    last = _without_verb(layout, first, last)
    if last + 1 < len(layout.tokens) and layout.tokens[last + 1].tag == "NN":
        last -= last > first and layout.tokens[last].tag == "CARD"
    last = _bare_name_end(layout, phrase, last, speech)
    return _without_rest(layout, first, last, speech)


def _without_rest(layout: Layout, first: int, last: int, speech: Speech) -> tuple[int, int]:
    """The places without a quotation behind a comma and words of going on, and with the first of two conjunctions."""
    for place in range(first, last):
        if layout.text(place) == "," and layout.text(place + 1) in OPENING:
            last = place - 1
            break
    both = {layout.text(place) for place in range(first, last)}
    if layout.text(first - 1) in speech.pairs and both & speech.pairs:
        first -= 1
    while last > first and layout.text(last) in speech.ongoing:
        last -= 1
    return first, last


def _bare_name_end(layout: Layout, phrase: Phrase, last: int, speech: Speech) -> int:
    """The place of the last word of a name without article that is cited; other nouns behind it are another phrase.

    "liegen laut *Airbus* Bestellungen vor", "sei laut *Berg* die Bearbeitung erfolgt", "laut *Entwurf* von den Rentnern".
    """
    preposition = phrase.preposition
    cited = (
        preposition is not None
        and preposition.text.lower() in speech.prepositions
        and preposition.index == phrase.first
    )
    if not cited or layout.text(phrase.first) in speech.of or phrase.determiner is not None:
        return last
    end = phrase.first + 1
    while (
        end < last and layout.tokens[end].tag in ("NE", "FM") and layout.tokens[end + 1].tag in ("NE", "FM")
    ):
        end += 1
    if layout.tokens[end].tag != "NE" or end >= last:
        return last
    behind = layout.tokens[end + 1]
    other = behind.tag == "ART" and behind.text.lower() not in speech.genitive
    titled = end + 2 < len(layout.tokens) and layout.tokens[end + 2].tag == "NE"
    plural = behind.tag == "NN" and not titled and behind.text.lower() != behind.lemma.lower()
    return end if other or plural else last


def _without_verb(layout: Layout, first: int, last: int) -> int:
    """The place of the last word before a finite verb that was not read as one; quoted names may have verbs."""
    for place in range(first + 1, last + 1):
        token = layout.tokens[place]
        if layout.text(place) in OPENING:
            return last
        if token.tag in ("VVFIN", "VMFIN", "VAFIN") and token.text[0].islower():
            return place - 1
    return last


def _core(phrase: Phrase, layout: Layout, speech: Speech, objects: frozenset[str]) -> tuple[int, int]:
    first, last = phrase.first, phrase.last
    whose = phrase.genitive
    if whose is not None and whose.head.lemma.lower() in speech.times and whose.first > phrase.head.index:
        whose = None  # "sagte Berg *dieser Tage*"
    parts = [
        whose,
        *takewhile(lambda p: not _behind_apposition(phrase, p, layout), phrase.coordinated),
    ]
    parts.extend(p for p in phrase.appositions if not _another_phrase(phrase, p, layout))
    joining = frozenset(w for w in _joining(phrase, speech) if not {w, w[:-1] + "n"} & objects)
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
    if article and apposition.case and phrase.case and not apposition.case & phrase.case:
        return True  # "sagte der Leiter, Karl Held, *der Agentur* Tass"
    return (
        article
        and apposition.first > phrase.head.index
        and layout.tokens[apposition.first - 1].text not in (",", "–", "-", "(")
    )


def _behind_apposition(phrase: Phrase, member: Phrase, layout: Layout) -> bool:
    """Whether the comma before what was read as a member of a list closes a name: "laut dem Richter, Karl Held, *Morde* …"."""
    return layout.text(member.first - 1) == "," and any(
        layout.text(part.first - 1) == "," and part.head.tag == "NE" and part.last == member.first - 2
        for part in phrase.appositions
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
    if said and not named:
        return speech.of | speech.origins
    return speech.of if named or bare else speech.attributive


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
    cited = first > 0 and layout.text(first - 1) in speech.prepositions
    crowded = subject > last and (speech.indicative or not cited)
    limit = min(clause.finite.index, subject) if crowded else clause.finite.index
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
    if (
        layout.owner.get(place, clause.index) != clause.index
        or token.tag[0] == "V"
        or token.tag in NO_APPOSITION
    ):
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
