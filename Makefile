# The one door. `make help` lists what it opens. PYTHON=python3.12 names another interpreter, once.
SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
RUN := .venv/bin/python
OPEN := --open
FIGURES := $(filter-out benchmarks/_%,$(wildcard benchmarks/*.py))

.PHONY: help setup start page test coverage fuzz bench screens format lock

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

setup: ## set up .tools and .venv from the locks; nothing when they fit
	@PYTHON='$(PYTHON)' tools/set-up.sh

start: setup ## set up, then the invented case, from answers to brief, and the page (OPEN=--no-open)
	@echo "Working the invented case through: examples/northgate/answers.yaml to out/northgate."
	@.venv/bin/standfast demo
	@.venv/bin/standfast page --out out/page $(OPEN)

page: setup ## the page that needs no installation, in dist/page (RELEASE=1: only if its data are fresh)
	@.venv/bin/standfast page $(if $(RELEASE),--release)

test: setup ## lint, types, import contracts, data checks, tests: what CI runs
	@$(RUN) -m tools.check

coverage: setup ## which branches of the core no test reaches
	@$(RUN) -m pytest -q -n 2 --dist loadfile --cov --cov-report=term:skip-covered

fuzz: setup ## the properties with thousands of examples each, and writers killed (EXAMPLES=5000 KILLS=1000)
	@$(RUN) -m tools.fuzz $(if $(EXAMPLES),--examples $(EXAMPLES)) $(if $(KILLS),--kills $(KILLS))

bench: setup ## every benchmark; figures go to docs/figures
	@$(RUN) -m tools.bench $(FIGURES)

screens: setup ## pictures of every page of out/northgate and of every moment of the page, to look at
	@$(RUN) -m tools.screens

format: setup ## put the code in its one form
	@$(RUN) -m tools.french_spaces && $(RUN) -m ruff format . && $(RUN) -m ruff check --fix .

lock: setup ## resolve anew and write both locks
	@.tools/bin/uv lock --quiet --upgrade
	@.tools/bin/uv export --quiet --no-emit-project --no-header --output-file requirements.lock
	@.tools/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file requirements-tools.lock requirements-tools.in
