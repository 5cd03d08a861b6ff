"""Clauses whose verb says, thinks or writes something, with who says it to whom and where the message stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.knowledge import SayingVerb, Speech
from demarche.language import Clause, Phrase, Token
from demarche.reading.attribution._inserting import speaker_behind
from demarche.reading.attribution._layout import CLOSING, OPENING, Layout, clause_phrases, extent
from demarche.reading.attribution._overlooked import name_before, overlooked_speaker, phrase_behind_verb

ADDRESSED = frozenset(("accuse", "demand"))
"""Acts whose verbs need somebody to whom they are done."""
BARE_INFINITIVE = 2
"""Words of an infinitive that has neither object nor adverb: "zu" and the verb."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause of saying.

    ``senses`` are the groups its verb may belong to, the most specific first; ``quoter`` is who quotes the speaker
    ("die Zeitung zitiert den Piloten"); ``speaker`` is the phrase of who
    speaks, ``home`` the clause it stands in; ``cue`` the words that say so.
    """

    clause: Clause
    senses: tuple[SayingVerb, ...]
    speaker: Phrase | None
    addressee: Phrase | None
    cue: tuple[Token, ...]
    quoter: Phrase | None = None

    @property
    def sense(self) -> SayingVerb:
        return self.senses[0]

    def taking(self, construction: str) -> SayingVerb | None:
        """The first sense whose message can stand in this way."""
        return next((sense for sense in self.senses if construction in sense.takes), None)


def sayings(layout: Layout, speech: Speech) -> Iterator[Saying]:
    """The clauses of a sentence that say something, in order."""
    for clause in layout.sentence.clauses:
        if clause.kind == "attributive":
            continue
        matched = [
            (sense, words)
            for sense in _candidates(layout, clause, speech)
            if (words := _phrase_words(layout, clause, sense, speech)) is not None
        ]
        if not matched or _left_to_anybody(layout, clause, matched[0][0], speech):
            continue
        longest = max(len(words) for _, words in matched)
        senses = tuple(sense for sense, words in matched if len(words) == longest)
        particle = _own_particle(layout, clause, speech)
        verb = [token for token in verb_tokens(clause) if token is not clause.particle]
        if particle is not None and particle.text.lower() not in speech.ongoing:
            verb.append(particle)
        cue = (*verb, *max((words for _, words in matched), key=len), *_causative(layout, clause))
        person = speaker_behind(layout, clause, speech) if _takes_words(senses) else None
        person = person or _behind_quotation(layout, clause) or _behind_inquit(layout, clause, speech)
        person = person or speaker(layout, clause, senses, speech)
        if person is None and clause.subject is not None and _is_clock(layout, clause.subject, speech):
            person = phrase_behind_verb(layout, clause)
        if person is not None and person.head.index in {token.index for token in cue}:
            person = clause.object if person is clause.subject else None
        person = person or overlooked_speaker(layout, clause, senses[0])
        yield Saying(
            clause, senses, person, addressee(clause, senses), cue, _quoter(clause, senses[0], speech)
        )


def _left_to_anybody(layout: Layout, clause: Clause, sense: SayingVerb, speech: Speech) -> bool:
    """Whether something can or must be said by anybody ("ist zu erkennen", "bleibt zu hoffen"): nobody says it."""
    if clause.finite is None or clause.finite is clause.verb or clause.passive or sense.lemma in speech.anybody:
        return False
    with_zu = clause.verb.tag == "VVIZU" or layout.text(clause.verb.index - 1) == "zu"
    return with_zu and clause.finite.lemma.lower() in speech.anybody


def _takes_words(senses: tuple[SayingVerb, ...]) -> bool:
    return any(sense.takes & {"bare", "quote"} and not sense.quoted for sense in senses)


def _lemma(clause: Clause, speech: Speech) -> str:
    """The verb without a word that only says that somebody goes on ("sagte … weiter")."""
    lemma = clause.lemma.lower()
    if clause.particle is not None and clause.particle.text.lower() in speech.ongoing:
        return lemma.removeprefix(clause.particle.text.lower())
    return lemma


def _own_particle(layout: Layout, clause: Clause, speech: Speech) -> Token | None:
    """The particle of a verb before its clause's comma, where another word was taken for it.

    "wies darauf *hin*, dass … weniger kommen als dort *zusammen*": the last word of the message is no particle of the verb.
    """
    particle, finite, lemma = clause.particle, clause.finite, _lemma(clause, speech)
    if particle is None or finite is None or lemma in speech.verbs:
        return particle
    bare = lemma.removeprefix(particle.text.lower())
    for place in clause.words:
        if finite.index < place < particle.index and layout.text(place + 1) == ",":
            return layout.tokens[place] if layout.text(place) + bare in speech.verbs else particle
    return particle


def _candidates(layout: Layout, clause: Clause, speech: Speech) -> Iterator[SayingVerb]:
    """The entries of a clause's verb, and the phrases that its auxiliaries or its modal verb are the verb of.

    "will wissen" is an entry of "wollen" and "ist überzeugt" one of "sein", with the main verb as the other word.
    """
    lemma, particle = _lemma(clause, speech), _own_particle(layout, clause, speech)
    if particle is not clause.particle and particle is not None and clause.particle is not None:
        lemma = particle.text.lower() + lemma.removeprefix(clause.particle.text.lower())
    yield from speech.verbs.get(lemma, ())
    helpers = {clause.modal or lemma}
    helpers.update(
        t.lemma.lower() for t in (clause.finite, *clause.auxiliaries) if t not in (None, clause.verb)
    )
    for helper in sorted(helpers - {lemma}):
        for sense in speech.verbs.get(helper, ()):
            if sense.words and sense.words[-1] in (clause.verb.text.lower(), lemma):
                yield sense


def _causative(layout: Layout, clause: Clause) -> tuple[Token, ...]:
    """ "ließ" of "ließ wissen", which is a clause of its own around the other verb."""
    if clause.modal is None or clause.parent is None or clause.kind != "infinitive":
        return ()
    parent = layout.sentence.clauses[clause.parent]
    return verb_tokens(parent) if parent.lemma.lower() == clause.modal else ()


def _phrase_words(
    layout: Layout, clause: Clause, sense: SayingVerb, speech: Speech
) -> tuple[Token, ...] | None:
    """The other words of a phrase of saying, in the clause; None where one is missing."""
    found: list[Token] = []
    for word in sense.words:
        if word.lower() in speech.optional:
            continue
        token = next((t for t in _own_tokens(layout, clause) if _is_word(t, word)), None)
        if token is None or _governed_otherwise(layout, token, sense):
            return None
        found.append(token)
        place = token.index - 1
        while place >= 0 and token.text[0].isupper() and layout.text(place) in speech.optional:
            found.append(layout.tokens[place])
            place -= 1
    return tuple(found)


def _governed_otherwise(layout: Layout, token: Token, sense: SayingVerb) -> bool:
    """Whether a noun stands after a preposition that is no part of the phrase ("*nach* Meinung … sei")."""
    if token.tag != "NN":
        return False
    place = token.index - 1
    while place >= 0 and layout.tokens[place].tag in ("ART", "ADJA", "PPOSAT"):
        place -= 1
    before = layout.tokens[place] if place >= 0 else None
    wanted = {word.lower() for word in sense.words}
    return before is not None and before.tag == "APPR" and before.text.lower() not in wanted


def _own_tokens(layout: Layout, clause: Clause) -> Iterator[Token]:
    """The words of a clause, and of an infinitive in it that has nothing with it ("gab zu verstehen")."""
    yield from (layout.tokens[place] for place in clause.words)
    for child in layout.children[clause.index]:
        infinitive = layout.sentence.clauses[child]
        if infinitive.kind == "infinitive" and len(infinitive.words) <= BARE_INFINITIVE:
            yield from (layout.tokens[place] for place in infinitive.words)


def _is_word(token: Token, word: str) -> bool:
    if word == "sich":
        return token.tag == "PRF"
    form, wanted = token.text.lower(), word.lower()
    return (
        form == wanted or token.lemma.lower() == wanted or (word[0].islower() and form.rstrip("e") == wanted)
    )


def verb_tokens(clause: Clause) -> tuple[Token, ...]:
    """The words of a clause's verb: finite form, auxiliaries, the verb itself and its particle."""
    parts = (clause.finite, *clause.auxiliaries, clause.verb, clause.particle)
    return tuple({token.index: token for token in parts if token is not None}.values())


