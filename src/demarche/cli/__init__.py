"""The command line."""

from demarche.cli._main import main

__all__ = ["main"]
