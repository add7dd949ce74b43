"""Policy owns written regulations: clauses as typed records, rules that carry them out, who adopted which from when.

`language`, `clauses`, `engine` and `scenarios` are plain Python: no Django, no clock, no database.
"""
