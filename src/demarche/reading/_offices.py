"""Offices and organs: for whom "der stellvertretende Außenminister", "die Beamten", "Katars Botschaft" act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from demarche.knowledge import Grammar, Knowledge, NameMatch, Office, References, load_speech
from demarche.language import Phrase, Sentence, Token
from demarche.model import Participant, Span
from demarche.reading._frames_site import NOUN
from demarche.reading._mentions import Mentions, likely_owner
from demarche.reading._pointing import Pointing

BODIES = frozenset(("state", "contested", "organisation"))
"""Kinds of actor that have officials."""

REACH_OF_OFFICE = 2
"""Sentences that an office without owner reaches back ("Die Beamten …")."""


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def possessor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def member(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def match(self, token: Token) -> NameMatch | None: ...
    def named(self, match: NameMatch, span: Span, how: str) -> tuple[Participant, ...]: ...
    def span(self, phrase: Phrase, sentence: Sentence) -> Span: ...
    def text(self, span: Span) -> str: ...
    def beside(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def located(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def dateline(self, sentence: Sentence) -> tuple[Participant, ...]: ...


class Offices:
    """Resolves the offices of one report.

    Args:
        names: Who resolves the phrases inside an office's.
        knowledge: The offices, organs and forces of the language.
        language: Its code.
        words: Words that point back.
        grammar: Prepositions by what they tell.
        mentions: What the report has spoken of.
        pointing: Finds antecedents.
    """

    def __init__(
        self,
        names: Names,
        knowledge: Knowledge,
        language: str,
        words: References,
        grammar: Grammar,
        mentions: Mentions,
        pointing: Pointing,
    ) -> None:
        self._names, self._knowledge, self._language = names, knowledge, language
        self._words, self._grammar = words, grammar
        self._mentions, self._pointing = mentions, pointing
        self._listed = knowledge.offices(language)
        self._speech = load_speech(language)

    def office(self, token: Token) -> Office | None:
        """The office a noun names, by itself or as the last part of a compound."""
        if token.tag not in self._grammar.titles and "-" not in token.text:
            return None
        for word in (token.lemma, token.text, token.text.casefold()):
            last = word.rpartition("-")[2]
            if last in self._listed:
                return self._listed[last]
        return self._knowledge.office(self._language, token.lemma)

    def of_phrase(self, phrase: Phrase) -> Office | None:
        """The office a phrase names: by its head, or by the title before a name ("*President* Mirziyoyev")."""
        office = self._of_words(phrase) or self.office(phrase.head)
        if office is not None or phrase.head.tag != "NE":
            return office
        titles = (self.office(token) for token in reversed(phrase.modifiers) if token.tag in NOUN)
        return next((title for title in titles if title is not None), None)

    def _of_words(self, phrase: Phrase) -> Office | None:
        """The office that a head tells together with nouns or adjectives before it ("the main *opposition group*")."""
        if phrase.head.tag not in NOUN:
            return None
        before, found = "", None
        for token in reversed(phrase.modifiers):
            before = f"{token.text.casefold()} {before}"
            for last in (phrase.head.lemma, phrase.head.text.casefold()):
                found = self._listed.get(before + last) or found
        return found

    def resolve(self, office: Office, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The actors whose office a phrase names; empty where it does not speak for them, or nobody knows whose it is."""
        if not office.speaks or self.is_former(office, phrase):
            return ()
        span = self._names.span(phrase, sentence)
        owners, how = self._owner(phrase, sentence)
        if not owners:
            for apposition in phrase.appositions:
                named = self._names.member(apposition, sentence)
                if named:
                    return tuple(replace(p, mention=self._names.text(span), span=span) for p in named)
            if self._of_several_lands(phrase):
                owners = ()
            elif self._pointing.office(phrase):
                owners, how = self._last_office(phrase, sentence)
            elif self._says(phrase, sentence):
                owners = self._names.dateline(sentence)
                how = "dateline"
            elif office.kind == "forces" and self._acts(phrase, sentence):
                owners = self._land_of_deed(phrase, sentence) or self._names.dateline(sentence)
                how = "where it acts"
        mention = self._names.text(span)
        return tuple(Participant(p.actor, mention, span, f"{office.kind}, {how}") for p in owners)

    def is_former(self, office: Office, phrase: Phrase) -> bool:
        """Whether somebody held an office once or will ("*former* U.S. Ambassador"); not where its own name says so."""
        former = any(self._former(token.text) for token in phrase.modifiers) or self._is_ex(phrase.head)
        return former and not self._former(office.lemma)

    def titled(self, match: NameMatch, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """For whom somebody acts who is named like a land, but with office and state ("Chile's minister *Jordan*")."""
        if phrase.head.tag != "NE" or match.name.kind not in ("name", "seat", "town"):
            return ()
        owned = phrase.genitive is not None or any(
            token.tag == "NE"
            and match.end <= phrase.head.end
            and self._names.adjective_actor(token, sentence)
            for token in phrase.modifiers
            if self._names.match(token) != match
        )
        office = self.of_phrase(phrase) if owned else None
        return self.resolve(office, phrase, sentence) if office is not None else ()

    def under_title(
        self, named: tuple[Participant, ...], phrase: Phrase, sentence: Sentence
    ) -> tuple[Participant, ...]:
        """A person for whom the title before the name says he or she acts ("*French* minister Christine Lagarde")."""
        office = self.of_phrase(phrase) if len(named) == 1 and named[0].actor.kind == "person" else None
        owners, how = self._owner(phrase, sentence) if office is not None else ((), "")
        title = self._names.text((self._names.span(phrase, sentence)[0], phrase.head.start)).rstrip()
        told = self._knowledge.told_offices(self._language, title)
        if office is None or told is None or len(owners) != 1 or self.is_former(office, phrase):
            return named
        (person,), (owner,) = named, owners
        return (
            replace(person, actor=replace(person.actor, code=owner.actor.code), resolution=f"person, {how}"),
        )

    def _owner(self, phrase: Phrase, sentence: Sentence) -> tuple[tuple[Participant, ...], str]:
        """Whose an office is."""
        before = phrase.genitive
        if before is not None and before.head.index < phrase.head.index:  # "*Russia's* Stockholm ambassador"
            actors = self._names.participants(before, sentence)
            if actors:
                return actors, f"genitive: {actors[0].mention}"
        prefix = self._names.prefix_actor(phrase.head, sentence)
        if prefix:
            return prefix, f"first part of a compound: {prefix[0].mention}"
        found = [p for token in phrase.modifiers for p in self._names.adjective_actor(token, sentence)]
        if phrase.number != "plural":
            found = [p for p in found if p.span == found[0].span]
        actors = tuple({p.actor.id: p for p in found}.values())
        if actors:
            return actors, f"adjective: {actors[0].mention}"
        if phrase.genitive is not None:
            actors = self._names.participants(phrase.genitive, sentence)
            if actors:
                return actors, f"genitive: {actors[0].mention}"
        for attribute in phrase.attributes:
            word = attribute.preposition.text.casefold() if attribute.preposition else ""
            if phrase.appositions and word in self._grammar.places:
                continue  # "der Besuch von Präsident Obama *in Vietnam*"
            if word in self._grammar.belonging:
                actors = self._owners_named(attribute, sentence)
                if actors:
                    return actors, f"{word} {actors[0].mention}"
        if phrase.determiner is not None and phrase.determiner.tag == "PPOSAT":
            actors = self._names.possessor(phrase.determiner, sentence)
            if actors:
                return actors, f"possessive: {actors[0].resolution}"
        return (), ""

    def _owners_named(self, attribute: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        """The countries or capitals after an office ("die Regierungen in *Madrid und Dublin*"), or whose head it names."""
        found: list[Participant] = []
        for member in attribute.members():
            match = self._names.match(member.head)
            if match is not None and match.name.kind in ("name", "seat", "collective"):
                found += self._names.named(match, (match.start, match.end), "name")
            elif self.office(member.head) is not None:
                found += self._names.member(member, sentence)
        return tuple(found)

    def _says(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether officials of whom no more is told say something ("*police* said")."""
        return phrase.determiner is None and any(
            clause.subject is not None
            and clause.subject.head.index == phrase.head.index
            and clause.lemma in self._speech.verbs
            for clause in sentence.clauses
        )

    def _acts(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether forces of whom no more is told do something ("*Sicherheitskräfte* töteten …")."""
        doers = (clause.agent if clause.passive else clause.subject for clause in sentence.clauses)
        return phrase.determiner is None and any(
            doer is not None and doer.head.index == phrase.head.index for doer in doers
        )

    def _land_of_deed(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]:
        for clause in sentence.clauses:
            if phrase.head.index in clause.words:
                for oblique in clause.obliques:
                    if land := self._names.located(oblique, sentence):
                        return land[:1]
        return ()

    def _last_office(self, phrase: Phrase, sentence: Sentence) -> tuple[tuple[Participant, ...], str]:
        """ "die Beamten", "der Minister": of whose officials were spoken of last, or of the capital they speak in."""
        beside = {participant.actor.code for participant in self._names.beside(phrase, sentence)}
        mentions = [
            mention
            for mention in self._mentions.before(phrase.head.start, sentence.index, REACH_OF_OFFICE)
            if len(mention.participants) == 1
            and mention.participants[0].actor.kind in BODIES
            and mention.participants[0].actor.code not in beside
        ]
        last = max(mentions, key=likely_owner) if mentions else None
        dateline = self._names.dateline(sentence)
        if dateline and (last is None or not last.subject):
            return dateline, f"dateline: {dateline[0].mention}"
        if last is not None:
            return last.participants, f"as {last.text!r} before"
        for place in self._clause_places(phrase, sentence):
            return place, f"in {place[0].mention}"
        return (), ""

    def _clause_places(self, phrase: Phrase, sentence: Sentence) -> Iterator[tuple[Participant, ...]]:
        """The seats of government in which a clause takes place ("teilte der Minister in Tiflis mit")."""
        for clause in sentence.clauses:
            if phrase.head.index in clause.words:
                for oblique in clause.obliques:
                    match = self._names.match(oblique.head)
                    if oblique.preposition is not None and match is not None and match.name.kind == "seat":
                        yield self._names.named(match, (match.start, match.end), "seat of government")

    def _is_ex(self, head: Token) -> bool:
        """ "*Ex*präsident", "*Ex*-Minister", "*ex*-president" """
        rest = head.text[2:].removeprefix("-")
        return head.text[:2].casefold() == "ex" and not self._listed.keys().isdisjoint(
            (rest, rest.capitalize())
        )

    def _former(self, word: str) -> bool:
        return word.casefold().startswith(self._words.former)

    def _of_several_lands(self, phrase: Phrase) -> bool:
        """ "*westliche* Minister", "*Arab* officials": of no land told before."""
        return any(token.text.casefold().startswith(self._words.regions) for token in phrase.modifiers)
