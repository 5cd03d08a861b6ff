"""The clauses of one English sentence: from tagged words to :class:`demarche.language.Clause`.

Base phrases and verb groups first (Abney 1991, Parsing by Chunks), then from left to right each verb group to the clause
it belongs to; last, who does what by the place of each phrase beside its verb.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from demarche.language._levels import levels
from demarche.language._text import Sentence
from demarche.language._word import Word
from demarche.language.english._assembly import Assembly
from demarche.language.english._building import Builder, read_draft, share_objects
from demarche.language.english._drafts import Draft
from demarche.language.english._headlines import find_missing_verb
from demarche.language.english._items import Itemizer
from demarche.language.english._mending import mend_tags
from demarche.language.english._tags import final_tag
from demarche.language.english._words import PUNCTUATION


def read_clauses(sentence: Sentence, words: list[Word], tags: Callable[[str], tuple[str, ...]]) -> Sentence:
    """The sentence with tags, lemmas, clauses and breaks; ``tags`` gives those that a word can have."""
    mend_tags(words, tags)
    drafts: list[Draft] = []
    breaks: list[int] = []
    for places, bracket in levels(words, lambda word: word.tag in PUNCTUATION):
        if not places:
            continue
        assembly = _assembled(words, places)
        if find_missing_verb(words, assembly.drafts):
            assembly = _assembled(words, places)
        if bracket is not None:
            _hang(assembly.drafts, drafts, bracket)
        drafts += assembly.drafts
        breaks += assembly.breaks
    for draft in drafts:
        parent = draft.parent
        if (
            parent is not None
            and parent.verbs is not None
            and draft.places
            and draft.link in ("complement", "infinitive")
        ):
            parent.clauses_behind += min(draft.places) > parent.verbs.main
    read = [found for draft in drafts if (found := read_draft(words, draft)) is not None]
    share_objects(read)
    tokens = tuple(
        replace(token, tag=final_tag(word), lemma=word.lemma, index=i)
        for i, (token, word) in enumerate(zip(sentence.tokens, words, strict=True))
    )
    clauses = Builder(tokens, words, read).build()
    offsets = tuple(sorted({*sentence.breaks, *(tokens[p].start for p in breaks)}))
    return replace(sentence, tokens=tokens, clauses=clauses, breaks=offsets)


def _assembled(words: list[Word], places: list[int]) -> Assembly:
    assembly = Assembly(words, Itemizer(words, places).items)
    assembly.run()
    return assembly


def _hang(inner: list[Draft], outer: list[Draft], bracket: int) -> None:
    """Hangs the clauses in a bracket on the one before it."""
    before = [d for d in outer if d.verbs is not None and d.places and min(d.places) < bracket]
    parent = max(before, key=lambda d: max(p for p in d.places if p < bracket)) if before else None
    for draft in inner:
        if draft.parent is None and parent is not None:
            draft.parent, draft.link = parent, "parenthesis"
