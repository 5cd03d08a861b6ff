"""Verbs that go on with an earlier clause: "signed the treaty and *left*", "was arrested and *charged*"."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._drafts import Draft, Stack
from demarche.language.english._joining import Joiner
from demarche.language.english._verb_forms import is_regular_past
from demarche.language.english._verb_groups import VerbGroup


def ambiguous(words: Sequence[Word], verbs: VerbGroup) -> bool:
    """Can a past tense be a past participle too ("imposed")?"""
    word = words[verbs.main]
    return len(verbs.chain) == 1 and word.tag == "VVD" and is_regular_past(word.text)


class Coordinator:
    """Finds the clause that a verb group behind a conjunction goes on with."""

    def __init__(self, words: Sequence[Word], stack: Stack, joiner: Joiner) -> None:
        self._words = words
        self._stack = stack
        self._joiner = joiner

    def continues(self, k: int, verbs: VerbGroup) -> bool:
        """ "signed the treaty and *left*": a verb behind "and" goes on with an earlier subject."""
        stack = self._stack
        word = self._words[verbs.chain[0]]
        if stack.top.takes_finite and stack.top.has_subject():
            return False
        if word.tag in ("VVB", "VBB", "VHB", "VDB"):
            base = self.base_form_before()
            if base is not None:
                verbs.form = base.verbs.form if base.verbs is not None else "finite"
                self.coordinate(base, verbs)
                return True
        if ambiguous(self._words, verbs) or word.tag == "VVN":
            base = self._passive_before(k)
            if base is not None:
                word.tag, verbs.form = "VVN", "participle"
                self.coordinate(base, verbs, shares_verb=True)
                return True
        base = self._finite_before(verbs)
        if base is None:
            return False
        self.coordinate(base, verbs)
        return True

    def base_form_before(self) -> Draft | None:
        """The nearest clause whose verb is a base form: an infinitive, or one behind a modal."""
        for draft in reversed(self._stack.open):
            if draft.verbs is None:
                continue
            tag = self._words[draft.verbs.main].tag
            if tag in ("VVI", "VBI", "VHI", "VDI") and (
                draft.verbs.form in ("to", "base") or len(draft.verbs.chain) > 1
            ):
                return draft
            if draft.finite:
                return None
        return None

    def _passive_before(self, k: int) -> Draft | None:
        """The nearest clause with a participle behind an auxiliary, whose auxiliaries go for this one too."""
        for draft in reversed(self._stack.open):
            if draft.verbs is None:
                continue
            main = self._words[draft.verbs.main]
            if len(draft.verbs.chain) > 1 and main.tag in ("VVN", "VVD"):
                perfect = self._words[draft.verbs.chain[-2]].tag[:2] == "VH"
                return draft if perfect or self._stack.kind(k + 1) != "noun" else None
            if draft.verbs.form == "participle" and self._stack.kind(k + 1) != "noun":
                return draft
            if draft.finite:
                return None
        return None

    def _finite_before(self, verbs: VerbGroup) -> Draft | None:
        """The nearest finite clause; one in the same tense where there is one."""
        candidates = [d for d in reversed(self._stack.open) if d.finite]
        for draft in candidates:
            if self.can_continue(draft, verbs):
                return draft
        return candidates[0] if candidates else None

    def can_continue(self, draft: Draft, verbs: VerbGroup) -> bool:
        if draft.verbs is None:
            return False
        first, second = self._words[draft.verbs.chain[0]].tag, self._words[verbs.chain[0]].tag
        third = {"VVZ", "VBZ", "VHZ", "VDZ"}
        if "VM0" in (first, second):
            return True
        return (first[-1] == second[-1]) or (first in third) == (second in third)

    def coordinate(self, base: Draft, verbs: VerbGroup, *, shares_verb: bool = False) -> Draft:
        stack = self._stack
        stack.close_to(base)
        draft = Draft(base.kind, "coordination", base, self._joiner.coordinator, verbs=verbs)
        if draft.kind == "relative":
            draft.antecedent = base.antecedent
        draft.shares_subject_of = base
        if shares_verb or (verbs.form != "finite" and base.verbs is not None and base.verbs.form == "finite"):
            draft.shares_verb_of = base.shares_verb_of or base
        return stack.push(draft)

    def continues_participle(self, k: int, verbs: VerbGroup) -> bool:
        stack = self._stack
        for draft in reversed(stack.open):
            if draft.verbs is None:
                continue
            tag, own = self._words[draft.verbs.main].tag, self._words[verbs.main].tag
            if tag[-1] == own[-1] and tag[-1] in "GN":
                shares = draft.finite and len(draft.verbs.chain) > 1
                self.coordinate(draft, verbs, shares_verb=shares or draft.shares_verb_of is not None)
                return True
            if draft.finite:
                return False
        return False
