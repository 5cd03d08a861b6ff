"""Clauses as plain words, for tests of the readers of clauses."""

from __future__ import annotations

from demarche.language import Analysis, Clause, Phrase, Sentence


def words(phrase: Phrase | None) -> str | None:
    """A phrase as its heads: lists with +, what depends on the head in the genitive with >, appositions with =."""
    if phrase is None:
        return None
    text = phrase.head.text
    if phrase.genitive:
        text += f">{words(phrase.genitive)}"
    for apposition in phrase.appositions:
        text += f"={words(apposition)}"
    for member in phrase.coordinated:
        text += f"+{words(member)}"
    return text


def described(clause: Clause, sentence: Sentence) -> dict[str, object]:
    parent = None if clause.parent is None else sentence.clauses[clause.parent].lemma
    return {
        "kind": clause.kind,
        "link": clause.link,
        "parent": parent,
        "subject": words(clause.subject),
        "object": words(clause.object),
        "indirect": words(clause.indirect),
        "predicate": words(clause.predicate),
        "agent": words(clause.agent),
        "controller": words(clause.controller),
        "antecedent": words(clause.antecedent),
        "obliques": [f"{p.preposition.text if p.preposition else '-'} {words(p)}" for p in clause.obliques],
        "particle": clause.particle.text if clause.particle else None,
        "connector": clause.connector.text if clause.connector else None,
        "modal": clause.modal,
        "tense": clause.tense,
        "mood": clause.mood,
        "passive": clause.passive,
        "negated": clause.negated,
        "copular": clause.copular,
    }


def clause_of(analysis: Analysis, lemma: str) -> dict[str, object]:
    found = [described(c, s) for s in analysis.sentences for c in s.clauses if c.lemma == lemma]
    assert found, f"no clause of {lemma}: {[c.lemma for s in analysis.sentences for c in s.clauses]}"
    return found[0]
