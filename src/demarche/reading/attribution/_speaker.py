"""Who speaks in a clause of saying."""

from __future__ import annotations

from demarche.knowledge import SayingVerb, Speech
from demarche.language import Clause, Phrase
from demarche.reading.attribution._layout import CLOSING, OPENING, Layout, clause_phrases
from demarche.reading.attribution._overlooked import name_before, phrase_behind_verb


def speaker(layout: Layout, clause: Clause, senses: tuple[SayingVerb, ...], speech: Speech) -> Phrase | None:
    """Who speaks in a clause of saying: its subject, its agent in the passive, or whoever controls it."""
    sense = senses[0]
    if sense.quoted:
        return clause.subject if clause.passive else clause.object or clause.subject
    if clause.passive and clause.lemma.lower().endswith(sense.lemma):
        return _agent(clause, sense) or _text(clause, speech)
    found = None if speech.indicative else _by_form(layout, clause, sense, speech)
    found = found or clause.subject or clause.controller
    if clause.relative == "subject":
        found = clause.antecedent or found
    if found is not None and (_is_nobody(clause, found, sense, speech) or is_clock(layout, found, speech)):
        found = None
    if sense.thing and found is not None and _is_said(layout, clause, found, speech):
        found = None
    if sense.thing and found is None:
        found = next(
            (
                p
                for p in clause.obliques
                if p.preposition and p.preposition.text.lower() in speech.places and not _is_time(p, speech)
            ),
            None,
        )
        if found is not None and clause.antecedent is not None and found.head.tag == "PRELS":
            found = clause.antecedent
    return found


def _by_form(layout: Layout, clause: Clause, sense: SayingVerb, speech: Speech) -> Phrase | None:
    """Who speaks where the order of words does not tell and another phrase was taken for the subject."""
    return _fronted_name(clause, speech) or _unread_name(layout, clause) or _namer(clause, sense, speech)


def _agent(clause: Clause, sense: SayingVerb) -> Phrase | None:
    """Who says it in the passive: not what is spoken *of* ("*von Versuchen* wird gesprochen")."""
    agent = clause.agent
    if agent is None or (agent.preposition is not None and agent.preposition.text.lower() in sense.objects):
        return None
    return agent


def _is_said(layout: Layout, clause: Clause, found: Phrase, speech: Speech) -> bool:
    """Whether the verb has a subject that stands for nobody, and another phrase was taken for it ("heißt *es* in …")."""
    if clause.finite is None or found.head.text.lower() in speech.impersonal:
        return False
    behind = clause.finite.index + 1
    return layout.text(behind) in speech.impersonal and layout.tokens[behind].tag == "PPER"


def behind_quotation(layout: Layout, clause: Clause) -> Phrase | None:
    """Who speaks where what he says could be the subject: "„Der Hof“, sagte sie, „bleibt offen“"."""
    subject, thing, finite = clause.subject, clause.object, clause.finite
    if subject is None or thing is None or finite is None or "nom" not in thing.case:
        return None
    words = [layout.text(place) for place in range(layout.own(clause)[0], finite.index)]
    before = [layout.text(place) for place in range(max(0, layout.own(clause)[0] - 1), subject.first)]
    quoted = any(w in OPENING for w in before) and any(w in CLOSING for w in words[len(before) - 1 :])
    return thing if quoted and subject.head.index < finite.index < thing.head.index else None


def behind_inquit(layout: Layout, clause: Clause, speech: Speech) -> Phrase | None:
    """Who speaks in words of saying behind a comma where no subject was found: ", sagte *die Anwältin* weiter".

    Without a conjunction a clause that begins with its verb has no subject of the clause before.
    """
    thing, finite = clause.object or clause.indirect or phrase_behind_verb(layout, clause), clause.finite
    if (
        clause.subject is not None
        or thing is None
        or finite is None
        or clause.passive
        or clause.kind != "main"
    ):
        return None
    parted = finite.index == 0 or layout.text(finite.index - 1) in (",", *CLOSING)
    first = next((place for place in clause.words if layout.tokens[place].tag[0] != "$"), finite.index)
    begins = parted and first == finite.index and finite.text[0].islower()
    alone = clause.connector is None and clause.verb is finite and thing.first == finite.index + 1
    known = _has_name(thing) or thing.head.tag != "NN" or layout.text(thing.first) in speech.definite
    unread = not thing.case and thing.gender is None and thing.number is None
    return thing if begins and alone and known and (unread or _may_be_subject(thing)) else None


