"""Who does it and to whom: subject and objects chosen among the phrases of a clause.

Every noun phrase without a preposition is weighed as the subject: its case as far as the form shows it, agreement
with the finite verb in number and person, and its place (Vorfeld, right behind the finite verb, first in a verb-last
clause). What remains and can be accusative is the object, what can only be dative the indirect one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from demarche.language.german._assembly import Draft
from demarche.language.german._groups import Group
from demarche.language.german._verb_complex import VerbComplex
from demarche.language.german._verb_forms import has_valency, takes_accusative
from demarche.language.german._word import Word
from demarche.language.german._words import PASSIVE_AGENT, TIME_NOUNS

REFLEXIVE = frozenset(("sich", "mich", "dich", "uns", "euch", "mir", "dir"))


@dataclass(slots=True)
class Roles:
    """The phrases of one clause by what they do in it."""

    subject: Group | None = None
    object: Group | None = None
    indirect: Group | None = None
    genitive: Group | None = None
    predicate: Group | None = None
    agent: Group | None = None
    obliques: list[Group] = field(default_factory=list)


def assign(
    words: Sequence[Word], draft: Draft, verbs: VerbComplex, groups: Sequence[Group], copular: bool
) -> Roles:
    """The roles of the clause's phrases."""
    roles = Roles()
    bare: list[Group] = []
    for before, group in zip([None, *groups], groups, strict=False):
        if group.preposition is not None:
            agent = words[group.preposition].lower in PASSIVE_AGENT and not _names_a_place(
                words, before, group
            )
            if verbs.passive and roles.agent is None and agent:
                roles.agent = group
            else:
                roles.obliques.append(group)
        elif sum(not g.time for g in bare) > 1 and _begins_anew(words, draft, verbs, group):
            roles.obliques.append(group)
        else:
            bare.append(group)
    if may_have_subject(draft):
        roles.subject = _subject(words, draft, verbs, bare, copular)
    rest = [g for g in bare if g is not roles.subject]
    if copular:
        roles.predicate = next((g for g in rest if "nom" in g.features.cases and not g.time), None)
        rest = [g for g in rest if g is not roles.predicate]
    elif not verbs.passive:
        roles.object = _object(words, verbs, rest)
        rest = [g for g in rest if g is not roles.object]
    for group in rest:
        cases = group.features.cases
        if roles.indirect is None and "dat" in cases and "nom" not in cases and not group.time:
            roles.indirect = group
        elif roles.genitive is None and cases == {"gen"} and not group.time:
            roles.genitive = group
        else:
            roles.obliques.append(group)
    if roles.indirect is None and roles.object is not None and has_valency(verbs.lemma, "dative_accusative"):
        roles.indirect = _dative_behind_name(words, roles.subject)
    return roles


def _begins_anew(words: Sequence[Word], draft: Draft, verbs: VerbComplex, group: Group) -> bool:
    """ "Marokko erkannte Israel an, *die USA* den Kosovo": behind bracket and comma another begins, whose verb is left out."""
    if draft.verb_last or verbs.finite is None:
        return False
    bracket = max(verbs.places)
    behind = [word.text for word in words[bracket + 1 : bracket + 2]]
    return (
        verbs.finite < bracket < group.first and behind == [","] and not _opened_behind(words, draft, bracket)
    )


def _opened_behind(words: Sequence[Word], draft: Draft, bracket: int) -> bool:
    """Whether something else stands behind the bracket before the clause goes on."""
    return bracket + 2 not in draft.places


def _dative_behind_name(words: Sequence[Word], subject: Group | None) -> Group | None:
    """ "Morgen will die Europäische Union *der Ukraine* Geld geben": a name owns nothing here, so the phrase is a dative."""
    if subject is None or subject.genitive is None or subject.genitive.first < subject.head:
        return None
    behind = subject.genitive
    named = words[subject.head].tag == "NE" or any(
        words[place].text[0].isupper() and place > 0 for place in subject.modifiers
    )
    article = words[behind.determiner].lower if behind.determiner is not None else ""
    if not named or article != "der" or words[behind.head].tag != "NE":
        return None
    subject.genitive = None
    return behind


def _names_a_place(words: Sequence[Word], before: Group | None, group: Group) -> bool:
    """ "mit den Attentätern *von Paris*": a bare name right behind a noun with preposition says where, not by whom."""
    bare = group.determiner is None and words[group.head].tag == "NE" and not group.coordinated
    return (
        before is not None
        and before.preposition is not None
        and words[before.head].tag == "NN"
        and words[before.head].lemma not in TIME_NOUNS
        and group.first == before.last + 1
        and bare
    )


