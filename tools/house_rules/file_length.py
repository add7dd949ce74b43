"""No Python file is longer than 400 lines, tests included.

Without it: files grow one harmless function at a time until nobody reads them from top to bottom.

Flags: a longer file; generated migrations are free. Split it by subject, and let the name of each part say which.

Escape: `# house: allow file-length because ...` on the first line.
"""

from collections.abc import Iterator

from tools.house_rules.source import Finding, Source

NAME = "file-length"
LONGEST = 400


def check(source: Source) -> Iterator[Finding]:
    if len(source.lines) > LONGEST and "migrations" not in source.path.parts:
        yield Finding(1, f"has {len(source.lines)} lines; split it by subject ({LONGEST} at most)")
