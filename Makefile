# make demo    install into .venv, compare the two samples, draw docs/demo.svg, write reports/lanjiang-2025-2026.html
# make test    the tests;  make lint: style, types, layers;  make bench: the benchmark (the page's needs Chromium);
# make bench-corpus: a thousand reports
# make fuzz    damaged reports for ten minutes, or FUZZ_SECONDS=60 make fuzz; Linux alone
#
# Needs Python 3.11 or newer and nothing else; PYTHON=/path/to/python names one that is not found by itself.
# Written for GNU make 3.81, which macOS ships.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RULES := cqdiff/rules/built.json
OLD := samples/lanjiang-plan-2025.txt
NEW := samples/lanjiang-plan-2026.txt

.PHONY: demo screenshot test lint bench bench-corpus fuzz clean

demo: $(STAMP) $(RULES)
	@$(BIN)/cqdiff compare $(OLD) $(NEW)
	@mkdir -p docs
	@$(BIN)/cqdiff compare $(OLD) $(NEW) --svg docs/demo.svg
	@mkdir -p reports
	@$(BIN)/cqdiff compare $(OLD) $(NEW) --html=reports/lanjiang-2025-2026.html >/dev/null

# docs/page.png, drawn from the page that demo wrote; needs Chromium
screenshot: demo
	@chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1150 \
		--screenshot=docs/page.png "file://$(CURDIR)/reports/lanjiang-2025-2026.html" >/dev/null 2>&1

test: $(STAMP)
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict cqdiff
	@$(BIN)/lint-imports --no-cache

bench: $(STAMP) $(RULES)
	@$(BIN)/python tests/bench
	@$(BIN)/python tests/bench/hostile.py
	@if command -v chromium >/dev/null; then $(BIN)/python tests/bench/page.py; fi

# many reports; REPORTS=100 for fewer
bench-corpus: $(STAMP) $(RULES)
	@$(BIN)/python tests/bench/corpus.py $(REPORTS)

fuzz: $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input -c constraints.txt -e '.[fuzz]'
	@$(BIN)/python tests/fuzz

clean:
	@rm -rf $(RULES) $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find cqdiff tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The default rules as they load fast; where they are older than rules/, the YAML is read instead.
$(RULES): $(STAMP) $(wildcard rules/*.yaml cqdiff/rules/*.py)
	@$(BIN)/python -c 'from cqdiff.rules import build_rules; build_rules()'

# The environment is made anew where it is missing or its Python went away, and brought up to date where the
# list of packages changed. Debian parts ensurepip from Python, hence the question for it.
$(STAMP): pyproject.toml constraints.txt
	@set -e; \
	if ! $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		python=; \
		for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
			if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$name; break; fi; \
		done; \
		if [ -z "$$python" ]; then \
			echo "cqdiff needs Python 3.11 or newer; found: $$(python3 --version 2>&1 || true). Install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; \
		fi; \
		if ! $$python -c 'import ensurepip, venv' >/dev/null 2>&1; then \
			echo "$$python can't make a virtual environment; on Debian or Ubuntu run: apt install python3-venv (or $$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'))" >&2; exit 1; \
		fi; \
		echo "Installing into $(VENV) with $$($$python --version) ..." >&2; \
		rm -rf $(VENV); \
		$$python -m venv $(VENV); \
	fi; \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input -c constraints.txt -e '.[dev]'; \
	$(BIN)/python -m compileall -q cqdiff; \
	touch $(STAMP)
