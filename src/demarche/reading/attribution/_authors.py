"""Whose word a text or a noun of saying is: "die Erklärung des Ministeriums", "seine Nachricht"."""

from __future__ import annotations

from demarche.knowledge import Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import Layout, clause_phrases, extent

POSSESSIVE = "PPOSAT"


def owner(phrase: Phrase, speech: Speech) -> Phrase | None:
    """Who a noun of saying belongs to by its own words: its genitive, or a phrase with "von"."""
    if phrase.genitive is not None:
        return phrase.genitive
    for part in phrase.attributes:
        if part.preposition is not None and part.preposition.text.lower() in speech.of:
            return part
    return None


def author(layout: Layout, clause: Clause, phrase: Phrase, speech: Speech) -> Phrase | None:
    """Whose word a noun of saying or a text in a clause is.

    Its owner; or with a possessive ("auf seinem Kanal") and for an object, who the clause is about. The object of a
    verb that only takes up what others say ("wies den Vorwurf zurück") is not its subject's.
    """
    found = owner(phrase, speech)
    if found is not None:
        return found
    subject = clause.agent if clause.passive else clause.subject or clause.controller
    if subject is None or extent(subject) == extent(phrase):
        return _origin(clause, phrase, speech)
    if phrase.preposition is not None and _is_taken(clause, phrase, speech) and _may_speak(subject, speech):
        return subject
    if phrase.determiner is not None and phrase.determiner.tag == POSSESSIVE:
        return subject
    if phrase.preposition is not None and phrase.preposition.text.lower() in speech.carrying:
        return subject
    if any(sense.takes_up and not sense.words for sense in speech.verbs.get(clause.lemma.lower(), ())):
        return None
    return subject if phrase is clause.object else None


def text_author(layout: Layout, clause: Clause, speech: Speech) -> Phrase | None:
    """Whose the text is that speaks in an impersonal clause: "eine Erklärung Kiews, in der es hieß, …"."""
    if clause.antecedent is not None and clause.parent is not None:
        home = layout.sentence.clauses[clause.parent]
        found = author(layout, home, clause.antecedent, speech)
        return found or _object_author(home, clause.antecedent, speech) or clause.antecedent
    for phrase in clause_phrases(clause):
        if phrase.preposition is not None and phrase.preposition.text.lower() in speech.places:
            return owner(phrase, speech) or phrase
    return None


def _object_author(clause: Clause, phrase: Phrase, speech: Speech) -> Phrase | None:
    """The subject, where the text stands in or at the object ("postete eine Nachricht auf dem Kanal, in der …")."""
    thing = clause.object
    if thing is None or clause.passive or speech.noun(thing.head.lemma) is None:
        return None
    first, last = extent(thing)
    return clause.subject if first <= phrase.head.index <= last else None


def _origin(clause: Clause, phrase: Phrase, speech: Speech) -> Phrase | None:
    """Where the word comes from that is the subject of its clause: "*Von der Polizei* kam die Meldung, …"."""
    if clause.passive or clause.object is not None or phrase is not clause.subject:
        return None
    for part in clause.obliques:
        word = part.preposition.text.lower() if part.preposition is not None else ""
        if word in speech.of and part.head.tag in ("NN", "NE", "PPER") and speech.can_speak(part.head.lemma):
            return part
    return None


def _is_taken(clause: Clause, phrase: Phrase, speech: Speech) -> bool:
    """Whether a verb of thinking takes the noun with its preposition: "geht *von dem Verdacht* aus, …"."""
    word = phrase.preposition.text.lower() if phrase.preposition is not None else ""
    senses = speech.verbs.get(clause.lemma.lower(), ())
    return any(word in sense.objects and sense.medium == "thought" for sense in senses)


def _may_speak(subject: Phrase, speech: Speech) -> bool:
    return subject.head.tag != "NN" or subject.head.text.lower() not in speech.impersonal
