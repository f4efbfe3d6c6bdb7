# Everything a person does with this repository. `make` alone lists it.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
EXAMPLE := examples/england-and-wales
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --progress-bar off
# What Python makes of our source is kept: made anew, it is a third of the start of every command.
COMPILED := $(BIN)/python -m compileall -q src
export PYTHONDONTWRITEBYTECODE :=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help install demo test check fix docs docs-site bench golden-update property-long clean
.SUFFIXES:

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## the command, in .venv/bin/faircount, with the engine that counts records
	@echo "Ready: $(BIN)/faircount --help"

demo: $(VENV)/.installed ## build the example: 43 briefings from the real figures
	@$(BIN)/faircount build $(EXAMPLE)

# Much of the time of a test run is spent waiting for a disk: where a machine lends 3 GB of memory, the tests write there (1.1).
IN_MEMORY := $(shell grep -qs ' /dev/shm .*noexec' /proc/mounts || df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 3000000 {print "/dev/shm"}')

# A file stays on one worker, so that what its tests share is made once; the longest files are begun first (tests/conftest.py).
test: $(VENV)/.test-ready ## every test (COVERAGE=1 adds what was not run)
	@room=$$(mktemp -d $(if $(IN_MEMORY),-p $(IN_MEMORY),-t) faircount-tests.XXXXXX) && chmod a+rx "$$room" && trap 'rm -rf "$$room"' EXIT INT TERM && TMPDIR=$$room \
	  $(BIN)/python -m pytest -v -n 2 --dist loadfile --no-loadscope-reorder $(if $(COVERAGE),--cov --cov-report=term-missing:skip-covered) $(TESTS)

check: $(VENV)/.tested-with ## format, lint, types, import contracts, generated pages, budgets; changes nothing
	@$(MAKE) --keep-going --no-print-directory $(CHECKS)

CHECKS := check-format check-lint check-types check-imports check-docs check-house
.PHONY: $(CHECKS)
check-format:
	$(BIN)/ruff format --check --output-format concise src tests tools bench
check-lint:
	$(BIN)/ruff check --output-format concise src tests tools bench
check-types:
	$(BIN)/mypy
check-imports:
	$(BIN)/lint-imports
check-docs:
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/example.py --check
check-house:
	$(BIN)/python -m pytest -q tests/architecture

fix: $(VENV)/.tested-with ## format and mend what can be mended without thinking
	$(BIN)/ruff format src tests tools bench
	$(BIN)/ruff check --fix src tests tools bench
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/example.py

docs: $(VENV)/.tested-with ## write docs/reference from the registries and the reviewed data, and the example that the package carries
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/example.py

docs-site: $(VENV)/.tested-with ## the documentation as pages, in build/docs
	@$(BIN)/python tools/docs_site.py

REPLIES = $(VENV)/.replies-of-strangers
bench: $(VENV)/.tested-with ## how long the main jobs take here, and how well random answers are read and crosses protected
	$(BIN)/python tools/bench.py
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/replies.py $(REPLIES) --seed $$(date +%Y%m%d) --count 60 --formats xlsx,csv,html,docx,txt,eml
	$(BIN)/python bench/answer_folders.py $(REPLIES)
	$(BIN)/python bench/evidence.py collect $(REPLIES) > $(REPLIES)/taken.jsonl && $(BIN)/python bench/evidence.py curve $(REPLIES)/taken.jsonl
	@if [ -d ../shared/foi ]; then $(BIN)/python bench/answer_folders.py ../shared/foi; fi
	$(BIN)/python bench/claims.py
	$(BIN)/python bench/peers/compare.py
	$(BIN)/python bench/protection.py tests/fixtures/sdc/*/
	$(BIN)/python bench/peers/protection.py tests/fixtures/sdc/*/
	$(BIN)/python bench/disclosure.py tests/fixtures/sdc/*/
	$(BIN)/python bench/answering.py --quick --cases 40
	$(BIN)/python bench/load.py
	$(BIN)/python bench/crash.py
	$(BIN)/python bench/counting.py 1e6
	$(BIN)/python bench/holding.py
	$(BIN)/python bench/printed.py
	$(BIN)/python bench/campaigns.py
	$(BIN)/python bench/inbox.py
	$(BIN)/python bench/odd.py

golden-update: $(VENV)/.tested-with ## take today's output as the expected one; read the diff before you commit it
	$(BIN)/python -m pytest -q tests/golden --golden-update
	@git --no-pager diff --stat -- tests/golden

property-long: $(VENV)/.tested-with ## the promises over many more random inputs (about half an hour)
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -v -n 2 tests/property tests/campaigns tests/functional/test_own_claims.py

clean: ## remove .venv and what tools left behind
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# --- how it gets there ---------------------------------------------------------------------------------------------------

# A .venv whose Python is gone or was never finished counts as not made, whatever its stamps say.
ifneq ($(shell $(BIN)/python -c 'import pip; print("works")' 2>/dev/null),works)
$(shell rm -f $(VENV)/.made $(VENV)/.installed $(VENV)/.tested-with $(VENV)/.test-ready)
endif

$(VENV)/.made:
	@tools/make_venv.sh $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@echo "Installing faircount and what it needs into $(VENV) (about two minutes) …"
	@$(PIP) -e '.[all]'
	@$(COMPILED)
	@touch $@

$(VENV)/.tested-with: pyproject.toml | $(VENV)/.made
	@echo "Installing faircount and what its tests and checks need into $(VENV) (about two minutes) …"
	@$(PIP) -e '.[test]'
	@$(COMPILED)
	@touch $(VENV)/.installed $@

# What the tests need beside Python is seen to here, one line each: a browser for the pages, Java for Spark,
# Tesseract for scans, PostgreSQL for teams, Pango for PDF, LibreOffice for workbooks.
$(VENV)/.test-ready: $(VENV)/.tested-with tools/find_browser.sh tools/find_java.sh tools/find_tesseract.sh tools/find_postgres.sh tools/find_pango.sh tools/find_libreoffice.sh
	@tools/find_browser.sh $(VENV)
	@tools/find_java.sh
	@tools/find_tesseract.sh
	@tools/find_pango.sh $(VENV)
	@tools/find_libreoffice.sh
	@tools/find_postgres.sh
	@touch $@
