"""Whether an act is so: negated, intended, demanded or only possible where it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demarche.knowledge import Governor, Governors, Grammar
from demarche.language import Clause, Phrase, Sentence
from demarche.model import Modality, Polarity
from demarche.reading._frames_site import Site, logical_subject, preposition

_FUTURE = ("future", "future-perfect")


@dataclass(frozen=True, slots=True)
class Stance:
    """``drop`` where the act is only the content of another (a refusal); ``governor`` the clause that decided."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    drop: bool = False
    reason: str = ""
    doer: Phrase | None = None


def stance(site: Site, governors: Governors, spoken: bool) -> Stance:
    """How the report stands to the act at ``site``.

    Args:
        site: The clause, or the noun in it.
        governors: The language's governing words.
        spoken: Whether the clause is somebody's indirect speech, where a second subjunctive means nothing more.
    """
    own = _clause_stance(site, governors, spoken)
    if site.phrase is None:
        outer = _from_above(site.clause, site.sentence, governors, site.grammar)
        return _join(own, outer)
    inner = _phrase_stance(site, governors)
    if site.clause.kind == "attributive":
        return inner
    governor = _noun_governor(site, governors)
    if governor is None:
        return inner
    governed = _effect(governor, site.clause, reason=site.clause.lemma)
    if governor.effect in ("negated", "excluded"):
        # Its own negation is in there ("did not rule out").
        own = replace(own, polarity="affirmed")
    # The clause around a governed noun counts as well ("will Sanktionen verhängen"), and those above it.
    around = _join(_join(governed, own), _from_above(site.clause, site.sentence, governors, site.grammar))
    return _join(around, inner)


def _clause_stance(site: Site, governors: Governors, spoken: bool) -> Stance:
    clause = site.clause
    negated: Polarity = "negated" if clause.negated else "affirmed"
    modality, reason = _clause_modality(site, governors, spoken)
    return Stance(negated, modality, reason=reason)


def looks_ahead(clause: Clause, grammar: Grammar) -> bool:
    """Whether a clause tells of what will be, or what somebody is about to do ("*will* beim Gipfel … ansprechen")."""
    planned = clause.tense == "present" and _modal(clause, grammar, spoken=False) == "intended"
    return planned or clause.tense in _FUTURE


def _modal(clause: Clause, grammar: Grammar, spoken: bool) -> Modality | None:
    """What a modal verb says of the act; None where it says nothing."""
    modal, facts = clause.modal, grammar.modal_facts
    if modal is None or modal not in grammar.modals:
        return None
    if modal in facts["fact_in_past"] and clause.tense == "past" and clause.mood == "indicative":
        return None
    if modal in facts["evidential"] and any(t.lemma in facts["perfect"] for t in clause.auxiliaries):
        return None
    if modal in facts["reported"] and (spoken or clause.link == "complement"):
        return "intended"
    return grammar.modals[modal]


def _clause_modality(site: Site, governors: Governors, spoken: bool) -> tuple[Modality, str]:
    clause, sentence = site.clause, site.sentence
    if (modality := _modal(clause, site.grammar, spoken)) is not None:
        return modality, f"modal {clause.modal}"
    if clause.kind == "question":
        return "possible", "question"
    if clause.kind == "imperative":
        return "demanded", "imperative"
    words = governors.conditions
    connector = clause.connector.text.casefold() if clause.connector is not None else ""
    if connector in words["connectors"]:
        return "possible", f"condition: {connector}"
    if connector in words["purpose"] and clause.kind in ("infinitive", "subordinate"):
        return "intended", f"purpose: {connector}"
    if clause.tense in _FUTURE:
        return "intended", "future"
    if (
        clause.mood == "subjunctive-2"
        and not spoken
        and clause.link != "complement"
        and clause.tense != "pluperfect"
    ):
        return "possible", "second subjunctive"
    if any(token.text.casefold() in words["adverbs"] for token in clause.adverbs):
        return "possible", "adverb"
    if any(
        child.parent == clause.index and child.kind == "subordinate" and child.connector is not None
        and child.connector.text.casefold() in words["hypothetical"] and clause.mood == "subjunctive-2"
        for child in sentence.clauses
    ):  # fmt: skip
        return "possible", "conditional"
    return "actual", ""


