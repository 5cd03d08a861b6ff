"""The page that says which acts are read in which language, taken from the frames and their own examples.

`make docs` writes its table between two marks in ``docs/reading.md``; a test says when it is due.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from demarche.cli._session import BEGIN, END

LANGUAGES = {"de": "German", "en": "English"}


def refreshed(page: str) -> str:
    """The page with the table as it is now.

    Raises:
        ValueError: It has not the two marks.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page lacks {BEGIN!r} or {END!r}")
    return f"{before}{begin}\n{acts_table()}{end}{after}"


def acts_table() -> str:
    """For each act and language how many words make it, a sentence that is read as it and one that is not, as Markdown."""
    from demarche.knowledge import load_knowledge

    knowledge = load_knowledge()
    frames = {language: knowledge.frames(language) for language in LANGUAGES}
    lines = ["| act | language | verbs | nouns | is read | is not |\n", "|---|---|---|---|---|---|\n"]
    for act in knowledge.acts.values():
        for language, name in LANGUAGES.items():
            found = [frame for frame in frames[language] if frame.act == act.key]
            if not found:
                lines.append(f"| `{act.key}` | {name} | not read | | | |\n")
                continue
            verbs, nouns = (
                len(
                    {
                        word
                        for f in found
                        for c in f.constructions
                        if c.kind == kind
                        for word in c.lemmas.whole
                    }
                )
                for kind in ("verb", "noun")
            )
            accepted = next((example.text for frame in found for example in frame.accepts), "")
            rejected = next((text for frame in found for text in frame.rejects), "")
            lines.append(_row(act.key, name, verbs, nouns, accepted, rejected))
    return "".join(lines)


def _row(act: str, language: str, verbs: int, nouns: int, accepted: str, rejected: str) -> str:
    cells: Sequence[str] = (f"`{act}`", language, str(verbs), str(nouns), _cell(accepted), _cell(rejected))
    return "| " + " | ".join(cells) + " |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(refreshed(file.read_text(encoding="utf-8")), encoding="utf-8")
