"""Frames to matches: which words of a report make an act, and who does it to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from demarche.knowledge import Conditions, Construction, Frame, Governors, Grammar, Slot
from demarche.language import Analysis, Clause, Phrase, Sentence, Token
from demarche.model import Act, Modality, Participant, Speaker
from demarche.reading._frames_index import FrameIndex
from demarche.reading._frames_match import Match, answered, distinct, doer_of_deed, speaking, voices
from demarche.reading._frames_order import exchanged, in_order, interchangeable
from demarche.reading._frames_places import Names, complements, fillers, officials, owner, resolve, subject
from demarche.reading._frames_site import Filler, Site, logical_object, walk_phrases
from demarche.reading._frames_stance import Stance, looks_ahead, stance
from demarche.reading._groups import LANDS

SpeakersOf = Callable[[Sentence, Clause, Phrase | None], tuple[Speaker, ...]]
"""On whose word a clause, or a phrase in it, rests; outermost first."""

LOSING = frozenset(("annex", "occupy"))
"""Acts done to whoever held the territory, not to the territory."""


class FrameMatcher:
    """Matches frames on one report's sentences."""

    def __init__(
        self,
        index: FrameIndex,
        governors: Governors,
        acts: Mapping[str, Act],
        grammar: Grammar,
        names: Names,
        speakers_of: SpeakersOf,
        published: date | None = None,
    ) -> None:
        self._published, self._grammar = published, grammar
        self._index, self._governors, self._acts = index, governors, acts
        self._names, self._speakers_of = names, speakers_of
        self._told: list[Match] = []
        self._telling: list[Match] = []

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """All acts of a report, in the order of their words."""
        for sentence in analysis.sentences:
            found = sorted(self.sentence(sentence), key=lambda match: match.position)
            self._told += found
            yield from found

    def sentence(self, sentence: Sentence) -> list[Match]:
        """All acts of a sentence."""
        found = self._telling = list[Match]()
        for clause in sentence.clauses:
            for candidates in (self._index.verb(clause.lemma), self._index.anything):
                match = self._of_verb(clause, sentence, candidates) if candidates else None
                if match is not None and not _refused_above(match, found):
                    found.append(match)
        seen = {(match.site.token.index) for match in found}
        for clause in sentence.clauses:
            for phrase, around in walk_phrases(clause):
                if phrase.head.index in seen or phrase.head.tag not in ("NN", "NE", "FM"):
                    continue
                found += self._of_names(phrase, clause, sentence)
                candidates = self._index.noun(phrase.head)
                if not candidates:
                    continue
                seen.add(phrase.head.index)
                spoken = self._names.says(clause)
                match = self._best(Site(sentence, clause, self._grammar, phrase, around, spoken), candidates)
                if match is not None and not _taken(match, found):
                    found.append(match)
        return found

    def _of_names(self, phrase: Phrase, clause: Clause, sentence: Sentence) -> Iterator[Match]:
        """Acts that words inside a phrase name by themselves ("the *Brexit* talks", "die *Brexit*-Gegner")."""
        compound = (phrase.head,) if "-" in phrase.head.text else ()
        for token in (*phrase.modifiers, *compound):
            candidates = self._index.name(token)
            word = Phrase(token, token.index, token.index)
            match = self._best(Site(sentence, clause, self._grammar, word), candidates)
            if match is not None:
                yield match

    def _of_verb(
        self, clause: Clause, sentence: Sentence, candidates: list[tuple[Frame, Construction]]
    ) -> Match | None:
        free = self._grammar.free_order
        ordered = in_order(clause, sentence, self._names) if free else clause
        match = self._best(Site(sentence, ordered, self._grammar), candidates)
        if match is None and free and interchangeable(ordered) and self._may_be_object(ordered, sentence):
            match = self._best(Site(sentence, exchanged(ordered), self._grammar), candidates)
            return match if match is not None and match.source else None
        return match

    def _may_be_object(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether what stands as subject could be done to: a thing or somebody known, not "Unbekannte"."""
        subject = clause.subject
        return subject is not None and (
            subject.head.tag == "NE"
            or not self._names.may_act(subject)
            or bool(self._names.participants(subject, sentence))
        )

    def _best(self, site: Site, candidates: Iterable[tuple[Frame, Construction]]) -> Match | None:
        ordered = sorted(candidates, key=lambda pair: -pair[1].specificity)
        if not ordered:
            return None
        speakers: tuple[Speaker, ...] | None = None
        for frame, construction in ordered:
            if not self._words_fit(construction, site):
                continue
            if speakers is None:
                speakers = self._speakers_of(site.sentence, site.clause, site.phrase)
            match = self._match(frame, construction, site, speakers)
            if match is not None:
                return match
        return None

    # -- does it fit? ------------------------------------------------------------------------------------------------

    def _words_fit(self, construction: Construction, site: Site) -> bool:
        return all(self._present(slot, site) for slot in construction.present) and not any(
            self._present(slot, site, guessed=False) for slot in construction.absent
        )

    def _present(self, slot: Slot, site: Site, *, guessed: bool = True) -> bool:
        if slot.place == "verb":
            return slot.heads.match(site.clause.lemma)
        if slot.place == "clause":
            return bool(complements(site))
        if slot.place == "clause-verb":
            return any(slot.heads.match(child.lemma) for child in complements(site))
        found = fillers(slot, site, guessed=guessed)
        return bool(officials(slot, found, self._names, site.sentence) if slot.heads.officials else found)

    def _match(
        self, frame: Frame, construction: Construction, site: Site, speakers: tuple[Speaker, ...]
    ) -> Match | None:
        how = stance(site, self._governors, bool(speakers))
        settled = construction.polarity is not None and construction.modality is not None
        if (how.drop and not settled) or not _holds(construction.when, site, how, bool(speakers)):
            return None
        sides = self._sides(frame, construction, site, how, speakers)
        if sides is None:
            return None
        source, target, slots = sides
        spoken_by_source = any(slot.place == "speaker" for slot in construction.source)
        return Match(
            frame=frame,
            construction=construction,
            site=site,
            source=source,
            target=target,
            polarity=construction.polarity or how.polarity,
            modality=self._modality(frame, construction, site, how),
            speakers=voices(frame.act, speakers, construction, source, site, spoken_by_source),
            words=_words(construction, site),
            slots=slots,
            reason=how.reason,
        )

    def _modality(self, frame: Frame, construction: Construction, site: Site, how: Stance) -> Modality:
        if construction.until and self._published is not None:
            days = construction.until.items()
            return next((cast(Modality, name) for name, day in days if self._published <= day), "actual")
        if how.modality == "actual" and frame.family == "consultation" and self._still_to_come(site):
            return construction.modality or "intended"
        return construction.modality or how.modality

    def _still_to_come(self, site: Site) -> bool:
        """Whether a noun stands behind a word for what is ahead ("*vor* Beginn des Gipfels"), or tells where that will be."""
        if site.phrase is None:
            return False
        words = (phrase.preposition for phrase in (site.phrase, *site.around))
        before = any(word is not None and word.text.casefold() in self._grammar.ahead for word in words)
        return before or (site.phrase in site.clause.obliques and looks_ahead(site.clause, self._grammar))

    def _sides(
        self, frame: Frame, construction: Construction, site: Site, how: Stance, speakers: tuple[Speaker, ...]
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...], tuple[str, ...]] | None:
        taken = _claimed(construction, site)
        source, source_slot = self._role(construction.source, site, how, speakers, taken)
        if not source and construction.kind == "noun" and how.doer is not None:
            source, source_slot = self._names.participants(how.doer, site.sentence), "governor"
        if not source and not construction.anybody and _named_but_unknown(construction, site, how):
            return None
        codes = frozenset(participant.actor.code for participant in source)
        target, target_slot = self._role(construction.target, site, how, speakers, taken, codes)
        others = tuple(participant for participant in target if participant.actor.code not in codes)
        if self._acts[frame.act].target == "organisation":
            others = tuple(participant for participant in others if participant.actor.kind not in LANDS)
        joint = len(codes) > 1 and self._acts[frame.act].symmetric
        if target and not others and not joint:
            return None
        if source_slot in self._grammar.between and not self._acts[frame.act].symmetric and not others:
            source, others = source[:1], source[1:]
        if not source and any(slot.place == "occupant" for slot in construction.source):
            source, source_slot = self._names.occupant(others), "occupant"
        if frame.act in LOSING:
            others = distinct(self._names.holder(others), codes)
        roles = {"source": source, "target": others}
        if not all(roles[role] for role in construction.needs) or not (source or others):
            return None
        alone = len(codes) < 2 and not others and not construction.alone
        if self._acts[frame.act].symmetric and alone:
            return None
        body = any(participant.actor.kind in ("organisation", "group") for participant in source)
        only_bodies = construction.kind == "noun" or frame.family == "consultation"
        if only_bodies and construction.alone and not others and len(codes) < 2 and not body:
            return None
        return source, others, (f"source: {source_slot}", f"target: {target_slot}")

    def _role(
        self,
        slots: Sequence[Slot],
        site: Site,
        how: Stance,
        speakers: tuple[Speaker, ...],
        taken: frozenset[int],
        source: frozenset[str] = frozenset(),
    ) -> tuple[tuple[Participant, ...], str]:
        for slot in slots:
            if slot.place == "speaker":
                told = slot is not slots[0] and not (site.clause.passive and site.clause.agent is None)
                actors = speaking(speakers) if not told else ()
            elif slot.place == "subject" and site.clause.subject is None and how.doer is not None:
                actors = resolve([Filler(how.doer)], self._names, site) if not site.clause.passive else ()
            elif slot.place == "controller":
                actors = speaking(speakers)
            elif slot.place == "=":
                actors = self._names.known(slot.steps[0], site.token)
            elif slot.place == "occupant":
                continue  # asked for when the target is known
            elif slot.place == "deed":
                actors = doer_of_deed(site, [*self._told, *self._telling], self._names)
            elif slot.place == "answered":
                actors = answered(site, self._told, source)
            elif slot.place == "carried":
                actors = self._names.carried(site.token.start, site.sentence) if _bare_act(site) else ()
            else:
                found = fillers(slot, site, taken)
                if slot.heads.officials and not slot.steps:
                    found = officials(slot, found, self._names, site.sentence)
                # Whose a thing is can be the source itself ("die von Russland besetzten Gebiete"): look on.
                own = slot.steps[-1:] in (("of",), ("any",)) or slot.text in self._grammar.agent
                barred = source if own else frozenset[str]()
                actors = resolve(found, self._names, site, barred)
                if not actors and any(self._names.speaks(filler.phrase) for filler in found):
                    actors = speaking(speakers)
                if not actors and slot.place == "subject" and not slot.steps:
                    actors = self._who_issued(site)
            if actors:
                return actors, slot.text
        return (), "-"

    def _who_issued(self, site: Site) -> tuple[Participant, ...]:
        """Who speaks in words that do something themselves: "issued a *statement* urging Iran to …"."""
        words, parent = site.clause.antecedent, site.clause.parent
        if words is None or parent is None or not self._names.is_saying(words):
            return ()
        issuer = Site(site.sentence, site.sentence.clauses[parent], self._grammar, words)
        return resolve([*owner(issuer), *subject(issuer)], self._names, site)


def _bare_act(site: Site) -> bool:
    """Whether the act's noun, or the object of its verb, leaves unsaid whom it concerns."""
    phrase = site.phrase if site.phrase is not None else site.clause.object
    return phrase is None or (phrase.genitive is None and not phrase.attributes)


def _claimed(construction: Construction, site: Site) -> frozenset[int]:
    """Heads that the construction claims by their word ("*Hilfe* zusagen")."""
    if construction.kind == "noun":
        return frozenset()
    return frozenset(
        filler.phrase.head.index
        for slot in construction.present
        if slot.heads and not slot.heads.officials and slot.place in ("object", "dative") and not slot.steps
        for filler in fillers(slot, site)
    )


def _named_but_unknown(construction: Construction, site: Site, how: Stance) -> bool:
    """Somebody does it whom we do not know: the act is not another's, and not nobody's."""
    if construction.kind == "noun":
        return any(slot.place in site.grammar.doer and fillers(slot, site) for slot in construction.source)
    if how.doer is not None and site.clause.subject is None:
        return True
    return any(
        not slot.steps and slot.place != "speaker" and fillers(slot, site) for slot in construction.source
    )


def _holds(when: Conditions, site: Site, how: Stance, spoken: bool) -> bool:
    clause = site.clause
    simple = (
        (when.negated is None or when.negated == (clause.negated or how.polarity == "negated"))
        and (when.passive is None or when.passive == clause.passive)
        and (when.spoken is None or when.spoken == spoken)
        and (not when.modal or clause.modal in when.modal)
        and (not when.tense or clause.tense in when.tense)
        and (not when.mood or clause.mood in when.mood)
        and (not when.kinds or clause.kind in when.kinds)
        and (not when.links or clause.link in when.links)
        and (
            not when.governed
            or (how.modality in when.governed and clause.link in ("infinitive", "complement"))
        )
    )
    if not simple:
        return False
    if when.adverbs and not any(when.adverbs.match(token.lemma, token.text) for token in _adverbs(site)):
        return False
    phrase = site.phrase or logical_object(clause) or clause.subject
    if when.modifiers:
        return phrase is not None and any(when.modifiers.match(t.lemma, t.text) for t in phrase.modifiers)
    return True


def _adverbs(site: Site) -> list[Token]:
    clause, sentence = site.clause, site.sentence
    places = set(clause.words)
    if clause.kind == "attributive":
        places |= set(range(max(0, clause.first - 2), clause.last))
    return [
        sentence.tokens[p]
        for p in sorted(places)
        if sentence.tokens[p].tag in ("ADV", "ADJD", "PTKVZ", "ADJA", "PIAT", "PIS")
    ]


def _words(construction: Construction, site: Site) -> tuple[int, ...]:
    """Places of the words that make the act."""
    if site.phrase is not None:
        places = {site.phrase.head.index}
        for slot in construction.present:
            if slot.place not in ("verb", "subject", "object") and slot.heads:
                places |= {filler.phrase.head.index for filler in fillers(slot, site)}
        return tuple(sorted(places))
    clause = site.clause
    tokens = [clause.verb, clause.finite, clause.particle, clause.negation, *clause.auxiliaries]
    places = {token.index for token in tokens if token is not None}
    for slot in construction.present:
        if slot.heads and not slot.place.startswith("clause") and slot.place != "verb":
            places |= {filler.phrase.head.index for filler in fillers(slot, site)}
    return tuple(sorted(places))


def _refused_above(match: Match, found: Iterable[Match]) -> bool:
    """Whether a verb above has made an act of not doing this one ("*ruled out recognising* Palestine")."""
    refused = (match.polarity, match.modality) == ("negated", "intended")
    return refused and any(
        other.site.clause.index == match.site.clause.parent
        and any(slot.place == "clause-verb" for slot in other.construction.present)
        for other in found
    )


def _taken(match: Match, found: Iterable[Match]) -> bool:
    """Whether a verb has already made the act of this noun ("übte *Kritik*", "hob die *Sanktionen* auf")."""
    head = match.site.token.index
    for other in found:
        if other.site.phrase is None and head in other.words:
            if other.frame.act == match.frame.act:
                return True
            if other.frame.family == match.frame.family and match.frame.family != "statements":
                return True
        if other.site.phrase is not None and head in other.words and other.frame.family == match.frame.family:
            return True
    return False
