"""Who does it and to whom: subject and objects among the phrases of a clause, by their place beside the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from demarche.language._word import Word
from demarche.language.english._drafts import Draft
from demarche.language.english._groups import Features, Group
from demarche.language.english._verb_forms import has_valency, takes_object
from demarche.language.english._verb_groups import Meaning
from demarche.language.english._words import NEGATIONS, PASSIVE_AGENT, SPEECH_NOUNS, TIME_DETERMINERS

_COPULAS = frozenset(("be", "become", "remain", "seem"))


@dataclass(slots=True)
class Roles:
    """The phrases of one clause by what they do in it."""

    subject: Group | None = None
    object: Group | None = None
    indirect: Group | None = None
    predicate: Group | None = None
    agent: Group | None = None
    obliques: list[Group] = field(default_factory=list)


def assign(words: Sequence[Word], draft: Draft, lemma: str, said: Meaning) -> Roles:
    """The roles of the clause's phrases."""
    roles = Roles()
    before = [g for g in draft.before if not g.time] or list(draft.before)
    rest = [g for g in draft.before if g not in before]
    after = list(draft.after)
    gap = _opener_group(draft)
    if draft.subject is not None:
        roles.subject = draft.subject
        rest += [g for g in before if g is not draft.subject]
    elif draft.inverted and after:
        roles.subject = after.pop(0)
        rest += before
    elif before:
        roles.subject = before[-1]
        rest += before[:-1]
    elif (
        draft.there is not None
        and lemma in ("be", "exist", "remain", "come", "seem", "appear", "arise")
        and after
    ):
        roles.subject = after.pop(0)
    elif gap is not None and draft.opener_preposition is None and draft.finite and not _adverbial(words, gap):
        roles.subject, gap = gap, None
    verb = draft.verbs.main if draft.verbs is not None else -1
    bare = []
    for i, group in enumerate(after):
        between = [p for p in draft.phrases if verb < p.first < group.first]
        if not _when(words, group, [*after[:i], *between], lemma):
            bare.append(group)
    rest += [g for g in after if g not in bare]
    _objects(words, roles, bare, gap, draft, lemma, said, rest)
    _prepositional(words, roles, draft, said)
    roles.obliques = sorted([*rest, *roles.obliques], key=lambda g: g.first)
    return roles


def _when(words: Sequence[Word], group: Group, earlier: list[Group], lemma: str) -> bool:
    """Does a phrase behind the verb tell when or how long, and not what ("*last week*", but "spent *a week*")?"""
    if not group.time:
        return False
    determiner = words[group.determiner].lower if group.determiner is not None else ""
    modified = [words[p].lower for p in group.modifiers]
    if determiner in TIME_DETERMINERS or any(word in TIME_DETERMINERS for word in modified):
        return True
    if earlier:
        if not determiner and not any(words[p].tag == "CRD" for p in group.modifiers):
            return True
        return not has_valency(lemma, "dative_accusative") or len(earlier) > 1
    if not determiner and (group.name or words[group.head].tag == "NN1"):
        return True
    return not takes_object(lemma)


def _said_to(words: Sequence[Word], draft: Draft, group: Group, lemma: str) -> bool:
    """Is the only object of a verb such as "tell" the one who is told?"""
    if not has_valency(lemma, "dative"):
        return False
    head = words[group.head]
    if head.lemma.lower() in SPEECH_NOUNS or head.lower in ("this", "that", "it", "what"):
        return False
    return lemma != "promise" or head.tag == "PNP"


def _objects(
    words: Sequence[Word],
    roles: Roles,
    bare: list[Group],
    gap: Group | None,
    draft: Draft,
    lemma: str,
    said: Meaning,
    rest: list[Group],
) -> None:
    if lemma == "be" and not said.passive:
        roles.predicate = bare.pop(0) if bare else gap
        gap = None
    elif lemma in _COPULAS and bare and not said.passive:
        roles.predicate = bare.pop(0)
    elif said.passive:
        if bare and has_valency(lemma, "dative_accusative"):
            roles.object = bare.pop(0)
    elif len(bare) > 1 and has_valency(lemma, "dative_accusative") and bare[0].end + 1 == bare[1].first:
        roles.indirect, roles.object = bare.pop(0), bare.pop(0)
    elif bare and _said_to(words, draft, bare[0], lemma):
        roles.indirect = bare.pop(0)
    elif bare:
        roles.object = bare.pop(0)
    rest += bare
    if gap is None:
        return
    if draft.opener_preposition is not None:
        gap.preposition, gap.first = draft.opener_preposition, draft.opener_preposition
        rest.append(gap)
    elif (
        roles.object is None
        and draft.stranded is None
        and takes_object(lemma)
        and not said.passive
        and not _adverbial(words, gap)
    ):
        roles.object = gap
    else:
        rest.append(gap)


def _adverbial(words: Sequence[Word], gap: Group) -> bool:
    return words[gap.head].lower in ("how", "why", "when", "where", "whenever", "wherever")


def _opener_group(draft: Draft) -> Group | None:
    """The relative or question word as a phrase of its clause, with its noun ("*whose army* …")."""
    item = draft.opener
    if item is None:
        return None
    if item.group is not None:
        item.group.first = item.first
        return item.group
    return Group(item.first, item.first, item.first, Features(), pronoun=True)


def _prepositional(words: Sequence[Word], roles: Roles, draft: Draft, said: Meaning) -> None:
    for group in draft.phrases:
        word = words[group.preposition].lower if group.preposition is not None else ""
        if said.passive and roles.agent is None and word in PASSIVE_AGENT and not group.time:
            roles.agent = group
        else:
            roles.obliques.append(group)


def negation(words: Sequence[Word], draft: Draft, roles: Roles) -> int | None:
    """The place of the word that negates the clause."""
    if draft.verbs is not None and draft.verbs.negation is not None:
        return draft.verbs.negation
    first = draft.verbs.first if draft.verbs is not None else 0
    for place in draft.adverbs:
        lower = words[place].lower
        if (
            (lower in NEGATIONS or (lower == "no" and words[place].tag == "XX0"))
            and (lower != "not" or place < first or place == first + 1)
            and not _focus(words, place)
        ):
            return place
    for group in (roles.subject, roles.object, roles.predicate):
        for member in () if group is None else (group, *group.coordinated):
            if member.negated:
                return member.determiner if member.determiner is not None else member.head
    return None


def _focus(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1].lower if place + 1 < len(words) else ""
    return following in ("only", "just", "merely", "simply", "least", "even", "surprisingly")
