# `make site`, `make serve` and `make test` are all a reader has to know; `make help` lists the rest.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
LOWEST := .venv-lowest
# `python3` where it is new enough, else the newest one with a version in its name.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
# What builds the site: ProperDocs does it too.
SITE ?= mkdocs build --strict
# Which file of benchmarks/ `make benchmark` runs.
BENCH ?= build
# More words for the command of a target, such as `make test ARGS=tests/reading`.
ARGS ?=

# Notices about MkDocs 2 that Material and ProperDocs print on each run.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test browser screenshots benchmark check docs format lock lowest clean

help: ## List the targets.
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

site: $(INSTALLED) ## Build the site into site/; a warning is an error.
	$(BIN)/$(SITE) $(ARGS)
	@echo "Open site/index.html, or run 'make serve' and open http://127.0.0.1:8000/"

# mkdocs 1.6.1 forgets its own default for --livereload with click 8.3 and newer.
serve: $(INSTALLED) ## Serve the site on this machine and rebuild it on each change.
	$(BIN)/mkdocs serve --livereload $(ARGS)

test: $(INSTALLED) browser ## Run the tests and print the branches they leave out.
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report term-missing:skip-covered $(ARGS)

browser: ## Find or install Chromium for tests/browser.
	@bash .ci/browser

screenshots: site browser ## Make the pictures in docs/images anew.
	$(BIN)/python tests/browser/screenshots.py site docs/images

benchmark: $(INSTALLED) ## Print figures; `BENCH=` is a file of benchmarks/, such as build.
	$(BIN)/python benchmarks/$(BENCH).py $(ARGS)

check: $(INSTALLED) ## Lint, format, types, import contracts, spelling, docs in step with the code.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/codespell
	@if [ -d tests/docs ]; then $(BIN)/python -m pytest --quiet tests/docs; fi

docs: $(INSTALLED) ## Write the reference pages anew from the code.
	$(BIN)/python -m pytest --quiet --update-golden tests/docs/test_reference.py

format: $(INSTALLED) ## Mend what ruff can mend by itself.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: | $(BIN)/python ## Write requirements-dev.lock anew; `ARGS=--upgrade` moves every version.
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --output-file requirements-dev.lock \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --quiet $(ARGS)

lowest: $(INSTALLED) ## Run the tests with the oldest versions in the ranges; takes Python 3.11.
	$(BIN)/python -m pip install --quiet uv
	"$(PYTHON)" -m venv --clear $(LOWEST)
	$(BIN)/uv pip compile pyproject.toml --all-extras --group beside --no-deps \
		--resolution lowest-direct --python $(LOWEST)/bin/python --quiet \
		--output-file $(LOWEST)/constraints.txt
	$(BIN)/uv pip install --python $(LOWEST)/bin/python --quiet \
		--editable ".[material,search,lsp]" --group test --group beside \
		--constraint $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pytest -n 2 -m "not slow and not browser" $(ARGS)

clean: ## Remove what was built; the virtual environment stays.
	rm -rf site dist .cache .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The lock names everything, so pip has nothing to resolve: an older pip takes `coverage[toml]` for a
# package without a pin once a newer one is out.
$(INSTALLED): pyproject.toml requirements-dev.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-deps --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed. Install it, or name one: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; }
	"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
