# `make help` lists the targets. Every target can be run again. Nothing is written outside .venv, .local and build.
VENV   := .venv
PYTHON := $(VENV)/bin/python
CITY   ?= minahasa
DATA   ?=
ONLY   ?=
# Not ?=: make has a variable AS of its own, the assembler.
AS     := planner
IN     ?= id
TO     ?= build/backup
FROM   ?= build/backup
# Number of test processes. Each one has a PostgreSQL cluster and an OGC server of its own.
WORKERS ?= 2

export QT_QPA_PLATFORM ?= offscreen
# Debian's pyproj does not find its data from inside a virtual environment.
export PROJ_DATA ?= /usr/share/proj
export XDG_RUNTIME_DIR ?= $(CURDIR)/.local/runtime

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-stop demo-clean desktop backup restore test test-quick test-interruptions record style-parity lint format docs translations bench package clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

setup:  ## install what is missing: Debian packages, .venv, the map page
	@tools/setup.sh

demo: setup  ## the whole chain with an invented city; prints its addresses (CITY=boston DATA=file.csv.gz)
	@$(PYTHON) -m mapalus.plugin.demo start --city "$(CITY)" --data "$(DATA)"

demo-stop:  ## end the processes that the demo started
	@test ! -x $(PYTHON) || $(PYTHON) -m mapalus.plugin.demo stop

demo-clean: demo-stop  ## the same, and remove .local
	@rm -rf .local

backup: setup  ## write the database of MAPALUS_DSN, or the demo's, into a folder (TO=folder)
	@$(PYTHON) -m mapalus.plugin.demo backup --to "$(TO)"

restore: setup  ## read such a folder into an empty database (FROM=folder)
	@$(PYTHON) -m mapalus.plugin.demo restore --from "$(FROM)"

desktop: setup  ## QGIS with the plugin and the demo's project (AS=planner, operator or dpupr; IN=id or en)
	@$(PYTHON) -m mapalus.plugin.demo desktop --as "$(AS)" --language "$(IN)"

test: setup  ## all tests, in WORKERS processes
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder

test-quick: setup  ## the tests that need no server, no database and no browser
	@$(PYTHON) -m pytest -n $(WORKERS) -m "not (slow or database or qgis_server or geoserver or browser)"

test-interruptions: setup  ## publishing, cut off at every step; ten minutes
	@$(PYTHON) -m pytest --every-step tests/plugin/ogc/geoserver/test_interruption.py

record: setup  ## record the exchanges with GeoServer that tests replay
	@$(PYTHON) -m pytest --record tests/plugin/ogc/geoserver/test_recorded.py

style-parity: setup  ## pictures of every layer by QGIS and GeoServer, into build/style-parity
	@$(PYTHON) -m pytest -q -s tests/styles/test_parity.py --pictures build/style-parity

lint: setup  ## check the rules and the format of the Python code
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

format: setup  ## mend what lint can mend
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format .

docs: setup  ## make docs/rights.md and docs/data-dictionary.md from the database
	@$(PYTHON) -m mapalus.plugin.demo.document docs

translations: setup  ## bring i18n/mapalus_id.ts in line with the texts of the code
	@$(PYTHON) tools/translations.py

bench: setup  ## measure; one JSON line a figure (ONLY=prefix DATA=file.csv.gz)
	@$(PYTHON) -m mapalus.tests.bench --only "$(ONLY)" --data "$(DATA)"

package: setup  ## build/mapalus.zip, for QGIS's plugin manager
	@$(PYTHON) tools/package.py

clean: demo-clean  ## remove .venv, .local, build and the built map page
	@rm -rf $(VENV) build server_config/webmap/node_modules server_config/webmap/dist
