"""Headlines: clauses whose verb is a participle ("Envoy *expelled* by Russia")."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._coordinating import ambiguous
from demarche.language.english._drafts import Draft
from demarche.language.english._verb_forms import has_form, has_valency, is_regular_past, takes_object
from demarche.language.english._verb_groups import lemma


def promote_verbs(words: Sequence[Word], drafts: list[Draft]) -> None:
    """Makes a participle or infinitive right behind its noun the verb of a clause that has none."""
    for main in list(drafts):
        if main.takes_finite and main.before:
            child = next((d for d in drafts if d.parent is main and _completes(words, d, main)), None)
            if child is not None:
                _promote(words, drafts, main, child)
        elif main.kind == "main" and main.parent is None:
            _urged(words, drafts, main)


def _completes(words: Sequence[Word], child: Draft, main: Draft) -> bool:
    if child.verbs is None or child.connector is not None:
        return False
    if child.kind == "infinitive":
        subject = main.before[-1]
        named = subject.name or any(words[p].tag == "NP0" for p in subject.modifiers)
        return named and main.parent is None and child.verbs.first == subject.end + 1
    return child.kind == "participial" and child.link == "relative"


def _urged(words: Sequence[Word], drafts: Sequence[Draft], main: Draft) -> None:
    """ "Minister *urged* to resign", "Two *killed* in raid": the past tense of a verb that needs an object and has none."""
    verbs = main.verbs
    if (
        verbs is None
        or main.after
        or not ambiguous(words, verbs)
        or not main.before
        or main.opener is not None
    ):
        return
    name = lemma(words, verbs)
    behind = [d for d in drafts if d.parent is main and d.places and min(d.places) > verbs.main]
    urged = any(
        d.kind == "infinitive" and d.verbs is not None and d.verbs.first == verbs.main + 1 for d in behind
    )
    if urged:
        passive = has_valency(name, "object_control") and not has_valency(name, "subject_control")
    else:
        # Sentences with a full stop leave no auxiliary out: "Ankara hit out at Athens."
        passive = (
            (words[-1].text != "." or has_valency(name, "harming") or _says_by_whom(words, verbs.main))
            and has_valency(name, "transitive")
            and not any(d.link in ("complement", "coordination") for d in behind)
        )
    if passive:
        words[verbs.main].tag, verbs.form, main.kind = "VVN", "participle", "headline"


def _promote(words: Sequence[Word], drafts: list[Draft], main: Draft, child: Draft) -> None:
    verbs = child.verbs
    if verbs is None:
        return
    word = words[verbs.main]
    if verbs.form == "to":
        main.kind = "headline"
    past = len(verbs.chain) == 1 and is_regular_past(word.text)
    active = past and any(not g.time for g in child.after) and takes_object(lemma(words, verbs))
    told = past and _is_told(words, child)
    if verbs.form == "participle" and (active or told):
        word.tag, verbs.form = "VVD", "finite"
    else:
        main.kind = "headline" if main.parent is None else main.kind
    main.verbs = verbs
    main.after += child.after
    main.phrases += child.phrases
    main.adverbs += child.adverbs
    main.adjectives += child.adjectives
    main.places += child.places
    for draft in drafts:
        if draft.parent is child:
            draft.parent = main
        if draft.shares_subject_of is child:
            draft.shares_subject_of = main
    drafts.remove(child)


def _is_told(words: Sequence[Word], child: Draft) -> bool:
    """Whether what looks like a reduced passive is the past tense: "Rome *called* on Athens to wait."

    Sentences with a full stop leave no auxiliary out, unless they say who did it or who was harmed.
    """
    if child.verbs is None or has_valency(lemma(words, child.verbs), "harming"):
        return False
    return words[-1].text == "." and bool(child.phrases) and not _says_by_whom(words, child.verbs.main)


def _says_by_whom(words: Sequence[Word], verb: int) -> bool:
    return any(word.text.casefold() == "by" for word in words[verb:])


def find_missing_verb(words: Sequence[Word], drafts: Sequence[Draft]) -> bool:
    """Tags a noun as the verb of a clause that has none though it must have one; True where there was such a noun.

    "As the year begins, the crisis *tests* the law", "what the rebels *demand*", "the villages that Vienna *claims*
    lie …": the tagger took the verb for a noun.
    """
    for draft in drafts:
        if not draft.takes_finite or not draft.before:
            continue
        below = [d for d in drafts if d.parent is draft and d.finite]
        if draft is drafts[0] and not below:
            continue
        inner = [
            p
            for d in below
            if d.kind == "relative" and d.verbs is not None
            for p in d.places
            if p < d.verbs.main
        ]
        if any(_retag(words, p) for p in (*inner, *draft.places)):
            return True
    return False


def _retag(words: Sequence[Word], place: int) -> bool:
    if place == 0 or words[place].tag not in ("NN1", "NN2"):
        return False
    before = words[place - 1].tag
    if words[place].tag == "NN2" and has_form(words[place].text, "third") and before in ("NN1", "NP0", "PNI"):
        words[place].tag = "VVZ"
        return True
    if words[place].tag == "NN1" and has_form(words[place].text, "base") and before in ("NN2", "PNP"):
        words[place].tag = "VVB"
        return True
    return False
