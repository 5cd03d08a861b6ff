"""Infinitives, -ing forms and participles placed into clauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from demarche.language._word import Word
from demarche.language.english._coordinating import Coordinator
from demarche.language.english._drafts import Draft, Stack
from demarche.language.english._joining import Joiner
from demarche.language.english._verb_forms import has_valency, is_regular_past, takes_object
from demarche.language.english._verb_groups import VerbGroup, lemma
from demarche.language.english._words import TIME_NOUNS


class NonfinitePlacer:
    """Places verb groups without a finite verb; ``finite`` places one that proves to be finite."""

    def __init__(
        self,
        words: Sequence[Word],
        stack: Stack,
        joiner: Joiner,
        finite: Callable[[int, VerbGroup], None],
    ) -> None:
        self._words = words
        self._stack = stack
        self._joiner = joiner
        self._coordinator = Coordinator(words, stack, joiner)
        self._finite = finite

    def infinitive(self, k: int, verbs: VerbGroup) -> None:
        stack, state = self._stack, self._joiner
        top = stack.top
        if state.coordinator is not None:
            base = next(
                (d for d in reversed(stack.open) if d.verbs is not None and d.verbs.form == "to"), None
            )
            if base is not None:
                self._coordinator.coordinate(base, verbs)
                return
        if top.verbs is None and top.opener is not None and not top.has_subject():
            top.verbs, top.kind = verbs, "infinitive"
            return
        draft = Draft("infinitive", "infinitive", top, verbs=verbs)
        self._subject_with_for(draft, top)
        stack.push(draft)

    def _subject_with_for(self, draft: Draft, parent: Draft) -> None:
        """ "for *Russia* to withdraw": the phrase with "for" is who does it."""
        last = self._joiner.last
        if (
            last is None
            or last.preposition is None
            or draft.verbs is None
            or last.end != draft.verbs.first - 1
        ):
            return
        if (
            self._words[last.preposition].lower != "for"
            or last not in parent.phrases
            or last.time
            or self._words[last.head].text in TIME_NOUNS
        ):
            return
        parent.phrases.remove(last)
        for group in parent.groups():
            if last in group.attributes:
                group.attributes.remove(last)
        draft.connector = last.preposition
        last.preposition = None
        last.first += 1
        draft.subject = last

    def base(self, k: int, verbs: VerbGroup) -> None:
        stack, state = self._stack, self._joiner
        top = stack.top
        if state.coordinator is not None:
            base = self._coordinator.base_form_before()
            if base is not None:
                verbs.form = base.verbs.form if base.verbs is not None else "base"
                self._coordinator.coordinate(base, verbs)
                return
        if top.takes_finite:
            verbs.form = "finite"
            self._words[verbs.chain[0]].tag = self._words[verbs.chain[0]].tag[:2] + "B"
            self._finite(k, verbs)
        elif top.verbs is not None and (
            has_valency(stack.lemma(top), "bare_infinitive") or stack.lemma(top) in ("do", "be")
        ):
            stack.push(Draft("infinitive", "infinitive", top, verbs=verbs))
        else:
            verbs.form = "finite"
            self._words[verbs.chain[0]].tag = self._words[verbs.chain[0]].tag[:2] + "B"
            self._finite(k, verbs)

    def participle(self, k: int, verbs: VerbGroup) -> None:
        stack, state = self._stack, self._joiner
        top = stack.top
        if state.coordinator is not None and self._coordinator.continues_participle(k, verbs):
            return
        if (
            top.verbs is None
            and top.connector is not None
            and not top.has_subject()
            and top.kind == "subordinate"
            and top.opener is None
        ):
            top.verbs, top.kind = verbs, "participial"  # "while visiting Rome", "if asked"
            return
        if self._is_past(k, verbs):
            self._words[verbs.main].tag, verbs.form = "VVD", "finite"
            self._finite(k, verbs)
            return
        if state.preposition is not None:
            draft = Draft("participial", "adverbial", top, state.preposition, verbs=verbs)
            state.preposition = None
        elif (
            state.comma is None
            and state.previous is not None
            and state.previous.kind == "noun"
            and self._describes(k, verbs)
        ):
            found = state.antecedent(verbs.first)
            draft = Draft("participial", "relative", found[1] if found else top, verbs=verbs)
            draft.antecedent = found[0] if found else None
            self._absolute(draft)
        elif (
            state.comma is None
            and top.verbs is not None
            and state.previous is not None
            and state.previous.kind in ("verb", "adverb", "particle")
        ):
            draft = Draft("participial", "complement", top, verbs=verbs)
        else:
            parent = stack.with_verb() if top.verbs is not None else top
            if (
                state.comma is not None and top.verbs is not None
            ):  # "…, killing four": what the sentence tells did it
                parent = stack.nearest("finite") or parent
            draft = Draft("participial", "adverbial", parent, verbs=verbs)
        stack.push(draft)

    def _is_past(self, k: int, verbs: VerbGroup) -> bool:
        """Was what the tagger took for a participle a past tense ("The minister, who was there, *admitted* …")?"""
        stack, state = self._stack, self._joiner
        word = self._words[verbs.main]
        if verbs.form != "participle" or len(verbs.chain) > 1 or not is_regular_past(word.text):
            return False
        if stack.kind(k + 1) == "preposition" and self._words[stack.items[k + 1].first].lower == "by":
            return False
        top, below = stack.top, stack.waiting_below()
        last_finite = not any(stack.finite_at(j) for j in range(k + 1, len(stack.items)))
        if below is not None and below.has_subject() and top.verbs is not None:
            described = top.kind == "participial" and top.link == "relative" and top.parent is below
            if state.comma is not None or described:
                return last_finite
        if (
            top.takes_finite
            and top.has_subject()
            and top is not stack.drafts[0]
            and top.link in ("root", "coordination")
        ):
            return last_finite
        if (
            state.coordinator is not None and top.finite and top.after and stack.kind(k + 1) in ("noun", "adverb")
            and takes_object(lemma(self._words, verbs)) and not stack.more_finite(k)
        ):  # fmt: skip
            return True  # "killed himself and *wounded* seven others"
        if top.verbs is None or state.last is None or not top.after or top.after[-1] is not state.last:
            return False
        clausal = has_valency(stack.lemma(top), "clausal") and top.finite and state.previous is not None
        return (
            clausal
            and not self._stack.more_finite(k)
            and stack.kind(k + 1) in ("noun", "verb", "subordinator", "particle")
        )

    def _absolute(self, draft: Draft) -> None:
        """ "with *talks* stalled": the phrase with "with" is the participle's subject."""
        last = self._joiner.last
        if last is None or last.preposition is None or draft.antecedent is not last or draft.verbs is None:
            return
        if (
            self._words[last.preposition].lower in ("with", "without")
            and draft.parent is not None
            and last in draft.parent.phrases
        ):
            draft.parent.phrases.remove(last)
            draft.connector, draft.link, draft.antecedent = last.preposition, "adverbial", None
            draft.subject = last
            last.preposition = None
            last.first += 1

    def _describes(self, k: int, verbs: VerbGroup) -> bool:
        return self._joiner.last is not None