def may_have_subject(draft: Draft) -> bool:
    return draft.kind not in ("infinitive", "participial", "imperative")


def _subject(
    words: Sequence[Word], draft: Draft, verbs: VerbComplex, bare: list[Group], copular: bool
) -> Group | None:
    candidates = [g for g in bare if "nom" in g.features.cases]
    if not candidates:
        return None
    finite = verbs.finite
    verb_first = finite is not None and not draft.verb_last and not any(g.first < finite for g in bare)
    inherits = draft.shares_subject_of is not None and (
        finite is None or min((p for p in draft.places if words[p].tag[:1] != "$"), default=-1) == finite
    )
    scores = {id(g): _score(words, draft, verbs, g, bare) for g in candidates}
    for g in candidates if copular else ():
        if g.determiner is not None and words[g.determiner].lower.startswith(("ein", "kein")):
            scores[id(g)] -= 4  # "Das Land ist *ein Verbündeter*": what is indefinite says what the other is
    best = max(candidates, key=lambda g: scores[id(g)])
    if scores[id(best)] <= 0:
        return None
    if inherits and best.features.cases != {"nom"} and not copular:
        return None
    if verb_first and len(candidates) == 1 and "acc" in best.features.cases and _first_person(verbs):
        return None
    return best


def _first_person(verbs: VerbComplex) -> bool:
    """A form that is first person unless it is subjunctive ("Habe … gekauft" leaves out "ich")."""
    indicative = [r for r in verbs.readings if r.mood == "indicative"]
    return bool(indicative) and all(r.persons == {1} and r.number == "singular" for r in indicative)


def _score(words: Sequence[Word], draft: Draft, verbs: VerbComplex, group: Group, bare: list[Group]) -> float:
    cases = group.features.cases
    score = 2.0
    word = words[group.head]
    if cases == {"nom"}:
        score += 4
    elif "acc" not in cases:
        score += 1
    if group.time:
        score -= 3.0 if len(bare) > 1 or group.determiner is None else 1.5
    if word.lower in REFLEXIVE and word.tag == "PRF":
        return -9
    if word.lower == "es":
        placeholder = not takes_accusative(verbs.lemma) and any(
            g is not group and "nom" in g.features.cases and not g.pronoun and not g.time for g in bare
        )
        score += 1.5 if verbs.lemma == "geben" else -2.5 if placeholder else 0.3
    if (word.tag == "PPER" and word.lower not in ("es", "sie")) or (word.lower == "sie" and group is bare[0]):
        score += 1
    score += _agreement(words, verbs, group)
    finite = verbs.finite
    if draft.verb_last or finite is None:
        if bare and group is bare[0]:
            score += 1.5
    elif group.first < finite:
        score += 2.3
    else:
        behind = [g for g in bare if g.first > finite and words[g.head].tag != "PRF"]
        if behind and group is behind[0]:
            score += 1.2
    return score


def _agreement(words: Sequence[Word], verbs: VerbComplex, group: Group) -> float:
    """Below zero where the finite verb's number and person forbid the phrase as its subject."""
    readings = verbs.readings
    if not readings:
        return 0.0
    person = group.features.person if group.pronoun else 3
    fitting = [r for r in readings if person in r.persons]
    if not fitting:
        return -6.0
    numbers = {r.number for r in fitting if r.number}
    plural = group.plural
    if plural is None or not numbers or len(numbers) == 2:
        return 0.0
    if plural != ("plural" in numbers):
        return -1.5 if group.coordinated or words[group.head].tag == "PRELS" else -4.0
    return 1.0


def _object(words: Sequence[Word], verbs: VerbComplex, rest: list[Group]) -> Group | None:
    candidates = [g for g in rest if "acc" in g.features.cases]
    if not candidates:
        return None
    plain = [g for g in candidates if not g.time and words[g.head].tag != "PRF"]
    if not takes_accusative(verbs.lemma):
        plain = [g for g in plain if g.features.cases == {"acc"}]
    if plain:
        only = [g for g in plain if "dat" not in g.features.cases]
        return (only or plain)[0]
    reflexive = [g for g in candidates if words[g.head].tag == "PRF"]
    if reflexive:
        return reflexive[0]
    return None
