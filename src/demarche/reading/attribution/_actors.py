from __future__ import annotations

from collections.abc import Sequence

from demarche.knowledge import Knowledge
from demarche.language import Analysis
from demarche.model import Actor, Report
from demarche.reading._who import Who
from demarche.reading.attribution._model import Attribution


def speaking_actors(
    report: Report, analysis: Analysis, attributions: Sequence[Attribution], knowledge: Knowledge
) -> tuple[tuple[Actor, ...], ...]:
    """Who the sources of attributions are among the actors that are known.

    Args:
        report: The report; its day decides who held an office.
        analysis: Its sentences and clauses.
        attributions: As :func:`find_attributions` gives them for the analysis.
        knowledge: Names and offices.

    Returns:
        For each attribution the actors of its source; empty where it names none that is known.
    """
    if not attributions:
        return ()
    who = Who(analysis, knowledge, report)
    return tuple(
        tuple(found.actor for found in who.participants(item.speaker, analysis.sentences[item.sentence]))
        if item.speaker is not None
        else ()
        for item in attributions
    )
