"""Pointing back: whom "es", "das Land", "die beiden Republiken", "seine Regierung" stand for.

Pronouns by a light form of the usual ranking (Lappin and Leass 1994, see :mod:`_mentions`); nouns by the kinds of
actor they can stand for and by number.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.knowledge import Grammar, References
from demarche.language import Phrase, Sentence, Token
from demarche.model import Participant
from demarche.reading._mentions import COUNTED_REACH, NOUN_REACH, REACH, Mention, Mentions

Found = tuple[tuple[Participant, ...], str]
"""The actors and how they were found."""

NOBODY: Found = ((), "")


class Pointing:
    """Finds antecedents in the mentions of one report."""

    def __init__(self, words: References, grammar: Grammar, mentions: Mentions) -> None:
        self._words, self._grammar, self._mentions = words, grammar, mentions

    def pronoun(self, phrase: Phrase, sentence: Sentence, barred: frozenset[str]) -> Found:
        """Whom a pronoun stands for; ``barred`` are codes of actors in the same clause."""
        word = phrase.head.text.casefold()
        if word in self._words.both:
            return self._group(phrase.head, sentence, None, 2)
        if word not in self._words.personal or self._addresses(phrase.head, sentence):
            return NOBODY
        mention = self._mentions.antecedent(
            phrase.head.start, sentence.index, phrase.gender, phrase.number, barred=barred
        )
        if mention is None:
            return NOBODY
        official = any(p.resolution.startswith(("official", "person")) for p in mention.participants)
        return mention.participants, f"{'official, ' if official else ''}pronoun: {mention.text}"

    def _addresses(self, head: Token, sentence: Sentence) -> bool:
        """Whether a pronoun is the one for the person spoken to: written large where no sentence begins ("treffen *Sie*")."""
        if head.text not in self._words.polite or head.index == 0:
            return False
        return sentence.tokens[head.index - 1].text[-1:].isalnum()

    def noun(self, phrase: Phrase, sentence: Sentence, barred: frozenset[str]) -> Found:
        """Whom a noun with its article stands for ("das Land", "beide Seiten", "die vier Staaten")."""
        kinds = self._words.kinds(phrase.head.lemma)
        if not kinds or phrase.genitive is not None or _names_itself(phrase):
            return NOBODY
        determiner = phrase.determiner.text.casefold() if phrase.determiner is not None else ""
        count = self._count(phrase, sentence)
        if phrase.number == "plural" or count is not None:
            if determiner not in self._words.definite and count is None:
                return NOBODY
            return self._group(phrase.head, sentence, kinds, count, barred)
        if phrase.determiner is not None and phrase.determiner.tag == "PPOSAT":
            return self._owner(phrase.determiner, sentence, kinds)
        if determiner not in self._words.definite:
            return NOBODY
        for mention in self._before(phrase.head, sentence):
            actors = tuple(p for p in mention.participants if p.actor.kind in kinds)
            if len(actors) == 1 and actors[0].actor.code not in barred:
                return actors, f"noun: {mention.text}"
        return NOBODY

    def group(self, phrase: Phrase, sentence: Sentence, word: str = "") -> Found:
        """Which group without a name a noun means that tells no country: the one spoken of before ("*the rebels*").

        With ``word`` only one whose code is made of it counts ("Sudanese *rebels* …. *Rebel* groups …").
        """
        for mention in self._before(phrase.head, sentence):
            actors = tuple(
                p
                for p in mention.participants
                if p.actor.kind == "group"
                and (p.actor.code.startswith(f"grp:{word}") or phrase.head.text in mention.text)
            )
            if len(actors) == 1:
                return actors, f"noun: {mention.text}"
        return NOBODY

    def land(self, phrase: Phrase, sentence: Sentence) -> Found:
        """Which contested entity "das Land" stands for, where statehood is spoken of."""
        determiner = phrase.determiner.text.casefold() if phrase.determiner is not None else ""
        contested = "contested" in self._words.kinds(phrase.head.lemma)
        if (
            not contested
            or phrase.number == "plural"
            or determiner not in self._words.definite
            or phrase.genitive
        ):
            return NOBODY
        return self.entity(phrase.head.start, sentence)

    def office(self, phrase: Phrase) -> bool:
        """Whether an office alone means that of a state spoken of before: "der Minister", "Außenminister Reina"."""
        prepositions = (a.preposition for a in phrase.attributes)
        if any(word is not None and word.text.casefold() in self._grammar.owner for word in prepositions):
            return False
        if phrase.determiner is None:
            return phrase.number != "plural" and (bool(phrase.appositions) or phrase.head.tag == "NE")
        return phrase.determiner.text.casefold() in self._words.definite

    def possessor(self, token: Token, sentence: Sentence) -> Found:
        """Whom a possessive stands for ("*seine* Souveränität")."""
        word = token.text.casefold()
        genders = next((g for start, g in self._grammar.possessives.items() if word.startswith(start)), None)
        found: Mention | None = None
        for mention in self._mentions.before(token.start, sentence.index, 1) if genders else ():
            if not mention.participants or not _owns(mention, genders or frozenset()):
                continue
            if mention.subject:
                found = mention
                break
            found = found or mention
        if found is None or genders is None:
            return NOBODY
        return found.participants, f"possessive, {' or '.join(sorted(genders))}: {found.text}"

    # -- several -----------------------------------------------------------------------------------------------------

    def _count(self, phrase: Phrase, sentence: Sentence) -> int | None:
        words = [token.text.casefold() for token in sentence.tokens[phrase.first : phrase.head.index]]
        if any(word in self._words.both for word in words):
            return 2
        return next((self._words.numbers[word] for word in words if word in self._words.numbers), None)

    def _group(
        self,
        head: Token,
        sentence: Sentence,
        kinds: frozenset[str] | None,
        count: int | None,
        barred: frozenset[str] = frozenset(),
    ) -> Found:
        """The last list of so many actors, else the actors named last, as many as the number says."""
        singly: dict[str, Participant] = {}
        # "Die beiden Gebiete" means a certain pair, however long ago it was spoken of.
        reach = NOUN_REACH if count is None or kinds is None else COUNTED_REACH
        for mention in self._mentions.before(head.start, sentence.index, reach):
            actors = tuple(
                p
                for p in mention.participants
                if (kinds is None or p.actor.kind in kinds) and p.actor.code not in barred
            )
            several = len({p.actor.code for p in actors})
            if several > 1 and count in (None, several):
                return actors, f"noun: {mention.text}"
            for participant in actors:
                singly.setdefault(participant.actor.code, participant)
        if count is not None and len(singly) >= count:
            return tuple(list(singly.values())[:count]), f"the {count} named last"
        return NOBODY

    def entity(self, place: int, sentence: Sentence) -> Found:
        """The contested entity spoken of last ("lehnt eine Anerkennung ebenfalls ab")."""
        for mention in self._mentions.before(place, sentence.index, REACH):
            actors = tuple(p for p in mention.participants if p.actor.kind == "contested")
            if actors:
                return actors, f"the entity spoken of: {mention.text}"
        return NOBODY

    def _owner(self, determiner: Token, sentence: Sentence, kinds: frozenset[str]) -> Found:
        """ "sein Land": of whoever the possessive stands for."""
        owners, how = self.possessor(determiner, sentence)
        actors = tuple(p for p in owners if p.actor.kind in kinds or p.actor.kind in ("person", "organ"))
        return (actors, how) if actors else NOBODY

    def _before(self, head: Token, sentence: Sentence) -> Iterator[Mention]:
        return self._mentions.before(head.start, sentence.index, NOUN_REACH)


def _owns(mention: Mention, genders: frozenset[str]) -> bool:
    """Whether a possessive of these genders can stand for what is mentioned; a name's gender may be unknown."""
    if mention.number == "plural":
        return "plural" in genders
    return mention.gender in genders or (mention.gender is None and genders != {"plural"})


def _names_itself(phrase: Phrase) -> bool:
    """Whether names say which land is meant ("die Regionen *Donezk und Luhansk*"), so that nothing points back."""
    inner = (*phrase.appositions, *(a for a in phrase.attributes if a.preposition is not None))
    return any(part.head.tag == "NE" and part.first > phrase.head.index for part in inner)
