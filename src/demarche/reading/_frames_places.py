"""Where a frame's slots lead: from a clause or a noun to the words that fill a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from demarche.knowledge import Grammar, Slot
from demarche.language import Clause, Phrase, Sentence, Token
from demarche.model import Participant, Span
from demarche.reading._frames_site import (
    ADJECTIVE,
    NOUN,
    Filler,
    Site,
    clause_phrases,
    counted,
    instead_of_relative,
    logical_object,
    logical_subject,
    preposition,
)


class Names(Protocol):
    """What this module asks of the part that knows who is meant."""

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def possessor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def entity(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def place(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def located(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def lying_in(self, token: Token) -> tuple[Participant, ...]: ...
    def only_place(self, token: Token, phrase: Phrase) -> bool: ...
    def dateline(self, sentence: Sentence) -> tuple[Participant, ...]: ...
    def known(self, actor: str, token: Token) -> tuple[Participant, ...]: ...
    def holder(self, lost: tuple[Participant, ...]) -> tuple[Participant, ...]: ...
    def occupant(self, held: tuple[Participant, ...]) -> tuple[Participant, ...]: ...
    def carried(self, place: int, sentence: Sentence) -> tuple[Participant, ...]: ...
    def group_before(self, token: Token, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def speaks(self, phrase: Phrase) -> bool: ...
    def may_act(self, phrase: Phrase) -> bool: ...
    def definite(self, phrase: Phrase) -> bool: ...
    def is_saying(self, phrase: Phrase) -> bool: ...
    def says(self, clause: Clause) -> bool: ...
    def held_once(self, phrase: Phrase) -> bool: ...
    def one_name(self, token: Token, other: Token) -> bool: ...


OFFICIAL = ("official", "person", "name:")
"""How those are resolved who travel and receive: by office, by their own name, by one remembered."""


def fillers(
    slot: Slot, site: Site, taken: frozenset[int] = frozenset(), *, guessed: bool = True
) -> list[Filler]:
    """What stands where the slot says.

    ``taken`` are heads that another slot has claimed by their word; ``guessed`` lets a phrase of open case stand for an
    object.
    """
    found = [filler for filler in _place(slot.place, site) if _wanted(slot, filler, taken, site.grammar)]
    loose = slot.place == "dative" or (slot.place == "object" and site.phrase is None)
    if guessed and not found and loose:
        found = [filler for filler in _bare(slot, site.clause) if _wanted(slot, filler, taken, site.grammar)]
    for step in slot.steps:
        found = [
            inner
            for filler in found
            if filler.kind == "phrase"
            for phrase in (filler.phrase, *counted(filler.phrase, site.grammar))
            for inner in _step(step, phrase, site)
        ]
    if [slot.place, *slot.steps][-1] in site.grammar.locating:
        return [replace(filler, kind="place") for filler in found]
    return found


def _wanted(slot: Slot, filler: Filler, taken: frozenset[int], grammar: Grammar) -> bool:
    if filler.kind == "prefix" and slot.heads and filler.token is not None:
        first = filler.token.text.partition("-")[0]
        return slot.heads.match(first, first)
    if filler.kind != "phrase":
        return True
    if not slot.heads:
        return bool(slot.steps) or filler.phrase.head.index not in taken
    return _head_matches(slot, filler.phrase, grammar)


def _bare(slot: Slot, clause: Clause) -> list[Filler]:
    """Noun phrases without preposition whose case the forms leave open: the word asked for decides, or what is left."""
    loose = [clause.object, clause.indirect, *clause.obliques]
    if slot.heads or clause.passive:
        loose.append(clause.subject)
    return [
        Filler(phrase)
        for phrase in loose
        if phrase is not None and phrase.preposition is None and phrase.head.tag != "PRF"
    ]


def _head_matches(slot: Slot, phrase: Phrase, grammar: Grammar) -> bool:
    if not slot.heads or slot.heads.officials:
        return True  # whether it is an official, who resolves it sees
    heads = [part for member in phrase.members() for part in (member, *counted(member, grammar))]
    return any(slot.heads.match(part.head.lemma, part.head.text) for part in heads)


def _place(place: str, site: Site) -> list[Filler]:
    clause = site.clause
    if place.startswith("clause-"):
        return [
            filler
            for child in complements(site)
            for filler in _of_clause(place.removeprefix("clause-"), child, site)
        ]
    if place == "self":
        return [Filler(site.phrase)] if site.phrase is not None else []
    if place in ("subject", "object", "dative", "predicate", "agent"):
        return _phrases(_argument(place, clause))
    if place == "antecedent":
        return _phrases(clause.antecedent)
    if place == "where":
        return _somewhere(site)
    if place == "dateline":
        return [Filler(phrase, "dateline") for phrase in clause_phrases(clause)[:1]]
    if site.phrase is not None:
        return _step(place, site.phrase, site)
    if place == "genitive":
        return _phrases(clause.genitive)
    return _prepositional(place, clause, site.grammar)


def _somewhere(site: Site) -> list[Filler]:
    """Every phrase that may tell where it happens: those after a noun before those of its clause."""
    found = [] if site.phrase is None else list(_attributes(site.phrase, 3))
    if site.spoken_of:
        return [Filler(phrase, "located") for phrase in found if phrase.preposition is not None]
    found += site.clause.obliques
    for phrase in clause_phrases(site.clause):
        found += phrase.attributes
        if phrase.genitive is not None:
            found += phrase.genitive.attributes
    for clause in site.sentence.clauses:
        if clause.parent == site.clause.index and (
            clause.antecedent is not None or clause.link == "coordination"
        ):
            found += (*clause.obliques, *(inner for outer in clause.obliques for inner in outer.attributes))
    return [Filler(phrase, "located") for phrase in found if phrase.preposition is not None]


def _of_clause(place: str, clause: Clause, site: Site) -> list[Filler]:
    inner = Site(site.sentence, clause, site.grammar)
    if place == "any":
        return [filler for phrase in clause_phrases(clause) for filler in _anybody(phrase, inner)]
    return _place(place, inner)


def _argument(place: str, clause: Clause) -> Phrase | None:
    if place == "subject":
        return logical_subject(clause)
    if place == "object":
        return logical_object(clause)
    if place == "dative":
        return instead_of_relative(clause.indirect, clause)
    return clause.predicate if place == "predicate" else clause.agent


def _prepositional(word: str, clause: Clause, grammar: Grammar) -> list[Filler]:
    """Obliques with the preposition, and those that hang on the subject or object but may belong to the verb."""
    found: list[Filler] = []
    for phrase in clause.obliques:
        if preposition(phrase, grammar) == word:
            found += _phrases(instead_of_relative(phrase, clause))
    if not found and clause.agent is not None and preposition(clause.agent, grammar) == word:
        found += _phrases(clause.agent)
    return found


def complements(site: Site) -> list[Clause]:
    """Clauses that the verb says, thinks or makes happen."""
    return [
        child
        for child in site.sentence.clauses
        if child.parent == site.clause.index
        and (child.link in ("complement", "infinitive", "quote") or _is_gerund(child, site.grammar))
    ]


def _is_gerund(clause: Clause, grammar: Grammar) -> bool:
    """Whether a participle with its preposition is what the verb above asks for ("accused *of spying*")."""
    word = clause.connector.text.casefold() if clause.connector is not None else ""
    return clause.kind == "participial" and word in grammar.gerunds


def owner(site: Site) -> list[Filler]:
    """Whose the noun at ``site`` is."""
    return _owner(site.phrase, site) if site.phrase is not None else []


def subject(site: Site) -> list[Filler]:
    """Who does what the clause at ``site`` tells."""
    return _phrases(logical_subject(site.clause))


def _phrases(phrase: Phrase | None) -> list[Filler]:
    return [] if phrase is None else [Filler(phrase)]


def _step(step: str, phrase: Phrase, site: Site) -> list[Filler]:
    if step == "self":
        return [Filler(phrase)]
    if step == "of":
        return _owner(phrase, site)
    if step == "any":
        return _anybody(phrase, site)
    if step == "before":
        return [Filler(phrase.genitive)] if _is_before(phrase) and phrase.genitive else []
    if step == "genitive":
        return _genitive(phrase, site.grammar)
    if step == "adjective":
        return [Filler(phrase, "adjective", token) for token in phrase.modifiers if token.tag in ADJECTIVE]
    if step == "prefix":
        return _first_parts(phrase)
    if step == "modifier":
        return [Filler(phrase, "modifier", token) for token in phrase.modifiers if token.tag in NOUN]
    if step == "possessive":
        return _possessive(phrase, site)
    if step == "entity":
        return _lands(phrase, site.grammar)
    if step == "land":
        return [Filler(phrase, "place")]
    if step == "apposition":
        return [Filler(inner) for inner in phrase.appositions]
    return _attributed(step, phrase, site)


def _attributed(word: str, phrase: Phrase, site: Site) -> list[Filler]:
    return [Filler(inner) for inner in _attributes(phrase, 3) if preposition(inner, site.grammar) == word]


def _genitive(phrase: Phrase, grammar: Grammar) -> list[Filler]:
    """The genitive after a noun, by its case or by a preposition that stands for it."""
    if phrase.genitive is not None and not _is_before(phrase):
        return [Filler(phrase.genitive)]
    if phrase.coordinated:  # "die Ausbildung und Ausrüstung *der Rebellen*"
        return _genitive(phrase.coordinated[-1], grammar)
    owners = ("", *grammar.genitive)
    return [Filler(inner) for inner in phrase.attributes if preposition(inner, grammar) in owners]


def _first_parts(phrase: Phrase) -> list[Filler]:
    """What stands before the noun in a compound, written as one word or apart ("*US*-Sanktionen", "*US* sanctions")."""
    apart = [token for token in phrase.modifiers if token.tag in NOUN]
    return [Filler(phrase, "prefix", token) for token in (phrase.head, *apart)]


def _attributes(phrase: Phrase, depth: int) -> Iterator[Phrase]:
    """Prepositional phrases after a noun, also those that a reader by the order of words hangs on the noun between
    ("die Anerkennung des Kosovo *durch Malaysia*")."""
    yield from phrase.attributes
    if depth == 0:
        return
    for inner in (*phrase.coordinated, phrase.genitive, *phrase.attributes):
        if inner is not None and not _is_genitive_before(inner, phrase):
            yield from _attributes(inner, depth - 1)


def _is_genitive_before(inner: Phrase, phrase: Phrase) -> bool:
    return inner.head.index < phrase.head.index


def _is_before(phrase: Phrase) -> bool:
    return phrase.genitive is not None and phrase.genitive.head.index < phrase.head.index


def _possessive(phrase: Phrase, site: Site) -> list[Filler]:
    word = phrase.determiner
    if word is None:
        return []
    if word.tag == "PRELAT" and site.clause.antecedent is not None:
        return [Filler(site.clause.antecedent)]
    return [Filler(phrase, "possessive", word)] if word.tag == "PPOSAT" else []


def _owner(phrase: Phrase, site: Site) -> list[Filler]:
    """Whose it is: genitive, possessive, adjective, first part of a compound, "von …", or who did it by a participle."""
    found: list[Filler] = []
    if phrase.genitive is not None:
        found.append(Filler(phrase.genitive))
    found += _possessive(phrase, site)
    found += _step("adjective", phrase, site)
    found += _first_parts(phrase)
    for word in (*site.grammar.owner, *site.grammar.genitive):
        found += _attributed(word, phrase, site)
    for clause in site.sentence.clauses:
        described = clause.antecedent if clause.kind in ("attributive", "participial") else None
        if clause.agent is not None and described is not None and described.head.index == phrase.head.index:
            found.append(Filler(clause.agent))
    for word in site.grammar.doer:
        found += _attributed(word, phrase, site)
    return found


def _lands(phrase: Phrase, grammar: Grammar) -> list[Filler]:
    """A phrase that may name a land, and those in it ("die Gebiete *in den Regionen …*"), but not who holds it."""
    within = (a for a in phrase.attributes if preposition(a, grammar) in grammar.within)
    inner = [phrase.genitive, *within]
    return [
        Filler(phrase, "entity"),
        *(filler for part in inner if part is not None for filler in _lands(part, grammar)),
    ]


def _anybody(phrase: Phrase, site: Site) -> list[Filler]:
    found = [Filler(phrase), *_owner(phrase, site)]
    for inner in phrase.attributes:
        found += _anybody(inner, site)
    if phrase.genitive is not None:
        found += _anybody(phrase.genitive, site)[1:]
    return found


def officials(slot: Slot, found: Iterable[Filler], names: Names, sentence: Sentence) -> list[Filler]:
    """Those of some fillers that a slot for officials lets in: by its words, or by whom they name."""
    return [
        filler
        for filler in found
        if filler.kind != "phrase"
        or any(slot.heads.match(member.head.lemma, member.head.text) for member in filler.phrase.members())
        or any(p.resolution.startswith(OFFICIAL) for p in names.participants(filler.phrase, sentence))
    ]


def resolve(
    found: Iterable[Filler], names: Names, site: Site, barred: frozenset[str] = frozenset()
) -> tuple[Participant, ...]:
    """The actors of the first filler that names any besides those with ``barred`` codes."""
    for filler in found:
        actors = _actors(filler, names, site.sentence)
        if any(participant.actor.code not in barred for participant in actors):
            joined = _joined(filler, names, site)
            return tuple(sorted((*actors, *joined), key=lambda p: p.span)) if joined else actors
    return ()


def _joined(filler: Filler, names: Names, site: Site) -> tuple[Participant, ...]:
    """The actors of words joined to an adjective before a noun ("*U.S.* and Israeli strikes")."""
    if filler.kind not in ("adjective", "prefix") or filler.token is None:
        return ()
    tokens, first, last = site.sentence.tokens, filler.phrase.first, filler.phrase.head.index
    more: tuple[Participant, ...] = ()
    for step in (-2, 2):
        place = filler.token.index + step
        while first <= place < last and tokens[place - step // 2].tag == "KON":
            more += names.adjective_actor(tokens[place], site.sentence)
            place += step
    return more


def _actors(filler: Filler, names: Names, sentence: Sentence) -> tuple[Participant, ...]:
    if filler.kind == "entity":
        return names.entity(filler.phrase, sentence)
    if filler.kind == "place":
        return names.place(filler.phrase, sentence)
    if filler.kind == "located":
        return names.located(filler.phrase, sentence)
    if filler.kind == "dateline":
        return names.dateline(sentence)
    if filler.kind == "phrase" or filler.token is None:
        return names.participants(filler.phrase, sentence)
    if filler.token is not filler.phrase.head and names.one_name(filler.token, filler.phrase.head):
        return ()  # "*North* Korea"
    if filler.kind != "possessive" and names.held_once(filler.phrase):
        return ()  # "former *U.S.* ambassador"
    if filler.kind == "adjective" or (filler.kind == "prefix" and filler.token is not filler.phrase.head):
        if filler.kind == "prefix" and names.only_place(filler.token, filler.phrase):
            return ()
        if filler.kind == "adjective" and any(
            p.resolution == "name" and p.span[1] == filler.phrase.head.end
            for p in names.participants(filler.phrase, sentence)
        ):
            return ()  # "den *argentinischen* Papst": he is somebody himself
        found = names.adjective_actor(filler.token, sentence)
        return found or names.group_before(filler.token, filler.phrase, sentence)
    if filler.kind == "modifier":
        return names.lying_in(filler.token)
    if filler.kind == "prefix":
        return names.prefix_actor(filler.token, sentence)
    return names.possessor(filler.token, sentence)


def phrase_span(phrase: Phrase, sentence: Sentence) -> Span:
    """The characters from the phrase's first to its last word."""
    return sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
