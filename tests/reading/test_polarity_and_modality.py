"""Whether an act is so: done, denied, announced, demanded or only thought of."""

from __future__ import annotations

from functools import cache

import pytest

from demarche.model import Report
from demarche.reading import Reader


@cache
def reader() -> Reader:
    return Reader()


ACTUAL, INTENDED, DEMANDED, POSSIBLE = "actual", "intended", "demanded", "possible"


@pytest.mark.parametrize(
    ("text", "act", "polarity", "modality"),
    [
        ("Peru hat die Beziehungen zu Chile abgebrochen.", "sever_relations", "affirmed", ACTUAL),
        ("Peru hat die Beziehungen zu Chile nicht abgebrochen.", "sever_relations", "negated", ACTUAL),
        ("Peru hat nie Sanktionen gegen Chile verhängt.", "impose_sanctions", "negated", ACTUAL),
        ("Peru verhängte keine Sanktionen gegen Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru wird die Beziehungen zu Chile abbrechen.", "sever_relations", "affirmed", INTENDED),
        ("Peru will die Beziehungen zu Chile abbrechen.", "sever_relations", "affirmed", INTENDED),
        ("Peru kündigte an, die Beziehungen zu Chile abzubrechen.", "sever_relations", "affirmed", INTENDED),
        ("Peru plant Sanktionen gegen Chile.", "impose_sanctions", "affirmed", INTENDED),
        ("Brasilien forderte Peru auf, die Sanktionen gegen Chile aufzuheben.", "lift_sanctions", "affirmed", DEMANDED),
        ("Peru müsse die Sanktionen gegen Chile aufheben, sagte der Präsident Boliviens.", "lift_sanctions", "affirmed", DEMANDED),
        ("Peru könnte die Beziehungen zu Chile abbrechen.", "sever_relations", "affirmed", POSSIBLE),
        ("Peru erwägt, die Beziehungen zu Chile abzubrechen.", "sever_relations", "affirmed", POSSIBLE),
        ("Wenn Peru die Beziehungen zu Chile abbricht, leidet der Handel.", "sever_relations", "affirmed", POSSIBLE),
        ("Bricht Peru die Beziehungen zu Chile ab?", "sever_relations", "affirmed", POSSIBLE),
        ("Peru sah davon ab, Sanktionen gegen Chile zu verhängen.", "impose_sanctions", "negated", ACTUAL),
        ("Peru sah von Sanktionen gegen Chile ab.", "impose_sanctions", "negated", ACTUAL),
        ("Peru entschied sich gegen Sanktionen gegen Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru nahm Abstand von der Anerkennung Taiwans.", "recognise", "negated", ACTUAL),
        ("Peru verzichtete nicht auf die Anerkennung Taiwans.", "recognise", "affirmed", ACTUAL),
        ("Peru schließt die Lieferung von Panzern an Chile aus.", "arm", "negated", INTENDED),
        ("Peru schließt die Lieferung von Panzern an Chile nicht aus.", "arm", "affirmed", POSSIBLE),
        ("Peru verzichtete darauf, Sanktionen gegen Chile zu verhängen.", "impose_sanctions", "negated", ACTUAL),
        ("Peru kritisierte den Einsatz als nicht hinnehmbar und lobte Chile.", "praise", "affirmed", ACTUAL),
        ("Peru konnte die Beziehungen zu Chile wieder aufnehmen.", "restore_relations", "affirmed", ACTUAL),
    ],
)  # fmt: skip
def test_how_far_an_act_is_so(text: str, act: str, polarity: str, modality: str) -> None:
    found = {
        claim.act.key: (claim.polarity, claim.modality) for claim in reader().read(Report("r", text, "de"))
    }
    assert found.get(act) == (polarity, modality), found


def test_what_is_refused_is_no_act_of_its_own() -> None:
    claims = reader().read(Report("r", "Rumänien lehnte es ab, den Kosovo anzuerkennen.", "de"))
    assert [claim.act.key for claim in claims] == ["refuse_recognition"]
