"""When an act was: the time expression that belongs to its clause."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from demarche.knowledge import load_times
from demarche.language import Analysis, Clause, Phrase, Sentence, Token
from demarche.model import Time, days_between
from demarche.reading.times import NarrativeTense, TimeExpression, find_times, to_time

_SENTENCES_BACK = 2
_LONGEST_CARRIED = 31
_LAST_OF_LEAD = 1
_TOLD_BEFORE = ("past", "perfect", "pluperfect")
_INHERITING = ("coordination", "complement", "quote", "infinitive", "adverbial")
_NARRATIVE: dict[str, NarrativeTense] = {
    "past": "past",
    "perfect": "past",
    "pluperfect": "past",
    "future": "future",
    "future-perfect": "future",
}


class Times:
    """The times of one report's clauses.

    Args:
        analysis: The report's words and clauses.
        published: The day it appeared; None where nobody knows it.

    Raises:
        KnowledgeError: There are no time words for the report's language.
    """

    def __init__(self, analysis: Analysis, published: date | None) -> None:
        self._analysis, self._published = analysis, published
        self._starts = [sentence.start for sentence in analysis.sentences]
        self._attributive = frozenset(load_times(analysis.language).text.get("attributive_before", []))
        self._owned: dict[tuple[int, int], list[TimeExpression]] = defaultdict(list)
        self.expressions = find_times(
            analysis.text, language=analysis.language, published=published, tense=self._tense
        )
        for expression in self.expressions:
            place = self._place(expression.start)
            if place is not None:
                sentence, token, clause = place
                if clause is not None and not self._describes_a_noun(sentence, token, clause, expression):
                    self._owned[sentence.index, clause.index].append(expression)

    def of(self, sentence: Sentence, clause: Clause, phrase: Phrase | None = None) -> Time:
        """The time of what a clause tells, or a noun phrase in it.

        It is that of the expression among the phrase's words or the clause's own; else that of the clause it is joined
        to or hangs on; else, told in the past, that of the sentence before; else it was by the day of publication.
        The basis says which.
        """
        past = _told(_with_tense(sentence, clause)) == "past"
        own = self._inside(sentence, phrase) if phrase is not None else None
        own = own or self._own(sentence, clause)
        if own is not None:
            return self._told_by_now(to_time(own, self._analysis.text), past)
        impossible = next(
            (one for one in self._owned.get((sentence.index, clause.index), ()) if one.impossible), None
        )
        if impossible is not None:
            return self._not_moved(to_time(impossible, self._analysis.text), past)
        inherited = self._inherited(sentence, clause)
        if inherited is not None:
            return self._told_by_now(inherited, past)
        if not past or clause.kind in ("attributive", "relative"):
            return Time()
        return self._carried(sentence, clause) or self._by_publication()

    def _own(self, sentence: Sentence, clause: Clause) -> TimeExpression | None:
        found = [one for one in self._owned.get((sentence.index, clause.index), ()) if _usable(one)]
        return min(found, key=_rank, default=None)

    def _inside(self, sentence: Sentence, phrase: Phrase) -> TimeExpression | None:
        start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
        found = [one for one in self.expressions if start <= one.start and one.end <= end and _usable(one)]
        return min(found, key=_rank, default=None)

    def _inherited(self, sentence: Sentence, clause: Clause) -> Time | None:
        """The time of the nearest clause above that has one and lends it."""
        below = clause
        for _ in sentence.clauses:
            if below.parent is None or below.link not in _INHERITING:
                return None
            below_link, below = below.link, sentence.clauses[below.parent]
            own = self._own(sentence, below)
            if own is not None:
                how = "the clause joined to it" if below_link == "coordination" else "the clause it hangs on"
                return _noted(to_time(own, self._analysis.text), f"from {how}")
        return None

    def _carried(self, sentence: Sentence, clause: Clause) -> Time | None:
        """The time that the sentences before leave to a clause in the past tense; to the lead, those after it."""
        if clause.tense == "pluperfect":
            return None
        sentences = self._analysis.sentences
        for before in reversed(sentences[max(0, sentence.index - _SENTENCES_BACK) : sentence.index]):
            if before.headline or "\n\n" in self._analysis.text[before.start : sentence.start]:
                break
            told = self._main_time(before, _TOLD_BEFORE)
            if told is not None:
                return replace(_noted(told, "carried from a sentence before"), basis="narrative")
        if sentence.index <= _LAST_OF_LEAD:
            for after in sentences[sentence.index + 1 : sentence.index + 1 + _SENTENCES_BACK]:
                told = self._main_time(after, ("past", "perfect"))
                if told is not None:
                    return replace(_noted(told, "told in a sentence after the lead"), basis="narrative")
        return None

    def _main_time(self, sentence: Sentence, tenses: Collection[str]) -> Time | None:
        """The last time of a sentence at which its story can go on."""
        for clause in reversed(sentence.clauses):
            own = self._own(sentence, clause)
            if own is None or clause.kind in ("attributive", "relative"):
                continue
            if _carries(own) and clause.tense in tenses:
                return to_time(own, self._analysis.text)
        return None

    def _told_by_now(self, time: Time, past: bool) -> Time:
        """What is told as past was so by the day of publication, however far its own words reach."""
        day = self._published
        if day is None or time.earliest is None or not past:
            return time
        if time.earliest > day and time.basis == "published":
            # "The next day" where no day is told before: reckoned from publication it would be still to come.
            note = "told as past; it leans on what is not told"
            return replace(time, earliest=None, latest=day, value=None, note=note)
        return replace(time, latest=day) if time.latest is None and time.earliest <= day else time

    def _not_moved(self, time: Time, past: bool) -> Time:
        """A day that no calendar has is kept as it is told: no other takes its place, but it was by publication."""
        time = replace(time, note=time.note or "no calendar has this day")
        if not past or self._published is None:
            return time
        return _noted(replace(time, latest=self._published, basis="published"), "told as past")

    def _by_publication(self) -> Time:
        if self._published is None:
            return Time()
        return Time(latest=self._published, basis="published", note="told as past on the day of publication")

    def _place(self, offset: int) -> tuple[Sentence, Token, Clause | None] | None:
        """The sentence, word and clause at an offset."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        sentence = self._analysis.sentences[number]
        token = next((token for token in sentence.tokens if token.end > offset), None)
        if token is None:
            return None
        owners = [clause for clause in sentence.clauses if token.index in clause.words]
        owner = min(owners, key=lambda clause: len(clause.words), default=None)
        if owner is None:
            around = [clause for clause in sentence.clauses if clause.first <= token.index <= clause.last]
            owner = min(around, key=lambda clause: clause.last - clause.first, default=None)
        if owner is None and sentence.clauses:
            mains = [clause for clause in sentence.clauses if clause.parent is None]
            owner = min(mains, key=lambda clause: abs(clause.verb.index - token.index), default=None)
        return sentence, token, owner

    def _tense(self, offset: int) -> NarrativeTense | None:
        place = self._place(offset)
        clause = place[2] if place else None
        if place is None or clause is None:
            return None
        sentence = place[0]
        if clause.tense == "present" and clause.modal is not None:
            # What may or must be is still to come, unless it may have been ("soll gewesen sein", "angegriffen worden sein").
            been = clause.verb.tag.endswith("PP") and not clause.passive
            return "past" if been or any(word.tag.endswith("PP") for word in clause.auxiliaries) else "future"
        if _looks_ahead(sentence, clause):
            return "future"
        return _told(clause) or ("present" if clause.tense == "present" else None)

    def _describes_a_noun(
        self, sentence: Sentence, token: Token, clause: Clause, expression: TimeExpression
    ) -> bool:
        """ "das Abkommen vom 1. Mai": when something else was, not what the clause tells."""
        if token.index == 0:
            return False
        before = sentence.tokens[token.index - 1]
        after = next((word for word in sentence.tokens[token.index :] if word.start >= expression.end), None)
        if (
            before.tag == "ART"
            and not token.tag.startswith("ART")
            and after is not None
            and after.tag == "NN"
        ):
            return True  # "the 1999 agreement"
        after_noun = before.tag.startswith("N") and token.text in self._attributive
        if before.text in self._attributive and token.index >= 2:
            after_noun = sentence.tokens[token.index - 2].tag.startswith("N")
        return after_noun and clause.verb.index != token.index - 1


