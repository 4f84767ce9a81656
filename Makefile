# `make run` and `make test` need nothing but make and Python 3.11 or newer. PORT=, ARCHIVE_DATA_DIR= and PYTHON= are honoured.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export ARCHIVE_DATA_DIR

.PHONY: run test check bench admin messages clean

run: $(VENV)/.installed
	@$(BIN)/python manage.py bootstrap
	@$(BIN)/python manage.py ingest seeds || [ $$? = 1 ]  # what was refused is named; the rest is served
	@$(BIN)/python manage.py serve --port "$(PORT)"

admin: $(VENV)/.installed
	@$(BIN)/python manage.py bootstrap
	@$(BIN)/python manage.py createsuperuser

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z -- 'templates/*.html' | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(BIN)/python manage.py makemigrations --check --dry-run
	ARCHIVE_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') ARCHIVE_HTTPS=1 \
		ARCHIVE_HOSTS=archive.example.org $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

messages: $(VENV)/.installed-dev
	$(BIN)/python manage.py makemessages --locale ar --no-obsolete --add-location file --ignore '.venv' --ignore 'var'
	$(BIN)/python manage.py compilemessages --locale ar --ignore '.venv'

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Python 3.11 or newer is needed; `make run PYTHON=/path/to/python3.11` names one.' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo 'Python lacks its venv module; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@test -x $(BIN)/python || { echo 'Making the virtual environment…'; $(PYTHON) -m venv $(VENV); }
	@echo 'Installing what the archive needs…'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo 'Installing what the tests need…'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
