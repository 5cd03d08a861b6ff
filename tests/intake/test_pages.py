"""HTML pages in: the article, its title and day, and pages without one."""

from __future__ import annotations

import io
import logging
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.intake import Failure, read_reports
from demarche.model import Report

PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="{charset}"><title>Bern ruft Botschafter zurück</title>
<meta property="og:site_name" content="Beispielblatt">
<meta property="article:published_time" content="2019-03-04T08:00:00+01:00"></head>
<body><nav><a href="/">Start</a> <a href="/politik">Politik</a></nav>
<article><h1>Bern ruft Botschafter zurück</h1>
<p>Die Schweiz hat am Montag ihren Botschafter aus Kairo zurückgerufen. Grund sei ein Streit über Zölle.</p>
<p>Ägypten nannte den Schritt „überzogen“ und behielt sich eine Antwort vor.</p></article>
<footer>Impressum · Alle Rechte vorbehalten</footer></body></html>"""


def read_page(folder: Path, data: bytes, name: str = "seite.html") -> Report | Failure:
    path = folder / name
    path.write_bytes(data)
    (found,) = read_reports([str(path)])
    return found


@pytest.mark.parametrize("name", ["seite.html", "seite.htm", "seite", "seite.txt"])
def test_a_page_gives_its_article_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    report = read_page(tmp_path, PAGE.format(charset="utf-8").encode(), name)
    assert isinstance(report, Report)
    assert "ihren Botschafter aus Kairo zurückgerufen" in report.text
    assert "„überzogen“" in report.text
    assert "Impressum" not in report.text
    assert "Politik" not in report.text
    assert (report.title, report.published) == ("Bern ruft Botschafter zurück", date(2019, 3, 4))
    assert (report.source, report.language, report.url) == ("Beispielblatt", "de", None)


def test_paragraphs_of_a_page_are_lines_of_the_text(tmp_path: Path) -> None:
    report = read_page(tmp_path, PAGE.format(charset="utf-8").replace("\n", "\r\n").encode())
    assert isinstance(report, Report)
    assert (
        report.text.splitlines()[-1]
        == "Ägypten nannte den Schritt „überzogen“ und behielt sich eine Antwort vor."
    )
    assert "\r" not in report.text


def test_the_encoding_that_a_page_names_is_taken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = PAGE.format(charset="iso-8859-15").replace("„", '"').replace("“", '"').replace("Zölle", "50 €")
    with caplog.at_level(logging.WARNING, "demarche"):
        report = read_page(tmp_path, page.encode("iso-8859-15"))
    assert isinstance(report, Report)
    assert "Streit über 50 €." in report.text
    assert caplog.messages == []


def test_a_page_that_names_an_encoding_that_does_not_exist_is_read_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "demarche"):
        report = read_page(tmp_path, PAGE.format(charset="x-mac-klingon").encode("cp1252"))
    assert isinstance(report, Report)
    assert "Ägypten nannte den Schritt „überzogen“" in report.text
    assert "is not 'x-mac-klingon' as it says" in caplog.text


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><title>Nichts</title></head><body></body></html>",
        '<html><body><nav><a href="/a">Start</a> <a href="/b">Politik</a> <a href="/c">Sport</a></nav></body></html>',
        "<html><body><form><input name=q><button>Suchen</button></form></body></html>",
        "<html><body><script>var text = 'Bern hat protestiert.';</script></body></html>",
        "<html>" + "<div>" * 50_000 + "</html>",
    ],
    ids=["empty", "index", "form", "script", "nested"],
)
def test_a_page_without_an_article_is_refused_in_one_line(tmp_path: Path, page: str) -> None:
    failure = read_page(tmp_path, page.encode())
    assert failure == Failure(
        f"{tmp_path}/seite.html", "no article found in the page; save the article itself, or give its text"
    )


def test_an_empty_page_is_called_empty(tmp_path: Path) -> None:
    assert read_page(tmp_path, b" \n") == Failure(f"{tmp_path}/seite.html", "is empty")


PIECES = (
    *("<p>", "</p>", "<div", ">", "<!--", "-->", "<![CDATA[", "&amp", "&#0;", "&#xd800;", "<svg", "</html>"),
    *("<table><tr>", "<script>", "\x00", "\x0b", "\u202e", "<a href='", "Bern hat protestiert. ", "<title>"),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_hostile_page_raises(pieces: list[str]) -> None:
    data = ("<html><body>" + "".join(pieces)).encode()
    (found,) = read_reports(["-"], stdin=io.BytesIO(data))
    if isinstance(found, Report):
        found.text.encode("utf-8")
        assert "\x00" not in found.text
