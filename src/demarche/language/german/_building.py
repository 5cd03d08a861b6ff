"""Drafts turned into clauses, each with its place in the tree and what it takes from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from demarche.language._clause import Clause, ClauseKind, Phrase
from demarche.language._phrase_building import PhraseBuilder
from demarche.language._token import Token
from demarche.language.german._assembly import Draft
from demarche.language.german._groups import Attributive, Group, parts_of
from demarche.language.german._phrases import PhraseReader
from demarche.language.german._roles import Roles
from demarche.language.german._verb_complex import VerbComplex
from demarche.language.german._verb_forms import has_valency
from demarche.language.german._verb_index import controls_by_object, participle_lemma
from demarche.language.german._word import Word

_MAIN = ("main", "question")
_ASKING = frozenset(("von", "vom", "an", "ans"))
"""Prepositions before whom a verb asks or trusts to do something."""


@dataclass(slots=True, eq=False)
class Read:
    """A draft with everything read in it."""

    draft: Draft
    verbs: VerbComplex
    phrases: PhraseReader
    roles: Roles
    copular: bool
    negation: int | None
    antecedent: Group | None


RelativeRole = Literal["subject", "object", "indirect", "oblique", "possessor"]


class Builder:
    """Turns drafts into clauses, with places in the sentence for parents."""

    def __init__(self, tokens: tuple[Token, ...], words: Sequence[Word], read: list[Read]) -> None:
        self._tokens = tokens
        self._words = words
        self._read = sorted(read, key=lambda r: min(r.draft.places))
        phrases = PhraseBuilder(tokens)
        self._token, self._phrase = phrases.token, phrases.phrase

    def build(self) -> tuple[Clause, ...]:
        clauses = [self._clause(i, read) for i, read in enumerate(self._read)]
        by_draft = {id(r.draft): i for i, r in enumerate(self._read)}
        result: list[Clause] = []
        for i, (clause, read) in enumerate(zip(clauses, self._read, strict=True)):
            parent = read.draft.parent
            while parent is not None and id(parent) not in by_draft:
                parent = parent.parent
            index = None if parent is None or by_draft[id(parent)] == i else by_draft[id(parent)]
            result.append(replace(clause, parent=index, link=clause.link if index is not None else "root"))
        result = self._with_antecedents(_behind_reported(result))
        result = self._with_controllers(result, by_draft)
        result += self._attributive(result)
        return tuple(_with_causatives(result))

    def _clause(self, index: int, read: Read) -> Clause:
        draft, verbs, roles = read.draft, read.verbs, read.roles
        token = self._token
        connector = draft.opener.connector if draft.opener is not None else draft.coordinator
        kind: ClauseKind = draft.kind
        if kind == "main":
            kind = self._main_kind(draft, verbs)
        places = sorted(draft.places)
        return Clause(
            index=index,
            kind=kind,
            verb=self._tokens[verbs.verb],
            lemma=verbs.lemma,
            first=places[0],
            last=places[-1],
            words=tuple(places),
            finite=token(verbs.finite),
            particle=token(verbs.particle),
            auxiliaries=tuple(self._tokens[p] for p in verbs.auxiliaries),
            modal=verbs.modal,
            tense=verbs.tense,
            mood=verbs.mood,
            passive=verbs.passive,
            copular=read.copular,
            negated=read.negation is not None,
            negation=token(read.negation),
            subject=self._phrase(roles.subject),
            object=self._phrase(roles.object),
            indirect=self._phrase(roles.indirect),
            genitive=self._phrase(roles.genitive),
            predicate=self._phrase(roles.predicate),
            agent=self._phrase(roles.agent),
            obliques=tuple(p for g in roles.obliques if (p := self._phrase(g)) is not None),
            adverbs=tuple(self._tokens[p] for p in sorted(read.phrases.adverbs)),
            link=draft.link,
            connector=token(connector),
            damaged=draft.damaged,
        )

    def _main_kind(self, draft: Draft, verbs: VerbComplex) -> ClauseKind:
        if verbs.finite is None and draft.shares_verb_of is None:
            return "headline"
        if verbs.mood == "imperative":
            return "imperative"
        if self._tokens[-1].text.endswith("?") or any(t.text == "?" for t in self._tokens[-2:]):
            return "question"
        return "main"

    # -- what a clause takes from others ---------------------------------------------------------------------------

    def _with_antecedents(self, clauses: list[Clause]) -> list[Clause]:
        result = []
        for clause, read in zip(clauses, self._read, strict=True):
            opener = read.draft.opener
            if clause.kind == "relative" and opener is not None:
                antecedent = self._phrase(read.antecedent)
                role = self._relative_role(clause, opener.connector)
                clause = replace(clause, antecedent=antecedent, relative=role)
            result.append(clause)
        return result

    def _relative_role(self, clause: Clause, connector: int) -> RelativeRole:
        roles: tuple[tuple[RelativeRole, Phrase | None], ...] = (
            ("subject", clause.subject), ("object", clause.object), ("indirect", clause.indirect)
        )  # fmt: skip
        for role, phrase in roles:
            if phrase is not None and phrase.first <= connector <= phrase.last:
                return "possessor" if phrase.head.index != connector else role
        return "oblique"

    def _with_controllers(self, clauses: list[Clause], by_draft: dict[int, int]) -> list[Clause]:
        """Who does it in a clause without a subject of its own."""
        result = list(clauses)
        for i in sorted(range(len(result)), key=lambda i: self._depth(result, i)):
            clause, draft = result[i], self._read[i].draft
            if clause.subject is not None:
                continue
            base = draft.shares_subject_of
            if base is not None and id(base) in by_draft:
                other = result[by_draft[id(base)]]
                if _is_reported(other) and clause.link == "coordination" and clause.parent != other.index:
                    other = result[clause.parent] if clause.parent is not None else other
                result[i] = replace(clause, controller=other.subject or other.controller)
            elif clause.kind in ("infinitive", "participial") and clause.parent is not None:
                matrix = result[clause.parent]
                result[i] = replace(clause, controller=_controller(matrix, clause))
        return result

    @staticmethod
    def _depth(clauses: list[Clause], i: int) -> int:
        depth, parent = 0, clauses[i].parent
        while parent is not None and depth < len(clauses):
            depth, parent = depth + 1, clauses[parent].parent
        return depth * 1000 + i

    def _attributive(self, clauses: list[Clause]) -> list[Clause]:
        """A clause for each participle before a noun, with its agent and what else belongs to it."""
        extra: list[Clause] = []
        for i, read in enumerate(self._read):
            for group in read.phrases.groups:
                for part in parts_of(group):
                    for attributive in part.attributive:
                        extra.append(self._attributive_clause(len(clauses) + len(extra), i, attributive))
        return extra

    def _attributive_clause(self, index: int, parent: int, attributive: Attributive) -> Clause:
        word = self._words[attributive.participle]
        lemma, past = participle_lemma(word.text) or (word.lemma, True)
        noun = self._phrase(attributive.noun)
        agent = None
        obliques = []
        object_ = None
        for group in attributive.groups:
            lower = self._words[group.preposition].lower if group.preposition is not None else ""
            if past and agent is None and lower in ("von", "vom", "durch"):
                agent = self._phrase(group)
            elif not past and object_ is None and not lower and "acc" in group.features.cases:
                object_ = self._phrase(group)
            elif (phrase := self._phrase(group)) is not None:
                obliques.append(phrase)
        places = tuple(range(attributive.first, attributive.participle + 1))
        return Clause(
            index=index,
            kind="attributive",
            verb=self._tokens[attributive.participle],
            lemma=lemma,
            first=places[0],
            last=places[-1],
            words=places,
            passive=past,
            subject=noun,
            object=object_,
            agent=agent,
            obliques=tuple(obliques),
            antecedent=noun,
            relative="subject",
            parent=parent,
            link="attributive",
        )


def _behind_reported(clauses: list[Clause]) -> list[Clause]:
    """A verb in the indicative behind a clause in Konjunktiv goes on with the clause that this one hangs on.

    "Berg sagte, Held *sei* feige, und *kündigte* an, zu klagen": it is Berg who does both.
    """
    result = list(clauses)
    for i, clause in enumerate(result):
        goes_on = clause.link == "coordination" and clause.subject is None and clause.kind in _MAIN
        if not goes_on or clause.mood != "indicative" or clause.parent is None:
            continue
        above = result[clause.parent]
        while _is_reported(above) and above.parent is not None and above.parent != i:
            above = result[above.parent]
        if above.mood == "indicative" and above.kind in _MAIN:
            result[i] = replace(clause, parent=above.index)
    return result


def _is_reported(clause: Clause) -> bool:
    return clause.kind in _MAIN and clause.mood in ("subjunctive-1", "subjunctive-2")


def _with_causatives(clauses: list[Clause]) -> list[Clause]:
    """ "ließ den Botschafter einbestellen": a clause of "lassen" with its subject, the infinitive hangs on it."""
    result = list(clauses)
    for clause in clauses:
        if clause.modal != "lassen":
            continue
        verb = next(
            (t for t in (clause.finite, *clause.auxiliaries) if t is not None and t.lemma == "lassen"), None
        )
        if verb is None:
            continue
        causative = len(result)
        words = tuple(t.index for t in (clause.finite, *clause.auxiliaries) if t is not None)
        result.append(
            replace(
                clause, index=causative, verb=verb, lemma="lassen", modal=None, object=None, indirect=None, obliques=(),
                words=tuple(sorted({*words, *(range(clause.subject.first, clause.subject.last + 1) if clause.subject else ())})),
            )
        )  # fmt: skip
        result[clause.index] = replace(
            clause, kind="infinitive", parent=causative, link="infinitive", subject=None, finite=None, auxiliaries=(),
            controller=clause.subject or clause.controller, tense=None, mood=None, connector=None,
            words=tuple(w for w in clause.words if w not in words),
        )  # fmt: skip
    return result


def _controller(matrix: Clause, clause: Clause) -> Phrase | None:
    """The subject of the matrix clause, or its object where the matrix verb makes somebody else do it.

    Verbs of asking, urging and forcing control by their object ("forderte Kiew auf, … zu …"), some by a phrase with
    preposition ("verlangte von Kiew, … zu …"), others by the subject.
    """
    if clause.link in ("infinitive", "complement") and has_valency(matrix.lemma, "oblique_control"):
        asked = (p for p in matrix.obliques if p.preposition and p.preposition.text.casefold() in _ASKING)
        return next(asked, None) or matrix.agent or matrix.subject or matrix.controller
    if clause.link in ("infinitive", "complement") and controls_by_object(matrix.lemma):
        return matrix.indirect or matrix.object
    if matrix.passive and matrix.agent is not None:
        return matrix.agent
    return matrix.subject or matrix.controller
