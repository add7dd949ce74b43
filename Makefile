# Everything is done by bootstrap.py; this file only saves typing.
PYTHON ?= python3

.PHONY: run test soak setup clean help
run test soak setup clean help:
	@$(PYTHON) bootstrap.py $@
.DEFAULT_GOAL := help
