"""Words that copy the act before with a new actor ("Syrien tat es ebenfalls")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from demarche.knowledge import Copy, Grammar
from demarche.language import Analysis, Clause, Sentence
from demarche.model import Modality
from demarche.reading._frames import SpeakersOf
from demarche.reading._frames_match import Match
from demarche.reading._frames_places import Names
from demarche.reading._frames_site import Site, logical_subject
from demarche.reading._frames_stance import looks_ahead


def copied(
    analysis: Analysis,
    matches: Iterable[Match],
    copies: Iterable[Copy],
    grammar: Grammar,
    names: Names,
    speakers_of: SpeakersOf,
) -> list[Match]:
    """Matches with the copies among them, in the order of their words."""
    found = sorted(matches, key=lambda match: match.position)
    made = {
        (match.site.sentence.index, match.site.clause.verb.index)
        for match in found
        if match.site.phrase is None
    }
    rules = tuple(copies)
    also = frozenset(word for rule in rules for word in rule.adverbs)
    for sentence in analysis.sentences:
        for clause in sentence.clauses:
            if (sentence.index, clause.verb.index) in made:
                continue
            rule = next((rule for rule in rules if _fits(rule, clause, sentence, grammar, names)), None)
            if rule is None:
                continue
            match = _copy(rule, Site(sentence, clause, grammar), found, names, speakers_of)
            if match is not None:
                extra = {token.index for token in clause.adverbs if token.text.casefold() in also}
                match = replace(match, words=tuple(sorted({*match.words, *extra})))
                found.append(match)
                found.sort(key=lambda match: match.position)
    return found


def _fits(rule: Copy, clause: Clause, sentence: Sentence, grammar: Grammar, names: Names) -> bool:
    if (
        clause.lemma.casefold() not in rule.verbs
        or clause.passive
        or clause.negated
        or clause.subject is None
    ):
        return False
    words = {sentence.tokens[p].text.casefold() for p in clause.words}
    if rule.adverbs and not words & rule.adverbs:
        return False
    reflexive = any(
        sentence.tokens[p].tag == "PRF" or sentence.tokens[p].text in grammar.reflexive for p in clause.words
    )
    if rule.reflexive != reflexive:
        return False
    if clause.object is not None and clause.object.head.text not in grammar.reflexive:
        if clause.object.head.text.casefold() not in rule.objects:
            return False
    elif rule.needs_object:
        return False
    dative = clause.indirect
    if dative is None or dative.head.text in grammar.reflexive or dative.head.tag in ("PDS", "PPER"):
        return True
    return dative.head.lemma.casefold() in rule.dative or bool(names.participants(dative, sentence))


def _copy(rule: Copy, site: Site, before: list[Match], names: Names, speakers_of: SpeakersOf) -> Match | None:
    clause, sentence = site.clause, site.sentence
    speakers = speakers_of(sentence, clause, None)
    # Nobody says of an act against himself that friends will follow.
    voices = {speaker.actor.code for speaker in speakers if speaker.actor is not None}
    others = [m for m in before if not voices & {p.actor.code for p in m.target}]
    model = _model(rule, site, others)
    subject = logical_subject(clause)
    if model is None or subject is None:
        return None
    source = names.participants(subject, sentence)
    codes = {participant.actor.code for participant in source}
    if not source or codes & {p.actor.code for p in (*model.source, *model.target)}:
        return None
    places = [clause.verb, clause.particle, clause.object.head if clause.object else None]
    words = sorted({token.index for token in places if token is not None})
    return replace(
        model,
        site=site,
        source=source,
        speakers=speakers,
        polarity="affirmed",
        modality=_modality(site, model),
        words=tuple(words),
        slots=("source: subject", f"act and target: copied from {model.site.token.text!r}"),
        reason="copies the act before",
    )


def _modality(site: Site, model: Match) -> Modality:
    """Whether the copy happened, or is to come ("Spanien *werde* folgen"); else it is as far along as its model."""
    clause = site.clause
    if looks_ahead(clause, site.grammar) or site.grammar.modals.get(clause.modal or "") == "intended":
        return "intended"
    return "actual" if clause.tense in ("past", "perfect", "pluperfect") else model.modality


def _model(rule: Copy, site: Site, before: list[Match]) -> Match | None:
    """The act that is copied: the nearest, but of acts further back rather one that others have done as well."""
    clause, sentence = site.clause, site.sentence
    fitting = [
        match
        for match in reversed(before)
        if match.position < clause.verb.start
        and sentence.index - match.site.sentence.index <= rule.reach
        and (not rule.families or match.frame.family in rule.families)
        and match.site.clause is not clause
        and not match.construction.standing
        and match.site.phrase is None
    ]
    if fitting and sentence.index - fitting[0].site.sentence.index > 1:
        return next((match for match in fitting if _done_by_others(match, before)), fitting[0])
    return fitting[0] if fitting else None


def _done_by_others(match: Match, before: list[Match]) -> bool:
    sources = {participant.actor.code for participant in match.source}
    targets = {participant.actor.code for participant in match.target}
    return any(
        other.frame.act == match.frame.act
        and not sources & {participant.actor.code for participant in other.source}
        and targets & {participant.actor.code for participant in other.target}
        for other in before
    )
