from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._inputs import Inputs
from demarche.cli._options import Files, OwnKnowledge
from demarche.cli._output import print_json_lines, print_rich
from demarche.model import Report

if TYPE_CHECKING:
    from rich.tree import Tree

    from demarche.language import Analysis, Clause, Phrase, Sentence, Token

EXAMPLE = "Example: demarche clauses report.txt --format tree"


class ClauseFormat(StrEnum):
    """How clauses are printed."""

    TREE = "tree"
    JSONL = "jsonl"


def clauses(
    files: Files,
    format: Annotated[  # noqa: A002
        ClauseFormat, typer.Option("--format", help="How to print the clauses.")
    ] = ClauseFormat.TREE,
    own_knowledge: OwnKnowledge = None,
) -> None:
    """Print the clauses of reports: each verb with what belongs to it.

    As jsonl a clause a line, with spans as [start, end] in characters of the report; as a tree for people.
    """
    from demarche.language import analyse, clause_languages

    def work(report: Report) -> Analysis:
        return analyse(report.text, report.language)

    inputs = Inputs(files, dated=None, languages=clause_languages())
    for report in inputs:
        analysis = inputs.attempt(report, work)
        if analysis is None:
            continue
        for sentence in analysis.sentences:
            if format is ClauseFormat.JSONL:
                print_json_lines(_record(report.ref, sentence, clause) for clause in sentence.clauses)
            else:
                print_rich(_tree(analysis.text, sentence))
    inputs.finish()


def _record(ref: str, sentence: Sentence, clause: Clause) -> dict[str, Any]:
    return {
        "ref": ref,
        "sentence": [sentence.start, sentence.end],
        "index": clause.index,
        "parent": clause.parent,
        "link": clause.link,
        "kind": "copular" if clause.copular else clause.kind,
        "verb": _span(clause.verb),
        "lemma": clause.lemma,
        "finite": _span(clause.finite),
        "particle": _span(clause.particle),
        "subject": _head(clause.subject),
        "object": _head(clause.object),
        "indirect": _head(clause.indirect),
        "agent": _head(clause.agent),
        "tense": clause.tense,
        "mood": clause.mood,
        "modal": clause.modal,
        "passive": clause.passive,
        "negated": clause.negated,
        "damaged": clause.damaged,
    }


def _span(token: Token | None) -> list[int] | None:
    return [token.start, token.end] if token else None


def _head(phrase: Phrase | None) -> list[int] | None:
    """The head word; of a compound with hyphens its last part, as treebanks count it ("US-*Sanktionen*")."""
    if phrase is None:
        return None
    last = phrase.head.text.rpartition("-")[2]
    return [phrase.head.end - len(last) if last else phrase.head.start, phrase.head.end]


def _tree(text: str, sentence: Sentence) -> Tree:
    """A sentence over its clauses, each under the one it hangs on."""
    from rich.text import Text
    from rich.tree import Tree

    from demarche.export import show

    words = " ".join(text[sentence.start : sentence.end].split())
    root = Tree(Text(show(words) + ("  [damaged]" if sentence.damaged else ""), style="bold"))
    places: dict[int, Tree] = {}
    waiting = list(sentence.clauses)
    while waiting:
        ready = [clause for clause in waiting if clause.parent is None or clause.parent in places]
        for clause in ready or waiting:  # a parent that is not there leaves its clauses at the root
            place = root if clause.parent is None else places.get(clause.parent, root)
            places[clause.index] = place.add(Text(show(_line(sentence, clause))))
        waiting = [clause for clause in waiting if clause.index not in places]
    return root


def _line(sentence: Sentence, clause: Clause) -> str:
    """What a clause is, and its parts: "main: anerkennen · subject Nordkorea · object Republiken"."""
    features = [clause.tense, clause.mood, "passive" if clause.passive else None]
    features += ["negated" if clause.negated else None, "damaged" if clause.damaged else None]
    known = ", ".join(feature for feature in features if feature)
    label = f"{clause.kind} ({clause.link})" if clause.link != "root" else clause.kind
    if clause.connector:
        label += f" {clause.connector.text!r}"
    modal = f"{clause.modal} + " if clause.modal else ""
    parts = [f"{label}: {modal}{clause.lemma}" + (f" [{known}]" if known else "")]
    roles = ("subject", "object", "indirect", "genitive", "predicate", "agent", "controller", "antecedent")
    for role in roles:
        phrase: Phrase | None = getattr(clause, role)
        if phrase:
            parts.append(f"{role} {_words(sentence, phrase)!r}")
    parts += [f"with {_words(sentence, phrase)!r}" for phrase in clause.obliques]
    return " · ".join(parts)


def _words(sentence: Sentence, phrase: Phrase) -> str:
    tokens = sentence.tokens[phrase.first : phrase.last + 1]
    return " ".join(token.text for token in tokens)
