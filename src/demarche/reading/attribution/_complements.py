"""Which clauses that hang on a verb of saying are its message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.knowledge import SayingVerb
from demarche.language import Clause, Phrase

TOLD_NOW = ("present", "perfect", "future")
"""Tenses of a message that a report in the past does not take for its own ("sagte, die Brücke *ist* gesperrt")."""

if TYPE_CHECKING:
    from demarche.reading.attribution._messages import Reporting


def is_filled(reporter: Reporting, clause: Clause, sense: SayingVerb, way: str) -> bool:
    """Whether something else is what the verb is done to: "die Zone, *die* der Rat für frei erklärt hatte".

    Whoever is spoken to is no such thing, nor a noun or a pronoun that stands for the message.
    """
    if sense.quoted or sense.thing or sense.words or "accusative" in sense.addressee:
        return False
    if clause.relative == ("subject" if clause.passive else "object"):
        return True
    done = clause.subject if clause.passive and way == "bare" else None
    return (
        done is not None and done.head.tag in ("NN", "NE") and reporter.speech.noun(done.head.lemma) is None
    )


def is_complement(
    reporter: Reporting, child: Clause, clause: Clause, way: str, addressed: Phrase | None
) -> bool:
    """Whether a clause is what is said: not a consequence ("so dass"), not about the object ("…, welche …")."""
    first = reporter.layout.subtree(child)[0]
    if way == "that":
        joined = child.connector.index if child.connector is not None else first
        return reporter.layout.text(joined - 1) not in reporter.speech.consecutive
    thing = clause.subject if clause.passive else clause.object
    if child.connector is None or child.connector.text.lower() not in reporter.speech.relating:
        return True
    return thing is None or thing.head.tag in ("PRF", "PPER") or thing is addressed


def is_reported_beside(reporter: Reporting, child: Clause, clause: Clause) -> bool:
    """Whether a main clause in Konjunktiv stands behind one in the indicative: "stimmte zu, man habe …"."""
    if clause.object is not None and reporter.speech.noun(clause.object.head.lemma) is not None:
        return False
    return (
        child.link == "coordination"
        and child.connector is None
        and child.mood in ("subjunctive-1", "subjunctive-2")
        and clause.mood == "indicative"
        and reporter.layout.own(child)[0] > clause.verb.index
    )


def is_bare(reporter: Reporting, child: Clause, clause: Clause) -> bool:
    """Whether a main clause beside a verb of saying is its message, and does not just follow in the sentence."""
    if clause.mood == "subjunctive-1" and clause.modal is not None and child.mood == "subjunctive-1":
        return False
    if (
        child.mood in ("subjunctive-1", "subjunctive-2")
        or reporter.quotations.at(child.verb.start) is not None
        or reporter.speech.indicative
    ):
        return True
    first = reporter.layout.own(clause)[0]
    if reporter.layout.own(child)[0] < first:
        return clause.finite is None or clause.finite.index <= first + 1
    done = clause.passive and clause.subject is not None and clause.subject.head.tag in ("NN", "NE")
    if child.modal in reporter.speech.hearsay and not done:
        return True
    thing = any(phrase.preposition is None for phrase in clause.obliques)
    if clause.passive or clause.object is not None or thing:
        return False
    if clause.tense == "present":
        return True
    begun = reporter.layout.subtree(child)[0]
    said = (clause.particle or clause.verb).index
    subject = clause.subject.last if clause.subject is not None else said
    joined = reporter.layout.tokens[begun].tag == "KON"
    return child.tense in TOLD_NOW and not joined and begun - 2 in (said, subject)
