"""Check all Python files of the repository, or the ones named; exit code 1 when anything is found."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from tools.house_rules import clock, file_length, foreign_ids, locks, signals, use_case_tests
from tools.house_rules.source import ESCAPE, Finding, Source

ROOT = Path(__file__).resolve().parents[2]
RULES = {rule.NAME: rule.check for rule in (clock, locks, signals, foreign_ids, file_length, use_case_tests)}
FOLDERS = ("src", "tests", "tools")


def findings(source: Source) -> Iterator[Finding]:
    """What remains after the escapes, and the escapes that are of no use."""
    escapes = {line: match for line, comment in source.comments() if (match := ESCAPE.match(comment))}
    used = set()
    for name, check in RULES.items():
        for finding in check(source):
            places = [n for n in (finding.line, finding.line - 1) if n in escapes and escapes[n]["rule"] == name]
            if places and escapes[places[0]]["reason"]:
                used.add(places[0])
            else:
                yield Finding(finding.line, f"{finding.message} [{name}]")
    for number, match in escapes.items():
        if not match["reason"]:
            yield Finding(number, "an escape needs its reason: `# house: allow RULE because ...`")
        elif number not in used:
            yield Finding(number, f"nothing needs this escape of {match['rule']}; remove it")


def sources(names: Iterable[str]) -> Iterator[Source]:
    paths = [Path(name).resolve() for name in names]
    paths = paths or [*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
    for path in sorted(paths):
        yield Source(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text(encoding="utf-8"), ROOT)


def main(names: list[str]) -> int:
    broken = 0
    for source in sources(names):
        for finding in sorted(findings(source), key=lambda found: found.line):
            print(f"{source.path}:{finding.line}: {finding.message}")
            broken += 1
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
