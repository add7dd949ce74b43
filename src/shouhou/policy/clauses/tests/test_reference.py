"""The page about the kinds of rules."""

from pathlib import Path

from shouhou.policy.clauses.reference import KINDS, rules_page
from shouhou.policy.clauses.rule import Accuses, Rule

PAGE = Path(__file__).parents[5] / "docs/reference/rules.md"


def test_it_is_current() -> None:
    assert PAGE.read_text("utf-8") == rules_page(), (
        "python -m shouhou.policy.clauses.reference > docs/reference/rules.md"
    )


def test_it_tells_every_kind() -> None:
    def below(kind: type[Rule]) -> set[type[Rule]]:
        return {one for child in kind.__subclasses__() for one in ({child} - {Accuses}) | below(child)}

    assert {k for k in below(Rule) if "kind" in k.model_fields} == set(KINDS)
