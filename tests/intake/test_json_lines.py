"""JSON lines in: a report a line, its text untouched, and broken lines named."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.intake import Failure, read_reports
from demarche.model import Report

TEXT = "Wien hat die Republik anerkannt, und Budapest will das nicht tun."


def read(
    folder: Path, *lines: bytes | str | dict[str, Any], dated: date | None = None
) -> list[Report | Failure]:
    path = folder / "meldungen.jsonl"
    encoded = (
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    )
    path.write_bytes(b"\n".join(encoded))
    return list(read_reports([str(path)], dated=dated))


def test_everything_that_a_line_says_is_kept(tmp_path: Path) -> None:
    line = {
        "id": "a-1",
        "text": TEXT,
        "date": "2022-07-15",
        "title": "Wien erkennt an",
        "lang": "de",
        "source": "Beispielblatt",
        "url": "https://beispiel.example/a-1",
        "section": "Politik",
    }
    assert read(tmp_path, line) == [
        Report(
            "a-1",
            TEXT,
            "de",
            "Wien erkennt an",
            date(2022, 7, 15),
            "Beispielblatt",
            "https://beispiel.example/a-1",
        )
    ]


def test_all_but_the_text_may_be_null_or_missing(tmp_path: Path) -> None:
    line = {"id": None, "text": TEXT, "date": None, "title": None, "lang": None, "source": None, "url": None}
    name = f"{tmp_path}/meldungen.jsonl"
    assert read(tmp_path, line, {"text": TEXT}) == [
        Report(f"{name}:1", TEXT, "de"),
        Report(f"{name}:2", TEXT, "de"),
    ]


def test_a_number_may_be_the_id(tmp_path: Path) -> None:
    (report,) = read(tmp_path, {"id": 17, "text": TEXT})
    assert isinstance(report, Report)
    assert report.ref == "17"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-07-15", date(2022, 7, 15)),
        ("2022-07-15T23:30:00+02:00", date(2022, 7, 15)),
        ("2022-07-15T10:00:00Z", date(2022, 7, 15)),
        ("2022-07-15 10:00", date(2022, 7, 15)),
        ("", None),
    ],
)
def test_the_date_is_the_day_as_written(tmp_path: Path, written: str, day: date | None) -> None:
    (report,) = read(tmp_path, {"text": TEXT, "date": written})
    assert isinstance(report, Report)
    assert report.published == day


def test_the_day_given_fills_in_only_where_a_line_has_none(tmp_path: Path) -> None:
    found = read(tmp_path, {"text": TEXT, "date": "2020-01-02"}, {"text": TEXT}, dated=date(2022, 7, 15))
    assert [each.published for each in found if isinstance(each, Report)] == [
        date(2020, 1, 2),
        date(2022, 7, 15),
    ]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("de", "de"), ("DE", "de"), ("de-AT", "de"), ("deu", "de"), ("en_GB", "en"), ("xx", "xx")],
)
def test_the_language_is_as_the_line_says(tmp_path: Path, tag: str, language: str) -> None:
    (report,) = read(tmp_path, {"text": TEXT, "lang": tag})
    assert isinstance(report, Report)
    assert report.language == language


@pytest.mark.parametrize("text", ["a\r\nb\rc", "\ufeffMit Marke", " x ", "e\u0301", "\u202ea", "\u2028a"])
def test_the_text_is_not_touched_so_that_offsets_count_as_the_caller_counts(
    tmp_path: Path, text: str
) -> None:
    (report,) = read(tmp_path, {"text": text})
    assert isinstance(report, Report)
    assert report.text == text


def test_lone_surrogates_and_nul_are_replaced_one_for_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "demarche"):
        (report,) = read(tmp_path, r'{"id": "x\udfff", "text": "Bern\ud800 und\u0000 Wien \ud83d\ude00"}')
    assert isinstance(report, Report)
    assert (report.ref, report.text) == ("x\ufffd", "Bern\ufffd und\ufffd Wien 😀")
    assert len(caplog.messages) == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "text": "Bern', "broken JSON: Unterminated string starting at column 21"),
        ("Bern hat protestiert.", "broken JSON: Expecting value at column 1"),
        ('{"text": "a"} {"text": "b"}', "broken JSON: Extra data at column 15"),
        ('["text"]', 'is a list, not an object like {"id": …, "text": …}'),
        ("null", 'is null, not an object like {"id": …, "text": …}'),
        ('{"id": "a"}', 'has no "text"'),
        ('{"text": null}', "is empty"),
        ('{"text": "  \\n"}', "is empty"),
        ('{"text": 12}', '"text" is a number, not a string'),
        ('{"text": ["a"]}', '"text" is a list, not a string'),
        ('{"id": true, "text": "Bern"}', '"id" is true or false, not a string'),
        ('{"text": "Bern", "title": {}}', '"title" is an object, not a string'),
        ('{"text": "Bern", "date": 2022}', '"date" is a number, not a string'),
        ('{"text": "Bern", "date": "31.12.2022"}', '"date" is \'31.12.2022\', not a day as in "2022-07-15"'),
        ('{"text": "Bern", "date": "2023-02-29"}', '"date" is \'2023-02-29\', not a day as in "2022-07-15"'),
        ("[" * 100_000, "broken JSON: RecursionError"),
        ('{"id": ' + "9" * 5_000 + ', "text": "Bern"}', "broken JSON: ValueError"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, reason: str) -> None:
    before, broken, after = read(tmp_path, {"text": TEXT}, line, {"text": TEXT})
    assert broken == Failure(f"{tmp_path}/meldungen.jsonl:2", reason)
    assert isinstance(before, Report)
    assert isinstance(after, Report)


def test_blank_lines_count_but_are_no_reports(tmp_path: Path) -> None:
    found = read(tmp_path, "", {"text": TEXT}, "  \t", "{")
    assert [type(each) for each in found] == [Report, Failure]
    assert str(found[1]).startswith(f"{tmp_path}/meldungen.jsonl:4: ")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + b"\r\n".join([json.dumps({"id": "a", "text": TEXT}).encode()] * 2) + b"\r\n"
    assert [each.ref for each in read(tmp_path, data) if isinstance(each, Report)] == ["a", "a"]


def test_a_line_in_windows_encoding_is_read_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    line = '{"id": "a", "text": "Zürich erwägt Maßnahmen und wartet."}'.encode("cp1252")
    with caplog.at_level(logging.WARNING, "demarche"):
        (report,) = read(tmp_path, line)
    assert isinstance(report, Report)
    assert report.text == "Zürich erwägt Maßnahmen und wartet."
    assert caplog.messages == [f"{tmp_path}/meldungen.jsonl:1: is not UTF-8 (byte 22); read as Windows-1252"]


def test_a_line_too_long_is_skipped_whole(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * 10_000_001 + b'"}'
    before, broken, after = read(tmp_path, {"text": TEXT}, long, {"text": TEXT})
    assert broken == Failure(f"{tmp_path}/meldungen.jsonl:2", "the line is longer than 10 MB")
    assert isinstance(before, Report)
    assert isinstance(after, Report)


def test_piped_json_lines_are_known_by_their_first_line() -> None:
    data = "".join(json.dumps({"id": str(number), "text": TEXT}) + "\n" for number in range(3)) + "{\n"
    found = list(read_reports(["-"], stdin=io.BytesIO(data.encode())))
    assert [each.ref for each in found if isinstance(each, Report)] == ["0", "1", "2"]
    assert str(found[3]).startswith("-:4: broken JSON")


def test_piped_json_lines_are_read_as_they_come() -> None:
    class Endless(io.RawIOBase):
        """A pipe that never ends: only reading line by line can give its first reports."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = json.dumps({"id": "x", "text": TEXT}).encode() + b"\n"
            buffer[: len(line)] = line
            return len(line)

    reports: Iterator[Report | Failure] = read_reports(["-"], stdin=io.BufferedReader(Endless()))
    assert [next(reports) for _ in range(5)] == [Report("x", TEXT, "de")] * 5


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
rows = st.fixed_dictionaries(
    {"text": json_values},
    optional=dict.fromkeys(("id", "date", "title", "lang", "source", "url"), json_values),
)


@given(st.lists(rows | json_values, min_size=1, max_size=4))
def test_whatever_the_lines_hold_each_gives_a_report_or_a_failure(values: list[Any]) -> None:
    data = b'{"text": "Bern und Wien"}\n' + b"".join(json.dumps(value).encode() + b"\n" for value in values)
    found = list(read_reports(["-"], stdin=io.BytesIO(data)))
    assert len(found) == len(values) + 1
