# Everything starts here: `make run` to use it, `make test` to change it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0
TORCH_CPU := https://download.pytorch.org/whl/cpu
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help install install-dev run build test eval baseline lint format types browser lock clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: $(VENV)/installed ## Make .venv with the locked packages and the program local-offer

install-dev: $(VENV)/installed-dev

run: install ## Build the index if it is missing or stale, and serve http://127.0.0.1:8000/
	$(BIN)/local-offer build
	$(BIN)/local-offer serve

build: install ## Build the index
	$(BIN)/local-offer build

test: install-dev browser ## Set everything up and run every test
	$(BIN)/python -m pytest

eval: install ## Measure the answers on the fixed set, and fail if they got worse
	$(BIN)/local-offer build
	$(BIN)/local-offer eval run --out data/evals/latest.json
	$(BIN)/local-offer eval report data/evals/latest.json
	$(BIN)/local-offer eval compare evals/baseline.json data/evals/latest.json --gate

# A build after edits reads as it was taught before them; CI builds from nothing, and so must its baseline.
baseline: export LOCAL_OFFER_DATA := data/baseline
baseline: install ## Measure from nothing, keep the figures as the new baseline, and write them into the docs
	rm -rf $(LOCAL_OFFER_DATA)
	$(BIN)/local-offer build
	$(BIN)/local-offer eval run --out data/evals/latest.json
	$(BIN)/local-offer eval report data/evals/latest.json --keep

lint: install-dev ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: install-dev ## Mend style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: install-dev ## Check types
	$(BIN)/mypy

lock: install-dev ## Choose versions again and write both lock files
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --upgrade -q \
		--custom-compile-command "make lock" pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate -q \
		--custom-compile-command "make lock" -c requirements.lock pyproject.toml --group dev -o requirements-dev.lock

browser: ## Find Chromium for the page tests, or install it where that is possible
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || test -n "$$CHROMIUM" || { \
		echo "Installing Chromium for the page tests…"; \
		if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
		else \
			echo "No Chromium found. Install it (Debian: sudo apt-get install chromium), or set CHROMIUM to its path."; \
			exit 1; \
		fi; }

clean: ## Remove what was made: the environment and the index
	rm -rf $(VENV) data build *.egg-info

# PyTorch's CPU build where its index can be reached, else PyPI's: same code, larger download.
$(VENV)/torch:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -q --no-deps --retries 0 --timeout 10 -i $(TORCH_CPU) $(TORCH) || $(PIP) install --no-deps $(TORCH)
	@touch $@

$(VENV)/installed: $(VENV)/torch requirements.lock pyproject.toml
	$(PIP) install -q --no-deps --require-hashes -r requirements.lock
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(PIP) install -q --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
