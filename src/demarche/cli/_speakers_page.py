"""One page: reports with what is said lit in its speaker's colour, a message inside another's inside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.model import Report, Span
    from demarche.reading.attribution import Attribution

COLOURS = 8
"""Different colours; a report with more speakers uses them again."""

STYLE = (
    """
body { font: 1.05rem/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.3rem; } ol { font-size: .9rem; padding-left: 1.2rem; }
p { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; border-radius: .2rem; padding: .05rem 0; }
mark mark { outline: 1px solid #555; } cite { font-style: normal; border-bottom: 2px solid #555; }
"""
    + "\n".join(f".s{n} {{ background: hsl({n * 360 // COLOURS} 75% 88%); }}" for n in range(COLOURS))
    + "\n@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #eee; }\n"
    + "\n".join(f".s{n} {{ background: hsl({n * 360 // COLOURS} 45% 26%); }}" for n in range(COLOURS))
    + "\nmark mark { outline-color: #aaa; } cite { border-color: #aaa; } }\n"
)


def speakers_page(pages: Sequence[tuple[Report, Sequence[Attribution]]]) -> str:
    """Reports with their attributions as one HTML page that fetches nothing and runs no script.

    Args:
        pages: Each report with its attributions; those that stand aside are left out.
    """
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    sections = "\n".join(_section(report, [i for i in found if not i.aside]) for report, found in pages)
    return (
        "<!doctype html>\n<html><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        "<meta name='viewport' content='width=device-width'><title>Who says what</title>"
        f"<style>{STYLE}</style></head>\n<body>\n{sections}\n</body></html>\n"
    )


def _section(report: Report, found: Sequence[Attribution]) -> str:
    names = [_named(report.text, item) for item in found]
    colours = {name: place % COLOURS for place, name in enumerate(dict.fromkeys(names))}
    legend = "".join(
        f'<li><mark class="s{colour}">{_shown(name)}</mark></li>' for name, colour in colours.items()
    )
    body = "".join(_lit(report.text, found, [colours[name] for name in names], names))
    title = _shown(report.title or report.ref)
    return f'<article lang="{report.language}"><h1>{title}</h1><ol>{legend}</ol><p>{body}</p></article>'


def _named(text: str, item: Attribution) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in item.source) or "nobody named"


def _lit(
    text: str, found: Sequence[Attribution], colours: Sequence[int], names: Sequence[str]
) -> Iterator[str]:
    """The text with an element around each message and source; one that crosses another is cut where it does."""
    parts: list[tuple[Span, str, str]] = []
    for item, colour, name in zip(found, colours, names, strict=True):
        label = f"{name}: {item.form}, {item.medium}"
        parts += [
            (span, f'<mark class="s{colour}" title="{_shown(label)}">', "</mark>") for span in item.message
        ]
        parts += [(span, "<cite>", "</cite>") for span in item.source]
    parts = sorted(set(parts), key=lambda part: (part[0][0], -part[0][1], part[1]))
    opened: list[tuple[int, str, str]] = []
    place = 0
    for span, opening, closing in parts:
        yield from _closed(text, place, span[0], opened)
        place = max(place, span[0])
        crossed = [entry for entry in opened if entry[0] < span[1]]
        for entry in reversed(crossed):
            yield entry[2]
        kept = opened[: len(opened) - len(crossed)]
        opened[:] = [*kept, (span[1], opening, closing), *crossed]
        yield opening
        for entry in crossed:
            yield entry[1]
    yield from _closed(text, place, len(text), opened)


def _closed(text: str, start: int, end: int, opened: list[tuple[int, str, str]]) -> Iterator[str]:
    """The text from ``start`` to ``end``, with what ends on the way closed."""
    while opened and opened[-1][0] <= end:
        until, _, closing = opened.pop()
        yield _shown(text[start:until])
        yield closing
        start = max(start, until)
    yield _shown(text[start:end])


def _shown(text: str) -> str:
    from demarche.export import show

    return escape(show(text))