def _from_above(clause: Clause, sentence: Sentence, governors: Governors, grammar: Grammar) -> Stance:
    """What the clauses above say ("kündigte an, … zu …", "fordert, dass …")."""
    result = Stance()
    steps = 0
    while clause.parent is not None and steps < 8:
        steps += 1
        parent = sentence.clauses[clause.parent]
        connector = clause.connector.text.casefold() if clause.connector is not None else ""
        if connector in governors.conditions["instead"] and clause.kind in ("infinitive", "participial"):
            return _join(result, Stance("negated", reason=f"instead: {connector}"))
        if clause.link in ("infinitive", "complement") or _after_preposition(clause, parent, governors):
            governed = _governing(parent, clause, governors, grammar)
            if governed is None and connector == "" and clause.kind == "infinitive":
                governed = _ungoverned(parent, governors)
            if governed is not None:
                result = _join(result, governed)
            elif clause.kind == "infinitive" and parent.lemma in grammar.due and _says_nothing_else(parent):
                result = _join(result, Stance(modality="intended", reason=f"{parent.lemma} to"))
        elif clause.link != "coordination":
            break
        clause = parent
    return result


def _says_nothing_else(clause: Clause) -> bool:
    return clause.predicate is None and clause.object is None


def _after_preposition(clause: Clause, parent: Clause, governors: Governors) -> bool:
    """Whether a participle is what a governing verb's preposition asks for ("insisted *on withdrawing*")."""
    asked = _asked(clause)
    governor = _governor(parent, governors, asked) if asked is not None else None
    return governor is not None and asked in governor.prepositions


def _ungoverned(parent: Clause, governors: Governors) -> Stance | None:
    """What an infinitive says that no word governs: what the clause above says, else its purpose."""
    modality: frozenset[str] = governors.conditions["bare_infinitive"]
    if parent.modal is not None and parent.mood == "subjunctive-2":
        return Stance(modality="possible", reason=f"{parent.modal} {parent.lemma}")
    if not modality or parent.copular or parent.predicate is not None:
        return None
    return Stance(modality="intended", reason=f"purpose: {parent.lemma}")


def _governor(clause: Clause, governors: Governors, asked: str | None = None) -> Governor | None:
    """What a clause's verb does to the act it governs, alone or with words that make one verb with it.

    Such are a noun ("*stellt* … *in Aussicht*", "*nimmt Abstand* von"), an adverb ("*davon absehen*") and the preposition
    that it asks for, or its adverb ("*decided against*", "*stopped* short *of*").
    """
    for words in _with_verb(clause, asked):
        for whole in (f"{words} {clause.lemma}", f"{clause.lemma} {words}"):
            if whole in governors.verbs:
                return governors.verbs[whole]
    return governors.verbs.get(clause.lemma)


def _with_verb(clause: Clause, asked: str | None) -> Iterator[str]:
    """The words that may make one verb with a clause's verb."""
    for phrase in (*clause.obliques, clause.object):
        if phrase is not None and phrase.determiner is None:
            before = f"{phrase.preposition.text.casefold()} " if phrase.preposition is not None else ""
            yield f"{before}{phrase.head.lemma}"
    yield from (adverb.text.casefold() for adverb in clause.adverbs)
    if asked is not None:
        yield asked


def _asked(clause: Clause) -> str | None:
    """The preposition by which a participle hangs on the verb above ("*against* imposing")."""
    if clause.kind != "participial" or clause.connector is None:
        return None
    return clause.connector.text.casefold()


def _governing(parent: Clause, child: Clause, governors: Governors, grammar: Grammar) -> Stance | None:
    infinitive = child.kind in ("infinitive", "participial")
    governor = _governor(parent, governors, _asked(child)) if parent.predicate is None else None
    if governor is not None and governor.infinitive and not infinitive:
        return None
    if governor is not None and governor.infinitive and (owned := _owned_noun(parent, governors)) is not None:
        return owned
    said = child.kind in ("main", "subordinate") and child.link == "complement"
    if governor is None or (said and governor.effect in ("intended", "none") and child.tense not in _FUTURE):
        if not infinitive:
            return None
        for phrase in (parent.object, parent.subject, parent.predicate, *reversed(parent.obliques[-2:])):
            noun = governors.nouns.get(phrase.head.lemma) if phrase is not None else None
            if noun is not None and phrase is not None:
                effect = _effect(noun, parent, reason=noun.lemma)
                doer = phrase.genitive or _by_whom(phrase, grammar)
                return replace(effect, doer=doer) if doer is not None else effect
        return None
    return _effect(governor, parent, reason=parent.lemma)


