# Every target makes the environment that it needs; `make help` lists them.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup animations figures gallery test thorough faults commands soak cluster adapters data beamer slides browser docs notebooks preview page lint bench sizes peers posters reference rules tutorial architecture oracles wheel clean

SCENES ?=
FAIL_FAST ?=
JOBS ?= $(patsubst -j%,%,$(filter -j%,$(MAKEFLAGS)))
BIN := .venv/bin
READY := .venv/.ready
PEERS := .venv-peers/.ready

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY)  ## make .venv, with the pinned versions

$(READY): pyproject.toml constraints.txt setup.sh
	@sh setup.sh

animations: $(READY)  ## build what is missing or stale, or SCENES="saddle …" alone
	@$(BIN)/steepest build $(SCENES) $(if $(JOBS),--jobs $(JOBS)) $(if $(FAIL_FAST),--fail-fast)

figures: $(READY)  ## build the stills, PNG and SVG, that are missing or stale, or SCENES="saddle …" alone
	@$(BIN)/steepest build --stills $(SCENES) $(if $(JOBS),--jobs $(JOBS)) $(if $(FAIL_FAST),--fail-fast)

gallery: $(READY)  ## build films and posters, and a page of them, outputs/index.html, or of SCENES="saddle …" alone
	@$(BIN)/steepest gallery $(SCENES) $(if $(JOBS),--jobs $(JOBS))

test: $(READY)  ## run the tests, on up to four processors
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

thorough: $(READY)  ## run the tests that take longer: every picture of every scene, random walks by the thousand
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m thorough

faults: $(READY)  ## run the tests of what goes wrong outside: signals, disks, encoders, scenes
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m faults

soak: $(READY)  ## run the tests that take minutes, and print their figures
	@$(BIN)/python -m pytest -m soak --durations 20 -rP

cluster: $(READY)  ## install dask.distributed too, and run the tests that need it
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[cluster]'
	@$(BIN)/python -m pytest -m cluster

adapters: $(READY)  ## install torch, optax, scipy and cma too, 1.5 GB, and run the tests that need them
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[adapters]'
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m adapters

data: $(READY)  ## install scikit-learn too, and run the tests that need its data
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[data]'
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m data

notebooks: $(READY)  ## install nbclient and marimo too, and run the tests that need a notebook
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[notebooks]'
	@$(BIN)/python -m pytest -m notebooks

page:  ## build the script of pages anew from web/, once it is checked and tested
	@sh programs.sh npm:npm
	@cd web && npm ci --silent && npm run --silent check && npm test --silent && npm run --silent build

preview: $(READY)  ## install websockets and watchfiles too, and run the tests of the live page's server
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[preview]'
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m preview

commands: $(READY)  ## run the tests of whole commands: decks, pages, budgets, JSON, terminals
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m commands

docs: $(READY)  ## follow README.md and every page of docs, command by command, in a fresh copy
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m docs

slides: $(READY)  ## install python-pptx, LibreOffice and pandoc too, and run the tests of decks
	@sh programs.sh soffice:libreoffice-impress pdftoppm:poppler-utils pandoc:pandoc
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[slides]'
	@$(BIN)/python -m pytest -m slides

browser: $(READY)  ## install Playwright and Chromium too, and run the tests of pages
	@sh programs.sh chromium:chromium npm:npm
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[browser,preview,slides]'
	@$(BIN)/python -m pytest -m browser
beamer: $(READY)  ## install LaTeX too where it is missing, 300 MB, and play frames in a talk
	@command -v pdflatex > /dev/null || sh install_latex.sh
	@$(BIN)/python -m pytest -m beamer

lint: $(READY)  ## check format, style and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

wheel: $(READY)  ## build the wheel, and render a clip with it alone, outside the checkout
	@sh check_wheel.sh

bench: $(READY) $(PEERS)  ## measure frames a second against others, and how cost grows; draw both
	@$(BIN)/python benchmarks/frames.py --peers .venv-peers/bin/python --json benchmarks/frames.json
	@$(BIN)/python benchmarks/growth.py --json benchmarks/growth.json
	@$(BIN)/python benchmarks/plots.py

sizes: $(READY)  ## measure what GIFs take, beside the article's and matplotlib's
	@$(BIN)/python benchmarks/sizes.py

peers: $(PEERS)  ## install what bench measures against, pyvista and manim, into .venv-peers

$(PEERS): benchmarks/peers/constraints.txt benchmarks/peers/setup.sh | $(READY)
	@sh benchmarks/peers/setup.sh

posters: $(READY)  ## draw the pictures of the README and of the article's notebook anew
	@$(BIN)/python docs/make_posters.py
	@$(BIN)/python docs/make_notebook.py
	@$(BIN)/python docs/make_gallery_page.py
	@$(BIN)/steepest render saddle -o docs/saddle-landscape.gif --fps 20

rules: $(READY)  ## write docs/optimizers.md anew: every rule, its source, what it is held against
	@$(BIN)/python docs/make_optimizers.py

reference: $(READY)  ## write docs/reference.md anew from the docstrings
	@$(BIN)/python docs/make_reference.py

tutorial: $(READY)  ## draw the tutorial's pictures anew
	@$(BIN)/python docs/make_tutorial.py

architecture: $(READY)  ## draw the figures of the packages and of the rules' family tree anew
	@$(BIN)/python docs/make_architecture.py
	@$(BIN)/python docs/make_family_tree.py

oracles:  ## make the frozen trajectories of public implementations anew, in .venv-oracles
	@python3 -m venv .venv-oracles
	@.venv-oracles/bin/python -m pip install --quiet -r tests/oracles/requirements.txt
	@.venv-oracles/bin/python tests/oracles/make_trajectories.py

clean:  ## remove what make built: .venv, outputs and caches
	@rm -rf .venv .venv-oracles .venv-peers outputs .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
