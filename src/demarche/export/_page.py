"""One static page: each report with its claims beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demarche.export._errors import ExportError
from demarche.export._page_cards import Card, cards, day
from demarche.export._page_words import Piece, cut_paragraphs, marks_of, show
from demarche.export._templates import fill
from demarche.model import Claim, Report

_TITLE_LENGTH = 70


@dataclass(frozen=True, slots=True)
class _Section:
    """One report as the template takes it."""

    key: str
    title: str
    language: str
    source: str | None
    day: str | None
    iso: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    cards: tuple[Card, ...]


def write_page(entries: Sequence[tuple[Report, Sequence[Claim]]], path: Path) -> Path:
    """Write reports and the claims read from them as one HTML file that needs nothing else.

    Pointing at a claim lights up its words in the report, pointing at words lights up the claims they make.
    The page fetches nothing, and a content security policy lets it run no script and no style but its own.
    Text of reports is escaped; characters that a page cannot carry are spelt out as ``⟨U+202E⟩``.

    Args:
        entries: The reports in the order of the page, each with its claims in the order of their numbers.
        path: The file to write; folders that lack are made, a file that is there is replaced.

    Returns:
        ``path``, absolute.

    Raises:
        ExportError: if the file cannot be written.
    """
    page = render_page(entries)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(
            f"the page cannot be written to {str(path)!r} ({error.strerror}); name another file"
        ) from error
    return path.resolve()


def render_page(entries: Sequence[tuple[Report, Sequence[Claim]]]) -> str:
    """The page that ``write_page`` writes, as text; the same entries give the same page."""
    sections = tuple(_section(report, claims, n) for n, (report, claims) in enumerate(entries, 1))
    return fill(
        "page", script=True, sections=sections, claims=sum(len(section.cards) for section in sections)
    )


def _section(report: Report, claims: Sequence[Claim], number: int) -> _Section:
    made = cards(claims, report.text, number)
    marks = [m for claim, card in zip(claims, made, strict=True) for m in marks_of(claim, card.key)]
    return _Section(
        key=f"r{number}",
        title=_title(report),
        language=show(report.language),
        source=show(report.source) if report.source else None,
        day=day(report.published) if report.published else None,
        iso=report.published.isoformat() if report.published else None,
        paragraphs=cut_paragraphs(report.text, marks),
        cards=made,
    )


def _title(report: Report) -> str:
    if report.title and report.title.strip():
        return show(report.title.strip())
    opening = " ".join(report.text[: 4 * _TITLE_LENGTH].split())
    if len(opening) <= _TITLE_LENGTH:
        return show(opening) or show(report.ref)
    return show(opening[:_TITLE_LENGTH].rsplit(" ", 1)[0]) + " …"
