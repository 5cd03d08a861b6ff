"""Items put together into clauses, and each clause hung on another.

Read from left to right with a stack of open clauses. A clause is open for its finite verb until that has come; what
follows the verb belongs to it until a comma, a conjunction, a relative word or a further verb begins another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._clause import Link
from demarche.language._word import Word
from demarche.language.english._drafts import Draft, Stack
from demarche.language.english._groups import Group, Item, inside_out
from demarche.language.english._headlines import promote_verbs
from demarche.language.english._joining import Joiner
from demarche.language.english._placing import NounPlacer
from demarche.language.english._verb_forms import has_valency, is_phrasal
from demarche.language.english._verb_placing import VerbPlacer
from demarche.language.english._words import CLAUSE_NOUNS, COMPLEMENTIZERS

_SEPARABLE = frozenset(("off", "out", "up", "down", "away", "back", "over"))
_PREPOSITIONS = frozenset(
    ("about", "across", "along", "around", "by", "in", "on", "over", "round", "through", "under")
)
_PASSING = frozenset(("adverb", "quote", "coordinator", "comma", "preposition"))
_FREE = frozenset(("noun", "relative", "question", "verb", "adjective", "adverb", "there"))


class Assembly:
    """Puts the items of one sentence, or of one bracket in it, together."""

    def __init__(self, words: Sequence[Word], items: Sequence[Item]) -> None:
        self._words = words
        self._items = items
        self._stack = Stack(words, items)
        self._joiner = Joiner(words, self._stack)
        self._nouns = NounPlacer(words, self._stack, self._joiner)
        self._verbs = VerbPlacer(words, self._stack, self._joiner)

    @property
    def breaks(self) -> list[int]:
        """Places of words before which the sentence is torn."""
        return self._stack.breaks

    @property
    def drafts(self) -> list[Draft]:
        return self._stack.drafts

    def run(self) -> None:
        state = self._joiner
        for k, item in enumerate(self._items):
            self._handle(k, item)
            places = list(range(item.first, item.last + 1))
            if item.kind not in ("comma", "dash", "stop", "quote"):
                self._stack.top.places += places
            if item.kind not in _PASSING and not self._is_time_before_phrase(k, item):
                state.coordinator = state.comma = None
            if item.kind not in ("quote",):
                state.previous = item
            after_adverb = (
                item.kind == "comma" and self._stack.kind(k - 1) == "adverb"
            )  # "as of *today*, Peru …"
            if item.kind == "noun" or after_adverb:
                state.preposition = None
        promote_verbs(self._words, self._stack.drafts)

    def _is_time_before_phrase(self, k: int, item: Item) -> bool:
        """ "but *this time* the crew was safe": what follows the time still follows the conjunction."""
        return item.group is not None and item.group.time and self._stack.kind(k + 1) == "noun"

    def _handle(self, k: int, item: Item) -> None:
        stack, state = self._stack, self._joiner
        if item.kind == "comma":
            state.comma = item.first
        elif item.kind == "coordinator":
            state.coordinator = item.first
            state.comma_before_coordinator = state.comma is not None
        elif item.kind == "quote":
            state.quotes += 1
        elif item.kind == "dash" or (item.kind == "stop" and k + 1 < len(self._items)):
            self._dash(item)
        elif item.kind == "subordinator":
            self._subordinator(k, item)
        elif item.kind in ("relative", "question"):
            self._opener(k, item)
        elif item.kind == "noun" and item.group is not None:
            self._nouns.place(k, item.group)
        elif item.kind == "verb" and item.verbs is not None:
            self._verbs.place(k, item.verbs)
        elif item.kind == "preposition":
            self._preposition(k, item)
        elif item.kind == "particle":
            self._particle(k, item)
        elif item.kind == "adjective":
            stack.top.adjectives.append(item.first)
            self._nouns.flush_preposition()
        elif item.kind == "there":
            self._there(k, item)
        elif item.kind == "adverb" and not self._negates_next(k, item):
            stack.top.adverbs += range(item.first, item.last + 1)

    def _negates_next(self, k: int, item: Item) -> bool:
        """ "decided *not* to sign": the word belongs to the verb behind it."""
        following = self._items[k + 1].verbs if self._stack.kind(k + 1) == "verb" else None
        negates = self._words[item.first].lower in ("not", "never")
        return negates and following is not None and following.negation == item.first

    def _dash(self, item: Item) -> None:
        """A colon, semicolon or dash: another main clause begins."""
        stack = self._stack
        root = stack.open[0]
        if root.verbs is None and not root.has_subject():
            return
        text = self._words[item.first].text
        link: Link = "coordination" if text == ";" else "parenthesis"
        if text == ":" and root.verbs is not None and has_valency(stack.lemma(root), "clausal"):
            link = "complement"
        stack.open = []
        new = stack.push(Draft("main", link if root.verbs is not None else "root"))
        new.parent = root if root.verbs is not None else None
        self._joiner.last = None

    # -- words that open a clause ----------------------------------------------------------------------------------

    def _subordinator(self, k: int, item: Item) -> None:
        stack, state = self._stack, self._joiner
        word = self._words[item.first].lower
        top = stack.top
        base = self._same_conjunction(word) if state.coordinator is not None else None
        if base is not None:
            stack.close_to(base)
            stack.open.pop()
            draft = Draft("subordinate", base.link, base.parent, item.first)
        else:
            if top.takes_finite and top.verbs is None and state.comma is not None and not top.has_subject():
                below = stack.waiting_below()
                top = below if below is not None else top
            draft = Draft("subordinate", self._link(word, top), top, item.first)
        if self._stack.kind(k - 1) == "preposition":
            self._nouns.flush_preposition()
        stack.push(draft)

    def _same_conjunction(self, word: str) -> Draft | None:
        for draft in reversed(self._stack.open):
            if draft.connector is not None and self._words[draft.connector].lower == word:
                return draft
        return None

    def _link(self, word: str, parent: Draft) -> Link:
        if word == "that":
            return "complement"
        if word in COMPLEMENTIZERS and parent.verbs is not None:
            clausal = has_valency(self._stack.lemma(parent), "clausal")
            if word == "whether" or (
                clausal and self._joiner.previous is not None and self._joiner.previous.kind == "verb"
            ):
                return "complement"
        return "adverbial"

    def _opener(self, k: int, item: Item) -> None:
        """A relative or question word."""
        stack, state = self._stack, self._joiner
        word = self._words[item.first].lower
        noun = self._antecedent(item)
        if word == "who" and state.preposition is not None:  # "a row over *who* should lead"
            noun = state.preposition = None
        if item.kind == "relative" and noun is not None:
            group, owner = noun
            if word == "that" and self._complements_noun(k, group):
                stack.push(Draft("subordinate", "complement", owner, item.first))
                return
            draft = Draft("relative", "relative", owner, item.first, item)
            draft.antecedent = group
            self._part_of(draft)
        elif word == "that":
            self._subordinator(k, item)
            return
        elif self._direct_question(k):
            stack.top.opener = item
            return
        else:
            draft = Draft("subordinate", "complement", stack.top, item.first, item)
        draft.opener_preposition = state.preposition
        state.preposition = None
        stack.push(draft)

    def _antecedent(self, item: Item) -> tuple[Group, Draft] | None:
        """The noun phrase right before a relative word, and the clause it stands in."""
        state = self._joiner
        before = state.previous
        if state.last is None or before is None:
            return None
        if state.preposition is not None or before.kind in ("noun", "comma", "dash", "coordinator"):
            return self._joiner.antecedent(item.first)
        return None

    def _part_of(self, draft: Draft) -> None:
        """ "…, *most* of whom had left": what stands before "of" is the subject."""
        state, last = self._joiner, self._joiner.last
        if state.preposition is None or last is None or self._words[state.preposition].lower != "of":
            return
        owner = state.owner
        if (
            owner is None
            or last.end != state.preposition - 1
            or not (last.pronoun or self._words[last.head].tag == "CRD")
        ):
            return
        for groups in (owner.before, owner.after):
            if last in groups:
                groups.remove(last)
                draft.before.append(last)
                draft.antecedent = groups[-1] if groups else draft.antecedent

    def _complements_noun(self, k: int, group: Group) -> bool:
        """ "the claim *that* it failed", "told the council *that* …": no relative clause."""
        owner = self._joiner.owner
        if owner is not None and owner.verbs is not None and not self._stack.finite_at(k + 1):
            name = self._stack.lemma(owner)
            if group.name or (has_valency(name, "clausal") and has_valency(name, "dative")):
                return True
            if has_valency(name, "clausal") and not owner.after and group not in owner.before:
                return True
        if self._stack.finite_at(k + 1):
            return False
        chain = inside_out(self._joiner.last) if self._joiner.last is not None else [group]
        if owner is not None and group.preposition is not None:  # "accusations by Amman *that* …"
            chain += [other for other in owner.after if other.end in (group.preposition - 1, group.end)]
        return any(self._words[part.head].lemma.lower() in CLAUSE_NOUNS for part in chain)

    def _direct_question(self, k: int) -> bool:
        top = self._stack.top
        if top.verbs is not None or top.has_subject() or top.kind != "main":
            return False
        verbs = self._items[k + 1].verbs if self._stack.kind(k + 1) == "verb" else None
        if verbs is None or verbs.form != "finite":
            return False
        return self._words[self._items[-1].first].text.startswith("?") or (
            verbs.alone and self._stack.kind(k + 2) == "noun"
        )

    # -- small words -----------------------------------------------------------------------------------------------

    def _preposition(self, k: int, item: Item) -> None:
        self._nouns.flush_preposition()
        lower = self._words[item.first].lower
        top = self._stack.top
        following = self._stack.kind(k + 1)
        adjacent = top.verbs is not None and top.verbs.places[-1] == item.first - 1
        phrasal = top.verbs is not None and is_phrasal(self._stack.lemma(top), lower)
        if phrasal and (following not in _FREE or (adjacent and lower in _SEPARABLE and following == "noun")):
            self._particle(k, item)
            return
        if following not in _FREE:
            top.adverbs.append(item.first)
            top.stranded = item.first
            return
        self._joiner.preposition = item.first

    def _particle(self, k: int, item: Item) -> None:
        top = self._stack.top
        lower = self._words[item.first].lower
        phrasal = top.verbs is not None and is_phrasal(self._stack.lemma(top), lower)
        if self._stack.kind(k + 1) == "noun" and not phrasal and lower in _PREPOSITIONS:
            self._joiner.preposition = item.first
            return
        if top.verbs is not None and top.verbs.particle is None and not top.verbs.alone:
            adjacent = top.verbs.places[-1] == item.first - 1
            near = not top.phrases and len(top.after) <= 1
            if adjacent or (near and phrasal):
                top.verbs.particle = item.first
                return
        top.adverbs.append(item.first)

    def _there(self, k: int, item: Item) -> None:
        stack = self._stack
        below = stack.waiting_below()
        if stack.top.verbs is not None:
            if below is not None and below.there is None and not below.has_subject():
                stack.close_to(below)
            elif stack.top.inverted or (stack.top.verbs.alone and stack.kind(k - 1) == "verb"):
                pass
            else:
                self._nouns.begin_clause(k)
        stack.top.there = item.first
