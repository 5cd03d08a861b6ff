"""Drafts turned into clauses, each with its place in the tree and what it takes from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from demarche.language._clause import Clause, ClauseKind, Phrase
from demarche.language._phrase_building import PhraseBuilder
from demarche.language._token import Token
from demarche.language._word import Word
from demarche.language.english._drafts import Draft
from demarche.language.english._groups import Features, Group, parts_of
from demarche.language.english._roles import Roles, assign, negation
from demarche.language.english._verb_forms import has_valency, lemma_of, takes_object
from demarche.language.english._verb_groups import Meaning, VerbGroup, lemma, meaning

_OF_THE_OBJECT = frozenset(("of", "from", "for", "into"))
"""Prepositions behind which a gerund is what the object does."""
_ASKING = frozenset(("on", "upon", "to", "with", "for"))
"""Prepositions before whom a verb asks or trusts to do something."""

RelativeRole = Literal["subject", "object", "indirect", "oblique", "possessor"]


@dataclass(slots=True, eq=False)
class Read:
    """A draft with everything read in it."""

    draft: Draft
    lemma: str
    said: Meaning
    roles: Roles
    negation: int | None


def read_draft(words: Sequence[Word], draft: Draft) -> Read | None:
    """What a draft says; None where it has no verb, or only one that stands for another ("… but they *didn't*")."""
    if draft.verbs is None or _stands_for_another(words, draft, draft.verbs):
        return None
    name = lemma(words, draft.verbs)
    said = meaning(words, draft.verbs)
    base = draft.shares_verb_of
    if base is not None and base.verbs is not None:
        shared = meaning(words, base.verbs)
        said = replace(shared, passive=shared.passive and words[draft.verbs.main].tag[-1] == "N")
    roles = assign(words, draft, name, said)
    if (
        roles.subject is not None
        and words[roles.subject.head].lower == "it"
        and _expletive(words, draft, name, said)
    ):
        roles.subject = None
    return Read(draft, name, said, roles, negation(words, draft, roles))


def _stands_for_another(words: Sequence[Word], draft: Draft, verbs: VerbGroup) -> bool:
    tag = words[verbs.main].tag
    if tag == "VM0":
        return True
    done = tag in ("VDB", "VDD", "VDZ") and not draft.after and draft.opener is None
    return done and (verbs.negation is not None or draft.kind != "main" or draft.inverted)


def _expletive(words: Sequence[Word], draft: Draft, name: str, said: Meaning) -> bool:
    """ "*It* seems that …", "*it* is feared that …": "it" stands for the clause that follows."""
    if draft.clauses_behind == 0:
        return False
    return name in ("seem", "appear", "happen", "turn out", "emerge") or (
        said.passive and has_valency(name, "clausal")
    )


def share_objects(read: Sequence[Read]) -> None:
    """ "sought and *built* weapons": what follows both verbs is the object of both."""
    by_draft = {id(r.draft): r for r in read}
    for second in read:
        draft = second.draft
        base = by_draft.get(id(draft.shares_subject_of)) if draft.shares_subject_of is not None else None
        if (
            base is None
            or second.roles.object is None
            or base.roles.object is not None
            or draft.connector is None
        ):
            continue
        first, own = base.draft.verbs, draft.verbs
        if (
            first is None
            or own is None
            or base.draft.after
            or base.draft.phrases
            or base.draft.adjectives
            or base.said.passive
        ):
            continue
        if first.places[-1] + 1 == draft.connector and takes_object(base.lemma):
            base.roles.object = second.roles.object


class Builder:
    """Turns read drafts into clauses, with places in the sentence for parents."""

    def __init__(self, tokens: tuple[Token, ...], words: Sequence[Word], read: list[Read]) -> None:
        self._tokens = tokens
        self._words = words
        self._read = sorted(read, key=lambda r: self._places(r.draft)[0])
        phrases = PhraseBuilder(tokens)
        self._token, self._phrase = phrases.token, phrases.phrase

    def build(self) -> tuple[Clause, ...]:
        by_draft = {id(r.draft): i for i, r in enumerate(self._read)}
        result: list[Clause] = []
        for i, read in enumerate(self._read):
            clause = self._clause(i, read)
            parent = read.draft.parent
            seen = {id(read.draft)}
            while parent is not None and id(parent) not in by_draft and id(parent) not in seen:
                seen.add(id(parent))
                parent = parent.parent
            index = None if parent is None else by_draft.get(id(parent))
            if index is None or index == i:
                clause = replace(clause, parent=None, link="root")
            else:
                clause = replace(clause, parent=index)
            result.append(clause)
        result = _without_cycles(result)
        result = self._with_controllers(result, by_draft)
        result += self._attributive(result)
        return tuple(result)

    @staticmethod
    def _places(draft: Draft) -> list[int]:
        own = set(draft.places)
        if draft.verbs is not None:
            own.update(draft.verbs.places)
        if draft.connector is not None:
            own.add(draft.connector)
        return sorted(own)

    def _clause(self, index: int, read: Read) -> Clause:
        draft, said, roles, verbs = read.draft, read.said, read.roles, read.draft.verbs
        if verbs is None:
            raise ValueError("a draft without verbs is no clause")
        token = self._token
        places = self._places(draft)
        finite = verbs.chain[0] if verbs.form == "finite" else None
        auxiliaries = verbs.chain[:-1]
        if draft.shares_verb_of is not None and draft.shares_verb_of.verbs is not None:
            auxiliaries = draft.shares_verb_of.verbs.chain[:-1]
        predicate = self._phrase(roles.predicate) or self._adjective(read)
        antecedent = self._phrase(draft.antecedent)
        return Clause(
            index=index,
            kind=self._kind(draft),
            verb=self._tokens[verbs.main],
            lemma=read.lemma,
            first=places[0],
            last=places[-1],
            words=tuple(places),
            finite=token(finite),
            particle=token(verbs.particle),
            auxiliaries=tuple(self._tokens[p] for p in auxiliaries),
            modal=said.modal,
            tense="future" if draft.kind == "headline" and verbs.form == "to" else said.tense,
            mood="imperative" if draft.kind == "imperative" else said.mood,
            passive=said.passive,
            copular=read.lemma == "be" and not said.passive and draft.there is None,
            negated=read.negation is not None,
            negation=token(read.negation),
            subject=self._phrase(roles.subject),
            object=self._phrase(roles.object),
            indirect=self._phrase(roles.indirect),
            predicate=predicate,
            agent=self._phrase(roles.agent),
            obliques=tuple(p for g in roles.obliques if (p := self._phrase(g)) is not None),
            adverbs=tuple(
                self._tokens[p] for p in sorted({*draft.adverbs, *verbs.adverbs} - {verbs.negation})
            ),
            antecedent=antecedent,
            relative=self._relative_role(read)
            if draft.kind in ("relative", "participial") and antecedent
            else None,
            link=draft.link,
            connector=token(draft.connector),
            damaged=draft.damaged,
        )

    def _adjective(self, read: Read) -> Phrase | None:
        """ "is *ready*": a predicative adjective."""
        if not read.draft.adjectives or not has_valency(read.lemma, "copular") or read.said.passive:
            return None
        place = read.draft.adjectives[0]
        return self._phrase(Group(place, place, place, Features()))

    def _kind(self, draft: Draft) -> ClauseKind:
        if (
            draft.kind in ("main", "imperative")
            and self._tokens[-1].text.startswith("?")
            and draft.link in ("root", "coordination")
        ):
            return "question"
        return draft.kind

    def _relative_role(self, read: Read) -> RelativeRole:
        draft, roles = read.draft, read.roles
        if draft.kind == "participial" or (draft.kind == "relative" and draft.shares_subject_of is not None):
            return "subject"
        if draft.opener is None:
            return "object" if draft.stranded is None else "oblique"
        if draft.opener.group is not None:
            return "possessor"
        place = draft.opener.first
        found: tuple[tuple[RelativeRole, Group | None], ...] = (
            ("subject", roles.subject), ("object", roles.object), ("indirect", roles.indirect)
        )  # fmt: skip
        return next((role for role, group in found if group is not None and group.head == place), "oblique")

    # -- what a clause takes from others ---------------------------------------------------------------------------

    def _with_controllers(self, clauses: list[Clause], by_draft: dict[int, int]) -> list[Clause]:
        """Who does it in a clause without a subject of its own."""
        result = list(clauses)
        for i in sorted(range(len(result)), key=lambda i: _depth(result, i)):
            clause, draft = result[i], self._read[i].draft
            if clause.subject is not None:
                continue
            base = draft.shares_subject_of
            if base is not None and id(base) in by_draft:
                other = result[by_draft[id(base)]]
                result[i] = replace(clause, controller=other.subject or other.controller)
            elif clause.antecedent is not None and clause.kind == "participial":
                result[i] = replace(clause, controller=clause.antecedent)
            elif clause.kind in ("infinitive", "participial", "subordinate") and clause.parent is not None:
                result[i] = replace(clause, controller=_controller(result[clause.parent], clause))
        return result

    def _attributive(self, clauses: list[Clause]) -> list[Clause]:
        """A clause for each participle before a noun ("the *imposed* sanctions")."""
        extra: list[Clause] = []
        seen: set[int] = set()
        for i, read in enumerate(self._read):
            for group in (*read.draft.groups(), *(g for g in (read.roles.subject, read.roles.object) if g)):
                for part in parts_of(group):
                    for place in part.participles:
                        if place not in seen:
                            seen.add(place)
                            extra.append(self._attributive_clause(len(clauses) + len(extra), i, place, part))
        return extra

    def _attributive_clause(self, index: int, parent: int, place: int, noun: Group) -> Clause:
        word = self._words[place]
        phrase = self._phrase(noun)
        past = not word.lower.endswith("ing")
        name = lemma_of(word.text, "participle") if past else lemma_of(word.text, "gerund")
        return Clause(
            index=index,
            kind="attributive",
            verb=self._tokens[place],
            lemma=name or word.lemma.lower(),
            first=place,
            last=place,
            words=(place,),
            passive=past,
            subject=phrase,
            antecedent=phrase,
            relative="subject",
            parent=parent,
            link="attributive",
        )


def _depth(clauses: list[Clause], i: int) -> int:
    depth, parent = 0, clauses[i].parent
    while parent is not None and depth < len(clauses):
        depth, parent = depth + 1, clauses[parent].parent
    return depth * 1000 + i


def _without_cycles(clauses: list[Clause]) -> list[Clause]:
    """Clauses that hang on each other in a circle lose the link that closes it."""
    result = list(clauses)
    for i in range(len(result)):
        seen = {i}
        parent = result[i].parent
        while parent is not None:
            if parent in seen:
                result[i] = replace(result[i], parent=None, link="root")
                break
            seen.add(parent)
            parent = result[parent].parent
    return result


def _controller(matrix: Clause, clause: Clause) -> Phrase | None:
    """The subject of the matrix clause, or its object where the matrix verb makes somebody else do it.

    Verbs of asking, urging and forcing control by their object ("urged Kyiv to …", in the passive by their subject),
    others by the subject. So does an object before a preposition of blame or prevention ("accused Kyiv *of* breaking …").
    Some name with a preposition who shall ("called *on* Kyiv to …"). An adverbial participle behind a passive clause is
    its subject's too.
    """
    blamed = matrix.indirect or matrix.object
    connector = clause.connector.text.casefold() if clause.connector is not None else ""
    if (
        clause.kind == "participial"
        and connector in _OF_THE_OBJECT
        and blamed is not None
        and not matrix.passive
    ):
        return blamed
    if clause.kind == "infinitive" and has_valency(matrix.lemma, "object_control") and not matrix.passive:
        return matrix.indirect or matrix.object or matrix.subject or matrix.controller
    if clause.kind == "infinitive" and has_valency(matrix.lemma, "oblique_control"):
        asked = (p for p in matrix.obliques if p.preposition and p.preposition.text.casefold() in _ASKING)
        return matrix.indirect or next(asked, None) or matrix.subject or matrix.controller
    if matrix.kind == "participial" and matrix.antecedent is not None:
        return matrix.antecedent
    return matrix.subject or matrix.controller
