"""`shouhou demo --scale N`: the demo grown to very many cases, spread over the years and over all states, to measure with.

A few hundred histories are played through the very services (`plays.py`), and what these have written is kept as
patterns (`patterns.py`). Each pattern is stamped (`stamp.py`) many times: whole weeks earlier or later, for other
customers and units, with keys, numbers and chains of its own. `grow.py` brings the rows into the database.
"""
