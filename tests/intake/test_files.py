"""Files in: what is kept of them, and the one line said of those that cannot be read."""

from __future__ import annotations

import codecs
import io
import logging
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.intake import MOST_BYTES, Failure, count_reports, read_reports
from demarche.model import Report

WORDS = "Die Regierung in Bern hat den Botschafter einbestellt. Sie verlangt eine Erklärung für die Äußerung."


def read_one(path: Path) -> Report | Failure:
    found = list(read_reports([str(path)]))
    assert len(found) == 1
    return found[0]


def report_of(path: Path) -> Report:
    found = read_one(path)
    assert isinstance(found, Report), found
    return found


def failure_of(path: Path) -> Failure:
    found = read_one(path)
    assert isinstance(found, Failure), found
    assert "\n" not in str(found)
    return found


def write(folder: Path, data: bytes, name: str = "meldung.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_text_file_is_kept_as_it_is_and_named_by_its_path(tmp_path: Path) -> None:
    path = write(tmp_path, f"  {WORDS}\n\n\tUnd noch etwas. ".encode())
    report = report_of(path)
    assert report.text == f"  {WORDS}\n\n\tUnd noch etwas. "
    assert report.ref == str(path)
    assert report.language == "de"
    assert (report.published, report.title, report.source, report.url, report.retrieved) == (None,) * 5


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
    ids=["utf-8 with mark", "utf-16", "utf-16 big-endian", "utf-32"],
)
def test_a_byte_order_mark_says_the_encoding_and_is_dropped(tmp_path: Path, data: bytes) -> None:
    assert report_of(write(tmp_path, data)).text == WORDS


def test_all_line_ends_become_newlines(tmp_path: Path) -> None:
    assert report_of(write(tmp_path, b"Das ist so.\r\nUnd das ist\rnicht so.\n")).text == (
        "Das ist so.\nUnd das ist\nnicht so.\n"
    )


def test_windows_encoding_is_read_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write(tmp_path, "„Unannehmbar“ – so die Außenministerin über das Gespräch.".encode("cp1252"))
    with caplog.at_level(logging.WARNING, "demarche"):
        assert report_of(path).text == "„Unannehmbar“ – so die Außenministerin über das Gespräch."
    assert caplog.messages == [f"{path}: is not UTF-8 (byte 0); read as Windows-1252"]


def test_bytes_that_no_encoding_has_do_not_stop_the_reading(tmp_path: Path) -> None:
    text = report_of(
        write(tmp_path, "Die Lage ist ernst ".encode("cp1252") + b"\x81\x8d und bleibt es.")
    ).text
    assert text == "Die Lage ist ernst \ufffd\ufffd und bleibt es."


def test_nul_is_replaced_one_for_one_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "demarche"):
        assert report_of(write(tmp_path, b"Bern\x00hat protestiert und wartet.")).text == (
            "Bern\ufffdhat protestiert und wartet."
        )
    assert len(caplog.messages) == 1


def test_invisible_marks_are_kept(tmp_path: Path) -> None:
    text = "\u200fDie Bot\u00adschaft\u200b wurde \u202eam Montag\u202c geschlossen."
    assert report_of(write(tmp_path, text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b" \n\t\r\n  ", "is empty"),
        ("\u200b\u200f …!\n".encode(), "holds no words"),
        (b"12:3 (4)", "holds no words"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is not text but a PDF file; give text, HTML or JSON lines"),
        (
            b"PK\x03\x04" + bytes(40),
            "is not text but a ZIP archive or office document; give text, HTML or JSON lines",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "is not text but an image; give text, HTML or JSON lines"),
        (bytes(range(256)) * 20, "is not text but binary data; give text, HTML or JSON lines"),
        (
            "Bern protestiert".encode("utf-16-le"),
            "is not text but binary data; give text, HTML or JSON lines",
        ),
        (b"\xff" + b"a" * 100 + b"\x00", "is not text: it is not UTF-8 and holds NUL bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = write(tmp_path, data)
    assert str(failure_of(path)) == f"{path}: {reason}"


def test_a_file_too_large_for_one_report_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert failure_of(path).reason == (
        "is larger than 10 MB, too large for one report; give JSON lines, a report a line"
    )


def test_one_line_of_a_megabyte_is_one_report(tmp_path: Path) -> None:
    line = "der Protest und die Antwort " * 37_000
    assert 1_000_000 < len(line) < MOST_BYTES
    assert report_of(write(tmp_path, line.encode())).text == line


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gibt-es-nicht.txt", "no such file"),
        (".", "is a folder; name the files in it"),
        ("a\x00b", "cannot be opened: embedded null byte"),
        ("x" * 300, "cannot be read: File name too long"),
    ],
)
def test_a_path_that_leads_nowhere_is_named(tmp_path: Path, name: str, reason: str) -> None:
    source = f"{tmp_path}/{name}"
    assert list(read_reports([source])) == [Failure(source, reason)]


def test_another_language_is_refused_where_only_some_are_wanted(tmp_path: Path) -> None:
    path = write(
        tmp_path, "Le gouvernement a rappelé son ambassadeur et demande des excuses publiques.".encode()
    )
    (found,) = read_reports([str(path)], languages=["de", "en"])
    assert found == Failure(str(path), "is in another language ('fr'); demarche reads de, en")
    assert report_of(path).language == "fr"


def test_the_day_given_holds_for_reports_without_one(tmp_path: Path) -> None:
    (report,) = read_reports([str(write(tmp_path, WORDS.encode()))], dated=date(2022, 7, 15))
    assert isinstance(report, Report)
    assert report.published == date(2022, 7, 15)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = str(write(tmp_path, WORDS.encode()))
    found = list(read_reports([good, str(tmp_path / "fehlt"), good]))
    assert [type(each) for each in found] == [Report, Failure, Report]


def test_standard_input_is_read_for_a_dash() -> None:
    (report,) = read_reports(["-"], stdin=io.BytesIO(WORDS.encode()))
    assert isinstance(report, Report)
    assert (report.ref, report.text) == ("-", WORDS)


def test_standard_input_has_the_same_limit_as_a_file() -> None:
    (failure,) = read_reports(["-"], stdin=io.BytesIO(b"der Protest\n" * 1_000_000))
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("is larger than 10 MB")


def test_reports_to_come_are_counted_where_that_is_possible(tmp_path: Path) -> None:
    lines = write(tmp_path, b'{"text": "a"}\n' * 7, "sieben.jsonl")
    assert count_reports([str(lines), "eine.txt", "https://beispiel.example/"]) == 9
    assert count_reports([str(lines), "-"]) is None


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_or_give_what_cannot_be_kept(data: bytes) -> None:
    for found in read_reports(["-"], stdin=io.BytesIO(data)):
        if isinstance(found, Report):
            found.text.encode("utf-8")
            assert "\x00" not in found.text
        else:
            assert "\n" not in found.reason


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufeff"), max_size=200
    )
)
def test_text_in_utf_8_comes_through_character_for_character(text: str) -> None:
    for found in read_reports(["-"], stdin=io.BytesIO(b"Bern und " + text.encode())):
        if isinstance(found, Report) and found.url is None:
            assert found.text == "Bern und " + text
