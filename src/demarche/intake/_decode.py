"""Bytes to text: encodings, binary files, and the little that is normalised."""

from __future__ import annotations

import codecs
import logging
import re

from demarche.intake._errors import IntakeError

_log = logging.getLogger("demarche.intake")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC_NUMBERS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROL = bytes(sorted({*range(32)} - {*b"\t\n\r\f\x1b"}))
_MOST_CONTROL_BYTES = 0.05
_SAMPLE_BYTES = 65_536
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Decodes a file's bytes: by its byte order mark, as UTF-8, as it says itself, else as cp1252.

    Args:
        data: The whole file, line or page.
        name: What to call it in messages.
        declared: The encoding that the file or its server names, if any.

    Returns:
        The text without a byte order mark, otherwise as it is. A fallback is logged as a warning.

    Raises:
        IntakeError: The bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        position = error.start
    if b"\x00" in data:
        raise IntakeError("is not text: it is not UTF-8 and holds NUL bytes")
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            _log.warning("%s: is not %r as it says", name, declared)
    _log.warning("%s: is not UTF-8 (byte %d); read as Windows-1252", name, position)
    return data.decode("cp1252", "replace")


def normalise_newlines(text: str) -> str:
    """Makes every line end "\\n"; done for files and pages, never for the text of a JSON line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def replace_unkeepable(text: str, name: str) -> str:
    """Puts U+FFFD for each NUL and lone surrogate, one for one, so that offsets stay as they were.

    No encoding carries a lone surrogate and no database keeps both; everything else, zero-width and
    direction marks included, stays as it is.
    """
    replaced, count = _UNKEEPABLE.subn("\ufffd", text)
    if count:
        _log.warning("%s: %d NUL or lone surrogate characters replaced by U+FFFD", name, count)
    return replaced


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _MAGIC_NUMBERS:
        if data.startswith(magic):
            raise IntakeError(f"is not text but {kind}; give text, HTML or JSON lines")
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > 1 and controls > _MOST_CONTROL_BYTES * len(sample):
        raise IntakeError("is not text but binary data; give text, HTML or JSON lines")
