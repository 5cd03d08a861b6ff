"""The reference of the command line, written from what the commands say of themselves.

It is taken from the commands' signatures and not from Typer's printed help, which looks different from one
version of Typer to the next.
"""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from demarche.cli._exit import MEANINGS
from demarche.cli._main import app

_HEAD = """# Command line

Written from the commands' help by `make docs`; a test compares the two.

Results go to standard output, everything else to standard error. Every command can be interrupted; a
report is kept whole or not at all.

## Exit status

| status | meaning |
|---|---|
"""
_ENVIRONMENT = """
## Environment

| variable | meaning |
|---|---|
| `DEMARCHE_LEDGER` | the ledger, where `--ledger` does not name one |
| `XDG_DATA_HOME` | where the ledger lies otherwise, in `demarche/ledger.sqlite` (Linux) |
| `DEMARCHE_KNOWLEDGE` | a folder of your own knowledge, laid over the shipped one by every command; see [Dictionaries](dictionaries.md) |
| `DEMARCHE_REVIEWER` | who reviews, where `--by` does not say; without it, your login name |
| `DEMARCHE_LLM_ENDPOINT`, `DEMARCHE_LLM_MODEL` | the second reader's server and model, where `--endpoint` and `--model` do not name them; see [Second reader](second-reader.md) |
| `DEMARCHE_LLM_KEY` | the key for that server; no option takes it, so that no list of processes shows it |
| `DEMARCHE_DEBUG` | set to anything, a fault of demarche shows its traceback |
"""


def reference() -> str:
    """Gives the whole reference as Markdown."""
    codes = "".join(f"| {code.value} | {meaning} |\n" for code, meaning in MEANINGS.items())
    return _HEAD + codes + _ENVIRONMENT + "".join(_sections(app, "demarche"))


def _sections(group: typer.Typer, path: str) -> Iterator[str]:
    for command in group.registered_commands:
        if command.callback is not None:
            yield _section(f"{path} {command.name}", command.callback, command.epilog)
    for nested in group.registered_groups:
        if nested.typer_instance is not None:
            yield from _sections(nested.typer_instance, f"{path} {nested.name}")


def _section(path: str, callback: Callable[..., Any], epilog: str | None) -> str:
    arguments, options, words = [], [], []
    hints = typing.get_type_hints(callback, include_extras=True)
    for name, parameter in inspect.signature(callback).parameters.items():
        kind, info = typing.get_args(hints[name])[:2]
        if isinstance(info, typer.models.ArgumentInfo):
            word = info.metavar or name.upper()
            arguments.append(_row(word, info.help))
            words.append(word if parameter.default is inspect.Parameter.empty else f"[{word}]")
        else:
            value = info.metavar or ("" if kind is bool else _choices(kind))
            # In an annotation Typer takes the first name for the default.
            names = [each for each in (info.default, *(info.param_decls or ())) if isinstance(each, str)]
            label = f"{', '.join(names)} {value}".strip()
            options.append(_row(label, f"{info.help}{_default(parameter.default)}"))
    usage = " ".join([path, *words, *(["[OPTIONS]"] if options else [])])
    table = "\n| | |\n|---|---|\n" + "".join(arguments + options) if arguments or options else ""
    example = f"\n{epilog.replace('Example: ', 'Example: `', 1)}`\n" if epilog else ""
    return f"\n## {path}\n\n    {usage}\n\n{inspect.getdoc(callback)}\n{table}{example}"


def _row(label: str, text: str | None) -> str:
    return f"| `{label}` | {text or ''} |\n".replace("|NUMBER", "\\|NUMBER")


def _choices(kind: Any) -> str:
    return (
        "\\|".join(member.value for member in kind)
        if isinstance(kind, type) and issubclass(kind, Enum)
        else ""
    )


def _default(value: Any) -> str:
    if value is None or value is False or value is inspect.Parameter.empty:
        return ""
    return f" Default: `{value.value if isinstance(value, Enum) else value}`."


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
