"""House rules: what reviewers would have to say again and again, as programs. `python -m tools.house_rules`.

Each rule is a module here with NAME, a docstring (what goes wrong without it, what it flags, how to escape) and
`check(source)`, which yields what it finds in one file.

A rule is escaped on the line concerned or the line above, with a reason: `# house: allow RULE because ...`. An escape
that nothing needs any more is a finding as well, so the list of exceptions can only be as long as it must be.
"""
