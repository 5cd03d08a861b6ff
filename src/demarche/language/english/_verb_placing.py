"""Verb groups placed into clauses: which clause one belongs to, or which it begins."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._coordinating import Coordinator, ambiguous
from demarche.language.english._drafts import Draft, Stack
from demarche.language.english._groups import Features, Group, detach, innermost
from demarche.language.english._joining import Joiner
from demarche.language.english._nonfinite import NonfinitePlacer
from demarche.language.english._placing import NounPlacer
from demarche.language.english._verb_forms import has_form, has_valency
from demarche.language.english._verb_groups import VerbGroup, fits, lemma

_CERTAIN = frozenset(("VB", "VD", "VH", "VM"))
"""Beginnings of the tags of verbs that the tagger hardly takes for something else."""


class VerbPlacer:
    """Places verb groups."""

    def __init__(self, words: Sequence[Word], stack: Stack, joiner: Joiner) -> None:
        self._words = words
        self._stack = stack
        self._joiner = joiner
        self._nouns = NounPlacer(words, stack, joiner)
        self._coordinator = Coordinator(words, stack, joiner)
        self._nonfinite = NonfinitePlacer(words, stack, joiner, self._finite)

    def place(self, k: int, verbs: VerbGroup) -> None:
        if self._completes_question(verbs):
            return
        if verbs.form == "finite":
            self._finite(k, verbs)
        elif verbs.form == "to":
            self._nonfinite.infinitive(k, verbs)
        elif verbs.form == "base":
            self._nonfinite.base(k, verbs)
        else:
            self._nonfinite.participle(k, verbs)

    # -- questions and inversion -----------------------------------------------------------------------------------

    def _completes_question(self, verbs: VerbGroup) -> bool:
        """ "Did Moscow *sign*?", "Has the envoy been *expelled*?" """
        top = self._stack.top
        if not top.inverted or top.verbs is None or not top.verbs.alone or verbs.to is not None:
            return False
        if top.subject is None and top.there is None:
            return False
        if not fits(self._words, top.verbs.main, verbs.chain[0]):
            return False
        top.verbs.chain += verbs.chain
        top.verbs.adverbs += verbs.adverbs
        top.verbs.negation = top.verbs.negation if top.verbs.negation is not None else verbs.negation
        top.verbs.alone = False
        return True

    def _inverts(self, k: int, verbs: VerbGroup, draft: Draft) -> bool:
        """An auxiliary before its subject."""
        if not verbs.alone or draft.has_subject():
            return False
        copula = self._words[verbs.main].tag[:2] == "VB"
        if draft.opener is not None and draft.kind != "main" and (copula or draft.opener.kind == "relative"):
            return False
        following = k + 1
        while self._stack.kind(following) == "adverb":
            following += 1
        if self._stack.kind(following) == "there":
            return True
        if self._stack.kind(following) != "noun":
            return False
        if self._words[verbs.main].tag[:2] == "VB":
            return True
        after = following + 1
        while (
            self._stack.kind(after) in ("adverb", "preposition", "noun", "coordinator")
            and after < following + 8
        ):
            after += 1
        return self._stack.kind(after) == "verb"

    # -- finite verbs ----------------------------------------------------------------------------------------------

    def _finite(self, k: int, verbs: VerbGroup) -> None:
        stack, state = self._stack, self._joiner
        top = stack.top
        if state.coordinator is not None and self._coordinator.continues(k, verbs):
            return
        if top.takes_finite:
            if self._zero_relative(k, verbs):
                return
            self._take(k, top, verbs)
            return
        below = stack.waiting_below()
        if below is not None and self._closes_for(below, k, verbs):
            stack.close_to(below)
            self._take(k, below, verbs)
        elif self._is_inquit(k, verbs):
            stack.open = []
            draft = stack.push(
                self._nouns.inquit(stack.drafts[0] if stack.drafts[0].parent is None else self._root())
            )
            draft.verbs, draft.inverted = verbs, True
            verbs.alone = True
        elif self._bare_complement(k, top):
            draft = stack.push(Draft("subordinate", "complement", top, verbs=verbs))
            draft.shares_subject_of = top
        elif self._was_participle(top):
            self._demote(k, top, verbs)
        elif (
            state.comma is not None
            and state.last is not None
            and top.finite
            and self._coordinator.can_continue(top, verbs)
        ):
            self._coordinator.coordinate(top, verbs)
        elif self._is_noun(k, top, verbs):
            return
        elif top.after and top.after[-1] is state.last and not top.after[-1].time:
            self._steal(k, top, verbs)
        elif ambiguous(self._words, verbs) and state.last is not None:
            verbs.form = "participle"
            self._words[verbs.main].tag = "VVN"
            self._nonfinite.participle(k, verbs)
        elif not self._tears(k, top, verbs):
            self._coordinator.coordinate(stack.with_verb(), verbs)

    def _is_noun(self, k: int, top: Draft, verbs: VerbGroup) -> bool:
        """Was what the tagger took for a verb the last noun of the phrase before ("two touchdown *passes*")?"""
        word = self._words[verbs.main]
        last = self._joiner.last
        if (
            len(verbs.chain) > 1
            or word.tag not in ("VVB", "VVZ")
            or last is None
            or self._joiner.comma is not None
        ):
            return False
        group = innermost(last)
        if group.end != verbs.main - 1 or group.pronoun or self._stack.kind(k - 1) != "noun":
            return False
        if self._says_something(top):
            return False
        word.tag = "NN2" if word.tag == "VVZ" else "NN1"
        group.modifiers.append(group.head)
        group.head = group.last = verbs.main
        group.name = group.time = False
        group.features = Features(group.features.cases, "plural" if word.tag == "NN2" else "singular")
        top.places.append(verbs.main)
        return True

    def _says_something(self, top: Draft) -> bool:
        """Can a clause follow the verb, or its adjective ("said *the talks failed*", "is sure *they failed*")?"""
        name = self._stack.lemma(top)
        return has_valency(name, "clausal") or (bool(top.adjectives) and has_valency(name, "copular"))

    def _tears(self, k: int, top: Draft, verbs: VerbGroup) -> bool:
        """Two halves of sentences run together: a phrase that already has its place is the subject of another verb."""
        state = self._joiner
        if (
            state.comma is not None
            or state.last is None
            or not top.finite
            or self._stack.kind(k - 1) != "noun"
        ):
            return False
        group = innermost(state.last)
        if group.preposition is None or group.pronoun or group.time or state.last not in top.phrases:
            return False
        if group is state.last:
            top.phrases.remove(group)
        else:
            detach(state.last, group)
        group.first = group.preposition + 1
        group.preposition, group.features = None, Features(number=group.features.number)
        draft = self._torn(top, group)
        draft.before.append(group)
        draft.places += [p for p in top.places if p >= group.first]
        top.places = [p for p in top.places if p < group.first]
        self._stack.push(draft)
        self._take(k, draft, verbs)
        return True

    def _torn(self, top: Draft, subject: Group) -> Draft:
        """A clause that has nothing to do with the one before; the sentence is torn before its subject."""
        self._stack.breaks.append(subject.first)
        self._stack.open = []
        top.damaged = True
        return Draft("main", damaged=True)

    def _root(self) -> Draft:
        return next((d for d in reversed(self._stack.drafts) if d.parent is None), self._stack.drafts[0])

    def _take(self, k: int, draft: Draft, verbs: VerbGroup) -> None:
        draft.verbs = verbs
        if self._inverts(k, verbs, draft):
            draft.inverted = True
        elif draft.kind == "main" and not draft.has_subject() and draft.opener is None:
            word = self._words[verbs.chain[0]]
            if word.tag in ("VVB", "VDB", "VBB") and has_form(word.text, "base") and draft.parent is None:
                draft.kind = "imperative"

    def _closes_for(self, below: Draft, k: int, verbs: VerbGroup) -> bool:
        if below.has_subject() or below.opener is not None:
            return True
        top, state = self._stack.top, self._joiner
        if top.connector is None and top.verbs is not None and top.verbs.form in ("gerund", "to"):
            return True
        if top.after and top.after[-1] is state.last and not top.after[-1].time:
            below.before.append(top.after.pop())
            return True
        return (state.comma is not None and top.kind != "subordinate") or top.opener is not None

    def _bare_complement(self, k: int, top: Draft) -> bool:
        """ "Oslo says *could* join": headlines leave the second subject out."""
        previous = self._joiner.previous
        if previous is None or previous.kind != "verb" or self._joiner.comma is not None:
            return False
        return top.finite and has_valency(self._stack.lemma(top), "clausal")

    def _was_participle(self, top: Draft) -> bool:
        """Was what was taken for the clause's past tense a participle ("The sanctions *imposed* by Bern hurt")?"""
        if (
            top.verbs is None
            or not ambiguous(self._words, top.verbs)
            or top.kind not in ("main", "subordinate")
        ):
            return False
        if not any(not g.time for g in top.before) or self._joiner.comma is not None:
            return False
        return not has_valency(self._stack.lemma(top), "clausal") or not top.after

    def _demote(self, k: int, top: Draft, verbs: VerbGroup) -> None:
        stack = self._stack
        old = top.verbs
        if old is None:
            return
        self._words[old.main].tag, old.form = "VVN", "participle"
        described = Draft("participial", "relative", top, verbs=old)
        described.antecedent = top.before[-1]
        described.after, top.after = top.after, []
        described.phrases = [p for p in top.phrases if p.first > old.main]
        top.phrases = [p for p in top.phrases if p.first < old.main]
        described.adverbs = [p for p in top.adverbs if p > old.main]
        top.adverbs = [p for p in top.adverbs if p < old.main]
        described.places = [p for p in top.places if p >= old.main]
        top.places = [p for p in top.places if p < old.main]
        stack.drafts.append(described)
        self._take(k, top, verbs)

    def _steal(self, k: int, top: Draft, verbs: VerbGroup) -> None:
        """The last phrase behind a verb was the subject of a clause of its own."""
        subject = top.after.pop()
        clausal = self._says_something(top)
        if ambiguous(self._words, verbs) and not clausal:
            top.after.append(subject)
            verbs.form = "participle"
            self._words[verbs.main].tag = "VVN"
            self._nonfinite.participle(k, verbs)
            return
        draft = Draft("subordinate" if clausal else "main", "complement" if clausal else "coordination", top)
        if not clausal and self._words[verbs.chain[0]].tag[:2] in _CERTAIN:
            draft = self._torn(top, subject)
        draft.before.append(subject)
        draft.places += [p for p in top.places if p >= subject.first]
        top.places = [p for p in top.places if p < subject.first]
        self._stack.push(draft)
        self._take(k, draft, verbs)

    def _zero_relative(self, k: int, verbs: VerbGroup) -> bool:
        """ "The plan *he backed* failed": two subjects side by side and two finite verbs."""
        stack = self._stack
        top = stack.top
        bare = [g for g in top.before if not g.time]
        if len(bare) < 2 or bare[-1].first != bare[-2].end + 1 or not self._stack.more_finite(k):
            return False
        subject = bare[-1]
        top.before.remove(subject)
        draft = Draft("relative", "relative", top, verbs=verbs)
        draft.antecedent = bare[-2]
        draft.before.append(subject)
        draft.places = [p for p in top.places if p >= subject.first]
        top.places = [p for p in top.places if p < subject.first]
        stack.push(draft)
        return True

    def _is_inquit(self, k: int, verbs: VerbGroup) -> bool:
        """ "…, *said* the minister": a verb of saying before its subject."""
        stack, state = self._stack, self._joiner
        if state.comma is None and not (state.quotes and stack.kind(k - 1) == "quote"):
            return False
        if stack.kind(k + 1) != "noun" or len(verbs.chain) > 1:
            return False
        if not has_valency(lemma(self._words, verbs), "clausal"):
            return False
        return not stack.finite_at(k + 2)
