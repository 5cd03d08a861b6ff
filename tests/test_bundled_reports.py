"""The ten bundled reports: what they are, how they are annotated, and how well they are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demarche.intake import bundled_reports
from demarche.model import Report
from demarche.reading import Reader
from scoring import SHARED, scored

GOLD = Path(__file__).parent / "data" / "reports-gold.jsonl"
CORE_F1 = 0.90
"""The act with a source and a target in common; the project promises this much for its own reports."""
CODE = re.compile(r"[a-z]{2}|(?:ua|ge|x|az|md|cy|so)-[a-z]{2,4}|(?:org|grp|per|com):[a-z0-9-]+")
KEYS = {"act", "source", "target", "polarity", "modality", "speaker", "when", "trigger"}


def gold() -> dict[str, dict[str, Any]]:
    passages = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    return {passage["id"]: passage for passage in passages}


def annotated_acts() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for ref, passage in gold().items():
        for act in passage["acts"]:
            yield ref, passage["text"], act


def test_there_are_ten_each_with_its_annotation() -> None:
    refs = [report.ref for report in bundled_reports()]
    assert len(refs) == len(set(refs)) == 10
    assert set(gold()) == set(refs)


def test_two_are_undated() -> None:
    undated = {report.ref for report in bundled_reports() if report.published is None}
    assert undated == {"katar-2017", "ukraine-nordkorea"}


@pytest.mark.parametrize("report", bundled_reports(), ids=lambda report: report.ref)
def test_report_is_short_german_and_the_text_that_is_annotated(report: Report) -> None:
    assert 80 <= len(report.text.split()) <= 250
    assert report.language == "de"
    assert report.title
    assert report.source
    passage = gold()[report.ref]
    assert passage["lang"] == "de"
    assert passage["text"] == report.text
    assert passage["date"] == (report.published.isoformat() if report.published else None)


def test_one_never_closes_a_quotation() -> None:
    unbalanced = {r.ref for r in bundled_reports() if r.text.count("„") != r.text.count("“")}
    assert unbalanced == {"katar-2017"}


def test_one_contradicts_another_over_the_emirates() -> None:
    def severed(ref: str) -> set[str]:
        acts = gold()[ref]["acts"]
        return {a["polarity"] for a in acts if a["act"] == "sever_relations" and "ae" in a["source"]}

    assert severed("saudi-iran-2016") == {"negated"}
    assert severed("saudi-iran-2023") == {"affirmed"}


@pytest.mark.parametrize(("ref", "text", "act"), list(annotated_acts()))
def test_annotation_is_well_formed(ref: str, text: str, act: dict[str, Any]) -> None:
    assert set(act) == KEYS
    assert act["polarity"] in {"affirmed", "negated"}
    assert act["modality"] in {"actual", "intended", "demanded", "possible"}
    assert act["source"] or act["target"]
    for code in [*act["source"], *act["target"], *act["speaker"]]:
        assert CODE.fullmatch(code), (ref, code)
    assert act["when"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", act["when"])


@pytest.mark.parametrize(("ref", "text", "act"), list(annotated_acts()))
def test_trigger_words_stand_in_the_report_in_order(ref: str, text: str, act: dict[str, Any]) -> None:
    parts = [re.escape(part.strip()) for part in act["trigger"].split("…")]
    within_a_sentence = r"(?:[^.]|(?<=\d)\.)*?"
    assert re.search(within_a_sentence.join(parts), text), (ref, act["trigger"])


def test_every_annotated_act_is_in_the_table_of_acts() -> None:
    table = SHARED / "ACTS.md"
    if not table.exists():
        pytest.skip(f"no table of acts at {table}")
    rows = [
        line.split("|") for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    assert {act["act"] for _, _, act in annotated_acts()} <= {row[1].strip() for row in rows}


def test_the_reader_finds_what_a_careful_reader_finds() -> None:
    """Core F1: the act's key, with a source and a target in common."""
    reader = Reader()
    result = scored(GOLD, {report.ref: reader.read(report) for report in bundled_reports()})
    assert result["core"]["f1"] >= CORE_F1, {
        level: result[level] for level in ("act", "near", "core", "full")
    }
