# Everything starts here; each verb sets up what it needs and does no more the second time.
#   make serve   build the site and show it at http://127.0.0.1:8000, reloading when a text is saved
#   make test    all tests, browser included
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
FOLDER ?= source_texts
COUNT  ?= 60
SEED   ?= 1
SITE   ?= site
# bash counts in a variable SECONDS of its own; from the command line it is make's
FOR    := $(if $(filter command line,$(origin SECONDS)),$(SECONDS),600)
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help serve site check test lint golden nightly report compare apart faults damage fuzz perturb hostile alternatives rows mutants \
  benchmark benchmark-compare benchmark-search wheel notes clean setup browser node

help: ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 20

serve: setup ## build and serve the site, rebuilding on save
	$(BIN)/vanban serve --port $(PORT)

site: setup ## build the site into site/
	$(BIN)/vanban build

check: setup ## list what a person should look at
	$(BIN)/vanban check

test: $(VENV)/.dev $(VENV)/mkdocs-ng browser node ## run every test, browser tests included
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy

golden: $(VENV)/.dev ## write tests/golden/ and the citation report anew; read the difference before you commit it
	$(BIN)/python -m pytest tests/test_golden*.py --golden $(ARGS)

nightly: $(VENV)/.dev ## the tests of random texts, with new and many texts
	$(BIN)/python -m pytest -m "hypothesis and not browser" --hypothesis-profile=nightly $(ARGS)

report: $(VENV)/.dev ## what the stages make of each text: FOLDER=source_texts OUT=dir ARGS="--only luat --stage cite"
	$(BIN)/python -m tests.development.report $(FOLDER) $(if $(OUT),--out $(OUT)) $(ARGS)

hostile: $(VENV)/.dev browser ## hostile words in every place of a text, read in a browser: ARGS="--payload script --place text.dieu"
	$(BIN)/python -m tests.development.hostile $(ARGS)

faults: $(VENV)/.dev ## faults of the disk at every call of a build, a record and a review: ARGS="--only build --every 7"
	$(BIN)/python -m tests.development.faults $(ARGS)

apart: $(VENV)/.dev ## files of a built site counted against its data: SITE=site ARGS="--only luat --formats pdf md"
	$(BIN)/python -m tests.development.taken_apart $(SITE) $(ARGS)

compare: $(VENV)/.dev ## what was gained and lost between two folders of reports: BEFORE=dir AFTER=dir
	$(BIN)/python -m tests.development.compare $(BEFORE) $(AFTER) $(ARGS)

damage: $(VENV)/.dev ## damage texts as it happens and look whether a person is told: FOLDER=source_texts ARGS="--silent"
	$(BIN)/python -m tests.development.damage $(FOLDER) $(ARGS)

fuzz: $(VENV)/.dev ## damage real texts and look whether a promise breaks: SECONDS=600 FOLDER=source_texts
	$(BIN)/python -m tests.development.fuzz $(FOLDER) --seconds $(FOR) $(ARGS)

perturb: $(VENV)/.dev ## how texts are read when another source sets them: FOLDER=dir SEED=1 ARGS="--rows printed --show 5"
	$(BIN)/python -m tests.development.perturb $(FOLDER) --seed $(SEED) $(ARGS)

alternatives: $(VENV)/.dev ## which alternatives of the hand-written patterns no test takes, against the list of those
	$(BIN)/python -m tests.development.alternatives $(ARGS)

rows: $(VENV)/.dev ## strike out each row of the tables and look whether a case misses it: ARGS="-k landmarks"
	ROWS=1 $(BIN)/python -m pytest tests/test_deleted_rows.py $(ARGS)

mutants: $(VENV)/.dev ## change the code at random and look whether a test notices: COUNT=60 SEED=1
	$(BIN)/python -m tests.development.mutants --count $(COUNT) --seed $(SEED) $(ARGS)

benchmark: $(VENV)/.dev ## measure the whole build against stock Material: ARGS="--sizes 100 1000 --folder dir"
	$(BIN)/python benchmarks/whole_site.py $(ARGS)

benchmark-compare: $(VENV)/.dev ## measure two commits side by side: OLD=v1 NEW=HEAD ARGS="--sizes 100"
	$(BIN)/python benchmarks/whole_site.py --no-formats --commits $(OLD) $(or $(NEW),HEAD) $(ARGS)

benchmark-search: $(VENV)/.dev ## measure the search of the built site: ARGS="--browser /usr/bin/chromium"
	$(BIN)/python benchmarks/search_questions.py site $(ARGS)

wheel: $(VENV)/.dev ## the program as one file, into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

notes: ## what is new in this version, from CHANGELOG.md
	@$(PYTHON) -m tests.development.notes

clean: ## remove what was made
	rm -rf site dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info

setup: $(VENV)/.run

# Exact versions stand in constraints.txt, so that a build next year gives the same site.
$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what it needs into $(VENV)/ (once, a minute or more) …"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/.run

# Where MkDocs would end, this goes on; it and MkDocs write the same files, so that it stands beside the environment.
$(VENV)/mkdocs-ng: | $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --no-deps --target $@ 'mkdocs-ng==1.8.0'

# Debian keeps the part of Python that makes environments in a package of its own.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(call apt,python3-venv); $(PYTHON) -m venv $(VENV); }

# Chromium, and what the driver that speaks to it needs of the system.
browser: $(VENV)/.dev
	@command -v chromium chromium-browser google-chrome >/dev/null || { $(call apt,chromium); }
	@$(BIN)/playwright --version >/dev/null 2>&1 || { $(call apt,libatomic1); }

# The scripts of the search are run beside the Python that they mirror: by the node that is there, or the one that the
# driver of the browser brings, or one of the system.
node: $(VENV)/.dev
	@command -v node >/dev/null || ls $(VENV)/lib/python*/site-packages/playwright/driver/node >/dev/null 2>&1 \
	  || { $(call apt,nodejs); }

sudo = $(if $(filter 0,$(shell id -u)),,sudo)
apt  = echo "Installing $(1) …"; $(sudo) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(sudo) apt-get install -y -qq --no-install-recommends $(1) >/dev/null
