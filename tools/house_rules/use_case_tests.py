"""Each use case has the test file of its name.

Without it: nobody sees that a use case has no test, or finds the ones that it has.

Flags: `<context>/services/<use_case>.py` without `<context>/tests/test_<use_case>.py`.

Escape: `# house: allow use-case-tests because ...` on the first line.
"""

from collections.abc import Iterator

from tools.house_rules.source import Finding, Source

NAME = "use-case-tests"


def check(source: Source) -> Iterator[Finding]:
    path = source.path
    if not source.is_product or path.parent.name != "services" or path.stem.startswith("_"):
        return
    test = path.parent.parent / "tests" / f"test_{path.stem}.py"
    if not (source.root / test).is_file():
        yield Finding(1, f"has no test file; write {test}")
