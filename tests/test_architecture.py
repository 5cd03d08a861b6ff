"""The shape of the code: which package may use which, how large things may be, what is public."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import demarche

SOURCE = Path(demarche.__file__).parent
TESTS = Path(__file__).parent

# The way of a report. A package may use those before it on the line; "knowledge" and "model" stand before all,
# and "model" uses nothing but itself.
LINE = ("model", "knowledge", "intake", "language", "reading", "comparison", "ledger", "ask", "export", "cli")

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 60

MODULES = sorted(SOURCE.rglob("*.py"))
ALL_MODULES = [*MODULES, *sorted(TESTS.rglob("*.py"))]


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE.parent if path.is_relative_to(SOURCE) else TESTS.parent))


def imports_of(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it, by their full names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages_used(path: Path) -> set[str]:
    parts = (name.split(".") for name in imports_of(path))
    return {name[1] for name in parts if name[0] == "demarche" and len(name) > 1 and name[1] != "__version__"}


def test_every_package_has_its_place_on_the_line() -> None:
    packages = {module.name for module in pkgutil.iter_modules([str(SOURCE)]) if module.ispkg}
    assert packages == set(LINE)


@pytest.mark.parametrize("package", LINE)
def test_a_package_uses_only_those_before_it(package: str) -> None:
    allowed = set(LINE[: LINE.index(package) + 1])
    strays = {
        f"{name_of(path)} uses {used}"
        for path in (SOURCE / package).rglob("*.py")
        for used in packages_used(path) - allowed
    }
    assert not strays


@pytest.mark.parametrize("package", LINE)
def test_private_modules_are_used_only_inside_their_package(package: str) -> None:
    strays = {
        f"{name_of(path)} uses {name}"
        for path in (SOURCE / package).rglob("*.py")
        for name in imports_of(path)
        if name.startswith("demarche.")
        and name.split(".")[1] != package
        and any(part.startswith("_") and part != "__version__" for part in name.split(".")[1:])
    }
    assert not strays


def test_what_imports_slowly_is_loaded_only_where_it_is_needed() -> None:
    slow = {"alembic", "sqlalchemy", "trafilatura", "httpx", "py3langid", "HanTa", "numpy", "jinja2"}
    for path in (SOURCE / "cli").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        modules = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name for node in top
        }
        assert not {module for module in modules if module.split(".")[0] in slow}, path
        heavy = {f"demarche.{package}" for package in LINE if package not in ("model", "cli")}
        assert not heavy & modules, f"{name_of(path)} loads a package that not every command needs"


@pytest.mark.parametrize("path", ALL_MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_library_neither_asserts_nor_prints_nor_exits(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, ast.Assert), f"line {node.lineno} asserts"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "exit", "quit"), f"line {node.lineno} calls {node.func.id}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_dates_are_reckoned_with_in_one_module_only(path: Path) -> None:
    if name_of(path) == "demarche/model/_interval.py":
        return
    reckoning = {"timedelta", "toordinal", "fromordinal", "days", "monthrange", "relativedelta"}
    text = path.read_text("utf-8")
    strays = {
        name
        for name in imports_of(path)
        if name == "datetime.timedelta" or name.split(".")[0] in ("calendar", "dateutil")
    }
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and node.attr in reckoning:
            strays.add(f"line {node.lineno}: {node.attr}")
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "replace"
        ):
            moved = {keyword.arg for keyword in node.keywords} & {"year", "month", "day"}
            strays |= {f"line {node.lineno}: replace({name}=…)" for name in moved}
    assert not strays, "belongs into model/_interval.py, as a function with a name"


def public_packages() -> list[str]:
    """Every package of the source, that is every folder with an ``__init__``, except migrations."""
    folders = (path.parent.relative_to(SOURCE.parent) for path in SOURCE.rglob("__init__.py"))
    return sorted(".".join(folder.parts) for folder in folders if "migrations" not in folder.parts)


@pytest.mark.parametrize("package", [name for name in public_packages() if name != "demarche"])
def test_a_package_shows_what_its_sorted_all_names_and_nothing_else(package: str) -> None:
    module = importlib.import_module(package)
    names: list[str] = getattr(module, "__all__", [])
    constants = [name for name in names if name.isupper()]
    classes = [name for name in names if name not in constants and name[0].isupper()]
    functions = [name for name in names if name[0].islower()]
    assert names == sorted(constants) + sorted(classes) + sorted(functions)
    assert all(hasattr(module, name) for name in names)
