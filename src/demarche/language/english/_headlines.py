"""Headlines: clauses whose verb is a participle ("Envoy *expelled* by Russia")."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._drafts import Draft
from demarche.language.english._verb_forms import has_form, takes_object
from demarche.language.english._verb_groups import lemma


def promote_participles(words: Sequence[Word], drafts: list[Draft]) -> None:
    """Makes a participle right behind its noun the verb of a clause that has none."""
    for main in list(drafts):
        if not main.takes_finite:
            continue
        child = next(
            (
                d
                for d in drafts
                if d.parent is main
                and d.kind == "participial"
                and d.link == "relative"
                and d.connector is None
            ),
            None,
        )
        if child is None or child.verbs is None or not main.before:
            continue
        _promote(words, drafts, main, child)


def _promote(words: Sequence[Word], drafts: list[Draft], main: Draft, child: Draft) -> None:
    verbs = child.verbs
    if verbs is None:
        return
    word = words[verbs.main]
    active = len(verbs.chain) == 1 and has_form(word.text, "past") and any(not g.time for g in child.after)
    if verbs.form == "participle" and active and takes_object(lemma(words, verbs)):
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
