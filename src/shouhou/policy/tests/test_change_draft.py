"""Use case: values, readings, rules and settings of a draft are changed."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from shouhou.policy.clauses.load import load_pack
from shouhou.policy.models import Draft
from shouhou.policy.queries.trials import compiled
from shouhou.policy.services.change_draft import Edit
from shouhou.policy.tests.drafts import begun, change, limit


def test_it_changes_a_value_and_says_so_in_the_log(world: World) -> None:
    draft = begun(world)
    assert change(world, draft, limit("24h")) == 1
    (found,) = load_pack(draft.content).values["FUR-2.1"]["limit"].values
    assert found.text == "24h"
    (line,) = draft.changes.all()
    assert (line.clause, line.what, line.before, line.after, line.why) == ("FUR-2.1", "limit", "3h", "24h", "服务承诺")
    assert (line.by_id, draft.authors) == (world.people["wen"], [world.people["wen"]])


def test_it_adds_a_value_from_a_later_day_and_takes_it_away_again(world: World) -> None:
    draft = begun(world)
    change(world, draft, limit("2h", day="2026-07-01"))
    assert [v.text for v in load_pack(draft.content).values["FUR-2.1"]["limit"].values] == ["3h", "2h"]
    change(world, draft, limit("", day="2026-07-01"))
    assert load_pack(draft.content).hash == draft.base_id


def test_it_changes_a_reading_a_rule_and_a_setting(world: World) -> None:
    draft = begun(world)
    place = ("clauses", compiled(draft.content).order["FUR-2.1"], "rules", 0, "person")
    edits = [
        Edit("r", ("readings", "R1", "answer", "zh"), "只计工作时间：9 点", "R1", plain=True),
        Edit("p", place, "manager", "rule 1", "FUR-2.1"),
    ]
    assert change(world, draft, *edits, settings={"dissatisfaction_fine": "add"}) == 3
    pack = load_pack(draft.content)
    assert pack.readings["R1"].answer.label.zh == "只计工作时间：9 点"
    assert pack.clocks["response"].rule.person == "manager"
    assert draft.settings == {"dissatisfaction_fine": "add"}


def test_it_refuses_to_overwrite_what_somebody_else_has_changed_meanwhile(world: World) -> None:
    draft = begun(world)
    old = Draft.objects.get()
    change(world, draft, limit("24h"))
    with nothing_changed(), pytest.raises(Stale):
        change(world, old, limit("2h"))
    assert draft.version == 2


def test_it_changes_nothing_where_nothing_differs(world: World) -> None:
    draft = begun(world)
    with nothing_changed():
        assert change(world, draft, limit("3h")) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3 CNY", "FUR-2.1"), ("soon", "has no known unit"), ("[", "node content"), ("!!python/name:os.system", "a tag"),
        ("{a: 1}", "FUR-2.1"), ("&a [*a]", ""), ("", "FUR-2.1"),
    ],
)  # fmt: skip
def test_it_answers_with_the_loaders_own_words_at_the_field(world: World, text: str, says: str) -> None:
    draft = begun(world)
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change(world, draft, limit("4h", clause="FUR-2.2", field="other"), limit(text))
    assert [*refused.value.fields] == ["f"]
    assert says in str(refused.value.fields["f"])


@pytest.mark.parametrize("path", [("clauses", 9999, "needs"), ("slug", "deeper"), ("clauses", "first", "needs")])
def test_it_knows_no_place_that_is_not_there(world: World, path: tuple[str | int, ...]) -> None:
    draft = begun(world)
    with nothing_changed(), pytest.raises(Invalid, match="f"):
        change(world, draft, Edit("f", path, "1", "astray"))


def test_it_reaches_nothing_outside_the_vocabulary(world: World) -> None:
    draft = begun(world)
    place = ("clauses", compiled(draft.content).order["FUR-2.1"], "rules", 0, "applies_when")
    for text in (
        "__import__('os').getcwd()",
        "case.__class__",
        "open('/etc/passwd')",
        "[x for x in y]",
        "9**9**9",
        "lambda: 1",
    ):
        with nothing_changed(), pytest.raises(Invalid):
            change(world, draft, Edit("w", place, text, "when", "FUR-2.1"))


def test_it_takes_only_choices_that_the_regulation_has(world: World) -> None:
    draft = begun(world)
    for settings in ({"dissatisfaction_fine": "triple"}, {"colour": "red"}):
        with nothing_changed(), pytest.raises(Invalid, match="setting_"):
            change(world, draft, settings=settings)


def test_it_is_for_the_owner_and_while_it_is_open(world: World) -> None:
    draft = begun(world)
    for who, error in (("zhao", NotAllowed), ("mei", NotFound), ("gu", NotFound)):
        with nothing_changed(), pytest.raises(error):
            change(world, draft, limit("24h"), who=who)
    Draft.objects.update(state="discarded")
    with nothing_changed(), pytest.raises(Invalid):
        change(world, draft, limit("24h"))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = begun(world)
    assert all_or_nothing(lambda: change(world, draft, limit("24h"))) >= 2
