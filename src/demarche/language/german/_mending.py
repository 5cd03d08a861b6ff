"""Tags mended where the clause shows that the tagger guessed wrong.

German verb forms are often ambiguous (erkannt/erkennt aside: "verurteilt" is finite and participle, "haben" finite and
infinitive) and a trigram model does not see the other bracket. The clause does: it has one finite verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._assembly import Draft
from demarche.language.german._nouns import is_listed, is_place, noun_readings
from demarche.language.german._verb_forms import is_particle, is_verb, split_lemma, verb_readings
from demarche.language.german._verb_index import participle_lemma
from demarche.language.german._word import Word, can_be_finite
from demarche.language.german._words import FINITE, INFINITIVE, OPENING_QUOTES

_PLAIN = {
    "VVINF": "VVFIN",
    "VVPP": "VVFIN",
    "VAINF": "VAFIN",
    "VMINF": "VMFIN",
    "VAPP": "VAFIN",
    "VMPP": "VMFIN",
}


_OPENS_SUBJECT = ("ART", "NN", "NE", "FM", "PPER", "PPOSAT", "PIAT", "PIS", "PDAT", "PDS", "ADJA", "CARD")

_PAIRED = {"sowohl": ("als", "wie"), "weder": ("noch",), "entweder": ("oder",)}


def _mend_pairs(words: Sequence[Word]) -> None:
    """ "sowohl A als auch B", "weder A noch B": the second word joins, the first does not."""
    for i, word in enumerate(words):
        second = _PAIRED.get(word.lower)
        if second is None:
            continue
        word.tag = "ADV"
        for j in range(i + 1, len(words)):
            if words[j].lower in second and words[j].tag != "$,":
                words[j].tag = "KON"
                if j + 1 < len(words) and words[j + 1].lower == "auch":
                    words[j + 1].tag = "ADV"
                break


def _mend_participles(words: Sequence[Word]) -> None:
    """A participle taken for a particle behind "haben" ("hat sich zu der Tat *bekannt*")."""
    for i, word in enumerate(words):
        if word.tag != "PTKVZ" or not any(w.tag == "VAFIN" and w.lemma == "haben" for w in words[:i]):
            continue
        reading = next((r for r in verb_readings(word.text) if r.kind == "past-participle"), None)
        if reading is not None:
            word.tag, word.lemma = "VVPP", reading.lemma


def _mend_reporting(words: Sequence[Word]) -> None:
    """ "Die Zeitung *berichtet*, die Brücke sei gesperrt": finite, where a noun phrase and nothing else stands before it.

    What follows shows it: a clause in Konjunktiv or with "dass".
    """
    for i, word in enumerate(words):
        if (
            word.tag not in ("VVPP", "VVINF")
            or i + 2 >= len(words)
            or words[i + 1].text != ","
            or not can_be_finite(word)
        ):
            continue
        start = i
        while start > 0 and words[start - 1].text not in (",", ":", ";"):
            start -= 1
        before = [w for w in words[start:i] if w.tag != "$("]
        if any(w.tag[0] == "V" or w.tag == "PTKZU" for w in before) or len(before) < 1:
            continue
        if len(before) > 1 and before[0].lower == "wie":
            word.tag = "VVFIN"
        if before[0].tag not in _OPENS_SUBJECT:
            continue
        behind: list[Word] = []
        for other in words[i + 2 :]:
            if other.text in (",", ";"):
                break
            behind.append(other)
        if behind[:1] and (behind[0].tag == "KOUS" or any(_is_reported(w) for w in behind)):
            word.tag = "VVFIN"


def _mend_appositions(words: Sequence[Word]) -> None:
    """ "die Leiterin des Amtes, *Ute Feld*, …": between commas a first name and a noun are a name."""
    for i in range(1, len(words) - 2):
        closed = i + 2 < len(words) and words[i + 2].text in (",", ".")
        if words[i - 1].text == "," and words[i].tag in ("NE", "FM") and words[i + 1].tag == "NN" and closed:
            words[i].tag = words[i + 1].tag = "NE"
            words[i + 1].lemma = words[i + 1].text


def _mend_names_in_s(words: Sequence[Word]) -> None:
    """ "Gestern sagte *Tsipras*, …": no genitive, where no noun stands beside the name that it could own or be owned by."""
    owned = ("NN", "NE", "FM", "ADJA", "CARD", "TRUNC", "ADJD", "$(")
    for i, word in enumerate(words):
        if word.tag != "NE" or not word.text.endswith("s") or word.lemma == word.text:
            continue
        before, behind = words[i - 1].tag if i else "", words[i + 1].tag if i + 1 < len(words) else ""
        if before not in ("NN", "NE", "FM", "KON", "APPR", "$(") and behind not in owned:
            word.lemma = word.text


def _mend_wie(words: Sequence[Word]) -> None:
    """ "*Denn wie* die Zeitung berichtete, ist …": with a clause of its own in front of another one it compares nothing."""
    place = 1 if len(words) > 1 and words[0].tag in ("KON", "ADV") else 0
    if len(words) <= place or words[place].lower != "wie" or words[place].tag != "KOKOM":
        return
    comma = next((i for i, word in enumerate(words) if word.text == ","), len(words))
    finite = [i for i in range(comma) if words[i].tag in FINITE]
    if finite == [comma - 1] and comma + 1 < len(words) and words[comma + 1].tag in FINITE:
        words[place].tag = "PWAV"
        words[0].tag = "KON" if place else "PWAV"


def _is_reported(word: Word) -> bool:
    """Whether a finite verb can be a Konjunktiv of the third person ("sei", "habe")."""
    return word.tag in FINITE and any(
        r.mood == "subjunctive-1" and 3 in r.persons and r.number == "singular"
        for r in verb_readings(word.lower)
        if r.kind == "finite"
    )


def _is_compound_noun(text: str) -> bool:
    """Only a noun has a capital behind its last hyphen: "Boko-Haram-*Kämpfer*"."""
    first, _, last = text.rpartition("-")
    return first[:1].isupper() and last[:1].isupper() and last[1:].isalpha() and last[1:].islower()


def mend_tags(words: Sequence[Word]) -> None:
    """Mends what the neighbours of a word alone decide; before the sentence is cut."""
    for word in words:
        if word.text in OPENING_QUOTES or (word.tag[:1] != "$" and not any(c.isalnum() for c in word.text)):
            word.tag, word.lemma = "$(", word.text
        elif word.tag == "NN" and is_place(word.text):
            word.tag, word.lemma = "NE", word.text
        elif word.tag not in ("NN", "NE", "TRUNC") and _is_compound_noun(word.text):
            word.tag = "NN"
        elif word.tag == "FM" and word.text.isupper() and word.text.isalpha():
            word.tag = "NE"
        elif "ß" in word.lemma and "ss" in word.text:  # HanTa's lemma keeps the spelling of before 1996
            word.lemma = word.lemma.replace("ß", "ss")
    _mend_pairs(words)
    _mend_reporting(words)
    _mend_participles(words)
    _mend_wie(words)
    _mend_appositions(words)
    _mend_names_in_s(words)
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        if following is None:
            continue
        lower = word.lower
        if lower == "wie" and i == 0 and word.tag == "KON":
            word.tag = "PWAV"
        if lower in ("deren", "dessen") and word.tag == "PDS" and following.tag in ("NN", "ADJA"):
            word.tag = "PPOSAT"
        if lower == "zu" and word.tag != "PTKZU" and following.tag in INFINITIVE:
            word.tag = "PTKZU"
        if i and words[i - 1].text == "," and lower in ("aber", "sondern") and following.tag[:1] != "V":
            word.tag = "KON"
        if word.tag == "PTKZU" and following.tag in ("VVFIN", "VAFIN", "VMFIN", "VVPP"):
            following.tag = following.tag[:2] + "INF"
        if word.tag in ("APPR", "ADV", "ADJD") and is_particle(lower) and _ends_clause(following):
            finite = _finite_full_verb_before(words, i)
            if finite is not None and is_verb(split_lemma(finite.text, lower)):
                word.tag = "PTKVZ"
        if word.tag == "NE" and "-" in word.text and is_listed(word.text.rpartition("-")[2]):
            word.tag = "NN"
        if lower == "bin" and i and words[i - 1].tag == "NE" and following.text[:1].isupper():
            word.tag, word.lemma = "NE", word.text  # "Mohammed bin Salman"
        if _is_name(word, words[i - 1] if i else None):
            word.tag, word.lemma = "NE", word.text
        if (
            word.tag == "PRELS"
            and following.tag in ("ADJA", "NN", "NE", "ADJD")
            and not _after_comma(words, i)
        ):
            word.tag = "ART"
        if (
            lower in ("der", "die", "das", "den", "dem")
            and word.tag == "ART"
            and following.tag in ("VVFIN", "VAFIN", "VMFIN")
        ):
            word.tag = "PRELS" if i and words[i - 1].text == "," else "PDS"
    _mend_neighbours_of_names(words)


def _mend_neighbours_of_names(words: Sequence[Word]) -> None:
    """Goods taken for names behind a country, and given names taken for nouns behind a title."""
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        if (before.tag, word.tag, behind.tag) == ("ART", "NE", "NE") and is_listed(behind.text):
            behind.tag = "NN"  # "liefert der Ukraine *Panzer*"
        titled = (before.tag, word.tag, behind.tag) == ("NN", "NN", "NE")
        if titled and not noun_readings(word.text, word.lemma):
            word.tag, word.lemma = "NE", word.text  # "Ministerin *Annalena* Baerbock"


def _is_name(word: Word, before: Word | None) -> bool:
    """ "Frank-*Walter* Steinmeier": a hyphenated first name taken for an adjective, a family name for a noun or an adverb."""
    if word.tag == "ADJA":
        parts = word.text.split("-")
        return len(parts) > 1 and all(part[:1].isupper() and part[1:].islower() for part in parts)
    capital = before is not None and word.text[:1].isupper() and word.text[1:].islower()
    if word.tag in ("ADV", "ADJD"):  # "Außenminister *Kurz*": inside a sentence only nouns and names begin so
        return before is not None and capital and before.tag in ("NN", "NE")
    if word.tag in FINITE | INFINITIVE | {"VVPP", "PTKVZ"}:  # "Johanna *Moser*"
        foreign = before is not None and before.tag == "FM" and before.text[:1].isupper()
        return before is not None and capital and (foreign or before.tag == "NE")
    return (
        word.tag == "NN"
        and before is not None
        and before.tag == "NE"
        and not noun_readings(word.text, word.lemma)
        and not is_place(before.text)
    )


def _after_comma(words: Sequence[Word], i: int) -> bool:
    """Does a comma, or a comma with a preposition or conjunction, stand before the word?"""
    before = [w for w in words[max(0, i - 3) : i] if w.text not in OPENING_QUOTES]
    return any(w.text in (",", "–", "-", "--") for w in before) or any(w.tag == "KON" for w in before[-1:])


def _ends_clause(word: Word) -> bool:
    return word.tag in ("$,", "$.") or word.tag == "KON" or word.text in (":", "–", ")", "“", '"')


def _finite_full_verb_before(words: Sequence[Word], i: int) -> Word | None:
    for word in reversed(words[:i]):
        if word.tag in ("VVFIN", "VVIMP"):
            return word
        if word.tag in ("VVPP", "VVINF") or word.text == ";":
            return None
    return None


def mend_unit(words: Sequence[Word], unit: Sequence[int]) -> None:
    """Reads as finite what looks like a participle or adjective but has no auxiliary and no noun to go with.

    "wo sie feuerten und zwei Menschen *erschossen*", "die sich *auszeichneten* und …"
    """
    tags = [words[p].tag for p in unit]
    for i, place in enumerate(unit):
        word = words[place]
        if (
            word.tag == "ADJA"
            and (i + 1 == len(unit) or (tags[i + 1] == "KON" and i + 2 < len(unit) and tags[i + 2] != "ADJA"))
            and can_be_finite(word)
            and i
            and tags[i - 1] not in ("ART", "PPOSAT", "PDAT", "APPRART", "KON")
        ):
            word.tag = tags[i] = "VVFIN"
    _mend_attribute(words, unit, tags)
    auxiliary = any(tag in ("VAFIN", "VMFIN", "VAINF", "VAPP") for tag in tags)
    if not auxiliary and tags[-1] == "VVPP" and "VVFIN" in tags and "KON" in tags[tags.index("VVFIN") :]:
        last = words[unit[-1]]
        if can_be_finite(last):
            last.tag = "VVFIN"


def _mend_attribute(words: Sequence[Word], unit: Sequence[int], tags: list[str]) -> None:
    """ "Von der EU *verhängte* Sanktionen treffen …": of two finite forms the one before a bare noun is an attribute."""
    finite = [i for i, tag in enumerate(tags) if tag in FINITE]
    if len(finite) < 2 or tags[0] not in ("APPR", "APPRART"):
        return
    first = finite[0]
    behind = first + 1 < len(tags) and tags[first + 1] in ("NN", "ADJA")
    if (
        behind
        and tags[first] == "VVFIN"
        and "KON" not in tags[first : finite[1]]
        and participle_lemma(words[unit[first]].text)
    ):
        words[unit[first]].tag = tags[first] = "ADJA"


def mend_clauses(words: Sequence[Word], drafts: Sequence[Draft]) -> None:
    """Gives a clause without a finite verb the one its last verb can be, and takes it from one that has two."""
    for draft in drafts:
        if draft.needs_finite() and draft.kind != "infinitive":
            _make_finite(words, draft)
        finite = draft.having("finite")
        if len(finite) > 1:
            _make_nonfinite(words, draft, finite)


def _make_finite(words: Sequence[Word], draft: Draft) -> None:
    candidates = [p for p, e in draft.verbs.items() if e in ("infinitive", "participle")]
    candidates = candidates[-1:] if draft.verb_last else candidates[:1]
    for place in candidates:
        word = words[place]
        if can_be_finite(word):
            if not draft.verb_last and (place == draft.places[-1] and word.tag == "VVPP"):
                continue
            word.tag = _PLAIN[word.tag]
            draft.verbs[place] = "finite"
            return
    if not draft.verbs:
        for i, place in enumerate(draft.places[1:-1], 1):
            word = words[place]
            bare = words[draft.places[i - 1]].tag in ("NN", "NE", "PPER")
            if word.tag == "ADJA" and bare and can_be_finite(word):
                word.tag, draft.verbs[place] = "VVFIN", "finite"
                return


def _make_nonfinite(words: Sequence[Word], draft: Draft, finite: list[int]) -> None:
    """Of two finite verbs the one that also has a nonfinite form gives way to an auxiliary or modal."""
    governor = next((p for p in finite if words[p].tag in ("VAFIN", "VMFIN")), None)
    if governor is None:
        return
    for place in finite:
        if place == governor:
            continue
        kinds = {
            "participle" if r.kind == "past-participle" else r.kind for r in verb_readings(words[place].lower)
        }
        wants = (
            "infinitive"
            if words[governor].tag == "VMFIN" or words[governor].lemma == "werden"
            else "participle"
        )
        if (wants == "participle" and "participle" in kinds) or (
            "participle" in kinds and "infinitive" not in kinds
        ):
            words[place].tag, draft.verbs[place] = words[place].tag[:2] + "PP", "participle"
        elif "infinitive" in kinds:
            words[place].tag, draft.verbs[place] = words[place].tag[:2] + "INF", "infinitive"
