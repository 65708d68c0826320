# Needs python3 (3.11 or newer) and make; everything else is installed into .venv, pinned by the lock files.
# Another interpreter, for a new .venv: make clean && make PYTHON=python3.13 test

PYTHON ?= python3
UV_VERSION := 0.13.8

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq install
# Each file stands for a step of the set-up that is done.
PINS := $(VENV)/.pins-installed
PACKAGE := $(VENV)/.package-installed
TOOLS := $(VENV)/.tools-installed
# Servers to try the client on; apart, because they need other versions of what we use.
SERVERS := .venv-servers

# What `make briefing` and `make wheel` ask of the command. The engine is named, so that no key or model in the
# environment changes the result.
SEEDS := seeds/*
BRIEF_OPTIONS := --engine builtin --format md
CODE = $(wildcard summarizer tests benchmarks)
KILLS := 200
LIVE_TOKENS := 2M

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help briefing test browser chromium evals evals-live crash servers adversarial growth lint format types floors
.PHONY: wheel schemas lock clean
unexport PYTHONPATH PYTHONHOME
export CHROMIUM

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

briefing: $(PACKAGE) ## a briefing of the sample articles, in briefing.md
	@$(BIN)/summarizer brief $(SEEDS) $(BRIEF_OPTIONS) -o briefing.md

test: $(TOOLS) ## the tests but those in a browser; a part of them: make test ARGS="-k quote -x"
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --ignore=tests/browser $(ARGS)

browser: $(TOOLS) chromium ## tries the evidence page in the system's Chromium
	@$(BIN)/python -m pytest -rs --numprocesses auto --dist loadfile tests/browser $(ARGS)

# Playwright drives the distribution's Chromium and downloads none. CHROMIUM=PATH names another.
chromium: ## says whether there is a Chromium; as root on Debian, installs it
	@for name in $(CHROMIUM) chromium chromium-browser google-chrome; do \
	  if command -v "$$name" >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "No Chromium is installed: installing the distribution's (apt-get install chromium fonts-dejavu-core)…"; \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium fonts-dejavu-core >/dev/null; \
	else \
	  echo "No Chromium is installed. Get it with: sudo apt-get install chromium (Debian), sudo dnf install chromium" \
	    "(Fedora), brew install --cask chromium (macOS); or name one: make browser CHROMIUM=PATH" >&2; exit 1; \
	fi

# The careless answers must miss the floors that evals/gates.toml plans, and nothing else. Reports for people and CI in reports/.
evals: $(TOOLS) ## labels proved, engines scored and held against the gates; without a key, in a minute
	@$(BIN)/summarizer eval lint
	@$(BIN)/summarizer eval run --engine builtin --engine recorded:blind --engine recorded:careless \
	  --report reports/evals.json --report reports/evals.md --report reports/evals.xml --report reports/evals.html

evals-live: $(TOOLS) ## the same with the model of SUMMARIZER_MODEL, three times; spends money
	@$(BIN)/summarizer eval run --live --repeats 3 --max-tokens $(LIVE_TOKENS) \
	  --report reports/live.json --report reports/live.md --report reports/live.xml --report reports/live.html

servers: $(TOOLS) $(SERVERS)/llama-cpp/.installed $(SERVERS)/litellm/.installed ## tries the client on real servers; not in CI
	@$(BIN)/python -m pytest -v -rs tests/servers $(ARGS)

crash: $(TOOLS) ## kills runs of 60 articles 200 times and resumes them, in a quarter of an hour; fewer: make crash KILLS=60
	@CRASH_KILLS=$(KILLS) $(BIN)/python -m pytest -q -s -o faulthandler_timeout=1500 tests/running/test_crash.py

adversarial: $(PACKAGE) ## how the verifier holds against corrupted items; of other articles: make adversarial ARGS=FOLDER
	@$(BIN)/python benchmarks/adversarial.py $(ARGS)

growth: $(PACKAGE) ## that no hostile text costs more than in proportion to its length; of one reader: make growth ARGS=dates
	@$(BIN)/python benchmarks/growth.py $(ARGS)

lint: $(TOOLS) ## style and format
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)

format: $(TOOLS) ## mends format, and what else can be mended without thought
	@$(BIN)/ruff check --fix-only $(CODE)
	@$(BIN)/ruff format $(CODE)

types: $(TOOLS) ## mypy, strict
	@$(BIN)/mypy $(CODE)

floors: $(TOOLS) ## which room may import which
	@$(BIN)/lint-imports --no-logo

# Builds sdist and, from it, the wheel; compares its listing with the files that git tracks; runs it where nothing but
# its pinned dependencies is installed, outside the checkout.
wheel: $(TOOLS) ## builds dist/, checks what is in it, installs it elsewhere and runs it there
	@set -e; scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	rm -rf dist; echo "Building dist/"; \
	$(BIN)/python -m build --no-isolation --outdir dist . >"$$scratch/log" 2>&1 || { cat "$$scratch/log"; exit 1; }; \
	wheel=$$(ls "$(CURDIR)"/dist/*.whl); \
	WHEEL_UNDER_TEST="$$wheel" $(BIN)/python -m pytest -q tests/packaging/test_wheel.py; \
	echo "Installing the wheel into an empty environment"; \
	$(BIN)/python -m venv "$$scratch/venv"; \
	install() { "$$scratch/venv/bin/python" -m pip --disable-pip-version-check --no-input -qq install "$$@"; }; \
	install --require-hashes -r requirements.lock; \
	install --no-deps --no-index "$$wheel"; \
	one=$$(find "$(CURDIR)/seeds" -name '*.txt' | sort | head -n 1); \
	mkdir "$$scratch/elsewhere"; cd "$$scratch/elsewhere"; \
	"$$scratch/venv/bin/summarizer" brief "$(CURDIR)"/$(SEEDS) $(BRIEF_OPTIONS) -o all.md; \
	"$$scratch/venv/bin/summarizer" brief "$$one" $(BRIEF_OPTIONS) -o one.md; \
	test -s all.md && test -s one.md; \
	echo "Good: $${wheel##*/}"

