"""Use case: a regulation of one's own is begun, and goes its whole way to being followed."""

from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.clauses.write import written
from shouhou.policy.models import Draft
from shouhou.policy.queries.trials import compiled, read
from shouhou.policy.services.begin_regulation import begin_regulation
from shouhou.policy.services.change_draft import Edit
from shouhou.policy.services.propose_draft import propose_draft
from shouhou.policy.services.publish_draft import publish_draft
from shouhou.policy.tests.drafts import amend, change

RULE = {
    "kind": "deadline", "name": "pump_answer", "from": "request.received", "until": "request.answered", "within": "limit",
    "person": "desk",
}  # fmt: skip
SCENARIO = """
- scenario: answered in time
  regulation: pump-maker
  given: {people: {desk: 孙丽}}
  when:
    - {at: 2026-01-20 09:00, event: request.received, by: customer, channel: phone, visit_needed: false}
    - {at: 2026-01-20 10:00, event: request.answered, by: desk}
  then: [{clock: pump_answer, state: met}]
"""


def begin(world: World, who: str = "wen", branch: str = "shenyang", **given: Any) -> Draft:
    names = {
        "slug": "pump-maker",
        "prefix": "PUM",
        "title_zh": "水泵售后规定",
        "title_en": "",
        "purpose": "新",
        **given,
    }
    draft_id = begin_regulation(actor=world.actor(who), branch_id=world.branches[branch], **names, now=world.now)
    return Draft.objects.get(pk=draft_id)


def test_it_has_one_clause_that_the_strict_loader_accepts(world: World) -> None:
    draft = begin(world)
    pack = compiled(draft.content)
    assert ([*pack.clauses], pack.document.zh, draft.of, draft.base) == (["PUM-1"], "水泵售后规定", None, None)


def test_it_is_written_proved_approved_and_followed(world: World) -> None:
    draft, today = begin(world), world.now.date()
    data = read(draft.content, "x")
    data["clauses"].append({**data["clauses"][0], "id": "PUM-2", "kind": "deadline", "area": "sla",
                            "values": {"limit": {"2026-01-01": "1h"}}, "rules": [RULE]})  # fmt: skip
    change(world, draft, Edit("text", (), written(data), "text"), settings={})
    amend(world, draft, "", SCENARIO)
    propose_draft(
        actor=world.actor("wen"), draft_id=draft.pk, seen=draft.version, from_on=today, today=today, now=world.now
    )
    draft.refresh_from_db()
    publish_draft(actor=world.actor("zhao"), draft_id=draft.pk, seen=draft.version, today=today, now=world.now)
    case = world.registered()
    assert [a["regulation"] for a in policy.adopted_at(world.mei.holdings[0].branch_path, today)] == [
        "furnace-maker",
        "pump-maker",
    ]
    assert case.number
    assert policy.title("pump-maker", "zh-hans") == "水泵售后规定"
    known = policy.regulation("pump-maker")
    assert known
    assert [c.id for c in known.clauses] == ["PUM-1", "PUM-2"]
    branch = world.branches["dalian"]
    assert policy.adopt_regulation(slug="pump-maker", branch_id=branch, from_on=today, settings={})
    assert "PUM-2" in (policy.exported("pump-maker") or "")
    assert [r.slug for r in policy.find_regulations("水泵")] == ["pump-maker"]
    assert [c.id for c in policy.find_clauses(policy.ClauseFilter("PUM-2"))] == ["PUM-2"]


def test_its_name_cannot_be_changed_in_the_text(world: World) -> None:
    draft = begin(world)
    for old, new in (("slug: pump-maker", "slug: furnace-maker"), ("PUM", "FUR")):
        with nothing_changed(), pytest.raises(Invalid, match="text"):
            change(world, draft, Edit("text", (), draft.content.replace(old, new), "text"), settings={})


@pytest.mark.parametrize(
    ("field", "value"),
    [("slug", "furnace-maker"), ("slug", "P"), ("slug", "../x"), ("prefix", "FUR"), ("prefix", "pu"), ("title_zh", " ")],
)  # fmt: skip
def test_it_says_what_is_wrong_or_taken(world: World, field: str, value: str) -> None:
    with nothing_changed(), pytest.raises(Invalid, match=field):
        begin(world, **{field: value})


def test_it_is_for_the_owner_of_that_branch(world: World) -> None:
    for who, branch in (("mei", "shenyang"), ("wen", "dalian")):
        with nothing_changed(), pytest.raises(NotFound):
            begin(world, who, branch)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: begin(world)) >= 1
