# `make help` lists what there is. Targets call tools directly; what they need is installed on the way.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/installed-runtime
TESTING := .venv/installed-testing
MODULES := node_modules/.package-lock.json
PROGRAMS := browser site cli servers package hosting/test_servers.py test_workflows.py
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# The other site engines have packages of their own, so that the lock of the tests stays true.
ENGINES ?= zensical properdocs
OTHER := .venv-engines
OF_SITES := tests/engines tests/site/test_engines.py tests/site/test_build.py tests/site/test_third_language.py tests/site/test_licences.py

.PHONY: help site serve check test quick lint types unit native scripts browser engines fix bench pictures release lock tools

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

site: $(RUNTIME) ## Build the site in all languages into site/
	$(BIN)/eventkb build

serve: $(RUNTIME) ## Preview at http://127.0.0.1:8000, updated when a file is saved
	$(BIN)/eventkb serve

check: $(RUNTIME) ## Check all definitions
	$(BIN)/eventkb check

test: lint types scripts unit browser ## Everything that CI runs
	@echo "All tests have passed."

quick: $(TESTING) ## Unit and house tests in seconds: no program, no site, no hostile texts
	@# Compiled tests are kept for the next time; plugins that only tests of programs need are not loaded; property
	@# tests have fewer examples.
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -q -n auto --dist worksteal -p no:pytest-lsp -p no:asyncio -p no:anyio --hypothesis-profile quick -m 'not slow' tests $(PROGRAMS:%=--ignore=tests/%)

lint: $(TESTING) ## Format, lint, layers
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/lint-imports --no-cache

types: $(TESTING) ## Strict types
	$(BIN)/mypy --no-error-summary

scripts: tools ## The site's scripts, in Node
	node --test tests/scripts/

unit: $(TESTING) $(MODULES) tools ## Unit, property and house tests
	@# A file's tests run in one process, so that what they share is made once.
	$(BIN)/pytest -q -n auto --dist loadfile tests --ignore=tests/browser

browser: $(TESTING) $(MODULES) tools ## The built site in Chromium, and its HTML in the validator
	$(BIN)/pytest -q -n 2 --dist loadfile tests/browser

engines: $(OTHER)/installed ## The site by each of the other engines: the same pages (NEWEST=1: the newest ones)
	$(if $(NEWEST),$(OTHER)/bin/python -m pip install --quiet --upgrade $(ENGINES))
	@# Each engine by itself, since one of them takes the place of another one's modules.
	for engine in $(ENGINES); do EVENTKB_TEST_ENGINE=$$engine $(OTHER)/bin/pytest -q -n auto $(OF_SITES) || exit 1; done

fuzz: $(TESTING) tools ## Damaged inputs for every reader, for SECONDS=600; what is found is kept as a case
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),600)

fix: $(TESTING) ## Format, and fix what has only one possible fix
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: $(TESTING) ## Measure the speed, in comparison with others
	$(PIP) --require-hashes -r bench/requirements.txt
	$(BIN)/python -m bench.build

pictures: $(TESTING) tools site ## The screenshots of README and docs
	$(BIN)/python -m tests.pictures

release: $(TESTING) site ## Make the files of a release in dist/
	$(BIN)/python -m release --site site

lock: ## Rewrite the lock files (needs uv)
	uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url pyproject.toml --group dev -o requirements-dev.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url pyproject.toml --group install -c requirements-dev.txt -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --group engines -c requirements-dev.txt -o requirements-engines.txt

tools: # Chromium, Node, Java, web servers: found, or installed, or asked for
	@sh tests/tools.sh

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "eventkb needs Python 3.11 or newer; say which with: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(RUNTIME): .venv/bin/python requirements.txt pyproject.toml
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTING): $(RUNTIME) requirements-dev.txt
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

$(OTHER)/installed: requirements-dev.txt requirements-engines.txt
	$(PYTHON) -m venv $(OTHER)
	$(OTHER)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt -r requirements-engines.txt
	$(OTHER)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The programs are looked for each time, which is no reason to install all modules again.
$(MODULES): package.json package-lock.json | tools
	npm ci --silent --ignore-scripts && touch $@
