"""demarche times: what it prints, and TimeML that others can read."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from demarche.cli import main

TEXT = (
    "Am Montag tagte der Rat & schwieg. Er berät vom 3. bis 5. August 2022 über das Budget 2023/24. "
    "Am 31. Februar 2022 geschah nichts."
)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["times", *arguments]) == status
    return capsys.readouterr().out


def test_a_report_is_a_line_with_spans_in_characters(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(printed(capsys, report, "--format", "jsonl", "--dated", "2022-07-15"))
    assert row["dct"] == "2022-07-15"
    assert [TEXT[one["start"] : one["end"]] for one in row["timexes"]] == [
        one["text"] for one in row["timexes"]
    ]
    assert [(one["type"], one["value"]) for one in row["timexes"]] == [
        ("DATE", "2022-07-11"),
        ("DATE", "2022-08-03"),
        ("DATE", "2022-08-05"),
        ("DURATION", "P1Y"),
        ("DATE", "2022-02-31"),
    ]
    assert [one.get("impossible", False) for one in row["timexes"]] == [False, False, False, False, True]


def test_the_table_says_the_days_and_on_what_ground(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, report, "--dated", "2022-07-15")
    line = next(line for line in shown.splitlines() if "Montag" in line)
    assert "2022-07-11" in line
    assert "published" in line
    assert "2022-02-31 impossible" in shown


def test_timeml_holds_the_text_and_its_expressions(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = ElementTree.fromstring(printed(capsys, report, "--format", "timeml", "--dated", "2022-07-15"))
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()).strip() == TEXT
    marked = {one.text: one for one in text.iter("TIMEX3")}
    assert marked["Montag"].get("value") == "2022-07-11"
    assert marked["Montag"].get("anchorTimeID") == "t0"
    assert [one.get("functionInDocument") for one in root.findall("DCT/TIMEX3")] == ["CREATION_TIME"]


def test_timeml_names_every_end_of_a_range(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = ElementTree.fromstring(printed(capsys, report, "--format", "timeml"))
    by_name = {one.get("tid"): one.get("value") for one in root.iter("TIMEX3")}
    assert len(by_name) == len(list(root.iter("TIMEX3")))
    ends = [
        by_name[one.get(end)]
        for one in root.iter("TIMEX3")
        for end in ("beginPoint", "endPoint")
        if one.get(end)
    ]
    assert ends == ["2022-08-05", "2022-08-03", "2023", "2024"]


def timeml_structure() -> etree.DTD:
    """What TimeML 1.2.1 allows of documents that mark times only."""
    with (Path(__file__).parents[1] / "data" / "timeml-times.dtd").open(encoding="utf-8") as file:
        return etree.DTD(file)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", TEXT),
        (
            "de",
            "Jeden Montag und zweimal im Jahr, Anfang Mai, am frühen Morgen, drei Tage lang, um 25 Uhr & nie <mehr>.",
        ),
        (
            "en",
            "From May 3 to 5, 2021, and in 2010/11, they met twice a week, early last year; on February 31 they rested.",
        ),
        ("en", "Nothing was said."),
    ],
)
@pytest.mark.parametrize("dated", ["2022-07-15", None])
def test_timeml_keeps_to_the_structure_that_its_dtd_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, text: str, dated: str | None
) -> None:
    row = {"id": "one & only", "lang": language, "text": text, "title": "Heute <und> morgen"}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(row | ({"date": dated} if dated else {})), encoding="utf-8")
    document = etree.fromstring(printed(capsys, str(rows), "--format", "timeml").encode("utf-8"))
    dtd = timeml_structure()
    assert dtd.validate(document), dtd.error_log


def test_what_no_calendar_has_is_marked_in_every_format(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = [
        one
        for one in json.loads(printed(capsys, report, "--format", "jsonl"))["timexes"]
        if one["text"] == "31. Februar 2022"
    ]
    assert row["impossible"] is True
    assert not {"earliest", "latest"} & row.keys()
    assert "2022-02-31 impossible" in printed(capsys, report)
    root = ElementTree.fromstring(printed(capsys, report, "--format", "timeml"))
    (marked,) = [one for one in root.iter("TIMEX3") if one.text == "31. Februar 2022"]
    assert marked.get("value") == "2022-02-31"
    assert str(marked.get("comment")).startswith("impossible")


@pytest.mark.parametrize(
    ("form", "said"),
    [("table", "impossible: 2022-02-31"), ("jsonl", '"impossible": true'), ("csv", ",2022-07-15,yes,")],
)
def test_a_claim_says_that_its_day_is_in_no_calendar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Am 31. Februar 2022 hat Peru drei russische Diplomaten ausgewiesen.", encoding="utf-8")
    assert main(["read", str(path), "--no-save", "--dated", "2022-07-15", "--format", form]) == 0
    assert said in " ".join(capsys.readouterr().out.split())


def test_several_reports_become_a_timeml_file_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        json.dumps({"id": name, "lang": "de", "dct": "2022-07-15", "text": "Er kam gestern."})
        for name in "ab"
    ]
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(lines), encoding="utf-8")
    printed(capsys, str(rows), "--format", "timeml", "--into", str(tmp_path / "out"))
    values = [
        ElementTree.parse(tmp_path / "out" / f"{name}.tml").findall("TEXT/TIMEX3")[0].get("value")
        for name in "ab"
    ]
    assert values == ["2022-07-14", "2022-07-14"]


def test_several_reports_are_not_run_together_into_one_timeml_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Er kam gestern.", "lang": "de"}\n' * 2, encoding="utf-8")
    printed(capsys, str(rows), "--format", "timeml", status=1)


def test_control_characters_do_not_break_timeml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": "Er \x01 kam <gestern>.", "lang": "de"}), encoding="utf-8")
    root = ElementTree.fromstring(printed(capsys, str(rows), "--format", "timeml"))
    assert "".join(root.find("TEXT").itertext()).strip() == "Er \ufffd kam <gestern>."  # type: ignore[union-attr]
