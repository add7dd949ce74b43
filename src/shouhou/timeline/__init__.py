"""The spine: everything that a regulation can care about is recorded here, and what follows from it is kept here.

Two verbs: `record` what happened, ask `may` it happen. Clocks, faults and fines are derived, never edited.
"""
