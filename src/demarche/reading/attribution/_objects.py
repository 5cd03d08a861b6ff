"""Objects that sum a message up: "kündigte den Rückzug an", "warnte vor Sturm", "hält den Plan für falsch"."""

from __future__ import annotations

from demarche.knowledge import SayingVerb, Speech
from demarche.language import Clause, Phrase
from demarche.model import Span
from demarche.reading.attribution._layout import Layout, clause_phrases, extent
from demarche.reading.attribution._saying import Saying


def summing_object(layout: Layout, saying: Saying, sense: SayingVerb) -> Phrase | None:
    """The phrase of a clause that sums up a message after a verb used in this sense; not one of the verb's own words."""
    clause = saying.clause
    cue = {token.index for token in saying.cue}
    thing = clause.subject if clause.passive else clause.object
    if "noun" in sense.takes and thing is not None and _names_a_thing(thing, sense, cue):
        return thing
    for phrase in clause_phrases(clause):
        word = phrase.preposition.text.lower() if phrase.preposition is not None else None
        if word in sense.objects and phrase.head.index not in cue:
            return phrase
    both = [way.partition("+")[2] for way in sense.objects if way.startswith("noun+")]
    if both and thing is not None and _names_a_thing(thing, sense, cue) and _judged(layout, clause, both):
        return thing
    if "als" in sense.objects and clause.predicate is not None:
        return clause.predicate
    return _adjective(layout, clause, sense)


def _judged(layout: Layout, clause: Clause, prepositions: list[str]) -> bool:
    """Whether a phrase says in what somebody sees something: not where ("in Ulm"), or "darin"."""
    for phrase in clause.obliques:
        word = phrase.preposition.text.lower() if phrase.preposition is not None else ""
        if word in prepositions and phrase.head.tag == "NN" and phrase.determiner is not None:
            return True
    stands = {f"dar{preposition}" for preposition in prepositions}
    return any(layout.text(place) in stands for place in clause.words)


def _names_a_thing(phrase: Phrase, sense: SayingVerb, cue: set[int]) -> bool:
    head = phrase.head
    return head.index not in cue and head.tag != "PRF" and head.lemma.lower() not in sense.never


def content(layout: Layout, saying: Saying, sense: SayingVerb) -> tuple[Span, ...]:
    """What the object of a reported message says; nothing where it takes up what others said."""
    thing = None if sense.takes_up else summing_object(layout, saying, sense)
    return (layout.span(*extent(thing)),) if thing is not None else ()


def _adjective(layout: Layout, clause: Clause, sense: SayingVerb) -> Phrase | None:
    """An adjective behind the verb's preposition: "hält den Plan für unmöglich"."""
    for place in clause.words:
        if layout.text(place) in sense.objects and place + 1 in clause.words:
            token, preposition = layout.tokens[place + 1], layout.tokens[place]
            if token.tag == "ADJD" and preposition.tag[:2] in ("AP", "KO"):
                return Phrase(token, place, place + 1, preposition)
    return None


def is_within(person: Phrase, subject: Phrase | None) -> bool:
    """Whether who was read as the agent may be a part of the subject ("der Ausbruch *von Cholera* wird befürchtet")."""
    if subject is None or person is subject:
        return False
    first, last = extent(subject)
    return first <= person.first <= last and person.preposition is not None


def is_sign(saying: Saying, speech: Speech) -> bool:
    """Whether a thing that is no text shows something: "die Knochenbrüche belegen, dass …"."""
    person, sense = saying.speaker, saying.sense
    if not sense.thing or sense.words or "quote" in sense.takes or person is None or person.head.tag != "NN":
        return False
    named = any(part.head.tag == "NE" for part in person.appositions)
    lemma = person.head.lemma.lower()
    return not named and speech.noun(lemma) is None and not lemma.endswith(speech.speaking)
