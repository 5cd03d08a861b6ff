"""Clauses while they are put together, and the stack of those that are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from demarche.language._clause import ClauseKind, Link
from demarche.language._word import Word
from demarche.language.english._groups import SUBJECT, Group, Item
from demarche.language.english._verb_forms import has_valency, is_regular_past
from demarche.language.english._verb_groups import VerbGroup, lemma
from demarche.language.english._words import DETERMINER

_TAKE_FINITE = ("main", "question", "imperative", "subordinate", "relative", "headline")


@dataclass(slots=True, eq=False)
class Draft:
    """A clause while it is put together.

    ``before`` and ``after`` are the noun phrases without preposition on either side of the verb, ``phrases`` those
    with one. ``opener`` is the relative or question word that begins the clause. ``shares_subject_of`` is the clause
    whose subject this one continues, ``shares_verb_of`` the one whose auxiliaries. ``clauses_behind`` counts the clauses that hang on it
    behind its verb.
    """

    kind: ClauseKind
    link: Link = "root"
    parent: Draft | None = None
    connector: int | None = None
    opener: Item | None = None
    opener_preposition: int | None = None
    verbs: VerbGroup | None = None
    before: list[Group] = field(default_factory=list)
    after: list[Group] = field(default_factory=list)
    phrases: list[Group] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    adjectives: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    subject: Group | None = None
    antecedent: Group | None = None
    there: int | None = None
    inverted: bool = False
    stranded: int | None = None
    quoted: bool = False
    shares_subject_of: Draft | None = None
    shares_verb_of: Draft | None = None
    clauses_behind: int = 0
    damaged: bool = False

    @property
    def takes_finite(self) -> bool:
        """Is the clause still without the finite verb that it needs?"""
        return self.verbs is None and self.kind in _TAKE_FINITE

    @property
    def finite(self) -> bool:
        return self.verbs is not None and self.verbs.form == "finite"

    def has_subject(self) -> bool:
        return bool(self.subject or self.there is not None or any(not g.time for g in self.before))

    def groups(self) -> list[Group]:
        own = [*self.before, *self.after, *self.phrases]
        return own if self.subject is None else [*own, self.subject]


class Stack:
    """The open clauses, the innermost last, and every clause of the sentence in ``drafts``.

    ``breaks`` are places of words before which the sentence is torn.
    """

    def __init__(self, words: Sequence[Word], items: Sequence[Item]) -> None:
        self.words = words
        self.items = items
        self.drafts: list[Draft] = []
        self.open: list[Draft] = []
        self.breaks: list[int] = []
        self.push(Draft("main"))

    @property
    def top(self) -> Draft:
        return self.open[-1]

    def push(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.open.append(draft)
        return draft

    def close_to(self, draft: Draft) -> None:
        """Makes ``draft`` the innermost open clause."""
        while len(self.open) > 1 and self.open[-1] is not draft:
            self.open.pop()

    def waiting_below(self) -> Draft | None:
        """The innermost clause below the top that still needs its finite verb."""
        for draft in reversed(self.open[:-1]):
            if draft.takes_finite:
                return draft
            if draft.finite and draft.kind == "main":
                return None
        return None

    def nearest(self, *forms: str) -> Draft | None:
        """The innermost open clause whose verb group has one of these forms."""
        for draft in reversed(self.open):
            if draft.verbs is not None and draft.verbs.form in forms:
                return draft
        return None

    def with_verb(self) -> Draft:
        """The innermost open clause with a verb; without one the outermost."""
        for draft in reversed(self.open):
            if draft.verbs is not None:
                return draft
        return self.open[0]

    def lemma(self, draft: Draft) -> str:
        return lemma(self.words, draft.verbs) if draft.verbs is not None else ""

    # -- looking ahead ---------------------------------------------------------------------------------------------

    def kind(self, k: int) -> str:
        return self.items[k].kind if 0 <= k < len(self.items) else "stop"

    def finite_at(self, k: int) -> bool:
        if self.kind(k) != "verb":
            return False
        verbs = self.items[k].verbs
        return verbs is not None and verbs.form == "finite"

    def clause_ahead(self, k: int) -> int | None:
        """Where the finite verb stands whose subject is the noun phrase at ``k``; None where there is none."""
        j = k + 1
        relatives = participles = 0
        for _ in range(24):
            kind = self.kind(j)
            if kind in ("adverb", "quote", "adjective", "particle"):
                j += 1
            elif kind == "preposition":
                j += 2 if self.kind(j + 1) == "noun" else 1
            elif kind == "coordinator" and self.kind(j + 1) == "noun" and not self._nominative(j + 1):
                j += 2
            elif kind == "relative":
                relatives += 1
                j += 1
            elif kind == "noun" and (relatives or self._is_time(j)):
                j += 1
            elif kind == "verb":
                verbs = self.items[j].verbs
                if verbs is None:
                    return None
                if verbs.form == "finite" or self._past(k, j, participles):
                    if not relatives:
                        return j
                    relatives -= 1
                elif verbs.form == "participle":
                    participles += 1
                elif verbs.form in ("to", "base") and j == k + 1:
                    return None
                j += 1
            elif kind == "comma" and not relatives:
                closed = self._parenthesis_ends(j)
                if closed is None:
                    return None
                j = closed + 1
            else:
                return None
        return None

    def _nominative(self, k: int) -> bool:
        group = self.items[k].group
        return group is not None and group.pronoun and group.features.cases == SUBJECT

    def _is_time(self, k: int) -> bool:
        group = self.items[k].group
        return group is not None and group.time

    def _past(self, k: int, j: int, participles: int) -> bool:
        """Can what the tagger took for a participle be the past tense of the phrase at ``k``?

        It is where another participle came before ("the report released on Friday *showed*"), or where a verb of saying
        stands right behind a comma and its subject ("…, the agency *reported*").
        """
        verbs = self.items[j].verbs
        if verbs is None or not self._past_at(j):
            return False
        if participles:
            return True
        spoken = self.kind(k - 1) == "comma" and has_valency(lemma(self.words, verbs), "clausal")
        return spoken and (j == k + 1 or not self.more_finite(j))

    def _past_at(self, j: int) -> bool:
        verbs = self.items[j].verbs if 0 <= j < len(self.items) else None
        if verbs is None or verbs.form != "participle" or len(verbs.chain) > 1:
            return False
        return is_regular_past(self.words[verbs.main].text)

    def _parenthesis_ends(self, comma: int) -> int | None:
        """The comma that closes an apposition or a relative clause, with a finite verb behind."""
        if self.kind(comma + 1) not in ("noun", "relative", "verb"):
            return None
        for j in range(comma + 2, min(len(self.items), comma + 16)):
            if self.kind(j) == "comma":
                behind = j + 1
                while self.kind(behind) == "adverb":
                    behind += 1
                return j if self.finite_at(behind) or self._past_at(behind) else None
        return None

    def ends_phrase(self, k: int) -> bool:
        """Does the noun phrase at ``k`` end, with what hangs on it, at a comma or the end of the sentence?"""
        j = k + 1
        while self.kind(j) in ("preposition", "noun", "adverb", "coordinator") and j < len(self.items):
            if self.kind(j) == "noun" and self.kind(j - 1) not in ("preposition", "coordinator"):
                return False
            j += 1
        if self.kind(j) == "verb":
            verbs = self.items[j].verbs
            return verbs is not None and verbs.form in ("participle", "gerund", "to")
        return self.kind(j) in ("comma", "stop", "dash", "quote", "relative")

    def list_ahead(self, k: int) -> bool:
        """Does a list go on from the noun phrase at ``k`` ("*B* and C", "*B*, C and D")?"""
        j = k + 1
        for _ in range(30):
            kind = self.kind(j)
            if (kind == "preposition" and self.kind(j + 1) == "noun") or (
                kind == "comma" and self.kind(j + 1) == "noun"
            ):
                j += 2
            elif kind == "coordinator" or (kind == "comma" and self.kind(j + 1) == "coordinator"):
                after = j + (2 if kind == "comma" else 1)
                while self.kind(after) == "adverb":
                    after += 1
                return self.kind(after) == "noun" and self._phrase_only(after)
            else:
                return False
        return False

    def _phrase_only(self, k: int) -> bool:
        """Is the last member of a list no subject of a clause of its own?"""
        group = self.items[k].group
        if group is not None and group.pronoun and self.words[group.head].tag == "PNP":
            return self.words[group.head].tag not in DETERMINER and not self.finite_at(k + 1)
        return self.top.takes_finite or self.waiting_below() is not None or self.clause_ahead(k) is None

    def more_finite(self, k: int) -> bool:
        """Does another finite verb follow before any word that opens a clause?"""
        for j in range(k + 1, len(self.items)):
            if self.kind(j) in ("relative", "subordinator", "question"):
                return False
            if self.finite_at(j):
                return True
        return False

    def begins_clause_before_verb(self, k: int) -> bool:
        """Does another clause with its own subject begin behind a conjunction before any finite verb comes?"""
        for j in range(k + 1, len(self.items)):
            if self.kind(j) in ("relative", "subordinator", "question") or self.finite_at(j):
                return False
            if self.kind(j) == "coordinator" and self.kind(j - 1) == "comma" and self.kind(j + 1) == "noun":
                return self.clause_ahead(j + 1) is not None
        return False

    def ends_without_verb(self, k: int) -> bool:
        """Does no finite verb follow before the next comma or the end?"""
        for j in range(k + 1, len(self.items)):
            if self.kind(j) in ("comma", "dash", "stop"):
                return True
            if self.finite_at(j):
                return False
        return True

    def follows_noun(self, k: int, group: Group) -> bool:
        """Does only a comma, conjunction or adverb stand between the end of ``group`` and the item at ``k``?"""
        j = k - 1
        while self.kind(j) in ("comma", "coordinator", "adverb", "quote") and j >= 0:
            j -= 1
        return (
            self.kind(j) == "noun" and self.items[j].last >= group.end - 1 and self.items[j].last <= group.end
        )
