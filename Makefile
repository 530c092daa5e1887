# Gangmu 纲目. Every target sets up what it needs by itself (tools/bootstrap.py), and quickly when nothing changed.
# Needs python3 (>= 3.11) and make, nothing else. Another Python: make run PYTHON=python3.12

PYTHON ?= python3
READY = @$(PYTHON) -S tools/bootstrap.py
ASSETS = @$(PYTHON) -SB tools/assets.py
GANGMU = @.venv/bin/gangmu
PYTEST = @.venv/bin/python -m pytest -n auto --maxprocesses 4 --dist worksteal
SHARED = ../shared
PORT = 8000

SAMPLES = $(sort $(wildcard samples/*.txt samples/*.docx samples/*.pdf samples/*.html))

.PHONY: help run test check assets bench score soak clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: ## compile the sample documents, screen a sample project, then start the console with demonstration data (port 8000)
	$(READY)
	$(ASSETS)
	$(GANGMU) compile $(firstword $(SAMPLES))
	$(GANGMU) compile $(SAMPLES) --out out
	$(GANGMU) export $(SAMPLES) --tasks out/任务分解表.xlsx --targets out/目标指标表.xlsx --directives out/产业导向清单.docx
	$(GANGMU) screen samples/project.yaml --packs samples/03-layout.html --as-of 2026-09-01
	@GANGMU_HOME=out/console .venv/bin/gangmu serve --demo --port $(PORT)

test: ## every test, the rules of the house among them
	$(READY) dev
	$(ASSETS)
	$(PYTEST)

check: ## only the rules of the house: ruff, mypy --strict, layers, sizes, exports, messages
	$(READY) dev
	$(PYTEST) tests/house

assets: ## the console's style, scripts and icons, from frontend/ into the package
	$(ASSETS)

bench: ## compiling, screening and the console: rates, beside peers on the same data in the same run
	$(READY) bench
	$(ASSETS)
	@.venv/bin/python -m benchmarks
	@.venv/bin/python -m benchmarks.screening
	@.venv/bin/python -m benchmarks.console

score: ## precision and recall against the annotated seeds in ../shared
	$(READY)
	@test -d $(SHARED)/seeds || { echo "make score needs the annotated seeds in $(SHARED), which is not beside this folder" >&2; exit 2; }
	@rm -rf out/score
	$(GANGMU) compile $(SHARED)/seeds/*.txt --out out/score
	@.venv/bin/python $(SHARED)/tools/score_extraction.py $(SHARED)/gold/seeds.json out/score --text-dir $(SHARED)/seeds

soak: export GANGMU_SOAK = 1
soak: test ## every test at full size

clean: ## remove what make built: .venv, .tools, out, caches
	@rm -rf .venv .tools out frontend/node_modules src/gangmu_console/kit/static/gm .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
