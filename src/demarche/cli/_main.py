"""The program: its commands, and how it ends."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from demarche.cli import (
    _actors,
    _acts,
    _ask,
    _clauses,
    _compare,
    _demo,
    _explain,
    _knowledge,
    _ledger,
    _ledger_care,
    _load,
    _read,
    _review,
    _speakers,
    _times,
)
from demarche.cli._exit import ExitCode
from demarche.cli._options import KNOWLEDGE_VARIABLE, lay_own_knowledge
from demarche.cli._output import WarningHandler, configure_streams, tell
from demarche.model import DemarcheError

DEBUG_VARIABLE = "DEMARCHE_DEBUG"

_OBJECTS_BETWEEN_SEARCHES = 50_000

app = typer.Typer(
    name="demarche",
    help="Read news reports and keep the diplomatic record: who did what to whom, when, and on whose word.",
    epilog="Example: demarche read report.txt --dated 2022-07-15",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read", epilog=_read.EXAMPLE)(_read.read)
app.command("explain", epilog=_explain.EXAMPLE)(_explain.explain)
app.add_typer(_ask.app, name="ask")
app.command("load", epilog=_load.EXAMPLE)(_load.load)
app.add_typer(_review.app, name="review")
_ledger_care.register(_ledger.app)
app.add_typer(_ledger.app, name="ledger")
app.command("compare", epilog=_compare.EXAMPLE)(_compare.compare)
app.command("clauses", epilog=_clauses.EXAMPLE)(_clauses.clauses)
app.command("speakers", epilog=_speakers.EXAMPLE)(_speakers.speakers)
app.command("actors", epilog=_actors.EXAMPLE)(_actors.actors)
app.command("acts", epilog=_acts.EXAMPLE)(_acts.acts)
app.add_typer(_knowledge.app, name="knowledge")
app.command("times", epilog=_times.EXAMPLE)(_times.times)
app.command("demo", epilog=_demo.EXAMPLE)(_demo.demo)


def _print_version(wanted: bool) -> None:
    if wanted:
        from demarche import __version__

        sys.stdout.write(f"demarche {__version__}\n")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    # The program's help is given to Typer above; a docstring here would replace it.
    lay_own_knowledge(os.environ.get(KNOWLEDGE_VARIABLE))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: The words after the program's name; None takes the process's own.

    Returns:
        The exit status, one of ``ExitCode``.
    """
    if arguments is None:
        _search_little_for_garbage()
    configure_streams()
    log = logging.getLogger("demarche")
    handler = WarningHandler()
    log.addHandler(handler)
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        log.removeHandler(handler)


def _search_little_for_garbage() -> None:
    """Spares a short call a fifth of its time: what it loads is wanted to the end, and the end frees it anyway."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    atexit.register(gc.freeze)


def _run(arguments: list[str]) -> int:
    try:
        status = int(app(arguments, prog_name="demarche", standalone_mode=False) or ExitCode.FINE)
        sys.stdout.flush()
    except BrokenPipeError:
        return _close_pipe()
    except SystemExit as end:
        # Typer itself ends the process on a closed pipe, with a status that says less.
        if isinstance(end.__context__, BrokenPipeError):
            return _close_pipe()
        raise
    except KeyboardInterrupt:
        status = ExitCode.INTERRUPTED
    except TyperException as error:
        return _show_usage(error)
    except DemarcheError as error:
        return _refuse(error)
    except Exception as error:
        return _fail(error)
    if status == ExitCode.INTERRUPTED:
        tell("interrupted")
    return status


def _show_usage(error: TyperException) -> int:
    # Called without arguments, a command has printed its help by now, and its message is empty.
    context = getattr(error, "ctx", None)
    message = error.format_message().replace("Value error, ", "")
    if message:
        name = context.command_path if context else "demarche"
        tell(f"demarche: {message.rstrip('.')}; see {name} --help")
    return ExitCode.USAGE


def _refuse(error: DemarcheError) -> int:
    tell(f"demarche: {error}")
    # By name, since the ledger takes half a second to load and most commands do without.
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "KnowledgeError" in kinds:
        return ExitCode.KNOWLEDGE
    return ExitCode.LEDGER if "LedgerError" in kinds and "NotHeldError" not in kinds else ExitCode.SOME_FAILED


def _fail(error: Exception) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    tell(
        f"demarche: internal error ({type(error).__name__}: {error}); "
        f"please report it with what {DEBUG_VARIABLE}=1 prints"
    )
    return ExitCode.INTERNAL


def _close_pipe() -> int:
    # Python would complain when it flushes the closed stream at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.PIPE_CLOSED