def correlates(layout: Layout, clause: Clause) -> tuple[Token, ...]:
    """Pronominal adverbs that stand for a clause to come ("davon", "darauf")."""
    return tuple(
        t for t in _own_tokens(layout, clause) if t.tag in ("PROAV", "PAV") and t.text[:2].lower() == "da"
    )


def speaker(layout: Layout, clause: Clause, senses: tuple[SayingVerb, ...], speech: Speech) -> Phrase | None:
    """Who speaks in a clause of saying: its subject, its agent in the passive, or whoever controls it."""
    sense = senses[0]
    if sense.quoted:
        return clause.subject if clause.passive else clause.object or clause.subject
    if clause.passive and clause.lemma.lower().endswith(sense.lemma):
        return _agent(clause, sense) or _text(clause, speech)
    found = (
        _fronted_name(clause, speech)
        or _unread_name(layout, clause)
        or _namer(clause, sense, speech)
        or clause.subject
        or clause.controller
    )
    if clause.relative == "subject":
        found = clause.antecedent or found
    if found is not None and (_is_nobody(clause, found, sense, speech) or _is_clock(layout, found, speech)):
        found = None
    if sense.thing and found is not None and _is_said(layout, clause, found, speech):
        found = None
    if sense.thing and found is None:
        found = next(
            (p for p in clause.obliques if p.preposition and p.preposition.text.lower() in speech.places),
            None,
        )
        if found is not None and clause.antecedent is not None and found.head.tag == "PRELS":
            found = clause.antecedent
    return found


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


