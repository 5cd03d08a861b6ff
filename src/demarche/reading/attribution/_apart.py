"""Messages that the clause reader did not join to their verb: parted by a relative clause, or behind "Wie X mitteilte"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.knowledge import Speech
from demarche.language import Clause
from demarche.reading.attribution._layout import Layout, pieces
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import Saying

if TYPE_CHECKING:
    from demarche.reading.attribution._messages import Reporting


def parted(reporter: Reporting, saying: Saying) -> Attribution | None:
    """A message that a relative clause parts: "erklärte, *in Ländern*, in denen …, *sei* …".

    The clause reader leaves what stands before the relative clause to the verb of saying.
    """
    clause, layout = saying.clause, reporter.layout
    sense = saying.taking("bare")
    if sense is None or clause.finite is None or clause.kind != "main" or saying.speaker is None:
        return None
    ending = next((c for c in layout.sentence.clauses if _ends_parted(reporter, c, clause)), None)
    if ending is None:
        return None
    between = layout.own(layout.sentence.clauses[ending.parent or 0])[0]
    behind = [
        p
        for p in clause.words
        if clause.finite.index < p < between and layout.text(p - 1) == "," != layout.text(p)
    ]
    if not behind:
        return None
    message = pieces(reporter.text, layout.span(behind[-1], layout.subtree(ending)[1]))
    frame = layout.tokens[layout.own(clause)[0]].start, layout.tokens[behind[-1] - 1].end
    return reporter.build(saying, sense, "Indirect", message, frame, ()) if message else None


def _ends_parted(reporter: Reporting, child: Clause, clause: Clause) -> bool:
    """Whether a main clause in Konjunktiv hangs, by a relative clause between them, on a verb of saying."""
    if child.kind != "main" or child.connector is not None or child.parent is None:
        return False
    between = reporter.layout.sentence.clauses[child.parent]
    reported = child.mood in ("subjunctive-1", "subjunctive-2")
    return reported and between.kind == "relative" and between.parent == clause.index


def opening(reporter: Reporting, saying: Saying) -> Attribution | None:
    """ "Wie Berg, Sprecher der Stadt, in Lima mitteilte, hat …": read as a main clause with another one behind."""
    clause, layout = saying.clause, reporter.layout
    first, last = layout.own(clause)
    sense = saying.taking("that") or saying.taking("bare")
    if sense is None or clause.kind != "main" or saying.speaker is None or clause.finite is None:
        return None
    opened = layout.text(first) in reporter.speech.parenthesis and layout.tokens[first].tag[0] in "PK"
    if not opened or clause.finite.index != last or layout.text(last + 1) != ",":
        return None
    told = [c for c in layout.sentence.clauses if c.finite and c.finite.index == last + 2]
    if not told:
        return None
    message = pieces(reporter.text, (layout.tokens[last + 2].start, layout.sentence.end))
    frame = layout.tokens[first].start, layout.tokens[last + 1].end
    word = layout.tokens[first]
    return reporter.build(saying, sense, "Indirect", message, frame, (word,)) if message else None


def is_between(layout: Layout, clause: Clause, speech: Speech) -> bool:
    """Whether it is a relative clause in the passive that stands between a verb of saying and its message."""
    if clause.kind != "relative" or not clause.passive or clause.parent is None:
        return False
    return layout.sentence.clauses[clause.parent].lemma.lower() in speech.verbs
