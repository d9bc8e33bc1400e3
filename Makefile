# What this project can be asked to do. `make` alone lists it.
#
# Needs nothing but make and Python 3.11 or newer: everything else is installed into .venv from the locks, by hash.
# A target is done when its stamp is newer than the lock it was made from, so a second `make run` installs nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_TRIED := $(VENV)/.uv-tried
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-develop
BROWSER_READY := $(VENV)/.ready-to-browse
FUZZ_READY := $(VENV)/.ready-to-fuzz
SDK_READY := $(VENV)/.ready-to-generate
LINTERS := sdk/lint/node_modules/.ready
GENERATORS := sdk/generators/node_modules/.ready
# How many requests `make fuzz` makes up for each operation.
EXAMPLES ?= 200
# Tests keep their logs and key apart from those of a running server.
PYTEST := DATA_DIR=var/tests $(BIN)/python -m pytest
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check test-postgres test-slow test-browser reader screenshots screening-report openapi lint-openapi fuzz contract-diff sdk sdk-check bench lock format clean

help: ## List what can be asked for
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

run: $(RUN_READY) ## Install, set up and serve on http://127.0.0.1:8000 (PORT, HOST, DATA_DIR … change that)
	@exec $(BIN)/python manage.py start

test: $(DEV_READY) ## The quick tests, under a minute
	@$(PYTEST) -n auto -m "not slow and not bench and not postgres and not browser"

check: $(DEV_READY) ## Lint, types, import contracts, migrations, Django's own checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=off $(BIN)/python manage.py check --deploy --fail-level WARNING

test-postgres: $(DEV_READY) ## The quick tests and PostgreSQL's own, on a PostgreSQL made for them and then removed
	@tests/with_postgres.sh env $(PYTEST) -n auto -m "not bench and (postgres or not slow) and not browser"

test-slow: $(DEV_READY) ## The tests that take their time
	@$(PYTEST) -m "slow and not postgres and not browser"

test-browser: $(BROWSER_READY) ## The tests in a real browser: Debian's Chromium, or what CHROMIUM names
	@$(PYTEST) -m browser

reader: ## Build the example reader and serve it beside a running API (needs Node.js 20)
	@npm ci --prefix sdk/typescript --no-audit --no-fund --loglevel=error >/dev/null
	@npm start --prefix examples/reader

screenshots: $(BROWSER_READY) ## Take the pictures of docs/ anew
	@$(BIN)/python -m tests.browser.take_screenshots

screening-report: $(DEV_READY) ## How well screening finds what it should, a kind: precision, recall and time
	@$(BIN)/python -m tests.screening.report

openapi: $(DEV_READY) ## Write openapi.yaml anew from the code, and its examples from the starter content
	@DATA_DIR=var/tests $(BIN)/python -m tests.contentapi.contract.take_examples
	@DEBUG=off $(BIN)/python manage.py spectacular --validate --fail-on-warn --file openapi.yaml

lint-openapi: $(DEV_READY) $(LINTERS) ## Hold openapi.yaml against three linters, whose warnings are errors (needs Node.js 20)
	@$(BIN)/openapi-spec-validator openapi.yaml
	@cd sdk/lint && export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true && npm run --silent redocly && npm run --silent spectral

fuzz: $(FUZZ_READY) ## Hold started servers against the contract, on SQLite and on PostgreSQL (EXAMPLES=40 for a quick one)
	@$(BIN)/python -m tests.fuzz $(EXAMPLES)
	@tests/with_postgres.sh $(BIN)/python -m tests.fuzz $(EXAMPLES)

contract-diff: $(DEV_READY) ## Hold openapi.yaml against the released contract: what would break a client
	@$(BIN)/python -m tests.contract

sdk: $(SDK_READY) ## Write what is generated of the SDKs anew from openapi.yaml (needs Node.js 20)
	@$(BIN)/python sdk/python/generate.py
	@cd sdk/typescript && npm ci --no-audit --no-fund --loglevel=error >/dev/null && npm run --silent generate

sdk-check: $(SDK_READY) $(GENERATORS) ## Use the clients that many generators make on a server (needs Java, Node.js, Go, PHP, Ruby)
	@$(BIN)/python sdk/generators/check.py --table docs/generators.md

bench: $(DEV_READY) ## Measure reads against the alternatives
	@$(BIN)/python -m bench

lock: $(UV_TRIED) ## Resolve the locks anew; UPGRADE=--upgrade takes newer releases
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	@$(COMPILE) --group browser -c requirements-dev.lock -o requirements-browser.lock
	@$(COMPILE) sdk/generators/requirements.in -c requirements-dev.lock -o sdk/generators/requirements.lock
	@$(COMPILE) --group fuzz -c requirements-dev.lock -o requirements-fuzz.lock
	@echo uv | $(COMPILE) - -o requirements-uv.lock

format: $(DEV_READY) ## Put the code into its one format
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

clean: ## Remove everything that was made here, but the data in var/
	@rm -rf examples/reader/dist examples/site/dist sdk/lint/node_modules sdk/generators/node_modules sdk/typescript/node_modules sdk/typescript/dist sdk/typescript/.build
	@rm -rf .venv .venv-newest .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache var/tests
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Installing --------------------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -n 1)." \
			"Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -m venv --clear $(VENV)

# uv makes the installing quick. It does not read pip's configuration, so the one thing it needs from there, an index of
# one's own, is handed on; certificates it takes from the system. Where it fails all the same, pip installs the same
# files by the same hashes.
define install
	@echo "Installing from $<"
	@index="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(BIN)/pip config get global.index-url 2>/dev/null)}}"; \
	{ [ -z "$$index" ] || export UV_DEFAULT_INDEX="$$index"; } && \
	$(BIN)/uv pip install --quiet --system-certs --python $(BIN)/python --require-hashes -r $< || { \
		echo "uv could not install that; pip does it instead, which takes longer." >&2; \
		$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r $<; }
	@touch $@
endef

$(UV_TRIED): requirements-uv.lock | $(BIN)/python
	@$(BIN)/pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes -r $< || \
		echo "uv cannot be had here." >&2
	@touch $@

$(RUN_READY): requirements.lock $(UV_TRIED)
	$(install)

$(DEV_READY): requirements-dev.lock $(UV_TRIED)
	$(install)
	@touch $(RUN_READY)

$(BROWSER_READY): requirements-browser.lock $(DEV_READY)
	$(install)

$(FUZZ_READY): requirements-fuzz.lock $(DEV_READY)
	$(install)

$(SDK_READY): sdk/generators/requirements.lock $(DEV_READY)
	$(install)

$(LINTERS): sdk/lint/package.json sdk/lint/package-lock.json
	@command -v npm >/dev/null || { echo "The linters need Node.js 20 or newer, with npm." >&2; exit 2; }
	@echo "Installing from sdk/lint/package-lock.json"
	@npm ci --prefix sdk/lint --no-progress --loglevel=error >/dev/null
	@touch $@

$(GENERATORS): sdk/generators/package.json sdk/generators/package-lock.json
	@command -v npm >/dev/null || { echo "The generators need Node.js 20 or newer, with npm." >&2; exit 2; }
	@echo "Installing from sdk/generators/package-lock.json"
	@npm ci --prefix sdk/generators --no-progress --loglevel=error >/dev/null
	@touch $@
