"""Pieces put together into clauses, and each clause hung on another.

Read from left to right with a stack of open clauses. A verb-last clause is open until its finite verb has come; a
main clause until it has its finite verb and, after an auxiliary or modal, the infinitive or participle that goes with
it. What needs nothing more is continued only by words that fit nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from demarche.language._clause import ClauseKind, Link
from demarche.language.german._openers import verb_last
from demarche.language.german._tears import torn
from demarche.language.german._verb_forms import split_lemma
from demarche.language.german._verb_index import only_subjunctive, takes_clause
from demarche.language.german._word import Element, Opener, Piece, Word
from demarche.language.german._words import CLAUSE_COORDINATORS, CONTINUING, NOUN, OPENING_QUOTES


@dataclass(slots=True, eq=False)
class Draft:
    """A clause while it is put together."""

    kind: ClauseKind
    places: list[int] = field(default_factory=list)
    verbs: dict[int, Element] = field(default_factory=dict)
    opener: Opener | None = None
    coordinator: int | None = None
    parent: Draft | None = None
    link: Link = "root"
    shares_verb_of: Draft | None = None
    shares_subject_of: Draft | None = None
    damaged: bool = False

    @property
    def verb_last(self) -> bool:
        return self.kind in ("subordinate", "relative")

    def having(self, *elements: Element) -> list[int]:
        return [place for place, element in self.verbs.items() if element in elements]

    def take(self, piece: Piece) -> None:
        self.places.extend(piece.places)
        self.verbs.update(piece.verbs)

    def needs_finite(self) -> bool:
        if self.kind in ("main", "subordinate", "relative", "question"):
            return not self.having("finite") and self.shares_verb_of is None
        return self.kind == "infinitive" and not self.having("zu-infinitive")


class Assembly:
    """The clauses of one sentence, or of what stands in brackets in it."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self.drafts: list[Draft] = []
        self.breaks: list[int] = []
        self._stack: list[Draft] = []

    def run(self, pieces: Sequence[Piece]) -> None:
        self._begin_main()
        for piece in pieces:
            if piece.joiner == "torn":
                self._after_tear(piece)
                continue
            if piece.joiner in (";", ":") or (piece.joiner in ("...", "…") and not self._main.needs_finite()):
                self._after_stop(piece)
            if piece.opener:
                self._open(piece, piece.opener)
            elif piece.having("finite"):
                self._with_finite(piece)
            elif piece.having("zu-infinitive"):
                self._with_infinitive(piece)
            elif piece.verbs:
                self._with_nonfinite(piece)
            else:
                self._without_verb(piece)
        self.drafts = [draft for draft in self.drafts if draft.places]

    # -- opening clauses -------------------------------------------------------------------------------------------

    @property
    def _main(self) -> Draft:
        return self._stack[0]

    @property
    def _top(self) -> Draft:
        return self._stack[-1]

    def _new(self, kind: ClauseKind, piece: Piece | None, parent: Draft | None, link: Link) -> Draft:
        draft = Draft(kind, parent=parent, link=link)
        if piece is not None:
            draft.opener, draft.coordinator = piece.opener, piece.coordinator
            draft.take(piece)
        self.drafts.append(draft)
        return draft

    def _begin_main(self, parent: Draft | None = None, link: Link = "root") -> None:
        self._stack = [self._new("main", None, parent, link)]

    def _after_stop(self, piece: Piece) -> None:
        if piece.joiner == ":" and self._main.places:
            last = max((d for d in self._stack if d.places), key=lambda d: max(d.places))
            self._begin_main(last, "complement")
        elif piece.having("finite") and not self._main.needs_finite():
            self._begin_main()

    def _after_tear(self, piece: Piece) -> None:
        """What follows a verb-last clause without a comma: the next clause, or half of another sentence."""
        if piece.having("finite") and self._main.needs_finite():
            piece.joiner = "adjacent"
            self._with_finite(piece)
            return
        self.breaks.append(piece.places[0])
        kind: ClauseKind = (
            "infinitive" if piece.having("zu-infinitive") and not piece.having("finite") else "main"
        )
        torn = self._new(kind, piece, None, "root")
        torn.damaged = True
        self._stack[-1].damaged = True
        self._stack.append(torn)

    def _open(self, piece: Piece, opener: Opener) -> None:
        comparison = self._words[opener.connector].lower in ("als", "wie") and piece.joiner == ","
        if comparison and self._top.verb_last and self._top.needs_finite():
            piece.opener = None
            self._with_finite(piece) if piece.having("finite") else self._without_verb(piece)
            return
        if opener.kind == "infinitive":
            self._stack.append(self._new("infinitive", piece, self._deepest(), "adverbial"))
            return
        if opener.kind == "relative":
            kind, link = "relative", "relative"
        else:
            kind = "subordinate"
            connector = self._words[opener.connector].lower
            complement = connector in ("dass", "daß", "ob") or self._asks(opener, connector)
            link = "complement" if complement else "adverbial"
        parent: Draft | None = self._deepest()
        if piece.coordinator is not None:
            for open_clause in reversed(self._stack):
                if open_clause.kind == kind and open_clause.link == link:
                    parent = open_clause.parent
                    while self._top is not open_clause:
                        self._stack.pop()
                    self._stack.pop()
                    break
        draft = self._new(kind, piece, parent, link)  # type: ignore[arg-type]
        self._stack.append(draft)
        self._split_second_finite(draft, piece)

    def _asks(self, opener: Opener, connector: str) -> bool:
        """Is an interrogative clause what is asked or known, or does it go on from the clause before?"""
        if opener.kind != "interrogative" or connector in CONTINUING:
            return False
        matrix = self._deepest()
        return connector not in ("wo", "wohin", "woher") or any(
            takes_clause(self._words[p].lemma) for p in matrix.verbs
        )

    def _deepest(self) -> Draft:
        """The open clause whose words came last."""
        return max((d for d in self._stack), key=lambda d: max(d.places, default=-1))

    def _split_second_finite(self, draft: Draft, piece: Piece) -> None:
        """A verb-last piece with a second finite verb runs into the next clause without a comma."""
        finite = piece.having("finite")
        if len(finite) < 2:
            return
        end = finite[0]
        rest = [p for p in piece.places if p > end]
        if self._main.needs_finite() and finite[1] == rest[0]:
            draft.places = [p for p in draft.places if p <= end]
            draft.verbs = {p: e for p, e in draft.verbs.items() if p <= end}
            new = Piece(tuple(rest), "adjacent", verbs={p: e for p, e in piece.verbs.items() if p > end})
            self._with_finite(new)

    # -- continuing them -------------------------------------------------------------------------------------------

    def _needing(self) -> Draft | None:
        return next((d for d in reversed(self._stack) if d.needs_finite()), None)

    def _awaiting(self) -> Draft | None:
        """The innermost clause whose auxiliary or modal still lacks its infinitive or participle."""
        for draft in reversed(self._stack):
            finite = draft.having("finite")
            if (
                finite
                and self._words[finite[-1]].tag in ("VAFIN", "VMFIN")
                and len(draft.verbs) == len(finite)
            ):
                return draft
        return None

    def _continue(self, draft: Draft, piece: Piece) -> None:
        while self._top is not draft:
            self._stack.pop()
        draft.take(piece)

    def _with_finite(self, piece: Piece) -> None:
        needing = self._needing()
        places = list(piece.places)
        final = verb_last(self._words, piece, places, 0)
        if piece.joiner == "coordinator" and self._top.verb_last and self._top.having("finite"):
            if final:
                self._coordinate(piece, self._top)
                return
            halves = self._torn_halves(piece)
            if halves is not None:
                self._coordinate(halves[0], self._top)
                self._after_tear(halves[1])
                return
        if self._is_reported(piece):
            self._stack.append(self._new("main", piece, self._top, "complement"))
            return
        if (
            needing is not None
            and needing.kind != "infinitive"
            and (not needing.verb_last or final or (needing is self._top and not self._main.needs_finite()))
        ):
            self._continue(needing, piece)
            return
        if needing is not None and self._main.needs_finite():
            self._continue(self._main, piece)
            return
        first = next((p for p in places if self._words[p].tag[:1] != "$"), places[0])
        finite = piece.having("finite")[0]
        second = len(places) > 1 and finite == places[1] and finite != places[-1]
        coordinated = piece.coordinator is not None
        if self._top.verb_last and final and not second and (coordinated or finite != first):
            word = self._words[piece.coordinator].lower if piece.coordinator is not None else ""
            if word not in ("doch", "denn"):
                self._coordinate(piece, self._top)
                return
        if coordinated:
            word = self._words[piece.coordinator or 0].lower
            base = self._top if self._top.kind == "main" else self._main
            self._coordinate(piece, base, shared=word not in ("denn",))
            return
        self._asyndetic(piece, finite == first)

    def _is_reported(self, piece: Piece) -> bool:
        """Is it what the finished clause before says, in whose main clause it stands ("X, der sagte, *er gehe*, blieb")?"""
        top = self._top
        if piece.joiner != "," or not (top.verb_last and top.having("finite") and self._main.needs_finite()):
            return False
        finite = piece.having("finite")[0]
        before = [self._words[p].lower for p in piece.places if p < finite and self._words[p].tag[:1] != "$"]
        if not before or before[0] in ("so", "dann", "da") or "ich" in before:
            return False
        return only_subjunctive(self._words[finite].lower) and any(
            takes_clause(self._words[p].lemma) for p in top.verbs
        )

    def _torn_halves(self, piece: Piece) -> list[Piece] | None:
        """The halves of a piece that goes on verb-last and runs into something else behind its verb."""
        finite = piece.having("finite")[0]
        nouns = [p for p in piece.places if p < finite and self._words[p].tag in NOUN]
        if len(nouns) < 2:
            return None
        halves = torn(self._words, replace(piece, opener=self._top.opener))
        return halves if len(halves) == 2 else None

    def _coordinate(self, piece: Piece, base: Draft, *, shared: bool = True) -> None:
        draft = self._new(base.kind, piece, base.parent if base.verb_last else base, "coordination")
        if base.verb_last:
            draft.link, draft.opener = base.link, base.opener
        draft.shares_subject_of = base if shared else None
        while self._top is not base:
            self._stack.pop()
        self._stack[-1] = draft

    def _asyndetic(self, piece: Piece, verb_first: bool) -> None:
        """A main clause after a comma (or nothing): an inquit, a reported clause, or one more clause of the sentence."""
        before = self._main
        finite = piece.having("finite")[0]
        lemma = self._lemma(piece, finite)
        if verb_first and before.parent is None and self._verb_first(before):
            conditioned = self._new("main", piece, None, "root")
            before.kind, before.parent, before.link = "subordinate", conditioned, "adverbial"
            self._stack = [conditioned]
            return
        if verb_first and (takes_clause(lemma) or self._after_quotation(piece)) and before.parent is None:
            inquit = self._new("main", piece, None, "root")
            before.parent, before.link = inquit, "quote"
            self._stack = [inquit]
            return
        deepest = self._deepest()
        complement = any(takes_clause(self._words[p].lemma) for p in deepest.verbs)
        if verb_first and not takes_clause(lemma) and self._words[finite].lemma != "sein":
            self._coordinate(piece, self._main)
            return
        draft = self._new("main", piece, deepest, "complement" if complement else "coordination")
        if piece.joiner == "adjacent" and not complement:
            draft.damaged = True
            self.breaks.append(piece.places[0])
        self._stack = [draft] if not complement else [*self._stack, draft]

    def _after_quotation(self, piece: Piece) -> bool:
        comma = piece.places[0] - 1
        return comma > 0 and self._words[comma].text == "," and self._words[comma - 1].text in OPENING_QUOTES

    def _lemma(self, piece: Piece, finite: int) -> str:
        particles = [p for p in piece.places if p > finite and self._words[p].tag == "PTKVZ"]
        word = self._words[finite]
        return split_lemma(word.text, self._words[particles[-1]].lower) if particles else word.lemma

    def _verb_first(self, draft: Draft) -> bool:
        plain = [p for p in draft.places if self._words[p].tag[:1] != "$"]
        return bool(plain) and draft.verbs.get(plain[0]) == "finite" and draft.coordinator is None

    def _with_infinitive(self, piece: Piece) -> None:
        needing = self._needing()
        if needing is not None and needing.kind == "infinitive":
            self._continue(needing, piece)
            return
        if piece.coordinator is not None:
            base = next((d for d in reversed(self._stack) if d.kind == "infinitive"), None)
            if base is not None:
                draft = self._new("infinitive", piece, base.parent, base.link)
                draft.shares_subject_of = base
                self._stack.append(draft)
                return
        self._stack.append(self._new("infinitive", piece, self._deepest(), "infinitive"))

    def _with_nonfinite(self, piece: Piece) -> None:
        awaiting = self._awaiting()
        if awaiting is not None and piece.coordinator is None:
            self._continue(awaiting, piece)
            return
        if piece.coordinator is not None:
            base = self._deepest()
            if any(e in base.verbs.values() for e in piece.verbs.values()):
                self._share_verb(piece, base)
                return
        needing = self._needing()
        if needing is not None:
            self._continue(needing, piece)
            return
        if piece.having("participle") and piece.joiner in (",", "–", "-", "—"):
            self._stack.append(self._new("participial", piece, self._deepest(), "adverbial"))
            return
        self._continue(self._deepest(), piece)

    def _share_verb(self, piece: Piece, base: Draft) -> None:
        """ "hat die Krim annektiert und *Truppen entsandt*" """
        draft = self._new(base.kind, piece, base.parent if base.verb_last else base, "coordination")
        if base.verb_last:
            draft.link, draft.opener = base.link, base.opener
        draft.shares_verb_of = base.shares_verb_of or base
        draft.shares_subject_of = base
        self._stack.append(draft)

    def _without_verb(self, piece: Piece) -> None:
        needing = self._needing()
        if needing is not None:
            self._continue(needing, piece)
            return
        if any(self._words[p].tag == "PTKVZ" for p in piece.places):
            self._continue(next((d for d in reversed(self._stack) if d.kind == "main"), self._main), piece)
            return
        awaiting = self._awaiting()
        if awaiting is not None:
            self._continue(awaiting, piece)
            return
        target = self._deepest()
        word = self._words[piece.coordinator].lower if piece.coordinator is not None else ""
        if target.verb_last and word not in CLAUSE_COORDINATORS and piece.joiner == ",":
            outer = [d for d in self._stack if not d.verb_last]
            target = outer[-1] if outer and outer[-1].places else target
        self._continue(target, piece)
