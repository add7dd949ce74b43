"""The clock is read in `kernel/clock.py` and nowhere else.

Without it: a rule that reads the clock answers differently when it is asked again, a derivation cannot be repeated,
the demo's clock and the tests' clock move only half of the program, and two readings in one act straddle midnight.

Flags: `timezone.now`, `datetime.now`, `date.today`, `time.time` and their kin, the database's `Now()`, and
`auto_now`. Pure code takes `now` as a parameter; doors ask `shouhou.kernel.clock`. `time.monotonic`, which only
measures, is free.

Escape: `# house: allow clock because ...`
"""

import ast
from collections.abc import Iterator

from tools.house_rules.source import Finding, Source

NAME = "clock"
HOME = "src/shouhou/kernel/clock.py"
READINGS = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime")),
    *(f"django.utils.timezone.{name}" for name in ("now", "localdate", "localtime")),
    "django.db.models.functions.Now",
    "django.db.models.functions.datetime.Now",
}
AUTOMATIC = {"auto_now", "auto_now_add"}


def check(source: Source) -> Iterator[Finding]:
    if not source.is_product or str(source.path) == HOME:
        return
    converting = {id(call.func) for call in _calls(source) if call.args or call.keywords}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            reading = source.meaning(node)
            if reading in READINGS and not (_only_converts(reading) and id(node) in converting):
                yield Finding(node.lineno, f"reads the clock ({reading}); take `now`, or ask shouhou.kernel.clock")
        elif isinstance(node, ast.keyword) and node.arg in AUTOMATIC:
            yield Finding(node.value.lineno, f"{node.arg} reads the clock; the service sets the minute")


def _calls(source: Source) -> Iterator[ast.Call]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node


def _only_converts(reading: str) -> bool:
    """Given an instant, these convert it; without one they read the clock."""
    return reading.endswith((".localdate", ".localtime", ".gmtime", ".ctime"))
