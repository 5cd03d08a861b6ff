from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from demarche.model import Actor
from demarche.reading.attribution._model import Attribution

TASK_MEDIUM = {"thought": "ST", "writing": "Writing"}


def attribution_rows(
    ref: str, attributions: Sequence[Attribution], actors: Sequence[Sequence[Actor]] = ()
) -> Iterator[dict[str, Any]]:
    """Attributions as rows of JSON lines, in the form of SpkAtt-2023's task 2.

    Args:
        ref: The caller's name for the report.
        attributions: As :func:`find_attributions` gives them; those that stand aside have no row.
        actors: As :func:`speaking_actors` gives them for these attributions; empty where nobody asked.

    Returns:
        A row each: ``ref``, spans as lists of half-open offsets, ``form``, ``stwr``, ``nested``, and beyond the
        task's parts ``medium``, ``mode``, ``factive``, ``act``, ``actors`` (codes), ``rule`` and ``parent`` (place
        among these rows).
    """
    shown = [place for place, item in enumerate(attributions) if not item.aside]
    numbers = {place: number for number, place in enumerate(shown)}
    for place in shown:
        item = attributions[place]
        yield {
            "ref": ref,
            "cue": [list(span) for span in item.cue],
            "source": [list(span) for span in item.source],
            "addr": [list(span) for span in item.addressee],
            "message": [list(span) for span in item.message],
            "frame": [list(span) for span in item.frame],
            "form": item.form,
            "stwr": TASK_MEDIUM.get(item.medium, "Speech" if item.oral else "SW"),
            "nested": item.nested,
            "medium": item.medium,
            "mode": item.mode,
            "factive": item.factive,
            "act": item.act,
            "actors": [actor.code for actor in actors[place]] if actors else [],
            "parent": None if item.parent is None else numbers[item.parent],
            "rule": item.rule,
        }