def _by_whom(phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """Who does what a noun tells ("moves *by Peru* to …")."""
    return next((part for part in phrase.attributes if preposition(part, grammar) in grammar.doer), None)


def _owned_noun(parent: Clause, governors: Governors) -> Stance | None:
    """What a noun says that a verb of having is joined with: "has *no plans* to …", not "has to …"."""
    thing = parent.object
    noun = governors.nouns.get(thing.head.lemma) if thing is not None else None
    if noun is None or thing is None:
        return None
    effect = _effect(noun, parent, reason=noun.lemma)
    return _join(effect, Stance("negated", reason="no")) if thing.negated else effect


def _effect(governor: Governor, clause: Clause, reason: str) -> Stance:
    doer = logical_subject(clause)
    if governor.control == "object":
        doer = clause.indirect or clause.object
        if clause.passive:
            doer = clause.subject
    reason = f"governed by {reason}"
    if governor.effect == "drop":
        return Stance(drop=not clause.negated, reason=reason, doer=doer)
    if governor.effect == "negated":
        return Stance("affirmed" if clause.negated else "negated", reason=reason, doer=doer)
    if governor.effect == "excluded":
        return (
            Stance(modality="possible", reason=reason, doer=doer)
            if clause.negated
            else Stance("negated", "intended", reason=reason, doer=doer)
        )
    if governor.effect == "none":
        return Stance("negated" if clause.negated else "affirmed", reason=reason, doer=doer)
    polarity: Polarity = "negated" if clause.negated and governor.effect == "intended" else "affirmed"
    return Stance(polarity, governor.effect, reason=reason, doer=doer)


def _noun_governor(site: Site, governors: Governors) -> Governor | None:
    """What governs a noun of an act: the verb that is about it ("droht mit Sanktionen", "kündigt einen Angriff an")."""
    clause, phrase = site.clause, site.phrase
    if phrase is None:
        return None
    governor = _governor(clause, governors, preposition(phrase, site.grammar) or None)
    if governor is None:
        return None
    top = site.around[0] if site.around else phrase
    if any(governors.nouns.get(outer.head.lemma) for outer in site.around):
        return None
    is_object = top is (clause.subject if clause.passive else clause.object)
    if len(site.around) > 0 and not is_object:
        return None
    if (is_object and not site.around) or (
        not site.around
        and preposition(phrase, site.grammar) in governor.prepositions
        and phrase in clause.obliques
    ):
        return governor
    return None


def _phrase_stance(site: Site, governors: Governors) -> Stance:
    phrase = site.phrase
    if phrase is None:
        return Stance()
    result = Stance("negated" if phrase.negated else "affirmed", reason="negated" if phrase.negated else "")
    for token in phrase.modifiers:
        governor = governors.adjectives.get(token.lemma) or governors.adjectives.get(
            _stem(token.text, site.grammar)
        )
        if governor is not None and governor.effect in ("intended", "demanded", "possible"):
            result = _join(result, Stance(modality=governor.effect, reason=f"{token.text}"))
    for outer in site.around:
        governor = governors.nouns.get(outer.head.lemma)
        if governor is not None and not governor.infinitive:
            result = _join(result, _effect_of_noun(governor))
    return result


def _stem(word: str, grammar: Grammar) -> str:
    lower = word.casefold()
    for ending in sorted(grammar.participle_endings, key=len, reverse=True):
        if lower.endswith(ending):
            return lower[: -len(ending)]
    return lower


def _effect_of_noun(governor: Governor) -> Stance:
    if governor.effect == "drop":
        return Stance(drop=True, reason=governor.lemma)
    if governor.effect == "negated":
        return Stance("negated", reason=governor.lemma)
    if governor.effect == "none":
        return Stance()
    if governor.effect == "excluded":
        return Stance("negated", "intended", reason=governor.lemma)
    return Stance(modality=governor.effect, reason=governor.lemma)


def _join(inner: Stance, outer: Stance) -> Stance:
    polarity: Polarity = (
        "negated" if (inner.polarity == "negated") != (outer.polarity == "negated") else "affirmed"
    )
    if "negated" in (inner.polarity, outer.polarity) and inner.polarity == outer.polarity:
        polarity = "negated"
    modality = outer.modality if outer.modality != "actual" else inner.modality
    reasons = [reason for reason in (inner.reason, outer.reason) if reason]
    return Stance(polarity, modality, inner.drop or outer.drop, "; ".join(reasons), inner.doer or outer.doer)
