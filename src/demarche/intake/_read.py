"""Reports from wherever the caller says."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from demarche.intake._decode import decode, normalise_newlines, replace_unkeepable
from demarche.intake._errors import IntakeError
from demarche.intake._failure import Failure
from demarche.intake._fetch import fetch, is_url
from demarche.intake._html import declared_encoding, extract_article, looks_like_html
from demarche.intake._jsonl import Row, looks_like_jsonl, read_rows
from demarche.intake._language import identify_language, normalise_language
from demarche.model import Report

MOST_BYTES = 10_000_000
"""The largest single report, in bytes: a file, a page or a line. A JSON lines file may be of any size."""

_JSON_LINES = {".jsonl", ".ndjson"}
_HTML = {".html", ".htm", ".xhtml"}


def read_reports(
    sources: Iterable[str],
    *,
    dated: date | None = None,
    languages: Collection[str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Failure]:
    """Takes reports in, one after the other.

    A source is the path of a text, HTML or JSON lines file, "-" for standard input, or an http(s) address,
    which is the only case that uses the network. A line of JSON lines is
    ``{"id", "text", "date"?, "title"?, "lang"?, "source"?, "url"?}``.

    The text is kept as given. A file or page loses its byte order mark, and its lines end with "\\n"; a
    JSON line's text is not touched. NUL and lone surrogates become U+FFFD, one for one. Doubtful encodings
    are logged as warnings ("demarche.intake").

    Args:
        sources: What to read, in order.
        dated: The day reports appeared that do not say so themselves.
        languages: Codes of the languages wanted; a report in another gives a Failure. None: any.
        stdin: Where "-" reads from; None is the process's standard input.

    Yields:
        A Report for each report that can be read, a Failure for each input or line that cannot.
    """
    for source in sources:
        for found in _reports_of(source, stdin):
            if isinstance(found, Failure):
                yield found
                continue
            try:
                yield _report(found, dated, languages)
            except IntakeError as error:
                yield Failure(found.name, str(error))


def count_reports(sources: Iterable[str]) -> int | None:
    """How many reports there are to come, for a progress bar; None where it cannot be told beforehand."""
    total = 0
    for source in sources:
        if source == "-":
            return None
        path = Path(source)
        if path.suffix.lower() in _JSON_LINES and path.is_file():
            try:
                with path.open("rb") as file:
                    while chunk := file.read(1 << 20):
                        total += chunk.count(b"\n")
            except OSError:
                total += 1
        else:
            total += 1
    return total


def _reports_of(source: str, stdin: BinaryIO | None) -> Iterator[Row | Failure]:
    try:
        if source == "-":
            yield from _from_stdin(stdin if stdin is not None else sys.stdin.buffer)
        elif is_url(source):
            data, encoding = fetch(source, MOST_BYTES)
            yield _from_page(data, source, encoding) if looks_like_html(data) else _from_text(data, source)
        elif Path(source).suffix.lower() in _JSON_LINES:
            with Path(source).open("rb") as file:
                yield from read_rows(file, source, MOST_BYTES)
        else:
            yield _from_file(source)
    except IntakeError as error:
        yield Failure(source, str(error))
    except OSError as error:
        yield Failure(source, _os_reason(error))
    except ValueError as error:  # a path with a NUL in it
        yield Failure(source, f"cannot be opened: {error}")


def _from_stdin(stdin: BinaryIO) -> Iterator[Row | Failure]:
    first = stdin.readline(MOST_BYTES + 1)
    if looks_like_jsonl(first):
        yield from read_rows(stdin, "-", MOST_BYTES, first=first)
        return
    data = first + _read_limited(stdin, MOST_BYTES - len(first))
    yield _from_page(data, "-") if looks_like_html(data) else _from_text(data, "-")


def _from_file(source: str) -> Row:
    path = Path(source)
    with path.open("rb") as file:
        data = _read_limited(file)
    if path.suffix.lower() in _HTML or looks_like_html(data):
        return _from_page(data, source)
    return _from_text(data, source)


def _read_limited(file: BinaryIO, most_bytes: int = MOST_BYTES) -> bytes:
    data = file.read(max(most_bytes, 0) + 1)
    if len(data) > most_bytes:
        limit = MOST_BYTES // 1_000_000
        raise IntakeError(
            f"is larger than {limit} MB, too large for one report; give JSON lines, a report a line"
        )
    return data


def _from_text(data: bytes, name: str) -> Row:
    text = normalise_newlines(decode(data, name))
    return Row(name, name, text, None, None, None, None, name if is_url(name) else None)


def _from_page(data: bytes, name: str, encoding: str | None = None) -> Row:
    url = name if is_url(name) else None
    page = decode(data, name, encoding or declared_encoding(data))
    if not page.strip():
        raise IntakeError("is empty")
    article = extract_article(replace_unkeepable(page, name), url)
    text = normalise_newlines(article.text)
    return Row(name, name, text, article.published, article.title, None, article.source, url)


def _report(row: Row, dated: date | None, languages: Collection[str] | None) -> Report:
    if not any(character.isalpha() for character in row.text):
        raise IntakeError("is empty" if not row.text.strip() else "holds no words")

    def clean(value: str | None) -> str | None:
        return None if value is None else replace_unkeepable(value, row.name)

    text = replace_unkeepable(row.text, row.name)
    language = normalise_language(row.language) if row.language else identify_language(text)
    if languages is not None and language not in languages:
        known = ", ".join(sorted(languages))
        raise IntakeError(f"is in another language ({language!r}); demarche reads {known}")
    return Report(
        ref=replace_unkeepable(row.ref, row.name),
        text=text,
        language=language,
        title=clean(row.title),
        published=row.published or dated,
        source=clean(row.source),
        url=clean(row.url),
        retrieved=datetime.now(UTC).date() if is_url(row.name) else None,
    )


def _os_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name the files in it"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    return f"cannot be read: {error.strerror or error}"
