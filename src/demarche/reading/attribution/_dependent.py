"""Reported speech in a dependent clause alone: "protestierte gegen das Gesetz, das die Presse *knebele*"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import Quotations, pieces
from demarche.reading.attribution._messages import Reporting
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import Saying

LINKS = frozenset(("relative", "adverbial", "complement"))


def dependent_speech(
    reporter: Reporting, sayings: Sequence[Saying], found: Sequence[Attribution], quotations: Quotations
) -> Iterator[Attribution]:
    """Attributions of the dependent clauses of a sentence that stand in Konjunktiv I where the clause above does not.

    The report gives them as what the subject above says or thinks, whatever its verb. ``found`` are the attributions
    of the sentence: clauses that one of them holds are told already.
    """
    layout = reporter.layout
    speaking = {saying.clause.index: saying.speaker for saying in sayings if saying.speaker is not None}
    for above, (first, last) in _reported(reporter, speaking, found, quotations):
        message = pieces(reporter.text, layout.span(first, last))
        saying = next((s for s in sayings if s.clause is above), None)
        if message and saying is not None:
            yield reporter.build(saying, saying.sense, "Indirect", message, None, ())
        elif message:
            yield _attributed(reporter, above, message)


def _reported(
    reporter: Reporting, speaking: Mapping[int, Phrase], found: Sequence[Attribution], quotations: Quotations
) -> list[tuple[Clause, tuple[int, int]]]:
    """The clauses above, with the extent of what is reported below; clauses that "und" joins are one."""
    layout = reporter.layout
    reported: list[tuple[Clause, tuple[int, int]]] = []
    for clause in layout.sentence.clauses:
        if clause.finite is None or clause.parent is None or not _is_reported(reporter, clause, speaking):
            continue
        mood = (clause.finite.start, clause.finite.end)
        told = any(item.covers(mood) for item in found if item.form != "Reported")
        if told or quotations.at(mood[0]) is not None:
            continue
        first, last = layout.subtree(clause)
        above = layout.sentence.clauses[clause.parent]
        if reported and reported[-1][0] is above:
            begun, end = reported[-1][1]
            between = layout.tokens[end + 1 : first]
            if first <= end + 1 or all(token.tag == "KON" for token in between):
                reported[-1] = (above, (begun, max(end, last)))
                continue
        reported.append((above, (first, last)))
    return reported


def _is_reported(reporter: Reporting, clause: Clause, speaking: Mapping[int, Phrase]) -> bool:
    """Whether a clause is in Konjunktiv and hangs on one in the indicative that is no hearsay itself.

    What a relative clause says of the speaker himself is the report's. Konjunktiv II, which may be a mere possibility, and a main clause count only below somebody who speaks.
    """
    speech, said = reporter.speech, clause.parent in speaking
    if clause.parent is None or (
        clause.connector is not None and clause.connector.text.lower() in speech.conditional
    ):
        return False
    if said and clause.antecedent is not None and clause.antecedent.head is speaking[clause.parent].head:
        return False
    above = reporter.layout.sentence.clauses[clause.parent]
    if above.mood != "indicative" or above.modal in speech.hearsay or clause.modal in speech.wishing:
        return False
    if clause.kind == "main":
        return said and clause.mood == "subjunctive-1"
    if clause.link not in LINKS:
        return False
    possible = clause.mood == "subjunctive-2" and clause.modal is None and clause.link != "complement"
    return clause.mood == "subjunctive-1" or (said and possible)


def _attributed(reporter: Reporting, above: Clause, message: tuple[tuple[int, int], ...]) -> Attribution:
    """The message as the word of whom the clause above is about, where he can speak; else of nobody named."""
    person = above.subject or above.controller
    person = (
        person if person is not None and _may_speak(person, reporter.speech) and not above.passive else None
    )
    return Attribution(
        "Indirect",
        "speech",
        "indirect",
        message,
        f"{reporter.language}/dependent",
        source=reporter.place(person, above),
        speaker=person,
        sentence=reporter.layout.sentence.index,
        clause=above.index,
    )


def _may_speak(person: Phrase, speech: Speech) -> bool:
    """Whether it is a person, a body or a text, as its form shows: a name, a pronoun, a noun of such."""
    if person.head.text.lower() in speech.impersonal:
        return False
    named = any(part.head.tag == "NE" for part in (person, *person.appositions))
    lemma = person.head.lemma.lower()
    return (
        named
        or person.head.tag[0] == "P"
        or lemma.endswith(speech.speaking)
        or speech.noun(lemma) is not None
    )
