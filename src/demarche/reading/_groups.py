"""Armed and political groups without a name of their own: "syrische Rebellen", "die Opposition in Belarus"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from demarche.knowledge import Grammar
from demarche.language import Clause, Phrase, Sentence, Token
from demarche.model import Actor, Participant, Span


class Names(Protocol):
    """What this module asks of the one that resolves phrases."""

    def participants(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def adjective_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def prefix_actor(self, token: Token, sentence: Sentence) -> tuple[Participant, ...]: ...
    def place(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def dateline(self, sentence: Sentence) -> tuple[Participant, ...]: ...
    def beside(self, phrase: Phrase, sentence: Sentence) -> tuple[Participant, ...]: ...
    def span(self, phrase: Phrase, sentence: Sentence) -> Span: ...
    def text(self, span: Span) -> str: ...


def unnamed_group(
    phrase: Phrase,
    sentence: Sentence,
    words: Mapping[str, str],
    grammar: Grammar,
    names: Names,
    listed: Sequence[Participant] = (),
    *,
    own: bool = False,
) -> tuple[Participant, ...]:
    """The group a noun stands for, with a code of its kind and its country; empty where no country is found.

    The country is that of its adjective, its genitive, the place behind it, a place of its clause, the capital from
    which the report is filed, or that of the state beside it in its clause, whose own rebels they are;
    ``listed`` are the actors before it in a list ("zwischen der Armee *und Rebellen*"); with ``own`` only the words of
    the phrase itself count.
    """
    word = _word(phrase.head, words) if phrase.head.tag == "NN" else None
    if word is None:
        return ()
    country = _own_country(phrase, sentence, grammar, names)
    if country is None and not own:
        country = _other_country(phrase, sentence, grammar, names)
        country = country or next((p for p in listed if p.actor.kind == "state"), None)
    if country is None:
        return ()
    span = names.span(phrase, sentence)
    return (_group(word, country, names.text(span), span),)


def group_before(
    token: Token,
    phrase: Phrase,
    sentence: Sentence,
    words: Mapping[str, str],
    grammar: Grammar,
    names: Names,
) -> tuple[Participant, ...]:
    """The group that a noun before a noun stands for ("a *rebel* attack in eastern Congo")."""
    word = _word(token, words)
    if word is None:
        return ()
    country = _own_country(phrase, sentence, grammar, names)
    country = country or _other_country(phrase, sentence, grammar, names)
    if country is None:
        return ()
    span = (token.start, token.end)
    return (_group(word, country, token.text, span),)


def _group(word: str, country: Participant, mention: str, span: Span) -> Participant:
    code = f"grp:{word}-{country.actor.code}"
    actor = Actor(code, code, f"{word} in {country.actor.name}", "group")
    return Participant(actor, mention, span, f"group without a name, {country.mention}")


def names_group(head: Token, words: Mapping[str, str]) -> bool:
    """Whether a noun is one for groups without a name."""
    return head.tag == "NN" and _word(head, words) is not None


def _word(head: Token, words: Mapping[str, str]) -> str | None:
    lower = head.lemma.casefold()
    parts = (word for noun, word in words.items() if noun[0] == "-" and lower.endswith(noun[1:]))
    return words.get(head.lemma) or next(parts, None)


def _own_country(phrase: Phrase, sentence: Sentence, grammar: Grammar, names: Names) -> Participant | None:
    """The country that a phrase itself tells: by an adjective, a genitive or a place behind it."""
    found: list[Participant] = list(names.prefix_actor(phrase.head, sentence))
    for token in phrase.modifiers:
        found += names.adjective_actor(token, sentence)
    if phrase.genitive is not None:
        found += names.participants(phrase.genitive, sentence)
    for place in phrase.attributes:
        found += names.place(place, sentence) if _locates(place, grammar) else ()
    return next((p for p in found if p.actor.kind in ("state", "contested")), None)


def _other_country(phrase: Phrase, sentence: Sentence, grammar: Grammar, names: Names) -> Participant | None:
    """The country in which its clause is, that from which the report is filed, or that of the state beside it."""
    found: list[Participant] = []
    for clause in _clauses(phrase, sentence):
        for place in clause.obliques:
            found += names.place(place, sentence) if _locates(place, grammar) else ()
    found += names.dateline(sentence)
    found += names.beside(phrase, sentence)
    return next((participant for participant in found if participant.actor.kind == "state"), None)


def _locates(part: Phrase, grammar: Grammar) -> bool:
    return part.preposition is not None and part.preposition.text.casefold() in grammar.home


def _clauses(phrase: Phrase, sentence: Sentence) -> list[Clause]:
    return [clause for clause in sentence.clauses if phrase.head.index in clause.words]
