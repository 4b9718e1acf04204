# Every target can be run again; nothing is written outside .venv, .local and build.
VENV   := .venv
PYTHON := $(VENV)/bin/python
CITY   ?= minahasa
DATA   ?=
ONLY   ?=
AS     ?= planner
IN     ?= id
TO     ?= build/backup
FROM   ?= build/backup
# Tests run in so many processes, each with a PostgreSQL cluster and an OGC server of its own.
WORKERS ?= 2

export QT_QPA_PLATFORM ?= offscreen
# Debian's pyproj does not find its data from inside a virtual environment.
export PROJ_DATA ?= /usr/share/proj
export XDG_RUNTIME_DIR ?= $(CURDIR)/.local/runtime

.PHONY: setup demo demo-stop demo-clean desktop backup restore test test-quick test-interruptions record style-parity lint format docs bench package clean

setup:
	@tools/setup.sh

demo: setup
	@$(PYTHON) -m mapalus.plugin.demo start --city "$(CITY)" --data "$(DATA)"

demo-stop:
	@test ! -x $(PYTHON) || $(PYTHON) -m mapalus.plugin.demo stop

demo-clean: demo-stop
	@rm -rf .local

backup: setup
	@$(PYTHON) -m mapalus.plugin.demo backup --to "$(TO)"

restore: setup
	@$(PYTHON) -m mapalus.plugin.demo restore --from "$(FROM)"

desktop: setup
	@$(PYTHON) -m mapalus.plugin.demo desktop --as "$(AS)" --language "$(IN)"

test: setup
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder

test-quick: setup
	@$(PYTHON) -m pytest -n $(WORKERS) -m "not (slow or database or qgis_server or geoserver or browser)"

test-interruptions: setup
	@$(PYTHON) -m pytest --every-step tests/plugin/ogc/geoserver/test_interruption.py

record: setup
	@$(PYTHON) -m pytest --record tests/plugin/ogc/geoserver/test_recorded.py

style-parity: setup
	@$(PYTHON) -m pytest -q -s tests/styles/test_parity.py --pictures build/style-parity

lint: setup
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

format: setup
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format .

docs: setup
	@$(PYTHON) -m mapalus.plugin.demo.document docs

bench: setup
	@$(PYTHON) -m mapalus.tests.bench --only "$(ONLY)" --data "$(DATA)"

package: setup
	@$(PYTHON) tools/package.py

clean: demo-clean
	@rm -rf $(VENV) build server_config/webmap/node_modules server_config/webmap/dist
