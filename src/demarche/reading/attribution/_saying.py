"""Clauses whose verb says, thinks or writes something, with who says it to whom and where the message stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.knowledge import SayingVerb, Speech
from demarche.language import Clause, Phrase, Token
from demarche.reading.attribution._inserting import speaker_behind
from demarche.reading.attribution._layout import Layout, clause_phrases
from demarche.reading.attribution._overlooked import overlooked_speaker, phrase_behind_verb
from demarche.reading.attribution._speaker import behind_inquit, behind_quotation, is_clock, speaker

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
        candidates = list(_candidates(layout, clause, speech))
        own = list(_own_tokens(layout, clause)) if any(sense.words for sense in candidates) else []
        forms = _forms(own)
        matched = [
            (sense, words)
            for sense in candidates
            if sense.needed <= forms
            and (words := _phrase_words(layout, own, forms, sense, speech)) is not None
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
        if senses[0].thing:
            cue = (*cue, *_nobody_behind(layout, clause, speech))
        person = speaker_behind(layout, clause, speech) if _takes_words(senses) else None
        person = person or behind_quotation(layout, clause) or behind_inquit(layout, clause, speech)
        person = person or speaker(layout, clause, senses, speech)
        if person is None and clause.subject is not None and is_clock(layout, clause.subject, speech):
            person = phrase_behind_verb(layout, clause)
        if person is not None and person.head.index in {token.index for token in cue}:
            person = clause.object if person is clause.subject else None
        if person is not None and (person.head.tag == "PRF" or person.head.text.lower() in speech.anyone):
            person = None
        person = person or overlooked_speaker(layout, clause, senses[0])
        told = addressee(clause, senses, speech)
        told = None if told is not None and person is not None and told.head is person.head else told
        yield Saying(clause, senses, person, told, cue, _quoter(clause, senses[0], speech))


def _left_to_anybody(layout: Layout, clause: Clause, sense: SayingVerb, speech: Speech) -> bool:
    """Whether something can or must be said by anybody ("ist zu erkennen", "bleibt zu hoffen"): nobody says it."""
    if (
        clause.finite is None
        or clause.finite is clause.verb
        or clause.passive
        or sense.lemma in speech.anybody
    ):
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
    base, *parts = lemma.split()
    if parts:
        yield from (sense for sense in speech.verbs.get(base, ()) if set(parts) <= set(sense.words))
    helpers = {clause.modal or lemma}
    helpers.update(
        t.lemma.lower() for t in (clause.finite, *clause.auxiliaries) if t not in (None, clause.verb)
    )
    written = clause.verb.text.lower()
    for helper in sorted(helpers - {lemma}):
        phrases = speech.endings.get(helper)
        if phrases is not None and (written in phrases or lemma in phrases):
            yield from (s for s in speech.verbs[helper] if s.words and s.words[-1] in (written, lemma))


def _causative(layout: Layout, clause: Clause) -> tuple[Token, ...]:
    """ "ließ" of "ließ wissen", which is a clause of its own around the other verb."""
    if clause.modal is None or clause.parent is None or clause.kind != "infinitive":
        return ()
    parent = layout.sentence.clauses[clause.parent]
    return verb_tokens(parent) if parent.lemma.lower() == clause.modal else ()


def _nobody_behind(layout: Layout, clause: Clause, speech: Speech) -> tuple[Token, ...]:
    """The "es" of "heißt *es*": right behind the verb it is a part of it."""
    place = clause.finite.index + 1 if clause.finite is not None else -1
    impersonal = place in clause.words and layout.text(place) in speech.impersonal
    return (layout.tokens[place],) if impersonal and layout.tokens[place].tag == "PPER" else ()


def _forms(own: Sequence[Token]) -> frozenset[str]:
    """The words of a clause in the forms in which a phrase may have them."""
    written = (token.text.lower() for token in own)
    return frozenset(
        form
        for text, token in zip(written, own, strict=True)
        for form in (text, token.lemma.lower(), text.rstrip("e"))
    )


def _phrase_words(
    layout: Layout, own: Sequence[Token], forms: frozenset[str], sense: SayingVerb, speech: Speech
) -> tuple[Token, ...] | None:
    """The other words of a phrase of saying among a clause's own; None where one is missing."""
    found: list[Token] = []
    if not sense.words:
        return ()
    particles = {word.lower() for word in sense.words}
    if particles and particles <= speech.optional:  # "call on": without its preposition it is another verb
        return () if any(layout.text(token.index) in particles for token in own) else None
    for word in sense.words:
        if word.lower() in speech.optional:
            continue
        known = word == "sich" or word.lower() in forms
        token = next((t for t in own if _is_word(t, word)), None) if known else None
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


def _quoter(clause: Clause, sense: SayingVerb, speech: Speech) -> Phrase | None:
    """Who quotes somebody: the subject, or in the passive the agent or the text in which the words stand."""
    if not sense.quoted:
        return None
    if not clause.passive:
        return clause.subject if clause.object is not None else None
    places = (p for p in clause.obliques if p.preposition and p.preposition.text.lower() in speech.places)
    return clause.agent or next(places, None)


def addressee(clause: Clause, senses: tuple[SayingVerb, ...], speech: Speech) -> Phrase | None:
    """Whom something is said to."""
    ways = senses[0].addressee
    if "accusative" in ways:
        person = clause.subject if clause.passive else clause.object or clause.indirect
        if person is not None and person is not clause.agent:
            return person
    if "dative" in ways and clause.indirect is not None:
        return clause.indirect
    fore = clause.finite.index if speech.indicative and clause.finite is not None else -1
    for phrase in clause_phrases(clause):
        if phrase.preposition is not None and phrase.preposition.text.lower() in ways and phrase.first > fore:
            return phrase
    return _within_subject(clause, senses[0])


def _within_subject(clause: Clause, sense: SayingVerb) -> Phrase | None:
    """Whom a verb that needs somebody addressed speaks to, where he was read as a part of the subject.

    "werfen die Abgeordneten *Berg* vor", "hatte die Stadt *Riga* gedrängt", "wirft der Rat *der Kommission* vor".
    """
    subject = clause.subject
    if (
        subject is None
        or sense.act not in ADDRESSED
        or clause.passive
        or not {"accusative", "dative"} & sense.addressee
    ):
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


def is_whole(clause: Clause, speech: Speech) -> bool:
    """Whether what was read as a relative clause with "that" needs nothing from its noun, and so says what it says.

    "the announcement by the president *that* troops would leave", not "the announcement *that* he made".
    """
    word = clause.connector
    if word is None or word.text.lower() not in speech.conjunctions or clause.subject is None:
        return False
    filled = clause.object is not None and clause.object.head is not word
    alone = filled or clause.passive or clause.copular or clause.modal is not None
    return clause.kind == "relative" and clause.subject.head is not word and alone


def construction(child: Clause, speech: Speech) -> str | None:
    """How a complement clause is joined to its verb: that, bare, question or infinitive; None: it is no message.

    Of a gerund, the preposition before it ("accused Riga *of* breaking the treaty").
    """
    if child.kind == "infinitive":
        return "infinitive"
    if child.kind == "participial" and child.link == "adverbial":
        return child.connector.text.lower() if child.connector is not None else None
    if child.connector is None:
        participle = child.kind == "participial" and child.passive  # "were found executed"
        return None if participle else "question" if child.kind == "question" else "bare"
    word = child.connector.text.lower()
    if word in speech.conjunctions:
        return "that"
    return "question" if word in speech.interrogatives else None
