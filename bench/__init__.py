"""Figures: how fast Shouhou is, each beside a bare floor in the same run (docs: `shouhou bench --help`).

A floor is the least that Django and PostgreSQL need for the same page or act: an equivalent table with an index, no
regulation, no rights. Both sides alternate in one run on one machine, so that their ratio tells something; the absolute
milliseconds are only a guide.
"""