def _looks_ahead(sentence: Sentence, clause: Clause) -> bool:
    """Whether an infinitive behind a comma says what is yet to come ("kündigte an, im Juni zu reisen")."""
    return (
        clause.link == "infinitive"
        and clause.tense is None
        and clause.first > 0
        and sentence.tokens[clause.first - 1].tag == "$,"
    )


def _with_tense(sentence: Sentence, clause: Clause) -> Clause:
    """The clause, or what it is joined to where only that has a finite verb ("hat gebrochen und aufgenommen")."""
    for _ in sentence.clauses:
        if clause.tense is not None or clause.parent is None or clause.link != "coordination":
            break
        clause = sentence.clauses[clause.parent]
    return clause


def _told(clause: Clause) -> NarrativeTense | None:
    """The tense as narrative has it; None for the present, which may also look ahead."""
    if clause.modal is not None and clause.tense == "present":
        return None
    return _NARRATIVE.get(clause.tense or "")


def _usable(expression: TimeExpression) -> bool:
    return expression.locates and not expression.impossible


def _carries(expression: TimeExpression) -> bool:
    """Whether the story goes on at this time: a day, week or month that no word limits to one side."""
    if expression.signal is not None or expression.type not in ("DATE", "TIME"):
        return False
    if expression.earliest is not None and expression.latest is not None:
        return days_between(expression.earliest, expression.latest) <= _LONGEST_CARRIED
    return len(expression.value) > len("XXXX") and not expression.value.endswith("_REF")


def _rank(expression: TimeExpression) -> tuple[bool, bool, bool, int]:
    """Of several in a clause: what names a time before "now" and "soon", a time before a deadline or a duration."""
    return (
        expression.value.endswith("_REF"),
        expression.signal in ("until", "within"),
        expression.type == "DURATION",
        expression.start,
    )


def _noted(time: Time, note: str) -> Time:
    return replace(time, note=f"{note}; {time.note}" if time.note else note)
