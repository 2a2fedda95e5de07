# `make serve` reads the handbook, `make test` proves it; everything they need installs itself.

# The first Python that runs and is new enough; a version manager's stub may be neither.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; \
	done)
BIN := .venv/bin
ENVIRONMENTS := .venv .venv-properdocs .venv-zensical .venv-bench
# Run as a module, the engine is this folder's; an environment's own command may belong to a copy.
PLAYBOOK := $(BIN)/python -m playbook
export NO_MKDOCS_2_WARNING := 1
# Tests start many commands: each would compile the whole engine anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve build zip check test proof pytest lint assets bench bench-search bench-reader bench-first-tick lock clean gallery

serve: .venv/run.stamp          ## install what is missing, then show the handbook while you edit
	@$(PLAYBOOK) serve

# Calendars say when the sources last changed, which the last commit knows: its bytes are the same each time.
CHANGED = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null))
DATED = $(if $(CHANGED),SOURCE_DATE_EPOCH=$(CHANGED))

ENGINE ?= mkdocs

ifeq ($(ENGINE),mkdocs)
build: .venv/run.stamp          ## print the handbook into site/, replacing the old one only on success
	@$(DATED) $(PLAYBOOK) build
else
build: .venv-$(ENGINE)/stamp    ## the same with ENGINE=properdocs or ENGINE=zensical
	@$(DATED) .venv-$(ENGINE)/bin/python -m playbook build --engine $(ENGINE)
endif

zip: build                      ## the handbook as one file, to read without a server of your own
	@cd site && ../$(BIN)/python -m zipfile -c ../site.zip *
	@echo "site.zip: unpack it, then run \"python3 -m http.server\" in its folder"

FORMAT ?= text

check: .venv/run.stamp          ## say everything that is wrong with the data
	@$(PLAYBOOK) check --format $(FORMAT) $(if $(SUMMARY),--summary $(SUMMARY))

# Twice the cores there must be: tests wait for pages, servers and what they end.
WORKERS ?= 4
# A file at a time, in the order of tests/conftest.py: the longest first.
SHARED := -n $(WORKERS) --dist loadfile --no-loadscope-reorder
PYTEST := $(BIN)/python -m pytest $(SHARED)

test: .venv/test.stamp          ## what must hold at every commit, real browser included
	@$(BIN)/python -m tests.support.browsers
	@$(MAKE) --no-print-directory -j2 lint pytest

# What tests/proof does of every page and every query.
DONE := --deselect tests/handbook/test_pages.py::test_no_page_does_anything_wrong \
	--deselect tests/handbook/test_search_quality.py::test_search_finds_what_people_type

# Others of what is sampled each day; WHOLE=1 leaves nothing out, SEED=20270308 does a day again.
proof: .venv/test.stamp .venv-properdocs/stamp .venv-zensical/stamp   ## all else, a line a proof
	@$(BIN)/python -m tests.support.browsers headless chromium firefox webkit
	@$(PYTEST) --no-header -rfEp tests/proof
	@echo "The same behaviours, read in English, and this handbook, with nothing left out:"
	@WHOLE=1 READ_IN=en $(PYTEST) tests/engine/browser tests/handbook $(DONE)
	@echo "Lines and branches that the tests reach, builds included:"
	@$(BIN)/coverage erase
	@WHOLE=1 $(BIN)/coverage run -m pytest $(SHARED) tests/engine --ignore tests/engine/browser
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report
	@echo "Types, as each other Python has them:"
	@for version in 3.12 3.13 3.14; do \
		$(BIN)/mypy --python-version $$version --cache-dir .mypy_cache/for-$$version || exit 1; done
	@echo "The same of the scripts, tried by Node:"
	@$(BIN)/python -m tests.support.node

# What is marked `proof` takes long, and a quicker test asks for nearly the same.
pytest: .venv/test.stamp
	@$(PYTEST) -m "not proof"

lint: .venv/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo > .venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }
	@$(BIN)/python -m tests.support.sizes
	@$(BIN)/python -m tests.support.assets --check
	@$(BIN)/zizmor --quiet --offline --persona=pedantic .github

assets: .venv/test.stamp         ## build scripts and styles anew from playbook/theme/src
	@$(BIN)/python -m tests.support.assets

bench-search: .venv/test.stamp .venv-bench/stamp   ## how well search answers beside Pagefind and lunr, and what each misses
	@$(BIN)/python -m tests.support.browsers
	@$(BIN)/python benchmarks/search.py

bench-reader: .venv/test.stamp   ## what a first visit fetches, page by page
	@$(BIN)/python -m tests.support.browsers
	@$(BIN)/python benchmarks/reader.py

bench-first-tick: .venv/test.stamp   ## how long a slow phone waits for its first tick, and how far pages jump
	@$(BIN)/python -m tests.support.browsers
	@$(BIN)/python benchmarks/first_tick.py

COMMIT ?=

gallery: .venv/test.stamp        ## pictures of thirty pages and states, beside those of the last tag or COMMIT=
	@$(BIN)/python -m tests.support.browsers
	@$(BIN)/python -m tests.support.gallery $(COMMIT)

lock:                           ## pin the newest allowed versions, with hashes
	uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 requirements/build.in pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 --group dev requirements/build.in pyproject.toml -o requirements/test.txt
	for engine in properdocs zensical; do \
		uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
			--python-version 3.11 requirements/$$engine.in requirements/build.in pyproject.toml \
			-o requirements/$$engine.txt; done
	uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 requirements/bench.in -o requirements/bench.txt
	uv pip compile -q --universal --no-deps --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 requirements/holidays.in -o requirements/holidays.txt

bench: .venv/test.stamp .venv-bench/stamp   ## measure a build against plain MkDocs and its peers
	@$(BIN)/python benchmarks/run.py

INSTALL = $(@D)/bin/python -m pip install -q --disable-pip-version-check

.venv/%.stamp: requirements/%.txt requirements/holidays.txt pyproject.toml .venv/place
	@$(INSTALL) --require-hashes -r $<
	@$(INSTALL) --no-deps --require-hashes -r requirements/holidays.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv-%/stamp: requirements/%.txt pyproject.toml .venv-%/place   ## another engine's environment
	@$(INSTALL) --require-hashes -r $<
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# An environment works in one place, with one Python: moved, copied or without it, it is made anew.
$(ENVIRONMENTS:=/place): %/place: ALWAYS
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@{ pwd -P | cmp -s - $@ && $*/bin/python -c 'import pip' 2>/dev/null; } || { \
		$(PYTHON) -m venv --clear $* || \
		{ echo "Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv"; exit 1; }; \
		pwd -P > $@; }

ALWAYS:

clean:
	rm -rf .venv .venv-* site