schemas: $(PACKAGE) ## writes schemas/*.json anew from the classes
	@$(BIN)/summarizer schema --write schemas

# Keeps every pin that still fits; make lock UPGRADE=1 takes the newest. Resolves for all platforms and Pythons at once.
lock: ## writes requirements.lock and requirements-dev.lock anew from pyproject.toml
	@set -e; scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	$(PYTHON) -m venv "$$scratch"; \
	"$$scratch/bin/python" -m pip --disable-pip-version-check -qq install uv==$(UV_VERSION); \
	compile="$$scratch/bin/uv pip compile --python $$scratch/bin/python --quiet --no-config \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url $(if $(UPGRADE),--upgrade)"; \
	export UV_CUSTOM_COMPILE_COMMAND="make lock"; \
	$$compile pyproject.toml --group build -o requirements.lock; \
	$$compile --group dev --constraints requirements.lock -o requirements-dev.lock; \
	grep -c '==' requirements.lock requirements-dev.lock

clean: ## removes everything that make made
	rm -rf $(VENV) $(SERVERS) dist build reports briefing.md .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made anew when its lock changes: nothing of an older one stays behind.
$(PINS): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { found=$$($(PYTHON) --version 2>&1) || found="not there"; \
	    echo "Python 3.11 or newer is needed; $(PYTHON) is $$found. Name one: make PYTHON=python3.13" >&2; exit 1; }
	@echo "Setting up $(VENV) (about a minute the first time)…"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(PACKAGE): $(PINS) pyproject.toml
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(TOOLS): $(PINS) requirements-dev.lock | $(PACKAGE)
	@echo "Adding the developers' tools to $(VENV)…"
	@$(PIP) --require-hashes -r requirements.lock -r requirements-dev.lock
	@touch $@

# Not by hash: nothing of ours rests on them, and nothing that is shipped.
$(SERVERS)/%/.installed: tests/servers/%.txt
	@echo "Setting up $(@D)…"
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check --no-input -qq install --only-binary :all: -r $<
	@touch $@
