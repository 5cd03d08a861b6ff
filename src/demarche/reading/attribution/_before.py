"""Messages that stand in the sentence before: "Das teilte X mit", "Diese Entscheidung gab X bekannt", "X bestätigte dies"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.language import Phrase
from demarche.reading.attribution._layout import NAMES, extent, pieces
from demarche.reading.attribution._model import Attribution
from demarche.reading.attribution._saying import Saying

if TYPE_CHECKING:
    from demarche.reading.attribution._messages import Reporting

DASHES = ("–", "-")
DISPUTING = ("deny", "reject")
"""Acts by which somebody speaks against what was said before."""


def pointing(reporter: Reporting, saying: Saying) -> Attribution | None:
    """ "Das teilte X mit.": the message is what stands before, with the pronoun that points to it."""
    clause, layout = saying.clause, reporter.layout
    first = layout.own(clause)[0]
    while layout.text(first) in DASHES:
        first += 1
    sense = saying.taking("that")
    if sense is None or clause.kind != "main" or layout.text(first) not in reporter.speech.pointing:
        return None
    if clause.finite is None or clause.finite.index <= first:
        return None
    if any(token.tag != "ADV" for token in layout.tokens[first + 1 : clause.finite.index]):
        return None
    person = saying.speaker
    if (person is None and not clause.passive) or (person is not None and person.head.index == first):
        return None
    if first > 0:
        start = layout.sentence.start
    elif reporter.before is not None:
        start = reporter.before.start
    else:
        return None
    message = pieces(reporter.text, (start, layout.tokens[first].end))
    frame = pieces(reporter.text, (layout.tokens[first + 1].start, layout.span(*layout.own(clause))[1]))
    if not message or not frame:
        return None
    built = reporter.build(saying, sense, "Indirect", message, frame[0], ())
    own = person is not None and _is_about(reporter, person)
    return replace(built, content=() if own or sense.act in DISPUTING else None)


def _is_about(reporter: Reporting, person: Phrase) -> bool:
    """Whether the sentence before is about the speaker himself, by name: what he did does not rest on his word."""
    names = {t.text for t in reporter.layout.tokens[slice(*_range(person))] if t.tag in NAMES}
    subjects = (
        [c.subject for c in reporter.before.clauses if c.parent is None and c.subject]
        if reporter.before
        else []
    )
    tokens = reporter.before.tokens if reporter.before is not None else ()
    return any(names & {t.text for t in tokens[slice(*_range(subject))]} for subject in subjects)


def said_again(reporter: Reporting, saying: Saying) -> Attribution | None:
    """ "X bestätigte dies": X says over again what stands in the sentence before, and what hangs on his clause."""
    clause, layout = saying.clause, reporter.layout
    thing = clause.object
    sense = saying.taking("that")
    if sense is None or thing is None or thing.head.text.lower() not in reporter.speech.pointing:
        return None
    if reporter.before is None or saying.speaker is None or clause.kind != "main" or saying.speaker is thing:
        return None
    message = pieces(reporter.text, (reporter.before.start, reporter.before.end))
    if not message:
        return None
    hanging = (layout.sentence.clauses[place] for place in layout.children[clause.index])
    told = [
        layout.span(*layout.subtree(child)) for child in hanging if child.link in ("relative", "adverbial")
    ]
    built = reporter.build(saying, sense, "Indirect", message, None, ())
    return replace(built, content=tuple(told), aside=True, again=True)


def _range(phrase: Phrase) -> tuple[int, int]:
    first, last = extent(phrase)
    return first, last + 1
