# Every target makes .venv itself when it is missing or pyproject.toml is newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint docs bench clean

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "demarche needs Python 3.11 or newer; say which with: make PYTHON=python3.12" >&2; exit 1; }
	@echo "setting up .venv (once) ..." >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Read the reports that come with the project and write the page that shows them.
demo: .venv/ready
	@$(BIN)/demarche demo

test: .venv/ready
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal --cov --cov-report=term

lint: .venv/ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# Write anew what the docs show of the program: commands, sessions, answers; tests say when it is due.
docs: .venv/ready
	@$(BIN)/python -m demarche.cli._reference docs/cli.md
	@$(BIN)/python -m demarche.cli._session README.md
	@$(BIN)/python -m demarche.cli._acts_page docs/reading.md
	@$(BIN)/python -m demarche.cli._questions_page docs/questions.md

bench: .venv/ready
	@$(BIN)/python -m benchmarks

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis
