"""Subject and object of clauses whose forms leave open which is which.

German names carry no case ("Schweden wird Palästina anerkennen"); what the forms do not decide, the order of words
does, and then what the verb's frame asks for: somebody who acts.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.language import Clause, Phrase, Sentence
from demarche.reading._frames_places import Names

_OPEN = frozenset(("nom", "acc"))
_NAMED = frozenset(("name", "seat of government", "collective name"))


def in_order(clause: Clause, sentence: Sentence, names: Names) -> Clause:
    """The clause with the earlier of two phrases that could both be subject as its subject."""
    subject, object_ = clause.subject, clause.object
    if subject is not None and object_ is None and not clause.passive:
        return _parted(clause, subject, sentence, names)
    if (
        clause.kind == "main"
        and interchangeable(clause)
        and object_ is not None
        and subject is not None
        and object_.first < subject.first
    ):
        return exchanged(clause)
    return clause


def interchangeable(clause: Clause) -> bool:
    """Whether subject and object could change places as far as their forms and the verb's number say."""
    subject, object_ = clause.subject, clause.object
    if subject is None or object_ is None or clause.passive:
        return False
    if subject.head.tag in ("PRELS", "PRF") or object_.head.tag in ("PRELS", "PRF"):
        return False
    same = subject.number == object_.number or subject.number is None or object_.number is None
    return same and not (subject.coordinated or object_.coordinated) and _either(subject) and _either(object_)


def _either(phrase: Phrase) -> bool:
    return phrase.case >= _OPEN or not phrase.case


def exchanged(clause: Clause) -> Clause:
    """The clause with subject and object exchanged."""
    return replace(clause, subject=clause.object, object=clause.subject)


def _parted(clause: Clause, subject: Phrase, sentence: Sentence, names: Names) -> Clause:
    """Two names in a row that are two actors ("Im Mai erkannte *Norwegen Palästina* an")."""
    second = subject.head.index + 1
    if second > subject.last or subject.head.tag not in ("NE", "NN"):
        return clause
    if any(sentence.tokens[place].tag not in ("NE", "NN", "FM") for place in range(second, subject.last + 1)):
        return clause
    one = replace(subject, last=subject.head.index, appositions=(), coordinated=())
    other = Phrase(
        head=sentence.tokens[second],
        first=second,
        last=subject.last,
        case=frozenset(("nom", "acc", "dat")),
        genitive=subject.genitive,
        attributes=subject.attributes,
    )
    first_actors = {p.actor.code for p in names.participants(one, sentence) if p.resolution in _NAMED}
    second_actors = {p.actor.code for p in names.participants(other, sentence) if p.resolution in _NAMED}
    together = {p.actor.code for p in names.participants(subject, sentence)}
    if not first_actors or not second_actors or first_actors & second_actors or len(together) != 1:
        return clause
    return replace(clause, subject=one, object=other)
