"""Addresses in: pages from a server of the test's own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from demarche.intake import Failure, read_reports
from demarche.model import Report

ARTICLE = (
    "<html><head><title>Oslo protestiert</title></head><body><article><p>Norwegen hat am Dienstag in Seoul "
    "gegen die Entscheidung protestiert. Südkorea will sich für das Vorgehen später äußern.</p></article></body></html>"
)


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = {
            "/artikel": (200, "text/html; charset=iso-8859-1", ARTICLE.encode("iso-8859-1")),
            "/text": (
                200,
                "text/plain; charset=utf-8",
                "Norwegen hat für Dienstag eine Erklärung verlangt.".encode(),
            ),
            "/bild": (200, "image/png", b"\x89PNG\r\n\x1a\n"),
            "/huge": (200, "text/plain", b"a" * 10_000_001),
            "/wall": (403, "text/html", b"<html>Please log in.</html>"),
        }.get(self.path, (404, "text/html", b"<html>not here</html>"))
        if self.path == "/moved":
            status, kind, body = 302, "text/html", b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "/artikel")
        self.end_headers()
        with contextlib.suppress(OSError):  # the client may have seen enough
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/artikel", "/moved"])
def test_a_page_is_fetched_and_its_article_read(server: str, path: str) -> None:
    (report,) = read_reports([server + path])
    assert isinstance(report, Report)
    assert "gegen die Entscheidung protestiert. Südkorea" in report.text
    assert (report.ref, report.url, report.title) == (server + path, server + path, "Oslo protestiert")
    assert report.retrieved == datetime.now(UTC).date()


def test_plain_text_is_read_as_it_is(server: str) -> None:
    (report,) = read_reports([server + "/text"])
    assert isinstance(report, Report)
    assert report.text == "Norwegen hat für Dienstag eine Erklärung verlangt."
    assert report.url == server + "/text"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/fehlt", "the server answers 404 Not Found"),
        ("/wall", "the server answers 403 Forbidden"),
        ("/bild", "is not text but an image; give text, HTML or JSON lines"),
        ("/huge", "the page is larger than 10 MB"),
    ],
)
def test_an_answer_without_a_report_is_said_in_one_line(server: str, path: str, reason: str) -> None:
    assert list(read_reports([server + path])) == [Failure(server + path, reason)]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://", "https://[::1", "http://a b/"])
def test_an_address_where_nobody_answers_is_said_in_one_line(url: str) -> None:
    (failure,) = read_reports([url])
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("cannot be fetched: ")
    assert "\n" not in failure.reason
