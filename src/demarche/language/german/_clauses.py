"""The clauses of one German sentence: from tagged words to :class:`demarche.language.Clause`.

The order is that of the description by topological fields (Drach 1937; Wöllstein, Topologisches Satzmodell): cut at
the boundaries, find each clause's brackets, read the phrases in its fields, then decide who does what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.language._levels import levels
from demarche.language._text import Sentence
from demarche.language.german._assembly import Assembly, Draft
from demarche.language.german._building import Builder, Read
from demarche.language.german._embedded import split_embedded_infinitives
from demarche.language.german._features import Features, Number, word_features
from demarche.language.german._groups import Group, parts_of
from demarche.language.german._mending import mend_clauses, mend_tags
from demarche.language.german._phrases import PhraseReader
from demarche.language.german._pieces import cut
from demarche.language.german._quoted_names import mend_quoted_names
from demarche.language.german._roles import assign
from demarche.language.german._verb_complex import (
    COPULAS,
    active_if_object,
    agreeing,
    verb_complex,
)
from demarche.language.german._word import Word
from demarche.language.german._words import NEGATIONS


def read_clauses(sentence: Sentence, tagged: Sequence[tuple[str, str]]) -> Sentence:
    """The sentence with tags, lemmas, clauses and breaks."""
    words = [
        Word(token.text, tag, lemma) for token, (tag, lemma) in zip(sentence.tokens, tagged, strict=True)
    ]
    mend_tags(words)
    mend_quoted_names(words)
    drafts: list[Draft] = []
    breaks: list[int] = []
    for places, parenthesis in levels(words, lambda word: word.tag[:1] == "$"):
        assembly = Assembly(words)
        assembly.run(cut(words, places))
        if parenthesis is not None and drafts:
            outer = [d for d in drafts if d.places and min(d.places) < parenthesis]
            for draft in assembly.drafts:
                if draft.parent is None:
                    draft.parent = (
                        max(outer, key=lambda d: max(p for p in d.places if p < parenthesis))
                        if outer
                        else None
                    )
                    draft.link = "parenthesis"
        drafts += assembly.drafts
        breaks += assembly.breaks
    mend_clauses(words, drafts)
    drafts = split_embedded_infinitives(words, drafts)
    tokens = tuple(
        replace(token, tag=word.tag, lemma=word.lemma, index=i)
        for i, (token, word) in enumerate(zip(sentence.tokens, words, strict=True))
    )
    read: list[Read] = []
    for draft in sorted(drafts, key=lambda d: min(d.places)):
        clause = _read(words, draft, read)
        if clause is not None:
            read.append(clause)
    clauses = Builder(tokens, words, read).build()
    offsets = tuple(sorted({*sentence.breaks, *(tokens[p].start for p in breaks)}))
    return replace(sentence, tokens=tokens, clauses=clauses, breaks=offsets)


def _read(words: Sequence[Word], draft: Draft, earlier: Sequence[Read]) -> Read | None:
    verbs = verb_complex(words, draft)
    if verbs is None:
        return None
    skip = set(verbs.places)
    skip.update(p for p in draft.places if words[p].tag in ("PTKZU", "PTKVZ"))
    known: dict[int, Features] = {}
    antecedent = None
    if draft.opener is not None:
        connector = draft.opener.connector
        if draft.kind == "infinitive":
            words[connector].tag = "KOUI"
        elif draft.opener.kind == "subordinate" and words[connector].tag in ("APPR", "KOKOM"):
            words[connector].tag = "KOUS"
        elif draft.kind == "relative" and words[connector].tag in ("ART", "PDS"):
            words[connector].tag = "PRELS" if draft.opener.end == connector else "PRELAT"
        if words[connector].tag not in ("PWS", "PWAT", "PRELS", "PRELAT", "PDS", "ART", "APPR"):
            skip.add(connector)
        if draft.kind == "relative":
            antecedent = _antecedent(words, min(draft.places), connector, earlier)
            if antecedent is not None:
                features = antecedent.features
                number: Number | None = "plural" if antecedent.coordinated else features.number
                gender = None if antecedent.coordinated else features.gender
                known[connector] = word_features(words[connector]).agreeing(number, gender)
    phrases = PhraseReader(words, sorted(draft.places), frozenset(skip), known)
    verbs = active_if_object(words, verbs, phrases.groups)
    copular = verbs.lemma in COPULAS and not verbs.passive
    roles = assign(words, draft, verbs, phrases.groups, copular)
    if roles.subject is not None:
        verbs = agreeing(
            words, verbs, draft.verbs.get(verbs.verb), roles.subject.features.person, roles.subject.plural
        )
    elif not any(word.lower in ("ich", "du") for word in words):
        verbs = agreeing(words, verbs, draft.verbs.get(verbs.verb), 3, None)
    copular = (
        verbs.lemma == "sein" and copular and (roles.predicate is not None or _adjective(words, phrases))
    )
    return Read(draft, verbs, phrases, roles, copular, _negation(words, draft, phrases), antecedent)


def _antecedent(words: Sequence[Word], first: int, connector: int, earlier: Sequence[Read]) -> Group | None:
    """The nearest noun phrase before a relative clause that its pronoun can agree with."""
    word = words[connector].lower
    best: Group | None = None
    for read in earlier:
        for group in read.phrases.groups:
            for part in parts_of(group):
                if part.last >= first or part.pronoun or not _agrees(word, part):
                    continue
                if (
                    best is None
                    or part.last > best.last
                    or (part.last == best.last and part.first < best.first)
                ):
                    best = part
    return best


def _adjective(words: Sequence[Word], phrases: PhraseReader) -> bool:
    return any(words[p].tag == "ADJD" for p in phrases.adverbs)


def _negates_less(words: Sequence[Word], place: int) -> bool:
    """Is it less than the clause that a "nicht" denies ("nicht nur", "als *nicht akzeptabel* bezeichnet")?"""
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None or words[place].lower != "nicht":
        return False
    if following.lower in ("nur", "zuletzt", "bloß"):
        return True
    if following.tag not in ("ADJD", "ADJA"):
        return False
    before = place - 1
    while before >= 0 and (words[before].tag in ("ADV", "ADJD", "$(")):
        before -= 1
    return before >= 0 and words[before].lower in ("als", "für")


def _negation(words: Sequence[Word], draft: Draft, phrases: PhraseReader) -> int | None:
    for place in sorted(draft.places):
        word = words[place]
        if (word.tag == "PTKNEG" or word.lower in NEGATIONS) and not _negates_less(words, place):
            return place
    for group in phrases.groups:
        for member in group.members():
            if member.negated:
                return member.determiner if member.determiner is not None else member.head
    return None


def _agrees(relative: str, group: Group) -> bool:
    number, gender = group.features.number, group.features.gender
    plural = group.coordinated or number == "plural"
    if relative in ("der", "den", "dem", "dessen") and (
        (gender == "feminine" and relative != "der") or (plural and relative != "den")
    ):
        return False
    if relative == "das" and (plural or gender in ("masculine", "feminine")):
        return False
    if relative == "die" and not plural and gender in ("masculine", "neuter") and number == "singular":
        return False
    if relative == "der" and gender == "neuter" and not plural:
        return False
    return not (relative == "denen" and not plural and number == "singular")
