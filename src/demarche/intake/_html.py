"""Articles out of HTML pages."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date

from demarche.intake._errors import IntakeError

_HEAD_BYTES = 4_096
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_SENTENCE_END = re.compile(r"[.!?…][\"'“”«»‘’)\]]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Article:
    """The running text of a page and what the page says about it."""

    text: str
    title: str | None
    published: date | None
    source: str | None


def looks_like_html(data: bytes) -> bool:
    """Whether a file begins as an HTML page does."""
    return _HTML.match(data[:_HEAD_BYTES]) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head, if it does."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii", "replace") if found else None


def extract_article(page: str, url: str | None = None) -> Article:
    """Takes the article out of a page with trafilatura (Barbaresi 2021), its day with htmldate (2020).

    Raises:
        IntakeError: The page holds no running text: an index, a form, a wall.
    """
    import trafilatura

    for noisy in ("trafilatura", "htmldate"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception as error:  # a hostile page may raise anything from the parsers beneath
        raise IntakeError(f"the page cannot be parsed ({type(error).__name__})") from error
    text = "" if found is None or isinstance(found, dict) else (found.text or "")
    if found is None or isinstance(found, dict) or not _SENTENCE_END.search(text):
        raise IntakeError("no article found in the page; save the article itself, or give its text")
    return Article(
        text=text.strip(),
        title=found.title or None,
        published=_day(found.date),
        source=found.sitename or found.hostname or None,
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