def _quoter(clause: Clause, sense: SayingVerb, speech: Speech) -> Phrase | None:
    """Who quotes somebody: the subject, or in the passive the agent or the text in which the words stand."""
    if not sense.quoted:
        return None
    if not clause.passive:
        return clause.subject if clause.object is not None else None
    places = (p for p in clause.obliques if p.preposition and p.preposition.text.lower() in speech.places)
    return clause.agent or next(places, None)


def _behind_quotation(layout: Layout, clause: Clause) -> Phrase | None:
    """Who speaks where what he says could be the subject: "„Der Hof“, sagte sie, „bleibt offen“"."""
    subject, thing, finite = clause.subject, clause.object, clause.finite
    if subject is None or thing is None or finite is None or "nom" not in thing.case:
        return None
    quoted = layout.text(subject.first - 1) in OPENING and layout.text(extent(subject)[1] + 1) in CLOSING
    return thing if quoted and subject.head.index < finite.index < thing.head.index else None


def _behind_inquit(layout: Layout, clause: Clause, speech: Speech) -> Phrase | None:
    """Who speaks in words of saying behind a comma where no subject was found: ", sagte *die Anwältin* weiter".

    Without a conjunction a clause that begins with its verb has no subject of the clause before.
    """
    thing, finite = clause.object, clause.finite
    if clause.subject is not None or thing is None or finite is None or clause.passive or clause.kind != "main":
        return None
    begins = layout.own(clause)[0] == finite.index and layout.text(finite.index - 1) == ","
    alone = clause.connector is None and clause.verb is finite and thing.first == finite.index + 1
    known = _has_name(thing) or thing.head.tag != "NN" or layout.text(thing.first) in speech.definite
    return thing if begins and alone and known and _may_be_subject(thing) else None


def _is_clock(layout: Layout, phrase: Phrase, speech: Speech) -> bool:
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


def addressee(clause: Clause, senses: tuple[SayingVerb, ...]) -> Phrase | None:
    """Whom something is said to."""
    ways = senses[0].addressee
    if "accusative" in ways:
        person = clause.subject if clause.passive else clause.object
        if person is not None and person is not clause.agent:
            return person
    if "dative" in ways and clause.indirect is not None:
        return clause.indirect
    for phrase in clause_phrases(clause):
        if phrase.preposition is not None and phrase.preposition.text.lower() in ways:
            return phrase
    return _within_subject(clause, senses[0])


def _within_subject(clause: Clause, sense: SayingVerb) -> Phrase | None:
    """Whom a verb that needs somebody addressed speaks to, where he was read as a part of the subject.

    "werfen die Abgeordneten *Berg* vor", "hatte die Stadt *Riga* gedrängt", "wirft der Rat *der Kommission* vor".
    """
    subject = clause.subject
    if subject is None or sense.act not in ADDRESSED or clause.passive or not {"accusative", "dative"} & sense.addressee:
        return None
    if clause.object is not None or clause.indirect is not None:
        return None
    if clause.finite is None or subject.first < clause.finite.index:
        return None
    names = [p for p in subject.appositions if p.head.tag == "NE" and p.first == subject.head.index + 1]
    if names and subject.determiner is not None:
        return names[0]
    other = subject.genitive
    return other if other is not None and "dative" in sense.addressee and "dat" in other.case else None


def construction(child: Clause, speech: Speech) -> str | None:
    """How a complement clause is joined to its verb: that, bare, question or infinitive; None: it is no message."""
    if child.kind == "infinitive":
        return "infinitive"
    if child.connector is None:
        return "question" if child.kind == "question" else "bare"
    word = child.connector.text.lower()
    if word in speech.conjunctions:
        return "that"
    return "question" if word in speech.interrogatives else None
