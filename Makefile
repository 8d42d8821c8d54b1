# Everything is done by the scripts in .ci; these are their names. Each sets up what it needs first, and leaves
# alone what is there.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run dev test nightly check bench relevance setup clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build optimised, seed the first time, serve
	@bash .ci/start release

dev: ## build quickly and serve; build again on every change
	@bash .ci/start dev

test: ## everything: check, then all tests on SQLite and PostgreSQL, then journeys in a browser
	@bash .ci/test

nightly: ## what takes an hour: a hundred kills, attacks on a thousand surveys, the solver's large sizes
	@bash .ci/nightly

check: ## the quick part: formatting, lints, unit tests
	@bash .ci/check

bench: ## measure, and write the figures down
	@bash .ci/bench

relevance: ## measure how well the search answers, beside three others, and write the figures down
	@bash .ci/relevance

setup: ## only get the tools that the other goals need
	@bash .ci/setup-wasm
	@bash .ci/setup-tools test

clean: ## throw away what was built here (not the cache, not the data)
	rm -rf build end2end/results style/node_modules end2end/node_modules
