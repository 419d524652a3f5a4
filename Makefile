# Two commands on a fresh machine: `make run` serves the assistant with the sample village,
# `make test` passes every test. Python 3.11, pip, make and git are enough.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
AIOGRAM := .venv-bench-aiogram

.PHONY: run install test check format docs bench clean

run: $(VENV)/.installed
	$(BIN)/bot serve --demo

install: $(VENV)/.installed

# Debian's Python comes without ensurepip: virtualenv makes the environment there.
define make_venv
	$(PYTHON) -m venv $(1) 2>/dev/null || \
	  ( rm -rf $(1) && $(PYTHON) -m pip install --quiet --user --break-system-packages virtualenv && \
	    $(PYTHON) -m virtualenv --quiet $(1) )
endef

$(VENV)/.installed: requirements/base.txt pyproject.toml
	@echo "Setting up $(VENV) …"
	@test -x $(BIN)/pip || { $(call make_venv,$(VENV)); }
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/build.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/base.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements/dev.txt
	@echo "Adding the tools for checks and tests …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

test: $(VENV)/.installed-dev
	$(BIN)/pytest -n 3 --dist loadgroup $(ARGS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check bot tests benchmarks
	$(BIN)/ruff check bot tests benchmarks
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_imports.py
	$(BIN)/bot policies check

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix-only --quiet bot tests benchmarks
	$(BIN)/ruff format bot tests benchmarks

docs: $(VENV)/.installed-dev
	$(BIN)/python -m bot.explore docs/conversations

$(BENCH)/.installed: requirements/bench.txt
	@echo "Setting up $(BENCH) for the peers …"
	@test -x $(BENCH)/bin/pip || { $(call make_venv,$(BENCH)); }
	@$(BENCH)/bin/pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	@touch $@

# aiogram pins an older pydantic, so it has an environment of its own.
$(AIOGRAM)/.installed: requirements/bench-aiogram.txt
	@test -x $(AIOGRAM)/bin/pip || { $(call make_venv,$(AIOGRAM)); }
	@$(AIOGRAM)/bin/pip install --quiet --disable-pip-version-check -r requirements/bench-aiogram.txt
	@touch $@

bench: $(VENV)/.installed-dev $(BENCH)/.installed $(AIOGRAM)/.installed
	$(BIN)/python -m benchmarks $(ARGS)

clean:
	rm -rf $(VENV) $(BENCH) $(AIOGRAM) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