def is_clock(layout: Layout, phrase: Phrase, speech: Speech) -> bool:
    """Whether what was read as a phrase is a time zone ("um 10 Uhr *MEZ*")."""
    return layout.text(phrase.first - 1) in speech.clock


def _is_nobody(clause: Clause, phrase: Phrase, sense: SayingVerb, speech: Speech) -> bool:
    """Whether a subject is a pronoun that stands for no person: "es heißt", but not "es teilte mit" (a ministry)."""
    word = phrase.head.text.lower()
    if sense.thing or clause.copular or word in speech.pointing or clause.finite is None:
        return word in speech.impersonal
    return word in speech.impersonal and not phrase.head.index < clause.finite.index


def _fronted_name(clause: Clause, speech: Speech) -> Phrase | None:
    """A name before the verb that was read as the object of a thing behind it: "*Anna Berg* fordert freie Sicht"."""
    subject, thing, finite = clause.subject, clause.object, clause.finite
    if subject is None or thing is None or finite is None or clause.kind != "main" or clause.passive:
        return None
    fronted = thing.head.index < finite.index < subject.head.index
    name = thing.head.tag == "NE" and thing.determiner is None
    silent = subject.head.tag == "NN" and not _has_name(subject) and not speech.can_speak(subject.head.lemma)
    return thing if fronted and name and silent else None


def _unread_name(layout: Layout, clause: Clause) -> Phrase | None:
    """A name before the verb that is in no phrase: what was read as the subject behind the verb is its object."""
    subject, finite = clause.subject, clause.finite
    if subject is None or finite is None or clause.kind != "main" or clause.object is not None:
        return None
    name = name_before(layout, clause)
    if name is None or subject.head.index < finite.index or "acc" not in subject.case:
        return None
    read = any(phrase.first <= name.head.index <= phrase.last for phrase in clause_phrases(clause))
    return None if read or _has_name(subject) else name


def _namer(clause: Clause, sense: SayingVerb, speech: Speech) -> Phrase | None:
    """The object, where by its form it may as well be the subject, and it is the likelier one.

    What is said often stands first: a pronoun ("Das teilte die Stadt mit"), or a thing with the name of who speaks
    behind the verb ("Die Schäden bezifferte die Agentur Tass auf …").
    """
    subject, thing = clause.subject, clause.object
    if subject is None or thing is None or clause.finite is None or clause.kind != "main":
        return None
    if subject.head.text.lower() in speech.impersonal and clause.finite.index + 1 == subject.head.index:
        return (
            thing if _may_be_subject(thing) and not sense.thing else None
        )  # "sah *es das Gericht* als erwiesen an"
    fronted = subject.head.index < clause.finite.index < thing.head.index
    if not fronted or not _may_be_subject(thing):
        return None
    if subject.head.text.lower() in speech.pointing:
        return thing
    if subject.number == "plural" and thing.number == "singular":
        return None
    accused = sense.act == "accuse"  # a name has the form of the dative too: "Kritiker werfen Berg vor, …"
    named = _has_name(thing) and not _has_name(subject) and not accused
    return thing if named and "acc" in subject.case and "nom" in thing.case else None


def _may_be_subject(phrase: Phrase) -> bool:
    """Whether a phrase in the accusative has the form of the nominative too: all but the masculine singular do."""
    return "nom" in phrase.case or phrase.gender in ("feminine", "neuter") or phrase.number == "plural"


def _is_time(phrase: Phrase, speech: Speech) -> bool:
    """Whether something came out at a time ("im Laufe des Tages"), not from a text or from people."""
    parts = (phrase, *([phrase.genitive] if phrase.genitive is not None else []))
    return any(part.head.lemma.lower() in speech.times for part in parts)


def _has_name(phrase: Phrase) -> bool:
    return phrase.head.tag == "NE" or any(part.head.tag == "NE" for part in phrase.appositions)


def _text(clause: Clause, speech: Speech) -> Phrase | None:
    """The text in which something is said by nobody in particular ("in dem Bericht wurde vermutet")."""
    for phrase in clause.obliques:
        if phrase.preposition is not None and phrase.preposition.text.lower() in speech.places:
            noun = speech.noun(phrase.head.lemma)
            if noun is not None and noun.basis:
                return phrase
    return None
