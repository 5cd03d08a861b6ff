"""Who is meant: from the phrases of a report to actors.

A phrase names an actor by a name ("Nordkorea", "Pjöngjang"), by an office with what it belongs to ("das
nordkoreanische Außenministerium", "der Leiter der DVR"), by a person's name, by an inhabitant, or by pointing back
("es", "das Land", "die Beamten").
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from demarche.knowledge import (
    Knowledge,
    NameMatch,
    load_grammar,
    load_places,
    load_references,
    load_speech,
    load_unnamed_groups,
)
from demarche.language import Analysis, Clause, Phrase, Sentence, Token
from demarche.model import Participant, Report, Span
from demarche.reading._companies import Companies
from demarche.reading._compounds import Compounds
from demarche.reading._entity_places import lent_names
from demarche.reading._frames_site import NOUN, clause_phrases, counted
from demarche.reading._groups import Groups
from demarche.reading._holders import losers, occupants
from demarche.reading._lands import SEAT, Lands
from demarche.reading._mentions import Mention, Mentions, distinct_participants
from demarche.reading._offices import Offices
from demarche.reading._people import in_office, offices_told
from demarche.reading._pointing import Pointing
from demarche.reading._titles import Titles
from demarche.reading._voices import Sayings, voice


class Who(Sayings):
    """Resolves the phrases of one report.

    Args:
        analysis: The report's sentences and clauses.
        knowledge: Names, offices and terms.
        report: Whose day of publication decides who held an office.
    """

    def __init__(self, analysis: Analysis, knowledge: Knowledge, report: Report) -> None:
        super().__init__(load_speech(analysis.language), load_references(analysis.language))
        self._analysis, self._knowledge, self._report = analysis, knowledge, report
        self._language = analysis.language
        self._matches = knowledge.names(analysis.language).find(analysis.text)
        self._starts = [match.start for match in self._matches]
        self._offices_told = offices_told(analysis.text, self._matches, knowledge, analysis.language)
        self._compounds = Compounds(knowledge, analysis.language)
        self._grammar = load_grammar(analysis.language)
        groups = load_unnamed_groups(analysis.language)
        self._groups = Groups(self, groups, self._words, self._grammar)
        self._places = load_places(analysis.language)
        self._titles = Titles(self)
        self._companies = Companies(self, self._words)
        self._memory: dict[tuple[int, int, int], tuple[Participant, ...]] = {}
        self._mentions = Mentions()
        self._pointing = Pointing(self._words, self._grammar, self._mentions)
        self._lands = Lands(self, self._words, self._grammar)
        self._offices = Offices(
            self,
            knowledge,
            analysis.language,
            self._words,
            self._grammar,
            self._mentions,
            self._pointing,
        )
        self._reached = 0
        self._remember()

    # -- what the frames ask ---------------------------------------------------------------------------------------

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The actors a phrase names, those of a list in order; empty where it names none that is known."""
        key = (sentence.index, phrase.first, phrase.head.index)
        if key not in self._memory:
            # A pronoun asks for its clause's subject, which may be a pronoun that asks back.
            self._memory[key] = ()
            found: list[Participant] = []
            for member in phrase.members():
                found += self.member(member, sentence) or self._groups.of(member, sentence, found)
            if not found and sentence.tokens[phrase.first].start > self._reached:
                del self._memory[key]  # what it points back to may not have been told yet
                return ()
            self._memory[key] = distinct_participants(found)
        return self._memory[key]

    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]:
        """Whose an adjective says something is ("die *russische* Armee"); nobody's where it only describes ("US-backed")."""
        match = self.match(token)
        return self.leading(token) if match is not None and not self._describes(match, token) else ()

    def group_before(self, token: Token, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The group without a name that a noun before a noun stands for ("a *rebel* attack")."""
        return self._groups.before(token, phrase, sentence)

    def leading(self, token: Token) -> tuple[Participant, ...]:
        """Whom an adjective, a noun before a noun, or its first part names ("*US*-geführt", "*Kremlin* spokesman")."""
        match = self.match(token)
        kinds = ("adjective", "name", "collective", *(("seat", "person") if token.tag in NOUN else ()))
        if match is None or not (match.name.attributive or match.name.kind in kinds):
            return ()
        return self.named(match, (token.start, token.end), "adjective")

    def _describes(self, match: NameMatch, token: Token) -> bool:
        """Whether a name is joined to a word that says something else ("*US-backed*", but "*US-led*")."""
        rest = self._analysis.text[match.end : token.end]
        joined = rest[:1] == "-" and rest[1:2].islower() and self._match_at(match.end + 1) is None
        return joined and not self._lands.leads(token)

    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]:
        """Whose the first part of a compound says something is ("*US*-Sanktionen")."""
        match = self._match_at(token.start)
        if match is None:
            owner = self._compounds.owner_of_office(token.text) if token.tag == "NN" else None
            if owner is None:
                return ()
            match = NameMatch(token.start, token.start + owner[1], owner[0], prefix=True)
        if not match.prefix or match.end >= token.end or match.name.kind == "town":
            return ()
        parts = self._compounds.first_names(match, token)
        return tuple(p for m in parts for p in self.named(m, (m.start, m.end), "first part of a compound"))

    def possessor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]:
        """Whom a possessive stands for ("*seine* Souveränität")."""
        owners, how = self._pointing.possessor(token, sentence)
        span = (token.start, token.end)
        return tuple(Participant(p.actor, token.text, span, how) for p in owners)

    def entity(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The entities a phrase names where statehood is spoken of: then a region may mean one as well."""
        if phrase.head.lemma in self._words.nouns:
            land = self._pointing.land(phrase, sentence)
            if land[0]:
                return self._again(*land, phrase, sentence)
        named = self.participants(phrase, sentence)
        return named or self._lending_places(phrase, sentence, area=True)

    def place(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The actors in whose land something is ("die Botschaft *in Rom*", "in der *syrischen Stadt Rakka*")."""
        return self._lands.place(phrase, sentence)

    def located(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """As :meth:`Lands.located`: "*in Kundus*", "*nahe der Stadt Homs*"."""
        return self._lands.located(phrase, sentence)

    def lying_in(self, token: Token) -> tuple[Participant, ...]:
        """As :meth:`Lands.lying_in`."""
        return self._lands.lying_in(token)

    def only_place(self, token: Token, phrase: Phrase) -> bool:
        """As :meth:`Lands.only_place`, but of people: "the *Chad* ambassador"."""
        return self._offices.office(phrase.head) is None and self._lands.only_place(token)

    def occupant(self, held: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Who is known to hold a territory called occupied."""
        return occupants(held, self._knowledge)

    def dateline(self, sentence: Sentence) -> tuple[Participant, ...]:
        """Whose place a report is filed from ("*Jerusalem* – Die Armee …"), for sentences after it."""
        return self._lands.dateline(self._analysis.sentences[: sentence.index + 1])

    def known(self, actor: str, token: Token) -> tuple[Participant, ...]:
        """An actor that a word names by itself ("*Brexit*")."""
        span = (token.start, token.end)
        return (Participant(self._knowledge.actors[actor], token.text, span, "named by the word"),)

    def holder(self, lost: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Who loses a territory that is annexed or occupied: the state of which it is or was a part."""
        return losers(lost, self._knowledge)

    def carried(self, place: int, sentence: Sentence) -> tuple[Participant, ...]:
        """The entity spoken of last, for an act that leaves unsaid whom it concerns."""
        return tuple(
            replace(p, resolution=how)
            for actors, how in [self._pointing.entity(place, sentence)]
            for p in actors
        )

    def held_once(self, phrase: Phrase) -> bool:
        """Whether a phrase names somebody by an office that he or she holds no longer, or not yet."""
        office = self._offices.of_phrase(phrase)
        return office is not None and office.kind == "official" and self._offices.is_former(office, phrase)

    def voice(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """As :func:`voice`: who speaks in "nach *palästinensischen* Angaben"."""
        return voice(phrase, sentence, self, self._speech, self._words.own)

    def definite(self, phrase: Phrase) -> bool:
        """Whether a phrase means something told before ("*die* Entscheidung", "*this* step")."""
        return phrase.determiner is not None and phrase.determiner.text.casefold() in self._words.definite

    def one_name(self, token: Token, other: Token) -> bool:
        """Whether two words are parts of one name ("*North Korea*")."""
        match = self.match(token)
        return match is not None and match == self.match(other)

    # -- one phrase ------------------------------------------------------------------------------------------------

    def member(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        head = phrase.head
        if head.tag in ("PPER", "PDS") or (head.tag == "PIS" and head.text.casefold() in self._words.both):
            return self._pronoun(phrase, sentence)
        for part in counted(phrase, self._grammar):
            if found := self.participants(part, sentence):
                return found
        match = self.match(head)
        if match is not None and not (match.prefix and match.end < head.end):
            named = self._offices.titled(match, phrase, sentence) or self._by_name(match, phrase, sentence)
            dated = self._report.published is not None
            return named if dated else self._offices.under_title(named, phrase, sentence)
        if self._groups.is_group(phrase):
            return self._unnamed_group(phrase, sentence)
        if found := self._lands.leader(phrase, sentence) or self._companies.of(phrase, sentence):
            return found
        office = self._offices.of_phrase(phrase)
        if office is not None and head.tag == "NE" and (named := self._titles.recall(phrase, sentence)):
            return named
        if office is not None and (office.speaks or not self._words.kinds(head.lemma)):
            return self._offices.resolve(office, phrase, sentence)
        for apposition in phrase.appositions:
            named = self.participants(apposition, sentence)
            if named:
                return self._lands.of_itself(phrase, named)
        entities = self._lending_places(phrase, sentence, area=False)
        if entities:
            return entities
        remembered = self._titles.recall(phrase, sentence)
        if remembered:
            return remembered
        if shared := self._lands.named_after(phrase, sentence):
            return shared
        if not self._words.kinds(head.lemma):
            return ()
        return self._compound(phrase, sentence) or self._by_reference(phrase, sentence)

    def _unnamed_group(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """A group whose country the phrase tells, else one told before, else one of a country beside it."""
        own = self._groups.of(phrase, sentence, own=True)
        if own:
            return own
        word = "" if self.definite(phrase) else f"{self._groups.word_of(phrase)}-"
        again = self._again(*self._pointing.group(phrase, sentence, word), phrase, sentence)
        return again or self._groups.of(phrase, sentence)

    def _compound(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """ "die *EU-* und *Nato*-Staaten" """
        found = list(self.prefix_actor(phrase.head, sentence))
        for token in sentence.tokens[phrase.first : phrase.head.index] if found else ():
            match = self._match_at(token.start) if token.tag == "TRUNC" else None
            if match is not None:
                found += self.named(match, (match.start, match.end), "first part of a compound")
        return tuple(sorted(found, key=lambda participant: participant.span))

    def _lending_places(self, phrase: Phrase, sentence: Sentence, *, area: bool) -> tuple[Participant, ...]:
        """ "die Republiken *Donezk* und *Luhansk*": places that lend an entity their name."""
        names = lent_names(phrase, self._places, area=area)
        begin, end = self.span(phrase, sentence)
        span = begin, max([end, *(name.head.end for name, _ in names)])
        return tuple(
            Participant(self._knowledge.actors[actor], self.text(span), span, "place") for _, actor in names
        )

    def _by_name(self, match: NameMatch, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        kind = match.name.kind
        before = phrase.preposition.text.casefold() if phrase.preposition is not None else ""
        if kind in ("adjective", "town") or (kind == "seat" and before in self._grammar.places):
            return ()
        how = {
            "seat": SEAT,
            "inhabitant": "inhabitants",
            "collective": "collective name",
        }.get(kind, kind)
        start = min(
            match.start, sentence.tokens[phrase.first].start if phrase.preposition is None else match.start
        )
        return self.named(match, (start, max(match.end, phrase.head.end)), how)

    def named(self, match: NameMatch, span: Span, how: str) -> tuple[Participant, ...]:
        mention = self.text(span)
        if match.name.kind == "person":
            actor, held = in_office(
                self._knowledge, match.name.actors, self._report.published, self._offices_told
            )
            return (Participant(actor, mention, span, held),)
        ids = match.name.actors if match.name.kind in ("collective", "name") else match.name.actors[:1]
        actors = [self._knowledge.actors[i] for i in ids]
        return tuple(Participant(actor, mention, span, how) for actor in actors)

    # -- pointing back ---------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        found = self._pointing.pronoun(phrase, sentence, self._codes_beside(phrase, sentence))
        return self._again(*found, phrase, sentence)

    def _by_reference(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """ "das Land", "die Republik", "beide Seiten" """
        found = self._pointing.noun(phrase, sentence, self._codes_beside(phrase, sentence))
        return self._again(*found, phrase, sentence)

    def _again(
        self, actors: tuple[Participant, ...], how: str, phrase: Phrase, sentence: Sentence
    ) -> tuple[Participant, ...]:
        span = self.span(phrase, sentence)
        return tuple(Participant(p.actor, self.text(span), span, how) for p in actors)

    def beside(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The actors beside a phrase in its clause: a word that points back means none of them."""
        found: list[Participant] = []
        for clause in sentence.clauses:
            if phrase.head.index in clause.words:
                for other in (clause.subject, clause.agent, clause.object, clause.indirect):
                    if other is not None and other.head is not phrase.head:
                        found += self.participants(other, sentence)
        return tuple(found)

    def _codes_beside(self, phrase: Phrase, sentence: Sentence) -> frozenset[str]:
        return frozenset(participant.actor.code for participant in self.beside(phrase, sentence))

    # -- remembering -----------------------------------------------------------------------------------------------

    def _remember(self) -> None:
        """Goes through the report once, so that each phrase can point back to those before it."""
        for sentence in self._analysis.sentences:
            found = sorted(
                ((phrase, clause) for clause in sentence.clauses for phrase in clause_phrases(clause)),
                key=lambda pair: (pair[0].first, pair[0].head.index),
            )
            for phrase, clause in found:
                self._reached = sentence.tokens[phrase.first].start
                self._remember_phrase(phrase, clause, sentence)
        self._reached = len(self._analysis.text)

    def _remember_phrase(self, phrase: Phrase, clause: Clause, sentence: Sentence) -> None:
        actors = self.participants(phrase, sentence)
        subject = clause.subject is phrase or clause.agent is phrase
        named = self.match(phrase.head)
        gender = (named.name.gender if named is not None else None) or phrase.gender
        number = (
            "plural"
            if phrase.coordinated
            else (named.name.number if named is not None else None) or phrase.number
        )
        position = sentence.tokens[phrase.first].start
        if actors or phrase.head.tag in ("NN", "NE"):
            text = self.text(self.span(phrase, sentence))
            self._mentions.add(Mention(position, sentence.index, actors, gender, number, subject, text))
        for inner in (phrase.genitive, *phrase.attributes):
            if inner is None:
                continue
            owners = self.participants(inner, sentence)
            if owners:
                place = max(sentence.tokens[inner.first].start, position)
                words = self.text(self.span(inner, sentence))
                self._mentions.add(
                    Mention(place, sentence.index, owners, inner.gender, inner.number, False, words)
                )
        if len(actors) == 1 and self._offices.of_phrase(phrase) is not None:
            self._titles.remember(phrase, sentence, actors)

    # -- small things ----------------------------------------------------------------------------------------------

    def match(self, token: Token) -> NameMatch | None:
        """The name that covers the token, or its first part."""
        i = bisect_right(self._starts, token.start) - 1
        if i >= 0 and self._matches[i].end > token.start:
            return self._matches[i]
        name = self._compounds.part_of_country(token.text) if token.tag in ("NE", "NN") else None
        return NameMatch(token.start, token.end, name) if name is not None else None

    def known_by_name(self, token: Token) -> bool:
        """Whether a word is a name, or part of one, that is known by itself."""
        return self.match(token) is not None

    def _match_at(self, start: int) -> NameMatch | None:
        i = bisect_right(self._starts, start) - 1
        return self._matches[i] if i >= 0 and self._matches[i].start == start else None

    def span(self, phrase: Phrase, sentence: Sentence) -> Span:
        first = phrase.first if phrase.preposition is None else phrase.preposition.index + 1
        first = min(first, phrase.head.index)
        return sentence.tokens[first].start, sentence.tokens[phrase.last].end

    def text(self, span: Span) -> str:
        return self._analysis.text[span[0] : span[1]]
