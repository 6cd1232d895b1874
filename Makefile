# depliant: `make` sets up and builds the demonstration, `make test` sets up and passes the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TODAY ?= 2026-11-24
N ?= 50
SEED ?= 1
TESTS ?= -n 2 --dist loadfile --no-loadscope-reorder
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 python3-venv

.PHONY: all setup libraries build test nightly lint bench strangers gallery rules wheel clean help
all: build

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

libraries:
	@./setup-libraries $(LIBRARIES)

$(VENV)/.ready: pyproject.toml | libraries
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

setup: $(VENV)/.ready ## libraries, .venv and everything in it

build: setup ## every edition of the demonstration, into out/
	$(BIN)/python make_leaflet.py build --today $(TODAY) --with-drafts

test: lint ## every check on the code, the tests on two cores (TESTS='tests/web' for one room)
	$(BIN)/python -m pytest $(TESTS)

nightly: setup ## all tests, also what is long and random: for hours
	$(BIN)/python -m pytest -m '' --hypothesis-profile nightly --timeout 14400 $(TESTS)

lint: setup ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup ## what is measured against what
	$(BIN)/python -m benchmarks.bench --profile --write

strangers: setup ## hospitals and leaflets that nobody drew a page for: build/strangers.png (N=50 SEED=1)
	$(BIN)/python -m benchmarks.strangers --count $(N) --seed $(SEED)

gallery: setup ## the pictures of docs/gallery
	$(BIN)/python docs/gallery.py

rules: setup ## the pages of docs/checks, how exact they are, the tables of docs/criteres.md
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/criteria.py
	$(BIN)/python -m docs.precision

wheel: setup ## the package, into dist/
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## everything that was made
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
