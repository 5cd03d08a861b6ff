"""Tags mended where the neighbours of a word show that the tagger guessed wrong.

English nouns, verbs and adjectives share their forms ("visit", "talks", "closed"), and a trigram model does not always
see which is meant. The rules below take a word for a verb only in a form that a listed verb has.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from demarche.language._word import Word
from demarche.language.english._mending_marks import mend_clitics, mend_mark
from demarche.language.english._mending_nouns import mend_abbreviations, mend_homographs, mend_past
from demarche.language.english._verb_forms import has_form, verb_readings
from demarche.language.english._words import (
    ADJECTIVE,
    ADJECTIVES_OF_PARTICIPLES,
    ADVERB,
    COMMON_NOUN,
    DETERMINER,
    FINITE,
    NOUN,
    SUBJECT_PRONOUNS,
    VERBAL,
)

_DESIGNATION = re.compile(r"[A-Za-z]{1,6}-\d{1,4}[A-Za-z]{0,3}")
"""A model of a weapon or machine ("*AC-130*", "*F-16*"), which the tagger takes for a number."""


def mend_tags(words: Sequence[Word], tags: Callable[[str], tuple[str, ...]]) -> None:
    """Mends tags in place, word by word from left to right.

    Args:
        words: The words of a sentence as the tagger left them.
        tags: The tags that a word can have at all.
    """
    for word in words:
        mend_mark(word)
    mend_abbreviations(words)
    for word, following in itertools.pairwise(words):
        if (
            word.lower == "quot" and following.text == ";"
        ):  # what a careless converter leaves of a quotation mark
            word.tag = following.tag = "PUQ"
    for i in range(len(words)):
        _mend_nouns(words, i, tags)
        _mend_verbs(words, i, tags)
    mend_homographs(words, tags)
    for rule in (
        _mend_quantities,
        mend_clitics,
        _mend_after_to_and_modals,
        _mend_after_determiners,
        _mend_after_subjects,
        _mend_after_be,
        _mend_gerunds,
        _mend_causatives,
    ):
        _each(words, rule)
    _mend_verbless(words)


def _each(words: Sequence[Word], rule: Callable[[Sequence[Word], int], None]) -> None:
    for i in range(len(words)):
        rule(words, i)


def _title_case(words: Sequence[Word]) -> bool:
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return sum(word.text[0].isupper() for word in long) >= 0.75 * len(long)


def _base(word: Word) -> bool:
    return has_form(word.text, "base")


def _skip_adverbs(words: Sequence[Word], i: int) -> int:
    while i < len(words) and words[i].tag in ADVERB:
        i += 1
    return i


def _mend_after_to_and_modals(words: Sequence[Word], i: int) -> None:
    word = words[i]
    j = _skip_adverbs(words, i + 1)
    if j >= len(words):
        return
    following = words[j]
    after = words[j + 1].tag if j + 1 < len(words) else ""
    if word.lower == "to":
        if following.tag in ("VVI", "VBI", "VHI", "VDI"):
            word.tag = "TO0"
        elif following.tag in ("VVB", "VBB", "VHB", "VDB") and _base(following):
            word.tag, following.tag = "TO0", following.tag[:2] + "I"
        elif word.tag == "TO0":
            if _base(following) and following.tag not in DETERMINER:
                following.tag = "VVI"
            else:
                word.tag = "PRP"
        elif (
            following.tag == "NN1"
            and _base(following)
            and following.text.islower()
            and after in (*DETERMINER, "PNP")
        ) or (
            following.text[0].isupper()
            and _base(following)
            and following.tag in ("NN1", "NP0", "AJ0")
            and after in (*NOUN, *ADJECTIVE, *DETERMINER)
            and words[0].text[0].isupper()
            and word.text == "to"
            and _title_case(words)
        ):
            word.tag, following.tag = "TO0", "VVI"
    elif word.tag == "VM0" or (word.tag in ("VDB", "VDD", "VDZ") and words[j - 1].tag == "XX0"):
        if (
            following.tag in ("NN1", "AJ0", "NN2", "VVB", "PRP", "AV0", "VVD", "VVN")
            and _base(following)
            and following.tag not in ADVERB
        ):
            following.tag = "VVI"
        elif following.tag in ("VBB", "VHB", "VDB"):
            following.tag = following.tag[:2] + "I"


def _mend_nouns(words: Sequence[Word], i: int, tags: Callable[[str], tuple[str, ...]]) -> None:
    """ "this *fair* to …": what stands behind a determiner and before no noun is a noun, if it can be one."""
    word = words[i]
    if word.tag not in ("AT0", "DPS", "DT0") or i + 2 > len(words) - 1:
        return
    following, after = words[i + 1], words[i + 2]
    if following.tag not in ("AJ0", "AV0") or after.tag in NOUN or after.tag in ADJECTIVE:
        return
    if (
        after.tag in ("CJC", "CRD", "ORD", "DT0", "PUQ", "VVN", "VVG")
        or after.text == ","
        or word.lower in ("all", "both")
    ):
        return
    if following.tag == "AV0" and (word.tag == "DT0" or after.tag in ADVERB):
        return
    if "NN1" in tags(following.text):
        following.tag = "NN1"


def _mend_verbs(words: Sequence[Word], i: int, tags: Callable[[str], tuple[str, ...]]) -> None:
    """Nouns by the tagger that are verbs: "whose troops *hold* the bridge", "what did they *demand*?"."""
    word = words[i]
    if not i or word.tag not in ("NN1", "NN2", "AJ0", "VVG") or not verb_readings(word.text):
        return
    before = words[i - 1]
    after = words[i + 1].tag if i + 1 < len(words) else ""
    if word.tag == "VVG":
        if (
            before.tag == "NN1"
            and after in ("PRP", "PRF", "PUN", "NN1", "NN2")
            and tags(word.text)[:1] == ("NN1",)
        ):
            word.tag = "NN1"  # "an illegal border *crossing* to …"
        return
    base = word.tag == "NN1" and has_form(word.text, "base")
    phrase = after in ("AT0", "DPS", "PNP")
    if phrase and base and before.tag == "NN2":
        word.tag = "VVB"
    elif phrase and word.tag == "NN2" and has_form(word.text, "third") and before.tag in ("NN1", "NP0"):
        word.tag = "VVZ"
    elif (
        base
        and before.tag == "CJC"
        and (phrase or (after in ("NN2", "NP0", "AJ0") and tags(word.text)[:1] == ("VVI",)))
    ):
        if any(w.tag in ("TO0", "VM0") for w in words[max(0, i - 6) : i]):
            word.tag = "VVI"
    elif word.tag == "AJ0" and before.tag in NOUN and after in FINITE and has_form(word.text, "past"):
        word.tag = "VVD"
    elif base and before.tag in (*NOUN, "PNP") and _asked(words, i):
        word.tag = "VVI"
    elif base and before.tag in (*NOUN, "PNP") and after not in ("PUN", "PRF") and _wished(words, i):
        word.tag = "VVB"


def _wished(words: Sequence[Word], i: int) -> bool:
    """Whether a clause without finite verb stands between "that" and the next stop ("demanded *that* Iran halt …")."""
    start = next((j for j in range(i - 1, max(-1, i - 6), -1) if words[j].lower == "that"), None)
    if start is None or start == 0 or words[start - 1].tag not in FINITE:
        return False
    end = next((j for j in range(i + 1, len(words)) if words[j].text in (",", ".", ";")), len(words))
    return not any(word.tag in FINITE or word.tag == "VM0" for word in words[start:end])


def _asked(words: Sequence[Word], i: int) -> bool:
    """Does a form of "do", or "let", stand before the noun phrase before ``i``?"""
    after = words[i + 1].tag if i + 1 < len(words) else "PUN"
    if after not in ("PUN", "PUQ", "PRP", "AVP", "AV0", "AT0", "DPS", "PNP"):
        return False
    for j in range(i - 1, max(-1, i - 6), -1):
        tag = words[j].tag
        if tag in ("VDB", "VDD", "VDZ"):
            return j == 0 or words[j - 1].tag in ("AVQ", "DTQ", "PNQ", "PUQ", "PUN", "CJC")
        if words[j].lower in ("let", "lets"):
            return True
        if tag not in (*NOUN, *ADJECTIVE, *DETERMINER, "PNP", "POS", "CRD"):
            return False
    return False


def _mend_quantities(words: Sequence[Word], i: int) -> None:
    """ "*most* of them", "*about* $ 20", "*such* as"."""
    word = words[i]
    if i + 1 >= len(words):
        return
    following = words[i + 1]
    lower = word.lower
    if (
        word.tag in ("AV0", "AJ0")
        and following.tag == "PRF"
        and lower in ("most", "more", "all", "much", "less", "both", "few")
    ):
        word.tag = "DT0"
    elif (
        lower in ("about", "around", "over", "nearly", "almost")
        and word.tag == "PRP"
        and (following.tag == "CRD" or following.text in ("$", "£", "€"))
    ):
        word.tag = "AV0"
    elif lower in ("more", "less", "fewer") and following.lower == "than" and i + 2 < len(words):
        if words[i + 2].tag == "CRD" or words[i + 2].lower in ("half", "a", "$"):
            word.tag = following.tag = "AV0"
    elif (lower, following.lower) in (
        ("at", "least"),
        ("at", "most"),
        ("up", "to"),
        ("as", "many"),
        ("as", "much"),
    ):
        if i + 2 < len(words) and words[i + 2].tag == "CRD":
            word.tag = following.tag = "AV0"
    elif word.tag == "CRD" and _DESIGNATION.fullmatch(word.text):
        word.tag = "NN1"
    elif lower == "no" and following.lower == "longer":
        word.tag, following.tag = "XX0", "AV0"
    elif lower == "such" and following.lower == "as":
        word.tag, following.tag = "PRP", "PRP"
    elif lower in ("both", "either") and following.tag in ("PRP", "TO0"):
        word.tag = "AV0"
    elif lower == "former" and (following.tag in NOUN or following.tag in ADJECTIVE):
        word.tag = "AJ0"


def _mend_after_determiners(words: Sequence[Word], i: int) -> None:
    """ "the *visit*", "his *talks*": no verb stands behind an article."""
    word = words[i]
    if word.tag not in ("AT0", "DPS", "POS") or i + 1 >= len(words):
        return
    j = i + 1
    while j + 1 < len(words) and words[j].tag in ADJECTIVE:
        j += 1
    following = words[j]
    after = words[j + 1].tag if j + 1 < len(words) else ""
    if j > i + 2 and following.tag not in (*NOUN, *ADJECTIVE, "CJC", "VVG") and following.text != ",":
        words[j - 1].tag = "NN1"  # "a French *national*"
    elif following.tag in ("VVB", "VVI"):
        following.tag = "NN1"
    elif following.tag == "VVZ":
        following.tag = "NN2"
    elif following.tag == "VVD" and (after in NOUN or after in ADJECTIVE):
        following.tag = "VVN"
    elif following.tag == "VVG" and after not in NOUN and after not in ADJECTIVE and word.tag == "AT0":
        following.tag = "NN1"


def _mend_after_subjects(words: Sequence[Word], i: int) -> None:
    """ "they *plan*", "who *visits*": a verb stands behind a pronoun that can only be a subject."""
    word = words[i]
    if word.lower not in SUBJECT_PRONOUNS and word.lower not in ("who", "you", "it"):
        return
    j = _skip_adverbs(words, i + 1)
    if j >= len(words):
        return
    following = words[j]
    after = words[j + 1].tag if j + 1 < len(words) else ""
    readings = {reading.form for reading in verb_readings(following.text)}
    if following.tag in ("NN1", "NN2", "AJ0", "PRP", "CJS", "NN0", "AV0") and after not in FINITE:
        if following.tag in ("AV0", "CJS", "PRP") and following.lower not in ("like", "post", "mean"):
            return
        if word.lower in ("it", "you") and following.tag in ("AJ0", "CJS"):
            return
        if "third" in readings and word.lower not in ("i", "we", "they", "you"):
            following.tag = "VVZ"
        elif "base" in readings and word.lower not in ("he", "she", "it"):
            following.tag = "VVB"
        elif "past" in readings:
            following.tag = "VVD"
    elif following.tag == "VVN" and "past" in readings:
        following.tag = "VVD"
    elif following.tag == "VVI":
        following.tag = "VVB"


def _mend_gerunds(words: Sequence[Word], i: int) -> None:
    """ "…, *killing* four": behind a comma and before a phrase an -ing form is a verb's."""
    word = words[i]
    if word.tag not in ("NN1", "AJ0") or not has_form(word.text, "gerund") or i + 1 >= len(words) or not i:
        return
    following = words[i + 1].tag
    before = words[i - 1]
    if (
        (before.text == "," and following in ("CRD", "AT0", "DPS", "PNP", "DT0"))
        or word.lower == "doing"
        or (before.tag in ("AVQ", "CJS", "PRP") and following in ("AT0", "DPS", "PNP"))
    ):
        word.tag = "VVG"


def _mend_causatives(words: Sequence[Word], i: int) -> None:
    """ "let our friends *know*", "makes him *look* weak": the verb behind the object is an infinitive."""
    word = words[i]
    lemma = next((r.lemma for r in verb_readings(word.text)), "")
    if word.tag[:2] != "VV" or lemma not in ("let", "make", "help"):
        return
    for j in range(i + 1, min(i + 8, len(words))):
        tag = words[j].tag
        if tag in ("VVB", "VVD") and has_form(words[j].text, "base"):
            if j > i + 1 or lemma == "help":
                words[j].tag = "VVI"
            return
        if (
            tag not in (*NOUN, *ADJECTIVE, *DETERMINER, "PNP", "PNI", "CJC", "POS")
            or words[j].lower in SUBJECT_PRONOUNS
        ):
            return


def _mend_after_be(words: Sequence[Word], i: int) -> None:
    """ "is *estimated*", "was *closing*": forms of verbs that the tagger took for adjectives."""
    word = words[i]
    if word.lower in ("sure", "likely", "unlikely") and i and words[i - 1].tag[:2] == "VB":
        word.tag = "AJ0"
    if word.tag not in ("AJ0", "NN1"):
        return
    lower = word.lower
    before = i - 1
    while before >= 0 and words[before].tag in ADVERB:
        before -= 1
    following = words[i + 1].tag if i + 1 < len(words) else ""
    if before < 0 or lower in ADJECTIVES_OF_PARTICIPLES:
        return
    named = following == "NP0" and word.lower.endswith("ing")
    if following in NOUN and not named and words[before].tag[:2] != "VH":
        return
    participle = has_form(word.text, "participle") and word.tag == "AJ0"
    gerund = has_form(word.text, "gerund")
    if words[before].tag[:2] == "VB":
        if participle and not has_form(word.text, "base"):
            word.tag = "VVN"
        elif (gerund and word.tag == "AJ0") or (
            gerund and before == i - 1 and following in ("AT0", "DPS", "PNP", "TO0")
        ):
            word.tag = "VVG"
    elif (words[before].tag[:2] == "VH" and participle and not has_form(word.text, "base")) or (
        words[before].tag in NOUN and before == i - 1 and participle and following in ("PRP", "TO0")
    ):
        word.tag = "VVN"


def _mend_verbless(words: Sequence[Word]) -> None:
    """A sentence without any verb: a noun with the form of one behind a name or noun is its verb (headlines)."""
    if any(word.tag in FINITE for word in words) or len(words) < 3 or mend_past(words):
        return
    best: int | None = None
    for i in range(1, len(words) - 1):
        word, before, following = words[i], words[i - 1], words[i + 1]
        named = before.tag in NOUN or (before.tag in ADJECTIVE and following.tag in DETERMINER)
        if not named or word.tag not in (*COMMON_NOUN, "NP0", "VVI"):
            continue
        third = has_form(word.text, "third")
        base = has_form(word.text, "base") and before.tag == "NN2"
        goes_on = (
            following.tag in NOUN
            or following.tag in ADJECTIVE
            or following.tag in (*DETERMINER, "PRP", "TO0", "CRD", "AVP")
        )
        if (third or base or (word.tag == "VVI" and before.tag != "TO0")) and goes_on and best is None:
            best = i
    if best is not None:
        words[best].tag = "VVZ" if has_form(words[best].text, "third") else "VVB"
    elif not any(word.tag in VERBAL for word in words):
        return
