"""Policy owns written regulations: their clauses as typed records, the rules that carry them out, and who adopted which from when.

`language`, `clauses`, `engine` are plain Python: no Django, no clock, no database.
"""
