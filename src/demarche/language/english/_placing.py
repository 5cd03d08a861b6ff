"""Noun phrases placed into clauses: whether one goes on with a list, names again, or begins a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._clause import ClauseKind, Link
from demarche.language._word import Word
from demarche.language.english._drafts import Draft, Stack
from demarche.language.english._groups import Group, innermost
from demarche.language.english._joining import Joiner
from demarche.language.english._verb_forms import has_valency, takes_object
from demarche.language.english._verb_groups import lemma, meaning
from demarche.language.english._words import SUBJECT_PRONOUNS


class NounPlacer:
    """Places noun phrases and prepositional phrases."""

    def __init__(self, words: Sequence[Word], stack: Stack, joiner: Joiner) -> None:
        self._words = words
        self._stack = stack
        self._joiner = joiner

    def flush_preposition(self) -> None:
        """A preposition behind which no noun phrase came is an adverb."""
        if self._joiner.preposition is not None:
            self._stack.top.adverbs.append(self._joiner.preposition)
            self._joiner.preposition = None

    def place(self, k: int, group: Group) -> None:
        state = self._joiner
        if state.preposition is not None:
            self._prepositional(k, group)
            return
        if state.coordinator is not None and self._joins(k, group) and state.coordinate(group):
            return
        if state.coordinator is not None and self._stack.clause_ahead(k) is not None:
            self.begin_clause(k)
        elif state.comma is not None and self._inserted(k):
            self._stack.push(self.inquit(self._stack.open[0]))
        elif state.comma is not None and self._after_comma(k, group):
            return
        self._bare(k, group)

    # -- prepositional phrases -------------------------------------------------------------------------------------

    def _prepositional(self, k: int, group: Group) -> None:
        state, stack = self._joiner, self._stack
        group.preposition = state.preposition
        group.first = state.preposition if state.preposition is not None else group.first
        group.time = False
        last = state.last if state.coordinator is not None else None
        if last is not None and last.preposition is not None and state.coordinate(group):
            return
        if state.attach(group):
            return
        stack.top.phrases.append(group)
        state.keep(group, stack.top)

    # -- lists and appositions -------------------------------------------------------------------------------------

    def _joins(self, k: int, group: Group) -> bool:
        """Does "and" join this phrase to the last one, not a clause to the last clause?"""
        stack, state = self._stack, self._joiner
        if state.last is None or state.previous is None:
            return False
        if self._words[group.head].lower in SUBJECT_PRONOUNS and stack.top.verbs is not None:
            return False
        if (
            stack.kind(k - 1) == "adverb"
            and stack.kind(k - 2) == "coordinator"
            and stack.clause_ahead(k) is not None
        ):
            return False
        last_is_noun = stack.follows_noun(k, state.last)
        if innermost(state.last).time != group.time and not stack.top.takes_finite:
            return False
        if not last_is_noun:
            return False
        top = stack.top
        if top.takes_finite:
            return True
        ahead = stack.clause_ahead(k)
        if ahead is None:
            return True
        below = stack.waiting_below()
        return bool(below is not None and below.has_subject())

    def _after_comma(self, k: int, group: Group) -> bool:
        stack, state = self._stack, self._joiner
        last = state.last
        top = stack.top
        if last is None or state.comma is None:
            return False
        adjacent = stack.follows_noun(k, last)
        fronted = last.preposition is not None and top.takes_finite and not top.before
        listed = adjacent and not fronted and not last.time and not group.pronoun and stack.list_ahead(k)
        if listed and state.coordinate(group):
            return True
        if not adjacent or fronted:
            return False
        if stack.clause_ahead(k) is not None and not top.takes_finite:
            return False
        return bool(stack.ends_phrase(k) and state.appose(group))

    def _inserted(self, k: int) -> bool:
        """ "The talks, *the envoy* said, had failed": a clause of saying between a subject and its verb."""
        stack = self._stack
        top = stack.top
        if not (top.takes_finite and top.has_subject() and top is stack.open[0] and stack.finite_at(k + 1)):
            return False
        verbs = stack.items[k + 1].verbs
        probe = Draft("main", verbs=verbs)
        return has_valency(stack.lemma(probe), "clausal") and stack.kind(k + 2) in (
            "comma",
            "adverb",
            "noun",
            "preposition",
        )

    # -- phrases without preposition -------------------------------------------------------------------------------

    def _bare(self, k: int, group: Group) -> None:
        stack, state = self._stack, self._joiner
        top = stack.top
        if top.verbs is None:
            top.before.append(group)
        elif top.verbs.alone and top.inverted and top.subject is None and top.there is None:
            top.subject = group
        else:
            self._behind_verb(k, group)
        state.keep(group, stack.top)

    def _behind_verb(self, k: int, group: Group) -> None:
        stack, state = self._stack, self._joiner
        top = stack.top
        below = stack.waiting_below()
        nominative = self._words[group.head].lower in SUBJECT_PRONOUNS
        if (
            below is not None
            and not below.has_subject()
            and (
                state.comma is not None
                or (stack.clause_ahead(k) is not None and (nominative or not self._wants_object(top)))
            )
        ):
            stack.close_to(below)
            below.before.append(group)
            return
        ahead = stack.clause_ahead(k)
        if ahead is not None and (
            nominative
            or state.comma is not None
            or self._takes_clause(top, k, ahead)
            or self._describes(k, ahead)
        ):
            self.begin_clause(k)
            stack.top.before.append(group)
            return
        if state.comma is not None and below is not None and not group.time:
            stack.close_to(below)
            below.before.append(group)
            return
        stack.top.after.append(group)

    def _wants_object(self, top: Draft) -> bool:
        lemma = self._stack.lemma(top)
        return not top.after and top.verbs is not None and takes_object(lemma) and not top.adjectives

    def _takes_clause(self, top: Draft, k: int, ahead: int) -> bool:
        """ "said *the talks* had failed": is the verb before one with a clause, and the phrase that clause's subject?"""
        name = self._stack.lemma(top)
        sure = bool(top.adjectives) and has_valency(name, "copular")  # "is sure *the talks* failed"
        if not has_valency(name, "clausal") and not sure:
            return False
        below = self._stack.waiting_below()
        if below is not None and below.has_subject():
            return self._stack.more_finite(ahead)
        return True

    def _describes(self, k: int, ahead: int) -> bool:
        """ "the man *he* saw": a clause without relative pronoun right behind a noun."""
        stack = self._stack
        if stack.kind(k - 1) != "noun" or self._joiner.last is None or self._joiner.last.pronoun:
            return False
        group, verbs = stack.items[k].group, stack.items[ahead].verbs
        if group is None or verbs is None or ahead != k + 1:
            return False
        stranded = stack.kind(ahead + 1) == "preposition" and stack.kind(ahead + 2) != "noun"
        if not stranded and (
            meaning(self._words, verbs).passive or not takes_object(lemma(self._words, verbs))
        ):
            return False
        return group.pronoun or group.determiner is not None or group.name

    def begin_clause(self, k: int) -> Draft:
        """A new clause whose subject is the phrase at ``k``."""
        stack, state = self._stack, self._joiner
        top = stack.top
        lemma = stack.lemma(top)
        if state.coordinator is not None:
            base = stack.nearest("finite") or stack.open[0]
            if (
                base.kind == "relative"
                and not base.has_subject()
                and base.parent is not None
                and base.parent.finite
            ):
                base = base.parent
            stack.close_to(base)
            kind: ClauseKind = base.kind if base.kind in ("main", "subordinate") else "subordinate"
            if base.parent is None:
                kind = "main"
            draft = Draft(kind, "coordination", base, state.coordinator)
        elif state.comma is not None:
            draft = self._after_clause(k)
        elif stack.kind(k - 1) == "noun" and not has_valency(lemma, "clausal") and state.last is not None:
            owner = state.owner or top
            draft = Draft("relative", "relative", owner)
            found = state.antecedent(stack.items[k].first)
            draft.antecedent = found[0] if found else None
        else:
            link: Link = "complement" if has_valency(lemma, "clausal") or top.adjectives else "coordination"
            draft = Draft("subordinate" if link == "complement" else "main", link, top)
        return stack.push(draft)

    def _after_clause(self, k: int) -> Draft:
        """A clause behind a comma: an inquit ("…, he said"), or one that goes on."""
        stack = self._stack
        ahead = stack.clause_ahead(k)
        root = stack.open[0]
        verbs = stack.items[ahead].verbs if ahead is not None else None
        inquit = False
        if verbs is not None and ahead is not None:
            probe = Draft("main", verbs=verbs)
            following = stack.kind(ahead + 1)
            inquit = has_valency(stack.lemma(probe), "clausal") and (
                following in ("comma", "stop", "quote", "preposition", "dash", "adverb")
                or (stack.items[ahead + 1].group is not None and bool(stack.items[ahead + 1].group.time))  # type: ignore[union-attr]
            )
        if inquit:
            return self.inquit(root)
        return Draft("main", "coordination", stack.with_verb())

    def inquit(self, root: Draft) -> Draft:
        """The clause of saying whose speech is what came before: the root hangs on it."""
        draft = Draft("main")
        if root.parent is None:
            root.parent = draft
            root.link = "quote" if self._joiner.quotes else "complement"
            root.quoted = self._joiner.quotes > 0
        return draft
